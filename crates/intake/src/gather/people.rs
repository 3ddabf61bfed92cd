//! People: families by place, destination and size, never one by one.

use std::collections::BTreeMap;

use texts::Text;

use super::{Sheets, Vehicles, value};
use crate::calendar::Moment;
use crate::columns::Kind;
use crate::fold::{fold, key, slug};
use crate::log::Log;
use crate::names::{Ids, Names, say_twice};
use crate::rows::{At, Row, Said};
use crate::sheet::Spot;

/// Families that wait at one place for the same destinations.
#[derive(Debug)]
pub(crate) struct Entry {
    /// Its id.
    pub(crate) id: String,
    /// The position of the place where they wait.
    pub(crate) at: usize,
    /// Positions of the places that they accept.
    pub(crate) to: At<Vec<usize>>,
    /// A key of `priorities`.
    pub(crate) priority: &'static str,
    /// Not before.
    pub(crate) ready: Option<At<Moment>>,
    /// How many of which size.
    pub(crate) families: Families,
    /// Its row.
    pub(crate) spot: Spot,
}

/// Families of an entry.
#[derive(Debug)]
pub(crate) enum Families {
    /// Size to number, each member seated.
    Sizes(BTreeMap<u32, At<u32>>),
    /// So many of one kind: seats, wheelchairs, stretchers.
    Alike([u32; 3], At<u32>),
}

/// What a row says of its families besides their size.
#[derive(Clone)]
struct Base {
    group: Option<At<String>>,
    at: usize,
    to: At<Vec<usize>>,
    priority: &'static str,
    ready: Option<At<Moment>>,
    spot: Spot,
}

/// Entries as they come.
struct Sum<'a> {
    log: &'a Log,
    entries: Vec<Entry>,
    ids: Ids,
    /// The id of the place of each entry without a group.
    place_ids: Vec<String>,
    known: BTreeMap<String, usize>,
    /// The place of each group, and where it was first said.
    groups: BTreeMap<String, (usize, Spot)>,
}

/// Reads the people.
pub(super) fn read(sheets: &Sheets<'_>, places: &Names) -> Vec<Entry> {
    let log = sheets.log;
    let mut sum = Sum {
        log,
        entries: Vec::new(),
        ids: Ids::default(),
        place_ids: Vec::new(),
        known: BTreeMap::new(),
        groups: BTreeMap::new(),
    };
    for table in sheets.of(Kind::People) {
        if !table.has_sizes() && ["size", "seats", "wheelchairs", "stretchers"].iter().all(|c| !table.has(c))
        {
            let help = log.lang.say(Text::IntakeNoSizesHelp).to_owned();
            log.error(&table.header_spot(), Text::IntakeNoSizes, &[], Some(help));
            continue;
        }
        for row in table.rows(log) {
            sum.row(row, places);
        }
    }
    sum.entries
}

