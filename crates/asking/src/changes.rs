//! The changes that can be asked for. A new one is a function and a line in [`ALL`].

use domain::{Direction, Duration, Idx, Scenario, Time};

use crate::edit::{count, longer, whole, written};

/// A scenario that differs in one thing.
#[derive(Clone, Debug)]
pub struct Change {
    /// What differs, in words for a program: unique among the changes of a scenario.
    pub id: String,
    /// What differs, in words for people.
    pub what: Vec<What>,
    /// Options `--set` that make it from the file.
    pub sets: Vec<String>,
    /// The scenario with it.
    pub scenario: Scenario,
    /// Whether it only allows more, so that every plan without it is a plan with it.
    pub only_more: bool,
}

/// What a change says; ids are the scenario's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// Every window of an agreement begins sooner.
    Sooner(String, Duration),
    /// Every window of an agreement ends later.
    Later(String, Duration),
    /// An agreement holds from its first begin to its last end, nights too.
    ByNight(String),
    /// An agreement is not suspended.
    NotSuspended(String),
    /// Convoys of a corridor may follow each other after this time.
    Headway(String, Duration),
    /// So many vehicles in a convoy of a corridor.
    Most(String, u32),
    /// The margin of a corridor.
    Margin(String, Duration),
    /// So many escorts with a convoy of a corridor.
    Escorts(String, u32),
    /// So many lanes at a checkpoint of a corridor, one way.
    Lanes(String, String, Direction, u32),
    /// So long for each vehicle at a checkpoint of a corridor, one way.
    Inspection(String, String, Direction, Duration),
    /// So many vehicles of a kind.
    Vehicles(String, u32),
    /// So many bays at a place.
    Bays(String, u32),
    /// Room for so many people at a destination.
    Room(String, u32),
    /// People for whom a place is not a destination may go there too.
    Destination(String),
    /// A quota allows so much a day.
    Quota(String, u32),
    /// The slack of an exchange.
    Slack(String, u32),
    /// People of the first side of an exchange for one of the second, in hundredths.
    Ratio(String, u32),
    /// A second road beside a corridor, with checkpoints like its own.
    SecondRoad(String),
}

/// What is needed to make changes: the scenario, and how an instant is written in its file.
struct Table<'a> {
    scenario: &'a Scenario,
    instant: &'a dyn Fn(Time) -> String,
    found: Vec<Change>,
}

