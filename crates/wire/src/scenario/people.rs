//! People: the three ways to write classes of families, and the CSV file that one of them names.

use domain::{Class, Idx, Load, Place, Priority, Table, Time};

use texts::Text;

use super::desk::{Desk, id};
use super::fleet::load;
use super::limits;
use super::top::Horizon;
use crate::csv_table::{Cell, CsvTable, Row};
use crate::fields::{Field, Fields, whole_within};
use crate::ids::{Ids, check_id};
use crate::node::Value;
use crate::shape;
use crate::source::{Page, Source, Span, quoted};
use crate::told::{NO_HELP, say};

/// What people refer to.
pub(super) struct Known<'a> {
    /// Files and time zone.
    pub(super) desk: &'a Desk<'a>,
    /// Places by id.
    pub(super) places: &'a Ids<'a, Place>,
    /// For each place whether it receives people.
    pub(super) destinations: &'a [bool],
    /// Priorities by name.
    pub(super) priorities: &'a Ids<'a, Priority>,
    /// When the operation may happen.
    pub(super) horizon: Horizon,
}

/// Where a class stands in the files, for what is said of it later.
#[derive(Clone, Copy)]
pub(super) struct Origin<'a> {
    /// The file.
    pub(super) page: Page<'a>,
    /// What says how big its families are.
    pub(super) family: Span,
}

/// The CSV file of each entry that names one.
pub(super) fn open_files(desk: &Desk<'_>, rows: &[Fields<'_>]) -> Vec<Option<Source>> {
    rows.iter().map(|row| row.get("file").and_then(|f| desk.open(f))).collect()
}

/// All classes, with where they stand.
pub(super) fn classes<'a>(
    known: &Known<'a>,
    rows: &[Fields<'a>],
    files: &'a [Option<Source>],
) -> (Table<Class>, Vec<Origin<'a>>) {
    let _unique: Ids<'_, Class> = Ids::of(Text::ThingEntry, Text::ThingEntries, rows);
    let mut sum = Sum {
        known,
        ids: Ids::new(Text::ThingClass, Text::ThingClasses),
        table: Table::new(),
        origins: Vec::new(),
        people: 0,
    };
    for (&row, file) in rows.iter().zip(files) {
        sum.entry(row, file.as_ref());
    }
    (sum.table, sum.origins)
}

/// What an entry says of all its families; none where it does not, or says it badly.
struct Base {
    at: Option<Idx<Place>>,
    to: Option<Vec<Idx<Place>>>,
    priority: Option<Idx<Priority>>,
    ready: Time,
    /// Whether the entry names a place and a priority, be it badly: then its lines need not.
    names: [bool; 2],
}

/// Classes as they come.
struct Sum<'a, 'k> {
    known: &'k Known<'a>,
    ids: Ids<'a, Class>,
    table: Table<Class>,
    origins: Vec<Origin<'a>>,
    people: u64,
}

