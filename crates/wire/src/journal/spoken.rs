//! An observation as the line that says it: what a station would read back, and the other way round for the tests.

use domain::{Direction, Load};
use operation::{Event, Id, Knowing, Method};

use super::call;

/// The line of an event, in English words of the journal, without its time. None for what the journal has no line for: decisions, what
/// carries families or ids of entries.
pub fn spoken(event: &Event) -> Option<String> {
    let line = match event {
        Event::Arrived { vehicle, place } => format!("{} IN PLACE {}", call(vehicle), call(place)),
        Event::AtCheckpoint { vehicle, checkpoint } => {
            format!("{} IN CHECKPOINT {}", call(vehicle), call(checkpoint))
        }
        Event::Entered { vehicle, corridor, direction } => {
            let way = match direction {
                Direction::Outward => "OUTWARD",
                Direction::Back => "BACK",
            };
            format!("{} IN CORRIDOR {} {way}", call(vehicle), call(corridor))
        }
        Event::Departed { vehicle, place } => format!("{} OUT PLACE {}", call(vehicle), call(place)),
        Event::PassedCheckpoint { vehicle, checkpoint } => {
            format!("{} OUT CHECKPOINT {}", call(vehicle), call(checkpoint))
        }
        Event::Boarded { vehicle, place, people, families, method } if families.is_empty() => {
            format!("{} {} ON PLACE {} BY {}", call(vehicle), load(*people), call(place), how(*method))
        }
        Event::HandedOver { vehicle, place, people, families, empty, method } if families.is_empty() => {
            let empty = if *empty { " EMPTY" } else { "" };
            let (vehicle, place) = (call(vehicle), call(place));
            format!("{vehicle} {} OFF PLACE {place}{empty} BY {}", load(*people), how(*method))
        }
        Event::Returned { vehicle, place, people, families } if families.is_empty() => {
            format!("{} {people} RETURNED PLACE {}", call(vehicle), call(place))
        }
        Event::Counted { vehicle, people, method } => {
            format!("{} {people} ABOARD BY {}", call(vehicle), how(*method))
        }
        Event::BrokeDown { vehicle } => format!("{} BREAKDOWN", call(vehicle)),
        Event::Repaired { vehicle } => format!("{} REPAIRED", call(vehicle)),
        Event::DidNotContinue { vehicle, checkpoint, people } => {
            format!("{} {people} REMOVED CHECKPOINT {}", call(vehicle), call(checkpoint))
        }
        Event::LeftOnTheWay { vehicle, people } => format!("{} {people} LEFT", call(vehicle)),
        Event::Joined { vehicle, people } => format!("{} {people} JOINED", call(vehicle)),
        Event::Born { vehicle } => format!("{} BORN", call(vehicle)),
        Event::Died { vehicle, people } => format!("{} {people} DIED", call(vehicle)),
        Event::Transferred { from, to, people, families } if families.is_empty() => {
            format!("{} {people} TO {}", call(from), call(to))
        }
        Event::Held { convoy, reason } => format!("CONVOY {} HOLD: {}", call(convoy), reason.as_str()),
        Event::Suspended { corridor, by, reason } => {
            let by = by.as_ref().map(|by: &Id| format!(" BY {}", call(by))).unwrap_or_default();
            format!("CORRIDOR {} HOLD{by}: {}", call(corridor), reason.as_str())
        }
        Event::Resumed { corridor } => format!("CORRIDOR {} OPEN", call(corridor)),
        Event::Cleared { corridor, clear } => {
            format!("CORRIDOR {} {}", call(corridor), if *clear { "PASSABLE" } else { "BLOCKED" })
        }
        Event::Incident { place, said, known_by } => {
            let known_by = match known_by {
                Knowing::Saw => "SAW",
                Knowing::Told => "TOLD",
                Knowing::Inferred => "INFERRED",
            };
            let place = place.as_ref().map(|p| format!(" {}", call(p))).unwrap_or_default();
            format!("INCIDENT {known_by}{place}: {}", said.as_str())
        }
        Event::OthersCount { source, people, scope } => {
            format!("FIGURE {} {people}: {}", call(source), scope.as_str())
        }
        _ => return None,
    };
    Some(line)
}

fn load(load: Load) -> String {
    let Load { seats, wheelchairs, stretchers } = load;
    let mut parts = vec![seats.to_string()];
    parts.extend((wheelchairs > 0).then(|| format!("{wheelchairs} WHEELCHAIR")));
    parts.extend((stretchers > 0).then(|| format!("{stretchers} STRETCHER")));
    parts.join(" ")
}

fn how(method: Method) -> &'static str {
    match method {
        Method::List => "LIST",
        Method::Scan => "SCAN",
        Method::Clicker => "CLICKER",
        Method::Seats => "SEATS",
        Method::Estimate => "ESTIMATE",
    }
}
