//! Why a plan is as it is, in three languages: the conformance plan's answers word for word, and for an empty plan what stood in
//! the way of everybody.

mod support;

use domain::Plan;
use reports::{Lang, Question, Told, explained};
use support::Local;

const TINY: &str = "testdata/conformance/tiny.toml";
const KEPT: &str = "testdata/conformance/kept-tiny.json";

#[test]
fn the_tiny_plan_is_explained_so() {
    let s = support::scenario(TINY);
    let plan = support::plan(KEPT, &s, None);
    let clock = Local::of(&s);
    let told = Told {
        scenario: &s,
        plan: &plan,
        state: None,
        left: vec![],
        proofs: vec![],
        bottleneck: None,
        safe_at_most: vec![],
        clock: &clock,
    };
    let vehicle = s.vehicles.position(|v| v.id == "bus-1").expect("a bus");
    let class = s.classes.position(|_| true).expect("a class");
    for lang in Lang::ALL {
        let all: Vec<String> =
            [Question::Convoy(0), Question::Convoy(1), Question::Vehicle(vehicle), Question::Class(class)]
                .into_iter()
                .map(|question| explained(&told, lang, question))
                .collect();
        insta::assert_snapshot!(format!("tiny-explained-{}", lang.tag()), all.join("---\n"));
    }
}

#[test]
fn who_is_left_is_told_what_there_would_have_been() {
    let s = support::scenario(TINY);
    let plan = Plan::default();
    let clock = Local::of(&s);
    let told = Told {
        scenario: &s,
        plan: &plan,
        state: None,
        left: vec![],
        proofs: vec![],
        bottleneck: None,
        safe_at_most: vec![],
        clock: &clock,
    };
    for lang in Lang::ALL {
        let text = explained(&told, lang, Question::Left);
        insta::assert_snapshot!(format!("tiny-left-{}", lang.tag()), text);
        for class in &s.classes {
            assert!(text.contains(&class.id), "{}", class.id);
        }
    }
}
