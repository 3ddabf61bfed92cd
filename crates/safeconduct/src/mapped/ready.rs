//! A map made ready for a scenario: its vehicles, what is closed, and its places on the roads.

use roads::timetable;
use roads::{Area, Class, Conditions, Network, OffRoad, Point, Profile, Stop, Vehicle};
use wire::roads::{About, Ask, Closure, Driven, Note, Roads};

/// Kinds of vehicles that are alike on the road.
pub(crate) struct Group {
    /// As the roads meet them, at pace 1 unless the clock matters.
    pub(crate) vehicle: Vehicle,
    /// Thousandths by which `vehicle` is slower for their own pace: 1000 unless the clock matters.
    pub(crate) own_pace: u32,
    /// Which kinds they are.
    pub(crate) kinds: Vec<usize>,
    /// Each place on the roads, or why it is on none.
    pub(crate) stops: Vec<Result<Stop, OffRoad>>,
}

/// A map made ready.
pub(crate) struct Ready {
    pub(crate) network: Network,
    /// Closed for good, borders of zones among it.
    pub(crate) always: Conditions,
    /// The same without borders.
    pub(crate) without_borders: Conditions,
    /// Segments on the border of each zone.
    pub(crate) borders: Vec<Vec<u32>>,
    /// Closed, or slower, for a time or for good.
    pub(crate) closures: Vec<timetable::Closure>,
    /// Where each segment lies; empty if no zone says where it lies.
    pub(crate) regions: Vec<u16>,
    /// The region of each zone.
    pub(crate) zone_regions: Vec<u16>,
    pub(crate) groups: Vec<Group>,
    pub(crate) warnings: Vec<Note>,
}

pub(super) fn note(about: About, message: impl Into<String>, help: impl Into<String>) -> Note {
    Note { about, message: message.into(), help: help.into() }
}

/// A position of a scenario, which has been checked to lie in the world.
pub(crate) fn point(lat: f64, lon: f64) -> Point {
    Point::from_degrees(lat, lon).unwrap_or_default()
}

fn area(rings: &wire::roads::Area) -> Area {
    Area::new(rings.iter().map(|ring| ring.iter().map(|&(lat, lon)| point(lat, lon)).collect()).collect())
}

