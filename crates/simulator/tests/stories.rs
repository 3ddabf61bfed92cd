//! Stories of what went wrong in recorded operations, and of what a run must make of them. Whatever happens, nobody is lost: each is told
//! through `town::tell`, which counts heads.

mod town;

use domain::{Direction, Duration, Plan, Scenario, Window};
use planner::{Search, Settings};
use simulator::{Factors, Grid, Hazards, HoldAtGate, Policy, Script, Spread, Stage, Wait, What};
use town::{Told, Town, place, planned, road, tell, vehicle};

const OUT: Direction = Direction::Outward;

/// The scenario with its plan, and what it comes to when nothing goes wrong.
fn told(town: &Town) -> (Scenario, Plan, Told) {
    let scenario = town.scenario();
    let plan = planned(&scenario);
    let quiet = tell(&scenario, &plan, Script::new(), &mut Wait);
    assert_eq!(quiet.safe, quiet.came, "the plan itself leaves nobody");
    (scenario, plan, quiet)
}

/// Convoys of the plan in one direction, in order.
fn convoys(plan: &Plan, direction: Direction) -> Vec<usize> {
    let mut all: Vec<usize> =
        (0..plan.convoys.len()).filter(|&c| plan.convoys[c].direction == direction).collect();
    all.sort_by_key(|&c| plan.convoys[c].depart);
    all
}

fn later(told: &Told, quiet: &Told) -> Duration {
    told.last.expect("somebody is safe") - quiet.last.expect("somebody is safe")
}

#[test]
fn a_convoy_turned_back_at_a_checkpoint_comes_back_whole_and_goes_again() {
    let (scenario, plan, quiet) = told(&Town::default());
    let road = road(&scenario, "road");
    let script = Script::new().stops((road, OUT), 0, Duration::hours(1), true);
    let told = tell(&scenario, &plan, script, &mut Wait);
    let turned: Vec<u32> = told
        .all
        .iter()
        .filter_map(|h| match h.what {
            What::TurnedBack { people, .. } => Some(people),
            _ => None,
        })
        .collect();
    let first = convoys(&plan, OUT)[0];
    let away = told.when(|w| matches!(w, What::ConvoyDeparted { convoy, .. } if *convoy as usize == first));
    assert_eq!((turned.len(), away.len()), (1, 2), "it departs twice and is turned back once");
    assert!(turned[0] > 0);
    assert_eq!(told.safe, told.came);
    // Halfway on the half that is ahead of it, an hour there, the same way back, and all of it again.
    assert_eq!(later(&told, &quiet), Duration::minutes(15 + 60 + 15));
}

#[test]
fn a_second_checkpoint_that_nobody_knew_of_holds_a_convoy_and_all_behind_it_are_told_why() {
    let (scenario, plan, quiet) = told(&Town::default());
    let script = Script::new().stops((road(&scenario, "road"), OUT), 0, Duration::hours(2), false);
    let told = tell(&scenario, &plan, script, &mut Wait);
    assert_eq!(told.when(|w| matches!(w, What::Stopped { .. })).len(), 1);
    assert!(told.when(|w| matches!(w, What::TurnedBack { .. })).is_empty());
    assert_eq!((told.safe, later(&told, &quiet)), (told.came, Duration::hours(2)));
    let causes = told.all.iter().filter_map(|h| match h.what {
        What::Alighted { cause, .. } => Some(cause),
        _ => None,
    });
    for cause in causes {
        assert_eq!(cause, Some(simulator::Cause::Unexpected(road(&scenario, "road"))));
    }
}

#[test]
fn a_swap_that_stops_at_half_leaves_both_sides_where_they_are_and_neither_runs_ahead() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/two-towns");
    let scenario = town::example(path, "two-towns.toml");
    let plan = planned(&scenario);
    let quiet = tell(&scenario, &plan, Script::new(), &mut Wait);
    let departs = quiet.when(|w| matches!(w, What::ConvoyDeparted { people, .. } if *people > 0));
    let half = departs[departs.len() / 2];
    let swap = &scenario.exchanges[0];
    let stops = Window { from: half, until: scenario.end };
    let told = tell(&scenario, &plan, Script::new().lets_nobody_out(swap.second, stops), &mut Wait);
    assert!(0 < told.safe && told.safe < quiet.safe, "{} of {}", told.safe, quiet.safe);
    // People who left each town and count, and who are out of it: at no departure is a side further ahead than was agreed.
    let zone = |c: u32| {
        let c = &plan.convoys[c as usize];
        scenario.places[scenario.corridors[c.corridor].gates(c.direction).0].zone
    };
    let after: u32 = told
        .all
        .iter()
        .filter(|h| h.at >= half)
        .map(|h| match h.what {
            What::ConvoyDeparted { convoy, people, .. } if zone(convoy) == swap.second => people,
            _ => 0,
        })
        .sum();
    assert_eq!(after, 0, "nobody leaves the side that has stopped");
    let of = |side| -> f64 {
        let counted = told.all.iter().map(|h| match h.what {
            What::ConvoyDeparted { convoy, people, .. } if zone(convoy) == side => people,
            _ => 0,
        });
        f64::from(counted.sum::<u32>())
    };
    let urgent: f64 = scenario
        .classes
        .iter()
        .filter(|c| swap.exempt.contains(&c.priority))
        .map(|c| f64::from(c.people()))
        .sum();
    assert!(of(swap.first) <= swap.ratio * of(swap.second) + swap.slack + urgent + 1e-6);
}

