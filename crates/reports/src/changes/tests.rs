//! What differs, in the small world: bus 1 takes families out at 8, unloads, and comes back empty at 16.

use domain::{Aboard, Duration, Idx, Plan, State, Stop, Time, VehicleState, Visit};

use super::{Change, Changes, changes, changes_json};
use crate::world::{CAMP, GATE_WEST, Utc, at, moved, plan, scenario};
use crate::{Lang, changes_text};

/// Puts everything off that happens at an instant or later.
fn put_off(plan: &mut Plan, since: Time, by: Duration) {
    let late = |t: &mut Time| {
        if *t >= since {
            *t += by;
        }
    };
    for convoy in &mut plan.convoys {
        late(&mut convoy.depart);
        late(&mut convoy.arrive);
        for p in &mut convoy.passages {
            late(&mut p.begin);
            late(&mut p.end);
        }
    }
    for visit in plan.vehicles.iter_mut().flat_map(|i| &mut i.visits) {
        if let Visit::Place(stop) = visit {
            [&mut stop.arrive, &mut stop.begin, &mut stop.end, &mut stop.depart]
                .into_iter()
                .flatten()
                .for_each(late);
        }
    }
}

/// Gives all that one bus does to the other.
fn to_bus_2(plan: &mut Plan) {
    plan.vehicles[0].vehicle = Idx::new(1);
    plan.convoys.iter_mut().for_each(|c| c.vehicles = vec![Idx::new(1)]);
}

/// Bus 1 stands at a place with these aboard.
fn state(now: Time, place: usize, aboard: &[(usize, u32)]) -> State {
    let aboard = aboard
        .iter()
        .map(|&(class, families)| Aboard { class: Idx::new(class), families, since: at(7, 0) })
        .collect();
    State {
        now,
        vehicles: vec![VehicleState {
            vehicle: Idx::new(0),
            place: Idx::new(place),
            free: now,
            used: true,
            carried: false,
            duty_from: None,
            aboard,
        }],
        out_of_service: vec![],
        people: vec![],
        convoys: vec![],
    }
}

/// Changed, all, vehicles that keep theirs, vehicles.
fn counts(c: &Changes<'_>) -> (usize, usize, usize, usize) {
    (c.changed(), c.total(), c.keeping(), c.vehicles.len())
}

#[test]
fn a_plan_does_not_differ_from_itself() {
    let (s, p) = (scenario(), plan());
    let c = changes(&s, &p, &p, None);
    assert_eq!(counts(&c), (0, 4, 1, 1));
    assert_eq!(
        changes_text(&c, Lang::En, &Utc),
        "Orders that change: 0 of 4. Vehicles that keep theirs: 1 of 1.\n"
    );
}

#[test]
fn a_convoy_put_off_is_moved() {
    let (s, p) = (scenario(), plan());
    let mut later = p.clone();
    put_off(&mut later, at(16, 0), Duration::minutes(20));
    let c = changes(&s, &p, &later, None);
    assert_eq!(counts(&c), (1, 4, 0, 1));
    assert_eq!(c.vehicles[0].orders[3].shift(), Some(Duration::minutes(20)));
    assert_eq!(
        changes_text(&c, Lang::En, &Utc),
        "Orders that change: 1 of 4. Vehicles that keep theirs: 0 of 1.\n\
         \n\
         bus-1: from 16:00 on.\n  At 16:20, not at 16:00: crossing by Bridge road, back.\n"
    );
}

#[test]
fn a_few_minutes_are_said_but_do_not_count() {
    let (s, p) = (scenario(), plan());
    let shifted = |by| {
        let mut later = p.clone();
        put_off(&mut later, at(16, 0), by);
        counts(&changes(&s, &p, &later, None)).0
    };
    assert_eq!((shifted(Duration(60)), shifted(Duration(300)), shifted(Duration(301))), (0, 0, 1));
    let mut later = p.clone();
    put_off(&mut later, at(16, 0), Duration::minutes(4));
    let c = changes(&s, &p, &later, None);
    assert_eq!(c.slight(), 1);
    assert!(changes_text(&c, Lang::En, &Utc).contains("not counted: 1."));
    put_off(&mut later, at(16, 0), Duration::minutes(-4) + Duration(50));
    assert!(matches!(changes(&s, &p, &later, None).vehicles[0].orders[3], Change::Kept(_)));
}

#[test]
fn vehicles_that_swap_their_orders_both_change() {
    let (s, p) = (scenario(), plan());
    let mut other = p.clone();
    to_bus_2(&mut other);
    let c = changes(&s, &p, &other, None);
    assert_eq!(counts(&c), (8, 8, 0, 2));
    assert!(c.vehicles[0].orders.iter().all(|o| matches!(o, Change::Dropped(_))));
    assert!(c.vehicles[1].orders.iter().all(|o| matches!(o, Change::New(_))));
}

