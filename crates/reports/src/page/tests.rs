//! What every page keeps: whole, escaped, in its language, asking nobody for anything.

use super::*;
use crate::world::{plan, scenario, told, with};
use crate::{Bottleneck, Left, Limit, Proof};
use domain::{Idx, Itinerary, Plan, State, Vehicle};

/// Tags that HTML closes by itself.
const VOID: [&str; 4] = ["meta", "br", "!DOCTYPE", "rect"];

/// The page without what stands between `<name …>` and `</name>`.
fn without(html: &str, name: &str) -> String {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let (mut out, mut rest) = (String::new(), html);
    while let Some((before, after)) = rest.split_once(&open) {
        out.push_str(before);
        rest = after.split_once(&close).expect("what is opened is closed").1;
    }
    out + rest
}

/// The page as it stands without its program.
fn plain(told: &Told<'_>, lang: Lang) -> String {
    without(&page(told, lang), "script")
}

/// What the page's program draws from.
fn drawn_from(told: &Told<'_>) -> serde_json::Value {
    let html = page(told, Lang::En);
    let data =
        html.split_once("id=\"plan-data\">").expect("data").1.split_once("</script>").expect("its end").0;
    serde_json::from_str(data).expect("JSON")
}

/// Every tag that is opened is closed in its place.
fn assert_balanced(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    let body = without(&without(html, "script"), "style");
    for tag in body.split('<').skip(1) {
        let tag = tag.split('>').next().expect("a tag ends");
        let name = tag.trim_start_matches('/').split([' ', '\n']).next().expect("a tag has a name");
        if let Some(closed) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed), "…{tag}");
        } else if !tag.ends_with('/') && !VOID.contains(&name) || name == "rect" && !tag.ends_with('/') {
            open.push(Box::leak(name.to_owned().into_boxed_str()));
        }
    }
    assert_eq!(open, Vec::<&str>::new());
}

#[test]
fn every_tag_is_closed_in_every_language() {
    let (s, p) = (scenario(), plan());
    for lang in Lang::ALL {
        assert_balanced(&page(&told(&s, &p), lang));
    }
}

#[test]
fn the_page_asks_nobody_for_anything() {
    let (s, p) = (scenario(), plan());
    let told = told(&s, &p);
    for forbidden in
        ["http:", "https:", "<link", "<img", "@import", "url(", "fetch(", "XMLHttpRequest", "import("]
    {
        assert!(!page(&told, Lang::En).contains(forbidden), "{forbidden}");
    }
    assert!(!plain(&told, Lang::En).contains("//"));
    assert!(
        page(&told, Lang::En).contains("content=\"default-src 'none'; script-src 'sha256-"),
        "nor may it"
    );
}

#[test]
fn all_languages_stand_in_one_file_and_what_people_wrote_is_inert_in_it() {
    let (mut s, p) = (scenario(), plan());
    s.name = domain::Name(vec![("en".into(), "</script><script>x".into()), ("ar".into(), "المدرسة".into())]);
    let told = told(&s, &p);
    let html = page(&told, Lang::Fr);
    assert_eq!(html.matches("<script").count(), 3, "data, words, program");
    assert_eq!(html.matches("</script>").count(), 3);
    for lang in Lang::ALL {
        assert!(html.contains(lang.say(Text::EvacuationPlan)), "{lang:?}");
    }
    assert_eq!(drawn_from(&told)["name"][2], "المدرسة");
}

