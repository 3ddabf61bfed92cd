//! Zones, places, and driving between the places of one zone.

use std::fmt::Write;

use serde_json::{Value, json};

use super::{Maker, Spot, instant};

impl Maker {
    /// Zones and their places; corridors add gates of their own.
    pub(super) fn land(&mut self) {
        let zones = self.one(&[0, 1, 1, 1, 2, 2, 3]);
        for z in 1..=zones {
            self.zones.push(format!("zone-{z}"));
        }
        let mut places = Vec::new();
        for zone in 0..self.zones.len() {
            for _ in 0..self.n(1, 3) {
                let spot = self.spot(zone);
                places.push(spot);
            }
        }
        let corridors = self.corridors(&mut places);
        // Somebody must be able to take people in; most are outside.
        let open: Vec<usize> = (0..places.len()).filter(|&i| self.spots[i].zone == 0).collect();
        let camp = self.one(&open);
        for (i, place) in places.iter_mut().enumerate() {
            if i == camp || self.rng.one_in(4) {
                place["receives"] = self.receives();
            }
            self.limits(place);
        }
        let ids: Vec<Value> = self.zones[1..].iter().map(|id| json!({ "id": id })).collect();
        if !ids.is_empty() {
            self.set("zone", Value::Array(ids));
        }
        self.set("place", Value::Array(places));
        if !corridors.is_empty() {
            self.set("corridor", Value::Array(corridors));
        }
    }

    /// A new place in a zone.
    pub(super) fn spot(&mut self, zone: usize) -> Value {
        let id = format!("place-{}", self.spots.len() + 1);
        self.spots.push(Spot { id: id.clone(), zone });
        if zone == 0 { json!({ "id": id }) } else { json!({ "id": id, "zone": self.zones[zone] }) }
    }

    fn receives(&mut self) -> Value {
        let mut receives = json!({});
        if self.on() {
            receives["people"] = json!(self.n(0, 40));
        }
        if self.on() {
            receives["stretchers"] = json!(self.n(0, 4));
        }
        receives
    }

    fn limits(&mut self, place: &mut Value) {
        if self.on() {
            place["bays"] = json!(self.n(1, 3));
        }
        if self.on() && self.rng.one_in(2) {
            place["hours"] = self.windows();
        }
        if self.on() && self.rng.one_in(2) {
            place["stand"] = json!(self.n(1, 4));
        }
    }

    /// A tree of roads in each zone, some more, some of them one way, some for one kind or from an instant on.
    pub(super) fn roads(&mut self) {
        let mut text = "from,to,minutes,km,kind,since\n".to_owned();
        for zone in 0..self.zones.len() {
            let here: Vec<String> =
                self.spots.iter().filter(|s| s.zone == zone).map(|s| s.id.clone()).collect();
            for i in 1..here.len() {
                let tree = self.rng.below(i);
                for j in 0..i {
                    if j == tree || self.rng.one_in(2) {
                        self.road(&mut text, &here[i], &here[j], j == tree);
                    }
                }
            }
        }
        self.files.insert("times.csv".to_owned(), text);
        self.set("travel", json!({ "table": "times.csv" }));
    }

    fn road(&mut self, text: &mut String, a: &str, b: &str, tree: bool) {
        let mut row = |from: &str, to: &str, minutes: String, km: i64, kind: &str, since: &str| {
            writeln!(text, "{from},{to},{minutes},{}.{},{kind},{since}", km / 10, km % 10)
                .expect("text can be written");
        };
        let minutes = |m: &mut Maker| {
            let tenths = if m.rng.one_in(15) { 0 } else { m.n(1, 300) };
            format!("{}.{}", tenths / 10, tenths % 10)
        };
        let km = self.n(0, 300);
        row(a, b, minutes(self), km, "", "");
        // A way back of its own: slower, or none.
        if self.rng.one_in(5) {
            let shut = self.rng.one_in(if tree { 12 } else { 2 });
            let back = if shut { String::new() } else { minutes(self) };
            row(b, a, back, km + 1, "", "");
        }
        if self.on() && self.rng.one_in(3) {
            let since = instant(self.when());
            let after = if self.rng.one_in(5) { String::new() } else { minutes(self) };
            row(a, b, after, km, "", &since);
        }
        if self.on() && self.rng.one_in(3) {
            let kinds = self.kinds.clone();
            let kind = self.one(&kinds).id;
            let own = if self.rng.one_in(4) { String::new() } else { minutes(self) };
            let since = if self.rng.one_in(3) { instant(self.when()) } else { String::new() };
            row(a, b, own, km + 2, &kind, &since);
        }
    }
}
