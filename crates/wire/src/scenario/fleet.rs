//! Kinds of vehicles, and the vehicles.

use domain::{Duty, Idx, Kind, Load, Place, ServiceTimes, Table, Vehicle};

use super::desk::{Desk, id, name_or_id};
use super::limits;
use super::windows::windows;
use crate::fields::{Field, Fields, Least};
use crate::ids::Ids;
use crate::shape;
use crate::source::Log;
use crate::told::{NO_HELP, say};

/// All kinds, one for each row.
pub(super) fn kinds(desk: &Desk<'_>, rows: &[Fields<'_>], places: &Ids<'_, Place>) -> Table<Kind> {
    let kinds: Table<Kind> = rows.iter().map(|&row| kind(desk, row, places)).collect();
    let mut total = 0_u64;
    for (row, kind) in rows.iter().zip(&kinds) {
        total += u64::from(kind.count);
        if let Some(field) = row
            .get("count")
            .filter(|_| total > limits::VEHICLES && total - u64::from(kind.count) <= limits::VEHICLES)
        {
            field.error(say!(BadVehicles, most = limits::VEHICLES, n = total), NO_HELP);
        }
    }
    kinds
}

fn kind(desk: &Desk<'_>, row: Fields<'_>, places: &Ids<'_, Place>) -> Kind {
    let count = row.need("count").and_then(|f| f.whole(0..=limits::COUNT));
    let reserve = row.get("reserve").and_then(|f| f.whole(0..=limits::COUNT));
    if let (Some(count), Some(reserve), Some(field)) = (count, reserve, row.get("reserve"))
        && reserve > count
    {
        field.error(say!(BadReserve, count = count, reserve = reserve), say!(FixReserve));
    }
    let room = load(row);
    let escort = row.get("escort").and_then(Field::flag).unwrap_or(false);
    let no_room = ["seats", "wheelchairs", "stretchers"].into_iter().all(|key| row.get(key).is_none());
    if no_room && !escort {
        row.page.warn(row.span, say!(BadNoRoom), say!(FixNoRoom));
    }
    let mut serves =
        row.get("serves").map(|f| places.read_list(f).into_iter().map(|(p, _)| p).collect::<Vec<_>>());
    if let Some(only) = &mut serves {
        only.sort_unstable();
    }
    Kind {
        id: id(row),
        name: name_or_id(row),
        count: count.unwrap_or(0),
        depot: row.need("depot").and_then(|f| places.read(f)).unwrap_or(Idx::new(0)),
        room,
        available: row.get("available").and_then(|f| windows(desk, f)),
        pace: row.get("pace").and_then(|f| f.number(Least::AboveZero, limits::PACE)).unwrap_or(1.0),
        loading: service(row.get("loading")),
        unloading: service(row.get("unloading")),
        serves,
        out: row.get("out").and_then(Field::flag).unwrap_or(false),
        escort,
        reserve: reserve.unwrap_or(0),
        once: row.get("once").and_then(Field::flag).unwrap_or(false),
        duty: row.get("duty").and_then(|f| Fields::open(f, &shape::DUTY)).and_then(duty),
    }
}

/// `seats`, `wheelchairs` and `stretchers` of a vehicle or a family.
pub(super) fn load(fields: Fields<'_>) -> Load {
    let part = |key| fields.get(key).and_then(|f| f.whole(0..=limits::SEATS)).unwrap_or(0);
    Load { seats: part("seats"), wheelchairs: part("wheelchairs"), stretchers: part("stretchers") }
}

fn service(field: Option<Field<'_>>) -> ServiceTimes {
    let usual = ServiceTimes::default();
    let Some(fields) = field.and_then(|f| Fields::open(f, &shape::SERVICE)) else { return usual };
    let part = |key, usual| fields.get(key).and_then(Field::duration).unwrap_or(usual);
    ServiceTimes {
        stop: part("stop", usual.stop),
        person: part("person", usual.person),
        wheelchair: part("wheelchair", usual.wheelchair),
        stretcher: part("stretcher", usual.stretcher),
    }
}

fn duty(fields: Fields<'_>) -> Option<Duty> {
    let (most, rest) = (fields.need("most"), fields.need("rest"));
    let (most, rest) = (most.and_then(Field::duration), rest.and_then(Field::duration));
    Some(Duty { most: most?, rest: rest? })
}

/// Every vehicle, kind by kind; none while there is an error, which may be their number.
pub(super) fn vehicles(kinds: &Table<Kind>, log: &Log) -> Table<Vehicle> {
    if log.errors() > 0 {
        return Table::new();
    }
    let of = |(kind, k): (Idx<Kind>, &Kind)| {
        let name = k.id.clone();
        (1..=k.count).map(move |n| Vehicle { id: format!("{name}-{n}"), kind })
    };
    kinds.entries().flat_map(of).collect()
}

#[cfg(test)]
mod tests {
    /// So no check is needed: the last dash of a vehicle's id parts kind and number, whatever the kind is called.
    #[test]
    fn vehicles_of_two_kinds_never_share_an_id() {
        let ids = ["bus", "bus-1", "bus-1-1"]
            .map(|kind| (1..=11).map(|n| format!("{kind}-{n}")).collect::<Vec<_>>());
        let all: std::collections::BTreeSet<&String> = ids.iter().flatten().collect();
        assert_eq!(all.len(), 33);
    }
}
