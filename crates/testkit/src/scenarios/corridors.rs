//! Corridors with their checkpoints; agreements, quotas and exchanges.

use serde_json::{Value, json};

use super::{Maker, duration, instant};

impl Maker {
    /// Every zone hangs on an earlier one, so that people may have to go through several; some pairs have more than one corridor.
    pub(super) fn corridors(&mut self, places: &mut Vec<Value>) -> Vec<Value> {
        let mut corridors = Vec::new();
        for zone in 1..self.zones.len() {
            let other = if self.rng.one_in(2) { 0 } else { self.rng.below(zone) };
            for _ in 0..self.one(&[1, 1, 1, 2, 3]) {
                let number = corridors.len() + 1;
                corridors.push(self.corridor(number, [zone, other], places));
            }
        }
        if self.zones.len() > 2 && self.rng.one_in(2) {
            let zone = 1 + self.rng.below(self.zones.len() - 1);
            let other = (zone + 1) % self.zones.len();
            let number = corridors.len() + 1;
            corridors.push(self.corridor(number, [zone, other], places));
        }
        corridors
    }

    fn corridor(&mut self, number: usize, zones: [usize; 2], places: &mut Vec<Value>) -> Value {
        let mut gates = zones.map(|zone| {
            if self.rng.one_in(2) {
                let gate = self.spot(zone);
                places.push(gate);
                self.spots.len() - 1
            } else {
                let there: Vec<usize> =
                    (0..self.spots.len()).filter(|&i| self.spots[i].zone == zone).collect();
                self.one(&there)
            }
        });
        if self.rng.one_in(3) {
            gates.reverse();
        }
        let time = if self.rng.one_in(30) { 0 } else { self.n(60, 3600) };
        let mut corridor = json!({
            "id": format!("corridor-{number}"), "from": self.spots[gates[0]].id, "to": self.spots[gates[1]].id,
            "time": duration(time), "km": self.n(0, 300) as f64 / 10.0,
        });
        let mut convoy = json!({});
        let mut escorts = 0;
        if self.on() {
            escorts = self.one(&[0, 1, 1, 1, 2]);
            convoy["escorts"] = json!(escorts);
        }
        if self.on() {
            // Now and then too few for anybody but escorts.
            convoy["most"] = json!(escorts + if self.rng.one_in(25) { 0 } else { self.n(1, 5) });
        }
        if self.on() {
            convoy["headway"] = self.duration(3600);
        }
        if self.on() {
            convoy["margin"] = self.duration(1800);
        }
        corridor["convoy"] = convoy;
        if self.on() {
            corridor["single_track"] = json!(true);
        }
        let mut after = 0;
        let mut checkpoints = Vec::new();
        while self.on() && checkpoints.len() < 3 {
            after = self.n(after, time);
            let mut checkpoint =
                json!({ "id": format!("post-{}", checkpoints.len() + 1), "after": duration(after) });
            for direction in ["outward", "back"] {
                if !self.rng.one_in(3) {
                    checkpoint[direction] = json!({
                        "lanes": self.n(1, 3), "vehicle": self.duration(300), "person": self.duration(20),
                    });
                }
            }
            checkpoints.push(checkpoint);
        }
        if !checkpoints.is_empty() {
            corridor["checkpoint"] = Value::Array(checkpoints);
        }
        corridor
    }

    /// What parties have agreed, what they allow by the day, and what ties two sides to each other.
    pub(super) fn agreements(&mut self) {
        let count = self.root.get("corridor").and_then(Value::as_array).map_or(0, Vec::len);
        let corridors: Vec<String> = (1..=count).map(|n| format!("corridor-{n}")).collect();
        if corridors.is_empty() {
            return;
        }
        let mut agreements = Vec::new();
        while self.on() && agreements.len() < 3 {
            let mut covers: Vec<String> = corridors.iter().filter(|_| self.rng.one_in(2)).cloned().collect();
            if covers.is_empty() {
                covers.push(self.one(&corridors));
            }
            let mut agreement = json!({
                "id": format!("agreement-{}", agreements.len() + 1), "parties": ["one side", "other side"],
                "covers": covers,
            });
            if self.rng.one_in(2) {
                agreement["in_force"] = self.windows();
            }
            if self.on() {
                let mut suspended = Vec::new();
                for _ in 0..self.n(1, 2) {
                    let from = self.when();
                    let until = from + self.n(600, 5 * 3600);
                    suspended
                        .push(json!({ "from": instant(from), "until": instant(until), "reason": "drawn" }));
                }
                agreement["suspended"] = Value::Array(suspended);
            }
            agreements.push(agreement);
        }
        self.set("agreement", Value::Array(agreements));
        let mut quotas = Vec::new();
        while self.on() && quotas.len() < 3 {
            let unit = self.one(&["people", "vehicles", "convoys"]);
            let most = if unit == "people" { self.n(0, 40) } else { self.n(0, 6) };
            quotas.push(json!({
                "id": format!("quota-{}", quotas.len() + 1), "corridor": self.one(&corridors),
                "direction": self.one(&["outward", "back"]), "most": most, "unit": unit,
            }));
        }
        self.set("quota", Value::Array(quotas));
        if self.on() {
            let first = self.rng.below(self.zones.len());
            let second = (first + 1 + self.rng.below(self.zones.len() - 1)) % self.zones.len();
            let mut exchange = json!({
                "id": "exchange", "first": self.zones[first], "second": self.zones[second],
                "slack": self.one(&[0.5, 4.0, 7.5, 20.0]),
            });
            if self.rng.one_in(2) {
                exchange["ratio"] = json!(self.one(&[0.25, 1.0, 1.5, 3.0]));
            }
            if self.on() {
                exchange["exempt"] = json!(["urgent"]);
            }
            self.set("exchange", json!([exchange]));
        }
    }
}
