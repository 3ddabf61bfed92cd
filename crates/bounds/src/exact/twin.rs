//! A dumb twin of the search: minute by minute, every vehicle does anything that it may. No order of operations, no
//! estimates, nothing dropped but the same moment with no better score.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Agreement, Checkpoint, Duration, Inspection, Load, Reception, Scenario, ServiceTimes, Window};
use testkit::rng::Rng;
use testkit::worlds::{START, World, class, minute, place};

use super::{LIMIT, Rules, search_all};

/// More moments than this at one minute are too many for the twin: the world is passed over.
const TOO_MANY: usize = 6_000;

/// A small world in whole minutes.
struct Small {
    places: Vec<(&'static str, &'static str)>,
    /// Driving minutes by places.
    legs: BTreeMap<(usize, usize), i64>,
    /// Place, seats, wheelchairs, whether it is an escort, whether it carries once.
    cars: Vec<(usize, u32, u32, bool, bool)>,
    /// Loading stop and person, unloading stop and person.
    service: [i64; 4],
    /// Place, places accepted, ready, size, whether in a wheelchair, weight.
    families: Vec<(usize, Vec<usize>, i64, u32, bool, i64)>,
    end: i64,
    hours: Option<(usize, i64, i64)>,
    bay: Option<usize>,
    room: Option<(usize, u32)>,
    corridor: bool,
    crossing: i64,
    headway: i64,
    single: bool,
    escorts: usize,
    most: usize,
    margin: i64,
    open: Vec<(i64, i64)>,
    /// After so many minutes, minutes for a vehicle and a person, each direction or outward alone.
    post: Option<(i64, i64, i64, bool)>,
}

fn draw(rng: &mut Rng) -> Small {
    let corridor = !rng.one_in(3);
    let inside = if corridor { "inside" } else { "open" };
    let mut places = vec![("stop", inside), ("camp", "open")];
    places.push(if rng.one_in(2) { ("yard", "open") } else { ("yard", inside) });
    if rng.one_in(2) {
        places.push(if rng.one_in(2) { ("camp-2", "open") } else { ("stop-2", inside) });
    }
    let gates = places.len();
    if corridor {
        places.extend([("gate-in", inside), ("gate-out", "open")]);
    }
    let mut legs = BTreeMap::new();
    for a in 0..places.len() {
        for b in 0..a {
            if places[a].1 == places[b].1 {
                let takes = rng.between(1, 4);
                legs.insert((a, b), takes);
                legs.insert((b, a), takes);
            }
        }
    }
    let escorts = usize::from(corridor && rng.one_in(3));
    let carriers = if escorts > 0 && rng.one_in(2) { 1 } else { rng.between(1, 2) };
    let mut cars: Vec<_> = (0..carriers)
        .map(|_| {
            let at = if rng.one_in(2) { 2 } else { 0 };
            (at, rng.between(2, 4) as u32, u32::from(rng.one_in(3)), false, rng.one_in(6))
        })
        .collect();
    cars.extend((0..escorts).map(|_| (if rng.one_in(2) { 2 } else { 0 }, 0, 0, true, false)));
    let other = (places.len() > 3).then_some(3).filter(|&p| !places[p].0.starts_with("gate"));
    let families = (0..rng.between(1, 3)).map(|_| {
        let at = other.filter(|&p| places[p].0 == "stop-2" && rng.one_in(2)).unwrap_or(0);
        let to = match other.filter(|&p| places[p].0 == "camp-2") {
            Some(second) => [vec![1], vec![second], vec![1, second]][rng.below(3)].clone(),
            None => vec![1],
        };
        let ready = if rng.one_in(2) { 0 } else { rng.between(0, 8) };
        let wheels = rng.one_in(6);
        let size = if wheels { 1 } else { rng.between(1, 2) as u32 };
        (at, to, ready, size, wheels, [1, 3, 10][rng.below(3)])
    });
    let families: Vec<_> = families.collect();
    let end = rng.between(12, if corridor { 30 } else { 20 });
    let window = |rng: &mut Rng| {
        let from = rng.between(0, 8);
        (from, from + rng.between(6, 22))
    };
    Small {
        legs,
        cars,
        service: [rng.between(1, 2), rng.between(0, 1), rng.between(1, 2), rng.between(0, 1)],
        families,
        end,
        hours: rng.one_in(3).then(|| {
            let (from, until) = window(rng);
            (rng.below(2), from, until)
        }),
        bay: rng.one_in(2).then(|| rng.below(2)),
        room: rng.one_in(6).then(|| (1, rng.between(0, 3) as u32)),
        corridor,
        crossing: rng.between(2, 5),
        headway: rng.between(1, 5),
        single: rng.one_in(3),
        escorts,
        most: if rng.one_in(3) { escorts + 1 } else { 3 },
        margin: rng.between(0, 2),
        open: match rng.below(3) {
            0 => vec![window(rng)],
            1 => vec![(0, 6), (9, 40)],
            _ => vec![(0, 1000)],
        },
        post: rng.one_in(2).then(|| (rng.between(0, 2), rng.between(0, 2), rng.between(0, 1), rng.one_in(2))),
        places: {
            assert!(!corridor || places[gates].0 == "gate-in");
            places
        },
    }
}

