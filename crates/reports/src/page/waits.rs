//! How long people wait until they are safe, by the place they wait at and their priority: what is fair, in figures.

use std::collections::BTreeMap;

use domain::{Class, Duration, Idx, Moved, Place, Priority, Time, Visit};

use crate::Told;

/// Those of one place and one priority.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Waits {
    /// Where they wait.
    pub(super) place: Idx<Place>,
    /// How urgent they are.
    pub(super) priority: Idx<Priority>,
    /// All of them.
    pub(super) people: u64,
    /// Those who are safe by the end.
    pub(super) safe: u64,
    /// The waiting of the safe, one after the other, in seconds.
    pub(super) sum: i64,
    /// The waiting within which half of the safe, nine tenths of them, and the last become safe.
    pub(super) reached: Option<[Duration; 3]>,
}

/// How long so many people waited.
type Waited = Vec<(Duration, u64)>;

/// Families of a class who become safe at an instant.
struct Safe {
    class: Idx<Class>,
    families: u32,
    at: Time,
}

/// Every place and priority that somebody waits with, in the scenario's order. Waiting counts from the instant at which
/// a class is ready, as exposure does. O(v log c + f log f) for v visits, c classes, and f times that families alight.
pub(super) fn waits(told: &Told<'_>) -> Vec<Waits> {
    let s = told.scenario;
    let mut groups: BTreeMap<(Idx<Place>, Idx<Priority>), (u64, Waited)> = BTreeMap::new();
    for class in s.classes.iter().filter(|c| c.people() > 0) {
        groups.entry((class.at, class.priority)).or_default().0 += u64::from(class.people());
    }
    for safe in all_safe(told) {
        let class = &s.classes[safe.class];
        let people = u64::from(safe.families) * u64::from(class.family.people());
        groups.entry((class.at, class.priority)).or_default().1.push((safe.at - class.ready, people));
    }
    groups
        .into_iter()
        .map(|((place, priority), (people, mut waited))| {
            waited.sort_unstable();
            let safe = waited.iter().map(|(_, n)| n).sum();
            let reached = (safe > 0)
                .then(|| [reaches(&waited, safe, 5), reaches(&waited, safe, 9), reaches(&waited, safe, 10)]);
            let sum = waited.iter().map(|&(wait, n)| wait.0 * n as i64).sum();
            Waits { place, priority, people, safe, sum, reached }
        })
        .collect()
}

/// The shortest wait within which so many tenths of all have become safe; `waited` is sorted.
fn reaches(waited: &[(Duration, u64)], all: u64, tenths: u64) -> Duration {
    let mut sum = 0;
    for &(wait, n) in waited {
        sum += n;
        if sum * 10 >= all * tenths {
            return wait;
        }
    }
    waited.last().map_or(Duration::ZERO, |w| w.0)
}

/// Everybody who gets off at a place that they accept by the end, before the plan and in it. Nobody gets off who is not aboard.
fn all_safe(told: &Told<'_>) -> Vec<Safe> {
    let s = told.scenario;
    let mut found = Vec::new();
    for class in told.state.iter().flat_map(|state| &state.people) {
        let counts =
            |safe: &&domain::Safe| s.classes[class.class].wish(safe.place).is_some() && safe.at <= s.end;
        found.extend(class.safe.iter().filter(counts).map(|safe| Safe {
            class: class.class,
            families: safe.families,
            at: safe.at,
        }));
    }
    for itinerary in &told.plan.vehicles {
        let mut aboard: BTreeMap<Idx<Class>, u32> = BTreeMap::new();
        let stood = told.state.and_then(|st| st.vehicles.iter().find(|v| v.vehicle == itinerary.vehicle));
        for a in stood.iter().flat_map(|v| &v.aboard) {
            *aboard.entry(a.class).or_default() += a.families;
        }
        for visit in &itinerary.visits {
            let Visit::Place(stop) = visit else { continue };
            for &Moved { class, families } in &stop.alight {
                let there = aboard.entry(class).or_default();
                let off = families.min(*there);
                *there -= off;
                let at = stop.end.or(stop.begin).or(stop.arrive);
                if let Some(at) = at.filter(|&at| at <= s.end && s.classes[class].wish(stop.place).is_some())
                {
                    found.push(Safe { class, families: off, at });
                }
            }
            for moved in &stop.board {
                *aboard.entry(moved.class).or_default() += moved.families;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::{SCHOOL, plan, scenario, told};

    #[test]
    fn waiting_counts_from_ready_until_the_vehicle_is_unloaded() {
        let (s, p) = (scenario(), plan());
        let found = waits(&told(&s, &p));
        assert_eq!(found.len(), 2, "one place, two priorities");
        let normal = &found[0];
        assert_eq!((normal.place, normal.people, normal.safe), (SCHOOL, 32, 28));
        // Ready at six, safe at twenty past nine.
        assert_eq!(normal.reached, Some([Duration::minutes(200); 3]));
        assert_eq!(normal.sum, 28 * 200 * 60);
        assert_eq!((found[1].people, found[1].safe), (8, 8));
    }

    #[test]
    fn half_of_the_people_not_of_the_families_make_the_median() {
        let waited = [(Duration(10), 1), (Duration(20), 1), (Duration(30), 8)];
        assert_eq!([5, 9, 10].map(|tenths| reaches(&waited, 10, tenths).0), [30, 30, 30]);
        assert_eq!(reaches(&[(Duration(10), 5), (Duration(30), 5)], 10, 5).0, 10);
    }
}