impl Sum<'_> {
    fn row(&mut self, row: Row<'_>, places: &Names) {
        let base = self.base(row, places);
        let sizes = row.sizes();
        let any_size = sizes.iter().any(|(_, got)| !matches!(got, Ok(None)));
        let alike = alike(row);
        match (any_size, &alike) {
            (false, Ok(None)) => {
                let help = self.log.lang.say(Text::IntakeNobodyHelp).to_owned();
                self.log.error(&row.spot(), Text::IntakeNobody, &[], Some(help));
                return;
            }
            (_, Err(Said)) => return,
            _ => {}
        }
        let Ok(base) = base else { return };
        for (size, count) in sizes {
            if let Some(count) = value(count).filter(|n| n.value > 0) {
                self.add(&base, [size, 0, 0], &count);
            }
        }
        if let Ok(Some((load, count))) = alike
            && count.value > 0
        {
            self.add(&base, load, &count);
        }
    }

    fn base(&mut self, row: Row<'_>, places: &Names) -> Result<Base, Said> {
        let log = self.log;
        let group = row.text("id");
        let at = row.need("at", row.text("at")).and_then(|at| {
            let found = places.find(&at.value, &at.spot, log)?;
            self.place_ids.resize(self.place_ids.len().max(found + 1), String::new());
            self.place_ids[found] = slug(&at.value).unwrap_or_else(|| format!("place-{}", found + 1));
            Ok(found)
        });
        let to = row.need("to", row.list("to")).and_then(|list| {
            let mut all = Vec::new();
            for name in &list.value {
                let place = places.find(name, &list.spot, log)?;
                if !all.contains(&place) {
                    all.push(place);
                }
            }
            if all.is_empty() {
                return row.need("to", Ok(None));
            }
            Ok(At { value: all, spot: list.spot })
        });
        let priority = priority(row);
        let ready = row.moment("ready");
        Ok(Base { group: group?, at: at?, to: to?, priority: priority?, ready: ready?, spot: row.spot() })
    }

    /// Adds families to the entry of their sort; the same sort twice is a slip where a group names it, and said in any case.
    fn add(&mut self, base: &Base, load: [u32; 3], count: &At<u32>) {
        let group = base.group.as_ref().map(|g| key(&g.value)).unwrap_or_default();
        if let Some(named) = base.group.as_ref() {
            let first = self.groups.entry(group.clone()).or_insert_with(|| (base.at, base.spot.clone()));
            if first.0 != base.at {
                return say_twice(&named.spot, &named.value, &first.1, self.log);
            }
        }
        let seated = load[1] == 0 && load[2] == 0;
        let sort = if seated { String::new() } else { format!("{load:?}") };
        let ready = base.ready.as_ref().map(|r| r.value);
        let known = format!("{group}|{}|{:?}|{}|{ready:?}|{sort}", base.at, base.to.value, base.priority);
        let position = self.known.get(&known).copied().unwrap_or_else(|| {
            let families = if seated {
                Families::Sizes(BTreeMap::new())
            } else {
                Families::Alike(load, At { value: 0, ..count.clone() })
            };
            let id = self.id(base, load);
            self.entries.push(Entry {
                id,
                at: base.at,
                to: base.to.clone(),
                priority: base.priority,
                ready: base.ready.clone(),
                families,
                spot: base.spot.clone(),
            });
            self.known.insert(known, self.entries.len() - 1);
            self.entries.len() - 1
        });
        let before = match &mut self.entries[position].families {
            Families::Sizes(sizes) => sizes.entry(load[0]).or_insert(At { value: 0, ..count.clone() }),
            Families::Alike(_, before) => before,
        };
        if before.value > 0 {
            let value = load.iter().sum::<u32>().to_string();
            if base.group.is_some() {
                say_twice(&count.spot, &value, &before.spot, self.log);
            } else {
                let help = self
                    .log
                    .lang
                    .fill(Text::IntakeTwiceAdded, &[("first", &before.spot.said(self.log.lang))]);
                self.log.warn(&count.spot, Text::IntakeTwice, &[("value", &value)], Some(help));
            }
        }
        before.value = before.value.saturating_add(count.value);
    }

    /// `school`, `school-urgent`, `school-lying`.
    fn id(&mut self, base: &Base, load: [u32; 3]) -> String {
        let n = self.entries.len() + 1;
        let mut id = match &base.group {
            Some(group) => slug(&group.value).unwrap_or_else(|| format!("group-{n}")),
            None => self.place_ids[base.at].clone(),
        };
        id.truncate(38);
        if base.group.is_none() && base.priority != "normal" {
            id = format!("{id}-{}", base.priority);
        }
        if load[2] > 0 {
            id.push_str("-lying");
        } else if load[1] > 0 {
            id.push_str("-wheelchairs");
        }
        self.ids.unique(&id)
    }
}

/// What a family needs, and how many there are.
type Alike = ([u32; 3], At<u32>);

