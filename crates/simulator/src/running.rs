//! What a run keeps of each vehicle, convoy and queue, and the words of its events.

use std::collections::VecDeque;

use domain::Load;

use crate::happening::Cause;
use crate::layout::Queue;

/// From which lateness on, in seconds, a delay is looked into.
pub(crate) const LATE: i64 = 300;

/// What an event is about; of those at one instant, the smaller comes first: what sets free before what asks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Event {
    /// A service is over.
    Done = 0,
    /// A convoy is through.
    Out = 1,
    /// A convoy is back.
    Back = 2,
    /// People of a convoy that departed before the plan are out.
    Safe = 3,
    /// A corridor is shut.
    Shut = 4,
    /// A vehicle leaves a place, where that is not reckoned ahead.
    Leave = 5,
    /// A vehicle breaks down for good.
    Lost = 6,
    /// A vehicle comes to a place where only so many may stand.
    Stand = 7,
    /// A vehicle is where it loads or unloads.
    Request = 8,
    /// It is to be seen whether a convoy can depart.
    Look = 9,
    /// It becomes known that a window is longer.
    News = 10,
}

impl Event {
    /// By number; those above are never made.
    const ALL: [Event; 16] = {
        let mut all = [Event::News; 16];
        let some = [
            Event::Done,
            Event::Out,
            Event::Back,
            Event::Safe,
            Event::Shut,
            Event::Leave,
            Event::Lost,
            Event::Stand,
            Event::Request,
            Event::Look,
        ];
        let mut i = 0;
        while i < some.len() {
            all[i] = some[i];
            i += 1;
        }
        all
    };
}

/// Where a vehicle is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Where {
    /// On its way to its step, or standing before it.
    Way,
    /// Waiting before a place where no more may stand.
    Outside,
    /// Waiting for a bay.
    Line,
    /// Loading or unloading.
    Serving,
    /// At the gate, or on its way there with nothing in between, its convoy not departed.
    Gate,
    /// In a convoy.
    Inside,
    /// Through with its steps, or out of the operation.
    Over,
}

#[derive(Clone, Debug)]
pub(crate) struct Running {
    /// The step that it is at or on its way to.
    pub(crate) step: u32,
    pub(crate) is: Where,
    /// The place that it is at or on its way to, and when it is free there.
    pub(crate) place: u32,
    pub(crate) free: i64,
    pub(crate) load: Load,
    pub(crate) people: u32,
    /// Since when it stands.
    pub(crate) since: i64,
    pub(crate) cause: Option<Cause>,
    /// It carries on only to set down whom it has aboard.
    pub(crate) lost: bool,
    pub(crate) carried: bool,
    pub(crate) used: bool,
    /// The place of which it takes a stand, where these are limited; `NONE` elsewhere.
    pub(crate) stand: u32,
    /// Since when it is on duty, and the end of what it did last.
    pub(crate) duty: (i64, i64),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Course {
    Waiting,
    Inside,
    /// On the way back to the gate that it came from.
    Returning,
    Over,
}

#[derive(Clone, Debug)]
pub(crate) struct Moving {
    pub(crate) is: Course,
    /// Vehicles that belong to it and are not lost; those of them of whom it is not known when they are at the gate.
    pub(crate) size: u32,
    pub(crate) missing: u32,
    /// Who comes last of those of whom it is known, and when.
    pub(crate) last: (i64, u32),
    /// How many have joined it from other convoys.
    pub(crate) joined: u32,
    /// Its vehicles once all are there: positions in the list of all crews.
    pub(crate) crew: (u32, u32),
    /// Not before; after it was turned back.
    pub(crate) earliest: i64,
    pub(crate) departed: i64,
    pub(crate) out: i64,
    pub(crate) people: u32,
    /// Of them, those who do not count for the first exchange.
    pub(crate) exempt: u32,
    /// The end of the window in which it departed.
    pub(crate) until: i64,
    /// What held it, and what delays it on its way.
    pub(crate) held: Option<Cause>,
    pub(crate) on_way: Option<Cause>,
    pub(crate) turned: u8,
    pub(crate) trip: Trip,
}

impl Moving {
    /// Whether it comes back to the gate that it came from: sent back, or to be turned back on its way.
    pub(crate) fn comes_back(&self) -> bool {
        self.is == Course::Returning || (self.is == Course::Inside && self.trip.turns.is_some())
    }
}

/// What a convoy meets on its way, as it departs.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Trip {
    /// Its number among the departures of its queue.
    pub(crate) n: u32,
    /// Vehicles that are inspected, private cars too.
    pub(crate) vehicles: u32,
    /// How long all stand at first, because of breakdowns.
    pub(crate) halt: i64,
    /// It is stopped from then on, for so long, where nobody expected it.
    pub(crate) stop: Option<(i64, i64)>,
    /// From then on it is on its way back.
    pub(crate) turns: Option<i64>,
}

