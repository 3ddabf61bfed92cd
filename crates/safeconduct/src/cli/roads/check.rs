//! `safeconduct roads check`: what a map leaves open for a scenario: places that cannot be reached, guesses, straight links.

use std::path::PathBuf;

use clap::Args;
use roads::{Origin, Stop};
use texts::{Text, Value};

use super::{import, km, line, ready};
use crate::disk;
use crate::fault::Fault;
use crate::language::{fill, lang, tell};
use crate::mapped::{Group, Ready};

/// Says what a map leaves open for a scenario: what cannot be reached, what is guessed, what is closed
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// The scenario (TOML, or JSON by its name); - is standard input
    scenario: PathBuf,
}

/// Says it.
///
/// # Errors
/// What cannot be read.
pub(super) fn run(args: &Check) -> Result<u8, Fault> {
    let (scenario, ask, ready) = ready(&args.scenario)?;
    let mut out = import::summary(&ready.network);
    let now = ready.open_for_good();
    let count = |text: Text, n: usize| {
        if n == 0 {
            String::new()
        } else {
            reports::printed(lang(), &tell(text, &[("n", Value::Int(n as u64))]))
        }
    };
    out += &count(Text::RoadsClosedForGood, now.closed() / 2);
    out += &count(Text::RoadsClosures, ready.closures.len());
    let id = |n: usize| scenario.places[domain::Idx::new(n)].id.as_str();
    for group in &ready.groups {
        let who: Vec<&str> =
            group.kinds.iter().map(|&k| scenario.kinds[domain::Idx::new(k)].id.as_str()).collect();
        let who = who.join(", ");
        let router = ready.network.router(&group.vehicle, &now);
        let here: Vec<usize> = (0..ask.places.len()).filter(|&n| group.stops[n].is_ok()).collect();
        let stops: Vec<Stop> = here.iter().filter_map(|&n| group.stops[n].clone().ok()).collect();
        let matrix = router.times(&stops, &stops);
        let mut lost = Vec::new();
        let mut pairs = Vec::new();
        for (a, &from) in here.iter().enumerate() {
            for (b, &to) in here.iter().enumerate().filter(|&(b, _)| b != a) {
                if ask.places[from].zone != ask.places[to].zone {
                    continue;
                }
                match matrix[a * here.len() + b] {
                    None => lost.push((from, to)),
                    Some(_) => pairs.push((a, b)),
                }
            }
        }
        for (from, to) in &lost {
            out += &line(Text::RoadsNoWay, &[("kinds", &who), ("from", id(*from)), ("to", id(*to))]);
        }
        if lost.is_empty() && here.len() == ask.places.len() {
            out += &line(Text::RoadsAllReached, &[("kinds", &who)]);
        }
        let shares = shares(&ready, group, &stops, &pairs);
        if !shares.is_empty() {
            out += &line(Text::RoadsFigures, &[("kinds", &who), ("shares", &shares)]);
        }
    }
    disk::print(&out);
    Ok(0)
}

/// What share of all kilometres between the places comes from where.
fn shares(ready: &Ready, group: &Group, stops: &[Stop], pairs: &[(usize, usize)]) -> String {
    let now = ready.open_for_good();
    let router = ready.network.router(&group.vehicle, &now);
    let mut work = router.workspace();
    let mut by = [0_u64; 5];
    for &(a, b) in pairs {
        for leg in router.route(&mut work, &stops[a], &stops[b]).map(|r| r.legs).unwrap_or_default() {
            by[leg.origin as usize] += u64::from(leg.length);
        }
    }
    said(&by)
}

/// Kilometres by where their times come from, as a list for people.
pub(super) fn said(by: &[u64; 5]) -> String {
    let one = |(origin, &length): (Origin, &u64)| {
        (length > 0).then(|| fill(origin_text(origin), &[("km", &km(length))]))
    };
    let parts: Vec<String> = Origin::ALL.into_iter().zip(by).filter_map(one).collect();
    parts.join(", ")
}

fn origin_text(origin: Origin) -> Text {
    match origin {
        Origin::Observed => Text::RoadsOriginObserved,
        Origin::Tagged => Text::RoadsOriginTagged,
        Origin::ClassDefault => Text::RoadsOriginClass,
        Origin::InferredDirection => Text::RoadsOriginInferred,
        Origin::Schematic => Text::RoadsOriginSchematic,
    }
}
