//! The schedule beside slow twins: what undoing leaves, and convoys that depart in the first second that is legal.

use domain::{
    Agreement, Checkpoint, Convoy, Direction, Duration, Exchange, Idx, Inspection, Name, Passage, Past,
    Quota, QuotaUnit, Scenario, State, Suspension, Time, Window,
};
use testkit::rng::Rng;
use testkit::scenarios::{Draft, draw};
use testkit::worlds::{START, World};

use super::traffic::{Ask, ConvoyNow, Slot};
use super::{Mark, Schedule};
use crate::Demand;
use crate::dispatch::Rule;
use crate::model::{Crossing, Model, side};
use crate::movement::{Barrier, Movement};
use crate::random::Random;

struct Drawn<'a>(&'a Draft);

impl wire::Files for Drawn<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        self.0.read(path)
    }
}

/// The world of a seed; none if the reader refuses it.
fn world(seed: u64) -> Option<Scenario> {
    let draft = draw(seed);
    wire::scenario::read(Draft::MAIN, &Drawn(&draft)).ok().map(|read| read.scenario)
}

/// All that a schedule holds but its journal, in one text; lists that have no order are sorted.
fn dump(schedule: &Schedule<'_>) -> String {
    let stays: Vec<_> = schedule
        .stands
        .iter()
        .map(|stand| {
            let mut stays = stand.stays().to_vec();
            stays.sort_unstable();
            stays
        })
        .collect();
    let services: Vec<_> = schedule.bays.iter().map(super::bays::Bays::services).collect();
    let Schedule { vehicles, waiting, room, convoys, tally, traffic, used, exchanges, facts_end, .. } =
        schedule;
    format!(
        "{vehicles:#?}{waiting:?}{room:?}{convoys:#?}{tally:?}{traffic:?}{used:?}{services:?}{stays:?}{exchanges:?}{facts_end:?}"
    )
}

/// Movements as dispatch decides them by a few drawn rules: many of them cannot be made after others.
fn movements(model: &Model<'_>, seed: u64) -> Vec<Movement> {
    let demand = Demand::new(&Schedule::new(model));
    let mut random = Random::new(seed, 0);
    let mut all = Vec::new();
    for _ in 0..3 {
        let rule = Rule::draw(true, &mut random);
        let found = crate::search::construct(model, &demand, &rule, &mut random);
        all.extend(found.waves.iter().flat_map(|w| w.decided.movements.iter().cloned()));
    }
    all
}

#[test]
fn what_is_undone_leaves_no_trace() {
    let mut commits = 0;
    for seed in 1..400 {
        let Some(scenario) = world(seed) else { continue };
        let model = Model::new(&scenario, None);
        let all = movements(&model, seed);
        if all.is_empty() {
            continue;
        }
        let mut rng = Rng::new(seed);
        let mut schedule = Schedule::new(&model);
        let mut marks: Vec<(Mark, String)> = Vec::new();
        let mut kept: Vec<Movement> = Vec::new();
        for _ in 0..40 {
            if !marks.is_empty() && rng.one_in(4) {
                let to = rng.below(marks.len());
                schedule.undo_to(marks[to].0);
                assert_eq!(dump(&schedule), marks[to].1, "seed {seed}: taking movements back leaves a trace");
                marks.truncate(to);
                kept.truncate(to);
                continue;
            }
            let before = (schedule.mark(), dump(&schedule));
            let movement = rng.pick(&all).expect("there are some").clone();
            if schedule.commit(&movement).is_ok() {
                commits += 1;
                marks.push(before);
                kept.push(movement);
            } else {
                assert_eq!(
                    dump(&schedule),
                    before.1,
                    "seed {seed}: a movement that is barred leaves a trace"
                );
            }
        }
        // What has been taken back does not matter to what comes after.
        let mut fresh = Schedule::new(&model);
        for movement in &kept {
            let committed = fresh.commit(movement);
            assert!(committed.is_ok(), "seed {seed}: {committed:?}");
        }
        assert_eq!(dump(&schedule), dump(&fresh), "seed {seed}: the past shows");
    }
    assert!(commits > 1000, "only {commits} movements could be committed");
}

