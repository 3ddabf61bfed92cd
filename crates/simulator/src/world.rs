//! A world: what an operation will meet, drawn before any plan is run in it, so that two plans meet the same one.
//!
//! What concerns the whole operation is held here; what concerns one leg, one loading, one convoy is a pure function of
//! the world and of what it happens to (the third leg of bus 4), asked for when it is needed and the same for whoever asks.

use domain::{Agreement, Class, Corridor, Idx, Scenario, Time, Window, Zone};

use crate::draw::{Draw, Spread, Stream};
use crate::hazards::{Concern, Factors, Hazards};
use crate::script::Script;

/// A corridor is shut though its agreement says otherwise. Nobody knows before it begins, or when it ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Closure {
    /// Which corridor.
    pub corridor: Idx<Corridor>,
    /// It begins and ends.
    pub window: Window,
}

/// A window of a corridor ends later than agreed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Extension {
    /// Which corridor.
    pub corridor: Idx<Corridor>,
    /// The end as first agreed.
    pub end: Time,
    /// The end as extended.
    pub until: Time,
    /// The control room knows it from then on.
    pub known: Time,
}

/// Nobody is let out of a zone, whatever the agreement says: one side of an exchange has stopped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Halt {
    /// Out of which zone.
    pub zone: Idx<Zone>,
    /// From when until when.
    pub window: Window,
}

/// What of a scenario a world is drawn from, found once.
#[derive(Clone, Debug)]
pub struct Ground {
    /// For each agreement: the corridors that it covers, its windows within the horizon.
    agreements: Vec<(Vec<Idx<Corridor>>, Vec<Window>)>,
    /// For each agreement, the days on which it holds and from when until when then.
    days: Vec<Vec<Window>>,
    /// When the agreements that cover a corridor all hold.
    open: Vec<Vec<Window>>,
    exchanges: Vec<(Idx<Zone>, Idx<Zone>)>,
    from: Time,
    until: Time,
}

impl Ground {
    /// Of a scenario.
    pub fn of(scenario: &Scenario) -> Ground {
        let horizon = Window { from: scenario.start, until: scenario.end };
        let inside = |a: &Agreement| -> Vec<Window> {
            a.holds().intersect(&[horizon].into_iter().collect()).iter().copied().collect()
        };
        let windows: Vec<Vec<Window>> = scenario.agreements.iter().map(inside).collect();
        let days = windows.iter().map(|windows| {
            let mut days: Vec<Window> = Vec::new();
            for pair in scenario.days.windows(2) {
                let of_day = windows.iter().filter_map(|w| {
                    let w = Window { from: w.from.max(pair[0]), until: w.until.min(pair[1]) };
                    (w.from < w.until).then_some(w)
                });
                days.extend(of_day.reduce(|a, b| Window { from: a.from, until: b.until }));
            }
            days
        });
        let days = days.collect();
        let covers = scenario.agreements.iter().map(|a| a.covers.clone());
        Ground {
            days,
            agreements: covers.zip(windows).collect(),
            open: scenario.corridors.indices().map(|c| scenario.open(c).iter().copied().collect()).collect(),
            exchanges: scenario.exchanges.iter().map(|e| (e.first, e.second)).collect(),
            from: scenario.start,
            until: scenario.end,
        }
    }
}

/// What an operation will meet.
#[derive(Clone, Debug)]
pub struct World {
    hazards: Hazards,
    streams: [Stream; Concern::ALL.len()],
    /// Factor on all driving.
    road: f64,
    /// Factor on all inspections.
    rigour: f64,
    /// Factor on the number of all families.
    crowd: f64,
    pub(crate) closures: Vec<Closure>,
    pub(crate) extensions: Vec<Extension>,
    pub(crate) halts: Vec<Halt>,
    /// What happens, where it is told and not drawn.
    pub(crate) script: Option<Box<Script>>,
}

/// Draws a world: a function of seed and number alone. O(agreements × days).
pub fn draw(ground: &Ground, hazards: &Hazards, seed: u64, number: u64) -> World {
    let mut world = World::of(hazards, seed, number);
    let operation = |f: Option<Factors>, c: Concern| {
        f.map_or(1.0, |f| f.operation.at(world.streams[c as usize].at(u64::MAX)))
    };
    let road = operation(hazards.driving, Concern::Driving);
    let rigour = operation(hazards.inspection, Concern::Inspection);
    let crowd = operation(hazards.people, Concern::People);
    (world.road, world.rigour, world.crowd) = (road, rigour, crowd);
    world.suspend(ground);
    world.shift_windows(ground);
    world.stop_exchanges(ground);
    world.closures.sort_by_key(|c| (c.window.from, c.window.until, c.corridor));
    world
}

/// At this draw's place in a window.
fn within(window: Window, draw: Draw) -> Time {
    let seconds = (draw.unit() * (window.until - window.from).0 as f64) as i64;
    Time(window.from.0 + seconds)
}

