//! What does not fit, and open cases, in sentences.

use domain::Scenario;
use operation::{CaseAbout, Contradiction};
use texts::isolated;

use super::place;
use crate::Lang;
use crate::lang::Text;

/// What does not fit, in a sentence.
pub fn contradiction(scenario: &Scenario, what: &Contradiction, lang: Lang) -> String {
    let id = |id: &operation::Id| isolated(lang, id.as_str());
    let int = |n: i64| lang.int(n.unsigned_abs());
    match what {
        Contradiction::UnknownVehicle(unknown)
        | Contradiction::UnknownPlace(unknown)
        | Contradiction::UnknownCorridor(unknown)
        | Contradiction::UnknownConvoy(unknown)
        | Contradiction::UnknownClass(unknown) => lang.fill(Text::DifferUnknown, &[("id", &id(unknown))]),
        Contradiction::UnknownEntry(entry) => {
            lang.fill(Text::DifferNoEntry, &[("entry", &isolated(lang, &entry.to_string()))])
        }
        Contradiction::SameIdTwice => lang.say(Text::DifferTwice).to_owned(),
        Contradiction::NotClearToLoad(vehicle) => {
            lang.fill(Text::DifferNotToLoad, &[("vehicle", &id(vehicle))])
        }
        Contradiction::NotClearToEnter(vehicle) => {
            lang.fill(Text::DifferNotToEnter, &[("vehicle", &id(vehicle))])
        }
        Contradiction::EnteredWhileSuspended(vehicle) => {
            lang.fill(Text::DifferSuspended, &[("vehicle", &id(vehicle))])
        }
        Contradiction::OverRoom { vehicle, people, room } => {
            let (people, room) = (int(i64::from(*people)), int(i64::from(*room)));
            let values = [("vehicle", id(vehicle)), ("people", people), ("room", room)];
            lang.fill(Text::DifferOverRoom, &values.each_ref().map(|(k, v)| (*k, v.as_str())))
        }
        Contradiction::CountDiffers { vehicle, missing } => {
            let text = if *missing > 0 { Text::DifferMissing } else { Text::DifferTooMany };
            lang.fill(text, &[("vehicle", &id(vehicle)), ("n", &int(*missing))])
        }
        Contradiction::ElsewhereBefore { vehicle, known } => lang.fill(
            Text::DifferElsewhere,
            &[("vehicle", &id(vehicle)), ("place", &place(scenario, known, lang))],
        ),
        Contradiction::MoreFamilies(class) => lang.fill(Text::DifferFamilies, &[("class", &id(class))]),
    }
}

/// What a case is about, in a sentence.
pub(super) fn case(about: &CaseAbout, lang: Lang) -> String {
    let (text, what, n) = match about {
        CaseAbout::DidNotContinue { checkpoint, people } => (Text::CaseDidNotContinue, checkpoint, people),
        CaseAbout::Missing { vehicle, people } => (Text::CaseMissing, vehicle, people),
        CaseAbout::Death { vehicle, people } => (Text::CaseDeath, vehicle, people),
    };
    let n = lang.int(u64::from(*n));
    lang.fill(text, &[("id", &isolated(lang, what.as_str())), ("n", &n)])
}
