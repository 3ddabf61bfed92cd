//! The fleet: kinds of vehicles and where they stand.

use std::collections::BTreeMap;

use texts::Text;

use super::terms::Hours;
use super::{Sheets, value};
use crate::columns::Kind;
use crate::fold::key;
use crate::names::{Names, say_twice};
use crate::rows::{At, Row};

/// A kind of vehicle at a depot.
#[derive(Debug)]
pub(crate) struct Vehicles {
    /// Its id.
    pub(crate) id: String,
    /// What the sheet calls it.
    pub(crate) name: At<String>,
    /// How many.
    pub(crate) count: u32,
    /// The position of the place.
    pub(crate) depot: Option<usize>,
    /// Seats, wheelchairs, stretchers.
    pub(crate) room: [u32; 3],
    /// Whether it escorts.
    pub(crate) escort: bool,
    /// Whether it must end outside.
    pub(crate) out: bool,
    /// How many are held back.
    pub(crate) reserve: Option<At<u32>>,
    /// The factor on driving times.
    pub(crate) pace: Option<At<f64>>,
    /// Whether it carries people out once only.
    pub(crate) once: bool,
    /// Seconds at work between two rests, and of a rest.
    pub(crate) duty: Option<(At<i64>, At<i64>)>,
    /// When it is there; always, if nothing says.
    pub(crate) available: Vec<Hours>,
}

/// Reads the fleet; one kind may stand at several depots, a row each.
pub(super) fn read(sheets: &Sheets<'_>, places: &Names) -> Vec<Vehicles> {
    let log = sheets.log;
    let mut names = Names::new(Kind::Fleet, "vehicle", true);
    let mut found: Vec<Vehicles> = Vec::new();
    let mut seen: BTreeMap<(String, Option<usize>), usize> = BTreeMap::new();
    for row in sheets.rows(Kind::Fleet) {
        let name = row.need("id", row.text("id"));
        let count = row.need("count", row.whole("count"));
        let depot =
            row.need("depot", row.text("depot")).and_then(|d| places.find(&d.value, &d.spot, log)).ok();
        let room =
            ["seats", "wheelchairs", "stretchers"].map(|of| value(row.whole(of)).map_or(0, |n| n.value));
        let flag = |of| value(row.flag(of)).is_some_and(|f| f.value);
        let vehicles = Vehicles {
            id: String::new(),
            count: count.map_or(0, |n| n.value),
            depot,
            room,
            escort: flag("escort"),
            out: flag("out"),
            reserve: value(row.whole("reserve")),
            pace: value(row.number("pace")),
            once: flag("once"),
            duty: duty(row),
            available: Vec::new(),
            name: At { value: String::new(), spot: row.spot() },
        };
        let Ok(name) = name else { continue };
        let kind = (key(&name.value), depot);
        if let Some(first) = seen.get(&kind) {
            say_twice(&name.spot, &name.value, &found[*first].name.spot, log);
            continue;
        }
        seen.insert(kind, found.len());
        let id = names.id_for(&name.value);
        found.push(Vehicles { id, name, ..vehicles });
    }
    found
}

/// The longest duty and the shortest rest, which go together.
fn duty(row: Row<'_>) -> Option<(At<i64>, At<i64>)> {
    let (most, rest) = (value(row.duration("duty")), value(row.duration("rest")));
    if let (Some(one), None) | (None, Some(one)) = (&most, &rest) {
        let help = row.log.lang.say(Text::IntakeDutyHelp).to_owned();
        row.log.error(&one.spot, Text::IntakeDuty, &[], Some(help));
    }
    most.zip(rest)
}
