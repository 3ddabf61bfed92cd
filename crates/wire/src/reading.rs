//! What the readers of plans and states share: fields of objects, ids that must exist, and problems with their place.

use std::collections::BTreeMap;

use domain::{Class, Corridor, Direction, Idx, Moved, Passage, Place, Scenario, Time, Vehicle};
use texts::{Said, Text};

use crate::instant;
use crate::json_value::{self, Node, Value};
use crate::nearest::nearest;
use crate::source::{Source, Span};
use crate::told::{NO_HELP, ToWord, say};
use crate::{Problem, Problems, Severity};

/// So many unknown ids of a sort get a suggestion: a plan of another scenario has nothing but unknown ids.
const SUGGESTIONS: usize = 50;

/// A file that is being read, with what is wrong with it so far.
pub(crate) struct Reading<'a> {
    source: &'a Source,
    problems: Vec<Problem>,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(source: &'a Source) -> Reading<'a> {
        Reading { source, problems: Vec::new() }
    }

    /// The whole file as one value; where it is no JSON, that is its one problem.
    pub(crate) fn json(&mut self) -> Option<Node<'a>> {
        match json_value::parse(&self.source.text) {
            Ok(node) => Some(node),
            Err(e) => {
                self.say(e.span, e.message, NO_HELP);
                None
            }
        }
    }

    pub(crate) fn finish(self) -> Result<(), Problems> {
        if self.problems.is_empty() {
            return Ok(());
        }
        let mut problems = self.problems;
        problems.sort_by_key(|p| (p.line, p.column));
        Err(Problems(problems))
    }

    /// Something is wrong here.
    pub(crate) fn say(&mut self, span: Span, message: Said, help: impl Into<Option<Said>>) {
        self.problems.push(self.source.problem(Severity::Error, span, message, help));
    }

    /// The mark of a whole object is its opening brace: the object itself may go over many lines.
    fn opening(node: &Node<'_>) -> Span {
        match node.value {
            Value::Object(_) | Value::List(_) => Span::new(node.span.start, node.span.start + 1),
            _ => node.span,
        }
    }

    pub(crate) fn unexpected(&mut self, node: &Node<'_>, key: &str, wanted: impl ToWord) {
        let found = match &node.value {
            Value::Text(text) => format!("\"{text}\"").to_word(),
            Value::Whole(n) => n.to_word(),
            Value::Real(x) => x.to_word(),
            Value::Bool(b) => b.to_string().to_word(),
            other => other.noun().to_word(),
        };
        self.say(
            Self::opening(node),
            say!(BadUnexpected, key = key, found = found),
            say!(FixExpected, wanted = wanted),
        );
    }

    /// Says that a key is missing, at the opening brace of its object.
    pub(crate) fn missing(&mut self, object: &Node<'_>, key: &str, wanted: impl ToWord) {
        let help = say!(FixMissing, key = key, wanted = wanted);
        self.say(Self::opening(object), say!(BadMissing, key = key), help);
    }

    /// Whether the node is an object; if not, says so.
    pub(crate) fn object(&mut self, node: &Node<'_>, what: &str) -> bool {
        let fine = matches!(node.value, Value::Object(_));
        if !fine {
            self.unexpected(node, what, Text::SortObject);
        }
        fine
    }

    /// The file's `format`, which must be this one.
    pub(crate) fn format(&mut self, root: &Node<'_>, format: &str) {
        let quoted = format!("\"{format}\"");
        match root.get("format") {
            None => self.missing(root, "format", &quoted),
            Some(node) => match &node.value {
                Value::Text(text) if text == format => {}
                _ => self.unexpected(node, "format", &quoted),
            },
        }
    }

    /// The items of a list; an absent key is an empty list, and so is null where `null` allows it.
    pub(crate) fn list<'n>(&mut self, object: &'n Node<'a>, key: &str, null: Nulls) -> &'n [Node<'a>] {
        match object.get(key) {
            None => &[],
            Some(node) => match (&node.value, null) {
                (Value::List(items), _) => items,
                (Value::Null, Nulls::AsAbsent) => &[],
                _ => {
                    self.unexpected(node, key, Text::SortList);
                    &[]
                }
            },
        }
    }

    /// A list that must be there.
    pub(crate) fn required_list<'n>(&mut self, object: &'n Node<'a>, key: &str) -> &'n [Node<'a>] {
        if object.get(key).is_none() {
            self.missing(object, key, Text::SortList);
        }
        self.list(object, key, Nulls::AsWrong)
    }

    /// A string that must be there.
    pub(crate) fn string(&mut self, object: &Node<'a>, key: &str) -> Option<String> {
        let Some(node) = object.get(key) else {
            self.missing(object, key, Text::SortString);
            return None;
        };
        let Value::Text(text) = &node.value else {
            self.unexpected(node, key, Text::SortString);
            return None;
        };
        Some(text.clone().into_owned())
    }

    fn instant_at(&mut self, node: &Node<'a>, key: &str) -> Option<Time> {
        let Value::Text(text) = &node.value else {
            self.unexpected(node, key, Text::SortInstantOffset);
            return None;
        };
        match instant::rfc3339(text) {
            Ok(t) => Some(t),
            Err(trouble) => {
                self.say(node.span, trouble.message, trouble.help);
                None
            }
        }
    }

    /// An instant that must be there.
    pub(crate) fn instant(&mut self, object: &Node<'a>, key: &str) -> Option<Time> {
        if let Some(node) = object.get(key) {
            self.instant_at(node, key)
        } else {
            self.missing(object, key, Text::SortInstant);
            None
        }
    }

    /// An instant that may be left out.
    pub(crate) fn instant_if_any(&mut self, object: &Node<'a>, key: &str) -> Option<Time> {
        object.get(key).and_then(|node| self.instant_at(node, key))
    }

    /// An instant that may be left out or null.
    pub(crate) fn instant_or_null(&mut self, object: &Node<'a>, key: &str) -> Option<Time> {
        object.get(key).filter(|node| node.value != Value::Null).and_then(|node| self.instant_at(node, key))
    }

    /// A number that may be left out, or be null where `null` allows it.
    pub(crate) fn number(&mut self, object: &Node<'a>, key: &str, null: Nulls) -> Option<f64> {
        let node = object.get(key)?;
        match (&node.value, null) {
            (Value::Whole(n), _) => Some(*n as f64),
            (Value::Real(x), _) => Some(*x),
            (Value::Null, Nulls::AsAbsent) => None,
            _ => {
                self.unexpected(node, key, Text::SortNumber);
                None
            }
        }
    }

    /// A whole number from `least` on, within 32 bits.
    pub(crate) fn count(&mut self, object: &Node<'a>, key: &str, least: u32) -> Option<u32> {
        let Some(node) = object.get(key) else {
            self.missing(object, key, Text::SortWhole);
            return None;
        };
        let found = match node.value {
            Value::Whole(n) => u32::try_from(n).ok().filter(|&n| n >= least),
            _ => None,
        };
        if found.is_none() {
            self.unexpected(node, key, say!(SortWholeFrom, least = least));
        }
        found
    }

    /// A count that is 0 if left out.
    pub(crate) fn count_or_none(&mut self, object: &Node<'a>, key: &str) -> u32 {
        if object.get(key).is_some() { self.count(object, key, 0).unwrap_or(0) } else { 0 }
    }

    /// True or false; false if left out.
    pub(crate) fn flag(&mut self, object: &Node<'a>, key: &str) -> bool {
        match object.get(key) {
            None => false,
            Some(node) => {
                if let Value::Bool(b) = node.value {
                    b
                } else {
                    self.unexpected(node, key, Text::SortFlag);
                    false
                }
            }
        }
    }

    /// The id under a key that must be there.
    pub(crate) fn id<T>(&mut self, object: &Node<'a>, key: &str, ids: &mut Ids<'_, T>) -> Option<Idx<T>> {
        if let Some(node) = object.get(key) {
            self.id_at(node, key, ids)
        } else {
            self.missing(object, key, say!(SortIdOf, noun = ids.noun));
            None
        }
    }

    /// The id that a node holds.
    pub(crate) fn id_at<T>(&mut self, node: &Node<'a>, key: &str, ids: &mut Ids<'_, T>) -> Option<Idx<T>> {
        let Value::Text(text) = &node.value else {
            self.unexpected(node, key, say!(SortIdOf, noun = ids.noun));
            return None;
        };
        let found = ids.known.get(text.as_ref()).copied();
        if found.is_none() {
            let help = ids.suggestion(text);
            self.say(node.span, say!(BadNoId, noun = ids.noun, id = &**text), help);
        }
        found
    }

    /// Which way through a corridor.
    pub(crate) fn direction(&mut self, object: &Node<'a>) -> Option<Direction> {
        let Some(node) = object.get("direction") else {
            self.missing(object, "direction", Text::SortDirection);
            return None;
        };
        let found = match &node.value {
            Value::Text(text) => Direction::BOTH.into_iter().find(|d| d.as_str() == text),
            _ => None,
        };
        if found.is_none() {
            self.unexpected(node, "direction", Text::SortDirection);
        }
        found
    }

    /// The inspections of a convoy.
    pub(crate) fn passages(&mut self, convoy: &Node<'a>) -> Vec<Passage> {
        let mut found = Vec::new();
        for item in self.list(convoy, "checkpoints", Nulls::AsWrong) {
            if self.object(item, "checkpoint") {
                let checkpoint = self.string(item, "id");
                let begin = self.instant(item, "begin");
                let end = self.instant(item, "end");
                if let (Some(checkpoint), Some(begin), Some(end)) = (checkpoint, begin, end) {
                    found.push(Passage { checkpoint, begin, end });
                }
            }
        }
        found
    }

    /// Families by class.
    pub(crate) fn moved(&mut self, item: &Node<'a>, ids: &mut Known<'_>, least: u32) -> Option<Moved> {
        if !self.object(item, "item") {
            return None;
        }
        let class = self.id(item, "class", &mut ids.classes);
        let families = self.count(item, "families", least);
        Some(Moved { class: class?, families: families? })
    }
}

