//! Counts what happens in one world: who is safe when, who stood in a vehicle, where delays began.

use domain::{Class, Idx, Place, Scenario, Time};

use crate::happening::{Cause, Happening, Sink, What};
use crate::snapshot::Saved;

/// Instants at which people safe are counted, evenly from the start to the end of the horizon.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Grid {
    from: i64,
    until: i64,
    points: usize,
    /// One over the length.
    scale: f64,
}

impl Grid {
    /// Of a scenario, with so many points; at least two.
    pub fn of(scenario: &Scenario, points: usize) -> Grid {
        let (from, until) = (scenario.start.0, scenario.end.0);
        Grid { from, until, points: points.max(2), scale: 1.0 / (until - from).max(1) as f64 }
    }

    /// How many points.
    pub fn len(&self) -> usize {
        self.points
    }

    /// Never.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// The instant of a point.
    pub fn time(&self, i: usize) -> Time {
        Time(self.from + (self.until - self.from) * i as i64 / (self.points as i64 - 1))
    }

    /// The first point that is not before an instant.
    #[inline]
    fn at(&self, t: i64) -> usize {
        let (gone, all) = ((t - self.from).max(0), (self.until - self.from).max(1));
        let (last, wanted) = (self.points as i64 - 1, gone * (self.points as i64 - 1));
        // Dividing whole numbers takes longer than all the rest: a quotient that is nearly right, then put right.
        let mut point = (wanted as f64 * self.scale) as i64;
        while point * all < wanted {
            point += 1;
        }
        while point > 0 && (point - 1) * all >= wanted {
            point -= 1;
        }
        point.min(last) as usize
    }
}

/// What one world came to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Trial {
    /// The world's number.
    pub world: u64,
    /// People there were; of them, those who came.
    pub there: u64,
    /// People who came to be taken out.
    pub came: u64,
    /// People who came and are not safe by the end.
    pub left: u64,
    /// The instant at which the last of those who came was safe; none if not all were.
    pub all_out: Option<Time>,
    /// People safe at each point of the grid.
    pub safe: Vec<u32>,
    /// Weighted person-seconds from ready until safe, or until the end, of those who came; whole ones, so that they can be written
    /// down and read again without loss.
    pub exposure: i64,
    /// Person-seconds aboard of vehicles that stood.
    pub stood: i64,
    /// Person-seconds by which people were safe later than planned, by where the delay began: position in [`causes`] and seconds.
    pub late: Vec<(u32, i64)>,
    /// People in convoys that were inside when their corridor was shut; turned back; inside after the window's end.
    pub caught: u64,
    /// See `caught`.
    pub turned_back: u64,
    /// See `caught`.
    pub overran: u64,
    /// Vehicles that broke down; of them, those lost.
    pub broken: u32,
    /// See `broken`.
    pub lost: u32,
    /// Times that a vehicle went with a later convoy.
    pub missed: u32,
    /// Times that the control room planned again.
    pub replans: u32,
}

/// Every cause that a delay can have in a scenario, in one order.
pub fn causes(scenario: &Scenario) -> Vec<Cause> {
    let mut all = Vec::new();
    for p in scenario.places.indices() {
        all.extend([Cause::Road(p), Cause::Service(p), Cause::Bay(p), Cause::People(p)]);
    }
    for (c, row) in scenario.corridors.entries() {
        all.extend([Cause::Corridor(c), Cause::Shut(c), Cause::Turn(c), Cause::Unexpected(c)]);
        all.extend((0..row.checkpoints.len()).map(|k| Cause::Checkpoint(c, k as u8)));
    }
    all.extend([Cause::Breakdown, Cause::Driver]);
    all
}

/// A sink that counts.
pub struct Tally<'a> {
    scenario: &'a Scenario,
    grid: Grid,
    /// Where the causes of each corridor begin.
    corridors: Vec<usize>,
    late: Vec<i64>,
    /// By class: people of a family, weight, ready.
    classes: Vec<(u32, f64, i64)>,
    families: Vec<u32>,
    trial: Trial,
    safe: u64,
    last: i64,
    exposure: f64,
    /// Who became safe, if it is asked for.
    pub(crate) saved: Option<Vec<Saved>>,
}

impl<'a> Tally<'a> {
    /// Nothing yet.
    pub fn new(scenario: &'a Scenario, grid: Grid) -> Tally<'a> {
        let mut at = scenario.places.len() * 4;
        let corridors = scenario
            .corridors
            .iter()
            .map(|c| {
                let here = at;
                at += 4 + c.checkpoints.len();
                here
            })
            .collect();
        Tally {
            scenario,
            grid,
            corridors,
            late: vec![0; at + 2],
            classes: scenario
                .classes
                .entries()
                .map(|(i, c)| (c.family.people(), scenario.weight(i), c.ready.0))
                .collect(),
            families: vec![0; scenario.classes.len()],
            trial: Trial { safe: vec![0; grid.len()], ..Trial::default() },
            safe: 0,
            last: i64::MIN,
            exposure: 0.0,
            saved: None,
        }
    }

    /// The same counts so far.
    pub(crate) fn counting(&self) -> Tally<'a> {
        Tally {
            scenario: self.scenario,
            grid: self.grid,
            corridors: self.corridors.clone(),
            late: self.late.clone(),
            classes: self.classes.clone(),
            families: self.families.clone(),
            trial: self.trial.clone(),
            safe: self.safe,
            last: self.last,
            exposure: self.exposure,
            saved: None,
        }
    }

