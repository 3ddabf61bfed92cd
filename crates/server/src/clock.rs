//! What time it is, and ids of entries that are made here.

use std::time::{SystemTime, UNIX_EPOCH};

use domain::Time;
use operation::EntryId;

fn since_epoch() -> std::time::Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

/// Now, to the second.
pub(crate) fn now() -> Time {
    Time(since_epoch().as_secs() as i64)
}

/// An id that nobody else makes.
pub(crate) fn entry_id() -> EntryId {
    EntryId::new(since_epoch().as_millis() as u64, u128::from_be_bytes(random()))
}

/// Bytes that nobody guesses.
///
/// # Panics
/// If the machine gives none: there is nothing safe to go on with.
pub(crate) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the machine gives random bytes");
    bytes
}
