//! A model's answer to what happened: a scenario planned with the agreement as it was known, and planned again from where the plan
//! stands at each suspension and resumption that a record states, with the same vehicles and hours.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Agreement, Corridor, Duration, Idx, Name, Plan, Scenario, State, Suspension, Time, WaitingAt, Window,
    Windows,
};
use operation::{Entry, Event, Id, planned_from};
use planner::Settings;
use texts::Text;

use crate::fault::Fault;
use crate::language::{fill, say};
use crate::seal;
use crate::workers::{self, Enough, Work};

/// The plan from one instant on, as it was known then.
pub(crate) struct Known {
    /// From when it counts until the next.
    pub(crate) from: Time,
    /// Until when.
    pub(crate) until: Time,
    /// Whether any corridor is suspended now.
    pub(crate) shut: bool,
    /// The scenario as it was known.
    pub(crate) scenario: &'static Scenario,
    /// Where the plan before stood; none at the start.
    pub(crate) state: Option<&'static State>,
    /// People who got off again at the suspension.
    pub(crate) got_off: u32,
    /// What is planned from here.
    pub(crate) plan: Plan,
}

/// How much is searched.
#[derive(Clone, Copy)]
pub(crate) struct Effort {
    /// Every draw comes from it.
    pub(crate) seed: u64,
    /// Rounds after each first plan.
    pub(crate) rounds: u64,
    /// How many threads.
    pub(crate) threads: usize,
}

/// Corridors that a record states as shut, from an instant until the next change; in order.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Change {
    at: Time,
    shut: BTreeSet<Idx<Corridor>>,
}

/// Plans through all suspensions that the entries state within the scenario's hours, which grow by what is lost.
///
/// # Errors
/// A corridor that the scenario does not have, or our own bug.
pub(crate) fn through(scenario: &Scenario, entries: &[Entry], effort: Effort) -> Result<Vec<Known>, Fault> {
    let changes = changes(scenario, entries)?;
    let mut found: Vec<Known> = Vec::new();
    let (mut lost, mut shut) = (Lost::new(), Shut::new());
    found.push(known(as_known(scenario, &lost, &shut), None, (scenario.start, false), 0, effort)?);
    for change in changes {
        let before = found.last_mut().expect("there is a first plan");
        let all = before.scenario;
        let state = planned_from(all, &before.plan, before.state, change.at, true);
        if !anybody_left(all, &state) || (change.at >= all.end && shut.is_empty()) {
            // Everybody is safe in the model, or its hours are over: nothing is left to plan.
            break;
        }
        before.until = change.at;
        take(&change, &mut lost, &mut shut);
        let next = as_known(scenario, &lost, &shut);
        let (state, got_off) = if shut.is_empty() { (state, 0) } else { off_again(&next, state) };
        found.push(known(next, Some(state), (change.at, !shut.is_empty()), got_off, effort)?);
    }
    Ok(found)
}

/// The scenario with every suspension that the entries state, and the hours that they take added: what no one knew beforehand, for worlds
/// in which a plan meets them.
///
/// # Errors
/// A corridor that the scenario does not have.
pub(crate) fn as_it_came(scenario: &Scenario, entries: &[Entry]) -> Result<Scenario, Fault> {
    let (mut lost, mut shut) = (Lost::new(), Shut::new());
    for change in changes(scenario, entries)? {
        take(&change, &mut lost, &mut shut);
    }
    Ok(as_known(scenario, &lost, &shut))
}

/// Times that were lost, by corridor.
type Lost = BTreeMap<Idx<Corridor>, Vec<Window>>;

/// Since when each corridor that is suspended is so.
type Shut = BTreeMap<Idx<Corridor>, Time>;

/// Takes over a change.
fn take(change: &Change, lost: &mut Lost, shut: &mut Shut) {
    for (corridor, since) in std::mem::take(shut) {
        if change.shut.contains(&corridor) {
            shut.insert(corridor, since);
        } else {
            lost.entry(corridor).or_default().push(Window { from: since, until: change.at });
        }
    }
    for &corridor in &change.shut {
        shut.entry(corridor).or_insert(change.at);
    }
}

/// What the entries state about corridors, from the scenario's start on: which are shut after each change.
fn changes(scenario: &Scenario, entries: &[Entry]) -> Result<Vec<Change>, Fault> {
    let corridor = |id: &Id| {
        scenario.corridors.position(|c| c.id == id.as_str()).ok_or_else(|| {
            let ids: Vec<&str> = scenario.corridors.iter().map(|c| c.id.as_str()).collect();
            let fault = Fault::unreadable(fill(Text::ReplayNoCorridor, &[("corridor", id.as_str())]));
            fault.hint(ids.join(", "))
        })
    };
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort_by_key(|e| (e.happened_at, e.id));
    let mut shut: BTreeSet<Idx<Corridor>> = BTreeSet::new();
    let mut changes: Vec<Change> = Vec::new();
    for entry in sorted {
        let before = shut.clone();
        match &entry.event {
            Event::Suspended { corridor: id, .. } => {
                shut.insert(corridor(id)?);
            }
            Event::Resumed { corridor: id } => {
                shut.remove(&corridor(id)?);
            }
            _ => {}
        }
        if shut != before {
            // What happens at one instant is one change.
            let at = entry.happened_at.max(scenario.start);
            changes.retain(|c| c.at != at);
            changes.push(Change { at, shut: shut.clone() });
        }
    }
    Ok(changes)
}

