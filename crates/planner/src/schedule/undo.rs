//! The journal: what was before each change, so that movements can be taken back in reverse order.

use domain::{Idx, Place, Time, Vehicle, Visit};

use super::cursor::Cursor;
use super::{Room, Schedule, Tally};

/// A position in the journal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Mark(usize);

/// What a change has to put back.
#[derive(Clone, Debug)]
pub(super) enum Undo {
    /// Where a vehicle stood, how many visits it had, when the last of them departed, and whether it had served there.
    Vehicle { vehicle: Idx<Vehicle>, cursor: Cursor, visits: usize, depart: Option<Time>, served: bool },
    /// A service in a bay.
    Service { place: Idx<Place>, begin: Time, end: Time },
    /// A convoy, always the last.
    Convoy,
    /// Families who waited at a source.
    Waiting { source: usize, families: u32 },
    /// Room at a destination.
    Room { place: Idx<Place>, room: Room },
    /// How many vehicles of a kind were used.
    Used { kind: usize, used: u32 },
    /// A stay that was added.
    StayAdded { place: Idx<Place>, from: Time, until: Time },
    /// A stay that was taken out.
    StayRemoved { place: Idx<Place>, from: Time, until: Time },
    /// The score.
    Tally(Tally),
}

impl Schedule<'_> {
    /// Where the journal stands.
    pub(crate) fn mark(&self) -> Mark {
        Mark(self.journal.len())
    }

    /// Takes back all since a mark. O(changes since).
    pub(crate) fn undo_to(&mut self, mark: Mark) {
        while self.journal.len() > mark.0 {
            let Some(change) = self.journal.pop() else { return };
            match change {
                Undo::Vehicle { vehicle, cursor, visits, depart, served } => {
                    let v = &mut self.vehicles[vehicle.get()];
                    v.cursor = cursor;
                    v.visits.truncate(visits);
                    if let Some(Visit::Place(stop)) = v.visits.last_mut() {
                        stop.depart = depart;
                        if !served {
                            // The movement may have loaded where the vehicle had only arrived.
                            stop.begin = None;
                            stop.end = None;
                            stop.alight.clear();
                            stop.board.clear();
                        }
                    }
                }
                Undo::Service { place, begin, end } => self.bays[place.get()].remove(begin, end),
                Undo::Convoy => self.leave(),
                Undo::Waiting { source, families } => self.waiting[source] = families,
                Undo::Room { place, room } => self.room[place.get()] = room,
                Undo::Used { kind, used } => self.used[kind] = used,
                Undo::StayAdded { place, from, until } => self.stands[place.get()].remove(from, until),
                Undo::StayRemoved { place, from, until } => self.stands[place.get()].add(from, until),
                Undo::Tally(tally) => self.tally = tally,
            }
        }
    }
}