#[test]
fn the_program_is_given_what_the_plan_says() {
    let (s, p) = (scenario(), plan());
    let data = drawn_from(&told(&s, &p));
    assert_eq!((data["people"].as_u64(), data["safe"].as_u64()), (Some(40), Some(36)));
    assert_eq!(data["convoys"][0]["id"], "bridge-road-1", "in the order of departure");
    assert_eq!(data["convoys"][0]["depart"], 2 * 3_600);
    assert_eq!(data["convoys"][0]["people"], 36);
    assert_eq!(data["convoys"][0]["passages"], serde_json::json!([[0, 2 * 3_600 + 600, 2 * 3_600 + 780]]));
    assert_eq!(data["places"][0]["begin"], 40);
    assert_eq!(data["arrivals"], serde_json::json!([[12_000, 3, 36]]));
    assert_eq!(data["offsets"], serde_json::json!([[0, 0]]), "UTC");
    let spans = data["vehicles"][0][4].as_array().expect("spans");
    // Loading from seven on for ten minutes, at the school.
    let first: Vec<i64> = spans[..5].iter().filter_map(serde_json::Value::as_i64).collect();
    assert_eq!(first, [1, 3_600, 600, 36, 1]);
    assert_eq!(spans.len() % 5, 0);
}

#[test]
fn what_people_wrote_never_becomes_markup() {
    let mut s = scenario();
    let evil = "<b onmouseover=\"x\">&'";
    s.name = domain::Name::plain(evil);
    s.timezone = evil.into();
    for i in [0, 1, 2, 3] {
        s.places[Idx::new(i)].name = domain::Name::plain(evil);
    }
    s.kinds[Idx::new(0)].name = domain::Name::plain(evil);
    s.corridors[Idx::new(0)].name = domain::Name::plain(evil);
    s.corridors[Idx::new(0)].checkpoints[0].id = evil.into();
    s.classes[Idx::new(0)].id = evil.into();
    s.vehicles[Idx::new(0)].id = evil.into();
    let mut p = plan();
    p.convoys[1].id = evil.into();
    p.convoys[1].passages[0].checkpoint = evil.into();
    let mut told = told(&s, &p);
    told.left = vec![Left { class: Idx::new(0), families: 1, why: evil.into() }];
    let proof = |part: &str| Proof { part: part.into(), by: evil.into(), says: evil.into() };
    told.proofs = vec![proof("exposure"), proof(evil)];
    let html = page(&told, Lang::En);
    assert!(!html.contains("onmouseover=\"x\""), "nowhere");
    assert!(!html.contains("<b "), "no element");
    assert!(!html.contains("=\"x\""), "no attribute");
    assert_balanced(&html);
}