/// Every sort of change, in the order in which a negotiator thinks: the hours, the road, the checks, the means, the rest.
const ALL: &[fn(&mut Table<'_>)] =
    &[hours, suspensions, road, checks, means, destinations, limits, ratios, second_road];

/// All changes that can be asked for in a scenario. `instant` writes an instant as the scenario's file does.
pub fn changes(scenario: &Scenario, instant: &dyn Fn(Time) -> String) -> Vec<Change> {
    let mut table = Table { scenario, instant, found: Vec::new() };
    for sort in ALL {
        sort(&mut table);
    }
    table.found
}

/// Two changes at once; none if they are about the same thing.
pub fn together(scenario: &Scenario, parts: &[&Change], instant: &dyn Fn(Time) -> String) -> Option<Change> {
    let mut now = scenario.clone();
    for part in parts {
        // The same change again in what the others have made of the scenario: windows and counts add up by themselves.
        let same = changes(&now, instant).into_iter().find(|c| c.id == part.id)?;
        now = same.scenario;
    }
    let key = |set: &String| set.split('=').next().unwrap_or_default().to_owned();
    let mut keys: Vec<String> = parts.iter().flat_map(|p| p.sets.iter().map(key)).collect();
    keys.sort();
    let distinct = keys.windows(2).all(|w| w[0] != w[1]);
    distinct.then(|| Change {
        id: parts.iter().map(|p| p.id.as_str()).collect::<Vec<_>>().join("+"),
        what: parts.iter().flat_map(|p| p.what.clone()).collect(),
        sets: parts.iter().flat_map(|p| p.sets.clone()).collect(),
        scenario: now,
        only_more: parts.iter().all(|p| p.only_more),
    })
}

impl Table<'_> {
    /// Adds a change, if it changes anything.
    fn add(&mut self, id: String, what: What, sets: Vec<String>, edit: impl FnOnce(&mut Scenario)) {
        let mut scenario = self.scenario.clone();
        edit(&mut scenario);
        if scenario != *self.scenario {
            let only_more = !matches!(what, What::Ratio(..));
            self.found.push(Change { id, what: vec![what], sets, scenario, only_more });
        }
    }
}

const HOUR: Duration = Duration::hours(1);

fn hours(t: &mut Table<'_>) {
    for (i, agreement) in t.scenario.agreements.iter().enumerate() {
        let Some(force) = &agreement.in_force else { continue };
        let id = &agreement.id;
        let shapes = [
            ("sooner", What::Sooner(id.clone(), HOUR), longer(force, HOUR, Duration::ZERO)),
            ("later", What::Later(id.clone(), HOUR), longer(force, Duration::ZERO, HOUR)),
            ("by-night", What::ByNight(id.clone()), whole(force)),
        ];
        for (word, what, windows) in shapes {
            let set = format!("agreement.{id}.in_force={}", written(&windows, t.instant));
            t.add(format!("{id}-{word}"), what, vec![set], |s| s.agreements[i].in_force = Some(windows));
        }
    }
}

fn suspensions(t: &mut Table<'_>) {
    for (i, agreement) in t.scenario.agreements.iter().enumerate() {
        let id = &agreement.id;
        let (what, set) = (What::NotSuspended(id.clone()), format!("agreement.{id}.suspended=[]"));
        t.add(format!("{id}-not-suspended"), what, vec![set], |s| s.agreements[i].suspended.clear());
    }
}

fn road(t: &mut Table<'_>) {
    for (c, corridor) in t.scenario.corridors.entries() {
        let (id, rule) = (&corridor.id, corridor.convoy);
        let key = |part: &str| format!("corridor.{id}.convoy.{part}");
        let half = |d: Duration| Duration(d.0 / 120 * 60);
        let headway = half(rule.headway);
        let set = format!("{}=\"{headway}\"", key("headway"));
        t.add(format!("{id}-headway"), What::Headway(id.clone(), headway), vec![set], |s| {
            s.corridors[c].convoy.headway = headway;
        });
        if let Some(most) = rule.most {
            let most = most + most.div_ceil(2);
            let set = format!("{}={most}", key("most"));
            t.add(format!("{id}-most"), What::Most(id.clone(), most), vec![set], |s| {
                s.corridors[c].convoy.most = Some(most);
            });
        }
        let margin = half(rule.margin);
        let set = format!("{}=\"{margin}\"", key("margin"));
        t.add(format!("{id}-margin"), What::Margin(id.clone(), margin), vec![set], |s| {
            s.corridors[c].convoy.margin = margin;
        });
        if let Some(fewer) = rule.escorts.checked_sub(1) {
            let (what, set) = (What::Escorts(id.clone(), fewer), format!("{}={fewer}", key("escorts")));
            t.add(format!("{id}-escorts"), what, vec![set], |s| s.corridors[c].convoy.escorts = fewer);
        }
    }
}

fn checks(t: &mut Table<'_>) {
    for (c, corridor) in t.scenario.corridors.entries() {
        for (k, checkpoint) in corridor.checkpoints.iter().enumerate() {
            for way in Direction::BOTH {
                let Some(inspection) = checkpoint.inspection(way) else { continue };
                let (road, post, word) = (&corridor.id, &checkpoint.id, way.as_str());
                let key = |part: &str| format!("corridor.{road}.checkpoint.{post}.{word}.{part}");
                let edit = |s: &mut Scenario, change: &dyn Fn(&mut domain::Inspection)| {
                    let checkpoint = &mut s.corridors[c].checkpoints[k];
                    let inspection = match way {
                        Direction::Outward => &mut checkpoint.outward,
                        Direction::Back => &mut checkpoint.back,
                    };
                    inspection.iter_mut().for_each(change);
                };
                let lanes = inspection.lanes + 1;
                let what = What::Lanes(road.clone(), post.clone(), way, lanes);
                t.add(
                    format!("{road}-{post}-{word}-lane"),
                    what,
                    vec![format!("{}={lanes}", key("lanes"))],
                    |s| {
                        edit(s, &|i| i.lanes = lanes);
                    },
                );
                let shorter = Duration((inspection.vehicle.0 - 60).max(inspection.vehicle.0 / 2));
                let what = What::Inspection(road.clone(), post.clone(), way, shorter);
                let set = format!("{}=\"{shorter}\"", key("vehicle"));
                t.add(format!("{road}-{post}-{word}-minute"), what, vec![set], |s| {
                    edit(s, &|i| i.vehicle = shorter);
                });
            }
        }
    }
}

fn means(t: &mut Table<'_>) {
    for (k, kind) in t.scenario.kinds.entries() {
        // Nobody can ask for more of people's own cars.
        if kind.once {
            continue;
        }
        let more = kind.count + kind.count.div_ceil(4).max(1);
        let (what, set) =
            (What::Vehicles(kind.id.clone(), more), format!("vehicles.{}.count={more}", kind.id));
        t.add(format!("more-{}", kind.id), what, vec![set], |s| count(s, k, more));
    }
    for (p, place) in t.scenario.places.entries() {
        let Some(bays) = place.bays else { continue };
        let more = bays + bays.div_ceil(2);
        let (what, set) = (What::Bays(place.id.clone(), more), format!("place.{}.bays={more}", place.id));
        t.add(format!("{}-bays", place.id), what, vec![set], |s| s.places[p].bays = Some(more));
    }
}

/// A place that takes some people of a zone takes all of that zone, as their last wish.
fn destinations(t: &mut Table<'_>) {
    let scenario = t.scenario;
    let zone = |class: &domain::Class| scenario.places[class.at].zone;
    for (p, place) in scenario.places.entries() {
        let goes = |class: &&domain::Class| class.to.contains(&p);
        let reached: Vec<_> = scenario.classes.iter().filter(goes).map(zone).collect();
        let more: Vec<Idx<domain::Class>> = scenario
            .classes
            .entries()
            .filter(|(_, class)| class.wish(p).is_none() && class.at != p && reached.contains(&zone(class)))
            .map(|(c, _)| c)
            .collect();
        // A row of people is many classes, one for each size of family; those of a file have no key to be set by.
        let row = |c: Idx<domain::Class>| scenario.classes[c].id.split('/').next().unwrap_or_default();
        let mut rows: Vec<Idx<domain::Class>> = more.clone();
        rows.dedup_by_key(|c| row(*c));
        let set = |&c: &Idx<domain::Class>| {
            let to =
                scenario.classes[c].to.iter().chain([&p]).map(|&q| format!("\"{}\"", scenario.places[q].id));
            format!("people.{}.to=[{}]", row(c), to.collect::<Vec<_>>().join(", "))
        };
        let sets = rows.iter().map(set).collect();
        t.add(format!("{}-for-all", place.id), What::Destination(place.id.clone()), sets, |s| {
            for &c in &more {
                s.classes[c].to.push(p);
            }
        });
    }
}

/// Everybody of one side for everybody of the other: the ratio at which neither side is done before the other.
fn ratios(t: &mut Table<'_>) {
    for (i, exchange) in t.scenario.exchanges.iter().enumerate() {
        let of = |zone| -> u64 {
            let counts = |class: &&domain::Class| {
                t.scenario.places[class.at].zone == zone && !exchange.exempt.contains(&class.priority)
            };
            t.scenario.classes.iter().filter(counts).map(|c| u64::from(c.people())).sum()
        };
        let (first, second) = (of(exchange.first), of(exchange.second));
        let Some(hundredths) = (first * 100).checked_div(second).and_then(|r| u32::try_from(r).ok()) else {
            continue;
        };
        let ratio = f64::from(hundredths) / 100.0;
        if hundredths == 0 || (ratio - exchange.ratio).abs() < 0.01 {
            continue;
        }
        let (what, set) = (
            What::Ratio(exchange.id.clone(), hundredths),
            format!("exchange.{}.ratio={ratio:?}", exchange.id),
        );
        t.add(format!("{}-ratio", exchange.id), what, vec![set], |s| s.exchanges[i].ratio = ratio);
    }
}

fn limits(t: &mut Table<'_>) {
    for (p, place) in t.scenario.places.entries() {
        let Some(people) = place.receives.as_ref().and_then(|r| r.people) else { continue };
        let more = people + people.div_ceil(2);
        let (what, set) =
            (What::Room(place.id.clone(), more), format!("place.{}.receives.people={more}", place.id));
        t.add(format!("{}-room", place.id), what, vec![set], |s| {
            s.places[p].receives.iter_mut().for_each(|r| r.people = Some(more));
        });
    }
    for (i, quota) in t.scenario.quotas.iter().enumerate() {
        let most = quota.most + quota.most.div_ceil(2);
        let (what, set) = (What::Quota(quota.id.clone(), most), format!("quota.{}.most={most}", quota.id));
        t.add(format!("{}-more", quota.id), what, vec![set], |s| s.quotas[i].most = most);
    }
    for (i, exchange) in t.scenario.exchanges.iter().enumerate() {
        let slack = (exchange.slack * 2.0) as u32;
        let (what, set) =
            (What::Slack(exchange.id.clone(), slack), format!("exchange.{}.slack={slack}", exchange.id));
        t.add(format!("{}-slack", exchange.id), what, vec![set], |s| s.exchanges[i].slack = f64::from(slack));
    }
}

/// A road more cannot be said by `--set`: it is another table in the file.
fn second_road(t: &mut Table<'_>) {
    for corridor in &t.scenario.corridors {
        let twin = format!("{}-2", corridor.id);
        if t.scenario.corridors.iter().any(|c| c.id == twin) {
            continue;
        }
        t.add(
            format!("{}-second-road", corridor.id),
            What::SecondRoad(corridor.id.clone()),
            Vec::new(),
            |s| {
                let mut second = corridor.clone();
                second.id = twin;
                let first = s.corridors.position(|c| c.id == corridor.id);
                let added = s.corridors.push(second);
                for agreement in &mut s.agreements {
                    if first.is_some_and(|first| agreement.covers.contains(&first)) {
                        agreement.covers.push(added);
                    }
                }
            },
        );
    }
}
