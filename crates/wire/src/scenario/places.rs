//! Zones and places.

use domain::{Idx, Place, Reception, Table, Zone};

use texts::Text;

use super::desk::{Desk, id, name_or_id};
use super::windows::windows;
use super::{limits, top};
use crate::fields::{Field, Fields};
use crate::ids::{Ids, check_id};
use crate::node::Value;
use crate::shape;
use crate::source::quoted;
use crate::told::say;

/// Zones with their ids.
pub(super) struct Zones<'a> {
    /// `open` first.
    pub(super) table: Table<Zone>,
    /// By id.
    pub(super) ids: Ids<'a, Zone>,
}

impl<'a> Zones<'a> {
    /// All zones. An entry with the id `open` gives that zone its name.
    pub(super) fn read(desk: &Desk<'_>, scenario: Fields<'a>) -> Zones<'a> {
        let mut zones = Zones { table: Table::new(), ids: Ids::new(Text::ThingZone, Text::ThingZones) };
        let open = Zone { id: "open".to_owned(), name: domain::Name::plain("open"), area: None };
        zones.ids.declare_silently("open", zones.table.push(open));
        for row in scenario.rows("zone", &shape::ZONE) {
            let zone = Zone {
                id: id(row),
                name: name_or_id(row),
                area: row.get("area").and_then(|f| area(desk, f)),
            };
            let Some(field) = row.need("id") else { continue };
            let Some(text) = field.text() else { continue };
            check_id(field.page, field.node.span, text);
            let index = if text == "open" {
                zones.table[top::OPEN] = zone;
                top::OPEN
            } else {
                zones.table.push(zone)
            };
            zones.ids.declare(field.page, field.node.span, text, index);
        }
        zones
    }
}

/// The path of a zone's border, which need not be there for planning.
fn area(desk: &Desk<'_>, field: Field<'_>) -> Option<String> {
    let path = field.text()?;
    if let Err(why) = desk.files.read(path) {
        field.warn(say!(BadFile, why = why, file = quoted(path)), say!(FixArea));
    }
    Some(path.to_owned())
}

/// All places, one for each row.
pub(super) fn places(desk: &Desk<'_>, rows: &[Fields<'_>], zones: &Ids<'_, Zone>) -> Table<Place> {
    rows.iter().map(|&row| place(desk, row, zones)).collect()
}

fn place(desk: &Desk<'_>, row: Fields<'_>, zones: &Ids<'_, Zone>) -> Place {
    let zone: Option<Idx<Zone>> = row.get("zone").and_then(|f| zones.read(f));
    Place {
        id: id(row),
        name: name_or_id(row),
        position: position(row),
        zone: zone.unwrap_or(top::OPEN),
        bays: row.get("bays").and_then(|f| f.whole(0..=limits::COUNT)),
        hours: row.get("hours").and_then(|f| windows(desk, f)),
        stand: row.get("stand").and_then(|f| f.whole(0..=limits::COUNT)),
        receives: row.get("receives").and_then(|f| Fields::open(f, &shape::RECEIVES)).map(|r| Reception {
            people: r.get("people").and_then(|f| f.whole(0..=limits::PEOPLE as u32)),
            stretchers: r.get("stretchers").and_then(|f| f.whole(0..=limits::PEOPLE as u32)),
        }),
    }
}

/// `lat` and `lon`, which go together.
fn position(row: Fields<'_>) -> Option<(f64, f64)> {
    let (lat, lon) = (row.get("lat"), row.get("lon"));
    match (lat, lon) {
        (Some(field), None) => {
            field.page.error(field.key, say!(BadWithout, key = "lat", other = "lon"), say!(FixBoth));
        }
        (None, Some(field)) => {
            field.page.error(field.key, say!(BadWithout, key = "lon", other = "lat"), say!(FixBoth));
        }
        _ => {}
    }
    let lat = lat.and_then(|f| degrees(f, 90.0));
    let lon = lon.and_then(|f| degrees(f, 180.0));
    lat.zip(lon)
}

pub(super) fn degrees(field: Field<'_>, most: f64) -> Option<f64> {
    let x = match field.node.value {
        Value::Whole(n) => n as f64,
        Value::Real(x) => x,
        // Says what it should be.
        _ => return field.number(crate::fields::Least::Zero, most),
    };
    if (-most..=most).contains(&x) {
        return Some(x);
    }
    let found = field.page.quote(field.node.span);
    field
        .error(say!(BadRange, key = field.label, text = found), say!(FixDegrees, least = -most, most = most));
    None
}
