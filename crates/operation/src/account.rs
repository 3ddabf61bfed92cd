//! The head-count: people move from one holder to another, by double entry. Nobody appears or vanishes by arithmetic; what does not
//! add up is *unexplained*, in the open, until somebody explains it.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::event::Event;
use crate::fold::fields;
use crate::id::{EntryId, Id};

/// What an account is kept of.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Unit {
    /// The whole operation.
    Whole,
    /// A vehicle.
    Vehicle(Id),
    /// A convoy.
    Convoy(Id),
    /// A place where people got on; none for those who came aboard on the way.
    From(Option<Id>),
    /// A window of the agreements, by its number; none before the first.
    Window(Option<u32>),
}

/// The account of a unit: how many people went which way. In heads.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Flows {
    /// Got on at a place.
    pub boarded: i64,
    /// Taken over by whoever receives.
    pub handed_over: i64,
    /// Aboard now.
    pub aboard: i64,
    /// Got off where they came from, or where it is not safe.
    pub returned: i64,
    /// Taken off by a party.
    pub removed: i64,
    /// Left on the way.
    pub left: i64,
    /// Died aboard.
    pub died: i64,
    /// Went to another vehicle, or with their vehicle to another convoy.
    pub moved_out: i64,
    /// Came from another vehicle or convoy.
    pub moved_in: i64,
    /// Born aboard.
    pub born: i64,
    /// Got on on the way.
    pub joined: i64,
    /// What no report explains: more than 0 are missing, fewer are too many.
    pub unexplained: i64,
}

impl Flows {
    /// The words of files for its terms, each with its number, in the order of the identity.
    pub fn terms(&self) -> [(&'static str, i64); 12] {
        [
            ("boarded", self.boarded),
            ("moved_in", self.moved_in),
            ("born", self.born),
            ("joined", self.joined),
            ("handed_over", self.handed_over),
            ("aboard", self.aboard),
            ("returned", self.returned),
            ("removed", self.removed),
            ("left", self.left),
            ("died", self.died),
            ("moved_out", self.moved_out),
            ("unexplained", self.unexplained),
        ]
    }

    /// The head-count identity: all who came aboard are somewhere.
    pub fn balances(&self) -> bool {
        self.boarded + self.moved_in + self.born + self.joined
            == self.handed_over
                + self.aboard
                + self.returned
                + self.removed
                + self.left
                + self.died
                + self.moved_out
                + self.unexplained
    }
}

/// What an entry did to the accounts: how many went which way by it, fewer than none where it took back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Posting {
    /// The entry.
    pub entry: EntryId,
    /// The entry that says what it should have said, if it was corrected.
    pub corrected_by: Option<EntryId>,
    /// What counts: what the entry says, or what its correction says.
    pub event: Event,
    /// What it added to each account.
    pub accounts: BTreeMap<Unit, Flows>,
}

/// Ways to come aboard.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum On {
    Boarded,
    Born,
    Joined,
}

/// Ways to be aboard no more.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Off {
    HandedOver,
    Returned,
    Removed,
    Left,
    Died,
}

/// Where people aboard came from: kept in the order of boarding, for who is off first is who was on first, unless somebody says more.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Lot {
    place: Option<Id>,
    window: Option<u32>,
    people: i64,
}

/// A vehicle's people, and the convoy that they count for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Holder {
    lots: Vec<Lot>,
    convoy: Option<Id>,
}

/// All accounts of an operation.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Accounts {
    flows: BTreeMap<Unit, Flows>,
    holders: BTreeMap<Id, Holder>,
    /// What was written since it was last asked for; none if nobody asks.
    written: Option<BTreeMap<Unit, Flows>>,
}

impl Accounts {
    /// The account of a unit; empty if nothing was ever said of it.
    pub fn of(&self, unit: &Unit) -> Flows {
        self.flows.get(unit).copied().unwrap_or_default()
    }