impl Small {
    fn scenario(&self) -> Scenario {
        let mut world = World::new();
        for (id, zone) in &self.places {
            world = world.place(id, zone);
        }
        for (&(a, b), &takes) in &self.legs {
            world = world.road(self.places[a].0, self.places[b].0, takes as i32, 1.0);
        }
        for (i, car) in self.cars.iter().enumerate() {
            world = world.vehicles(&format!("car-{i}"), 1, self.places[car.0].0, car.1);
        }
        for (i, f) in self.families.iter().enumerate() {
            let to: Vec<&str> = f.1.iter().map(|&p| self.places[p].0).collect();
            world = world.families(&format!("f-{i}"), self.places[f.0].0, &to, f.3, 1);
        }
        if self.corridor {
            world = world.corridor("road", "gate-in", "gate-out", self.crossing, 1.0);
        }
        world.with(|s| self.rules(s)).build()
    }

    fn rules(&self, s: &mut Scenario) {
        s.end = minute(self.end);
        let mut kinds = self.cars.iter();
        for k in s.kinds.indices() {
            let car = kinds.next().expect("a kind for each");
            let [stop, person, unstop, unperson] = self.service.map(Duration::minutes);
            let same = |stop, person| ServiceTimes { stop, person, wheelchair: person, stretcher: person };
            let kind = &mut s.kinds[k];
            (kind.loading, kind.unloading) = (same(stop, person), same(unstop, unperson));
            (kind.room.wheelchairs, kind.escort, kind.once) = (car.2, car.3, car.4);
        }
        for (i, f) in self.families.iter().enumerate() {
            let c = class(s, &format!("f-{i}"));
            let priority = s.priorities.position(|p| p.weight as i64 == f.5).expect("a usual weight");
            s.classes[c].priority = priority;
            s.classes[c].ready = minute(f.2);
            if f.4 {
                s.classes[c].family = Load { wheelchairs: 1, ..Load::NONE };
            }
        }
        for (id, _) in self.places.iter().filter(|(id, _)| id.starts_with("camp")) {
            let p = place(s, id);
            s.places[p].receives = Some(Reception::default());
        }
        if let Some((at, people)) = self.room {
            let p = place(s, self.places[at].0);
            s.places[p].receives = Some(Reception { people: Some(people), stretchers: None });
        }
        if let Some((at, from, until)) = self.hours {
            let p = place(s, self.places[at].0);
            s.places[p].hours =
                Some([Window { from: minute(from), until: minute(until) }].into_iter().collect());
        }
        if let Some(at) = self.bay {
            let p = place(s, self.places[at].0);
            s.places[p].bays = Some(1);
        }
        let Some(road) = s.corridors.indices().next() else { return };
        let c = &mut s.corridors[road];
        c.convoy.headway = Duration::minutes(self.headway);
        c.convoy.margin = Duration::minutes(self.margin);
        c.convoy.escorts = self.escorts as u32;
        c.convoy.most = Some(self.most as u32);
        c.single_track = self.single;
        if let Some((after, vehicle, person, both)) = self.post {
            let inspection = Inspection {
                lanes: 1,
                vehicle: Duration::minutes(vehicle),
                person: Duration::minutes(person),
            };
            c.checkpoints.push(Checkpoint {
                id: String::from("post"),
                after: Duration::minutes(after),
                outward: Some(inspection),
                back: both.then_some(inspection),
            });
        }
        let open = self.open.iter().map(|&(from, until)| Window { from: minute(from), until: minute(until) });
        s.agreements.push(Agreement {
            id: String::from("truce"),
            name: domain::Name::plain("truce"),
            parties: Vec::new(),
            not_party: Vec::new(),
            covers: vec![road],
            in_force: Some(open.collect()),
            suspended: Vec::new(),
        });
    }
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Car {
    place: usize,
    free: i64,
    serves: bool,
    carried: bool,
    load: u8,
}

/// All that matters at one minute.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Moment {
    cars: Vec<Car>,
    waiting: u8,
    departed: [i64; 2],
    arrived: [i64; 2],
    inspected: [i64; 2],
    received: u32,
}

