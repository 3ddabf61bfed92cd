//! Orders as they come in, and why they are refused, in JSON: the same words as events.

use domain::{Direction, Duration, Time};
use operation::{About, Against, Families, Id, Order, Words};
use serde::{Deserialize, Serialize};

use super::value::Wire;

impl Wire for Duration {
    type Out = u32;
    fn out(&self) -> u32 {
        u32::try_from(self.0).unwrap_or(u32::MAX)
    }
    fn back(out: u32) -> Result<Duration, String> {
        Ok(Duration(i64::from(out)))
    }
}

/// What a clause is about by its word, and the party that it is of.
pub fn about(about: &About) -> String {
    match about {
        About::Contact(party) => format!("contact of {party}"),
        About::Authority(party) => format!("authority of {party}"),
        other => kebab(&format!("{other:?}")),
    }
}

/// Each kind once, with the names of its fields; one that is not here does not compile.
macro_rules! kinds {
    ($out:ident of $of:ident: $($kind:ident { $($field:ident: $t:ty),* }),* $(,)?) => {
        #[derive(Serialize, Deserialize)]
        #[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
        enum $out {
            $($kind { $($field: <$t as Wire>::Out),* }),*
        }

        impl From<$out> for Result<$of, String> {
            fn from(out: $out) -> Result<$of, String> {
                Ok(match out {
                    $($out::$kind { $($field),* } => $of::$kind { $($field: <$t as Wire>::back($field)?),* }),*
                })
            }
        }
    };
}
kinds! { OrderOut of Order:
    Form { convoy: Id, corridor: Id, direction: Direction, vehicles: Vec<Id> },
    ClearToLoad { convoy: Id, ready_in: Duration, people: u32, overriding: Option<Words> },
    ClearToEnter { convoy: Id, overriding: Option<Words> },
    Hold { convoy: Id, reason: Words },
    Recall { convoy: Id, reason: Words },
    Suspend { corridor: Id, reason: Words },
    Resume { corridor: Id },
    Transfer { from: Id, to: Id, people: u32, families: Vec<Families> },
    Close { convoy: Option<Id> },
}

/// Reads an order: an object with its `kind` and its fields; `ready_in` is in seconds.
///
/// # Errors
/// What is wrong with it, in one sentence.
pub fn order(text: &str) -> Result<Order, String> {
    serde_json::from_str::<OrderOut>(text).map_err(|e| e.to_string())?.into()
}

/// One thing that stands against an order.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Reason {
    /// The word for programs.
    pub code: &'static str,
    /// What it concerns.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<String>,
    /// An instant that it turns on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// A number that it turns on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u32>,
    /// One sentence: what stands against it, and what would make it right.
    pub said: String,
}