#[test]
fn arabic_runs_from_the_right_and_its_graphs_from_the_left() {
    let (s, p) = (scenario(), plan());
    let html = plain(&told(&s, &p), Lang::Ar);
    assert!(html.contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(html.contains("المدرسة"), "the operation's name in Arabic");
    assert!(html.contains("مكان camp"), "a place's name in Arabic");
    let charts = html.matches("<div class=\"chart\">").count();
    assert_eq!(html.matches("dir=\"ltr\"><div class=\"chart\">").count(), charts);
    assert_eq!(charts, 3);
}

#[test]
fn a_box_that_scrolls_can_be_reached_by_keyboard_and_has_a_name() {
    let (s, p) = (scenario(), plan());
    let html = plain(&told(&s, &p), Lang::Fr);
    for part in html.split("<div class=\"scroll").skip(1) {
        let tag = part.split('>').next().expect("a tag ends");
        assert!(tag.contains("tabindex=\"0\" role=\"region\" aria-label=\""), "{tag}");
    }
    assert_eq!(html.matches("role=\"img\" aria-label=\"").count(), 3, "each graph has a name");
}

#[test]
fn the_key_figures_stand_with_their_bounds_and_gaps() {
    let (s, p) = (scenario(), plan());
    let html = plain(&told(&s, &p), Lang::En);
    assert!(html.contains("proven: no plan can do better"), "four left, and no plan leaves fewer");
    assert!(html.contains("no plan that leaves as few can have less than <bdi dir=\"ltr\">400"));
    assert!(html.contains("15%"), "60 hours above a bound of 400");
    assert!(html.contains("no bound proven"), "the distance has none");
    assert!(html.contains("Left behind without a stated reason: <bdi dir=\"ltr\">4</bdi>"));
    assert!(html.contains("Proven: at most 39 can be out"), "somebody who may weigh ten must stay");
}

#[test]
fn what_holds_the_operation_back_stands_in_every_language() {
    let (s, p) = (scenario(), plan());
    let mut told = told(&s, &p);
    assert!(plain(&told, Lang::En).contains("Not known for this plan:"));
    let less = domain::Bound { exposure: Some(240.0), ..p.bound };
    told.bottleneck =
        Some(Bottleneck { proven: p.bound, without: vec![(Limit::Fleet, less), (Limit::Bays, p.bound)] });
    let html = plain(&told, Lang::En);
    assert!(html.contains("Most of all: <bdi>vehicles</bdi>."), "it is named");
    let figure = |n| crate::escape::code(n);
    let says =
        format!("exposure might be {} in place of {} ({} less)", figure("240"), figure("400"), figure("40%"));
    assert!(html.contains(&says), "{says}");
    for (lang, word) in [(Lang::Fr, "véhicules"), (Lang::Ar, "المركبات")] {
        let html = plain(&told, lang);
        assert!(html.contains(&format!("<bdi>{word}</bdi>")), "{word}");
        assert_balanced(&html);
    }
    told.bottleneck = Some(Bottleneck { proven: p.bound, without: vec![(Limit::Fleet, p.bound)] });
    assert!(plain(&told, Lang::En).contains("Nothing single:"));
}

#[test]
fn the_page_says_what_counts_first_and_whether_anything_could_be_better() {
    let (mut s, mut p) = (scenario(), plan());
    let html = plain(&told(&s, &p), Lang::En);
    assert!(html.contains("What counts first: left behind, weighted; exposure; last arrival; distance."));
    assert!(!html.contains("no plan is better"), "the exposure is above its bound");
    p.bound.exposure = p.score.exposure;
    p.bound.last_arrival = p.score.last_arrival;
    assert!(
        plain(&told(&s, &p), Lang::En).contains("no plan is better in what counts before this: distance.")
    );
    s.order.pop();
    assert!(plain(&told(&s, &p), Lang::En).contains("Proven: no plan is better."));
    s.order = vec![domain::Objective::LastArrival, domain::Objective::LeftBehind];
    let html = plain(&told(&s, &p), Lang::En);
    assert!(html.contains("What counts first: last arrival; left behind, weighted."));
    assert!(!html.contains("no plan is better"), "one that leaves more may be over sooner");
}

#[test]
fn a_plan_of_nothing_and_an_operation_under_way_have_pages_too() {
    let s = scenario();
    let nothing = Plan::default();
    assert_balanced(&page(&told(&s, &nothing), Lang::Fr));
    let p = plan();
    let past = domain::Past { convoy: p.convoys[1].clone(), people: 12, exempt: 0 };
    let state = State {
        now: crate::world::at(9, 0),
        vehicles: vec![],
        out_of_service: vec![],
        people: vec![],
        convoys: vec![past],
    };
    let mut told = told(&s, &nothing);
    told.state = Some(&state);
    let html = page(&told, Lang::En);
    assert_balanced(&html);
    assert!(html.contains("Gone before this plan"));
}

#[test]
fn a_thousand_vehicles_take_few_bytes_each() {
    let mut s = scenario();
    let mut p = plan();
    let visits = p.vehicles[0].visits.clone();
    for n in 3..=1_000 {
        s.vehicles = with(&s.vehicles, Vehicle { id: format!("bus-{n}"), kind: Idx::new(0) });
        p.vehicles.push(Itinerary { vehicle: Idx::new(n - 1), visits: visits.clone() });
    }
    let html = page(&told(&s, &p), Lang::En);
    assert_balanced(&html);
    assert!(html.len() < 400 * 1_000, "{} bytes", html.len());
}