type Scores = BTreeSet<(i64, i64)>;

struct Twin<'a> {
    w: &'a Small,
    now: i64,
    next: BTreeMap<Moment, Scores>,
}

fn subsets(of: u8) -> impl Iterator<Item = u8> {
    (1..=of).filter(move |x| x & !of == 0)
}

impl Twin<'_> {
    fn people(&self, load: u8) -> i64 {
        let who = self.w.families.iter().enumerate().filter(|(i, _)| load & (1 << i) != 0);
        who.map(|(_, f)| i64::from(f.3)).sum()
    }

    fn may_serve(&self, m: &Moment, at: usize, until: i64) -> bool {
        let w = self.w;
        let hours = w.hours.is_none_or(|(p, from, shuts)| p != at || from <= self.now && until <= shuts);
        let busy = m.cars.iter().any(|c| c.serves && c.place == at && c.free > self.now);
        hours && until <= w.end && !(w.bay == Some(at) && busy)
    }

    /// Car by car, everything that each can do now; `crosses` has those who go in a convoy.
    fn act(&mut self, m: &Moment, scores: &Scores, i: usize, crosses: [u8; 2]) {
        let w = self.w;
        if i == m.cars.len() {
            self.depart(m, scores, crosses);
            return;
        }
        self.act(m, scores, i + 1, crosses);
        let car = &m.cars[i];
        if car.free > self.now {
            return;
        }
        for to in 0..w.places.len() {
            if let Some(&takes) = w.legs.get(&(car.place, to)).filter(|&&takes| self.now + takes <= w.end) {
                let mut m = m.clone();
                (m.cars[i].place, m.cars[i].free) = (to, self.now + takes);
                self.act(&m, scores, i + 1, crosses);
            }
        }
        if w.corridor {
            for (d, gate) in ["gate-in", "gate-out"].iter().enumerate() {
                if w.places[car.place].0 == *gate {
                    let mut crosses = crosses;
                    crosses[d] |= 1 << i;
                    self.act(m, scores, i + 1, crosses);
                }
            }
        }
        self.serve(m, scores, i, crosses);
    }

    fn serve(&mut self, m: &Moment, scores: &Scores, i: usize, crosses: [u8; 2]) {
        let w = self.w;
        let car = &m.cars[i];
        let (_, seats, wheels, escort, once) = w.cars[i];
        let [stop, person, unstop, unperson] = w.service;
        let mask = |test: &dyn Fn(usize) -> bool| {
            (0..w.families.len()).filter(|&f| test(f)).fold(0_u8, |x, f| x | 1 << f)
        };
        let here = mask(&|f| {
            m.waiting & (1 << f) != 0 && w.families[f].0 == car.place && w.families[f].2 <= self.now
        });
        for who in subsets(here).filter(|_| !(escort || once && car.carried)) {
            let until = self.now + stop + person * self.people(who);
            let sort = |wheel: bool| mask(&|f| w.families[f].4 == wheel);
            let aboard = |wheel| self.people((car.load | who) & sort(wheel));
            let fits = aboard(false) <= i64::from(seats) && aboard(true) <= i64::from(wheels);
            if fits && self.may_serve(m, car.place, until) {
                let mut m = m.clone();
                m.waiting &= !who;
                let car = &mut m.cars[i];
                (car.load, car.free, car.serves) = (car.load | who, until, true);
                self.act(&m, scores, i + 1, crosses);
            }
        }
        let wants = mask(&|f| car.load & (1 << f) != 0 && w.families[f].1.contains(&car.place));
        for who in subsets(wants) {
            let until = self.now + unstop + unperson * self.people(who);
            let more = self.people(who) as u32;
            let short = w.room.filter(|r| r.0 == car.place);
            if short.is_some_and(|r| m.received + more > r.1) || !self.may_serve(m, car.place, until) {
                continue;
            }
            let mut m = m.clone();
            m.received += if short.is_some() { more } else { 0 };
            let car = &mut m.cars[i];
            (car.load, car.free, car.serves, car.carried) = (car.load & !who, until, true, true);
            let mut hours = 0;
            for f in (0..w.families.len()).filter(|f| who & (1 << f) != 0) {
                hours += i64::from(w.families[f].3) * w.families[f].5 * (until - w.families[f].2);
            }
            let scores = scores.iter().map(|&(x, last)| (x + hours, last.max(until))).collect();
            self.act(&m, &scores, i + 1, crosses);
        }
    }

    fn depart(&mut self, m: &Moment, scores: &Scores, crosses: [u8; 2]) {
        let w = self.w;
        let mut m = m.clone();
        for d in [0, 1] {
            let members: Vec<usize> = (0..m.cars.len()).filter(|i| crosses[d] & (1 << i) != 0).collect();
            if members.is_empty() {
                continue;
            }
            let escorts = members.iter().filter(|&&i| w.cars[i].3).count();
            let late = m.departed[d] >= 0 && self.now - m.departed[d] < w.headway;
            let meets = w.single && (m.arrived[1 - d] > self.now || crosses[1 - d] != 0);
            if escorts < w.escorts || members.len() > w.most || late || meets {
                return;
            }
            let people: i64 = members.iter().map(|&i| self.people(m.cars[i].load)).sum();
            let arrive = match w.post.filter(|p| d == 0 || p.3) {
                Some((after, vehicle, person, _)) => {
                    let after = if d == 0 { after } else { w.crossing - after };
                    let begin = (self.now + after).max(m.inspected[d]);
                    m.inspected[d] = begin + vehicle * members.len() as i64 + person * people;
                    m.inspected[d] + w.crossing - after
                }
                None => self.now + w.crossing,
            };
            let open = w.open.iter().any(|o| o.0 <= self.now && arrive + w.margin <= o.1);
            if !open || arrive > w.end {
                return;
            }
            m.departed[d] = self.now;
            m.arrived[d] = m.arrived[d].max(arrive);
            for i in members {
                m.cars[i].place = w.places.iter().position(|p| p.0 == ["gate-out", "gate-in"][d]).unwrap();
                m.cars[i].free = arrive;
            }
        }
        let soon = self.now + 1;
        for car in &mut m.cars {
            car.free = car.free.max(soon);
            car.serves &= car.free > soon;
        }
        for d in [0, 1] {
            if m.departed[d] + w.headway <= soon {
                m.departed[d] = -1;
            }
            m.arrived[d] = m.arrived[d].max(soon);
            m.inspected[d] = m.inspected[d].max(soon);
        }
        self.next.entry(m).or_default().extend(scores);
    }
}