#[test]
fn a_bus_that_does_not_start_is_not_waited_for_and_others_take_whom_they_can() {
    // 29 families of four for two buses of twelve each: a round of both and one of one.
    let (scenario, plan, quiet) = told(&Town { families: 29, ..Town::default() });
    let bus =
        plan.vehicles.iter().map(|v| v.vehicle).find(|&v| !scenario.kind_of(v).escort).expect("a bus goes");
    let script = Script::new().breaks_down(bus, 0, true, Duration::hours(1));
    let told = tell(&scenario, &plan, script, &mut Wait);
    assert_eq!(told.when(|w| matches!(w, What::Withdrawn { vehicle } if *vehicle == bus)).len(), 1);
    let none = |w: &What| matches!(w, What::Boarded { vehicle, .. } if *vehicle == bus);
    assert!(told.when(none).is_empty(), "nobody is in it");
    assert!(told.safe < quiet.safe && told.safe >= 12 * 4, "{} of {}", told.safe, told.came);
    assert_eq!(told.aboard, 0, "whoever is left is at the school, not in a bus");
    // From where they stand the rest are planned for anew: the other bus brings them all.
    let mut one_less = scenario.clone();
    one_less.kinds[scenario.vehicles[bus].kind].reserve += 1;
    assert_eq!(planned(&one_less).score.left_behind, Some(0.0));
}

#[test]
fn a_bus_that_starts_late_keeps_its_convoy_unless_it_may_go_without_it() {
    let (scenario, plan, quiet) = told(&Town { families: 50, ..Town::default() });
    let bus = vehicle(&scenario, "bus-1");
    let script = || Script::new().starts_later(bus, Duration::hours(3));
    let waits = tell(&scenario, &plan, script(), &mut Wait);
    assert_eq!((waits.safe, later(&waits, &quiet)), (waits.came, Duration::hours(3)));
    let goes = tell(&scenario, &plan, script(), &mut HoldAtGate(Duration::minutes(10)));
    assert_eq!(goes.safe, goes.came, "those who are put off are out as well");
    assert!(later(&goes, &quiet) <= later(&waits, &quiet), "nobody is out later for it");
}

#[test]
fn when_a_road_is_found_mined_those_inside_go_to_the_nearer_gate_and_the_rest_wait_or_take_another() {
    let (scenario, plan, quiet) = told(&Town { families: 100, other_road: true, ..Town::default() });
    let mined = road(&scenario, "road");
    let out: Vec<usize> =
        convoys(&plan, OUT).into_iter().filter(|&c| plan.convoys[c].corridor == mined).collect();
    assert!(!out.is_empty(), "the shorter road is taken while nothing is known");
    // Ten minutes into the road, and twenty.
    for (minutes, goes_on) in [(10, false), (20, true)] {
        let from = plan.convoys[out[0]].depart + Duration::minutes(minutes);
        let script = Script::new().shuts(mined, Window { from, until: scenario.end });
        let told = tell(&scenario, &plan, script, &mut Wait);
        let first = |c: u32| c as usize == out[0];
        let caught = told.when(|w| matches!(w, What::Caught { convoy, .. } if first(*convoy)));
        let back = told.when(|w| matches!(w, What::TurnedBack { convoy, .. } if first(*convoy)));
        assert_eq!((caught.len(), back.len()), if goes_on { (1, 0) } else { (0, 1) });
        if !goes_on {
            assert_eq!(back[0], from + Duration::minutes(10), "it drives back what it has driven");
        }
        let enters = |h: &&simulator::Happening| {
            h.at >= from && matches!(h.what, What::ConvoyDeparted { corridor, .. } if corridor == mined)
        };
        assert_eq!(told.all.iter().find(enters).map(|h| h.what), None, "nobody enters it any more");
        assert!(told.safe < quiet.safe);
        // Planned anew with the other road, everybody is out.
        let mut known = scenario.clone();
        known.agreements[0].covers.retain(|&c| c != mined);
        let shut = domain::Agreement {
            id: "mined".to_owned(),
            covers: vec![mined],
            in_force: Some([Window { from: scenario.start, until: from }].into_iter().collect()),
            ..known.agreements[0].clone()
        };
        known.agreements.push(shut);
        let state = testkit::cut::state_at(&scenario, &plan, from, true);
        let search = Search::new(&known, Some(&state), Settings { seed: 1 });
        let again = search.plan(&search.first()).plan;
        assert!(referee::standing(&known, &again, Some(&state)).verdict.broken.is_empty());
        assert!(again.convoys.iter().all(|c| c.corridor != mined) && !again.convoys.is_empty());
        assert_eq!(again.score.left_behind, Some(0.0));
    }
}

