//! Why a plan is as it is, on the command line.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{KEPT, TINY, run};

#[test]
fn a_convoy_a_vehicle_and_a_class_are_explained_in_three_languages() {
    for (lang, convoy) in [("en", "Convoy"), ("fr", "Convoi"), ("ar", "القافلة")] {
        let ran = run(&["explain", TINY, KEPT, "bridge-road-outward-1", "--lang", lang]);
        assert_eq!((ran.code, &*ran.err), (Some(0), ""));
        assert!(ran.out.contains(convoy), "{}", ran.out);
    }
    let ran = run(&["explain", TINY, KEPT, "bus-1"]);
    assert!(ran.out.contains("for convoy bridge-road-outward-1"), "{}", ran.out);
    // All sizes of families of one entry.
    let ran = run(&["explain", TINY, KEPT, "school-families"]);
    assert!(ran.out.contains("school-families/1") && ran.out.contains("school-families/6"), "{}", ran.out);
}

#[test]
fn without_an_id_it_is_about_those_left_behind() {
    let ran = run(&["explain", TINY, KEPT]);
    assert_eq!((ran.code, ran.out.trim()), (Some(0), "Nobody is left behind."));
}

#[test]
fn an_id_that_nothing_has_is_answered_with_the_nearest() {
    let ran = run(&["explain", TINY, KEPT, "bus1"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("nothing here is called bus1"), "{}", ran.err);
    assert!(ran.err.contains("did you mean bus-1?"), "{}", ran.err);
}