/// The least left behind, and among plans that leave it the least exposure in weighted minutes and the least last
/// arrival; none if there are too many moments.
fn least(w: &Small) -> Option<(i64, i64, i64)> {
    let cars = w.cars.iter().map(|c| Car { place: c.0, free: 0, serves: false, carried: false, load: 0 });
    let first = Moment {
        cars: cars.collect(),
        waiting: (1_u8 << w.families.len()) - 1,
        departed: [-1; 2],
        arrived: [0; 2],
        inspected: [0; 2],
        received: 0,
    };
    let mut moments = BTreeMap::from([(first, Scores::from([(0, -1)]))]);
    for now in 0..w.end {
        let mut twin = Twin { w, now, next: BTreeMap::new() };
        for (m, scores) in &moments {
            twin.act(m, scores, 0, [0; 2]);
        }
        moments = twin.next;
        for scores in moments.values_mut() {
            let all: Vec<(i64, i64)> = scores.iter().copied().collect();
            scores.retain(|a| !all.iter().any(|b| b != a && b.0 <= a.0 && b.1 <= a.1));
        }
        if moments.len() > TOO_MANY {
            return None;
        }
    }
    let mut best = (i64::MAX, i64::MAX, i64::MAX);
    for (m, scores) in moments.iter().filter(|(m, _)| m.cars.iter().all(|c| c.load == 0)) {
        let stay = w.families.iter().enumerate().filter(|(i, _)| m.waiting & (1 << i) != 0);
        let (mut left, mut hours) = (0, 0);
        for (_, f) in stay {
            left += i64::from(f.3) * f.5;
            hours += i64::from(f.3) * f.5 * (w.end - f.2);
        }
        for &(exposure, last) in scores {
            if left < best.0 {
                best = (left, i64::MAX, i64::MAX);
            }
            if left == best.0 {
                best = (left, best.1.min(exposure + hours), best.2.min(last));
            }
        }
    }
    Some(best)
}

