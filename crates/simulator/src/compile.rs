//! A plan laid out flat for running it many times: steps of vehicles, convoys by queue, rides, and what limits each.
//!
//! It judges nothing: the plan is one that the referee keeps. Every instant in it is a time before which nothing is done,
//! because it has been told to people; every duration is what the scenario says that it takes at the least.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use domain::{
    Convoy, Corridor, Direction, Duration, Idx, Inspection, Kind, Place, Plan, Scenario, State, Time,
    Vehicle, Visit,
};

use crate::bouts::bouts;
use crate::draw::Spread;
use crate::layout::{Compiled, NONE, Pool, Queue, Site, Step, Swap, Train, Unit};
use crate::rides::{self, Rides};

/// Lays out a plan that the referee keeps. O(v log v) for v visits, and pools × steps of a place for those who may fill.
pub fn compile<'a>(scenario: &'a Scenario, plan: &Plan, state: Option<&State>) -> Compiled<'a> {
    let begin = state.map_or(scenario.start, |s| s.now).0;
    let mut it = Compiled {
        scenario,
        begin,
        steps: Vec::new(),
        vehicles: Vec::new(),
        convoys: Vec::new(),
        queues: Vec::new(),
        order: Vec::new(),
        members: Vec::new(),
        rides: Vec::new(),
        ends: Vec::new(),
        spans: Vec::new(),
        pools: pools(scenario, state),
        places: Vec::new(),
        corridors: vec![[NONE; 2]; scenario.corridors.len()],
        exchanges: Vec::new(),
        safe: Vec::new(),
        safe_at: Vec::new(),
        crowds: Vec::new(),
        doubts: Vec::new(),
        varies: BTreeSet::new(),
    };
    let rows = scenario.travel.rows().filter(|(_, rows)| rows.iter().any(|r| r.since > scenario.start));
    it.varies.extend(rows.map(|(&(from, to, _), _)| (from, to)));
    for class in state.iter().flat_map(|s| &s.people) {
        let family = scenario.classes[class.class].family;
        for s in &class.safe {
            it.safe.push((class.class, s.families, s.at.0));
            let place = s.place.get() as u32;
            it.safe_at.push((place, family.people() * s.families, family.stretchers * s.families));
        }
    }
    queues(&mut it, plan, state);
    exchanges(&mut it, state);
    let mut members: Vec<Vec<(u32, u32)>> = vec![Vec::new(); plan.convoys.len()];
    for itinerary in &plan.vehicles {
        if !itinerary.visits.is_empty() {
            vehicle(&mut it, itinerary.vehicle, &itinerary.visits, state, &mut members);
        }
    }
    // Vehicles that carry people and do nothing still carry them.
    for v in state.iter().flat_map(|s| &s.vehicles).filter(|v| !v.aboard.is_empty()) {
        if it.vehicles.iter().all(|u| u.vehicle != v.vehicle) {
            vehicle(&mut it, v.vehicle, &[], state, &mut members);
        }
    }
    for (train, members) in it.convoys.iter_mut().zip(members) {
        let from = it.members.len() as u32;
        it.members.extend(members);
        train.members = from..it.members.len() as u32;
    }
    ends(&mut it);
    for v in 0..it.vehicles.len() {
        bouts(&mut it, v);
    }
    rides::slack(&mut it);
    for pool in &mut it.pools {
        pool.left = pool.families.saturating_sub(pool.planned);
    }
    it.places = sites(&it);
    it
}

/// Lists the rides that end at each step.
fn ends(it: &mut Compiled<'_>) {
    let mut of_steps: Vec<[Vec<u32>; 2]> = vec![[Vec::new(), Vec::new()]; it.steps.len()];
    for (r, ride) in it.rides.iter().enumerate().filter(|(_, ride)| ride.end != NONE) {
        of_steps[ride.end as usize][usize::from(ride.families == 0)].push(r as u32);
    }
    for (step, [planned, fills]) in it.steps.iter_mut().zip(of_steps) {
        let from = it.ends.len() as u32;
        it.ends.extend(planned);
        step.alights = from..it.ends.len() as u32;
        it.ends.extend(fills);
        step.fills_end = it.ends.len() as u32;
    }
}