#[test]
fn of_2346_people_where_650_were_planned_as_many_as_there_is_room_for_are_out_and_a_new_plan_brings_the_rest()
{
    // Single people, 13 buses of 50.
    let mut scenario = Town { buses: 13, ..Town::default() }.scenario();
    let class = domain::Idx::new(0);
    scenario.classes[class].family = domain::Load { seats: 1, wheelchairs: 0, stretchers: 0 };
    scenario.classes[class].count = 650;
    let plan = planned(&scenario);
    let told = tell(&scenario, &plan, Script::new().comes(class, 2346, 2346), &mut Wait);
    assert_eq!(
        (told.came, told.safe, told.aboard),
        (2346, 650, 0),
        "every bus is full, and 1,696 people still wait"
    );
    // The control room learns of them as they come and plans again.
    let many = Spread::new(2346.0 / 650.0, 2346.0 / 650.0, 2346.0 / 650.0);
    let one = Spread::new(1.0, 1.0, 1.0);
    let hazards = Hazards { people: Some(Factors { operation: many, each: one }), ..Hazards::NONE };
    let stage = Stage::new(&scenario, &plan, None, Grid::of(&scenario, 9));
    let again = |asked: &simulator::Asked<'_>| {
        let search = Search::new(asked.scenario, Some(asked.state), Settings { seed: 1 });
        vec![search.plan(&search.first()).plan]
    };
    let mut room = stage.players();
    let waits = stage.trial(&mut room, &hazards, (1, 0), Policy::Wait, &again);
    assert_eq!((waits.came, waits.left), (2346, 1696));
    let replans = stage.trial(&mut room, &hazards, (1, 0), Policy::Replan(Duration(0), 3), &again);
    assert_eq!((replans.came, replans.left), (2346, 0));
}

#[test]
fn a_flat_tyre_in_the_column_stops_all_of_it_for_as_long_as_the_repair_takes() {
    let (scenario, plan, quiet) = told(&Town::default());
    let bus = vehicle(&scenario, "bus-1");
    // To the mill, in, to the school, to the gate; the fifth way is the road out.
    let script = Script::new().breaks_down(bus, 4, false, Duration::minutes(40));
    let told = tell(&scenario, &plan, script, &mut Wait);
    let broken: Vec<_> = told.all.iter().filter(|h| matches!(h.what, What::BrokeDown { .. })).collect();
    assert_eq!(broken.len(), 1);
    assert_eq!((told.safe, later(&told, &quiet)), (told.came, Duration::minutes(40)));
    let first = convoys(&plan, OUT)[0];
    let through = told.when(|w| matches!(w, What::ConvoyArrived { convoy, .. } if *convoy as usize == first));
    assert_eq!(through, [plan.convoys[first].arrive + Duration::minutes(40)]);
    assert!(told.when(|w| matches!(w, What::Transferred { .. } | What::Withdrawn { .. })).is_empty());
}

#[test]
fn of_a_bus_lost_in_the_column_as_many_go_over_as_there_is_room_and_it_is_towed_with_the_rest() {
    let (scenario, plan, _) = told(&Town { families: 18, ..Town::default() });
    let bus = vehicle(&scenario, "bus-1");
    let script = Script::new().breaks_down(bus, 4, true, Duration::minutes(40));
    let told = tell(&scenario, &plan, script, &mut Wait);
    assert_eq!(told.when(|w| matches!(w, What::BrokeDown { lost: true, .. })).len(), 1);
    assert_eq!((told.safe, told.aboard), (told.came, 0));
}

