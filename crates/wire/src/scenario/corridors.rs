//! Corridors with their checkpoints, and quotas.

use domain::{
    Checkpoint, ConvoyRule, Corridor, Direction, Duration, Idx, Inspection, Place, Quota, QuotaUnit, Table,
};

use texts::Text;

use super::desk::{id, name_or_id};
use super::limits;
use crate::fields::{Field, Fields, Least};
use crate::ids::Ids;
use crate::nearest::suggestion;
use crate::shape;
use crate::source::quoted;
use crate::told::say;

/// All corridors, one for each row.
/// With a road network a corridor may leave its time to it; it is filled in later.
pub(super) fn corridors(
    rows: &[Fields<'_>],
    places: &Table<Place>,
    ids: &Ids<'_, Place>,
    mapped: bool,
) -> Table<Corridor> {
    rows.iter().map(|&row| corridor(row, places, ids, mapped)).collect()
}

fn corridor(row: Fields<'_>, places: &Table<Place>, ids: &Ids<'_, Place>, mapped: bool) -> Corridor {
    let (from, to) = (row.need("from").and_then(|f| ids.read(f)), row.need("to").and_then(|f| ids.read(f)));
    if let (Some(from), Some(to), Some(field)) = (from, to, row.get("to"))
        && places[from].zone == places[to].zone
    {
        field.error(say!(BadGates, place = places[to].id), say!(FixGates));
    }
    let time = if mapped { row.get("time") } else { row.need("time") }.and_then(Field::duration);
    let convoy = row
        .get("convoy")
        .and_then(|f| Fields::open(f, &shape::CONVOY))
        .map_or_else(ConvoyRule::default, convoy);
    let checkpoint_rows = row.rows("checkpoint", &shape::CHECKPOINT);
    let _unique: Ids<'_, Checkpoint> =
        Ids::of(Text::ThingCheckpoint, Text::ThingCheckpoints, &checkpoint_rows);
    Corridor {
        id: id(row),
        name: name_or_id(row),
        from: from.unwrap_or(Idx::new(0)),
        to: to.unwrap_or(Idx::new(0)),
        time: time.unwrap_or_default(),
        km: row.get("km").and_then(|f| f.number(Least::Zero, limits::KM)).unwrap_or(0.0),
        convoy,
        single_track: row.get("single_track").and_then(Field::flag).unwrap_or(false),
        checkpoints: checkpoints(&checkpoint_rows, time),
    }
}

fn convoy(fields: Fields<'_>) -> ConvoyRule {
    let whole = |key| fields.get(key).and_then(|f: Field<'_>| f.whole(0..=limits::COUNT));
    let (most, escorts) = (whole("most"), whole("escorts").unwrap_or(0));
    if let Some(field) = fields.get("most")
        && let Some(most) = most
        && most <= escorts
    {
        field.warn(say!(BadMost, escorts = escorts, most = most), say!(FixMost));
    }
    ConvoyRule {
        most,
        headway: fields.get("headway").and_then(Field::duration).unwrap_or_default(),
        escorts,
        margin: fields.get("margin").and_then(Field::duration).unwrap_or_default(),
    }
}

/// Checkpoints, in the order of `after`, none behind the end of the corridor.
fn checkpoints(rows: &[Fields<'_>], time: Option<Duration>) -> Vec<Checkpoint> {
    let mut last = Duration::ZERO;
    rows.iter()
        .map(|&row| {
            let field = row.need("after");
            let after = field.and_then(Field::duration);
            if let (Some(field), Some(after)) = (field, after) {
                if after < last {
                    field.error(
                        say!(BadCheckpointPassed, after = after),
                        say!(FixCheckpointPassed, last = last),
                    );
                } else if let Some(time) = time.filter(|&time| after > time) {
                    field.error(say!(BadCheckpointEnd, after = after), say!(FixCheckpointEnd, time = time));
                }
                last = last.max(after);
            }
            Checkpoint {
                id: id(row),
                after: after.unwrap_or_default(),
                outward: row.get("outward").and_then(inspection),
                back: row.get("back").and_then(inspection),
            }
        })
        .collect()
}

fn inspection(field: Field<'_>) -> Option<Inspection> {
    let fields = Fields::open(field, &shape::INSPECTION)?;
    Some(Inspection {
        lanes: fields.get("lanes").and_then(|f| f.whole(1..=limits::COUNT)).unwrap_or(1),
        vehicle: fields.get("vehicle").and_then(Field::duration).unwrap_or_default(),
        person: fields.get("person").and_then(Field::duration).unwrap_or_default(),
    })
}

/// All quotas.
pub(super) fn quotas(scenario: Fields<'_>, corridors: &Ids<'_, Corridor>) -> Vec<Quota> {
    const UNITS: [QuotaUnit; 3] = [QuotaUnit::People, QuotaUnit::Vehicles, QuotaUnit::Convoys];
    let rows = scenario.rows("quota", &shape::QUOTA);
    let _unique: Ids<'_, Quota> = Ids::of(Text::ThingQuota, Text::ThingQuotas, &rows);
    rows.iter()
        .map(|&row| Quota {
            id: id(row),
            corridor: row.need("corridor").and_then(|f| corridors.read(f)).unwrap_or(Idx::new(0)),
            direction: row
                .need("direction")
                .and_then(|f| {
                    word(
                        f,
                        [Text::ThingDirection, Text::ThingDirections],
                        Direction::BOTH.map(|d| (d.as_str(), d)),
                    )
                })
                .unwrap_or(Direction::Outward),
            most: row.need("most").and_then(|f| f.whole(0..=limits::PEOPLE as u32)).unwrap_or(0),
            unit: row
                .need("unit")
                .and_then(|f| word(f, [Text::ThingUnit, Text::ThingUnits], UNITS.map(|u| (u.as_str(), u))))
                .unwrap_or(QuotaUnit::People),
        })
        .collect()
}

/// One of a few words.
fn word<T: Copy, const N: usize>(
    field: Field<'_>,
    [noun, many]: [Text; 2],
    words: [(&'static str, T); N],
) -> Option<T> {
    let text = field.text()?;
    let found = words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning);
    if found.is_none() {
        let help = suggestion(text, many, words.map(|(word, _)| word));
        field.error(say!(BadUnknown, noun = noun, id = quoted(text)), help);
    }
    found
}
