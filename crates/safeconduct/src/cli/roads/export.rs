//! `safeconduct roads export`: the roads of a scenario as `GeoJSON`, with what is closed, to look at in any map program.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::{SOURCE, ready};
use crate::fault::Fault;

/// Writes the roads, what is closed and the places for other map programs
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The scenario (TOML, or JSON by its name); - is standard input
    scenario: PathBuf,
    /// Write them to this file, as `GeoJSON`; - is standard output
    #[arg(long, value_name = "FILE")]
    geojson: PathBuf,
}

/// Writes them.
///
/// # Errors
/// What cannot be read or written.
pub(super) fn run(args: &Export) -> Result<u8, Fault> {
    let (scenario, _, ready) = ready(&args.scenario)?;
    let now = ready.open_for_good();
    let segments = &ready.network.segments;
    let mut timed = vec![false; segments.list.len()];
    for closure in ready.closures.iter().filter(|c| c.from.is_some() || c.until.is_some()) {
        closure.segments.iter().for_each(|&s| timed[s as usize] = true);
    }
    let mut features: Vec<Value> = (0..segments.list.len() as u32)
        .map(|segment| {
            let way = segments.way(segment);
            let line: Vec<[f64; 2]> =
                segments.shape(segment).iter().map(|p| [p.lon_degrees(), p.lat_degrees()]).collect();
            json!({
                "type": "Feature",
                "properties": {
                    "road": way.record.label, "class": way.record.class.as_str(), "way": way.id,
                    "km": f64::from(segments.list[segment as usize].length) / 10_000.0,
                    "closed": now.closes_segment(segment), "closed_for_a_time": timed[segment as usize],
                    "schematic": way.record.flags & roads::SCHEMATIC != 0,
                },
                "geometry": { "type": "LineString", "coordinates": line },
            })
        })
        .collect();
    for (n, place) in scenario.places.iter().enumerate() {
        let on = ready.groups.iter().find_map(|g| g.stops[n].as_ref().ok());
        if let Some(stop) = on {
            features.push(json!({
                "type": "Feature",
                "properties": { "place": place.id, "metres_from_road": stop.away / 1000 },
                "geometry": { "type": "Point", "coordinates": [stop.place.lon_degrees(), stop.place.lat_degrees()] },
            }));
        }
    }
    let document = json!({ "type": "FeatureCollection", "attribution": SOURCE, "features": features });
    super::write(&args.geojson, &format!("{document}\n"))?;
    Ok(0)
}