/// What a null stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nulls {
    /// For nothing.
    AsAbsent,
    /// For a mistake.
    AsWrong,
}

/// The ids of one table.
pub(crate) struct Ids<'s, T> {
    noun: Text,
    known: BTreeMap<&'s str, Idx<T>>,
    suggested: BTreeMap<String, Option<Said>>,
}

impl<'s, T> Ids<'s, T> {
    fn new(noun: Text, ids: impl Iterator<Item = (Idx<T>, &'s str)>) -> Ids<'s, T> {
        Ids { noun, known: ids.map(|(i, id)| (id, i)).collect(), suggested: BTreeMap::new() }
    }

    fn suggestion(&mut self, word: &str) -> Option<Said> {
        if let Some(known) = self.suggested.get(word) {
            return known.clone();
        }
        if self.suggested.len() == SUGGESTIONS {
            return None;
        }
        let near = did_you_mean(nearest(word, self.known.keys().copied()));
        self.suggested.insert(word.to_owned(), near.clone());
        near
    }
}

/// Every id of a scenario that a plan or state can name.
pub(crate) struct Known<'s> {
    pub(crate) places: Ids<'s, Place>,
    pub(crate) vehicles: Ids<'s, Vehicle>,
    pub(crate) classes: Ids<'s, Class>,
    pub(crate) corridors: Ids<'s, Corridor>,
}

impl<'s> Known<'s> {
    pub(crate) fn of(scenario: &'s Scenario) -> Known<'s> {
        Known {
            places: Ids::new(Text::ThingPlace, scenario.places.entries().map(|(i, p)| (i, p.id.as_str()))),
            vehicles: Ids::new(
                Text::ThingVehicle,
                scenario.vehicles.entries().map(|(i, v)| (i, v.id.as_str())),
            ),
            classes: Ids::new(Text::ThingClass, scenario.classes.entries().map(|(i, c)| (i, c.id.as_str()))),
            corridors: Ids::new(
                Text::ThingCorridor,
                scenario.corridors.entries().map(|(i, c)| (i, c.id.as_str())),
            ),
        }
    }
}

/// A help line with the nearest that exists; none if nothing is near.
pub(crate) fn did_you_mean(near: Option<&str>) -> Option<Said> {
    near.map(|near| say!(FixMeantId, meant = near))
}

/// The file as text, or the one problem that it is none.
pub(crate) fn source(path: &str, bytes: &[u8]) -> Result<Source, Problems> {
    Source::decode(path, bytes).map_err(|problem| Problems(vec![problem]))
}
