//! Planning again while an operation runs: one proposal at a time, on a thread of its own, from where everybody is; and the plan that counts. What plans and
//! what judges plans is handed in by the shell.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use domain::{Corridor, Idx, Plan, Scenario, State, Time};
use ledger::hex;
use operation::Id;
use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use crate::book::Operation;
use crate::clock;
use crate::data::write_secret;

/// What plans, and judges plans. Neither knows of the record.
pub trait Planner: Send + Sync {
    /// Judges a plan's file by every rule: from the state if it holds from there, or what of it lies ahead, or from the scenario's start.
    ///
    /// # Errors
    /// All that it breaks, or why it cannot be read, a sentence each.
    fn judge(&self, scenario: &Scenario, state: &State, plan: &[u8]) -> Result<(), Vec<String>>;

    /// Makes a plan that the referee has kept. It takes as long as the limit, and a little more.
    ///
    /// # Errors
    /// Why there is none, in one sentence.
    fn plan(&self, asked: &Asked<'_>) -> Result<Made, String>;
}

/// What is to be planned.
#[derive(Debug)]
pub struct Asked<'a> {
    /// The scenario as it was begun with.
    pub scenario: &'a Scenario,
    /// Where everybody is.
    pub state: State,
    /// Corridors that are stated as shut now: as far as anybody knows, for good.
    pub shut: Vec<Idx<Corridor>>,
    /// The plan that counts; its orders are kept where nothing better is found.
    pub previous: Option<Plan>,
    /// How long to look for better ones.
    pub limit: Duration,
}

/// A plan that was made.
#[derive(Debug)]
pub struct Made {
    /// Its file.
    pub plan: String,
    /// Which orders change against the plan that counts; none if there is no such plan.
    pub changes: Option<serde_json::Value>,
}

/// A proposal, as it is told.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Proposal {
    /// Its id within the operation: `p1`, `p2`…; they end with the server.
    #[serde(rename = "proposal")]
    pub(crate) id: String,
    /// `planning`, `ready`, `failed` or `accepted`.
    pub(crate) status: &'static str,
    /// As of when it is planned.
    pub(crate) as_of: String,
    /// How long is looked for better plans, in seconds.
    pub(crate) limit: u64,
    /// The plan that it was compared with: SHA-256 of its file.
    pub(crate) previous: Option<String>,
    /// SHA-256 of its own file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) plan: Option<String>,
    /// Which orders change.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub(crate) changes: Option<serde_json::Value>,
    /// Why there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) said: Option<String>,
    /// When it was asked for.
    #[serde(skip)]
    pub(crate) made: Time,
    /// The file.
    #[serde(skip)]
    pub(crate) file: Option<Arc<str>>,
}

/// How many proposals of an operation are remembered.
const REMEMBERED: usize = 20;

/// Why nothing is planned.
#[derive(Debug)]
pub(crate) enum NotNow {
    /// A proposal is being made.
    Busy,
    /// The scenario's hours are over.
    Over,
    /// The thread cannot be started, or the plan that counts is not readable.
    Machine(String),
}

/// All proposals, and the plans that count or counted.
pub(crate) struct Planning {
    planner: Arc<dyn Planner>,
    folder: PathBuf,
    busy: AtomicBool,
    proposals: Mutex<BTreeMap<Id, (u32, Vec<Proposal>)>>,
}

impl Planning {
    pub(crate) fn new(planner: Arc<dyn Planner>, folder: PathBuf) -> Planning {
        Planning { planner, folder, busy: AtomicBool::new(false), proposals: Mutex::default() }
    }

    fn proposals(&self) -> MutexGuard<'_, BTreeMap<Id, (u32, Vec<Proposal>)>> {
        self.proposals.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A proposal of an operation.
    pub(crate) fn get(&self, operation: &Id, proposal: &str) -> Option<Proposal> {
        self.proposals().get(operation)?.1.iter().find(|one| one.id == proposal).cloned()
    }

    fn change(&self, operation: &Id, proposal: &str, change: impl FnOnce(&mut Proposal)) {
        let mut all = self.proposals();
        let known = all.get_mut(operation).and_then(|(_, of)| of.iter_mut().find(|one| one.id == proposal));
        if let Some(one) = known {
            change(one);
        }
    }

    /// Says that a proposal has become the plan that counts.
    pub(crate) fn accepted(&self, operation: &Id, proposal: &str) {
        self.change(operation, proposal, |one| one.status = "accepted");
    }

