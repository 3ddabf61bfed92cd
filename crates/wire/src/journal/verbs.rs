//! The words of the journal, in three languages, and the forms of its lines.

use domain::Direction;
use operation::{Knowing, Method};

use super::named::Thing;

/// What happened, as one word says it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Verb {
    /// Came to a place or a checkpoint, or into a corridor.
    In,
    /// Left a place or a checkpoint.
    Out,
    /// People got on.
    On,
    /// People were handed over.
    Off,
    /// People got off where it is not safe.
    Returned,
    /// People aboard were counted.
    Aboard,
    /// A vehicle cannot go on.
    Breakdown,
    /// It can again.
    Repaired,
    /// People did not come through a checkpoint.
    Removed,
    /// People left on the way.
    Left,
    /// People got on on the way.
    Joined,
    /// A child was born.
    Born,
    /// Somebody died.
    Died,
    /// People changed vehicles.
    To,
    /// A convoy, a gate or a corridor is held.
    Hold,
    /// A corridor is open again.
    Open,
    /// A route can be driven.
    Passable,
    /// It cannot.
    Blocked,
    /// Something happened that harms.
    Incident,
    /// Another source's figure.
    Figure,
}

/// How lines with a verb are spoken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Form {
    /// The verb.
    pub verb: Verb,
    /// The form: capitals are words of the journal, square brackets may be left out, a slash is a choice.
    pub form: &'static str,
    /// A line of that form.
    pub example: &'static str,
}

/// All forms, one for each verb.
pub const FORMS: [Form; 20] = [
    form(Verb::In, "place/checkpoint/corridor vehicle [n] IN [OUTWARD/BACK]", "CP2 BUS07 48 IN"),
    form(Verb::Out, "vehicle OUT place/checkpoint [n]", "BUS07 OUT CP2 1432"),
    form(Verb::On, "vehicle n ON place [n WHEELCHAIR] [n STRETCHER] [BY method]", "BUS07 48 ON SCHOOL"),
    form(
        Verb::Off,
        "vehicle n OFF place [EMPTY] [n WHEELCHAIR] [n STRETCHER] [BY method]",
        "BUS07 48 OFF CAMP EMPTY BY LIST",
    ),
    form(Verb::Returned, "vehicle n RETURNED place", "BUS07 48 RETURNED SCHOOL"),
    form(Verb::Aboard, "vehicle n ABOARD [BY method]", "BUS07 47 ABOARD BY CLICKER"),
    form(Verb::Breakdown, "vehicle BREAKDOWN [n ABOARD]", "BUS03 BREAKDOWN 12 ABOARD"),
    form(Verb::Repaired, "vehicle REPAIRED", "BUS03 REPAIRED"),
    form(Verb::Removed, "vehicle n REMOVED checkpoint", "BUS07 3 REMOVED CP2"),
    form(Verb::Left, "vehicle n LEFT", "BUS07 2 LEFT"),
    form(Verb::Joined, "vehicle n JOINED", "BUS07 4 JOINED"),
    form(Verb::Born, "vehicle BORN", "BUS07 BORN"),
    form(Verb::Died, "vehicle n DIED", "AMBULANCE01 1 DIED"),
    form(Verb::To, "vehicle n TO vehicle", "BUS03 12 TO BUS04"),
    form(Verb::Hold, "convoy/gate/corridor HOLD [BY party] [: why]", "GATE W HOLD"),
    form(Verb::Open, "corridor/gate OPEN", "WEST OPEN"),
    form(Verb::Passable, "corridor PASSABLE", "WEST PASSABLE"),
    form(Verb::Blocked, "corridor BLOCKED", "WEST BLOCKED"),
    form(
        Verb::Incident,
        "INCIDENT SAW/TOLD/INFERRED [place/checkpoint]: what",
        "INCIDENT SAW CP2: shots near the bridge",
    ),
    form(
        Verb::Figure,
        "FIGURE source n: who is counted",
        "FIGURE RED-CROSS 1500: out of the school since the morning",
    ),
];

const fn form(verb: Verb, form: &'static str, example: &'static str) -> Form {
    Form { verb, form, example }
}

impl Verb {
    /// How lines with it are spoken.
    pub fn form(self) -> &'static str {
        FORMS.iter().find(|form| form.verb == self).map_or("", |form| form.form)
    }
}

/// A word of the journal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Word {
    Verb(Verb),
    Direction(Direction),
    Method(Method),
    Knowing(Knowing),
    /// The number ahead of it is of people who sit in wheelchairs.
    Wheelchair,
    /// The number ahead of it is of people who lie.
    Stretcher,
    /// The number ahead of it is of people.
    People,
    /// The vehicle is empty.
    Empty,
    /// A party or a method follows.
    By,
    /// The number behind it was not counted one by one.
    About,
    /// What the name behind it names.
    Kind(Thing),
    /// Says nothing.
    Filler,
}

