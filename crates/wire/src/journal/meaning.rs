//! What a line means: its verb, and everything that belongs to it. Nothing may be left over.

use domain::{Direction, Load, Time};
use operation::{Event, Id, Knowing, Method, Words};

use super::heard::{Heard, Item};
use super::hours;
use super::named::{Thing, Vocabulary};
use super::verbs::{Verb, Word};
use super::{Need, Read, What, Wrong, call};
use crate::clock::Clock;

/// A line sorted by what its words are. What a verb takes is taken out; what is left does not belong there.
struct Line<'a> {
    text: &'a str,
    verb: Verb,
    /// Where the verb stands among the words.
    at: usize,
    /// The words that nobody has taken yet.
    words: Vec<Option<Heard>>,
    method: Option<Method>,
}

/// What the words of a line mean together.
pub(super) fn of(
    text: &str,
    heard: Vec<Heard>,
    vocabulary: &Vocabulary,
    clock: &Clock,
    now: Time,
) -> Result<Read, Wrong> {
    let (verb, at) = verb(&heard)?;
    let mut line = Line { text, verb, at, words: heard.into_iter().map(Some).collect(), method: None };
    line.drop_words(at);
    let time = line.take(|item| match item {
        Item::Time(hours, minutes) => Some((*hours, *minutes)),
        _ => None,
    });
    let happened_at = match &time {
        Some(((hours, minutes), word)) => hours::last(clock, now, *hours, *minutes)
            .ok_or_else(|| word.wrong(What::NoSuchTime { word: word.text.clone() }))?,
        None => now,
    };
    line.how_counted();
    let counts = |event: &Event| {
        matches!(event, Event::Boarded { .. } | Event::HandedOver { .. } | Event::Counted { .. })
    };
    let events = line.events(vocabulary)?;
    let method = line.method.is_some();
    if line.method.is_some() && !events.iter().any(counts) {
        let word = line.words.iter().flatten().next();
        let word = word.map_or_else(|| line.text.to_owned(), |w| w.text.clone());
        return Err(line.whole(What::NotHere { word, form: verb.form() }));
    }
    if let Some(left) = line.words.iter().flatten().next() {
        return Err(left.wrong(What::NotHere { word: left.text.clone(), form: verb.form() }));
    }
    Ok(Read { happened_at, timed: time.is_some(), events, method })
}

/// The one word that says what happened. `ABOARD` beside another only says of whom a number is.
fn verb(heard: &[Heard]) -> Result<(Verb, usize), Wrong> {
    let verbs = || {
        heard.iter().enumerate().filter_map(|(i, h)| match h.item {
            Item::Word(Word::Verb(verb)) => Some((verb, i)),
            _ => None,
        })
    };
    let mut strong = verbs().filter(|(verb, _)| *verb != Verb::Aboard);
    match (strong.next().or_else(|| verbs().next()), strong.next()) {
        (_, Some((_, second))) => {
            Err(heard[second].wrong(What::TwoVerbs { word: heard[second].text.clone() }))
        }
        (Some(found), None) => Ok(found),
        (None, None) => {
            let end = heard.iter().map(|h| h.column + h.length).max().unwrap_or(1);
            Err(Wrong { column: end, length: 1, what: What::NoVerb })
        }
    }
}

