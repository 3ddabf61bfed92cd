//! Driving within a zone: the table of driving times, and the keys of a road network.

use std::collections::BTreeMap;

use domain::{Corridor, Doubt, Idx, Kind, Leg, Place, Table, Time, Travel, TravelRow, Zone};

use texts::Word;

use super::desk::Desk;
use super::{limits, network};
use crate::csv_table::{Cell, CsvTable, Row};
use crate::fields::{Field, Fields, Least, number_within};
use crate::ids::Ids;
use crate::node::Value;
use crate::shape;
use crate::source::{Page, Span, quoted};
use crate::told::say;

/// What is known when driving times are read.
pub(super) struct Known<'a> {
    pub(super) desk: &'a Desk<'a>,
    pub(super) zones: &'a Table<Zone>,
    pub(super) zone_rows: &'a [Fields<'a>],
    pub(super) places: &'a Table<Place>,
    pub(super) place_rows: &'a [Fields<'a>],
    pub(super) place_ids: &'a Ids<'a, Place>,
    pub(super) kinds: &'a Table<Kind>,
    pub(super) kind_rows: &'a [Fields<'a>],
    pub(super) kind_ids: &'a Ids<'a, Kind>,
    pub(super) corridor_rows: &'a [Fields<'a>],
}

/// Keys that go with a road network.
const MAPPED: [&str; 6] = ["avoid", "pace", "speeds", "delays", "closure", "observed"];

/// Whether driving times come from a road network. Says nothing of what is wrong: that is for later.
pub(super) fn is_mapped(scenario: Fields<'_>) -> bool {
    let Some(Value::Table(entries)) = scenario.get("travel").map(|f| &f.node.value) else { return false };
    let has = |key| entries.iter().any(|e| e.key == key);
    has("network") && !has("table")
}

/// `[travel]`; corridors that leave their time to a road network have it afterwards.
pub(super) fn travel(known: &Known<'_>, scenario: Fields<'_>, corridors: &mut Table<Corridor>) -> Travel {
    let none = Travel::default();
    let Some(fields) = scenario.need("travel").and_then(|f| Fields::open(f, &shape::TRAVEL)) else {
        return none;
    };
    let (table, network) = (fields.get("table"), fields.get("network"));
    match (table, network) {
        (Some(_), Some(network)) => {
            network.page.error(
                network.key,
                say!(BadBeside, key = "network", other = "table"),
                say!(FixTravelOne),
            );
        }
        (None, None) => {
            fields.page.error(fields.span, say!(BadTravelWays), say!(FixTravelNeeds));
        }
        (Some(_), None) => {
            for field in MAPPED.into_iter().filter_map(|key| fields.get(key)) {
                field.page.error(
                    field.key,
                    say!(BadWithout, key = field.label, other = "network"),
                    say!(FixGoesNetwork),
                );
            }
        }
        (None, Some(network)) => return network::travel(known, fields, network, corridors),
    }
    table.map_or(none, |table| from_table(known, fields, table))
}

/// Driving times out of a table.
fn from_table(known: &Known<'_>, fields: Fields<'_>, table: Field<'_>) -> Travel {
    let Known { desk, places, place_ids: ids, kind_ids: kinds, .. } = *known;
    let Some(source) = desk.open(table) else { return Travel::default() };
    let page = Page { source: &source, log: fields.page.log };
    let Some(csv) = CsvTable::read(page, &["from", "to", "minutes", "km"], &["kind", "since", "low", "high"])
    else {
        return Travel::default();
    };
    let mut reader = Reader { desk, places, ids, kinds, first: BTreeMap::new(), between: None };
    let rows: Vec<_> = csv.rows().filter_map(|row| reader.row(row)).collect();
    // After a mistake the zones may not be what they were meant to be.
    if let Some((span, n)) = reader.between.filter(|_| page.log.errors() == 0) {
        page.warn(span, say!(BadBetween, n = Word::Count(n as u64)), say!(FixBetween));
    }
    Travel::new(rows)
}