#[test]
fn another_load_takes_the_place_of_the_first() {
    let (s, p) = (scenario(), plan());
    let mut other = p.clone();
    for (position, of_four, of_two) in [(0, 8, 2), (4, 8, 2)] {
        let Visit::Place(stop) = &mut other.vehicles[0].visits[position] else {
            panic!("a stop stands here")
        };
        for list in [&mut stop.board, &mut stop.alight] {
            if !list.is_empty() {
                *list = moved(of_four, of_two);
            }
        }
    }
    let c = changes(&s, &p, &other, None);
    assert_eq!(counts(&c), (4, 6, 0, 1));
    insta::assert_snapshot!(changes_text(&c, Lang::En, &Utc), @r"
    Orders that change: 4 of 6. Vehicles that keep theirs: 0 of 1.

    bus-1: from 07:00 on.
      Instead of 07:00 loading at school (families: 11, people: 36): 07:00 loading at school
      (families: 10, people: 36).
      Instead of 09:10 unloading at camp (families: 11, people: 36): 09:10 unloading at camp
      (families: 10, people: 36).
    ");
}

#[test]
fn as_many_of_other_classes_are_told_apart() {
    let mut s = scenario();
    // Families of the second class are now as large as those of the first.
    let mut classes: Vec<_> = s.classes.iter().cloned().collect();
    classes[1].family = classes[0].family;
    s.classes = classes.into();
    let p = plan();
    let mut other = p.clone();
    let Visit::Place(stop) = &mut other.vehicles[0].visits[0] else { panic!("a stop stands here") };
    stop.board = moved(8, 3);
    let text = changes_text(&changes(&s, &p, &other, None), Lang::En, &Utc).replace("\n  ", " ");
    assert!(text.contains("families/4: 7, families/2: 4"), "{text}");
    assert!(text.contains("families/4: 8, families/2: 3"), "{text}");
}

#[test]
fn a_vehicle_out_of_service_loses_its_orders_and_another_takes_them() {
    let (s, p) = (scenario(), plan());
    let mut other = p.clone();
    to_bus_2(&mut other);
    let mut now = state(at(6, 30), 0, &[]);
    now.out_of_service.push(Idx::new(0));
    let c = changes(&s, &p, &other, Some(&now));
    assert_eq!(counts(&c), (8, 8, 0, 2));
    for lang in Lang::ALL {
        let text = changes_text(&c, lang, &Utc);
        assert!(text.contains("bus-1") && text.contains("bus-2") && !text.contains('{'), "{text}");
        let marks = ['\u{200f}', '\u{2068}', '\u{2069}'];
        let columns = |line: &str| line.chars().filter(|c| !marks.contains(c)).count();
        assert!(text.lines().all(|line| columns(line) <= 96), "{text}");
    }
    assert!(changes_text(&c, Lang::En, &Utc).contains("bus-1: out of service."));
    assert_eq!(changes_json(&c, &Utc)["out_of_service"][0], "bus-1");
}

#[test]
fn what_is_done_is_no_order_any_more() {
    let (s, p) = (scenario(), plan());
    // Through the corridor with eleven families aboard: loading and crossing are done, in the old plan and in the new one.
    let now = state(at(8, 40), GATE_WEST.get(), &[(0, 7), (1, 4)]);
    assert_eq!(counts(&changes(&s, &p, &p, Some(&now))), (0, 2, 1, 1));
    let mut rest = p.clone();
    rest.vehicles[0].visits.drain(..3);
    rest.convoys.pop();
    assert_eq!(counts(&changes(&s, &p, &rest, Some(&now))), (0, 2, 1, 1));
}

#[test]
fn an_order_that_is_late_is_moved_not_forgotten() {
    let (s, p) = (scenario(), plan());
    // By the clock it has been loaded, but nobody is aboard.
    let now = state(at(7, 30), 0, &[]);
    let mut later = p.clone();
    put_off(&mut later, at(6, 0), Duration::hours(1));
    let c = changes(&s, &p, &later, Some(&now));
    assert_eq!(counts(&c), (4, 4, 0, 1));
    assert!(c.vehicles[0].orders.iter().all(|o| o.shift() == Some(Duration::hours(1))));
}

#[test]
fn an_order_carried_out_early_is_not_dropped() {
    let (s, p) = (scenario(), plan());
    let now = state(at(6, 50), 0, &[(0, 7), (1, 4)]);
    let mut rest = p.clone();
    rest.vehicles[0].visits[0] = Visit::Place(Stop {
        place: Idx::new(0),
        arrive: None,
        begin: None,
        end: None,
        depart: Some(at(7, 10)),
        alight: vec![],
        board: vec![],
    });
    assert_eq!(counts(&changes(&s, &p, &rest, Some(&now))), (0, 3, 1, 1));
}

#[test]
fn vehicles_with_the_same_change_are_told_together() {
    let (s, p) = (scenario(), plan());
    let mut two = p.clone();
    two.vehicles.push(domain::Itinerary { vehicle: Idx::new(1), ..p.vehicles[0].clone() });
    let mut later = two.clone();
    put_off(&mut later, at(16, 0), Duration::hours(10));
    let text = changes_text(&changes(&s, &two, &later, None), Lang::En, &Utc);
    assert!(text.contains("bus-1, bus-2: from 16:00 on.\n  At 2016-12-16 02:00, not at 16:00: "), "{text}");
}

#[test]
fn of_equal_matches_the_one_that_moves_least_is_taken() {
    let (s, p) = (scenario(), plan());
    // Two unloadings alike, an hour apart; the first falls away.
    let mut old = p.clone();
    let Visit::Place(mut again) = p.vehicles[0].visits[4].clone() else { panic!("a stop stands here") };
    assert_eq!(again.place, CAMP);
    again.begin = Some(at(10, 10));
    old.vehicles[0].visits.insert(5, Visit::Place(again.clone()));
    let mut new = p.clone();
    new.vehicles[0].visits[4] = Visit::Place(again);
    let c = changes(&s, &old, &new, None);
    assert_eq!(counts(&c), (1, 5, 0, 1));
    assert!(matches!(&c.vehicles[0].orders[2], Change::Dropped(o) if o.at == at(9, 10)));
}
