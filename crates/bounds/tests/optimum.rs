//! No bound is above what a plan reaches: the proved optima of the tiny scenarios, the same operations cut in
//! their middle, and the plans that keep every rule.

mod known;

use std::collections::BTreeMap;

use domain::{Aboard, ClassState, Idx, Past, Plan, Safe, Scenario, State, Time, VehicleState, Visit};
use known::assert_holds;

/// A line of `optimum.csv`.
struct Optimum {
    file: String,
    left: f64,
    exposure: f64,
    last: i64,
}

fn optima() -> Vec<Optimum> {
    let text = known::text("testdata/tiny/optimum.csv");
    let mut lines = text.lines();
    let head: Vec<&str> = lines.next().expect("a head").split(',').collect();
    let at = |name: &str| head.iter().position(|h| *h == name).expect("the column stands");
    let (file, left, exposure, last) =
        (at("file"), at("left_behind_weighted"), at("exposure"), at("last_arrival_s"));
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let number = |i: usize| cells[i].parse::<f64>().expect("a number");
            let last = number(last) as i64;
            Optimum { file: cells[file].to_owned(), left: number(left), exposure: number(exposure), last }
        })
        .collect()
}

#[test]
fn no_bound_is_above_the_optimum_and_many_meet_it() {
    let (mut left, mut exposure, mut last) = (0, 0, 0);
    for o in optima() {
        let s = known::scenario(&format!("testdata/tiny/{}", o.file));
        let proven = bounds::prove(&s, None, o.left);
        let reached = s.start + domain::Duration(o.last);
        assert_holds(&o.file, proven.bound, o.left, o.exposure, Some(reached));
        let bound = proven.bound;
        left += usize::from(bound.left_behind_weighted.is_some_and(|x| (x - o.left).abs() < 1e-6));
        exposure += usize::from(bound.exposure.is_some_and(|x| x > 0.99 * o.exposure));
        last += usize::from(bound.last_arrival == Some(reached));
        assert_eq!(proven.proofs.len(), 3, "{}: each part says what proves it", o.file);
    }
    // As it is; more is better.
    assert!(left >= 90, "least left behind met in {left} of 100");
    assert!(exposure >= 17, "exposure within one part in a hundred in {exposure} of 100");
    assert!(last >= 24, "last arrival met in {last} of 100");
}

/// The weight that a plan has safe after each instant at which somebody becomes safe, of those who wait at first.
fn safe_over_time(s: &Scenario, plan: &Plan) -> Vec<(Time, f64)> {
    let mut arrivals: Vec<(Time, f64)> = Vec::new();
    for visit in plan.vehicles.iter().flat_map(|itinerary| &itinerary.visits) {
        let Visit::Place(stop) = visit else { continue };
        for moved in &stop.alight {
            let class = &s.classes[moved.class];
            if class.to.contains(&stop.place) {
                let at = stop.end.expect("who gets off has a service");
                let people = f64::from(class.family.people() * moved.families);
                arrivals.push((at, people * s.priorities[class.priority].weight));
            }
        }
    }
    arrivals.sort_by_key(|(at, _)| *at);
    let mut sum = 0.0;
    for arrival in &mut arrivals {
        sum += arrival.1;
        arrival.1 = sum;
    }
    arrivals
}

#[test]
fn no_plan_has_more_safe_at_any_instant_than_is_said_to_be_the_most() {
    let (mut seen, mut met) = (0, 0);
    for o in optima() {
        let id = o.file.trim_end_matches(".toml");
        let s = known::scenario(&format!("testdata/tiny/{}", o.file));
        let plan = known::plan(&format!("testdata/tiny/plans/{id}.json"), &s, None);
        let told = bounds::prove(&s, None, 0.0).safe_at_most;
        assert!(told.len() <= 400, "{} steps", told.len());
        assert!(told.windows(2).all(|w| w[0].0 < w[1].0 && w[0].1 < w[1].1), "they grow");
        for (at, safe) in safe_over_time(&s, &plan) {
            let step = told.iter().rev().find(|(from, _)| *from <= at).expect("it begins with the scenario");
            assert!(
                safe <= step.1 * (1.0 + 1e-9) + 1e-9,
                "{}: {safe} safe at {at:?}, {step:?}",
                s.name.first()
            );
            seen += 1;
            met += usize::from(safe >= step.1 - 1e-6);
        }
    }
    assert!(seen > 200, "only {seen} arrivals");
    assert!(met > 20, "the most is reached {met} times of {seen}");
}

#[test]
fn without_a_resource_no_bound_is_above_the_optimum() {
    for o in optima().iter().step_by(7) {
        let s = known::scenario(&format!("testdata/tiny/{}", o.file));
        for without in bounds::bottleneck(&s, None, o.left) {
            let reached = s.start + domain::Duration(o.last);
            assert_holds(&o.file, without.bound, o.left, o.exposure, Some(reached));
        }
    }
}

#[test]
fn more_vehicles_never_raise_the_bound_on_those_left_behind() {
    for o in optima().iter().step_by(3) {
        let mut s = known::scenario(&format!("testdata/tiny/{}", o.file));
        let few = bounds::prove(&s, None, 0.0).bound.left_behind_weighted;
        for k in s.kinds.indices() {
            s.kinds[k].count += 2;
            for n in 0..2 {
                let id = format!("{}-{}", s.kinds[k].id, s.kinds[k].count - n);
                s.vehicles.push(domain::Vehicle { id, kind: k });
            }
        }
        let many = bounds::prove(&s, None, 0.0).bound.left_behind_weighted;
        assert!(many <= few, "{}: {few:?} with few, {many:?} with more", o.file);
    }
}

