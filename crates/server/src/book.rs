//! What the server holds of an operation in memory: its ground, the facts that follow from its entries, and who watches.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};

use access::roles::State as Stage;
use domain::{Duration, Scenario, Time};
use ledger::{About, Fault, Reader, Sqlite};
use operation::{Entry, Event, Ground, Id, Record};
use tokio::sync::broadcast;
use wire::{Files, Problems};

/// How many commits wait for those who watch: whoever is slower asks again.
const WAITING: usize = 256;

/// An operation.
pub(crate) struct Operation {
    pub(crate) about: About,
    pub(crate) ground: &'static Ground<'static>,
    record: Mutex<Record<'static>>,
    /// Told when the entries that a snapshot stood for are here.
    joined: Condvar,
    /// The state that roles are judged by; none when an entry has come that may change it.
    stage: Mutex<Option<Stage>>,
    /// When which device was refused what last.
    refused: Mutex<BTreeMap<(Id, Id), Time>>,
    /// The sequence of the last entry that is on the disk.
    last: AtomicU64,
    /// What was committed, to those who watch.
    pub(crate) committed: broadcast::Sender<Arc<Chunk>>,
}

/// Entries of one commit, as watchers get them; without bytes if nobody watched.
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
        let (committed, _) = broadcast::channel(WAITING);
        let record = Mutex::new(Record::new(ground));
        let (stage, refused, last) = (Mutex::new(None), Mutex::default(), AtomicU64::new(0));
        let joined = Condvar::new();
        Ok(Operation { about, ground, record, joined, stage, refused, last, committed })
    }

    /// Goes on from the fold of a snapshot; false if it cannot be read.
    pub(crate) fn resume(&self, fold: &[u8]) -> bool {
        let Some(resumed) = Record::resumed(self.ground, fold) else { return false };
        *self.raw() = resumed;
        // Asked for before anything late can come: nobody waits for the stage.
        self.stage();
        true
    }

    /// The entries that a snapshot stood for are here. Whether it said what follows from them.
    pub(crate) fn join(&self, earlier: Record<'static>) -> bool {
        let mut stage = self.stage.lock().unwrap_or_else(PoisonError::into_inner);
        let same = self.raw().join(earlier);
        if !same {
            *stage = None;
        }
        self.joined.notify_all();
        same
    }

    /// What there is was found damaged: from now on it is these entries, the last of which has this sequence.
    pub(crate) fn replace(&self, whole: Record<'static>, last: u64) {
        let mut stage = self.stage.lock().unwrap_or_else(PoisonError::into_inner);
        *stage = None;
        *self.raw() = whole;
        self.reached(last);
        self.joined.notify_all();
    }

    /// The entries and what follows from them, whether or not that can be said yet.
    pub(crate) fn raw(&self) -> MutexGuard<'_, Record<'static>> {
        self.record.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The entries and what follows from them. After a start from a snapshot it waits for the earlier entries if what follows cannot be said without them.
    pub(crate) fn record(&self) -> MutexGuard<'_, Record<'static>> {
        let record = self.raw();
        self.joined.wait_while(record, |record| record.lacks()).unwrap_or_else(PoisonError::into_inner)
    }

    /// The state that roles are judged by: closed with its account; prepared before the first convoy; held while the centre has shut each corridor.
    pub(crate) fn stage(&self) -> Stage {
        let (mut known, mut record) = loop {
            let known = self.stage.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(stage) = *known {
                return stage;
            }
            let record = self.raw();
            if !record.lacks() {
                break (known, record);
            }
            // Entries come in meanwhile: they must not wait for who waits here.
            drop((record, known));
            drop(self.record());
        };
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
        let mut record = self.raw();
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
    /// What was found wrong with the record, at the start or beside.
    damage: OnceLock<Fault>,
    /// How many records are being checked beside.
    checking: AtomicUsize,
}

impl Book {
    pub(crate) fn new(path: PathBuf) -> Book {
        let (operations, readers) = (RwLock::default(), Mutex::default());
        Book { operations, path, readers, damage: OnceLock::new(), checking: AtomicUsize::new(0) }
    }

    /// What was found wrong with the record: then it is only read.
    pub(crate) fn damage(&self) -> Option<&Fault> {
        self.damage.get()
    }

    pub(crate) fn damaged(&self, fault: Fault) {
        // The first damage is said.
        let _ = self.damage.set(fault);
    }

    /// Whether all of what was read back was verified, or some of it is being verified beside.
    pub(crate) fn is_checked(&self) -> bool {
        self.checking.load(Ordering::Acquire) == 0
    }

    /// So many records are to be checked beside.
    pub(crate) fn to_check(&self, records: usize) {
        self.checking.store(records, Ordering::Release);
    }

    /// One of them was.
    pub(crate) fn checked(&self) {
        self.checking.fetch_sub(1, Ordering::AcqRel);
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
