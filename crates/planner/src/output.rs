//! A schedule as a plan: convoys named, visits in order, the score stated as summed up here.

use domain::{
    Bound, Class, Convoy, Duration, Idx, Itinerary, Passage, Place, Plan, Score, StatedScore, Time, Visit,
};

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

/// The score of what has been decided, by the weights as they are: the search's tally rounds them. O(visits).
fn score(schedule: &Schedule<'_>) -> Score {
    let scenario = schedule.model.scenario;
    let mut left: Vec<i64> = scenario.classes.iter().map(|c| i64::from(c.people())).collect();
    let mut score = Score { distance_km: schedule.tally.km as f64 / 1e6, ..Score::default() };
    let mut safe = |class: Idx<Class>, families: u32, place: Idx<Place>, at: Time| {
        let c = &scenario.classes[class];
        let Some(wish) = c.wish(place).filter(|_| at <= scenario.end) else { return };
        let people = i64::from(families * c.family.people());
        let weight = scenario.weight(class) * people as f64;
        left[class.get()] -= people;
        score.exposure += weight * (at - c.ready).max(Duration::ZERO).as_hours();
        score.wishes += weight * wish as f64;
        score.last_arrival = score.last_arrival.max(Some(at));
    };
    for arrived in &schedule.model.start.safe {
        safe(arrived.class, arrived.families, arrived.place, arrived.at);
    }
    for visit in schedule.vehicles.iter().flat_map(|v| &v.visits) {
        if let Visit::Place(stop) = visit
            && let Some(end) = stop.end
        {
            for moved in &stop.alight {
                safe(moved.class, moved.families, stop.place, end);
            }
        }
    }
    for (i, class) in scenario.classes.entries() {
        let people = left[i.get()].max(0);
        let weight = scenario.weight(i) * people as f64;
        score.left_behind += people as u64;
        score.left_behind_weighted += weight;
        score.exposure += weight * (scenario.end - class.ready).as_hours();
    }
    score
}
