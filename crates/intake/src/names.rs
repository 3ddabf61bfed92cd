//! What rows are called, the ids made of it, and the rows that other sheets mean.

use std::collections::{BTreeMap, BTreeSet};

use texts::Text;
use wire::nearest;

use crate::columns::Kind;
use crate::fold::{key, slug};
use crate::log::Log;
use crate::rows::{At, Said};
use crate::sheet::Spot;

/// So many names are listed where one is unknown and none is near.
const FEW: usize = 12;
/// So many unknown names are compared with all that exist: the sheets of another operation have nothing but unknown ones.
const SUGGESTIONS: usize = 100;

/// The rows of a kind of sheet by what they are called.
#[derive(Debug)]
pub(crate) struct Names {
    kind: Kind,
    /// Ahead of the number of an id where a name has no Latin letters.
    stem: &'static str,
    /// Whether there is such a sheet: if not, that has been said, and nothing is unknown.
    exists: bool,
    rows: BTreeMap<String, usize>,
    named: Vec<At<String>>,
    ids: Ids,
    suggested: std::cell::Cell<usize>,
}

/// Ids that are taken.
#[derive(Debug, Default)]
pub(crate) struct Ids(BTreeSet<String>);

impl Ids {
    /// This id, or with a number behind it if it is taken. An id has 64 characters at most.
    pub(crate) fn unique(&mut self, wanted: &str) -> String {
        let mut base = wanted.to_owned();
        // Ids have ASCII letters alone, so that any byte ends one.
        base.truncate(56);
        let base = base.trim_end_matches('-');
        let numbered = (2..).map(|n| format!("{base}-{n}"));
        let id = std::iter::once(base.to_owned()).chain(numbered).find(|id| !self.0.contains(id));
        let id = id.expect("numbers do not end");
        self.0.insert(id.clone());
        id
    }
}

impl Names {
    /// None yet.
    pub(crate) fn new(kind: Kind, stem: &'static str, exists: bool) -> Names {
        Names {
            kind,
            stem,
            exists,
            rows: BTreeMap::new(),
            named: Vec::new(),
            ids: Ids::default(),
            suggested: std::cell::Cell::new(SUGGESTIONS),
        }
    }

    /// One more, with its id; a name that stands twice is said and is none.
    pub(crate) fn add(&mut self, name: At<String>, log: &Log) -> Option<String> {
        let key = Self::key(&name.value);
        if let Some(&first) = self.rows.get(&key) {
            say_twice(&name.spot, &name.value, &self.named[first].spot, log);
            return None;
        }
        let id = self.id_for(&name.value);
        self.rows.insert(key, self.named.len());
        self.named.push(name);
        Some(id)
    }

    /// An id for a row of this kind that is called so.
    pub(crate) fn id_for(&mut self, name: &str) -> String {
        match slug(name) {
            Some(slug) => self.ids.unique(&slug),
            None => self.ids.unique(&format!("{}-{}", self.stem, self.named.len() + 1)),
        }
    }

    /// The row that is called so, if there is one.
    pub(crate) fn get(&self, name: &str) -> Option<usize> {
        self.rows.get(&Self::key(name)).copied()
    }

    /// The row that a cell means; if there is none, that is said.
    pub(crate) fn find(&self, name: &str, spot: &Spot, log: &Log) -> Result<usize, Said> {
        if let Some(row) = self.get(name) {
            return Ok(row);
        }
        if self.exists {
            let sheet = self.kind.title(log.lang);
            log.error(
                spot,
                Text::IntakeUnknown,
                &[("sheet", sheet), ("value", name)],
                Some(self.meant(name, log)),
            );
        }
        Err(Said)
    }

    fn meant(&self, name: &str, log: &Log) -> String {
        let add = log.lang.fill(Text::IntakeAddRow, &[("sheet", self.kind.title(log.lang))]);
        let left = self.suggested.get();
        if left == 0 {
            return add;
        }
        self.suggested.set(left - 1);
        let all: Vec<&str> = self.named.iter().map(|n| n.value.as_str()).collect();
        if let Some(near) = nearest(name, all.iter().copied()) {
            return log.lang.fill(Text::IntakeMeant, &[("what", near)]);
        }
        if all.is_empty() || all.len() > FEW {
            return add;
        }
        log.lang.fill(Text::IntakeTheyAre, &[("all", &all.join(log.lang.say(Text::List)))])
    }

    /// A name as it is compared; one of signs alone is itself.
    fn key(name: &str) -> String {
        let key = key(name);
        if key.is_empty() { name.to_owned() } else { key }
    }
}

/// Says that something stands twice, and where first.
pub(crate) fn say_twice(spot: &Spot, value: &str, first: &Spot, log: &Log) {
    let help = log.lang.fill(Text::IntakeTwiceHelp, &[("first", &first.said(log.lang))]);
    log.error(spot, Text::IntakeTwice, &[("value", value)], Some(help));
}

#[cfg(test)]
mod tests {
    use super::*;
    use texts::Lang;

    fn at(value: &str) -> At<String> {
        At { value: value.into(), spot: Spot::default() }
    }

    #[test]
    fn a_row_is_found_however_its_name_is_written() {
        let log = Log::new(Lang::En);
        let mut names = Names::new(Kind::Places, "place", true);
        assert_eq!(names.add(at("École n° 1"), &log).as_deref(), Some("ecole-n-1"));
        assert_eq!(names.add(at("مدرسة الأمل"), &log).as_deref(), Some("place-2"));
        assert_eq!(names.find("ecole n°1", &Spot::default(), &log), Ok(0));
        assert_eq!(names.find("مدرسه الامل", &Spot::default(), &log), Ok(1));
        assert_eq!(log.errors(), 0);
        assert_eq!(names.find("Ecole 2", &Spot::default(), &log), Err(Said));
        assert_eq!(names.add(at("ECOLE N 1"), &log), None);
        assert_eq!(log.errors(), 2);
    }

    #[test]
    fn an_id_that_is_taken_gets_a_number() {
        let mut ids = Ids::default();
        assert_eq!([ids.unique("a"), ids.unique("a"), ids.unique("a")], ["a", "a-2", "a-3"]);
        assert!(ids.unique(&"x".repeat(64)).len() <= 64);
    }
}
