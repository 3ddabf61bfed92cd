//! How much of a vehicle a family takes up: shares such that no load of a vehicle sums to more than one.

use domain::{Kind, Load};

/// A sort of room: seats, wheelchair places, stretchers.
pub(crate) const SORTS: usize = 3;

/// A rule that gives each family a share of a vehicle. For families that are aboard together the shares sum
/// to at most 1, whatever the vehicle.
///
/// With `rounds` = 0 the share is need / room of the sort, and the claim is the rule `CAPACITY`. With `rounds` = k
/// it is x if (k + 1) x is whole, else ⌊(k + 1) x⌋ / k, where x = need / room (Fekete and Schepers 2001,
/// "New classes of lower bounds for bin packing problems"). Proof that a load stays within 1: let X be the sum
/// of the x that stay as they are, and K the others. If K is empty, X ≤ 1. Otherwise Σ ⌊(k + 1) x⌋ over K is whole
/// and less than (k + 1) Σ x ≤ (k + 1)(1 − X), which is whole too; so it is at most (k + 1)(1 − X) − 1 =
/// k − (k + 1) X ≤ k (1 − X), and divided by k at most 1 − X.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Share {
    pub(crate) sort: usize,
    pub(crate) rounds: u32,
}

impl Share {
    /// The share of one family in a vehicle of this kind; 0 where the kind has no such room.
    pub(crate) fn of(self, kind: &Kind, family: Load) -> f64 {
        part(self.rounds, family.parts()[self.sort], kind.room.parts()[self.sort])
    }
}

/// The share of a need in a room.
fn part(rounds: u32, need: u32, room: u32) -> f64 {
    if need == 0 || room == 0 {
        return 0.0;
    }
    let times = (u64::from(rounds) + 1) * u64::from(need);
    if rounds == 0 || times.is_multiple_of(u64::from(room)) {
        return f64::from(need) / f64::from(room);
    }
    (times / u64::from(room)) as f64 / f64::from(rounds)
}

/// The shares worth trying for a kind and the families that may ride in it: those that differ.
pub(crate) fn shares(kind: &Kind, families: &[Load], merged: bool) -> Vec<Share> {
    let mut found: Vec<(Share, Vec<u64>)> = Vec::new();
    for sort in 0..SORTS {
        if kind.room.parts()[sort] == 0 {
            continue;
        }
        let most = if merged || kind.room.parts()[sort] > 12 { 0 } else { 4 };
        for rounds in 0..=most {
            let share = Share { sort, rounds };
            let row: Vec<u64> = families.iter().map(|&f| share.of(kind, f).to_bits()).collect();
            if row.iter().any(|&x| x != 0) && found.iter().all(|(_, other)| *other != row) {
                found.push((share, row));
            }
        }
    }
    found.into_iter().map(|(share, _)| share).collect()
}

/// The sort of room that these families fill first in this kind: the largest share summed over them.
pub(crate) fn tightest(kind: &Kind, families: impl Iterator<Item = (Load, f64)>) -> usize {
    let mut sums = [0.0; SORTS];
    for (family, units) in families {
        for (sort, sum) in sums.iter_mut().enumerate() {
            *sum += units * Share { sort, rounds: 0 }.of(kind, family);
        }
    }
    (0..SORTS).fold(0, |best, sort| if sums[sort] > sums[best] { sort } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_load_that_fits_sums_to_more_than_one_vehicle() {
        for room in 1..=9_u32 {
            for rounds in 0..=4 {
                // The best way to fill the room with families of any sizes, by dynamic programming.
                let mut best = vec![0.0_f64; room as usize + 1];
                for filled in 1..=room as usize {
                    for need in 1..=filled {
                        best[filled] =
                            best[filled].max(best[filled - need] + part(rounds, need as u32, room));
                    }
                }
                assert!(best[room as usize] <= 1.0 + 1e-9, "room {room}, rounds {rounds}: {best:?}");
            }
        }
    }
}
