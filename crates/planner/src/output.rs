//! A schedule as a plan: convoys named, visits in order, the score stated as summed up here.

use domain::{Bound, Convoy, Itinerary, Passage, Plan, Score, StatedScore, Time, Visit};

use crate::model::side;
use crate::schedule::Schedule;

/// Writes down what has been decided. O(visits).
pub(crate) fn plan(schedule: &Schedule<'_>) -> Plan {
    let scenario = schedule.model.scenario;
    let mut keys: Vec<usize> = (0..schedule.convoys.len()).filter(|&k| !schedule.convoys[k].fact).collect();
    keys.sort_by_key(|&k| (schedule.convoys[k].depart, schedule.convoys[k].crossing, k));
    let mut position = vec![usize::MAX; schedule.convoys.len()];
    let mut numbers = vec![[0usize; 2]; scenario.corridors.len()];
    let taken: Vec<&str> = schedule.model.start.convoys.iter().map(|f| f.past.convoy.id.as_str()).collect();
    let mut convoys = Vec::with_capacity(keys.len());
    for (at, &k) in keys.iter().enumerate() {
        position[k] = at;
        let c = &schedule.convoys[k];
        let corridor = &scenario.corridors[c.crossing.corridor];
        let d = side(c.crossing.direction);
        let number = &mut numbers[c.crossing.corridor.get()][d];
        let id = loop {
            *number += 1;
            let id = format!("{}-{}-{}", corridor.id, c.crossing.direction.as_str(), number);
            if !taken.contains(&id.as_str()) {
                break id;
            }
        };
        let posts = &schedule.model.lanes[c.crossing.corridor.get()].posts[d];
        convoys.push(Convoy {
            id,
            corridor: c.crossing.corridor,
            direction: c.crossing.direction,
            depart: c.depart,
            arrive: c.arrive,
            passages: posts
                .iter()
                .zip(&c.passages)
                .map(|(post, &(begin, end))| Passage {
                    checkpoint: corridor.checkpoints[post.number].id.clone(),
                    begin,
                    end,
                })
                .collect(),
            vehicles: c.vehicles.clone(),
        });
    }
    let vehicles = scenario
        .vehicles
        .indices()
        .filter(|v| !schedule.vehicles[v.get()].visits.is_empty())
        .map(|vehicle| {
            let step = |v: &Visit| match v {
                Visit::Convoy(k) => Visit::Convoy(position[*k]),
                Visit::Place(stop) => Visit::Place(stop.clone()),
            };
            Itinerary { vehicle, visits: schedule.vehicles[vehicle.get()].visits.iter().map(step).collect() }
        })
        .collect();
    Plan {
        scenario: scenario.name.first().to_string(),
        convoys,
        vehicles,
        score: StatedScore::from(score(schedule)),
        bound: Bound::default(),
    }
}

/// The score as the planner sums it up; the referee counts its own.
fn score(schedule: &Schedule<'_>) -> Score {
    let tally = &schedule.tally;
    let scenario = schedule.model.scenario;
    let mut safe = vec![0u64; scenario.classes.len()];
    for arrived in &schedule.model.start.safe {
        let class = &scenario.classes[arrived.class];
        if class.wish(arrived.place).is_some() && arrived.at <= scenario.end {
            safe[arrived.class.get()] += u64::from(arrived.families * class.family.people());
        }
    }
    for vehicle in &schedule.vehicles {
        for visit in &vehicle.visits {
            if let Visit::Place(stop) = visit {
                for a in &stop.alight {
                    safe[a.class.get()] += u64::from(a.families * scenario.classes[a.class].family.people());
                }
            }
        }
    }
    Score {
        left_behind: scenario.people().saturating_sub(safe.iter().sum()),
        left_behind_weighted: tally.left as f64 / 1e6,
        exposure: tally.exposure as f64 / 3.6e9,
        last_arrival: (tally.last > Time::MIN).then_some(tally.last),
        distance_km: tally.km as f64 / 1e6,
        wishes: tally.wishes as f64 / 1e6,
    }
}