/// The horizon of the small corridors, in seconds.
const HOUR: i64 = 3600;

/// A zone, one corridor with drawn rules, days of a few minutes, and now and then convoys that have departed.
fn corridor(rng: &mut Rng) -> (Scenario, Option<State>) {
    // Coarse figures too, so that what touches is drawn often.
    let grain = *rng.pick(&[1, 10, 40]).expect("there are some");
    let mut some = |low: i64, high: i64| match rng.between(low, high) {
        _ if rng.one_in(2) => 0,
        n if n >= grain => n - n % grain,
        n => n,
    };
    let (headway, margin, time) = (Duration(some(1, 200)), Duration(some(1, 60)), Duration(some(1, 200)));
    let mut checkpoints: Vec<Checkpoint> = (0..some(1, 2))
        .map(|n| {
            let mut inspection = || {
                let (lanes, vehicle, person) =
                    (1 + some(1, 2) as u32, Duration(some(1, 40)), Duration(some(1, 3)));
                (some(0, 3) > 0).then_some(Inspection { lanes, vehicle, person })
            };
            let (outward, back) = (inspection(), inspection());
            Checkpoint { id: format!("post-{n}"), after: Duration(some(0, time.0)), outward, back }
        })
        .collect();
    checkpoints.sort_by_key(|c| c.after);
    let single_track = some(0, 1) > 0;
    let windows = some(1, 4);
    let suspended = (0..windows)
        .map(|_| {
            let from = START + Duration(some(0, HOUR));
            Suspension {
                window: Window { from, until: from + Duration(some(1, 600) + 1) },
                reason: String::new(),
            }
        })
        .collect();
    let covers = vec![Idx::new(0)];
    let agreement = Agreement {
        id: "agreement".to_owned(),
        name: Name::plain("agreement"),
        parties: Vec::new(),
        not_party: Vec::new(),
        covers,
        in_force: None,
        suspended,
    };
    let units = [QuotaUnit::People, QuotaUnit::Vehicles, QuotaUnit::Convoys];
    let quotas: Vec<Quota> = (0..some(1, 2))
        .map(|n| Quota {
            id: format!("quota-{n}"),
            corridor: Idx::new(0),
            direction: Direction::BOTH[usize::from(some(0, 1) > 0)],
            most: 4 + some(0, 40) as u32,
            unit: units[some(0, 2) as usize],
        })
        .collect();
    let slack = 5.0 + some(1, 30) as f64;
    let exchanges = if some(0, 1) > 0 {
        vec![Exchange {
            id: "exchange".to_owned(),
            first: Idx::new(0),
            second: Idx::new(1),
            ratio: [0.5, 1.0, 2.0][some(0, 2) as usize],
            slack,
            exempt: Vec::new(),
        }]
    } else {
        Vec::new()
    };
    let scenario = World::new()
        .place("outside", "open")
        .place("inside", "zone")
        .corridor("road", "inside", "outside", 1, 1.0)
        .with(|s| {
            let c = &mut s.corridors[Idx::new(0)];
            (c.time, c.convoy.headway, c.convoy.margin) = (time, headway, margin);
            (c.single_track, c.checkpoints) = (single_track, checkpoints);
            s.end = START + Duration(HOUR);
            s.agreements.push(agreement);
            (s.quotas, s.exchanges) = (quotas, exchanges);
            // Days of twenty minutes, so that quotas of several days count within the hour.
            s.days = (-5..10).map(|day| START + Duration(day * 1200)).collect();
        })
        .build();
    let state = rng.one_in(3).then(|| facts(rng, &scenario));
    (scenario, state)
}

