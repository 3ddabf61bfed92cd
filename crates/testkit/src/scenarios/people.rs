//! Families who wait, in all three ways of writing them.

use std::fmt::Write;

use serde_json::{Value, json};

use super::{Maker, instant};

impl Maker {
    /// One to five entries; each family fits in some kind of vehicle.
    pub(super) fn people(&mut self) {
        let places = self.root.get("place").and_then(Value::as_array).cloned().unwrap_or_default();
        let camps: Vec<String> = places
            .iter()
            .filter(|p| p.get("receives").is_some())
            .filter_map(|p| p["id"].as_str().map(str::to_owned))
            .collect();
        let mut entries = Vec::new();
        for i in 1..=self.n(1, 5) {
            let entry = self.entry(&format!("group-{i}"), &camps);
            entries.push(entry);
        }
        self.set("people", Value::Array(entries));
    }

    fn entry(&mut self, id: &str, camps: &[String]) -> Value {
        let spots = self.spots.clone();
        // Most wait inside; some outside for a place inside.
        let inside: Vec<_> = spots.iter().filter(|s| s.zone > 0).cloned().collect();
        let from = if inside.is_empty() || self.rng.one_in(4) { spots } else { inside };
        let at = self.one(&from).id;
        let mut entry = json!({ "id": id, "at": at, "to": self.wishes(camps) });
        if self.on() {
            entry["priority"] = json!(self.one(&["urgent", "high", "normal"]));
        }
        if self.on() {
            entry["ready"] = json!(self.ready());
        }
        match self.rng.below(6) {
            0 | 1 => {
                let seats = self.kinds.iter().filter(|k| !k.escort).map(|k| k.room[0]).max().unwrap_or(1);
                let mut families = json!({ "1": self.n(0, 6) });
                for _ in 0..self.n(0, 2) {
                    families[self.n(1, seats).to_string()] = json!(self.n(1, 6));
                }
                entry["families"] = families;
            }
            2 => {
                let file = format!("{id}.csv");
                let mut text = "id,seats,wheelchairs,stretchers,count,at,to,priority,ready\n".to_owned();
                for row in 1..=self.n(1, 3) {
                    let [seats, wheelchairs, stretchers] = self.family();
                    let count = if self.rng.one_in(2) { String::new() } else { self.n(1, 4).to_string() };
                    let at = if self.rng.one_in(2) { String::new() } else { self.one(&from).id };
                    let to = if self.rng.one_in(2) { String::new() } else { self.wishes(camps).join(";") };
                    let priority = self.one(&["", "urgent", "normal"]);
                    let ready = if self.on() { self.ready() } else { String::new() };
                    writeln!(
                        text,
                        "{id}-{row},{seats},{wheelchairs},{stretchers},{count},{at},{to},{priority},{ready}"
                    )
                    .expect("text can be written");
                }
                self.files.insert(file.clone(), text);
                entry["file"] = json!(file);
            }
            _ => {
                let [seats, wheelchairs, stretchers] = self.family();
                entry["family"] =
                    json!({ "seats": seats, "wheelchairs": wheelchairs, "stretchers": stretchers });
                entry["count"] = json!(self.n(1, 7));
            }
        }
        entry
    }

    fn ready(&mut self) -> String {
        // Mostly early; now and then before the start, or too late for anybody.
        let span = self.end - self.start;
        let after = match self.rng.below(12) {
            0 => -self.n(0, 7200),
            1 => span + self.n(-600, 600),
            2..=5 => self.n(0, span),
            _ => self.n(0, span / 4),
        };
        instant(self.start + after)
    }

    /// A need that some kind of vehicle has room for.
    fn family(&mut self) -> [i64; 3] {
        let carriers: Vec<[i64; 3]> = self.kinds.iter().filter(|k| !k.escort).map(|k| k.room).collect();
        let room = self.one(&carriers);
        let mut need = room.map(|n| self.n(0, n.min(6)));
        if need == [0; 3] && !self.rng.one_in(20) {
            need[0] = 1;
        }
        need
    }

    fn wishes(&mut self, camps: &[String]) -> Vec<String> {
        let mut left = camps.to_vec();
        let mut to = Vec::new();
        while !left.is_empty() && (to.is_empty() || self.rng.one_in(2)) {
            to.push(left.remove(self.rng.below(left.len())));
        }
        to
    }
}
