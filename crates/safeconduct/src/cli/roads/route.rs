//! `safeconduct roads route`: one way between two places, and where its time comes from.

use std::path::PathBuf;

use clap::Args;
use domain::Duration;
use roads::timetable;
use serde_json::json;
use texts::Text;
use wire::clock::Clock;

use super::{SOURCE, check, kind, km, line, place, ready, snap};
use crate::disk;
use crate::fault::Fault;
use crate::language::{fill, lang};

/// Shows the way between two places: time, kilometres, roads, and where its time comes from
#[derive(Debug, Args)]
pub(crate) struct Route {
    /// The scenario (TOML, or JSON by its name); - is standard input
    scenario: PathBuf,
    /// The id of the place where it begins
    from: String,
    /// The id of the place where it ends
    to: String,
    /// The id of the kind of vehicle [default: the scenario's first]
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// The roads as they are at this instant, local or with an offset [default: the scenario's start]
    #[arg(long, value_name = "INSTANT")]
    at: Option<String>,
    /// Write the way to this file too; - is standard output
    #[arg(long, value_name = "FILE")]
    geojson: Option<PathBuf>,
}

/// Shows the way.
///
/// # Errors
/// What cannot be read or written, and ids that nothing has.
pub(super) fn run(args: &Route) -> Result<u8, Fault> {
    let (scenario, ask, ready) = ready(&args.scenario)?;
    let (from, to) = (place(&scenario, &args.from)?, place(&scenario, &args.to)?);
    let kind = args.kind.as_ref().map_or(Ok(0), |id| kind(&scenario, id))?;
    let clock = Clock::of(&scenario);
    let at = match &args.at {
        None => scenario.start,
        Some(text) => clock
            .read(text)
            .map_err(|why| Fault::unreadable(fill(Text::AtUnread, &[("at", text)])).hint(why.text(lang())))?,
    };
    let who = scenario.kinds.iter().nth(kind).map(|k| k.id.clone()).unwrap_or_default();
    let no_way = || {
        let values = [("kinds", who.as_str()), ("from", args.from.as_str()), ("to", &args.to)];
        Fault::unreadable(fill(Text::RoadsNoWay, &values))
    };
    let group = ready.groups.iter().find(|g| g.kinds.contains(&kind)).ok_or_else(no_way)?;
    let (Ok(a), Ok(b)) = (&group.stops[from], &group.stops[to]) else { return Err(no_way()) };
    let states = timetable::states(&ready.network, &ready.always, &ready.closures);
    let state = states.partition_point(|(begin, _)| *begin <= at.0).saturating_sub(1);
    let router = ready.network.router(&group.vehicle, &states[state].1);
    let route = router.route(&mut router.workspace(), a, b).ok_or_else(no_way)?;
    // A group that was not made for the clock is at pace 1.
    let pace = ask.kinds[kind].pace * 1000.0 / f64::from(group.own_pace);
    let seconds = Duration((f64::from(route.drive.time) * pace / 1000.0).ceil() as i64);
    if let Some(path) = &args.geojson {
        let line: Vec<[f64; 2]> = route.line.iter().map(|p| [p.lon_degrees(), p.lat_degrees()]).collect();
        let document = json!({
            "type": "FeatureCollection",
            "attribution": SOURCE,
            "features": [{
                "type": "Feature",
                "properties": {
                    "from": args.from, "to": args.to, "kind": who, "at": clock.rfc3339(at),
                    "seconds": seconds.0, "km": f64::from(route.drive.length) / 10_000.0,
                },
                "geometry": { "type": "LineString", "coordinates": line },
            }],
        });
        super::write(path, &format!("{document:#}\n"))?;
        if path.as_os_str() == "-" {
            return Ok(0);
        }
    }
    let mut out = line(
        Text::RoadsWay,
        &[
            ("from", &args.from),
            ("to", &args.to),
            ("time", &lang().duration(seconds.0)),
            ("km", &km(u64::from(route.drive.length))),
        ],
    );
    let mut by = [0_u64; 5];
    let mut roads: Vec<(String, u64)> = Vec::new();
    for leg in &route.legs {
        by[leg.origin as usize] += u64::from(leg.length);
        let called = snap::called(&ready.network, leg.segment);
        match roads.last_mut().filter(|(last, _)| *last == called) {
            Some((_, length)) => *length += u64::from(leg.length),
            None => roads.push((called, u64::from(leg.length))),
        }
    }
    out += &line(Text::RoadsFigures, &[("kinds", &who), ("shares", &check::said(&by))]);
    for (road, length) in roads {
        out += &line(Text::RoadsAlong, &[("km", &km(length)), ("road", &road)]);
    }
    out += SOURCE;
    disk::print(&format!("{out}\n"));
    Ok(0)
}
