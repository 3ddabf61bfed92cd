//! Bus evacuation problems by the recipe of Goerigk, Grün, Heßler, "Branch and bound algorithms for the bus evacuation problem",
//! Computers & Operations Research 40 (2013) 3010-3020: the same seed gives the same files for ever.
//!
//! Distances and room are whole numbers from 1 to 10, loads from 1 to 5; one person is one bus-load, one unit is one minute. What has
//! no room for all is drawn again.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::json;

use crate::rng::Rng;
use crate::scenarios::Draft;

/// A problem as numbers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Evacuation {
    /// How many buses.
    pub buses: usize,
    /// Minutes from the depot to each source.
    pub start: Vec<i64>,
    /// Minutes between each source and each sink, the same both ways.
    pub between: Vec<Vec<i64>>,
    /// Loads at each source.
    pub loads: Vec<i64>,
    /// Loads that each sink receives.
    pub room: Vec<i64>,
}

impl Evacuation {
    /// Draws a problem of a class: 2 to 10, sources and sinks of that number, and buses as in the paper.
    pub fn draw(class: usize, rng: &mut Rng) -> Evacuation {
        let n = class.max(1);
        loop {
            let mut some = |n: usize, most: i64| (0..n).map(|_| rng.between(1, most)).collect::<Vec<i64>>();
            let (start, room, loads) = (some(n, 10), some(n, 10), some(n, 5));
            let between = (0..n).map(|_| some(n, 10)).collect();
            if loads.iter().sum::<i64>() <= room.iter().sum() {
                return Evacuation { buses: n / 2 + 1, start, between, loads, room };
            }
        }
    }

    /// The problem as the files of a scenario.
    pub fn draft(&self) -> Draft {
        let (sources, sinks) = (self.loads.len(), self.room.len());
        let place = |id: String| json!({ "id": id });
        let mut places = vec![place(String::from("depot-1"))];
        places.extend((1..=sources).map(|i| place(format!("p{i}"))));
        let sink =
            |(j, room): (usize, &i64)| json!({ "id": format!("s{}", j + 1), "receives": { "people": room } });
        places.extend(self.room.iter().enumerate().map(sink));
        let to: Vec<String> = (1..=sinks).map(|j| format!("s{j}")).collect();
        let people = |(i, load): (usize, &i64)| {
            let id = format!("p{}", i + 1);
            json!({ "id": id, "at": id, "families": { "1": load }, "to": to })
        };
        let people: Vec<_> = self.loads.iter().enumerate().map(people).collect();
        let service = json!({ "stop": "0s", "person": "0s", "wheelchair": "0s", "stretcher": "0s" });
        let scenario = json!({
            "format": "safeconduct/1",
            "name": "Bus evacuation problem",
            "timezone": "UTC",
            "start": "2026-03-02T00:00:00",
            "end": "2026-03-02T10:00:00",
            "order": ["left-behind", "last-arrival", "exposure", "distance"],
            "priorities": { "normal": 1 },
            "place": places,
            "vehicles": [{
                "id": "bus", "count": self.buses, "depot": "depot-1", "seats": 1, "loading": service, "unloading": service
            }],
            "people": people,
            "travel": { "table": "times.csv" },
        });
        let mut times = String::from("from,to,minutes,km\n");
        for (i, minutes) in self.start.iter().enumerate() {
            let p = i + 1;
            let row = writeln!(times, "depot-1,p{p},{minutes},{minutes}\np{p},depot-1,1800,1800");
            row.expect("a text can be written to");
            for (j, minutes) in self.between[i].iter().enumerate() {
                let s = j + 1;
                let row = writeln!(times, "p{p},s{s},{minutes},{minutes}\ns{s},p{p},{minutes},{minutes}");
                row.expect("a text can be written to");
            }
        }
        let files = [(Draft::MAIN.to_owned(), scenario.to_string()), (String::from("times.csv"), times)];
        Draft { files: BTreeMap::from(files) }
    }

    /// The least minutes until the last load is at a sink, by trying all tours; buses may drive through any place. Only for a handful of
    /// loads: O((sources × sinks)^loads).
    pub fn optimum(&self) -> i64 {
        let (sources, sinks) = (self.loads.len(), self.room.len());
        let n = 1 + sources + sinks;
        let mut ways = vec![vec![1 << 20; n]; n];
        for (i, row) in ways.iter_mut().enumerate() {
            row[i] = 0;
        }
        for i in 0..sources {
            ways[0][1 + i] = self.start[i];
            for j in 0..sinks {
                let (p, s) = (1 + i, 1 + sources + j);
                ways[p][s] = self.between[i][j];
                ways[s][p] = self.between[i][j];
            }
        }
        for via in 0..n {
            for a in 0..n {
                for b in 0..n {
                    ways[a][b] = ways[a][b].min(ways[a][via] + ways[via][b]);
                }
            }
        }
        let mut best = 1 << 20;
        let mut tours = Tours { of: self, ways, best: &mut best };
        tours.go_on(0, 0, 0, 0, &mut self.loads.clone(), &mut self.room.clone());
        best
    }
}

/// All tours, bus after bus.
struct Tours<'a> {
    of: &'a Evacuation,
    ways: Vec<Vec<i64>>,
    best: &'a mut i64,
}

impl Tours<'_> {
    /// Bus number `bus` is at `place` after `minutes`; the longest tour of those before is `longest`.
    fn go_on(
        &mut self,
        bus: usize,
        place: usize,
        minutes: i64,
        longest: i64,
        loads: &mut [i64],
        room: &mut [i64],
    ) {
        let longest_now = longest.max(minutes);
        if longest_now >= *self.best {
            return;
        }
        if loads.iter().all(|&n| n == 0) {
            *self.best = longest_now;
            return;
        }
        for i in 0..loads.len() {
            for j in 0..room.len() {
                if loads[i] > 0 && room[j] > 0 {
                    let (p, s) = (1 + i, 1 + self.of.loads.len() + j);
                    loads[i] -= 1;
                    room[j] -= 1;
                    self.go_on(bus, s, minutes + self.ways[place][p] + self.ways[p][s], longest, loads, room);
                    loads[i] += 1;
                    room[j] += 1;
                }
            }
        }
        if bus + 1 < self.of.buses {
            self.go_on(bus + 1, 0, 0, longest_now, loads, room);
        }
    }
}