impl Line<'_> {
    /// Takes out what says nothing once the verb is known.
    fn drop_words(&mut self, verb: usize) {
        for (i, word) in self.words.iter_mut().enumerate() {
            let of_no_weight = word.as_ref().is_some_and(|w| {
                matches!(
                    w.item,
                    Item::Word(
                        Word::Filler | Word::People | Word::Verb(Verb::Aboard) | Word::Kind(Thing::Vehicle)
                    )
                )
            });
            if i == verb || of_no_weight {
                *word = None;
            }
        }
    }

    /// The first word that is something, with its place.
    fn take<T>(&mut self, what: impl Fn(&Item) -> Option<T>) -> Option<(T, Heard)> {
        self.take_from(0, what)
    }

    /// As [`Line::take`], from a word on.
    fn take_from<T>(&mut self, from: usize, what: impl Fn(&Item) -> Option<T>) -> Option<(T, Heard)> {
        for word in self.words.iter_mut().skip(from) {
            if let Some(found) = word.as_ref().and_then(|w| what(&w.item)) {
                return word.take().map(|w| (found, w));
            }
        }
        None
    }

    fn has(&mut self, wanted: Word) -> bool {
        self.take(|item| (*item == Item::Word(wanted)).then_some(())).is_some()
    }

    /// `BY LIST`, `ABOUT 48`.
    fn how_counted(&mut self) {
        let by = self.words.iter().position(|w| w.as_ref().is_some_and(|w| w.item == Item::Word(Word::By)));
        let method = |item: &Item| match item {
            Item::Word(Word::Method(method)) => Some(*method),
            _ => None,
        };
        let said = by.and_then(|at| {
            let next = self.words.get_mut(at + 1)?;
            let found = next.as_ref().and_then(|w| method(&w.item))?;
            *next = None;
            self.words[at] = None;
            Some(found)
        });
        let about = self.has(Word::About).then_some(Method::Estimate);
        self.method = said.or(about);
    }

    /// A word of the whole line.
    fn whole(&self, what: What) -> Wrong {
        Wrong { column: 1, length: self.text.chars().count().max(1), what }
    }

    fn missing(&self, need: Need) -> Wrong {
        let column = self.text.trim_end().chars().count() + 1;
        Wrong { column, length: 1, what: What::Missing { need, form: self.verb.form() } }
    }

    /// The first name of one of these sorts, if there is any.
    fn named(&mut self, from: usize, things: &[Thing]) -> Result<Option<(Thing, Id)>, Wrong> {
        let of = |item: &Item| match item {
            Item::Name(meant) => {
                let could: Vec<_> =
                    meant.could.iter().filter(|(thing, _)| things.contains(thing)).cloned().collect();
                (!could.is_empty()).then_some(could)
            }
            _ => None,
        };
        let Some((could, word)) = self.take_from(from, of) else { return Ok(None) };
        match could.as_slice() {
            [one] => Ok(Some(one.clone())),
            several => {
                let same = several.iter().all(|(_, id)| *id == several[0].1);
                let say = |(thing, id): &(Thing, Id)| match thing {
                    _ if !same => call(id),
                    Thing::Vehicle => format!("VEHICLE {}", call(id)),
                    Thing::Place => format!("PLACE {}", call(id)),
                    Thing::Checkpoint => format!("CHECKPOINT {}", call(id)),
                    Thing::Corridor => format!("CORRIDOR {}", call(id)),
                    Thing::Convoy => format!("CONVOY {}", call(id)),
                };
                let could = several.iter().map(say).collect();
                Err(word.wrong(What::Ambiguous { word: word.text.clone(), could }))
            }
        }
    }

    fn need(&mut self, things: &[Thing], need: Need) -> Result<(Thing, Id), Wrong> {
        self.named(0, things)?.ok_or_else(|| self.missing(need))
    }

    fn vehicle(&mut self) -> Result<Id, Wrong> {
        self.need(&[Thing::Vehicle], Need::Vehicle).map(|(_, id)| id)
    }

    /// A number of people without saying how they sit.
    fn count(&mut self) -> Option<u32> {
        self.take(|item| match item {
            Item::Number(n) => Some(*n),
            _ => None,
        })
        .map(|(n, _)| n)
    }

    fn people(&mut self) -> Result<u32, Wrong> {
        self.count().ok_or_else(|| self.missing(Need::Count))
    }

    /// Numbers of people by what they need.
    fn load(&mut self) -> Result<Load, Wrong> {
        let mut load = Load::NONE;
        for (sort, field) in
            [(Word::Wheelchair, &mut load.wheelchairs), (Word::Stretcher, &mut load.stretchers)]
        {
            let at = self.words.iter().position(|w| w.as_ref().is_some_and(|w| w.item == Item::Word(sort)));
            let Some(at) = at else { continue };
            let number = at.checked_sub(1).and_then(|i| self.words[i].take());
            match number {
                Some(Heard { item: Item::Number(n), .. }) => *field = n,
                _ => return Err(self.missing(Need::Count)),
            }
            self.words[at] = None;
        }
        match self.count() {
            Some(n) => load.seats = n,
            None if load == Load::NONE => return Err(self.missing(Need::Count)),
            None => {}
        }
        Ok(load)
    }

    fn said(&mut self) -> Option<Words> {
        self.take(|item| match item {
            Item::Said(text) => Some(Words::new(text)),
            _ => None,
        })
        .map(|(words, _)| words)
    }

    fn direction(&mut self) -> Option<Direction> {
        self.take(|item| match item {
            Item::Word(Word::Direction(direction)) => Some(*direction),
            _ => None,
        })
        .map(|(direction, _)| direction)
    }

    /// A count beside something else that is told, if there is one.
    fn counted(&mut self, vehicle: &Id, mut events: Vec<Event>) -> Vec<Event> {
        if let Some(people) = self.count() {
            events.push(Event::Counted { vehicle: vehicle.clone(), people, method: self.how() });
        }
        events
    }

    fn how(&self) -> Method {
        self.method.unwrap_or(Method::Estimate)
    }

    fn events(&mut self, vocabulary: &Vocabulary) -> Result<Vec<Event>, Wrong> {
        Ok(match self.verb {
            Verb::In => {
                let vehicle = self.vehicle()?;
                let direction = self.direction();
                let things: &[Thing] = match direction {
                    Some(_) => &[Thing::Corridor],
                    None => &[Thing::Place, Thing::Checkpoint],
                };
                let event = match (self.named(0, things)?, direction) {
                    (Some((Thing::Checkpoint, checkpoint)), _) => {
                        Event::AtCheckpoint { vehicle: vehicle.clone(), checkpoint }
                    }
                    (Some((_, corridor)), Some(direction)) => {
                        Event::Entered { vehicle: vehicle.clone(), corridor, direction }
                    }
                    (Some((_, place)), None) => Event::Arrived { vehicle: vehicle.clone(), place },
                    (None, _) => {
                        let road = self.named(0, &[Thing::Corridor])?.is_some();
                        return Err(self.missing(if road { Need::Direction } else { Need::Where }));
                    }
                };
                self.counted(&vehicle, vec![event])
            }
            Verb::Out => {
                let vehicle = self.vehicle()?;
                let event = match self.need(&[Thing::Place, Thing::Checkpoint], Need::Where)? {
                    (Thing::Checkpoint, checkpoint) => {
                        Event::PassedCheckpoint { vehicle: vehicle.clone(), checkpoint }
                    }
                    (_, place) => Event::Departed { vehicle: vehicle.clone(), place },
                };
                self.counted(&vehicle, vec![event])
            }
            Verb::On => {
                let (vehicle, people) = (self.vehicle()?, self.load()?);
                let (_, place) = self.need(&[Thing::Place], Need::Place)?;
                vec![Event::Boarded { vehicle, place, people, families: Vec::new(), method: self.how() }]
            }
            Verb::Off => {
                let (vehicle, people) = (self.vehicle()?, self.load()?);
                let (_, place) = self.need(&[Thing::Place], Need::Place)?;
                let (families, empty, method) = (Vec::new(), self.has(Word::Empty), self.how());
                vec![Event::HandedOver { vehicle, place, people, families, empty, method }]
            }
            Verb::Returned => {
                let (vehicle, people) = (self.vehicle()?, self.people()?);
                let (_, place) = self.need(&[Thing::Place], Need::Place)?;
                vec![Event::Returned { vehicle, place, people, families: Vec::new() }]
            }
            Verb::Aboard => {
                let (vehicle, people) = (self.vehicle()?, self.people()?);
                vec![Event::Counted { vehicle, people, method: self.how() }]
            }
            Verb::Breakdown => {
                let vehicle = self.vehicle()?;
                self.counted(&vehicle, vec![Event::BrokeDown { vehicle: vehicle.clone() }])
            }
            Verb::Repaired => vec![Event::Repaired { vehicle: self.vehicle()? }],
            Verb::Removed => {
                let (vehicle, people) = (self.vehicle()?, self.people()?);
                let (_, checkpoint) = self.need(&[Thing::Checkpoint], Need::Checkpoint)?;
                vec![Event::DidNotContinue { vehicle, checkpoint, people }]
            }
            Verb::Left => vec![Event::LeftOnTheWay { vehicle: self.vehicle()?, people: self.people()? }],
            Verb::Joined => vec![Event::Joined { vehicle: self.vehicle()?, people: self.people()? }],
            Verb::Born => vec![Event::Born { vehicle: self.vehicle()? }],
            Verb::Died => vec![Event::Died { vehicle: self.vehicle()?, people: self.people()? }],
            Verb::To => {
                let to = self.named(self.at, &[Thing::Vehicle])?;
                let (_, to) = to.ok_or_else(|| self.missing(Need::OtherVehicle))?;
                let (from, people) = (self.vehicle()?, self.people()?);
                vec![Event::Transferred { from, to, people, families: Vec::new() }]
            }
            Verb::Hold => self.hold(vocabulary)?,
            Verb::Open => {
                let corridors = self.corridors(vocabulary)?;
                match corridors.as_slice() {
                    [corridor] => vec![Event::Resumed { corridor: corridor.clone() }],
                    several => {
                        let could = several.iter().map(call).collect();
                        return Err(self.whole(What::WhichCorridor { could }));
                    }
                }
            }
            Verb::Passable | Verb::Blocked => {
                let (_, corridor) = self.need(&[Thing::Corridor], Need::Corridor)?;
                vec![Event::Cleared { corridor, clear: self.verb == Verb::Passable }]
            }
            Verb::Incident => self.incident()?,
            Verb::Figure => self.figure()?,
        })
    }

    /// A hold makes a day safer: a gate holds all its corridors.
    fn hold(&mut self, vocabulary: &Vocabulary) -> Result<Vec<Event>, Wrong> {
        let why = self.said().unwrap_or_else(|| Words::new(self.text.trim()));
        if let Some((_, convoy)) = self.named(0, &[Thing::Convoy])? {
            return Ok(vec![Event::Held { convoy, reason: why }]);
        }
        let by = self.other();
        let corridors = self.corridors(vocabulary).map_err(|wrong| match wrong.what {
            What::Missing { form, .. } => Wrong { what: What::Missing { need: Need::Held, form }, ..wrong },
            _ => wrong,
        })?;
        let held = |corridor| Event::Suspended { corridor, by: by.clone(), reason: why.clone() };
        Ok(corridors.into_iter().map(held).collect())
    }

    /// Who is named behind `BY` or `FIGURE`.
    fn other(&mut self) -> Option<Id> {
        let by = self.words.iter().position(|w| w.as_ref().is_some_and(|w| w.item == Item::Word(Word::By)));
        let other = self.take(|item| match item {
            Item::Other(id) => Some(id.clone()),
            _ => None,
        });
        if other.is_some()
            && let Some(at) = by
        {
            self.words[at] = None;
        }
        other.map(|(id, _)| id)
    }

    /// A corridor, or those of a gate.
    fn corridors(&mut self, vocabulary: &Vocabulary) -> Result<Vec<Id>, Wrong> {
        if let Some((_, corridor)) = self.named(0, &[Thing::Corridor])? {
            return Ok(vec![corridor]);
        }
        let gate = self.words.iter().flatten().find(|w| matches!(w.item, Item::Name(_))).cloned();
        match (self.named(0, &[Thing::Place])?, gate) {
            (Some((_, place)), Some(word)) => match vocabulary.at_gate(&place) {
                [] => Err(word.wrong(What::NotHere { word: word.text.clone(), form: self.verb.form() })),
                corridors => Ok(corridors.to_vec()),
            },
            _ => Err(self.missing(Need::Corridor)),
        }
    }

    fn incident(&mut self) -> Result<Vec<Event>, Wrong> {
        let knowing = self.take(|item| match item {
            Item::Word(Word::Knowing(knowing)) => Some(*knowing),
            _ => None,
        });
        let known_by: Knowing = knowing.ok_or_else(|| self.missing(Need::Knowing))?.0;
        let place = self.named(0, &[Thing::Place, Thing::Checkpoint])?.map(|(_, id)| id);
        let said = self.said().ok_or_else(|| self.missing(Need::Words))?;
        Ok(vec![Event::Incident { place, said, known_by }])
    }

    fn figure(&mut self) -> Result<Vec<Event>, Wrong> {
        let source = self.other().ok_or_else(|| self.missing(Need::Source))?;
        let people = self.people()?;
        // Without its scope a figure means nothing.
        let scope = self.said().ok_or_else(|| self.missing(Need::Words))?;
        Ok(vec![Event::OthersCount { source, people, scope }])
    }
}