    /// Begins a proposal on a thread of its own.
    ///
    /// # Errors
    /// Why not.
    pub(crate) fn begin(
        self: &Arc<Self>,
        known: &Arc<Operation>,
        limit: Duration,
    ) -> Result<Proposal, NotNow> {
        if self.busy.swap(true, Ordering::AcqRel) {
            return Err(NotNow::Busy);
        }
        let begun = self.begin_free(known, limit);
        if begun.is_err() {
            self.busy.store(false, Ordering::Release);
        }
        begun
    }

    fn begin_free(self: &Arc<Self>, known: &Arc<Operation>, limit: Duration) -> Result<Proposal, NotNow> {
        let scenario = known.ground.scenario;
        let (state, shut, now) = standing(known);
        if now >= scenario.end {
            return Err(NotNow::Over);
        }
        let counts = in_force(known);
        let previous = match &counts {
            None => None,
            Some(plan) => Some(self.read(known, plan).map_err(NotNow::Machine)?),
        };
        let operation = known.about.operation.clone();
        let proposal = {
            let mut all = self.proposals();
            let (number, of) = all.entry(operation.clone()).or_default();
            *number += 1;
            let proposal = Proposal {
                id: format!("p{number}"),
                status: "planning",
                as_of: wire::record::instant(now),
                limit: limit.as_secs(),
                previous: counts.map(|id| id.as_str().to_owned()),
                plan: None,
                changes: None,
                said: None,
                made: clock::now(),
                file: None,
            };
            of.push(proposal.clone());
            if of.len() > REMEMBERED {
                of.remove(0);
            }
            proposal
        };
        let (planning, id) = (self.clone(), proposal.id.clone());
        let work = move || {
            let asked = Asked { scenario, state, shut, previous, limit };
            let made =
                std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| planning.planner.plan(&asked)));
            let made = made.unwrap_or_else(|_| Err("the planner failed: this is our mistake".to_owned()));
            planning.change(&operation, &id, |one| match made {
                Ok(Made { plan, changes }) => {
                    (one.status, one.plan) = ("ready", Some(hash(plan.as_bytes())));
                    (one.changes, one.file) = (changes, Some(plan.into()));
                }
                Err(said) => (one.status, one.said) = ("failed", Some(said)),
            });
            planning.busy.store(false, Ordering::Release);
        };
        let started = std::thread::Builder::new().name("planning".to_owned()).spawn(work);
        started.map_err(|e| NotNow::Machine(e.to_string()))?;
        Ok(proposal)
    }

    /// Judges a file, from where everybody is.
    ///
    /// # Errors
    /// All that it breaks.
    pub(crate) fn judge(&self, known: &Operation, plan: &[u8]) -> Result<(), Vec<String>> {
        self.planner.judge(known.ground.scenario, &standing(known).0, plan)
    }

    /// Keeps a plan's file, under its hash.
    ///
    /// # Errors
    /// Of the disk.
    pub(crate) fn keep(&self, plan: &[u8]) -> std::io::Result<String> {
        let id = hash(plan);
        fs::create_dir_all(&self.folder)?;
        let (path, growing) = (self.folder.join(format!("{id}.json")), self.folder.join(format!("{id}.new")));
        write_secret(&growing, plan)?;
        fs::rename(&growing, &path)?;
        fs::File::open(&self.folder)?.sync_all()?;
        Ok(id)
    }

    /// The file of a plan that counts or counted; none if it is not here, or not what it was.
    pub(crate) fn file(&self, plan: &Id) -> Option<Vec<u8>> {
        let bytes = fs::read(self.folder.join(format!("{plan}.json"))).ok()?;
        (hash(&bytes) == plan.as_str()).then_some(bytes)
    }

    /// A plan that counts or counted.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub(crate) fn read(&self, known: &Operation, plan: &Id) -> Result<Plan, String> {
        let bytes = self
            .file(plan)
            .ok_or("the file of the plan that counts is not in the folder: put it in force again")?;
        wire::plan::read("plan", &bytes, known.ground.scenario, None).map_err(|problems| problems.to_string())
    }
}

/// The plan that counts, by its hash.
pub(crate) fn in_force(known: &Operation) -> Option<Id> {
    known.record().facts().plan.as_ref().map(|(_, plan)| plan.clone())
}

/// Where everybody is, which corridors are stated as shut, and as of when: now, or the scenario's start if that is still to come.
fn standing(known: &Operation) -> (State, Vec<Idx<Corridor>>, Time) {
    let scenario = known.ground.scenario;
    let now = clock::now().max(scenario.start);
    let mut record = known.record();
    let facts = record.facts();
    let shut = facts.corridors.iter().filter(|(_, corridor)| !corridor.suspended.is_empty());
    let shut = shut.filter_map(|(id, _)| known.ground.corridor(id)).collect();
    (operation::situation(facts, known.ground, now), shut, now)
}

fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
