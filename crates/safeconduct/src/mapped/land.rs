//! Roads beneath the map of a plan page: those of the scenario's network, as many as a page can carry.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use domain::{Idx, Kind, Place, Plan, Scenario, Visit};
use reports::land::{Land, Line, Open, Rank, Road};
use roads::picture::{Frame, Stroke, simplified, strokes};
use roads::{Class, Conditions, Point};
use wire::roads::Ask;

use super::ready::{Group, Ready, point};

/// Whom maps are from, as their licence asks it to be said.
const SOURCE: &str = "© OpenStreetMap contributors";

/// So many points of roads at most, about five bytes each in the page.
const POINTS: usize = 90_000;

/// Small roads are drawn this near to places and ways, in metres; less where that is too many.
const NEAR: [f64; 5] = [4_000.0, 2_000.0, 1_000.0, 400.0, 0.0];

/// How many pairs of places have their way drawn; others are joined by a line.
const WAYS: usize = 600;

/// What the scenario of this run asked of its map.
static ASKED: OnceLock<Ask> = OnceLock::new();

/// Keeps what a scenario asks of its map. A run that draws a page reads one scenario.
pub(crate) fn remember(ask: &Ask) {
    // The first is kept; a map is large, and is not copied for nothing.
    ASKED.get_or_init(|| ask.clone());
}

/// Roads and ways for a plan; none if its times come from a table.
pub(crate) fn land(scenario: &Scenario, plan: &Plan) -> Option<Land> {
    let ask = ASKED.get()?;
    let same = ask.places.len() == scenario.places.len()
        && ask.places.iter().zip(scenario.places.iter()).all(|(a, p)| p.position == Some((a.lat, a.lon)));
    let ready = Ready::of(ask).ok().filter(|_| same)?;
    let frame = Frame::around(ask.places.iter().map(|p| point(p.lat, p.lon)), 0.12)?;
    // A page is some thousand points wide when it is looked at closely.
    let within = (frame.diagonal() / 12_000.0).clamp(1.0, 12.0);
    let ways = ways(scenario, plan, ask, &ready, within);
    let corridors: Vec<Option<Vec<Point>>> = scenario
        .corridors
        .iter()
        .map(|c| {
            let ends = [c.from.get(), c.to.get()];
            let now = ready.through(ends.map(|p| ask.places[p].zone));
            ready
                .groups
                .iter()
                .find_map(|group| way(&ready, group, &now, ends))
                .map(|line| simplified(&line, within))
        })
        .collect();
    let mut important: Vec<Point> = ask.places.iter().map(|p| point(p.lat, p.lon)).collect();
    important.extend(ways.values().flatten());
    important.extend(corridors.iter().flatten().flatten());
    let degrees =
        |line: &[Point]| -> Line { line.iter().map(|p| (p.lat_degrees(), p.lon_degrees())).collect() };
    let mut roads: Vec<Road> = drawn(&ready, frame, within, &important)
        .iter()
        .map(|s| Road {
            rank: rank(s.class),
            open: [Open::Always, Open::AtTimes, Open::Never][usize::from(s.mark)],
            schematic: s.schematic,
            line: degrees(&s.line),
        })
        .collect();
    roads.sort_by_key(|road| road.rank);
    Some(Land {
        roads,
        ways: ways.iter().map(|(&(a, b), line)| (a, b, degrees(line))).collect(),
        corridors: corridors.iter().map(|c| c.as_ref().map(|line| degrees(line))).collect(),
        areas: ask
            .zones
            .iter()
            .enumerate()
            .filter_map(|(z, area)| area.clone().map(|rings| (z, rings)))
            .collect(),
        source: SOURCE.to_owned(),
    })
}

/// How much roads of a class carry.
pub(crate) fn rank(class: Class) -> Rank {
    match class {
        Class::Motorway
        | Class::MotorwayLink
        | Class::Trunk
        | Class::TrunkLink
        | Class::Primary
        | Class::PrimaryLink => Rank::Main,
        Class::Secondary | Class::SecondaryLink | Class::Tertiary | Class::TertiaryLink => Rank::Middle,
        _ => Rank::Small,
    }
}