/// A state in which a few convoys have departed; some of them are in the corridor still.
fn facts(rng: &mut Rng, scenario: &Scenario) -> State {
    let now = START + Duration(900);
    let corridor = &scenario.corridors[Idx::new(0)];
    let convoys = (0..rng.between(1, 3))
        .map(|n| {
            let direction = Direction::BOTH[rng.below(2)];
            let depart = now - Duration(rng.between(1, 500));
            let mut end = depart;
            let passages: Vec<Passage> = corridor
                .stops(direction)
                .into_iter()
                .map(|(checkpoint, ..)| {
                    let begin = end;
                    end += Duration(rng.between(0, 300));
                    Passage { checkpoint: checkpoint.id.clone(), begin, end }
                })
                .collect();
            let arrive = end + Duration(rng.between(0, 200));
            let id = format!("fact-{n}");
            let convoy = Convoy {
                id,
                corridor: Idx::new(0),
                direction,
                depart,
                arrive,
                passages,
                vehicles: Vec::new(),
            };
            Past { convoy, people: rng.below(12) as u32, exempt: 0 }
        })
        .collect();
    State { now, vehicles: Vec::new(), out_of_service: Vec::new(), people: Vec::new(), convoys }
}

/// Whether a convoy may depart at this very second after and before those that are there, rule by rule as the contract
/// has them; its passages and its arrival if so. Of those that depart at the same second it is the last.
fn legal(schedule: &Schedule<'_>, ask: &Ask<'_>, t: Time) -> Option<Slot> {
    let model = schedule.model;
    let scenario = model.scenario;
    let corridor = &scenario.corridors[ask.crossing.corridor];
    let same = |c: &&ConvoyNow| c.crossing == ask.crossing;
    let headway = corridor.convoy.headway;
    if schedule.convoys.iter().filter(same).any(|c| (t - c.depart).0.abs() < headway.0) {
        return None;
    }
    let mut passages = Vec::new();
    let (mut at, mut passed) = (t, Duration::ZERO);
    for (p, (checkpoint, after, inspection)) in corridor.stops(ask.crossing.direction).into_iter().enumerate()
    {
        let mut begin = at + (after - passed);
        for c in schedule.convoys.iter().filter(same).filter(|c| c.depart <= t && !c.fact) {
            begin = begin.max(c.passages[p].1);
        }
        for past in model
            .start
            .convoys
            .iter()
            .map(|f| &f.past)
            .filter(|x| x.convoy.direction == ask.crossing.direction)
        {
            for passage in past.convoy.passages.iter().filter(|x| x.checkpoint == checkpoint.id) {
                begin = begin.max(passage.end);
            }
        }
        let end = begin + inspection.takes(ask.vehicles, ask.people);
        if schedule.convoys.iter().filter(same).any(|c| c.depart > t && !c.fact && c.passages[p].0 < end) {
            return None;
        }
        passages.push((begin, end));
        (at, passed) = (end, after);
    }
    let arrive = at + (corridor.time - passed);
    let shut = |w: &Window| t < w.until && w.from < arrive + corridor.convoy.margin;
    let suspended = scenario.agreements.iter().flat_map(|a| &a.suspended);
    // An empty span inside a suspension is not open either.
    if suspended.clone().any(|s| shut(&s.window) || (s.window.from <= t && t < s.window.until))
        || arrive > scenario.end
    {
        return None;
    }
    let opposite = |c: &&ConvoyNow| c.crossing.direction != ask.crossing.direction;
    let meets = |c: &ConvoyNow| c.depart < arrive && t < c.arrive;
    if corridor.single_track && schedule.convoys.iter().filter(opposite).any(meets) {
        return None;
    }
    for quota in scenario.quotas.iter().filter(|q| q.direction == ask.crossing.direction) {
        let amount = |people: u32, vehicles: usize| match quota.unit {
            QuotaUnit::People => people,
            QuotaUnit::Vehicles => vehicles as u32,
            QuotaUnit::Convoys => 1,
        };
        let day = scenario.day(t);
        let others = schedule.convoys.iter().filter(same).filter(|c| scenario.day(c.depart) == day);
        let sum: u32 = others.map(|c| amount(c.people, c.vehicles.len())).sum();
        if sum + amount(ask.people, ask.vehicles) > quota.most {
            return None;
        }
    }
    exchanges_hold(schedule, ask, t, arrive).then_some(Slot { depart: t, arrive, passages })
}

