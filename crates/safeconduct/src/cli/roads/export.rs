//! `safeconduct roads export`: the roads of a scenario as `GeoJSON` or vector tiles, with what is closed, to look at in any map program.

use std::path::{Path, PathBuf};

use clap::Args;
use domain::Scenario;
use exports::tiles::{Spot, Stroke, tiles};
use reports::land::Rank;
use roads::picture::{self, Frame};
use serde_json::{Value, json};
use texts::Text;

use super::{SOURCE, line, ready};
use crate::disk;
use crate::fault::Fault;
use crate::mapped::{Ready, rank};

/// Writes the roads, what is closed and the places for other map programs
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The scenario (TOML, or JSON by its name); - is standard input
    scenario: PathBuf,
    /// Write them to this file, as `GeoJSON`; - is standard output
    #[arg(long, value_name = "FILE", required_unless_present = "pmtiles")]
    geojson: Option<PathBuf>,
    /// Write them to this file, as vector tiles in one `PMTiles` archive
    #[arg(long, value_name = "FILE")]
    pmtiles: Option<PathBuf>,
}

/// Writes them.
///
/// # Errors
/// What cannot be read or written.
pub(super) fn run(args: &Export) -> Result<u8, Fault> {
    let (scenario, _, ready) = ready(&args.scenario)?;
    for path in [&args.geojson, &args.pmtiles].into_iter().flatten().filter(|p| p.as_os_str() != "-") {
        disk::can_write(path).map_err(|why| Fault::cannot_write(path, &why))?;
    }
    if let Some(path) = &args.geojson {
        geojson(&scenario, &ready, path)?;
    }
    if let Some(path) = &args.pmtiles {
        pmtiles(&scenario, &ready, path)?;
    }
    Ok(0)
}

/// Segment by segment whether it is closed for a time.
fn timed(ready: &Ready) -> Vec<bool> {
    let mut timed = vec![false; ready.network.segments.list.len()];
    for closure in ready.closures.iter().filter(|c| c.from.is_some() || c.until.is_some()) {
        closure.segments.iter().for_each(|&s| timed[s as usize] = true);
    }
    timed
}

/// Where each place stands on the roads.
fn stops<'a>(
    scenario: &'a Scenario,
    ready: &'a Ready,
) -> impl Iterator<Item = (&'a domain::Place, &'a roads::Stop)> {
    scenario.places.iter().enumerate().filter_map(|(n, place)| {
        let on = ready.groups.iter().find_map(|g| g.stops[n].as_ref().ok());
        on.map(|stop| (place, stop))
    })
}

/// As vector tiles: small roads only where one looks closely.
fn pmtiles(scenario: &Scenario, ready: &Ready, path: &Path) -> Result<(), Fault> {
    let segments = &ready.network.segments;
    let (now, timed) = (ready.open_for_good(), timed(ready));
    let whole = (0..segments.list.len() as u32).flat_map(|s| segments.shape(s).iter().copied());
    let drawn = Frame::around(whole, 0.0).map(|frame| {
        let mark = |s: u32| if now.closes_segment(s) { 2 } else { u8::from(timed[s as usize]) };
        picture::strokes(&ready.network, frame, 1.0, mark, |_, _| true)
    });
    let strokes: Vec<Stroke> = drawn
        .unwrap_or_default()
        .into_iter()
        .map(|s| {
            let record = &segments.ways[s.way as usize].record;
            let mut tags = vec![("class", s.class.as_str().to_owned())];
            tags.extend(record.label.clone().map(|label| ("road", label)));
            if s.mark > 0 {
                tags.push(("closed", ["", "for a time", "yes"][usize::from(s.mark)].to_owned()));
            }
            if s.schematic {
                tags.push(("schematic", "yes".to_owned()));
            }
            let from = match rank(s.class) {
                Rank::Main => 5,
                Rank::Middle => 9,
                Rank::Small => 12,
            };
            let at = s.line.iter().map(|p| (p.lat_degrees(), p.lon_degrees())).collect();
            Stroke { layer: "roads", from, line: at, tags }
        })
        .collect();
    let spots: Vec<Spot> = stops(scenario, ready)
        .map(|(place, stop)| Spot {
            layer: "places",
            at: (stop.place.lat_degrees(), stop.place.lon_degrees()),
            tags: vec![("place", place.id.clone()), ("name", place.name.first().to_owned())],
        })
        .collect();
    let bytes = tiles(&strokes, &spots, SOURCE).map_err(|why| Fault::cannot_write(path, &why))?;
    disk::write(path, &bytes).map_err(|why| Fault::cannot_write(path, &why))?;
    disk::print(&line(Text::RoadsWritten, &[("path", &path.display().to_string())]));
    Ok(())
}

/// As `GeoJSON`.
fn geojson(scenario: &Scenario, ready: &Ready, path: &Path) -> Result<(), Fault> {
    let now = ready.open_for_good();
    let segments = &ready.network.segments;
    let timed = timed(ready);
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
    features.extend(stops(scenario, ready).map(|(place, stop)| {
        json!({
            "type": "Feature",
            "properties": { "place": place.id, "metres_from_road": stop.away / 1000 },
            "geometry": { "type": "Point", "coordinates": [stop.place.lon_degrees(), stop.place.lat_degrees()] },
        })
    }));
    let document = json!({ "type": "FeatureCollection", "attribution": SOURCE, "features": features });
    super::write(path, &format!("{document}\n"))
}
