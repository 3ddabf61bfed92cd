//! The movement order of the conformance plan, word for word, and what its figures must agree with.

mod support;

use domain::{Bound, Duration, Plan, Scenario};
use reports::figures::figures;
use reports::{Bottleneck, Extent, Lang, Left, Limit, Proof, Told, movement_order, page, summary_json};
use support::{Local, synthetic};

const TINY: &str = "testdata/conformance/tiny.toml";
const KEPT: &str = "testdata/conformance/kept-tiny.json";

fn told<'a>(scenario: &'a Scenario, plan: &'a Plan, clock: &'a Local) -> Told<'a> {
    Told {
        scenario,
        plan,
        state: None,
        left: vec![],
        proofs: vec![],
        bottleneck: None,
        safe_at_most: vec![],
        clock,
    }
}

#[test]
fn the_order_of_the_tiny_plan_reads_so() {
    let s = support::scenario(TINY);
    let mut p = support::plan(KEPT, &s, None);
    p.bound.left_behind_weighted = Some(0.0);
    p.bound.exposure = Some(900.0);
    let clock = Local::of(&s);
    let mut told = told(&s, &p, &clock);
    told.proofs = vec![Proof {
        part: "exposure".into(),
        by: "fleet".into(),
        says: "three buses of 50 seats cannot bring 174 people out in one run".into(),
    }];
    let bound = |exposure, minutes| Bound {
        left_behind_weighted: Some(0.0),
        exposure: Some(exposure),
        last_arrival: Some(s.start + Duration::minutes(minutes)),
    };
    told.bottleneck = Some(Bottleneck {
        proven: bound(900.0, 391),
        without: vec![(Limit::Fleet, bound(593.4, 193)), (Limit::Corridor, bound(890.0, 391))],
    });
    insta::assert_snapshot!("tiny-en", movement_order(&told, Lang::En, Extent::Brief));
    insta::assert_snapshot!("tiny-fr", movement_order(&told, Lang::Fr, Extent::Brief));
    insta::assert_snapshot!("tiny-ar", movement_order(&told, Lang::Ar, Extent::Brief));
}

#[test]
fn the_summary_of_the_tiny_plan_reads_so() {
    let s = support::scenario(TINY);
    let p = support::plan(KEPT, &s, None);
    insta::assert_snapshot!("tiny-json", format!("{:#}", summary_json(&told(&s, &p, &Local::of(&s)))));
}

#[test]
fn those_left_stand_with_their_reason() {
    let s = support::scenario(TINY);
    let p = Plan::default();
    let clock = Local::of(&s);
    let mut told = told(&s, &p, &clock);
    told.left = s
        .classes
        .entries()
        .filter(|(_, c)| c.id.starts_with("school"))
        .map(|(class, c)| Left {
            class,
            families: c.count,
            why: "no bus reaches the school before the corridor shuts".into(),
        })
        .collect();
    let order = movement_order(&told, Lang::En, Extent::Brief);
    assert!(order.contains("no bus reaches the school"), "{order}");
    assert!(
        order.contains("Left behind without a stated reason: 10."),
        "the five wounded and those with them: {order}"
    );
    assert!(!order.contains("Nobody is left"));
}

#[test]
fn stated_scores_and_counted_figures_agree_in_every_kept_plan() {
    for (scenario, plan, state) in [
        (TINY, KEPT, None),
        ("testdata/conformance/tiny-short-day.toml", "testdata/conformance/kept-short-day.json", None),
        ("testdata/conformance/tiny-two-lanes.toml", "testdata/conformance/kept-two-lanes.json", None),
        (
            TINY,
            "testdata/conformance/kept-state-turned-back.json",
            Some("testdata/conformance/state-turned-back.json"),
        ),
        (
            TINY,
            "testdata/conformance/kept-state-last-families.json",
            Some("testdata/conformance/state-last-families.json"),
        ),
        (TINY, "testdata/conformance/kept-state-ride.json", Some("testdata/conformance/state-ride.json")),
    ] {
        let s = support::scenario(scenario);
        let state = state.map(|path| support::state(path, &s));
        let p = support::plan(plan, &s, state.as_ref());
        let f = figures(&s, &p, state.as_ref());
        assert_eq!(Some((f.people - f.safe) as f64), p.score.left_behind, "{plan}");
        assert_eq!(f.arrivals.last().map(|a| a.at), p.score.last_arrival, "{plan}");
        let clock = Local::of(&s);
        let told = Told { state: state.as_ref(), ..told(&s, &p, &clock) };
        for lang in Lang::ALL {
            assert!(page(&told, lang).ends_with("</html>\n"), "{plan}");
            assert!(!movement_order(&told, lang, Extent::Full).contains('{'), "{plan}");
        }
    }
}

#[test]
fn a_long_plan_is_summed_up_unless_all_of_it_is_asked_for() {
    let s = support::scenario("examples/aleppo-2016/first-days.toml");
    let mut p = synthetic::plan(&s);
    let again = p.convoys.clone();
    p.convoys.extend(again);
    let clock = Local::of(&s);
    let told = told(&s, &p, &clock);
    let brief = movement_order(&told, Lang::En, Extent::Brief);
    assert!(brief.contains("--full"), "{brief}");
    assert!(!brief.contains("ramouseh-road-outward-2"));
    let full = movement_order(&told, Lang::En, Extent::Full);
    assert!(full.contains("ramouseh-road-outward-2"));
    for line in full.lines().chain(brief.lines()) {
        assert!(line.chars().count() <= 100, "{line}");
    }
}

#[test]
fn the_page_of_aleppo_is_light() {
    let s = support::scenario("examples/aleppo-2016/first-days.toml");
    let p = synthetic::plan(&s);
    let html = page(&told(&s, &p, &Local::of(&s)), Lang::Ar);
    assert!(html.len() < 1_000_000, "{} bytes", html.len());
}

#[test]
fn the_page_of_thousands_of_vehicles_stays_light() {
    let s = support::scenario("testdata/generated/l-001.toml");
    let p = synthetic::crowded(&s, 17);
    let visits: usize = p.vehicles.iter().map(|i| i.visits.len()).sum();
    assert!(visits > 60_000, "{visits} visits");
    let html = page(&told(&s, &p, &Local::of(&s)), Lang::En);
    assert!(html.len() < 10_000_000, "{} bytes for {visits} visits", html.len());
}