/// Who waits where.
fn pools(scenario: &Scenario, state: Option<&State>) -> Vec<Pool> {
    let mut pools = Vec::new();
    let known: BTreeMap<_, _> = state.iter().flat_map(|s| &s.people).map(|c| (c.class, c)).collect();
    for (class, c) in scenario.classes.entries() {
        let pool = |place: Idx<Place>, families, home| Pool {
            class,
            place: place.get() as u32,
            families,
            ready: c.ready.0,
            home,
            planned: 0,
            left: 0,
        };
        let Some(known) = known.get(&class) else {
            pools.push(pool(c.at, c.count, true));
            continue;
        };
        let elsewhere: u32 = known.waiting_at.iter().map(|w| w.families).sum();
        pools.push(pool(c.at, known.waiting.saturating_sub(elsewhere), true));
        pools.extend(known.waiting_at.iter().map(|w| pool(w.place, w.families, false)));
    }
    pools
}

fn queues(it: &mut Compiled<'_>, plan: &Plan, state: Option<&State>) {
    let scenario = it.scenario;
    let mut by: BTreeMap<(Idx<Corridor>, Direction), Vec<usize>> = BTreeMap::new();
    for (i, c) in plan.convoys.iter().enumerate() {
        by.entry((c.corridor, c.direction)).or_default().push(i);
    }
    it.convoys = plan
        .convoys
        .iter()
        .map(|c| Train {
            queue: NONE,
            at: 0,
            depart: c.depart.0,
            arrive: c.arrive.0,
            members: 0..0,
            slack: i64::MAX,
            passages: c.passages.iter().map(|p| (p.begin.0, p.end.0)).collect(),
        })
        .collect();
    for ((corridor, direction), mut convoys) in by {
        // As the referee orders them.
        let begins = |c: &Convoy| c.passages.iter().map(|p| p.begin).collect::<Vec<Time>>();
        convoys.sort_by_cached_key(|&i| {
            let c = &plan.convoys[i];
            (c.depart, begins(c), c.id.clone())
        });
        let q = it.queues.len() as u32;
        it.corridors[corridor.get()][direction as usize] = q;
        let from = it.order.len() as u32;
        for i in convoys {
            (it.convoys[i].queue, it.convoys[i].at) = (q, it.order.len() as u32);
            it.order.push(i as u32);
        }
        let queue = queue(scenario, corridor, direction, from..it.order.len() as u32, state);
        it.queues.push(queue);
    }
    for q in 0..it.queues.len() {
        let of = &it.queues[q];
        let other = it.corridors[of.corridor.get()][of.direction.reverse() as usize];
        it.queues[q].other = other;
    }
}

fn queue(
    scenario: &Scenario,
    corridor: Idx<Corridor>,
    direction: Direction,
    order: Range<u32>,
    state: Option<&State>,
) -> Queue {
    let c = &scenario.corridors[corridor];
    let (from, to) = c.gates(direction);
    let mut at = Duration::ZERO;
    let found = c.stops(direction);
    let point = |id: &str| c.checkpoints.iter().position(|p| p.id == id).unwrap_or(0);
    let points: Vec<usize> = found.iter().map(|(p, ..)| point(&p.id)).collect();
    let stops: Vec<(i64, Inspection)> = found
        .iter()
        .map(|&(_, after, inspection)| {
            let drive = after - at;
            at = after;
            (drive.0, inspection)
        })
        .collect();
    let facts = state.iter().flat_map(|s| &s.convoys);
    let past = facts.filter(|p| p.convoy.corridor == corridor && p.convoy.direction == direction);
    let (mut last, mut last_out, mut taken, mut gone) =
        (i64::MIN / 4, i64::MIN / 4, vec![i64::MIN / 4; stops.len()], Vec::new());
    for p in past {
        last = last.max(p.convoy.depart.0);
        last_out = last_out.max(p.convoy.arrive.0);
        for (until, passage) in taken.iter_mut().zip(&p.convoy.passages) {
            *until = (*until).max(passage.end.0);
        }
        gone.push((p.convoy.depart.0, p.convoy.vehicles.len() as u32, p.people));
    }
    let of = |q: &&domain::Quota| q.corridor == corridor && q.direction == direction;
    Queue {
        corridor,
        direction,
        other: NONE,
        order,
        rest: (c.time - at).0,
        points,
        stops,
        headway: c.convoy.headway.0,
        most: c.convoy.most.unwrap_or(u32::MAX),
        escorts: c.convoy.escorts,
        margin: c.convoy.margin.0,
        single: c.single_track,
        windows: scenario.open(corridor),
        zone: scenario.places[from].zone.get(),
        gates: (from.get() as u32, to.get() as u32),
        quotas: scenario.quotas.iter().filter(of).map(|q| (q.unit, q.most)).collect(),
        last,
        last_out,
        taken,
        gone,
    }
}