/// The roads of the frame: small ones near what matters, and no more points than a page carries.
fn drawn(ready: &Ready, frame: Frame, within: f64, important: &[Point]) -> Vec<Stroke> {
    let now = ready.open_for_good();
    let mut timed = vec![false; ready.network.segments.list.len()];
    for closure in ready.closures.iter().filter(|c| c.from.is_some() || c.until.is_some()) {
        closure.segments.iter().for_each(|&s| timed[s as usize] = true);
    }
    let mark = |s: u32| if now.closes_segment(s) { 2 } else { u8::from(timed[s as usize]) };
    let mut coarser = within;
    loop {
        for near in NEAR {
            let cells = Cells::around(important, near);
            let wanted = |class: Class, shape: &[Point]| {
                rank(class) != Rank::Small || shape.iter().any(|&p| cells.hold(p))
            };
            let strokes = strokes(&ready.network, frame, coarser, mark, wanted);
            if strokes.iter().map(|s| s.line.len()).sum::<usize>() <= POINTS {
                return strokes;
            }
        }
        coarser *= 2.0;
    }
}

/// Squares of the ground near some points.
struct Cells {
    size: (f64, f64),
    cells: BTreeSet<(i64, i64)>,
}

impl Cells {
    /// Within about so many metres: squares of that size, and those around them.
    fn around(points: &[Point], near: f64) -> Cells {
        // Ten-millionths of a degree in a metre of latitude, and of longitude where the first point lies.
        let lat = 1e7 / 111_195.0;
        let narrow = points.first().map_or(1.0, |p| p.lat_degrees().to_radians().cos().max(0.01));
        let mut found = Cells { size: (near * lat, near * lat / narrow), cells: BTreeSet::new() };
        if near > 0.0 {
            for &p in points {
                let (y, x) = found.of(p);
                found.cells.extend((-1..=1).flat_map(|dy| (-1..=1).map(move |dx| (y + dy, x + dx))));
            }
        }
        found
    }

    fn of(&self, p: Point) -> (i64, i64) {
        ((f64::from(p.lat) / self.size.0).floor() as i64, (f64::from(p.lon) / self.size.1).floor() as i64)
    }

    fn hold(&self, p: Point) -> bool {
        !self.cells.is_empty() && self.cells.contains(&self.of(p))
    }
}

/// The ways between places that vehicles of the plan drive, as they are where nothing is closed for a time: of those that are driven
/// most often, as many as are drawn.
fn ways(
    scenario: &Scenario,
    plan: &Plan,
    ask: &Ask,
    ready: &Ready,
    within: f64,
) -> BTreeMap<(usize, usize), Vec<Point>> {
    let mut driven: BTreeMap<(usize, usize), (usize, Idx<Kind>)> = BTreeMap::new();
    for itinerary in &plan.vehicles {
        let kind = scenario.vehicles[itinerary.vehicle].kind;
        let mut drive = |from: Option<Idx<Place>>, to: Idx<Place>| {
            if let Some(from) = from.filter(|&from| from != to) {
                driven.entry((from.get(), to.get())).or_insert((0, kind)).0 += 1;
            }
        };
        let mut at: Option<Idx<Place>> = None;
        for visit in &itinerary.visits {
            match visit {
                Visit::Place(stop) => {
                    drive(at, stop.place);
                    at = Some(stop.place);
                }
                Visit::Convoy(n) => {
                    let convoy = &plan.convoys[*n];
                    let (enters, leaves) = scenario.corridors[convoy.corridor].gates(convoy.direction);
                    drive(at, enters);
                    at = Some(leaves);
                }
            }
        }
    }
    let mut most: Vec<_> =
        driven.into_iter().filter(|((a, b), _)| ask.places[*a].zone == ask.places[*b].zone).collect();
    most.sort_by_key(|(pair, (n, _))| (std::cmp::Reverse(*n), *pair));
    most.truncate(WAYS);
    let now = ready.open_for_good();
    let mut found = BTreeMap::new();
    for group in &ready.groups {
        let router = ready.network.router(&group.vehicle, &now);
        let mut work = router.workspace();
        for &((a, b), (_, kind)) in &most {
            let (true, Ok(from), Ok(to)) =
                (group.kinds.contains(&kind.get()), &group.stops[a], &group.stops[b])
            else {
                continue;
            };
            if let Some(route) = router.route(&mut work, from, to) {
                found.insert((a, b), simplified(&route.line, within));
            }
        }
    }
    found
}

/// The way between two places for a group of vehicles.
fn way(ready: &Ready, group: &Group, now: &Conditions, [a, b]: [usize; 2]) -> Option<Vec<Point>> {
    let (Ok(from), Ok(to)) = (&group.stops[a], &group.stops[b]) else { return None };
    let router = ready.network.router(&group.vehicle, now);
    router.route(&mut router.workspace(), from, to).map(|route| route.line)
}