/// Every word, with what it means: English, French, Arabic. Written in small letters, without accents.
#[rustfmt::skip]
pub(super) const WORDS: &[(&str, Word)] = &[
    ("in", Word::Verb(Verb::In)), ("arrived", Word::Verb(Verb::In)), ("entre", Word::Verb(Verb::In)), ("arrive", Word::Verb(Verb::In)), ("دخل", Word::Verb(Verb::In)), ("وصل", Word::Verb(Verb::In)),
    ("out", Word::Verb(Verb::Out)), ("departed", Word::Verb(Verb::Out)), ("sorti", Word::Verb(Verb::Out)), ("parti", Word::Verb(Verb::Out)), ("خرج", Word::Verb(Verb::Out)), ("غادر", Word::Verb(Verb::Out)),
    ("on", Word::Verb(Verb::On)), ("boarded", Word::Verb(Verb::On)), ("montes", Word::Verb(Verb::On)), ("صعد", Word::Verb(Verb::On)),
    ("off", Word::Verb(Verb::Off)), ("handover", Word::Verb(Verb::Off)), ("remis", Word::Verb(Verb::Off)), ("سلم", Word::Verb(Verb::Off)),
    ("returned", Word::Verb(Verb::Returned)), ("revenus", Word::Verb(Verb::Returned)), ("عاد", Word::Verb(Verb::Returned)),
    ("aboard", Word::Verb(Verb::Aboard)), ("count", Word::Verb(Verb::Aboard)), ("abord", Word::Verb(Verb::Aboard)), ("متن", Word::Verb(Verb::Aboard)),
    ("breakdown", Word::Verb(Verb::Breakdown)), ("broken", Word::Verb(Verb::Breakdown)), ("panne", Word::Verb(Verb::Breakdown)), ("عطل", Word::Verb(Verb::Breakdown)),
    ("repaired", Word::Verb(Verb::Repaired)), ("repare", Word::Verb(Verb::Repaired)), ("اصلح", Word::Verb(Verb::Repaired)),
    ("removed", Word::Verb(Verb::Removed)), ("retenus", Word::Verb(Verb::Removed)), ("انزل", Word::Verb(Verb::Removed)),
    ("left", Word::Verb(Verb::Left)), ("descendus", Word::Verb(Verb::Left)), ("نزل", Word::Verb(Verb::Left)),
    ("joined", Word::Verb(Verb::Joined)), ("rejoint", Word::Verb(Verb::Joined)), ("انضم", Word::Verb(Verb::Joined)),
    ("born", Word::Verb(Verb::Born)), ("naissance", Word::Verb(Verb::Born)), ("ولد", Word::Verb(Verb::Born)),
    ("died", Word::Verb(Verb::Died)), ("deces", Word::Verb(Verb::Died)), ("توفي", Word::Verb(Verb::Died)),
    ("to", Word::Verb(Verb::To)), ("vers", Word::Verb(Verb::To)), ("الى", Word::Verb(Verb::To)),
    ("hold", Word::Verb(Verb::Hold)), ("held", Word::Verb(Verb::Hold)), ("stop", Word::Verb(Verb::Hold)), ("قف", Word::Verb(Verb::Hold)), ("توقف", Word::Verb(Verb::Hold)),
    ("open", Word::Verb(Verb::Open)), ("resumed", Word::Verb(Verb::Open)), ("ouvert", Word::Verb(Verb::Open)), ("فتح", Word::Verb(Verb::Open)),
    ("passable", Word::Verb(Verb::Passable)), ("praticable", Word::Verb(Verb::Passable)), ("سالك", Word::Verb(Verb::Passable)),
    ("blocked", Word::Verb(Verb::Blocked)), ("bloque", Word::Verb(Verb::Blocked)), ("مقطوع", Word::Verb(Verb::Blocked)),
    ("incident", Word::Verb(Verb::Incident)), ("حادث", Word::Verb(Verb::Incident)),
    ("figure", Word::Verb(Verb::Figure)), ("chiffre", Word::Verb(Verb::Figure)), ("رقم", Word::Verb(Verb::Figure)),
    ("outward", Word::Direction(Direction::Outward)), ("aller", Word::Direction(Direction::Outward)), ("ذهاب", Word::Direction(Direction::Outward)),
    ("back", Word::Direction(Direction::Back)), ("retour", Word::Direction(Direction::Back)), ("اياب", Word::Direction(Direction::Back)),
    ("list", Word::Method(Method::List)), ("liste", Word::Method(Method::List)), ("قائمة", Word::Method(Method::List)),
    ("scan", Word::Method(Method::Scan)), ("مسح", Word::Method(Method::Scan)),
    ("clicker", Word::Method(Method::Clicker)), ("compteur", Word::Method(Method::Clicker)), ("عداد", Word::Method(Method::Clicker)),
    ("seats", Word::Method(Method::Seats)), ("sieges", Word::Method(Method::Seats)), ("مقاعد", Word::Method(Method::Seats)),
    ("estimate", Word::Method(Method::Estimate)), ("estime", Word::Method(Method::Estimate)), ("تقدير", Word::Method(Method::Estimate)),
    ("saw", Word::Knowing(Knowing::Saw)), ("vu", Word::Knowing(Knowing::Saw)), ("راى", Word::Knowing(Knowing::Saw)),
    ("told", Word::Knowing(Knowing::Told)), ("dit", Word::Knowing(Knowing::Told)), ("سمع", Word::Knowing(Knowing::Told)),
    ("inferred", Word::Knowing(Knowing::Inferred)), ("deduit", Word::Knowing(Knowing::Inferred)), ("استنتج", Word::Knowing(Knowing::Inferred)),
    ("wheelchair", Word::Wheelchair), ("wheelchairs", Word::Wheelchair), ("wc", Word::Wheelchair), ("fauteuil", Word::Wheelchair), ("fauteuils", Word::Wheelchair), ("كرسي", Word::Wheelchair),
    ("stretcher", Word::Stretcher), ("stretchers", Word::Stretcher), ("brancard", Word::Stretcher), ("brancards", Word::Stretcher), ("نقالة", Word::Stretcher),
    ("people", Word::People), ("pax", Word::People), ("personnes", Word::People), ("اشخاص", Word::People),
    ("empty", Word::Empty), ("vide", Word::Empty), ("فارغ", Word::Empty),
    ("by", Word::By), ("par", Word::By), ("بواسطة", Word::By),
    ("about", Word::About), ("environ", Word::About), ("حوالي", Word::About),
    ("checkpoint", Word::Kind(Thing::Checkpoint)), ("حاجز", Word::Kind(Thing::Checkpoint)),
    ("place", Word::Kind(Thing::Place)), ("lieu", Word::Kind(Thing::Place)), ("مكان", Word::Kind(Thing::Place)),
    ("corridor", Word::Kind(Thing::Corridor)), ("couloir", Word::Kind(Thing::Corridor)), ("ممر", Word::Kind(Thing::Corridor)),
    ("vehicle", Word::Kind(Thing::Vehicle)), ("vehicule", Word::Kind(Thing::Vehicle)), ("مركبة", Word::Kind(Thing::Vehicle)),
    ("convoy", Word::Kind(Thing::Convoy)), ("convoi", Word::Kind(Thing::Convoy)), ("قافلة", Word::Kind(Thing::Convoy)),
    ("at", Word::Filler), ("with", Word::Filler), ("avec", Word::Filler), ("from", Word::Filler), ("de", Word::Filler), ("over", Word::Filler), ("في", Word::Filler), ("من", Word::Filler), ("مع", Word::Filler), ("على", Word::Filler),
];