fn exchanges(it: &mut Compiled<'_>, state: Option<&State>) {
    let scenario = it.scenario;
    it.exchanges = scenario
        .exchanges
        .iter()
        .map(|of| {
            let mut swap = Swap { of, left: [0; 2], safe: [0; 2], coming: Vec::new() };
            for past in state.iter().flat_map(|s| &s.convoys) {
                let gate = scenario.corridors[past.convoy.corridor].gates(past.convoy.direction).0;
                let zone = scenario.places[gate].zone;
                let people = i64::from(past.people) - i64::from(past.exempt);
                for (side, of_side) in [of.first, of.second].into_iter().enumerate() {
                    if zone == of_side {
                        swap.left[side] += people;
                        if past.convoy.arrive.0 <= it.begin {
                            swap.safe[side] += people;
                        } else {
                            swap.coming.push((past.convoy.arrive.0, side, people));
                        }
                    }
                }
            }
            swap
        })
        .collect();
}

/// Lays out what a vehicle does.
fn vehicle(
    it: &mut Compiled<'_>,
    vehicle: Idx<Vehicle>,
    visits: &[Visit],
    state: Option<&State>,
    members: &mut [Vec<(u32, u32)>],
) {
    let scenario = it.scenario;
    let (row, kind) = (it.vehicles.len() as u32, scenario.vehicles[vehicle].kind);
    let of_kind = &scenario.kinds[kind];
    let known = state.and_then(|s| s.vehicles.iter().find(|v| v.vehicle == vehicle));
    let free = known.map_or(it.begin, |k| k.free.0);
    let first = it.steps.len() as u32;
    let mut rides = Rides::of(known.map_or(&[], |k| &k.aboard));
    let mut at: Option<(Idx<Place>, i64)> = None;
    for visit in visits {
        let here = it.steps.len() as u32;
        let mut step = Step { from: at.map_or(NONE, |(p, _)| p.get() as u32), ..Step::default() };
        match visit {
            Visit::Convoy(c) => {
                let train = &it.convoys[*c];
                let gate = it.queues[train.queue as usize].gates.1;
                let (depart, arrive) = (train.depart, train.arrive);
                step.place = gate;
                step.convoy = *c as u32;
                (step.arrive, step.begin, step.end, step.depart) = (depart, depart, arrive, arrive);
                members[*c].push((row, here));
                at = Some((Idx::new(gate as usize), arrive));
            }
            Visit::Place(stop) if here > first && waits(stop, at) => {
                // Where it is already and nothing is done, it only leaves later.
                let (place, left) = at.expect("it is somewhere");
                let leaves = stop.depart.or(stop.end).or(stop.arrive).map_or(left, |t| t.0.max(left));
                if let Some(before) = it.steps.last_mut() {
                    before.depart = leaves;
                }
                at = Some((place, leaves));
                continue;
            }
            Visit::Place(stop) => {
                (step.drive, step.varies, step.doubt) = leg(it, kind, at, stop.place);
                let left = at.map_or(free, |(_, left)| left);
                step.place = stop.place.get() as u32;
                step.arrive = stop.arrive.map_or(left, |t| t.0);
                step.begin = stop.begin.map_or(step.arrive, |t| t.0);
                step.end = stop.end.map_or(step.begin, |t| t.0);
                step.depart = stop.depart.map_or(step.end, |t| t.0);
                step.serves = !stop.board.is_empty() || !stop.alight.is_empty();
                rides.alight(here, &stop.alight);
                rides.board(here, step.begin, &stop.board);
                at = Some((stop.place, step.depart));
            }
        }
        it.steps.push(step);
    }
    let steps = first..it.steps.len() as u32;
    let aboard = rides.lay_out(it, &steps, of_kind);
    rides::spans(it, &steps, aboard.start);
    it.vehicles.push(Unit {
        vehicle,
        kind,
        steps,
        free,
        place: known.map_or(of_kind.depot, |k| k.place).get() as u32,
        room: of_kind.room,
        escort: of_kind.escort,
        load_stop: of_kind.loading.stop.0,
        unload_stop: of_kind.unloading.stop.0,
        rest: of_kind.duty.map_or(0, |d| d.rest.0),
        most: of_kind.duty.map_or(i64::MAX, |d| d.most.0),
        available: of_kind.available.clone(),
        aboard,
        carried: known.is_some_and(|k| k.carried),
        duty_from: known.and_then(|k| k.duty_from).map(|t| t.0),
        used: known.is_some_and(|k| k.used),
    });
}

