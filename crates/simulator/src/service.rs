//! Loading and unloading: bays, who boards, who is safe.

use domain::{Duration, Idx, Load, Place, Time};

use crate::happening::{Cause, Sink, What};
use crate::layout::{NONE, Step};
use crate::player::{Player, crowd, tell};
use crate::running::{Event, LATE, Where};
use crate::world::World;

/// How long a vehicle waits, in seconds, for families who are to board and have not come yet.
const PATIENCE: i64 = 1_800;

impl Player<'_, '_> {
    /// A vehicle is where it loads or unloads, and it is time to.
    pub(crate) fn request(&mut self, v: usize, world: &World, sink: &mut impl Sink) {
        let row = &self.plan.steps[self.vehicles[v].step as usize];
        let place = row.place as usize;
        if self.busy[place] < self.plan.places[place].bays && self.lined[place].is_empty() {
            self.begin(v, world, sink);
        } else {
            self.vehicles[v].is = Where::Line;
            self.lined[place].push_back(v as u32);
        }
    }

    /// It begins, now; or, where the hours of the place forbid it, asks again when they allow it.
    fn begin(&mut self, v: usize, world: &World, sink: &mut impl Sink) {
        let plan = self.plan;
        let (now, step) = (self.now, self.vehicles[v].step);
        let (row, unit) = (&plan.steps[step as usize], &plan.vehicles[v]);
        let place = row.place as usize;
        if let Some(hours) = &plan.places[place].hours {
            let takes = Duration((row.end - row.begin).max(0));
            match hours.earliest(Time(now), takes) {
                Some(t) if t.0 > now => {
                    self.vehicles[v].is = Where::Way;
                    self.push(t.0, Event::Request, v as u32);
                    return;
                }
                // Where no window is long enough any more, it is never done.
                None => {
                    self.vehicles[v].is = Where::Line;
                    return;
                }
                Some(_) => {}
            }
        }
        let here = Idx::<Place>::new(place);
        self.stood(v, self.vehicles[v].since, now, sink);
        self.settle(v, now - row.begin, Cause::Bay(here));
        self.vehicles[v].is = Where::Serving;
        self.busy[place] += 1;
        let off = self.off(v, step);
        let (on, until) = self.on(v, row, sink);
        let seconds = off + on;
        let n = self.carry.services[unit.vehicle.get()];
        self.carry.services[unit.vehicle.get()] += 1;
        let takes = world.service(unit.vehicle.get(), n, seconds);
        let end = row.end.max(now + takes).max(until);
        let cause = if until > now + takes { Cause::People(here) } else { Cause::Service(here) };
        self.settle(v, end - row.end, cause);
        if seconds > 0 {
            self.active(v, now, now + takes);
        }
        self.vehicles[v].free = end;
        self.push(end, Event::Done, v as u32);
    }

    /// Rides that end at a step: those of the plan, and those that others fill if any have.
    fn ending(&self, step: u32) -> std::ops::Range<u32> {
        let row = &self.plan.steps[step as usize];
        if self.filled[step as usize] > 0 { row.alights.start..row.fills_end } else { row.alights.clone() }
    }

    /// How long unloading takes; those who get off take no room for those who get on.
    fn off(&mut self, v: usize, step: u32) -> i64 {
        let plan = self.plan;
        let mut seconds = 0;
        for i in self.ending(step) {
            let r = plan.ends[i as usize] as usize;
            let families = self.actual[r];
            if families > 0 {
                seconds += plan.rides[r].unload * i64::from(families);
                self.shift(v, r, families, false);
            }
        }
        for i in 0..self.moved.len() {
            let (vehicle, r, families) = self.moved[i];
            if vehicle == v as u32 && self.transferred_end(v, r as usize) == Some(step) {
                // As long as it takes out of this kind of vehicle.
                let each =
                    plan.scenario.kinds[plan.vehicles[v].kind].unloading.of(plan.rides[r as usize].family);
                seconds += each.0 * i64::from(families);
                self.shift(v, r as usize, families, false);
            }
        }
        if seconds > 0 { seconds + plan.vehicles[v].unload_stop } else { 0 }
    }