impl World {
    pub(crate) fn of(hazards: &Hazards, seed: u64, number: u64) -> World {
        World {
            hazards: *hazards,
            streams: Concern::ALL.map(|c| Stream::new(seed, number, c as u64)),
            road: 1.0,
            rigour: 1.0,
            crowd: 1.0,
            closures: Vec::new(),
            extensions: Vec::new(),
            halts: Vec::new(),
            script: None,
        }
    }

    fn stream(&self, concern: Concern) -> Stream {
        self.streams[concern as usize]
    }

    fn suspend(&mut self, ground: &Ground) {
        let Some(hazard) = self.hazards.suspension else { return };
        let stream = self.stream(Concern::Suspension);
        for (a, (covers, _)) in ground.agreements.iter().enumerate() {
            for (day, &window) in ground.days[a].iter().enumerate() {
                let draw = stream.of(a, day as u32);
                if draw.hits(hazard.chance) {
                    let (when, long) = (draw.next(), draw.next().next());
                    let from = within(window, when);
                    let until = Time(from.0 + hazard.amount.whole(long).max(1));
                    self.shut(covers, Window { from, until });
                }
            }
        }
    }

    fn shut(&mut self, covers: &[Idx<Corridor>], window: Window) {
        self.closures.extend(covers.iter().map(|&corridor| Closure { corridor, window }));
    }

    fn shift_windows(&mut self, ground: &Ground) {
        for (a, (covers, windows)) in ground.agreements.iter().enumerate() {
            for (i, &window) in windows.iter().enumerate() {
                if let Some(hazard) = self.hazards.shortened {
                    let draw = self.stream(Concern::Shortened).of(a, i as u32);
                    if draw.hits(hazard.chance) {
                        let by = hazard.amount.whole(draw.next()).clamp(1, window.length().0);
                        self.shut(covers, Window { from: Time(window.until.0 - by), until: window.until });
                        continue;
                    }
                }
                let Some(hazard) = self.hazards.extended else { continue };
                let draw = self.stream(Concern::Extended).of(a, i as u32);
                if !draw.hits(hazard.chance) {
                    continue;
                }
                let until = Time(window.until.0 + hazard.by.whole(draw.next()).max(1));
                for &corridor in covers {
                    // Where others cover it too and end at the same time, one alone extends nothing.
                    let alone = ground
                        .agreements
                        .iter()
                        .enumerate()
                        .all(|(b, (others, _))| b == a || !others.contains(&corridor));
                    let ends = ground.open[corridor.get()].iter().find(|w| w.until == window.until);
                    if let (true, Some(w)) = (alone, ends) {
                        let known = w.until - hazard.notice;
                        self.extensions.push(Extension { corridor, end: w.until, until, known });
                    }
                }
            }
        }
    }

    fn stop_exchanges(&mut self, ground: &Ground) {
        let Some(hazard) = self.hazards.exchange else { return };
        let horizon = Window { from: ground.from, until: ground.until };
        for (e, &(first, second)) in ground.exchanges.iter().enumerate() {
            let draw = self.stream(Concern::Exchange).of(e, 0);
            if draw.hits(hazard.chance) {
                let (when, side) = (draw.next(), draw.next().next());
                let from = within(horizon, when);
                let until = Time(from.0 + hazard.amount.whole(side.next()).max(1));
                let zone = if side.unit() < 0.5 { first } else { second };
                self.halts.push(Halt { zone, window: Window { from, until } });
            }
        }
    }

    /// When corridors are shut though their agreements say otherwise, in order.
    pub fn closures(&self) -> &[Closure] {
        &self.closures
    }

    /// Windows that are extended.
    pub fn extensions(&self) -> &[Extension] {
        &self.extensions
    }

    /// When nobody is let out of a zone.
    pub fn halts(&self) -> &[Halt] {
        &self.halts
    }

    /// How long the `n`-th leg of a vehicle takes, in seconds, of which it is known how long it should take, and perhaps how far off
    /// that may be. All that follow
    /// are draws for one object each: vehicles and classes by position, `queue` is corridor × 2, + 1 for the way back.
    #[inline]
    pub fn drive(&self, vehicle: usize, n: u32, (seconds, own): (i64, Option<Spread>)) -> i64 {
        match &self.hazards.driving {
            // Who knows how far off this one may be says more than what holds for all.
            Some(f) => {
                let each = own.unwrap_or(f.each);
                scaled(seconds, self.road * each.at(self.stream(Concern::Driving).of(vehicle, n)))
            }
            None => seconds,
        }
    }

    /// The factor on the driving of the `n`-th convoy of a corridor and direction.
    pub fn crossing(&self, queue: usize, n: u32) -> f64 {
        match &self.hazards.driving {
            // Vehicles have the objects from 0, queues those from the other end.
            Some(f) => self.road * f.each.at(self.stream(Concern::Driving).of(usize::MAX >> 33 ^ queue, n)),
            None => self.script.as_ref().and_then(|s| s.crossings.get(&(queue, n)).copied()).unwrap_or(1.0),
        }
    }