/// The scenario as it is known: what was lost is over and is added at the end; what is shut is shut for good, as far as anybody knows.
fn as_known(scenario: &Scenario, lost: &Lost, shut: &Shut) -> Scenario {
    let mut known = scenario.clone();
    let gone: Windows = lost.values().flatten().copied().collect();
    let gone = Duration(gone.iter().map(|w| w.length().0).sum());
    known.end = scenario.end + gone;
    known.days = wire::clock::Clock::of(scenario).days(known.start, known.end);
    for agreement in &mut known.agreements {
        agreement.in_force = agreement.in_force.as_ref().map(|force| {
            let last = force.iter().last().map(|w| Window { from: w.from, until: w.until + gone });
            force.iter().copied().chain(last).collect()
        });
    }
    let corridors: BTreeSet<Idx<Corridor>> = lost.keys().chain(shut.keys()).copied().collect();
    for corridor in corridors {
        let over = lost.get(&corridor).into_iter().flatten().copied();
        let open_end = shut
            .get(&corridor)
            .map(|&from| Window { from, until: known.end.max(from) + Duration::hours(24) });
        let suspended = over.chain(open_end).map(|window| Suspension { window, reason: String::new() });
        suspend(&mut known, corridor, suspended.collect());
    }
    known
}

/// Adds that a corridor is suspended, whatever is agreed on it.
pub(crate) fn suspend(known: &mut Scenario, corridor: Idx<Corridor>, suspended: Vec<Suspension>) {
    let id = format!("suspended-{}", known.corridors[corridor].id);
    known.agreements.push(Agreement {
        name: Name::plain(&id),
        id,
        parties: Vec::new(),
        not_party: Vec::new(),
        covers: vec![corridor],
        in_force: None,
        suspended,
    });
}

fn anybody_left(scenario: &Scenario, state: &State) -> bool {
    let safe = |class: Idx<domain::Class>| -> u32 {
        let known = state.people.iter().find(|p| p.class == class);
        known.map_or(0, |p| p.safe.iter().map(|s| s.families).sum())
    };
    scenario.classes.entries().any(|(class, row)| safe(class) < row.count)
}

/// Whoever is aboard and has not left the zone where they waited gets off where the vehicle stands, and waits there. Returns how many.
fn off_again(scenario: &Scenario, mut state: State) -> (State, u32) {
    let mut people = 0;
    let State { vehicles, people: classes, .. } = &mut state;
    for vehicle in vehicles {
        let here = vehicle.place;
        let zone = scenario.places[here].zone;
        let (off, stay): (Vec<_>, Vec<_>) = vehicle.aboard.iter().partition(|a| {
            zone != Scenario::OPEN && scenario.places[scenario.classes[a.class].at].zone == zone
        });
        vehicle.aboard = stay;
        for aboard in off {
            let class = &scenario.classes[aboard.class];
            people += class.family.people() * aboard.families;
            let Some(known) = classes.iter_mut().find(|c| c.class == aboard.class) else { continue };
            known.waiting += aboard.families;
            if here != class.at {
                match known.waiting_at.iter_mut().find(|w| w.place == here) {
                    Some(waiting) => waiting.families += aboard.families,
                    None => known.waiting_at.push(WaitingAt { place: here, families: aboard.families }),
                }
            }
        }
    }
    (state, people)
}

/// Plans from here. The plan is judged before it is believed.
fn known(
    scenario: Scenario,
    state: Option<State>,
    (from, shut): (Time, bool),
    got_off: u32,
    effort: Effort,
) -> Result<Known, Fault> {
    // Threads may still look at both when the program ends.
    let scenario: &'static Scenario = Box::leak(Box::new(scenario));
    let state: Option<&'static State> = state.map(|s| &*Box::leak(Box::new(s)));
    let settings = Settings { seed: effort.seed };
    let work = Work { scenario, state, settings, board_early: domain::Duration::ZERO };
    let outcome = workers::search(work, None, Enough::Rounds(effort.rounds), effort.threads, |_| false);
    let best = outcome.best.last().ok_or_else(|| seal::bug(say(Text::SearchFailed)))?;
    let plan = outcome.search.plan(best).plan;
    if let Some(first) = referee::standing(scenario, &plan, state).verdict.broken.first() {
        return Err(seal::bug(first.code));
    }
    Ok(Known { from, until: scenario.end, shut, scenario, state, got_off, plan })
}
