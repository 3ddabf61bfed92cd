//! `safeconduct roads snap`: where each place stands on the roads.

use std::path::PathBuf;

use clap::Args;
use roads::Network;
use texts::Text;
use wire::roads::About;

use super::{line, ready};
use crate::disk;
use crate::fault::Fault;
use crate::mapped::off_road;

/// Says on which road each place stands, and how far from it
#[derive(Debug, Args)]
pub(crate) struct Snap {
    /// The scenario (TOML, or JSON by its name); - is standard input
    scenario: PathBuf,
}

/// Says where each place stands.
///
/// # Errors
/// What cannot be read.
pub(super) fn run(args: &Snap) -> Result<u8, Fault> {
    let (scenario, _, ready) = ready(&args.scenario)?;
    let mut out = String::new();
    for (n, place) in scenario.places.iter().enumerate() {
        for group in &ready.groups {
            let who = super::import::word(group.vehicle.profile);
            match &group.stops[n] {
                Ok(stop) => {
                    let roads: Vec<String> =
                        stop.segments.iter().map(|&s| called(&ready.network, s)).collect();
                    let metres = (stop.away / 1000).to_string();
                    let values = [
                        ("place", place.id.as_str()),
                        ("profile", who),
                        ("metres", &metres),
                        ("road", &roads.join(", ")),
                    ];
                    out += &line(Text::RoadsPlace, &values);
                }
                Err(off) => {
                    let why = off_road(About::Place(n), *off).message;
                    out += &line(
                        Text::RoadsPlaceOff,
                        &[("place", place.id.as_str()), ("profile", who), ("why", &why)],
                    );
                }
            }
        }
    }
    disk::print(&out);
    Ok(0)
}

/// What a road is called: by the map, or by its class and id.
pub(super) fn called(network: &Network, segment: u32) -> String {
    let way = network.segments.way(segment);
    let id = format!("{} way/{}", way.record.class.as_str(), way.id);
    way.record.label.as_ref().map_or(id.clone(), |label| format!("{label} ({id})"))
}
