//! `safeconduct roads import`: what a map holds, for each sort of vehicle.

use std::path::PathBuf;

use clap::Args;
use roads::{Conditions, INFERRED, Network, Profile, SCHEMATIC, Vehicle};
use texts::{Text, Value};

use super::{SOURCE, km, line};
use crate::disk;
use crate::fault::Fault;
use crate::language::{fill, lang, tell};

/// Says what a map holds: roads, restrictions, and how much of it hangs together for bus, ambulance and car
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The map: .osm.pbf, .osm or .osm.gz
    map: PathBuf,
}

/// Reads the map and says what it holds.
///
/// # Errors
/// If it cannot be read.
pub(super) fn run(args: &Import) -> Result<u8, Fault> {
    let path = args.map.display().to_string();
    let unread = |why: &str| Fault::unreadable(fill(Text::RoadsMapUnread, &[("why", why), ("path", &path)]));
    let bytes = disk::read(&args.map).map_err(|why| unread(&why))?;
    let network = Network::read(&bytes).map_err(|trouble| unread(&trouble.message).hint(trouble.help))?;
    disk::print(&summary(&network));
    Ok(0)
}

/// What a network holds.
pub(super) fn summary(network: &Network) -> String {
    let segments = &network.segments;
    let length = |flag: u8| -> u64 {
        let of = |(n, _): &(usize, _)| flag == 0 || segments.way(*n as u32).record.flags & flag != 0;
        segments.list.iter().enumerate().filter(of).map(|(_, s)| u64::from(s.length)).sum()
    };
    let report = segments.report;
    let count = |text: Text, n: u32| {
        let said = tell(text, &[("n", Value::Int(u64::from(n)))]);
        reports::printed(lang(), &said)
    };
    let mut out = line(
        Text::RoadsHolds,
        &[
            ("roads", &lang().int(u64::from(report.roads))),
            ("km", &km(length(0))),
            ("junctions", &lang().int(segments.junctions.len() as u64)),
        ],
    );
    for profile in Profile::ALL {
        let router = network.router(&Vehicle::usual(profile), &Conditions::default());
        let parts = router.parts(&[]);
        let share = f64::from(parts.main) / f64::from(parts.driven.max(1));
        out += &line(Text::RoadsParts, &[("profile", word(profile)), ("share", &lang().percent(share))]);
    }
    for (text, n) in [
        (Text::RoadsRestrictions, report.restrictions),
        (Text::RoadsNotUnderstood, report.not_understood),
        (Text::RoadsConditional, report.unclear.conditional),
        (Text::RoadsReversible, report.unclear.reversible),
        (Text::RoadsMissing, report.missing),
    ] {
        if n > 0 {
            out += &count(text, n);
        }
    }
    for (text, flag) in [(Text::RoadsInferred, INFERRED), (Text::RoadsSchematic, SCHEMATIC)] {
        if length(flag) > 0 {
            out += &line(text, &[("km", &km(length(flag)))]);
        }
    }
    out += SOURCE;
    out.push('\n');
    out
}

/// What people call a sort of vehicle.
pub(super) fn word(profile: Profile) -> &'static str {
    crate::language::say(match profile {
        Profile::Bus => Text::RoadsBus,
        Profile::Ambulance => Text::RoadsAmbulance,
        Profile::Car => Text::RoadsCar,
    })
}