    /// How long the `n`-th service of a vehicle takes.
    #[inline]
    pub fn service(&self, vehicle: usize, n: u32, seconds: i64) -> i64 {
        match &self.hazards.loading {
            Some(f) => scaled(seconds, f.at(self.stream(Concern::Loading).of(vehicle, n))),
            None => seconds,
        }
    }

    /// How long the `n`-th convoy of a corridor and direction is inspected at a checkpoint.
    pub fn inspection(&self, queue: usize, checkpoint: usize, n: u32, seconds: i64) -> i64 {
        if let Some(f) = &self.hazards.inspection {
            let draw = self.stream(Concern::Inspection).of(queue * 256 + checkpoint, n);
            return scaled(seconds, self.rigour * f.each.at(draw));
        }
        let told = self.script.as_ref().and_then(|s| s.inspections.get(&(queue, checkpoint, n)));
        told.copied().unwrap_or(seconds)
    }

    /// How long the `n`-th convoy is stopped where nobody expected it, and whether it is turned back then.
    pub fn unexpected(&self, queue: usize, n: u32) -> Option<(i64, bool)> {
        let Some(hazard) = self.hazards.unexpected.as_ref() else {
            return self.script.as_ref()?.stops.get(&(queue, n)).copied();
        };
        let draw = self.stream(Concern::Unexpected).of(queue, n);
        if !draw.hits(hazard.chance) {
            return None;
        }
        let (stop, back) = (draw.next(), draw.next().next());
        Some((hazard.stop.whole(stop), back.hits(hazard.turned_back)))
    }

    /// How many private cars join the `n`-th convoy.
    pub fn cars(&self, queue: usize, n: u32) -> u32 {
        let Some(hazard) = &self.hazards.cars else { return 0 };
        let draw = self.stream(Concern::Cars).of(queue, n);
        if draw.hits(hazard.chance) { hazard.amount.whole(draw.next()) as u32 } else { 0 }
    }

    /// Whether a vehicle breaks down on its `n`-th way, which should take so long: then how.
    #[inline]
    pub fn breakdown(&self, vehicle: usize, n: u32, seconds: i64) -> Option<Broken> {
        let Some(hazard) = self.hazards.breakdown.as_ref() else {
            return self.script.as_ref()?.breakdowns.get(&(vehicle, n)).copied();
        };
        let draw = self.stream(Concern::Breakdown).of(vehicle, n);
        if !draw.hits(hazard.hourly * seconds as f64 * (1.0 / 3600.0)) {
            return None;
        }
        let (fate, long) = (draw.next(), draw.next().next());
        let lost = !fate.hits(hazard.repaired);
        let takes = if lost { hazard.transfer } else { hazard.repair };
        Some(Broken { lost, halt: takes.whole(long) })
    }

    /// How long a driver who refuses holds a vehicle up before its first move.
    pub fn refusal(&self, vehicle: usize) -> i64 {
        let Some(hazard) = &self.hazards.driver else {
            let told = self.script.as_ref().and_then(|s| s.refusals.get(&vehicle));
            return told.copied().unwrap_or(0);
        };
        let draw = self.stream(Concern::Driver).of(vehicle, 0);
        if draw.hits(hazard.chance) { hazard.amount.whole(draw.next()) } else { 0 }
    }

    /// How many of so many families there are, and how many of those come.
    pub fn turnout(&self, class: Idx<Class>, families: u32) -> (u32, u32) {
        if let Some(&told) = self.script.as_ref().and_then(|s| s.turnouts.get(&class.get())) {
            return told;
        }
        let whole = |x: f64| (x + 0.5) as u32;
        let there = match &self.hazards.people {
            Some(f) => {
                let own = f.each.at(self.stream(Concern::People).of(class.get(), 0));
                whole(f64::from(families) * self.crowd * own)
            }
            None => families,
        };
        let missing = match &self.hazards.no_show {
            Some(share) => {
                let share = share.at(self.stream(Concern::NoShow).of(class.get(), 0));
                whole(f64::from(there) * share).min(there)
            }
            None => 0,
        };
        (there, there - missing)
    }

    /// Over how many seconds the families of a class come, evenly, from when they are ready.
    pub fn comes_over(&self, class: Idx<Class>) -> i64 {
        if self.script.as_ref().is_some_and(|s| s.turnouts.contains_key(&class.get())) {
            return 0;
        }
        match &self.hazards.arrival {
            Some(over) => over.whole(self.stream(Concern::Arrival).of(class.get(), 0)),
            None => 0,
        }
    }
}

/// What a breakdown comes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Broken {
    /// The vehicle will carry nobody any more.
    pub lost: bool,
    /// How long all stand.
    pub halt: i64,
}

/// So many seconds times a factor, in whole ones.
#[inline]
pub(crate) fn scaled(seconds: i64, factor: f64) -> i64 {
    (seconds as f64 * factor + 0.5) as i64
}