/// Whether a vehicle does nothing at a stop and is there already.
fn waits(stop: &domain::Stop, at: Option<(Idx<Place>, i64)>) -> bool {
    stop.board.is_empty() && stop.alight.is_empty() && at.is_some_and(|(place, _)| place == stop.place)
}

/// How long a leg takes when it departs as planned, whether that depends on when, and the position of how far off it may be.
fn leg(
    it: &mut Compiled<'_>,
    kind: Idx<Kind>,
    from: Option<(Idx<Place>, i64)>,
    to: Idx<Place>,
) -> (i64, bool, u32) {
    let Some((from, depart)) = from else { return (0, false, NONE) };
    let scenario = it.scenario;
    let leg = scenario.travel.leg(&scenario.places, from, to, kind, Time(depart));
    let seconds = leg.map_or(0, |l| l.seconds(scenario.kinds[kind].pace).0);
    let doubt = leg.and_then(|l| l.doubt).map_or(NONE, |doubt| {
        let spread = Spread::of(doubt);
        // A table has few of them, and most of them are alike.
        let known = it.doubts.iter().position(|d| *d == spread);
        known.unwrap_or_else(|| {
            it.doubts.push(spread);
            it.doubts.len() - 1
        }) as u32
    });
    (seconds, it.varies.contains(&(from, to)), doubt)
}

/// Bays, hours, and what a place takes in beyond the plan.
fn sites(it: &Compiled<'_>) -> Vec<Site> {
    let mut coming = vec![(0_u32, 0_u32); it.scenario.places.len()];
    for ride in it.rides.iter().filter(|r| r.end != NONE) {
        let (people, lying) = &mut coming[it.steps[ride.end as usize].place as usize];
        *people += ride.people * ride.families;
        *lying += ride.family.stretchers * ride.families;
    }
    let sites = it.scenario.places.entries().map(|(place, p)| {
        let (mut people, mut lying) = coming[place.get()];
        for s in it.safe_at.iter().filter(|s| s.0 == place.get() as u32) {
            people += s.1;
            lying += s.2;
        }
        let most = p.receives.unwrap_or_default();
        let spare = |most: Option<u32>, taken: u32| most.map_or(u32::MAX, |m| m.saturating_sub(taken));
        Site {
            bays: p.bays.unwrap_or(u32::MAX),
            stand: p.stand.unwrap_or(u32::MAX),
            hours: p.hours.clone(),
            spare: (spare(most.people, people), spare(most.stretchers, lying)),
        }
    });
    sites.collect()
}