#[test]
fn minute_by_minute_nothing_better_is_found_and_nothing_worse() {
    let (mut compared, mut carried, mut stays) = (0, 0, 0);
    for seed in 0..200 {
        let w = draw(&mut Rng::new(seed));
        let s = w.scenario();
        let Some((left, exposure, last)) = least(&w) else { continue };
        let r = Rules::new(&s).expect("a small world");
        let found = search_all(&r, START, left as f64, &domain::Bound::default(), LIMIT);
        assert_eq!(found.complete[..2], [true; 2], "seed {seed}");
        let b = found.bound;
        assert_eq!(b.left_behind_weighted, Some(left as f64), "seed {seed}");
        let minutes = b.exposure.expect("a bound") * 60.0;
        assert!((minutes - exposure as f64).abs() < 1e-5, "seed {seed}: {minutes}, twin {exposure}");
        if last >= 0 {
            assert_eq!(b.last_arrival, Some(minute(last)), "seed {seed}");
            carried += 1;
        }
        stays += usize::from(left > 0);
        compared += 1;
        // With more left than need be, less may be proved, but nothing that is not so.
        let loose = search_all(&r, START, left as f64 + 1.0, &domain::Bound::default(), LIMIT).bound;
        assert!(loose.exposure <= b.exposure && loose.left_behind_weighted == b.left_behind_weighted);
        assert!(loose.last_arrival <= b.last_arrival, "seed {seed}");
    }
    println!("{compared} worlds compared, in {carried} somebody is carried, in {stays} somebody stays");
    assert!(compared >= 150 && carried >= 100 && stays >= 50, "{compared}, {carried}, {stays}");
}