/// The word of the journal that a folded word is.
pub(super) fn word(folded: &str) -> Option<Word> {
    WORDS.iter().find(|(text, _)| *text == folded).map(|(_, word)| *word)
}

/// A word as it is compared: small letters, no accents, Arabic without its marks and with one alef, Western digits.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'à' | 'â' | 'ä' => out.push('a'),
            'é' | 'è' | 'ê' | 'ë' => out.push('e'),
            'î' | 'ï' => out.push('i'),
            'ô' | 'ö' => out.push('o'),
            'ù' | 'û' | 'ü' => out.push('u'),
            'ç' => out.push('c'),
            'أ' | 'إ' | 'آ' => out.push('ا'),
            // Marks of Arabic, the stretched line, marks of direction.
            '\u{64b}'..='\u{652}' | '\u{640}' | '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}' => {}
            '٠'..='٩' => out.push(shifted(c, '٠')),
            '۰'..='۹' => out.push(shifted(c, '۰')),
            _ => out.push(c),
        }
    }
    out
}

fn shifted(c: char, zero: char) -> char {
    char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_verb_has_one_form_and_every_word_one_meaning() {
        let verbs: BTreeSet<Verb> = FORMS.iter().map(|f| f.verb).collect();
        assert_eq!(verbs.len(), FORMS.len());
        let words: BTreeSet<&str> = WORDS.iter().map(|(text, _)| *text).collect();
        assert_eq!(words.len(), WORDS.len());
        for (text, meaning) in WORDS {
            assert_eq!(fold(text), *text, "a word stands in the table as it is compared");
            if let Word::Verb(verb) = meaning {
                assert!(verbs.contains(verb));
            }
        }
    }

    #[test]
    fn accents_capitals_and_arabic_digits_make_no_difference() {
        assert_eq!(fold("RÉPARÉ"), "repare");
        assert_eq!(fold("إلى"), "الى");
        assert_eq!(fold("٤٨"), "48");
    }
}