/// Why an order is refused, for programs and in one sentence each.
pub fn reason(against: &Against) -> Reason {
    let of = |ids: &[&Id]| ids.iter().map(|id| id.out()).collect::<Vec<_>>();
    let plain = |code, id: &Id, said: &str| Reason {
        code,
        of: of(&[id]),
        at: None,
        at_most: None,
        said: said.replace("{}", id.as_str()),
    };
    let bare =
        |code, said: &str| Reason { code, of: Vec::new(), at: None, at_most: None, said: said.to_owned() };
    let at = |t: Time| Some(t.out());
    match against {
        Against::NoSuchConvoy(id) => plain("no-such-convoy", id, "no convoy {} was formed: form it first"),
        Against::NoSuchCorridor(id) => plain("no-such-corridor", id, "the scenario has no corridor {}"),
        Against::NoSuchVehicle(id) => plain(
            "no-such-vehicle",
            id,
            "no vehicle {} is known, or it is named twice: say that it joined, or name it once",
        ),
        Against::HasDeparted(id) => plain("has-departed", id, "{} has departed: it can be recalled"),
        Against::NoAgreement(id) => {
            plain("no-agreement", id, "no agreement that silences arms speaks of {}: one must be signed")
        }
        Against::Missing { agreement, clauses } => {
            let missing: Vec<String> = clauses.iter().map(about).collect();
            let said = format!("{agreement} lacks {}: sign them", missing.join(", "));
            Reason { of: [of(&[agreement]), missing].concat(), said, ..bare("missing-clauses", "") }
        }
        Against::Guarantee { party, stale_since } => {
            let said = match stale_since {
                Some(t) => {
                    format!("the guarantee of {party} is stale since {}: it must give a new one", t.out())
                }
                None => format!("{party} has given no guarantee: it must give one"),
            };
            Reason { at: stale_since.and_then(at), said, ..plain("no-guarantee", party, "") }
        }
        Against::NotCleared(id) => {
            plain("not-cleared", id, "{} was not found clear of mines and rubble: it must be looked at")
        }
        Against::Suspended(id) => {
            plain("suspended", id, "{} is suspended: it must be resumed by all who stated it")
        }
        Against::Window { through, shuts } => {
            let said = match shuts {
                Some(t) => {
                    format!("through at {} at worst, and the corridor shuts at {}", through.out(), t.out())
                }
                None => "the corridor is shut now: wait for its next window".to_owned(),
            };
            Reason { at: shuts.or(Some(*through)).and_then(at), said, ..bare("window", "") }
        }
        Against::TooLarge { vehicles, most } => Reason {
            at_most: Some(*most),
            said: format!("{vehicles} vehicles, and at most {most} may go in one convoy"),
            ..bare("too-large", "")
        },
        Against::Escorts { has, needs } => Reason {
            at_most: Some(*needs),
            said: format!("{has} escorts, and it takes {needs}"),
            ..bare("escorts", "")
        },
        Against::Broken(id) => {
            plain("broken", id, "{} cannot go on: repair it, or form the convoy without it")
        }
        Against::OverRoom(id) => plain(
            "over-room",
            id,
            "more are aboard {} than there is room: somebody must change to another vehicle",
        ),
        Against::NotLoaded(id) => {
            plain("not-clear-to-load", id, "people are aboard, and {} was not cleared to load")
        }
        Against::Headway { from } => Reason {
            at: at(*from),
            said: format!("the convoy ahead left too shortly before: from {} on", from.out()),
            ..bare("headway", "")
        },
        Against::Track(id) => plain("track", id, "{} is in use the other way: wait until it is free"),
        Against::Quota(id) => plain("quota", id, "the day's quota of {} is used up: wait for the next"),
        Against::Exchange { exchange, over } => Reason {
            at_most: Some(*over),
            said: format!("{exchange} is out of balance by {over}: the other side must come through first"),
            ..plain("exchange", exchange, "")
        },
        Against::CannotMove { at_most } => Reason {
            at_most: Some(*at_most),
            said: format!("at most {at_most} people can move: so many are aboard, and so much room is there"),
            ..bare("cannot-move", "")
        },
        Against::StillOpen => {
            bare("still-open", "the account does not add up, or a case is open: settle it first")
        }
        Against::NotYours => bare("not-yours", "only the head of the centre overrides the gate"),
    }
}

/// `WhoMayLeave` as `who-may-leave`.
fn kebab(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.extend(c.to_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_reads_and_says_what_is_wrong_with_it() {
        let read =
            order(r#"{"kind":"clear-to-load","convoy":"c1","ready_in":1800,"people":43,"overriding":null}"#);
        let convoy = Id::new("c1").unwrap();
        let ready_in = Duration(1800);
        assert_eq!(read, Ok(Order::ClearToLoad { convoy, ready_in, people: 43, overriding: None }));
        assert_eq!(order(r#"{"kind":"close"}"#), Ok(Order::Close { convoy: None }));
        assert!(order(r#"{"kind":"go"}"#).unwrap_err().contains("unknown variant"));
        assert!(order(r#"{"kind":"hold","convoy":"C 1","reason":""}"#).unwrap_err().contains("not an id"));
    }

    #[test]
    fn a_refusal_says_what_would_make_it_right() {
        let missing = Against::Missing {
            agreement: Id::new("pause").unwrap(),
            clauses: vec![About::WhoMayLeave, About::Expires],
        };
        let reason = reason(&missing);
        assert_eq!(reason.of, ["pause", "who-may-leave", "expires"]);
        assert_eq!(reason.said, "pause lacks who-may-leave, expires: sign them");
    }
}
