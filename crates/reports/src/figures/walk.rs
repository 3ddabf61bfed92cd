//! The walk along the itineraries: people get on and off, time goes by.

use std::collections::BTreeMap;

use domain::{
    Class, Duration, Idx, Kind, Load, Moved, Place, Plan, Scenario, ServiceTimes, State, Stop, Time, Visit,
};

use super::{Arrival, Doing, Manifest, Row, Span};

/// What the walk finds.
pub(super) struct Walked {
    pub(super) manifests: Vec<Manifest>,
    pub(super) rows: Vec<Row>,
    pub(super) arrivals: Vec<Arrival>,
}

/// Walks every itinerary from where its vehicle is.
pub(super) fn walk(scenario: &Scenario, plan: &Plan, state: Option<&State>) -> Walked {
    let mut walked = Walked {
        manifests: vec![Manifest::default(); plan.convoys.len()],
        rows: Vec::with_capacity(plan.vehicles.len()),
        arrivals: safe_before(scenario, state),
    };
    let begin = state.map_or(scenario.start, |s| s.now);
    for itinerary in &plan.vehicles {
        let stood = state.and_then(|s| s.vehicles.iter().find(|v| v.vehicle == itinerary.vehicle));
        let mut aboard = Aboard::default();
        for a in stood.iter().flat_map(|v| &v.aboard) {
            aboard.board(scenario, Moved { class: a.class, families: a.families });
        }
        let mut trip = Trip {
            scenario,
            kind: scenario.kind_of(itinerary.vehicle),
            now: stood.map_or(begin, |v| v.free),
            place: None,
            aboard,
            row: Row { vehicle: itinerary.vehicle, spans: Vec::new(), carried: 0 },
        };
        for visit in &itinerary.visits {
            match visit {
                Visit::Place(stop) => trip.stop(stop, &mut walked.arrivals),
                Visit::Convoy(position) => {
                    if let Some(convoy) = plan.convoys.get(*position) {
                        trip.stand(convoy.depart);
                        let doing = if trip.aboard.people() > 0 { Doing::Loaded } else { Doing::Empty };
                        walked.manifests[*position].load += trip.aboard.load;
                        trip.span(doing, convoy.depart, convoy.arrive, None, Some(*position));
                        trip.now = convoy.arrive;
                        trip.place = None;
                    }
                }
            }
        }
        trip.mark_rests();
        walked.rows.push(trip.row);
    }
    walked
}

/// Those whom the state knows to be safe, if they count: at a place that they accept, by the end.
fn safe_before(scenario: &Scenario, state: Option<&State>) -> Vec<Arrival> {
    let mut found = Vec::new();
    for class in state.iter().flat_map(|s| &s.people) {
        for safe in &class.safe {
            let c = &scenario.classes[class.class];
            if c.wish(safe.place).is_some() && safe.at <= scenario.end {
                found.push(Arrival { at: safe.at, place: safe.place, load: c.family * safe.families });
            }
        }
    }
    found
}

/// Families aboard a vehicle. Nobody can get off who did not get on.
#[derive(Default)]
struct Aboard {
    families: BTreeMap<Idx<Class>, u32>,
    load: Load,
}

impl Aboard {
    fn people(&self) -> u32 {
        self.load.people()
    }

    fn board(&mut self, scenario: &Scenario, moved: Moved) -> Load {
        let load = scenario.classes[moved.class].family * moved.families;
        *self.families.entry(moved.class).or_default() += moved.families;
        self.load += load;
        load
    }

    fn alight(&mut self, scenario: &Scenario, moved: Moved) -> Load {
        let there = self.families.entry(moved.class).or_default();
        let off = moved.families.min(*there);
        *there -= off;
        let load = scenario.classes[moved.class].family * off;
        self.load -= load;
        load
    }
}

/// One vehicle under way.
struct Trip<'a> {
    scenario: &'a Scenario,
    kind: &'a Kind,
    now: Time,
    place: Option<Idx<Place>>,
    aboard: Aboard,
    row: Row,
}