/// A row of one size or sort of family: its load and how many there are; nothing if the row says neither.
fn alike(row: Row<'_>) -> Result<Option<Alike>, Said> {
    let (size, seats) = (row.whole("size"), row.whole("seats"));
    let (wheelchairs, stretchers) = (row.whole("wheelchairs"), row.whole("stretchers"));
    let says_any = [&size, &seats, &wheelchairs, &stretchers].iter().any(|got| !matches!(got, Ok(None)));
    let count = row.whole("count");
    if !says_any {
        // A number of families without their size may stand beside columns of sizes, as their sum.
        return Ok(None);
    }
    let count = row.need("count", count);
    let (size, seats, wheelchairs, stretchers) = (size?, seats?, wheelchairs?, stretchers?);
    let of = |n: &Option<At<u32>>| n.as_ref().map_or(0, |n| n.value);
    let others = of(&wheelchairs).saturating_add(of(&stretchers));
    let load = match &size {
        None => [of(&seats), of(&wheelchairs), of(&stretchers)],
        Some(size) => {
            let sum = others.saturating_add(of(&seats));
            if sum > size.value || seats.is_some() && sum != size.value {
                let help = row.log.lang.say(Text::IntakeSizeSumHelp).to_owned();
                row.log.error(
                    &size.spot,
                    Text::IntakeSizeSum,
                    &[("value", &size.value.to_string())],
                    Some(help),
                );
                return Err(Said);
            }
            [size.value - others, of(&wheelchairs), of(&stretchers)]
        }
    };
    if load == [0, 0, 0] {
        let help = row.log.lang.say(Text::IntakeNobodyHelp).to_owned();
        row.log.error(&row.spot(), Text::IntakeNobody, &[], Some(help));
        return Err(Said);
    }
    Ok(Some((load, count?)))
}

/// A key of `priorities`; normal if nothing stands there.
fn priority(row: Row<'_>) -> Result<&'static str, Said> {
    row.text("priority")?.map_or(Ok("normal"), |said| priority_of(row, &said))
}

/// The key of `priorities` that a word means.
pub(super) fn priority_of(row: Row<'_>, said: &At<String>) -> Result<&'static str, Said> {
    Ok(match fold(&said.value).as_str() {
        "urgent" | "urgente" | "urgence" | "عاجل" | "عاجله" | "طارئ" => "urgent",
        "high" | "haute" | "haut" | "elevee" | "eleve" | "مرتفع" | "مرتفعه" | "عالي" | "عاليه" => {
            "high"
        }
        "normal" | "normale" | "عادي" | "عاديه" => "normal",
        _ => {
            let help = row.log.lang.say(Text::IntakePriorityHelp).to_owned();
            row.log.error(&said.spot, Text::IntakePriority, &[("value", &said.value)], Some(help));
            return Err(Said);
        }
    })
}

/// Says every sort of family that fits in no vehicle.
pub(super) fn check_fits(people: &[Entry], fleet: &[Vehicles], log: &Log) {
    let carry: Vec<&Vehicles> = fleet.iter().filter(|v| v.count > 0 && !v.escort).collect();
    let Some(largest) = carry.iter().max_by_key(|v| v.room[0]) else { return };
    for entry in people {
        let loads: Vec<([u32; 3], &Spot)> = match &entry.families {
            Families::Sizes(sizes) => sizes.iter().map(|(size, at)| ([*size, 0, 0], &at.spot)).collect(),
            Families::Alike(load, at) => vec![(*load, &at.spot)],
        };
        for (load, spot) in loads {
            if carry.iter().any(|v| v.room.iter().zip(load).all(|(room, need)| need <= *room)) {
                continue;
            }
            let values = [
                ("seats", load[0].to_string()),
                ("wheelchairs", load[1].to_string()),
                ("stretchers", load[2].to_string()),
            ];
            let values = values.each_ref().map(|(k, v)| (*k, v.as_str()));
            let seats = largest.room[0].to_string();
            let help =
                log.lang.fill(Text::IntakeNoFitHelp, &[("kind", &largest.name.value), ("seats", &seats)]);
            log.error(spot, Text::IntakeNoFit, &values, Some(help));
        }
    }
}