    /// Where those who came from another vehicle get off: where this one goes next to a place of the same name.
    pub(crate) fn transferred_end(&self, v: usize, r: usize) -> Option<u32> {
        let plan = self.plan;
        let place = plan.steps[plan.rides[r].end as usize].place;
        let steps = self.vehicles[v].step..plan.vehicles[v].steps.end;
        steps.into_iter().find(|&s| {
            let row = &plan.steps[s as usize];
            row.convoy == NONE && row.serves && row.place == place
        })
    }

    /// Who boards: how long it takes, and when the last of them is there.
    fn on(&mut self, v: usize, row: &Step, sink: &mut impl Sink) -> (i64, i64) {
        let plan = self.plan;
        let unit = &plan.vehicles[v];
        let mut sum = (0, i64::MIN);
        for r in row.boards.clone() {
            let ride = &plan.rides[r as usize];
            self.outstanding[ride.pool as usize] -= ride.families;
            if self.vehicles[v].lost
                || self.take(v, r, ride.families, PATIENCE, &mut sum, sink) < ride.families
            {
                crowd(plan, &mut self.crowded, plan.pools[ride.pool as usize].place);
            }
        }
        let crowd = row.crowd as usize;
        if row.crowd != NONE && self.crowded[crowd] && !self.vehicles[v].lost {
            let mut more = false;
            for r in row.boards.end..row.fills {
                let ride = &plan.rides[r as usize];
                let want = self.surplus(ride.pool as usize, ride.end);
                more |= want > 0;
                if want > 0 && self.vehicles[v].load != unit.room {
                    let n = self.take(v, r, want, 0, &mut sum, sink);
                    let (people, lying) = &mut self.spare[plan.steps[ride.end as usize].place as usize];
                    *people = people.saturating_sub(ride.people * n);
                    *lying = lying.saturating_sub(ride.family.stretchers * n);
                    self.filled[ride.end as usize] += u32::from(n > 0);
                }
            }
            self.crowded[crowd] = more;
        }
        if sum.0 > 0 { (sum.0 + unit.load_stop, sum.1) } else { (0, i64::MIN) }
    }

    /// Families board, as many of those wanted as have come and find room.
    fn take(
        &mut self,
        v: usize,
        r: u32,
        want: u32,
        patience: i64,
        (seconds, until): &mut (i64, i64),
        sink: &mut impl Sink,
    ) -> u32 {
        let plan = self.plan;
        let (ride, unit, now) = (&plan.rides[r as usize], &plan.vehicles[v], self.now);
        let p = ride.pool as usize;
        let room = left(unit.room, self.vehicles[v].load);
        let come = self.come(p, now + patience);
        let mut n = want.min(come.saturating_sub(self.taken[p]));
        if !room.admits(ride.family * n) {
            n = n.min(room.fits(ride.family));
        }
        if n == 0 {
            return 0;
        }
        self.taken[p] += n;
        if plan.pools[p].home {
            self.carry.boarded[ride.class.get()] += n;
        }
        self.actual[r as usize] = n;
        self.boarded_at[r as usize] = now;
        self.shift(v, r as usize, n, true);
        *seconds += ride.load * i64::from(n);
        *until = (*until).max(self.comes_at(p, self.taken[p]) + ride.load);
        let place = Idx::new(plan.pools[p].place as usize);
        tell(sink, now, What::Boarded { vehicle: unit.vehicle, place, class: ride.class, families: n });
        n
    }

    /// Families of a pool for whom the plan has no vehicle, as many as their destination still takes in.
    fn surplus(&self, p: usize, end: u32) -> u32 {
        let plan = self.plan;
        // Whom the plan itself leaves, knowing of them, is left.
        let over = self.comes[p].0.saturating_sub(self.taken[p] + self.outstanding[p] + plan.pools[p].left);
        if over == 0 {
            return 0;
        }
        let (people, lying) = self.spare[plan.steps[end as usize].place as usize];
        let family = plan.scenario.classes[plan.pools[p].class].family;
        let takes = Load { seats: people, wheelchairs: u32::MAX, stretchers: lying };
        let sorts = Load { seats: family.people(), wheelchairs: 0, stretchers: family.stretchers };
        over.min(takes.fits(sorts))
    }