    /// Forgets all.
    pub(crate) fn clear(&mut self) {
        self.late.fill(0);
        self.families.fill(0);
        let mut safe = std::mem::take(&mut self.trial.safe);
        safe.clear();
        safe.resize(self.grid.len(), 0);
        self.trial = Trial { safe, ..Trial::default() };
        (self.safe, self.last, self.exposure) = (0, i64::MIN, 0.0);
        if let Some(saved) = &mut self.saved {
            saved.clear();
        }
    }

    fn position(&self, cause: Cause) -> usize {
        let end = self.late.len();
        match cause {
            Cause::Road(p) => p.get() * 4,
            Cause::Service(p) => p.get() * 4 + 1,
            Cause::Bay(p) => p.get() * 4 + 2,
            Cause::People(p) => p.get() * 4 + 3,
            Cause::Corridor(c) => self.corridors[c.get()],
            Cause::Shut(c) => self.corridors[c.get()] + 1,
            Cause::Turn(c) => self.corridors[c.get()] + 2,
            Cause::Unexpected(c) => self.corridors[c.get()] + 3,
            Cause::Checkpoint(c, k) => self.corridors[c.get()] + 4 + usize::from(k),
            Cause::Breakdown => end - 2,
            Cause::Driver => end - 1,
        }
    }

    /// Families are safe, in the run or before it.
    pub(crate) fn safe(&mut self, class: Idx<Class>, families: u32, at: i64) {
        let (size, weight, ready) = self.classes[class.get()];
        let people = size * families;
        // Nobody counts as out after the end.
        if at > self.grid.until {
            return;
        }
        self.trial.safe[self.grid.at(at)] += people;
        self.safe += u64::from(people);
        self.families[class.get()] += families;
        self.last = self.last.max(at);
        self.exposure += weight * f64::from(people) * ((at - ready).max(0) as f64);
    }

    /// People left and weighted person-seconds, as things are, when so many families of each class came.
    pub(crate) fn so_far(&self, came: impl Fn(usize) -> u32) -> (u64, f64) {
        let scenario = self.scenario;
        let (mut left, mut exposure) = (0, self.exposure);
        for (class, row) in scenario.classes.entries() {
            let families = came(class.get()).saturating_sub(self.families[class.get()]);
            let people = row.family.people() * families;
            left += u64::from(people);
            let seconds = (scenario.end.0 - row.ready.0).max(0) as f64;
            exposure += scenario.weight(class) * f64::from(people) * seconds;
        }
        (left, exposure)
    }

    /// What it came to, when so many families of each class came.
    pub(crate) fn close(&mut self, world: u64, there: (u64, u64), came: impl Fn(usize) -> u32) -> Trial {
        let mut sum = 0;
        for n in &mut self.trial.safe {
            sum += *n;
            *n = sum;
        }
        self.exposure = self.so_far(came).1;
        let trial = &mut self.trial;
        trial.exposure = (self.exposure + 0.5) as i64;
        (trial.world, trial.there, trial.came) = (world, there.0, there.1);
        trial.left = there.1.saturating_sub(self.safe);
        trial.all_out = (trial.left == 0 && self.last > i64::MIN).then_some(Time(self.last));
        let late = self.late.iter().enumerate().filter(|(_, s)| **s > 0);
        trial.late = late.map(|(i, &s)| (i as u32, s)).collect();
        trial.clone()
    }
}

impl Sink for Tally<'_> {
    // Each place that tells something knows what: of most there is nothing to count.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "it is a fifth of the time otherwise")]
    fn happens(&mut self, Happening { at, what }: Happening) {
        match what {
            What::Alighted { class, families, late, cause, place, .. } => {
                self.safe(class, families, at.0);
                if let Some(cause) = cause {
                    let people = i64::from(self.scenario.classes[class].family.people() * families);
                    let i = self.position(cause);
                    self.late[i] += people * late.0;
                }
                if let Some(saved) = &mut self.saved {
                    saved.push((class, Idx::<Place>::new(place.get()), families, at.0));
                }
            }
            What::Stood { people, since, .. } => {
                let (from, until) = (since.0, at.0.min(self.scenario.end.0));
                self.trial.stood += i64::from(people) * (until - from).max(0);
            }
            What::Caught { people, .. } | What::Held { people, .. } => {
                self.trial.caught += u64::from(people);
            }
            What::TurnedBack { people, .. } => self.trial.turned_back += u64::from(people),
            What::Overran { people, .. } => self.trial.overran += u64::from(people),
            What::BrokeDown { lost, .. } => {
                self.trial.broken += 1;
                self.trial.lost += u32::from(lost);
            }
            What::Missed { .. } => self.trial.missed += 1,
            What::Replanned => self.trial.replans += 1,
            What::Boarded { .. }
            | What::Served { .. }
            | What::Entered { .. }
            | What::Departed { .. }
            | What::Arrived { .. }
            | What::ConvoyDeparted { .. }
            | What::Passed { .. }
            | What::Stopped { .. }
            | What::ConvoyArrived { .. }
            | What::CarsJoined { .. }
            | What::Withdrawn { .. }
            | What::Transferred { .. }
            | What::Refused { .. }
            | What::Shut { .. } => {}
        }
    }
}
