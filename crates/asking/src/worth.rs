//! What changes are worth: what a plan wins, and what no plan could win more.

use domain::{Bound, Objective, Scenario, Score};
use operation::{About, Clause, Id, Standing};

/// What was found for a scenario: the best plan's score, and what is proven.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Measured {
    /// The plan's score.
    pub score: Score,
    /// What no plan can be below.
    pub bound: Bound,
    /// What comes of it when things go wrong, if that was tried.
    pub worlds: Option<InWorlds>,
}

/// What comes of a plan in drawn worlds: means, each with one standard error.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct InWorlds {
    /// How many worlds.
    pub worlds: u64,
    /// The share of worlds in which all who came are safe at the end.
    pub all_safe: (f64, f64),
    /// People left, of those who came.
    pub left: (f64, f64),
}

impl InWorlds {
    /// The better of two that were played in the same worlds: all safe in more of them, then fewer left.
    #[must_use]
    pub fn better(self, other: InWorlds) -> InWorlds {
        let rank = |w: &InWorlds| (-w.all_safe.0, w.left.0);
        if rank(&other) < rank(&self) { other } else { self }
    }
}

/// What a change wins against the plan without it, and the most that any plan could win with it. In people (weighted), person-hours,
/// and seconds; more is better.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Won {
    /// People, weighted, who come out besides.
    pub people: f64,
    /// At most so many.
    pub people_at_most: Option<f64>,
    /// Weighted person-hours less.
    pub exposure: f64,
    /// At most so many; only for plans that leave no more behind.
    pub exposure_at_most: Option<f64>,
    /// Seconds sooner over.
    pub sooner: Option<i64>,
    /// At most so many.
    pub sooner_at_most: Option<i64>,
    /// Whether it is proven that no plan with the change is better than the one without, in what counts first and differs.
    pub worthless: bool,
}

/// What a change wins. With one that only allows more the plan without it stays a plan: nothing is ever lost. With another the plan
/// found may be worse, and then what it wins is below nothing.
pub fn won(order: &[Objective], without: &Measured, with: &Measured, only_more: bool) -> Won {
    let (a, b) = (&without.score, &with.score);
    let people = a.left_behind_weighted - b.left_behind_weighted;
    let people = if only_more { people.max(0.0) } else { people };
    let fewer = b.left_behind_weighted < a.left_behind_weighted;
    let gained = |x: f64| if fewer || !only_more { x } else { x.max(0.0) };
    let sooner = a.last_arrival.zip(b.last_arrival).map(|(a, b)| (a - b).0);
    let people_at_most = with.bound.left_behind_weighted.map(|low| (a.left_behind_weighted - low).max(0.0));
    let exposure_at_most = with.bound.exposure.map(|low| (a.exposure - low).max(0.0));
    let last = a.last_arrival.zip(with.bound.last_arrival).map(|(a, low)| (a - low).0.max(0));
    // Part by part as the scenario orders them: as long as the parts before are proven equal, the next one decides.
    let mut worthless = true;
    for part in order {
        let at_most = match part {
            Objective::LeftBehind => people_at_most,
            Objective::Exposure => exposure_at_most,
            Objective::LastArrival => last.map(|s| s as f64),
            Objective::Distance | Objective::Wishes => Some(0.0),
        };
        worthless &= at_most.is_some_and(|most| most <= 1e-6 * a.exposure.max(1.0));
    }
    Won {
        people,
        people_at_most,
        exposure: gained(a.exposure - b.exposure),
        exposure_at_most,
        sooner: sooner.map(|s| if fewer || !only_more { s } else { s.max(0) }),
        sooner_at_most: last,
        worthless,
    }
}

/// The least of what can be asked that leaves nobody behind: added one by one, the one that helps most first, then each left out
/// again that is not needed. `measure` says how many (weighted) stay with these changes, by their positions; none if they cannot be
/// joined. Not the smallest set there is, but one of which nothing can be left out.
pub fn least(
    alone: &[(usize, f64)],
    without: f64,
    mut measure: impl FnMut(&[usize]) -> Option<f64>,
) -> Option<Vec<usize>> {
    let mut by_worth: Vec<(usize, f64)> = alone.iter().copied().filter(|(_, left)| *left < without).collect();
    by_worth.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    let mut chosen: Vec<usize> = Vec::new();
    let mut left = without;
    for (i, single) in by_worth {
        if left <= 0.0 {
            break;
        }
        let mut more = chosen.clone();
        more.push(i);
        let with = if chosen.is_empty() { Some(single) } else { measure(&more) };
        if let Some(with) = with.filter(|&with| with < left) {
            (chosen, left) = (more, with);
        }
    }
    if left > 0.0 {
        return None;
    }
    let mut i = 0;
    while chosen.len() > 1 && i < chosen.len() {
        let mut fewer = chosen.clone();
        fewer.remove(i);
        if measure(&fewer).is_some_and(|left| left <= 0.0) {
            chosen = fewer;
        } else {
            i += 1;
        }
    }
    Some(chosen)
}

/// What each agreement of a scenario still has to say before anybody may go: clauses that a scenario has no key for, and those that it leaves
/// out.
pub fn missing(scenario: &Scenario) -> Vec<(String, Vec<About>)> {
    let entry = operation::EntryId::new(0, 0);
    let each = scenario.agreements.iter().map(|agreement| {
        let mut standing = Standing::default();
        let mut has = |clause: Clause| {
            standing.clauses.insert(clause.about(), (clause, entry));
        };
        // A scenario says party as its people do; as an id it may be written otherwise.
        let parties: Vec<Id> =
            agreement.parties.iter().filter_map(|p| Id::new(&p.to_lowercase().replace(' ', "-"))).collect();
        if !parties.is_empty() {
            has(Clause::Parties(parties));
        }
        if let Some(force) = &agreement.in_force {
            has(Clause::Times(force.iter().copied().collect()));
        }
        has(Clause::Route(
            agreement.covers.iter().filter_map(|&c| Id::new(&scenario.corridors[c].id)).collect(),
        ));
        has(Clause::Places(Vec::new()));
        (agreement.id.clone(), standing.missing())
    });
    each.collect()
}
