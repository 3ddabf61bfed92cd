//! Entries and orders as devices send them: JSON text, made without the crate that the server reads it with.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use domain::Time;
use operation::EntryId;
use serde_json::{Value, json};

use crate::rng::Rng;

/// The milliseconds of the last id.
static LAST: AtomicU64 = AtomicU64::new(1_790_000_000_000);

/// An id of an entry: drawn, and after all that were drawn before, as ids of one device are.
pub fn id(rng: &mut Rng) -> String {
    let random = (u128::from(rng.draw()) << 64) | u128::from(rng.draw());
    EntryId::new(LAST.fetch_add(1, Ordering::Relaxed), random).to_string()
}

/// An instant as files have it: now, and so many seconds on.
pub fn instant(later: i64) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO).as_secs();
    text(Time(now as i64 + later))
}

/// An instant in RFC 3339 (days to a date as in Hinnant, *chrono-compatible low-level date algorithms*).
fn text(at: Time) -> String {
    let (days, second) = (at.0.div_euclid(86_400), at.0.rem_euclid(86_400));
    let z = days + 719_468;
    let (era, day) = (z.div_euclid(146_097), z.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let (date, month, more) = (day - (153 * month + 2) / 5 + 1, (month + 2) % 12 + 1, i64::from(month > 9));
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    format!("{:04}-{month:02}-{date:02}T{hour:02}:{minute:02}:{second:02}Z", era * 400 + year + more)
}

/// An entry of a device.
pub fn entry(id: &str, role: &str, device: &str, event: &Value) -> Value {
    let at = instant(0);
    json!({ "id": id, "happened_at": at, "recorded_at": at, "role": role, "device": device, "event": event })
}

/// A drawn report of a marshal's device, as the centre hands it in: people counted aboard a bus.
pub fn counted(rng: &mut Rng) -> Value {
    let event = json!({ "kind": "counted", "vehicle": format!("bus-{}", 1 + rng.below(4)), "people": rng.below(46), "method": "clicker" });
    entry(&self::id(rng), "marshal", "device-1", &event)
}

/// All that lets convoys go over the road of the scenario of the tests from now on for six hours, as the centre writes it.
pub fn agreed(rng: &mut Rng) -> Vec<Value> {
    let clause = |clause: Value| json!({ "kind": "signed", "agreement": "pause", "clause": clause });
    let until = instant(6 * 3600);
    let mut events = vec![
        clause(json!({ "kind": "pause" })),
        clause(json!({ "parties": ["party-a", "party-b"] })),
        clause(json!({ "times": [{ "from": instant(-3600), "until": until }] })),
        clause(json!({ "route": ["mill-road"] })),
        clause(json!({ "places": ["school"] })),
        clause(json!({ "who-may-leave": "whoever wishes" })),
        clause(json!({ "vehicles": "buses and ambulances" })),
        clause(json!({ "inspection": "vehicles only" })),
        clause(json!({ "medical-cases": "first, without inspection" })),
        clause(json!({ "expires": until })),
        json!({ "kind": "cleared", "corridor": "mill-road", "clear": true }),
    ];
    for party in ["party-a", "party-b"] {
        events.push(clause(json!({ "contact": party })));
        events.push(clause(json!({ "authority": party })));
        events.push(
            json!({ "kind": "guaranteed", "party": party, "corridor": "mill-road", "stale_after": until }),
        );
    }
    events.iter().map(|event| entry(&self::id(rng), "head-of-centre", "centre", event)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_written_as_the_calendar_has_it() {
        for (at, said) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_900_000_000, "2030-03-17T17:46:40Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
        ] {
            assert_eq!(text(Time(at)), said);
        }
    }
}
