//! Of the slow twin: who comes, who boards, who gets off, and the bays.

use domain::{Class, Duration, Idx, Place, Scenario, Time, Visit};
use simulator::What;

use super::limits::Sort;
use super::{Due, Group, Ride, Twin};

/// How long a vehicle waits for families who have not come yet.
const PATIENCE: i64 = 1_800;

/// Joins boardings to alightings: of one class, whoever got on first gets off first. At each visit those who get off first get
/// on first; those of whom the plan says nothing, last.
pub(crate) fn rides(scenario: &Scenario, visits: &[Visit]) -> Vec<Ride> {
    let mut rides: Vec<Ride> = Vec::new();
    for class in scenario.classes.indices() {
        // One entry for each family: plain.
        let (mut on, mut off) = (Vec::new(), Vec::new());
        for (at, visit) in visits.iter().enumerate() {
            let Visit::Place(stop) = visit else { continue };
            let each = |list: &[domain::Moved]| -> u32 {
                list.iter().filter(|m| m.class == class).map(|m| m.families).sum()
            };
            off.extend((0..each(&stop.alight)).map(|_| (at, stop.place)));
            on.extend((0..each(&stop.board)).map(|_| at));
        }
        for (i, &board) in on.iter().enumerate() {
            let end = off.get(i).copied();
            let same = |r: &&mut Ride| r.class == class && r.on == board && r.off == end.map(|e| e.0);
            if let Some(ride) = rides.iter_mut().find(same) {
                ride.families += 1;
            } else {
                let (off, to) = (end.map(|e| e.0), end.map(|e| e.1));
                rides.push(Ride { class, families: 1, on: board, off, to });
            }
        }
    }
    let in_list = |r: &Ride| {
        let (at, off) = (r.off.unwrap_or(r.on), r.off.is_some());
        let Visit::Place(stop) = &visits[at] else { return None };
        let list = if off { &stop.alight } else { &stop.board };
        list.iter().position(|m| m.class == r.class)
    };
    rides.sort_by_key(|r| (r.on, r.off.unwrap_or(usize::MAX), in_list(r)));
    rides
}

