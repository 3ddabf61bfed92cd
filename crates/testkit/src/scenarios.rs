//! Small random scenarios that use every feature of the format, as text: the same seed gives the same files for ever.
//!
//! They come as text so that whoever reads the contract's files can judge them, in any language. Most are
//! sound; a reader may refuse one (a place that no vehicle reaches), and a test then takes the next seed.

mod corridors;
mod fleet;
mod land;
mod people;

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::rng::Rng;

/// The files of a scenario.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// By the name that they have in their folder; the scenario itself is [`Draft::MAIN`].
    pub files: BTreeMap<String, String>,
}

impl Draft {
    /// The name of the scenario's own file.
    pub const MAIN: &str = "world.json";

    /// The bytes of a file, for readers of files.
    ///
    /// # Errors
    /// When there is no such file.
    pub fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        let found = self.files.get(path).map(|text| text.clone().into_bytes());
        found.ok_or_else(|| format!("no such file: {path}"))
    }
}

/// A place as the generator knows it.
#[derive(Clone, Debug)]
struct Spot {
    id: String,
    zone: usize,
}

/// A kind of vehicle as the generator knows it.
#[derive(Clone, Debug)]
struct Means {
    id: String,
    room: [i64; 3],
    escort: bool,
}

/// A world in the making.
struct Maker {
    rng: Rng,
    /// One feature in so many is used.
    sparse: usize,
    /// Seconds since the Unix epoch.
    start: i64,
    end: i64,
    zones: Vec<String>,
    spots: Vec<Spot>,
    kinds: Vec<Means>,
    root: Map<String, Value>,
    files: BTreeMap<String, String>,
}

/// The scenario of a seed. Its places are few, its rules many.
pub fn draw(seed: u64) -> Draft {
    let mut rng = Rng::new(seed);
    // Days around a change of the clocks in Sarajevo, and days without any.
    let (zone, day) = *rng
        .pick(&[
            ("UTC", 1_773_446_400),
            ("Asia/Damascus", 1_481_760_000),
            ("Europe/Sarajevo", 1_774_656_000),
            ("Europe/Sarajevo", 1_792_800_000),
        ])
        .expect("the list is not empty");
    let sparse = *rng.pick(&[1, 2, 2, 3, 5, 12]).expect("the list is not empty");
    let start = day + rng.between(0, 20) * 3600;
    let end =
        start + *rng.pick(&[4, 9, 20, 48, 70]).expect("the list is not empty") * 3600 + rng.between(0, 59);
    let mut maker = Maker {
        rng,
        sparse,
        start,
        end,
        zones: vec!["open".to_owned()],
        spots: Vec::new(),
        kinds: Vec::new(),
        root: Map::new(),
        files: BTreeMap::new(),
    };
    maker.set("format", json!("safeconduct/1"));
    maker.set("name", json!(format!("World {seed}")));
    maker.set("timezone", json!(zone));
    maker.set("start", json!(instant(start)));
    maker.set("end", json!(instant(end)));
    maker.top();
    maker.land();
    maker.fleet();
    maker.roads();
    maker.people();
    maker.agreements();
    let text = Value::Object(maker.root).to_string();
    maker.files.insert(Draft::MAIN.to_owned(), text);
    Draft { files: maker.files }
}

impl Maker {
    fn set(&mut self, key: &str, value: Value) {
        self.root.insert(key.to_owned(), value);
    }

    /// Whether a feature is used.
    fn on(&mut self) -> bool {
        let n = self.sparse;
        self.rng.one_in(n.max(2)) || (n == 1 && !self.rng.one_in(4))
    }

    /// A whole number from `low` to `high`.
    fn n(&mut self, low: i64, high: i64) -> i64 {
        self.rng.between(low, high)
    }

    fn one<T: Clone>(&mut self, items: &[T]) -> T {
        self.rng.pick(items).expect("there is at least one").clone()
    }

    /// An instant of the horizon, on the second.
    fn when(&mut self) -> i64 {
        self.n(self.start, self.end)
    }

    /// A duration up to so many seconds, now and then none at all.
    fn duration(&mut self, most: i64) -> Value {
        let s = if self.rng.one_in(5) { 0 } else { self.n(1, most) };
        json!(duration(s))
    }

    /// A list of windows: a few, or a daily rule, or both.
    fn windows(&mut self) -> Value {
        let mut list = Vec::new();
        if self.rng.one_in(2) {
            for _ in 0..self.n(1, 3) {
                list.push(self.window());
            }
        }
        if list.is_empty() || self.rng.one_in(3) {
            let hours =
                self.one(&["06:00-18:00", "07:30-12:15", "20:00-01:00", "00:00-24:00", "18:00-06:00"]);
            let (first, last) = (date(self.start - 86_400), date(self.end + 86_400));
            list.push(json!({ "daily": hours, "first": first, "last": last }));
        }
        Value::Array(list)
    }

    fn window(&mut self) -> Value {
        let from = self.n(self.start - 3600, self.end - 1);
        let until = from + self.n(1800, (self.end - self.start).max(3600));
        json!({ "from": instant(from), "until": instant(until) })
    }

    fn top(&mut self) {
        if self.on() {
            let hours = self.n(1, 9);
            let seconds = self.n(0, 3599);
            self.set("aboard", json!(duration(hours * 3600 + seconds)));
        }
        if self.on() {
            let order = self.one(&[
                &["left-behind", "last-arrival", "exposure", "distance"][..],
                &["left-behind", "wishes", "exposure", "last-arrival", "distance"][..],
                &["exposure", "left-behind", "distance", "last-arrival"][..],
                &["left-behind", "distance"][..],
                &["wishes", "left-behind"][..],
            ]);
            self.set("order", json!(order));
        }
        if self.on() {
            self.set("priorities", json!({ "urgent": 7, "high": 1.0 / 3.0, "normal": 0.5 }));
        }
    }
}

/// An instant as an offset date-time in UTC.
fn instant(t: i64) -> String {
    let s = t.rem_euclid(86_400);
    format!("{}T{:02}:{:02}:{:02}+00:00", date(t), s / 3600, s % 3600 / 60, s % 60)
}

/// The UTC date of an instant. Source: H. Hinnant, `chrono`-compatible low-level date algorithms, `civil_from_days`.
fn date(t: i64) -> String {
    let z = t.div_euclid(86_400) + 719_468;
    let era = z.div_euclid(146_097);
    let day_of_era = z.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

fn duration(s: i64) -> String {
    domain::Duration(s).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_files() {
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
    }

    #[test]
    fn instants_are_written_as_calendars_have_them() {
        assert_eq!(instant(0), "1970-01-01T00:00:00+00:00");
        assert_eq!(instant(1_481_781_601), "2016-12-15T06:00:01+00:00");
        assert_eq!(date(1_709_164_800), "2024-02-29");
    }

    #[test]
    fn every_key_of_the_format_is_drawn_somewhere() {
        let texts: Vec<String> = (0..300).flat_map(|seed| draw(seed).files.into_values()).collect();
        let keys = "aboard order priorities zone place bays hours stand receives stretchers wheelchairs \
            available pace loading unloading serves out escort reserve once duty ready families family \
            file convoy most headway escorts margin single_track checkpoint outward back lanes person \
            in_force suspended quota exchange ratio slack exempt daily";
        for key in keys.split_whitespace() {
            let key = format!("\"{key}\":");
            assert!(texts.iter().any(|text| text.contains(&key)), "no world has {key}");
        }
        assert!(
            texts.iter().any(|t| t.starts_with("from,to,minutes,km,kind,since")),
            "no table has rows for kinds"
        );
    }
}
