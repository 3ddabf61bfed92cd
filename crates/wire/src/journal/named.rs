//! The names that a line may speak of, and what of them is meant by words that are short for them.

use domain::Scenario;
use operation::{Ground, Id};

use super::verbs::fold;

/// What an id names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Thing {
    /// A vehicle.
    Vehicle,
    /// A place, a gate among them.
    Place,
    /// A checkpoint.
    Checkpoint,
    /// A corridor.
    Corridor,
    /// A convoy.
    Convoy,
}

/// All names that a line may speak of.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    names: Vec<(Thing, Id, Vec<Piece>)>,
    /// Each gate with its corridors.
    gates: Vec<(Id, Vec<Id>)>,
    /// The checkpoints in the order of the scenario: `CP2` is the second.
    checkpoints: Vec<Id>,
}

/// A part of a name: a run of letters, or a number without leading zeros.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Piece {
    Letters(String),
    Number(String),
}

/// Who is meant by some words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Meant {
    /// All that can be.
    pub(super) could: Vec<(Thing, Id)>,
    /// Whether the words are the whole name.
    pub(super) whole: bool,
}

impl Vocabulary {
    /// The names of a scenario: vehicles, places, checkpoints, corridors.
    pub fn of(ground: &Ground<'_>) -> Vocabulary {
        let scenario: &Scenario = ground.scenario;
        let mut v = Vocabulary::default();
        for vehicle in &scenario.vehicles {
            v.name(Thing::Vehicle, &vehicle.id);
        }
        for place in &scenario.places {
            v.name(Thing::Place, &place.id);
        }
        for corridor in &scenario.corridors {
            v.name(Thing::Corridor, &corridor.id);
            for checkpoint in &corridor.checkpoints {
                v.name(Thing::Checkpoint, &checkpoint.id);
                v.checkpoints.extend(Id::new(&checkpoint.id).filter(|id| !v.checkpoints.contains(id)));
            }
            for gate in [corridor.from, corridor.to] {
                let (gate, corridor) = (Id::new(&scenario.places[gate].id), Id::new(&corridor.id));
                let (Some(gate), Some(corridor)) = (gate, corridor) else { continue };
                match v.gates.iter_mut().find(|(known, _)| *known == gate) {
                    Some((_, corridors)) => corridors.push(corridor),
                    None => v.gates.push((gate, vec![corridor])),
                }
            }
        }
        v
    }

    /// With convoys, of a plan or a record.
    #[must_use]
    pub fn with_convoys<'a>(mut self, convoys: impl IntoIterator<Item = &'a str>) -> Vocabulary {
        convoys.into_iter().for_each(|id| self.name(Thing::Convoy, id));
        self
    }

    /// With vehicles that no scenario knew.
    #[must_use]
    pub fn with_vehicles<'a>(mut self, vehicles: impl IntoIterator<Item = &'a str>) -> Vocabulary {
        vehicles.into_iter().for_each(|id| self.name(Thing::Vehicle, id));
        self
    }

    fn name(&mut self, thing: Thing, id: &str) {
        if let Some(id) = Id::new(id)
            && !self.names.iter().any(|(t, known, _)| *t == thing && *known == id)
        {
            let pieces = pieces(id.as_str());
            self.names.push((thing, id, pieces));
        }
    }

    /// The corridors that begin or end at a gate; empty for other places.
    pub(super) fn at_gate(&self, gate: &Id) -> &[Id] {
        self.gates.iter().find(|(known, _)| known == gate).map_or(&[], |(_, corridors)| corridors)
    }

    /// What some words mean: first names that they are, then names that they are short for. None if there is no such name.
    pub(super) fn meant(&self, words: &str) -> Option<Meant> {
        let said = pieces(words);
        let of = |fits: &dyn Fn(&[Piece]) -> bool| -> Vec<(Thing, Id)> {
            self.names.iter().filter(|(.., p)| fits(p)).map(|(t, id, _)| (*t, id.clone())).collect()
        };
        let whole = of(&|name| said == name);
        if !whole.is_empty() {
            return Some(Meant { could: whole, whole: true });
        }
        if let [Piece::Letters(cp), Piece::Number(n)] = said.as_slice()
            && cp == "cp"
        {
            let nth = n.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
            let id = nth.and_then(|n| self.checkpoints.get(n))?;
            return Some(Meant { could: vec![(Thing::Checkpoint, id.clone())], whole: true });
        }
        let short = of(&|name| short_for(&said, name));
        (!short.is_empty()).then_some(Meant { could: short, whole: false })
    }

    /// The convoys of a number, as in `CONVOY 3`.
    pub(super) fn numbered(&self, number: &str) -> Vec<(Thing, Id)> {
        let said = pieces(number);
        let of = |p: &[Piece]| p.iter().filter(|p| matches!(p, Piece::Number(_))).eq(said.iter());
        let convoys = self.names.iter().filter(|(thing, _, p)| *thing == Thing::Convoy && of(p));
        convoys.map(|(thing, id, _)| (*thing, id.clone())).collect()
    }

    /// Names near to a word that means nothing, at most five, as they are spoken.
    pub(super) fn near(&self, word: &str) -> Vec<String> {
        let word = fold(word);
        let begins = |id: &Id| word.chars().take(2).count() == 2 && id.as_str().starts_with(&first(&word, 2));
        let all = || self.names.iter().map(|(_, id, _)| id);
        let nearest = crate::nearest(&word, all().map(Id::as_str)).map(str::to_uppercase);
        let mut near: Vec<String> = nearest.into_iter().collect();
        for id in all().filter(|id| begins(id)).map(super::call) {
            if near.len() < 5 && !near.contains(&id) {
                near.push(id);
            }
        }
        near
    }
}

fn first(text: &str, n: usize) -> String {
    text.chars().take(n).collect()
}

/// Whether words are short for a name: piece by piece its beginnings, with all its numbers; at least two letters to begin with.
fn short_for(said: &[Piece], name: &[Piece]) -> bool {
    let begins = match said.first() {
        Some(Piece::Letters(text)) => text.chars().count() >= 2,
        _ => false,
    };
    let fits = |(said, name): (&Piece, &Piece)| match (said, name) {
        (Piece::Letters(said), Piece::Letters(name)) => name.starts_with(said.as_str()),
        (said, name) => said == name,
    };
    begins && said.len() == name.len() && said.iter().zip(name).all(fits)
}

/// The pieces of a name or of words: letters apart from digits, whatever stands between.
fn pieces(text: &str) -> Vec<Piece> {
    let folded = fold(text);
    let mut pieces = Vec::new();
    let mut run = String::new();
    let mut digits = false;
    for c in folded.chars().chain(['-']) {
        let digit = c.is_ascii_digit();
        let ends = !c.is_alphanumeric() || digit != digits;
        if ends && !run.is_empty() {
            pieces.push(piece(std::mem::take(&mut run), digits));
        }
        if c.is_alphanumeric() {
            digits = digit;
            run.push(c);
        }
    }
    pieces
}

fn piece(run: String, digits: bool) -> Piece {
    if digits {
        let short = run.trim_start_matches('0');
        Piece::Number(if short.is_empty() { "0" } else { short }.to_owned())
    } else {
        Piece::Letters(run)
    }
}