/// Families who have come over from another vehicle.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CameOver {
    /// The vehicle that they are in.
    pub(crate) vehicle: u32,
    /// The ride that they go on with.
    pub(crate) ride: u32,
    pub(crate) families: u32,
    /// Since when they are aboard, of either.
    pub(crate) since: i64,
}

#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// The next of the order that has not departed.
    pub(crate) head: u32,
    /// Convoys that were turned back, first come first.
    pub(crate) returned: VecDeque<u32>,
    /// Those that are inside, in the order of departure.
    pub(crate) gone: Vec<u32>,
    pub(crate) last: i64,
    pub(crate) last_out: i64,
    pub(crate) taken: Vec<i64>,
    /// When it is looked at next.
    pub(crate) timer: i64,
    /// It waits for the other side of an exchange.
    pub(crate) swaps: bool,
    /// It waits for vehicles that are missing.
    pub(crate) lacks: bool,
    /// It would have gone without them, but found no room for them in later convoys.
    pub(crate) overdue: bool,
    pub(crate) shut_until: i64,
    /// Departed by local day: vehicles, people, convoys.
    pub(crate) days: Vec<(usize, [u32; 3])>,
    /// The cause of the last departure's delay.
    pub(crate) cause: Option<Cause>,
}

/// What goes on when a plan is replaced: numbers of what has happened, by what the scenario knows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Carry {
    /// Legs and crossings, services, by vehicle; whether its first move is behind it.
    pub(crate) ways: Vec<u32>,
    pub(crate) services: Vec<u32>,
    pub(crate) moved: Vec<bool>,
    /// Broken for good, but towed with people aboard.
    pub(crate) lost: Vec<bool>,
    /// Departures by corridor and direction.
    pub(crate) departures: Vec<u32>,
    /// Families, by class, of whom the first plan knew at their own place, and of those who have boarded since.
    pub(crate) base: Vec<u32>,
    pub(crate) boarded: Vec<u32>,
}

impl Line {
    pub(crate) fn new() -> Line {
        Line {
            head: 0,
            returned: VecDeque::new(),
            gone: Vec::new(),
            last: 0,
            last_out: 0,
            taken: Vec::new(),
            timer: i64::MAX,
            swaps: false,
            lacks: false,
            overdue: false,
            shut_until: i64::MIN,
            days: Vec::new(),
            cause: None,
        }
    }

    pub(crate) fn reset(&mut self, q: &Queue) {
        self.head = q.order.start;
        self.returned.clear();
        self.gone.clear();
        self.last = q.last;
        self.last_out = q.last_out;
        self.taken.clear();
        self.taken.extend_from_slice(&q.taken);
        self.timer = i64::MAX;
        (self.swaps, self.lacks, self.overdue) = (false, false, false);
        self.shut_until = i64::MIN;
        self.days.clear();
        self.cause = None;
    }
}

/// Instants within 68 years of 1970 ± 2³¹ seconds, kind and number in one word that sorts as they should.
pub(crate) fn pack(at: i64, event: Event, id: u32) -> u64 {
    let at = (at + (1 << 35)) as u64 & 0xf_ffff_ffff;
    at << 28 | (event as u64) << 24 | u64::from(id)
}

pub(crate) fn unpack(key: u64) -> (i64, Event, u32) {
    ((key >> 28) as i64 - (1 << 35), Event::ALL[(key >> 24) as usize & 15], key as u32 & 0xff_ffff)
}
