//! Which instant a time of day means.

use domain::{Duration, Time};

use crate::clock::Clock;

/// Clocks in the field differ: so far ahead of what is heard a time may lie.
const AHEAD: Duration = Duration(900);

/// The last instant at which the clocks showed a time, not later than a quarter of an hour after it was heard. None if the clocks skip it
/// on that day or have it twice.
pub(super) fn last(clock: &Clock, heard: Time, hours: i8, minutes: i8) -> Option<Time> {
    let latest = heard + AHEAD;
    // Half a day back is on this day or on the one before, however long the days are; a whole one may be two days before.
    for back in [0, 12, 24] {
        let day = latest - Duration::hours(back);
        let text = format!("{}T{hours:02}:{minutes:02}", clock.date(day));
        match clock.read(&text) {
            Ok(at) if at <= latest => return Some(at),
            Ok(_) => {}
            Err(_) => return None,
        }
    }
    None
}