impl Trip<'_> {
    fn span(
        &mut self,
        doing: Doing,
        from: Time,
        until: Time,
        place: Option<Idx<Place>>,
        convoy: Option<usize>,
    ) {
        self.people_span(doing, (from, until), self.aboard.people(), place, convoy);
    }

    fn people_span(
        &mut self,
        doing: Doing,
        (from, until): (Time, Time),
        people: u32,
        place: Option<Idx<Place>>,
        convoy: Option<usize>,
    ) {
        if from < until {
            self.row.spans.push(Span { doing, from, until, people, place, convoy });
        }
    }

    /// Stands where it is until then; adjacent standing is one span, so that a rest over two visits is seen.
    fn stand(&mut self, until: Time) {
        let doing = if self.aboard.people() > 0 { Doing::Aboard } else { Doing::Standing };
        match self.row.spans.last_mut() {
            Some(last) if last.doing == doing && last.until == self.now && self.now < until => {
                last.until = until;
            }
            _ => self.span(doing, self.now, until, self.place, None),
        }
        self.now = self.now.max(until);
    }

    fn stop(&mut self, stop: &Stop, arrivals: &mut Vec<Arrival>) {
        let arrive = stop.arrive.unwrap_or(self.now);
        match self.place {
            Some(before) if before != stop.place => {
                self.span(Doing::Driving, self.now, arrive, Some(stop.place), None);
                self.now = arrive;
                self.place = Some(stop.place);
            }
            _ => {
                self.place = Some(stop.place);
                self.stand(arrive);
            }
        }
        let begin = stop.begin.unwrap_or(arrive);
        let end = stop.end.unwrap_or(begin);
        if !stop.alight.is_empty() || !stop.board.is_empty() {
            self.stand(begin);
            self.serve(stop, begin, end, arrivals);
            self.now = end;
        }
        if let Some(depart) = stop.depart {
            self.stand(depart);
        }
    }

    fn serve(&mut self, stop: &Stop, begin: Time, end: Time, arrivals: &mut Vec<Arrival>) {
        let (mut off, mut safe) = (Load::NONE, Load::NONE);
        for &moved in &stop.alight {
            let load = self.aboard.alight(self.scenario, moved);
            off += load;
            if self.scenario.classes[moved.class].wish(stop.place).is_some() {
                safe += load;
            }
        }
        if end <= self.scenario.end && safe.people() > 0 {
            arrivals.push(Arrival { at: end, place: stop.place, load: safe });
            self.row.carried += safe.people();
        }
        let on =
            stop.board.iter().fold(Load::NONE, |sum, &moved| sum + self.aboard.board(self.scenario, moved));
        // Unloading comes first; only where people get off and on does the split have to be worked out.
        let split = match (stop.alight.is_empty(), stop.board.is_empty()) {
            (true, _) => begin,
            (false, true) => end,
            (false, false) => (begin + takes(&self.kind.unloading, off)).min(end),
        };
        self.people_span(Doing::Unloading, (begin, split), off.people(), Some(stop.place), None);
        self.people_span(Doing::Loading, (split, end), on.people(), Some(stop.place), None);
    }

    /// Standing empty for as long as the duty rule asks is a rest.
    fn mark_rests(&mut self) {
        if let Some(duty) = self.kind.duty {
            for span in &mut self.row.spans {
                if span.doing == Doing::Standing && span.until - span.from >= duty.rest {
                    span.doing = Doing::Resting;
                }
            }
        }
        // Nothing is planned for a vehicle after its last move or service.
        let idle = |s: &Span| matches!(s.doing, Doing::Standing | Doing::Resting);
        while self.row.spans.last().is_some_and(idle) {
            self.row.spans.pop();
        }
        // Nor before its first: until then it waits for the plan.
        let first = self.row.spans.iter().position(|s| !idle(s)).unwrap_or(0);
        self.row.spans.drain(..first);
    }
}

fn takes(times: &ServiceTimes, load: Load) -> Duration {
    times.stop + times.of(load)
}