impl Ready {
    /// Reads the map and puts the scenario onto it.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub(crate) fn of(ask: &Ask) -> Result<Ready, Vec<Note>> {
        let network = Network::read(&ask.bytes)
            .map_err(|trouble| vec![note(About::Map, trouble.message, trouble.help)])?;
        let (mut errors, mut warnings) = (Vec::new(), Vec::new());
        let mut without_borders = Conditions::default();
        for avoided in &ask.avoid {
            for segment in network.in_area(&area(avoided)) {
                without_borders.close_segment(&network.segments, segment);
            }
        }
        let closures = closures(ask, &network, &mut errors, &mut warnings);
        let zones: Vec<Option<Area>> = ask.zones.iter().map(|z| z.as_ref().map(area)).collect();
        let borders: Vec<Vec<u32>> =
            zones.iter().map(|z| z.as_ref().map(|z| network.across_border(z)).unwrap_or_default()).collect();
        let mut always = without_borders.clone();
        for &segment in borders.iter().flatten() {
            always.close_segment(&network.segments, segment);
        }
        let areas: Vec<Area> = zones.iter().flatten().cloned().collect();
        let regions = if areas.is_empty() { Vec::new() } else { network.regions(&areas) };
        let mut found = 0;
        let zone_regions: Vec<u16> = zones
            .iter()
            .map(|z| {
                found += u16::from(z.is_some());
                if z.is_some() { found } else { 0 }
            })
            .collect();
        for (n, place) in ask.places.iter().enumerate() {
            let inside = |z: &Option<Area>| z.as_ref().is_some_and(|z| z.holds(point(place.lat, place.lon)));
            let own = zones.get(place.zone).is_some_and(|z| z.is_none() || inside(z));
            if !own || zones.iter().enumerate().any(|(z, zone)| z != place.zone && inside(zone)) {
                warnings.push(note(
                    About::Place(n),
                    "it lies in the area of another zone than its own",
                    "check its position, its zone, and the areas of the zones",
                ));
            }
        }
        let speeds = speeds(ask, &mut errors);
        let mut ready = Ready {
            network,
            always,
            without_borders,
            borders,
            closures,
            regions,
            zone_regions,
            groups: Vec::new(),
            warnings,
        };
        ready.group(ask, &speeds);
        ready.calibrate(ask);
        ready.judge_stops(ask, &mut errors);
        if errors.is_empty() { Ok(ready) } else { Err(errors) }
    }

    /// Whether anything changes with the clock.
    pub(crate) fn timed(&self) -> bool {
        self.closures.iter().any(|c| c.from.is_some() || c.until.is_some())
    }

    /// Closed for good, with what closes for good beside.
    pub(crate) fn open_for_good(&self) -> Conditions {
        self.lasting(&self.always)
    }

    /// What holds for good on the way from one zone to another: their borders are open, those of others are not.
    pub(crate) fn through(&self, ends: [usize; 2]) -> Conditions {
        let mut now = self.without_borders.clone();
        for (_, border) in self.borders.iter().enumerate().filter(|(zone, _)| !ends.contains(zone)) {
            for &segment in border {
                now.close_segment(&self.network.segments, segment);
            }
        }
        self.lasting(&now)
    }

    /// The same with what closes for good.
    fn lasting(&self, now: &Conditions) -> Conditions {
        let lasting: Vec<timetable::Closure> =
            self.closures.iter().filter(|c| c.from.is_none() && c.until.is_none()).cloned().collect();
        timetable::states(&self.network, now, &lasting).pop().map(|(_, now)| now).unwrap_or_default()
    }

    /// Puts kinds together that are alike on the road.
    fn group(&mut self, ask: &Ask, speeds: &[(Class, u16)]) {
        let timed = self.timed();
        for (n, kind) in ask.kinds.iter().enumerate() {
            let own_pace = if timed { thousandths(kind.pace) } else { 1000 };
            let pace = thousandths(ask.pace * f64::from(own_pace) / 1000.0);
            let vehicle = vehicle(kind, ask.delays, pace, speeds);
            match self.groups.iter_mut().find(|g| g.vehicle == vehicle && g.own_pace == own_pace) {
                Some(group) => group.kinds.push(n),
                None => self.groups.push(self.ready_group(ask, vehicle, own_pace, n)),
            }
        }
    }

    fn ready_group(&self, ask: &Ask, vehicle: Vehicle, own_pace: u32, kind: usize) -> Group {
        let router = self.network.router(&vehicle, &self.always);
        let parts = router.parts(&self.regions);
        let stops = ask
            .places
            .iter()
            .map(|place| {
                let region = self.zone_regions.get(place.zone).copied().unwrap_or(0);
                router.snap(&parts, &self.regions, point(place.lat, place.lon), region)
            })
            .collect();
        Group { vehicle, own_pace, kinds: vec![kind], stops }
    }

    /// Scales all times by the middle one of observed by computed, if any are observed.
    fn calibrate(&mut self, ask: &Ask) {
        let now = self.open_for_good();
        let mut ratios: Vec<u64> = Vec::new();
        for (n, seen) in ask.observed.iter().enumerate() {
            let kind = seen.kind.map_or(0, domain::Idx::get);
            let Some(group) = self.groups.iter().find(|g| g.kinds.contains(&kind)) else { continue };
            let own = ask.kinds.get(kind).map_or(1.0, |k| if seen.kind.is_some() { k.pace } else { 1.0 });
            let own = own * 1000.0 / f64::from(group.own_pace);
            let stops = (&group.stops[seen.from.get()], &group.stops[seen.to.get()]);
            let (Ok(from), Ok(to)) = stops else { continue };
            let router = self.network.router(&group.vehicle, &now);
            match router.drive(&mut router.workspace(), from, to).filter(|d| d.time > 0) {
                Some(drive) => {
                    ratios.push((seen.minutes * 60_000.0 * 1000.0 / (f64::from(drive.time) * own)) as u64);
                }
                None => self.warnings.push(note(
                    About::Observed(n),
                    "a time was observed where the map knows no way",
                    "it is not used; check both places",
                )),
            }
        }
        ratios.sort_unstable();
        let Some(&middle) = ratios.get(ratios.len() / 2) else { return };
        if !(100..=10_000).contains(&middle) {
            self.warnings.push(note(
                About::Observed(0),
                format!("observed times are {} times those of the map", middle as f64 / 1000.0),
                "more than ten times as long or as short: check their units",
            ));
        }
        for group in &mut self.groups {
            group.vehicle.pace = (u64::from(group.vehicle.pace) * middle / 1000).clamp(1, 1_000_000) as u32;
        }
    }

    /// Says which places are on no road, and which are far from one.
    fn judge_stops(&mut self, ask: &Ask, errors: &mut Vec<Note>) {
        for n in 0..ask.places.len() {
            let stops = || self.groups.iter().map(move |g| &g.stops[n]);
            let about = About::Place(n);
            if self.groups.is_empty() {
                return;
            }
            let away = stops().filter_map(|s| s.as_ref().ok()).map(|s| s.away).min();
            match away {
                None => {
                    let reasons = stops().filter_map(|s| s.as_ref().err());
                    errors.extend(reasons.take(1).map(|off| off_road(about, *off)));
                }
                Some(away) => {
                    if away > (roads::snap::FAR_OFF * 1000.0) as u64 {
                        self.warnings.push(note(
                            about,
                            format!("the nearest road is {} m away", away / 1000),
                            "check its position; the way to the road is not counted",
                        ));
                    }
                    let lost: Vec<&str> = self
                        .groups
                        .iter()
                        .filter(|g| g.stops[n].is_err())
                        .map(|g| g.vehicle.profile.as_str())
                        .collect();
                    if !lost.is_empty() {
                        self.warnings.push(note(
                            about,
                            format!("not every kind of vehicle comes here: no way for {}", lost.join(", ")),
                            "safeconduct roads check says why",
                        ));
                    }
                }
            }
        }
    }
}