impl<'a> Sum<'a, '_> {
    fn entry(&mut self, row: Fields<'a>, file: Option<&'a Source>) {
        let (families, family, named) = (row.get("families"), row.get("family"), row.get("file"));
        let ways: Vec<Field<'a>> = [families, family, named].into_iter().flatten().collect();
        if let [first, others @ ..] = ways.as_slice() {
            for other in others {
                other.page.error(
                    other.key,
                    say!(BadBeside, key = other.label, other = first.label),
                    say!(FixPeopleOne),
                );
            }
        } else {
            row.page.error(row.span, say!(BadPeopleWays), say!(FixPeopleNeeds));
        }
        if let Some(count) = row.get("count").filter(|_| family.is_none() && !ways.is_empty()) {
            let message = say!(BadWithout, key = "count", other = "family");
            count.page.error(count.key, message, say!(FixCountFamily));
        }
        let base = self.base(row, named.is_some());
        if let Some(field) = families {
            self.families(row, field, &base);
        }
        if let Some(field) = family {
            let count = row.need("count").and_then(|f| f.whole(0..=limits::COUNT));
            if let Some(family) = Fields::open(field, &shape::FAMILY) {
                let need = load(family);
                self.add(
                    field.page,
                    row.get("id").map_or(row.span, |f| f.node.span),
                    field.node.span,
                    id(row),
                    &base,
                    need,
                    count,
                );
            }
        }
        if let (Some(source), Some(field)) = (file, named) {
            self.rows(Page { source, log: field.page.log }, &base);
        }
    }

    fn base(&self, row: Fields<'a>, rows_may_say: bool) -> Base {
        let known = self.known;
        let (at, to) =
            if rows_may_say { (row.get("at"), row.get("to")) } else { (row.need("at"), row.need("to")) };
        let priority = if let Some(field) = row.get("priority") {
            known.priorities.read(field)
        } else {
            let normal = known.priorities.get("normal");
            if normal.is_none() && !rows_may_say {
                row.page.error(row.span, say!(BadKeyMissing, key = "priority"), say!(FixNormal));
            }
            normal
        };
        Base {
            at: at.and_then(|f| known.places.read(f)),
            to: to.map(|f| self.destinations(f)),
            priority,
            ready: row.get("ready").and_then(|f| self.ready(f)).unwrap_or(known.horizon.start),
            names: [row.get("at").is_some(), row.get("priority").is_some()],
        }
    }

    fn ready(&self, field: Field<'_>) -> Option<Time> {
        let at = self.known.desk.instant(field)?;
        if at >= self.known.horizon.end {
            field.warn(say!(BadReady, text = field.page.quote(field.node.span)), say!(FixReady));
        }
        Some(at)
    }

    fn destinations(&self, field: Field<'_>) -> Vec<Idx<Place>> {
        if matches!(&field.node.value, Value::List(items) if items.is_empty()) {
            field.error(say!(BadEmpty, key = "to"), say!(FixTo));
        }
        let found = self.known.places.read_list(field);
        for (place, item) in &found {
            self.check_destination(item.page, item.node.span, *place);
        }
        found.into_iter().map(|(place, _)| place).collect()
    }

    fn check_destination(&self, page: Page<'_>, span: Span, place: Idx<Place>) {
        if self.known.destinations.get(place.get()) == Some(&false) {
            let place = page.quote(span);
            page.error(span, say!(BadNoDestination, place = place.trim_matches('"')), say!(FixReceives));
        }
    }

    fn families(&mut self, row: Fields<'a>, field: Field<'a>, base: &Base) {
        for entry in field.table().unwrap_or_default() {
            let size = entry
                .key
                .bytes()
                .all(|b| b.is_ascii_digit())
                .then(|| entry.key.parse::<u32>().ok())
                .flatten();
            let Some(size) = size.filter(|n| (1..=limits::SEATS).contains(n)) else {
                field.page.error(
                    entry.span,
                    say!(BadFamilySize, text = quoted(&entry.key)),
                    say!(FixFamilySize, most = limits::SEATS),
                );
                continue;
            };
            let count = Field { page: field.page, label: &entry.key, key: entry.span, node: &entry.node };
            let count = count.whole(0..=limits::COUNT);
            let need = Load { seats: size, ..Load::NONE };
            self.add(field.page, entry.span, entry.span, format!("{}/{size}", id(row)), base, need, count);
        }
    }

    fn rows(&mut self, page: Page<'a>, base: &Base) {
        let others = ["wheelchairs", "stretchers", "count", "at", "to", "priority", "ready"];
        let Some(table) = CsvTable::read(page, &["id", "seats"], &others) else { return };
        for row in table.rows() {
            self.row(page, row, base);
        }
    }

    fn row(&mut self, page: Page<'a>, row: Row<'_>, base: &Base) {
        let known = self.known;
        let whole = |column, most, usual| match row.get(column) {
            Some(cell) => whole_cell(page, column, cell, most),
            None => Some(usual),
        };
        let need = Load {
            seats: whole("seats", limits::SEATS, 0).unwrap_or(0),
            wheelchairs: whole("wheelchairs", limits::SEATS, 0).unwrap_or(0),
            stretchers: whole("stretchers", limits::SEATS, 0).unwrap_or(0),
        };
        let count = whole("count", limits::COUNT, 1);
        let missing = |column: &str| {
            let help = say!(FixCellMissing, column = column);
            page.error(row.span(), say!(BadCellMissing, column = column), help);
        };
        let at = row.get("at").map(|c| known.places.find(page, c.span, &c.text));
        let to = row.get("to").map(|c| self.destinations_in_cell(page, c));
        let priority = row.get("priority").map(|c| known.priorities.find(page, c.span, &c.text));
        let ready = row.get("ready").and_then(|c| known.desk.instant_in_cell(page, "ready", c));
        if at.is_none() && base.at.is_none() && !base.names[0] {
            missing("at");
        }
        if to.is_none() && base.to.is_none() {
            missing("to");
        }
        if priority.is_none() && base.priority.is_none() && !base.names[1] {
            missing("priority");
        }
        let own = Base {
            at: at.flatten().or(base.at),
            to: to.or_else(|| base.to.clone()),
            priority: priority.flatten().or(base.priority),
            ready: ready.unwrap_or(base.ready),
            names: base.names,
        };
        if let Some(cell) = row.need("id") {
            check_id(page, cell.span, &cell.text);
            let family = row.get("seats").map_or(row.span(), |c| c.span);
            self.add(page, cell.span, family, cell.text.clone(), &own, need, count);
        }
    }

    /// `camp;hospital`.
    fn destinations_in_cell(&self, page: Page<'_>, cell: &Cell) -> Vec<Idx<Place>> {
        let quote = usize::from(page.source.text[cell.span.start..].starts_with('"'));
        let (mut found, mut at) = (Vec::new(), cell.span.start + quote);
        for part in cell.text.split(';') {
            let span = Span::new(at, at + part.len());
            at = span.end + 1;
            let Some(place) = self.known.places.find(page, span, part) else { continue };
            if found.contains(&place) {
                page.error(span, say!(BadTwice, noun = Text::ThingPlace, id = quoted(part)), NO_HELP);
            } else {
                self.check_destination(page, span, place);
                found.push(place);
            }
        }
        found
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "a class is made of this, and a struct for it would say it twice"
    )]
    fn add(
        &mut self,
        page: Page<'a>,
        at: Span,
        family: Span,
        class: String,
        base: &Base,
        need: Load,
        count: Option<u32>,
    ) {
        if need.is_none() {
            page.error(family, say!(BadNobody), say!(FixNobody));
        }
        self.ids.declare(page, at, &class, Idx::new(self.table.len()));
        let heads = u64::from(need.people()) * u64::from(count.unwrap_or(0));
        let (before, after) = (self.people, self.people + heads);
        self.people = after;
        if heads > limits::CLASS_PEOPLE {
            page.error(family, say!(BadClassPeople, most = limits::CLASS_PEOPLE, n = heads), NO_HELP);
        } else if after > limits::PEOPLE && before <= limits::PEOPLE {
            page.error(family, say!(BadPeople, most = limits::PEOPLE, n = after), NO_HELP);
        }
        self.table.push(Class {
            id: class,
            at: base.at.unwrap_or(Idx::new(0)),
            to: base.to.clone().unwrap_or_default(),
            priority: base.priority.unwrap_or(Idx::new(0)),
            ready: base.ready,
            family: need,
            count: count.unwrap_or(0),
        });
        self.origins.push(Origin { page, family });
    }
}

fn whole_cell(page: Page<'_>, column: &str, cell: &Cell, most: u32) -> Option<u32> {
    let Ok(n) = cell.text.trim().parse::<i128>() else {
        let help = say!(FixWhole, least = 0_u32, most = most);
        page.error(cell.span, say!(BadNotWhole, key = column, text = quoted(&cell.text)), help);
        return None;
    };
    whole_within(page, cell.span, column, n, 0..=most)
}
