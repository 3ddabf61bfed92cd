//! What the server holds of an operation in memory: its ground, the facts that follow from its entries, and who watches.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use access::roles::State as Stage;
use domain::{Duration, Scenario, Time};
use ledger::{About, Fault, Reader, Sqlite};
use operation::{Entry, Event, Ground, Id, Record};
use tokio::sync::broadcast;
use wire::{Files, Problems};

/// An operation.
pub(crate) struct Operation {
    pub(crate) about: About,
    pub(crate) ground: &'static Ground<'static>,
    record: Mutex<Record<'static>>,
    /// The state that roles are judged by; none when an entry has come that may change it.
    stage: Mutex<Option<Stage>>,
    /// When which device was refused what last.
    refused: Mutex<BTreeMap<(Id, Id), Time>>,
    /// The sequence of the last entry that is on the disk.
    last: AtomicU64,
    /// What was committed, to those who watch.
    pub(crate) committed: broadcast::Sender<Arc<Chunk>>,
}

/// Entries of one commit, as watchers get them; without bytes if nobody watched, or if there were too many: these are read from the disk.
pub(crate) struct Chunk {
    pub(crate) after: u64,
    pub(crate) last: u64,
    pub(crate) bytes: axum::body::Bytes,
}

impl Operation {
    /// Reads the scenario that the record is of.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub(crate) fn new(about: About) -> Result<Operation, Problems> {
        let scenario = read(&about)?;
        // An operation lasts as long as its server: its ground is never given back.
        let scenario: &'static Scenario = Box::leak(Box::new(scenario));
        let ground: &'static Ground<'static> = Box::leak(Box::new(Ground::new(scenario)));
        let (committed, _) = broadcast::channel(256);
        let record = Mutex::new(Record::new(ground));
        let (stage, refused, last) = (Mutex::new(None), Mutex::default(), AtomicU64::new(0));
        Ok(Operation { about, ground, record, stage, refused, last, committed })
    }

    /// The entries and what follows from them.
    pub(crate) fn record(&self) -> MutexGuard<'_, Record<'static>> {
        self.record.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The state that roles are judged by: closed with its account; prepared before the first convoy; held while the centre has shut each corridor.
    pub(crate) fn stage(&self) -> Stage {
        let mut known = self.stage.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(stage) = *known {
            return stage;
        }
        let mut record = self.record();
        let facts = record.facts();
        let shut = |id: &str| {
            let known = Id::new(id).and_then(|id| facts.corridors.get(&id));
            known.is_some_and(|corridor| corridor.suspended.contains_key(&None))
        };
        let corridors = &self.ground.scenario.corridors;
        let stage = if facts.closed.is_some() {
            Stage::Closed
        } else if facts.convoys.is_empty() {
            Stage::Prepared
        } else if !corridors.is_empty() && corridors.iter().all(|corridor| shut(&corridor.id)) {
            Stage::Held
        } else {
            Stage::Running
        };
        *known = Some(stage);
        stage
    }

    /// Adds entries that are on the disk to what is known.
    pub(crate) fn add(&self, entries: impl IntoIterator<Item = Entry>) {
        // The state is forgotten before the record is let go: nobody is judged by an old one.
        let mut stage = self.stage.lock().unwrap_or_else(PoisonError::into_inner);
        let mut record = self.record();
        for entry in entries {
            let moves = matches!(
                entry.event,
                Event::Formed { .. }
                    | Event::Suspended { by: None, .. }
                    | Event::Resumed { .. }
                    | Event::Corrected { .. }
                    | Event::Closed { convoy: None }
            );
            if moves {
                *stage = None;
            }
            record.add(entry);
        }
    }

    /// Whether this refusal was not recorded lately.
    pub(crate) fn first_refusal(&self, device: &Id, action: &Id, now: Time, again: Duration) -> bool {
        let mut refused = self.refused.lock().unwrap_or_else(PoisonError::into_inner);
        refused.retain(|_, at| now < *at + again && *at <= now);
        refused.insert((device.clone(), action.clone()), now).is_none()
    }

    pub(crate) fn last(&self) -> u64 {
        self.last.load(Ordering::Acquire)
    }

    pub(crate) fn reached(&self, sequence: u64) {
        self.last.store(sequence, Ordering::Release);
    }
}

/// The scenario of a record.
///
/// # Errors
/// Everything that is wrong with it.
pub(crate) fn read(about: &About) -> Result<Scenario, Problems> {
    struct Inside<'a>(&'a About);
    impl Files for Inside<'_> {
        fn read(&self, path: &str) -> Result<Vec<u8>, String> {
            let file = self.0.files.iter().find(|file| file.path == path);
            file.map(|file| file.text.clone().into_bytes())
                .ok_or_else(|| "it was not sent with the scenario".to_owned())
        }
    }
    let first = about.files.first().map_or("", |file| file.path.as_str());
    wire::scenario::read(first, &Inside(about)).map(|read| read.scenario)
}

/// All operations of this server.
pub(crate) struct Book {
    operations: RwLock<BTreeMap<Id, Arc<Operation>>>,
    path: PathBuf,
    readers: Mutex<Vec<Reader>>,
}

impl Book {
    pub(crate) fn new(path: PathBuf) -> Book {
        Book { operations: RwLock::default(), path, readers: Mutex::default() }
    }

    pub(crate) fn get(&self, id: &Id) -> Option<Arc<Operation>> {
        self.operations.read().unwrap_or_else(PoisonError::into_inner).get(id).cloned()
    }

    pub(crate) fn all(&self) -> Vec<Arc<Operation>> {
        self.operations.read().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
    }

    pub(crate) fn add(&self, operation: Arc<Operation>) {
        let id = operation.about.operation.clone();
        self.operations.write().unwrap_or_else(PoisonError::into_inner).insert(id, operation);
    }

    /// Reads the file beside the writer. It waits for the disk: not for threads that serve many.
    ///
    /// # Errors
    /// Of the storage.
    pub(crate) fn reading<T>(&self, read: impl FnOnce(&Reader) -> Result<T, Fault>) -> Result<T, Fault> {
        let idle = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let reader = match idle {
            Some(reader) => reader,
            None => Sqlite::reader(&self.path)?,
        };
        let found = read(&reader);
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if readers.len() < 4 {
            readers.push(reader);
        }
        found
    }
}