    /// All accounts, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&Unit, &Flows)> {
        self.flows.iter()
    }

    /// People aboard a vehicle.
    pub fn aboard(&self, vehicle: &Id) -> u32 {
        let holder = self.holders.get(vehicle);
        holder.map_or(0, |h| h.lots.iter().map(|lot| lot.people).sum::<i64>()) as u32
    }

    /// People come aboard from outside. O(log n).
    pub(crate) fn on(&mut self, how: On, vehicle: &Id, place: Option<&Id>, window: Option<u32>, people: u32) {
        let lot = Lot { place: place.cloned(), window, people: i64::from(people) };
        self.post(vehicle, &lot, |flows, n| {
            flows.aboard += n;
            match how {
                On::Boarded => flows.boarded += n,
                On::Born => flows.born += n,
                On::Joined => flows.joined += n,
            }
        });
        self.keep(vehicle, lot);
    }

    /// People leave a vehicle. If fewer are known to be aboard, the rest is unexplained first: too many.
    pub(crate) fn off(&mut self, how: Off, vehicle: &Id, people: u32) {
        self.fill(vehicle, people);
        for lot in self.take(vehicle, i64::from(people)) {
            self.post(vehicle, &lot, |flows, n| {
                flows.aboard -= n;
                match how {
                    Off::HandedOver => flows.handed_over += n,
                    Off::Returned => flows.returned += n,
                    Off::Removed => flows.removed += n,
                    Off::Left => flows.left += n,
                    Off::Died => flows.died += n,
                }
            });
        }
    }

    /// So many are aboard, whatever was known: the difference is unexplained. Returns it; more than 0 are missing.
    pub(crate) fn count(&mut self, vehicle: &Id, people: u32) -> i64 {
        let missing = i64::from(self.aboard(vehicle)) - i64::from(people);
        self.fill(vehicle, people);
        for lot in self.take(vehicle, missing.max(0)) {
            self.post(vehicle, &lot, |flows, n| {
                flows.aboard -= n;
                flows.unexplained += n;
            });
        }
        missing
    }

    /// People go from one vehicle to another, with where they came from.
    pub(crate) fn transfer(&mut self, from: &Id, to: &Id, people: u32) {
        if from == to {
            return;
        }
        self.fill(from, people);
        for lot in self.take(from, i64::from(people)) {
            // Only for vehicles and convoys do they move: place and window of origin stay what they were.
            let convoys = [from, to].map(|v| self.holders.get(v).and_then(|h| h.convoy.clone()));
            let n = lot.people;
            self.add(Unit::Vehicle(from.clone()), |f| out(f, n));
            self.add(Unit::Vehicle(to.clone()), |f| into(f, n));
            let [left, joined] = convoys;
            if left != joined {
                self.change_convoy(left, joined, n);
            }
            self.keep(to, lot);
        }
    }

    /// A vehicle goes with another convoy from now on, with everybody aboard.
    pub(crate) fn assign(&mut self, vehicle: &Id, convoy: &Id) {
        let people = i64::from(self.aboard(vehicle));
        let holder = self.holders.entry(vehicle.clone()).or_default();
        let before = holder.convoy.replace(convoy.clone());
        if before.as_ref() != Some(convoy) && people > 0 {
            self.change_convoy(before, Some(convoy.clone()), people);
        }
    }

    fn change_convoy(&mut self, left: Option<Id>, joined: Option<Id>, n: i64) {
        if let Some(convoy) = left {
            self.add(Unit::Convoy(convoy), |f| out(f, n));
        }
        if let Some(convoy) = joined {
            self.add(Unit::Convoy(convoy), |f| into(f, n));
        }
    }

    /// Makes sure that at least so many are aboard: who is missing for that was never reported to have come aboard.
    fn fill(&mut self, vehicle: &Id, people: u32) {
        let lack = i64::from(people) - i64::from(self.aboard(vehicle));
        if lack <= 0 {
            return;
        }
        let last = self.holders.get(vehicle).and_then(|h| h.lots.last());
        let (place, window) = last.map_or((None, None), |lot| (lot.place.clone(), lot.window));
        let lot = Lot { place, window, people: lack };
        self.post(vehicle, &lot, |flows, n| {
            flows.aboard += n;
            flows.unexplained -= n;
        });
        self.keep(vehicle, lot);
    }

    /// Adds people to a vehicle's lots.
    fn keep(&mut self, vehicle: &Id, lot: Lot) {
        let lots = &mut self.holders.entry(vehicle.clone()).or_default().lots;
        match lots.last_mut() {
            Some(last) if last.place == lot.place && last.window == lot.window => last.people += lot.people,
            _ if lot.people > 0 => lots.push(lot),
            _ => {}
        }
    }

    /// Takes people out of a vehicle's lots, first on first off; so many are there.
    fn take(&mut self, vehicle: &Id, mut people: i64) -> Vec<Lot> {
        let Some(holder) = self.holders.get_mut(vehicle) else { return Vec::new() };
        let mut taken = Vec::new();
        for lot in &mut holder.lots {
            let n = lot.people.min(people);
            if n > 0 {
                taken.push(Lot { people: n, ..lot.clone() });
                lot.people -= n;
                people -= n;
            }
        }
        holder.lots.retain(|lot| lot.people > 0);
        taken
    }

    /// Writes a lot into every account that it belongs to.
    fn post(&mut self, vehicle: &Id, lot: &Lot, write: impl Fn(&mut Flows, i64)) {
        let convoy = self.holders.get(vehicle).and_then(|h| h.convoy.clone());
        let units = [
            Some(Unit::Whole),
            Some(Unit::Vehicle(vehicle.clone())),
            convoy.map(Unit::Convoy),
            Some(Unit::From(lot.place.clone())),
            Some(Unit::Window(lot.window)),
        ];
        for unit in units.into_iter().flatten() {
            self.add(unit, |flows| write(flows, lot.people));
        }
    }

    fn add(&mut self, unit: Unit, write: impl Fn(&mut Flows)) {
        if let Some(written) = &mut self.written {
            write(written.entry(unit.clone()).or_default());
        }
        write(self.flows.entry(unit).or_default());
    }

    /// From now on it is kept what is written, for [`Accounts::written`].
    pub(crate) fn follow(&mut self) {
        self.written = Some(BTreeMap::new());
    }

    /// What was written since it was last asked for, account by account.
    pub(crate) fn written(&mut self) -> BTreeMap<Unit, Flows> {
        self.written.as_mut().map(core::mem::take).unwrap_or_default()
    }

    /// Nobody asks any more.
    pub(crate) fn leave(&mut self) {
        self.written = None;
    }
}