#[test]
fn a_crew_over_its_hours_brings_out_those_aboard_and_rests_then() {
    let town =
        Town { buses: 1, families: 24, bus: ", duty = { most = \"6h\", rest = \"8h\" }", ..Town::default() };
    let (scenario, plan, quiet) = told(&town);
    // Two rounds fit into six hours; one that stands for four hours on its way out makes them too long.
    let script = Script::new().stops((road(&scenario, "road"), OUT), 0, Duration::hours(5), false);
    let told = tell(&scenario, &plan, script, &mut Wait);
    assert_eq!(told.safe, told.came);
    let bus = vehicle(&scenario, "bus-1");
    let hall = place(&scenario, "hall");
    let served =
        told.when(|w| matches!(w, What::Served { vehicle, place } if *vehicle == bus && *place == hall));
    let departed =
        told.when(|w| matches!(w, What::Departed { vehicle, place } if *vehicle == bus && *place == hall));
    // Out first, with people aboard, though its six hours are over; then eight hours of rest.
    assert!(served[0] - departed[0] > Duration::hours(6));
    assert_eq!(departed[1], served[0] + Duration::hours(8));
    assert!(later(&told, &quiet) > Duration::hours(12));
}

#[test]
fn people_who_wait_at_the_gate_for_too_long_get_off_and_on_again() {
    let town = Town { scenario: "aboard = \"2h\"", ..Town::default() };
    let (scenario, plan, quiet) = told(&town);
    let first = &plan.convoys[convoys(&plan, OUT)[0]];
    let shut = Window { from: first.depart - Duration(1), until: first.depart + Duration::hours(5) };
    let told = tell(&scenario, &plan, Script::new().shuts(road(&scenario, "road"), shut), &mut Wait);
    let relieved = told.when(|w| matches!(w, What::Relieved { .. }));
    assert_eq!(relieved, [shut.until, shut.until], "of both buses, when it opens");
    assert_eq!(told.safe, told.came);
    // Twelve families of four in the fuller one: two minutes, and six seconds a head.
    assert_eq!(later(&told, &quiet), Duration::hours(5) + Duration(120 + 48 * 6));
    // Nobody has been sitting there for five hours.
    let stood: i64 = told
        .all
        .iter()
        .map(|h| match h.what {
            What::Stood { people, since, .. } => i64::from(people) * (h.at - since).0,
            _ => 0,
        })
        .sum();
    assert!(stood < i64::from(told.came) * 2 * 3600, "{stood}");
}

#[test]
fn where_one_vehicle_may_stand_the_next_waits_before_the_place() {
    let town = Town { school: ", stand = 1", ..Town::default() };
    let (scenario, plan, _) = told(&town);
    let school = place(&scenario, "school");
    let late =
        plan.vehicles.iter().map(|v| v.vehicle).find(|&v| !scenario.kind_of(v).escort).expect("a bus goes");
    // Both come at once, because the one that should be first is late.
    let told = tell(&scenario, &plan, Script::new().starts_later(late, Duration::minutes(7)), &mut Wait);
    assert_eq!(told.safe, told.came);
    let served = told.when(|w| matches!(w, What::Served { place, .. } if *place == school));
    let boards = told.when(|w| matches!(w, What::Boarded { place, .. } if *place == school));
    assert!(boards[1] >= served[0], "the second loads when the first has gone");
}

#[test]
fn a_convoy_waits_for_another_escort_where_its_own_fails() {
    let town = Town { convoy: ", escorts = 1", ..Town::default() };
    let (scenario, plan, quiet) = told(&town);
    let escort = vehicle(&scenario, "escort-1");
    // On the ten minutes from the hall to the mill.
    let script = Script::new().breaks_down(escort, 0, true, Duration::minutes(50));
    let told = tell(&scenario, &plan, script, &mut Wait);
    assert_eq!(told.safe, told.came);
    assert_eq!(later(&told, &quiet), Duration::minutes(5 + 50), "it comes by the same way from halfway on");
    for h in &told.all {
        if let What::ConvoyDeparted { convoy, .. } = h.what {
            let entered = told.when(
                |w| matches!(w, What::Entered { vehicle, convoy: c } if *vehicle == escort && *c == convoy),
            );
            assert!(entered.contains(&h.at), "no convoy goes without it");
        }
    }
}

#[test]
fn a_bus_that_is_to_be_had_no_longer_stays_out_of_it() {
    let town = Town {
        bus: ", available = [{ from = 2030-05-04T08:00:00, until = 2030-05-04T11:50:00 }]",
        ..Town::default()
    };
    let (scenario, plan, _) = told(&town);
    // Two hours late at the hall: its round of 114 minutes would end after its hours. The other waits for it at the mill, and comes
    // back in time from there.
    let script = Script::new().starts_later(vehicle(&scenario, "bus-1"), Duration::hours(2));
    let told = tell(&scenario, &plan, script, &mut Wait);
    assert_eq!(told.when(|w| matches!(w, What::Withdrawn { .. })), [scenario.start + Duration::hours(2)]);
    assert_eq!((told.safe, told.aboard), (12 * 4, 0), "the other takes as many as it has room for");
    let last = told.when(|w| matches!(w, What::Served { .. })).into_iter().max().expect("it unloads");
    assert!(last <= scenario.start + Duration::minutes(230));
}