    /// How many families of a pool have come by then.
    pub(crate) fn come(&self, p: usize, by: i64) -> u32 {
        let ((comes, over), ready) = (self.comes[p], self.plan.pools[p].ready);
        if by >= ready + over {
            return comes;
        }
        if by < ready { 0 } else { (i64::from(comes) * (by - ready) / over) as u32 }
    }

    /// When the `n`-th family of a pool comes.
    fn comes_at(&self, p: usize, n: u32) -> i64 {
        let ((comes, over), ready) = (self.comes[p], self.plan.pools[p].ready);
        let seconds = (over * i64::from(n)) as u64;
        ready + seconds.div_ceil(u64::from(comes.max(1))) as i64
    }

    /// Loading and unloading are over.
    pub(crate) fn done(&mut self, v: usize, world: &World, sink: &mut impl Sink) {
        let plan = self.plan;
        let (now, step) = (self.now, self.vehicles[v].step);
        let row = &plan.steps[step as usize];
        let place = row.place as usize;
        self.gets_off(v, sink);
        let vehicle = plan.vehicles[v].vehicle;
        tell(sink, now, What::Served { vehicle, place: Idx::new(place) });
        self.busy[place] -= 1;
        while self.busy[place] < plan.places[place].bays
            && let Some(next) = self.lined[place].pop_front()
        {
            self.begin(next as usize, world, sink);
        }
        if self.vehicles[v].lost && self.vehicles[v].people == 0 {
            self.withdraw(v, step + 1, now, sink);
            return;
        }
        self.vehicles[v].since = now;
        self.leaves_then(v, row.depart, world, sink);
    }

    /// Those who get off where a vehicle is are safe as soon as it is done.
    fn gets_off(&mut self, v: usize, sink: &mut impl Sink) {
        let plan = self.plan;
        let step = self.vehicles[v].step;
        let end = plan.steps[step as usize].end;
        for i in self.ending(step) {
            let r = plan.ends[i as usize] as usize;
            let families = std::mem::take(&mut self.actual[r]);
            self.safe(v, r, families, end, sink);
        }
        let mut i = 0;
        while i < self.moved.len() {
            let (vehicle, r, families) = self.moved[i];
            if vehicle == v as u32 && self.transferred_end(v, r as usize) == Some(step) {
                self.safe(v, r as usize, families, end, sink);
                self.moved.remove(i);
            } else {
                i += 1;
            }
        }
    }

    /// Another plan takes over: what of this one has begun is done nevertheless, and told here.
    pub(crate) fn finish(&mut self, sink: &mut impl Sink) {
        for v in 0..self.vehicles.len() {
            if self.vehicles[v].is == Where::Serving {
                let at = self.vehicles[v].free;
                self.gets_off(v, sink);
                let place = Idx::new(self.plan.steps[self.vehicles[v].step as usize].place as usize);
                tell(sink, at, What::Served { vehicle: self.plan.vehicles[v].vehicle, place });
            }
        }
        for q in 0..self.lines.len() {
            for i in 0..self.lines[q].gone.len() {
                self.comes_out(self.lines[q].gone[i] as usize, sink);
            }
        }
    }

    /// Families are safe.
    fn safe(&mut self, v: usize, r: usize, families: u32, planned: i64, sink: &mut impl Sink) {
        if families == 0 {
            return;
        }
        let ride = &self.plan.rides[r];
        let at = self.vehicles[v].free;
        let late = at - planned;
        self.vehicles[v].carried = true;
        let what = What::Alighted {
            vehicle: self.plan.vehicles[v].vehicle,
            place: Idx::new(self.plan.steps[ride.end as usize].place as usize),
            class: ride.class,
            families,
            late: Duration(late),
            cause: self.vehicles[v].cause.filter(|_| late >= LATE),
        };
        tell(sink, at, what);
    }
}

/// Room that is left; none of a sort of which there is less than none.
pub(crate) fn left(room: Load, load: Load) -> Load {
    Load {
        seats: room.seats.saturating_sub(load.seats),
        wheelchairs: room.wheelchairs.saturating_sub(load.wheelchairs),
        stretchers: room.stretchers.saturating_sub(load.stretchers),
    }
}