/// The two inequalities at each departure with people that is planned, with the new convoy among them.
fn exchanges_hold(schedule: &Schedule<'_>, ask: &Ask<'_>, t: Time, arrive: Time) -> bool {
    let model = schedule.model;
    let from = |crossing: Crossing| model.zone(model.gates(crossing).0);
    let mut moves: Vec<(Idx<domain::Zone>, Time, Time, i64, bool)> = schedule
        .convoys
        .iter()
        .map(|c| (from(c.crossing), c.depart, c.arrive, i64::from(c.people), c.fact))
        .collect();
    moves.push((from(ask.crossing), t, arrive, i64::from(ask.people), false));
    model.scenario.exchanges.iter().all(|x| {
        moves.iter().filter(|m| !m.4 && m.3 > 0).all(|&(zone, t, ..)| {
            let left = |z| moves.iter().filter(|m| m.0 == z && m.1 <= t).map(|m| m.3).sum::<i64>() as f64;
            let safe = |z| moves.iter().filter(|m| m.0 == z && m.2 <= t).map(|m| m.3).sum::<i64>() as f64;
            let ahead = if zone == x.first {
                left(x.first) - x.ratio * safe(x.second)
            } else {
                x.ratio * left(x.second) - safe(x.first)
            };
            ahead <= x.slack + 1e-9
        })
    })
}

#[test]
fn a_convoy_departs_in_the_first_second_that_is_legal() {
    let (mut found, mut barred) = (0, 0);
    for seed in 0..250 {
        let mut rng = Rng::new(seed);
        let (scenario, state) = corridor(&mut rng);
        let model = Model::new(&scenario, state.as_ref());
        let mut schedule = Schedule::new(&model);
        for _ in 0..7 {
            let direction = Direction::BOTH[rng.below(2)];
            let people = rng.below(14) as u32;
            let counted: Vec<i64> = scenario.exchanges.iter().map(|_| i64::from(people)).collect();
            let ask = Ask {
                crossing: Crossing { corridor: Idx::new(0), direction },
                ready: START
                    + Duration(if seed % 2 == 0 { rng.between(0, HOUR) } else { rng.between(0, 90) * 40 }),
                vehicles: rng.between(1, 4) as usize,
                people,
                counted: &counted,
            };
            let from = ask.ready.max(model.now);
            let slow = (from.0..=scenario.end.0).find_map(|t| legal(&schedule, &ask, Time(t)));
            let fast = schedule.slot(&ask);
            match (fast, slow) {
                (Ok(fast), Some(slow)) => {
                    assert_eq!(fast.depart, slow.depart, "seed {seed}: departs");
                    assert_eq!(fast.arrive, slow.arrive, "seed {seed}: arrives");
                    assert_eq!(fast.passages, slow.passages, "seed {seed}: inspections");
                    found += 1;
                    schedule.enter(ConvoyNow {
                        crossing: ask.crossing,
                        depart: fast.depart,
                        arrive: fast.arrive,
                        passages: fast.passages,
                        vehicles: (0..ask.vehicles).map(Idx::new).collect(),
                        people,
                        counted: counted.clone(),
                        fact: false,
                    });
                }
                (Err(_), None) => barred += 1,
                (fast, slow) => {
                    panic!("seed {seed}: {:?} beside {:?}", fast.map(|s| s.depart), slow.map(|s| s.depart))
                }
            }
        }
    }
    assert!(found > 300 && barred > 100, "{found} convoys found a slot, {barred} none");
}

#[test]
fn a_convoy_over_the_largest_is_refused() {
    let mut scenario = corridor(&mut Rng::new(1)).0;
    scenario.corridors[Idx::new(0)].convoy.most = Some(2);
    let model = Model::new(&scenario, None);
    let schedule = Schedule::new(&model);
    let counted: Vec<i64> = scenario.exchanges.iter().map(|_| 0).collect();
    let crossing = Crossing { corridor: Idx::new(0), direction: Direction::Outward };
    let ask = Ask { crossing, ready: START, vehicles: 3, people: 0, counted: &counted };
    assert_eq!(schedule.slot(&ask).map(|s| s.depart).map_err(|b| b.by), Err(Barrier::Most));
    assert_eq!(side(Direction::Outward), 0);
}