/// From, to, the kind that the row is for, and since when it holds.
type Key = (Idx<Place>, Idx<Place>, Option<Idx<Kind>>);

struct Reader<'a> {
    desk: &'a Desk<'a>,
    places: &'a Table<Place>,
    ids: &'a Ids<'a, Place>,
    kinds: &'a Ids<'a, Kind>,
    /// Where each row stands.
    first: BTreeMap<(Key, Time), usize>,
    /// The first row between two zones, and how many there are.
    between: Option<(Span, usize)>,
}

impl Reader<'_> {
    fn row(&mut self, row: Row<'_>) -> Option<(Key, TravelRow)> {
        let page = row.page;
        let place =
            |column| row.need(column).and_then(|cell: &Cell| self.ids.find(page, cell.span, &cell.text));
        let (from, to) = (place("from"), place("to"));
        let kind = row.get("kind").map(|cell| self.kinds.find(page, cell.span, &cell.text));
        let since = row.get("since").map(|cell| self.desk.instant_in_cell(page, "since", cell));
        let minutes = row.get("minutes").filter(|c| !c.text.trim().is_empty());
        let drives = minutes.is_some();
        let minutes = minutes.and_then(|c| number_cell(page, "minutes", c, limits::MINUTES));
        let km = row.get("km").map(|cell| number_cell(page, "km", cell, limits::KM));
        let (from, to) = (from?, to?);
        let kind = match kind {
            Some(kind) => Some(kind?),
            None => None,
        };
        let since = since.map_or(Some(Time::MIN), |since| since)?;
        let key = (from, to, kind);
        let line = page.source.line(row.span().start);
        if let Some(first) = self.first.insert((key, since), line) {
            let place = say!(PlaceLine, line = first);
            page.error(row.span(), say!(BadWayTwice), say!(FixFirst, place = place));
        }
        if self.places[from].zone != self.places[to].zone {
            let (span, n) = self.between.unwrap_or((row.span(), 0));
            self.between = Some((span, n + 1));
        }
        let leg = match (drives, minutes) {
            (false, _) => None,
            (true, minutes) => Some(leg(row, minutes?, km.map_or(Some(0.0), |km| km)?)?),
        };
        Some((key, TravelRow { since, leg }))
    }
}

/// A drive with what `low` and `high` say of it: the time itself where one of them is empty.
fn leg(row: Row<'_>, minutes: f64, km: f64) -> Option<Leg> {
    let cell = |column| {
        let cell = row.get(column).filter(|c| !c.text.trim().is_empty());
        cell.map(|c| number_cell(row.page, column, c, limits::MINUTES))
    };
    let (low, high) = match (cell("low"), cell("high")) {
        (None, None) => return Some(Leg { minutes, km, doubt: None }),
        (low, high) => (low.unwrap_or(Some(minutes))?, high.unwrap_or(Some(minutes))?),
    };
    if low > minutes || high < minutes {
        row.page.error(row.span(), say!(BadLowHigh), say!(FixLowHigh));
        return None;
    }
    Some(Leg { minutes, km, doubt: doubt(minutes, low, high) })
}

/// As factors; none for no time at all.
pub(super) fn doubt(minutes: f64, low: f64, high: f64) -> Option<Doubt> {
    (minutes > 0.0).then(|| Doubt { least: (low / minutes).min(1.0), most: (high / minutes).max(1.0) })
}

fn number_cell(page: Page<'_>, column: &str, cell: &Cell, most: f64) -> Option<f64> {
    let text = cell.text.trim();
    // Words for numbers, such as `inf`, are none here.
    let plain = text.bytes().all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b));
    match text.parse::<f64>() {
        Ok(x) if plain => number_within(page, cell.span, column, x, Least::Zero, most),
        _ => {
            page.error(
                cell.span,
                say!(BadNotNumber, key = column, text = quoted(&cell.text)),
                say!(FixPoint),
            );
            None
        }
    }
}
