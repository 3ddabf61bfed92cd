//! Why a line of the journal is not understood, in words: for the command line and for the server.

use texts::{Lang, Text};
use wire::journal::{FORMS, Need, What, Wrong};

/// What is wrong and where, and what would be right.
pub(crate) fn says(wrong: &Wrong, lang: Lang) -> (String, Option<String>) {
    let (what, hint) = why(&wrong.what, lang);
    let column = wrong.column.to_string();
    (lang.fill(Text::JournalColumn, &[("column", &column), ("what", &what)]), hint)
}

fn why(what: &What, lang: Lang) -> (String, Option<String>) {
    let say = |text| lang.say(text);
    let fill = |text, values: &[(&str, &str)]| lang.fill(text, values);
    let word = |text, word: &str| fill(text, &[("word", word)]);
    let could = |could: &[String]| fill(Text::JournalCould, &[("could", &could.join(", "))]);
    let spoken = |form: &str| fill(Text::JournalForm, &[("form", form)]);
    match what {
        What::Empty => (say(Text::JournalEmpty).to_owned(), None),
        What::TooLong => (say(Text::JournalTooLong).to_owned(), None),
        What::Unknown { word: unknown, near } => {
            let hint = if near.is_empty() {
                say(Text::JournalNames).to_owned()
            } else {
                fill(Text::JournalNear, &[("near", &near.join(", "))])
            };
            (word(Text::JournalUnknown, unknown), Some(hint))
        }
        What::Ambiguous { word: short, could: several } => {
            (word(Text::JournalAmbiguous, short), Some(could(several)))
        }
        What::NoVerb => {
            let verbs: Vec<String> = FORMS.iter().map(|f| format!("{:?}", f.verb).to_uppercase()).collect();
            let hint = fill(Text::JournalVerbs, &[("verbs", &verbs.join(", "))]);
            (say(Text::JournalNoVerb).to_owned(), Some(hint))
        }
        What::TwoVerbs { word: second } => {
            (word(Text::JournalTwoVerbs, second), Some(say(Text::JournalOneLineEach).to_owned()))
        }
        What::Missing { need, form } => {
            let need = say(need_says(*need));
            (fill(Text::JournalMissing, &[("need", need)]), Some(spoken(form)))
        }
        What::NotHere { word: other, form } => (word(Text::JournalNotHere, other), Some(spoken(form))),
        What::TooMany => (say(Text::JournalTooMany).to_owned(), None),
        What::NoSuchTime { word: time } => (word(Text::JournalNoSuchTime, time), None),
        What::WhichCorridor { could: several } => {
            (say(Text::JournalWhichCorridor).to_owned(), Some(could(several)))
        }
    }
}

fn need_says(need: Need) -> Text {
    match need {
        Need::Vehicle => Text::NeedVehicle,
        Need::OtherVehicle => Text::NeedOtherVehicle,
        Need::Place => Text::NeedPlace,
        Need::Checkpoint => Text::NeedCheckpoint,
        Need::Where => Text::NeedWhere,
        Need::Corridor => Text::NeedCorridor,
        Need::Held => Text::NeedHeld,
        Need::Count => Text::NeedCount,
        Need::Direction => Text::NeedDirection,
        Need::Knowing => Text::NeedKnowing,
        Need::Words => Text::NeedWords,
        Need::Source => Text::NeedSource,
    }
}