#[test]
fn in_the_middle_of_the_best_plan_no_bound_is_above_what_it_will_reach() {
    let mut cuts = 0;
    for o in optima() {
        let s = known::scenario(&format!("testdata/tiny/{}", o.file));
        let plan = known::plan(&format!("testdata/tiny/plans/{}", o.file.replace("toml", "json")), &s, None);
        for part in [1, 3, 5, 7, 9] {
            let now = s.start + domain::Duration(o.last * part / 10);
            let state = cut(&s, &plan, now);
            let bound = bounds::prove(&s, Some(&state), o.left).bound;
            let reached = s.start + domain::Duration(o.last);
            assert_holds(&format!("{} at {part}/10", o.file), bound, o.left, o.exposure, Some(reached));
            cuts += 1;
        }
    }
    assert_eq!(cuts, 500);
}

#[test]
fn no_bound_is_above_a_plan_that_keeps_every_rule() {
    let mut seen = 0;
    for line in known::text("testdata/conformance/expected.csv").lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let [scenario, plan, code, state] = cells[..] else { panic!("{line}") };
        if !code.is_empty() {
            continue;
        }
        let folder = "testdata/conformance";
        let s = known::scenario(&format!("{folder}/{scenario}"));
        let state = (!state.is_empty()).then(|| known::state(&format!("{folder}/{state}"), &s));
        let score = known::plan(&format!("{folder}/{plan}"), &s, state.as_ref()).score;
        let left = score.left_behind_weighted.expect("kept plans state their score");
        let bound = bounds::prove(&s, state.as_ref(), left).bound;
        assert_holds(plan, bound, left, score.exposure.expect("stated"), score.last_arrival);
        seen += 1;
    }
    assert!(seen >= 8, "{seen} plans are kept");
}

/// Where the operation stands at `now` if all went by the plan.
fn cut(s: &Scenario, plan: &Plan, now: Time) -> State {
    let mut waiting: Vec<u32> = s.classes.iter().map(|c| c.count).collect();
    let mut safe: BTreeMap<usize, Vec<Safe>> = BTreeMap::new();
    let mut vehicles = Vec::new();
    let mut people_in: BTreeMap<usize, u32> = BTreeMap::new();
    for itinerary in &plan.vehicles {
        let mut aboard: BTreeMap<usize, Aboard> = BTreeMap::new();
        let mut here: Option<(Idx<domain::Place>, Time)> = None;
        let (mut used, mut carried, mut left) = (false, false, s.start);
        for visit in &itinerary.visits {
            match visit {
                Visit::Convoy(i) => {
                    let c = &plan.convoys[*i];
                    if c.depart > now {
                        break;
                    }
                    let people: u32 =
                        aboard.values().map(|a| s.classes[a.class].family.people() * a.families).sum();
                    *people_in.entry(*i).or_default() += people;
                    here = Some((s.corridors[c.corridor].gates(c.direction).1, c.arrive));
                }
                Visit::Place(stop) => {
                    if left > now {
                        break;
                    }
                    let arrive = stop.arrive.unwrap_or(s.start);
                    here = Some((stop.place, here.map_or(arrive, |(_, t)| t.max(arrive))));
                    let begin = stop.begin.unwrap_or(arrive);
                    if begin > now {
                        used |= arrive > s.start;
                        break;
                    }
                    let end = stop.end.unwrap_or(begin);
                    for m in &stop.alight {
                        let a = aboard.get_mut(&m.class.get()).expect("who alights is aboard");
                        a.families -= m.families;
                        carried = true;
                        let there = Safe { place: stop.place, families: m.families, at: end };
                        safe.entry(m.class.get()).or_default().push(there);
                    }
                    for m in &stop.board {
                        waiting[m.class.get()] -= m.families;
                        let fresh = Aboard { class: m.class, families: 0, since: begin };
                        aboard.entry(m.class.get()).or_insert(fresh).families += m.families;
                    }
                    here = Some((stop.place, end));
                    used |= !stop.board.is_empty() || arrive > s.start;
                    left = stop.depart.unwrap_or(Time::MAX);
                }
            }
        }
        let (place, free) = here.expect("an itinerary has a visit");
        let aboard: Vec<Aboard> = aboard.into_values().filter(|a| a.families > 0).collect();
        vehicles.push(VehicleState {
            vehicle: itinerary.vehicle,
            place,
            free,
            used,
            carried,
            duty_from: None,
            aboard,
        });
    }
    let people = s
        .classes
        .indices()
        .map(|c| ClassState {
            class: c,
            waiting: waiting[c.get()],
            waiting_at: Vec::new(),
            safe: safe.remove(&c.get()).unwrap_or_default(),
        })
        .collect();
    let convoys = plan
        .convoys
        .iter()
        .enumerate()
        .filter(|(_, c)| c.depart <= now)
        .map(|(i, c)| Past { convoy: c.clone(), people: people_in.get(&i).copied().unwrap_or(0), exempt: 0 })
        .collect();
    State { now, vehicles, out_of_service: Vec::new(), people, convoys }
}