impl Twin<'_> {
    /// Counts who comes, whom the plan has board or leaves, and where room is beyond it.
    pub(crate) fn count(&mut self) {
        let scenario = self.scenario;
        let mut brought = vec![(0_u32, 0_u32); scenario.places.len()];
        for ride in self.buses.iter().flat_map(|b| &b.rides) {
            self.to_board[ride.class.get()] += ride.families;
            let family = scenario.classes[ride.class].family;
            if let Some(to) = ride.to {
                brought[to.get()].0 += family.people() * ride.families;
                brought[to.get()].1 += family.stretchers * ride.families;
            }
        }
        for (class, row) in scenario.classes.entries() {
            self.left.push(row.count.saturating_sub(self.to_board[class.get()]));
            self.comes.push((self.world.turnout(class, row.count).1, self.world.comes_over(class)));
        }
        for (place, row) in scenario.places.entries() {
            let (people, lying) = brought[place.get()];
            let most = row.receives.unwrap_or_default();
            let free = |most: Option<u32>, taken: u32| most.map_or(u32::MAX, |m| m.saturating_sub(taken));
            self.spare.push((free(most.people, people), free(most.stretchers, lying)));
        }
    }

    /// A vehicle is where it loads or unloads, and it is time to.
    pub(crate) fn asks_for_a_bay(&mut self, b: usize) {
        let place = self.place_of(b, self.buses[b].at);
        self.queued[place.get()].push(b);
        self.lets_in(place);
    }

    /// Whoever waits first takes a bay that is free.
    fn lets_in(&mut self, place: Idx<Place>) {
        let bays = self.scenario.places[place].bays.unwrap_or(u32::MAX) as usize;
        while self.served[place.get()].len() < bays && !self.queued[place.get()].is_empty() {
            let b = self.queued[place.get()].remove(0);
            let (_, begin, end, _) = self.planned(b, self.buses[b].at);
            match self.may(b, (self.buses[b].at, Sort::Service), self.now) {
                Some(t) if t > self.now => {
                    self.due(t, Due::Serve(b));
                    continue;
                }
                None => {
                    self.is_out(b, self.buses[b].at);
                    continue;
                }
                Some(_) => {}
            }
            if let Some(hours) = &self.scenario.places[place].hours {
                // The hours must hold as long as it is planned to take. Where they never do again, it stays for good.
                match hours.earliest(Time(self.now), Duration(end - begin)) {
                    Some(t) if t.0 > self.now => {
                        self.due(t.0, Due::Serve(b));
                        continue;
                    }
                    None => {
                        self.vacates(b);
                        continue;
                    }
                    Some(_) => {}
                }
            }
            self.served[place.get()].push(b);
            self.serve(b, place);
        }
    }

    fn serve(&mut self, b: usize, place: Idx<Place>) {
        let (scenario, visit, now) = (self.scenario, self.buses[b].at, self.now);
        let kind = self.kind(b);
        let mut seconds = 0;
        let (off, stay): (Vec<Group>, Vec<Group>) = self.buses[b]
            .aboard
            .drain(..)
            .partition(|g| if g.came_over { g.to == Some(place) } else { g.off == Some(visit) });
        self.buses[b].aboard = stay;
        for g in &off {
            seconds += kind.unloading.of(scenario.classes[g.class].family).0 * i64::from(g.families);
        }
        if seconds > 0 {
            seconds += kind.unloading.stop.0;
        }
        self.buses[b].unloading = off;
        let (boarding, until) = self.board(b, visit, place);
        seconds += boarding;
        let n = self.buses[b].services;
        self.buses[b].services += 1;
        let takes = self.world.service(self.buses[b].id.get(), n, seconds);
        if seconds > 0 {
            self.works(b, now, now + takes);
        }
        let (_, _, planned, _) = self.planned(b, visit);
        self.due(planned.max(now + takes).max(until), Due::Served(b));
    }

    /// Who boards: how long it takes, and until when the last of them is awaited.
    fn board(&mut self, b: usize, visit: usize, place: Idx<Place>) -> (i64, i64) {
        let kind = self.kind(b);
        let planned: Vec<Ride> = self.buses[b].rides.iter().filter(|r| r.on == visit).cloned().collect();
        let mut sum = (0, i64::MIN);
        for ride in &planned {
            self.to_board[ride.class.get()] -= ride.families;
            if !self.buses[b].broken {
                self.gets_on(b, ride, ride.families, PATIENCE, place, &mut sum);
            }
        }
        let mut ends: Vec<(usize, Idx<Place>)> = Vec::new();
        for end in planned.iter().filter_map(|r| r.off.zip(r.to)) {
            if !ends.contains(&end) {
                ends.push(end);
            }
        }
        // Room that is left is for those who are more than planned.
        let broken = self.buses[b].broken;
        for (off, to) in ends.into_iter().filter(|_| !broken) {
            for (class, row) in self.scenario.classes.entries() {
                if row.at != place || !row.to.contains(&to) || !kind.room.admits(row.family) {
                    continue;
                }
                let more = self.more_than_planned(class, to);
                let ride = Ride { class, families: 0, on: visit, off: Some(off), to: Some(to) };
                let n = self.gets_on(b, &ride, more, 0, place, &mut sum);
                let (people, lying) = &mut self.spare[to.get()];
                *people = people.saturating_sub(row.family.people() * n);
                *lying = lying.saturating_sub(row.family.stretchers * n);
            }
        }
        if sum.0 > 0 { (sum.0 + kind.loading.stop.0, sum.1) } else { (0, i64::MIN) }
    }

    fn gets_on(
        &mut self,
        b: usize,
        ride: &Ride,
        wanted: u32,
        patience: i64,
        place: Idx<Place>,
        sum: &mut (i64, i64),
    ) -> u32 {
        let (class, kind, row) = (ride.class, self.kind(b), &self.scenario.classes[ride.class]);
        let load = self.buses[b].load(self.scenario);
        let here =
            (1..=self.comes[class.get()].0).filter(|&n| self.is_there(class, n) <= self.now + patience);
        let waiting = (here.count() as u32).saturating_sub(self.boarded[class.get()]);
        let mut n = 0;
        while n < wanted && n < waiting && kind.room.admits(load + row.family * (n + 1)) {
            n += 1;
        }
        if n == 0 {
            return 0;
        }
        self.boarded[class.get()] += n;
        let each = kind.loading.of(row.family).0;
        sum.0 += each * i64::from(n);
        sum.1 = sum.1.max(self.is_there(class, self.boarded[class.get()]) + each);
        let group =
            Group { class, families: n, to: ride.to, off: ride.off, came_over: false, since: self.now };
        self.buses[b].aboard.push(group);
        let vehicle = self.buses[b].id;
        self.say(self.now, What::Boarded { vehicle, place, class, families: n });
        n
    }

    /// When the `n`-th family of a class is there, from the first on: evenly, from when they are ready.
    fn is_there(&self, class: Idx<Class>, n: u32) -> i64 {
        let (comes, over) = self.comes[class.get()];
        let seconds = (over * i64::from(n)) as u64;
        self.scenario.classes[class].ready.0 + seconds.div_ceil(u64::from(comes)) as i64
    }

    /// Families for whom the plan has no vehicle, as many as their destination takes in beyond the plan.
    fn more_than_planned(&self, class: Idx<Class>, to: Idx<Place>) -> u32 {
        let i = class.get();
        let over = self.comes[i].0.saturating_sub(self.boarded[i] + self.to_board[i] + self.left[i]);
        let (family, (people, lying)) = (self.scenario.classes[class].family, self.spare[to.get()]);
        let fits = |n: u32| {
            let all = |each: u32| u64::from(each) * u64::from(n);
            all(family.people()) <= u64::from(people) && all(family.stretchers) <= u64::from(lying)
        };
        (1..=over).take_while(|&n| fits(n)).last().unwrap_or(0)
    }

    /// Loading and unloading are over.
    pub(crate) fn is_served(&mut self, b: usize) {
        let (visit, vehicle) = (self.buses[b].at, self.buses[b].id);
        let place = self.place_of(b, visit);
        let (_, _, end, depart) = self.planned(b, visit);
        for g in std::mem::take(&mut self.buses[b].unloading) {
            let (class, families, late) = (g.class, g.families, Duration(self.now - end));
            self.say(self.now, What::Alighted { vehicle, place, class, families, late, cause: None });
        }
        self.say(self.now, What::Served { vehicle, place });
        self.served[place.get()].retain(|&other| other != b);
        self.lets_in(place);
        if self.buses[b].broken && self.buses[b].aboard.is_empty() {
            self.is_out(b, visit + 1);
        } else {
            if self.only_a_convoy_follows(b, visit) {
                self.vacates(b);
            }
            self.due(self.now.max(depart), Due::Leaves(b));
        }
    }

    /// People in the vehicles that stand at the gate for a convoy, or are in it, who count for an exchange.
    pub(crate) fn counted(&self, e: usize, c: usize) -> i64 {
        let exempt = &self.scenario.exchanges[e].exempt;
        let groups = self.trains[c].present.iter().flat_map(|&b| &self.buses[b].aboard);
        let counts = groups.filter(|g| !exempt.contains(&self.scenario.classes[g.class].priority));
        counts.map(|g| i64::from(self.scenario.classes[g.class].family.people() * g.families)).sum()
    }
}