fields!(Lot { place, window, people });
fields!(Holder { lots, convoy });
fields!(Accounts { flows, holders, written });

fn out(flows: &mut Flows, n: i64) {
    flows.aboard -= n;
    flows.moved_out += n;
}

fn into(flows: &mut Flows, n: i64) {
    flows.aboard += n;
    flows.moved_in += n;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> Id {
        Id::new(text).expect("an id")
    }

    #[test]
    fn more_who_get_off_than_got_on_are_unexplained_and_the_sum_holds() {
        let (mut accounts, bus) = (Accounts::default(), id("bus-1"));
        accounts.on(On::Boarded, &bus, Some(&id("school")), Some(0), 45);
        accounts.off(Off::HandedOver, &bus, 48);
        let flows = accounts.of(&Unit::Vehicle(bus.clone()));
        assert_eq!((flows.boarded, flows.handed_over, flows.unexplained, flows.aboard), (45, 48, -3, 0));
        assert!(accounts.iter().all(|(_, flows)| flows.balances()));
        assert_eq!(accounts.of(&Unit::From(Some(id("school")))).unexplained, -3);
    }

    #[test]
    fn people_keep_where_they_came_from_when_they_change_vehicles() {
        let mut accounts = Accounts::default();
        let (one, two) = (id("bus-1"), id("bus-2"));
        accounts.assign(&one, &id("c-1"));
        accounts.assign(&two, &id("c-2"));
        accounts.on(On::Boarded, &one, Some(&id("school")), Some(0), 20);
        accounts.on(On::Boarded, &one, Some(&id("market")), Some(0), 10);
        accounts.transfer(&one, &two, 25);
        accounts.off(Off::HandedOver, &two, 25);
        assert_eq!(accounts.of(&Unit::From(Some(id("school")))).handed_over, 20);
        assert_eq!(accounts.of(&Unit::From(Some(id("market")))).handed_over, 5);
        assert_eq!(accounts.of(&Unit::Convoy(id("c-1"))).moved_out, 25);
        assert_eq!(accounts.of(&Unit::Convoy(id("c-2"))).moved_in, 25);
        assert!(accounts.iter().all(|(_, flows)| flows.balances()));
    }

    #[test]
    fn a_count_that_differs_says_so() {
        let (mut accounts, bus) = (Accounts::default(), id("bus-1"));
        accounts.on(On::Boarded, &bus, None, None, 45);
        assert_eq!(accounts.count(&bus, 43), 2);
        assert_eq!(accounts.count(&bus, 50), -7);
        assert_eq!(accounts.aboard(&bus), 50);
        assert_eq!(accounts.of(&Unit::Whole).unexplained, 2 - 7);
        assert!(accounts.iter().all(|(_, flows)| flows.balances()));
    }
}