pub(crate) fn off_road(about: About, off: OffRoad) -> Note {
    match off {
        OffRoad::NoRoad { nearest: None } => note(
            about,
            format!("no road of the map lies within {} m", roads::snap::TOO_FAR),
            "check `lat` and `lon`, and whether the map reaches so far",
        ),
        OffRoad::NoRoad { nearest: Some(away) } => note(
            about,
            format!(
                "no road for these vehicles lies within {} m; the nearest of all is {} m away",
                roads::snap::TOO_FAR,
                away / 1000
            ),
            "a road may be too narrow, low or weak for them, closed, in another zone, or not for them",
        ),
        OffRoad::Island { nearest } => note(
            about,
            format!("the road {} m away does not hang together with the others", nearest / 1000),
            "the map may lack a link, or borders and closures cut it off",
        ),
    }
}

fn thousandths(factor: f64) -> u32 {
    (factor * 1000.0 + 0.5).clamp(1.0, 1e6) as u32
}

fn vehicle(kind: &Driven, delays: bool, pace: u32, speeds: &[(Class, u16)]) -> Vehicle {
    let usual = Vehicle::usual(match kind.profile {
        wire::roads::Profile::Bus => Profile::Bus,
        wire::roads::Profile::Ambulance => Profile::Ambulance,
        wire::roads::Profile::Car => Profile::Car,
    });
    // A vehicle is never made smaller than it is.
    let up = |x: Option<f64>, per: f64, usual: Option<u16>| {
        x.map(|x| (x * per).ceil().min(65_000.0) as u16).or(usual)
    };
    Vehicle {
        height: up(kind.height, 100.0, usual.height),
        width: up(kind.width, 100.0, usual.width),
        length: up(kind.length, 100.0, usual.length),
        weight: up(kind.weight, 10.0, usual.weight),
        axle: up(kind.axle, 10.0, usual.axle),
        turns_round: kind.turns.unwrap_or(usual.turns_round),
        speeds: speeds.to_vec(),
        pace,
        delays,
        ..usual
    }
}

fn speeds(ask: &Ask, errors: &mut Vec<Note>) -> Vec<(Class, u16)> {
    let mut out = Vec::new();
    for (n, (name, speed)) in ask.speeds.iter().enumerate() {
        if let Some(class) = Class::of(name) {
            out.push((class, (speed * 10.0 + 0.5).clamp(1.0, 3000.0) as u16));
            continue;
        }
        let known = Class::ALL.map(Class::as_str);
        let meant = wire::nearest(name, known).map(|m| format!("did you mean `{m}`?"));
        let help = meant.unwrap_or_else(|| format!("classes of roads are {}", known.join(", ")));
        errors.push(note(About::Speed(n), format!("no class of roads: {name}"), help));
    }
    out.sort_unstable();
    out
}

fn closures(
    ask: &Ask,
    network: &Network,
    errors: &mut Vec<Note>,
    warnings: &mut Vec<Note>,
) -> Vec<timetable::Closure> {
    let one = |(n, closure): (usize, &Closure)| {
        let about = About::Closure(n);
        let mut segments: Vec<u32> = match &closure.roads {
            Roads::Areas(areas) => areas.iter().flat_map(|a| network.in_area(&area(a))).collect(),
            Roads::Called(label) => network.called(label),
            Roads::Near { lat, lon, within } => network.around(point(*lat, *lon), *within),
        };
        segments.sort_unstable();
        segments.dedup();
        if segments.is_empty() {
            match &closure.roads {
                Roads::Areas(_) => {
                    warnings.push(note(about, "no road of the map touches this area", "check its position"));
                }
                Roads::Called(label) => errors.push(note(
                    about,
                    format!("no road of the map is called so: {label}"),
                    "expected the `name` or `ref` of a road as the map has it, or the id of the way",
                )),
                Roads::Near { within, .. } => errors.push(note(
                    about,
                    format!("no road of the map lies within {within} m of this position"),
                    "check it, or give more with `within`",
                )),
            }
        }
        timetable::Closure {
            segments,
            from: closure.from.map(|t| t.0),
            until: closure.until.map(|t| t.0),
            slower: closure.slower.map(thousandths),
        }
    };
    ask.closures.iter().enumerate().map(one).collect()
}
