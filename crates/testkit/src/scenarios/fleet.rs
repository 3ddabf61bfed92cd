//! Kinds of vehicles.

use serde_json::{Value, json};

use super::{Maker, Means, duration};

impl Maker {
    /// One to three kinds that carry people, and escorts, mostly where a corridor asks for them.
    pub(super) fn fleet(&mut self) {
        let mut kinds = Vec::new();
        for _ in 0..self.n(1, 3) {
            let kind = self.carrier();
            kinds.push(kind);
        }
        let asked = self.root.get("corridor").is_some_and(|c| c.to_string().contains("\"escorts\""));
        if asked && !self.rng.one_in(12) || self.rng.one_in(10) {
            let mut escort = self.kind("escort", [0; 3], true);
            escort["escort"] = json!(true);
            self.rules(&mut escort);
            kinds.push(escort);
        }
        self.set("vehicles", Value::Array(kinds));
    }

    fn carrier(&mut self) -> Value {
        let mut room = [self.n(1, 12), 0, 0];
        if self.on() {
            room[1] = self.n(0, 2);
        }
        if self.on() {
            room[2] = self.n(0, 2);
        }
        let id = format!("kind-{}", self.kinds.len() + 1);
        let mut kind = self.kind(&id, room, false);
        self.rules(&mut kind);
        for key in ["loading", "unloading"] {
            if self.on() {
                let mut times = json!({ "stop": self.duration(300), "person": self.duration(60) });
                if self.rng.one_in(2) {
                    times["wheelchair"] = self.duration(200);
                    times["stretcher"] = self.duration(400);
                }
                kind[key] = times;
            }
        }
        if self.on() && self.rng.one_in(3) {
            let some: Vec<String> = self.spots.iter().map(|s| s.id.clone()).collect();
            let some: Vec<String> = some.into_iter().filter(|_| !self.rng.one_in(5)).collect();
            kind["serves"] = json!(some);
        }
        if self.on() && self.rng.one_in(2) {
            kind["once"] = json!(true);
        }
        kind
    }

    fn kind(&mut self, id: &str, room: [i64; 3], escort: bool) -> Value {
        let spots = self.spots.clone();
        let depot = self.one(&spots).id;
        self.kinds.push(Means { id: id.to_owned(), room, escort });
        json!({
            "id": id, "count": self.n(1, 4), "depot": depot,
            "seats": room[0], "wheelchairs": room[1], "stretchers": room[2],
        })
    }

    /// Hours, duty, pace, reserve, and whether it must come home.
    fn rules(&mut self, kind: &mut Value) {
        if self.on() && self.rng.one_in(2) {
            kind["available"] = self.windows();
        }
        if self.on() {
            kind["pace"] = json!(self.one(&[0.5, 0.9, 1.25, 2.0]));
        }
        if self.on() && self.rng.one_in(2) {
            kind["out"] = json!(true);
        }
        if self.on() && self.rng.one_in(2) {
            let count = kind["count"].as_i64().unwrap_or(0);
            kind["reserve"] = json!(self.n(0, (count - 1).max(0)));
        }
        if self.on() && self.rng.one_in(2) {
            let (most, rest) = (self.n(2 * 3600, 10 * 3600), self.n(1800, 8 * 3600));
            kind["duty"] = json!({ "most": duration(most), "rest": duration(rest) });
        }
    }
}
