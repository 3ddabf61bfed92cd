//! The one thread that writes: it drains what waits, keeps it in one transaction, and answers when that is on the disk.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;
use std::thread::JoinHandle;

use domain::Time;
use ledger::{About, Batch, Fault, Head, Kept, Key, Last, Ledger, Outcome, Receipt, SignedHead, Sqlite, hex};
use operation::{Care, Entry, EntryId, Id, Order, Refusal, decide};
use tokio::sync::{mpsc, oneshot};

use crate::beside::Found;
use crate::book::{Book, Chunk, Operation};
use crate::clock;
use crate::keys::Who;
use crate::snapshots::Snapshots;

/// The most entries of one transaction, as far as requests can be parted.
const MOST: usize = 8_000;

/// The most entries of one part that those who watch get.
const PART: usize = 1_000;

/// How many entries a snapshot is worth.
const GROWN: u64 = 20_000;

/// What became of entries.
#[derive(Debug)]
pub(crate) struct Appended {
    pub(crate) receipts: Vec<Receipt>,
    /// Signed after the commit that they came with.
    pub(crate) head: SignedHead,
}

/// What became of an order.
#[derive(Debug)]
pub(crate) enum Decided {
    /// It stands in the record.
    Given { entries: Vec<Entry>, appended: Appended },
    /// It does not, and this is why.
    Refused(Refusal),
    /// Something else stands in the record under its id.
    Taken,
}

type Reply<T> = oneshot::Sender<Result<T, Fault>>;

/// What the writer is asked.
pub(crate) enum Ask {
    Begin(Box<About>, Reply<()>),
    Append(Id, Vec<Entry>, Reply<Appended>),
    Order {
        operation: Id,
        id: EntryId,
        who: Who,
        order: Order,
        reply: Reply<Decided>,
    },
    /// A head with its root; kept in the store as well.
    Head(Id, Reply<SignedHead>),
    /// The check beside has found a record damaged.
    Damaged(Box<Found>),
    /// Keep a head of every operation that has grown since the last.
    Seal,
    /// Seal, and end.
    Stop(oneshot::Sender<()>),
}

pub(crate) struct Writer {
    store: Sqlite,
    key: Key,
    book: Arc<Book>,
    sealed: BTreeMap<Id, u64>,
    /// Where snapshots are kept; none if there are to be none.
    snapshots: Option<Arc<Snapshots>>,
    /// The sequence of the last snapshot of each.
    snapped: BTreeMap<Id, u64>,
    writing: Option<JoinHandle<()>>,
}

type Waiting = (Batch, Reply<Appended>);

impl Writer {
    pub(crate) fn new(store: Sqlite, key: Key, book: Arc<Book>) -> Writer {
        let ids = book.all().into_iter().map(|one| one.about.operation.clone());
        let sealed = ids.map(|id| (id.clone(), store.sealed(&id).unwrap_or_default())).collect();
        Writer { store, key, book, sealed, snapshots: None, snapped: BTreeMap::new(), writing: None }
    }

    /// Writes snapshots as well; those that are there are of these sequences.
    pub(crate) fn snapping(mut self, snapshots: Arc<Snapshots>, snapped: BTreeMap<Id, u64>) -> Writer {
        (self.snapshots, self.snapped) = (Some(snapshots), snapped);
        self
    }

    /// Works until it is told to stop, or nobody is left who could ask.
    pub(crate) fn work(mut self, mut asked: mpsc::Receiver<Ask>) {
        let mut next = asked.blocking_recv();
        while let Some(first) = next.take() {
            let mut waiting: Vec<Waiting> = Vec::new();
            let mut entries = 0;
            let mut ask = Some(first);
            while let Some(one) = ask.take() {
                match one {
                    Ask::Append(operation, new, reply) => {
                        entries += new.len();
                        waiting.push((Batch { operation, entries: new, received: clock::now() }, reply));
                    }
                    other => {
                        // Whoever asks after an entry is answered with it.
                        self.append(std::mem::take(&mut waiting));
                        if self.other(other) {
                            return;
                        }
                    }
                }
                if entries < MOST {
                    ask = asked.try_recv().ok();
                }
            }
            self.append(waiting);
            self.snap(GROWN);
            next = asked.blocking_recv();
        }
    }

    /// Keeps what waits; then everybody learns of it, and then it is answered.
    fn append(&mut self, waiting: Vec<Waiting>) {
        // An unknown operation is its sender's mistake, and nobody else's.
        let (known, unknown): (Vec<Waiting>, Vec<Waiting>) =
            waiting.into_iter().partition(|(batch, _)| self.book.get(&batch.operation).is_some());
        for (batch, reply) in unknown {
            let _ = reply.send(Err(Fault::NoSuchOperation(batch.operation)));
        }
        if known.is_empty() {
            return;
        }
        let (batches, replies): (Vec<Batch>, Vec<Reply<Appended>>) = known.into_iter().unzip();
        match self.keep(batches) {
            Ok(answers) => {
                for (reply, answer) in replies.into_iter().zip(answers) {
                    // Whoever asked may have gone: then it is kept all the same.
                    let _ = reply.send(Ok(answer));
                }
            }
            Err(fault) => {
                for reply in replies {
                    let _ = reply.send(Err(fault.clone()));
                }
            }
        }
    }

    fn keep(&mut self, batches: Vec<Batch>) -> Result<Vec<Appended>, Fault> {
        let answers = self.store.append(&batches)?;
        let mut heads: BTreeMap<Id, SignedHead> = BTreeMap::new();
        let mut new: BTreeMap<Id, Vec<Kept>> = BTreeMap::new();
        let mut appended = Vec::with_capacity(answers.len());
        for (batch, receipts) in batches.into_iter().zip(answers) {
            let Batch { operation, entries, received } = batch;
            let head = match heads.get(&operation) {
                Some(head) => *head,
                None => self.sign(&operation, None)?,
            };
            heads.insert(operation.clone(), head);
            let added = new.entry(operation).or_default();
            for (mut entry, receipt) in entries.into_iter().zip(&receipts) {
                if receipt.outcome == Outcome::New {
                    entry.recorded_at = received;
                    added.push(Kept { sequence: receipt.sequence, entry, chain: receipt.chain });
                }
            }
            appended.push(Appended { receipts, head });
        }
        for (operation, kept) in new {
            if let Some(known) = self.book.get(&operation) {
                publish(&known, kept);
            }
        }
        Ok(appended)
    }

    fn sign(&self, operation: &Id, root: Option<operation::Hash>) -> Result<SignedHead, Fault> {
        let Last { sequence, chain } = self.store.last(operation)?;
        Ok(self.key.sign(operation, Head { sequence, chain, root, at: clock::now(), heads: None }))
    }

    /// Anything but entries; whether that was the end.
    fn other(&mut self, ask: Ask) -> bool {
        match ask {
            Ask::Append(..) => {}
            Ask::Begin(about, reply) => drop(reply.send(self.begin(&about))),
            Ask::Order { operation, id, who, order, reply } => {
                drop(reply.send(self.order(&operation, id, &who, &order)));
            }
            Ask::Head(operation, reply) => drop(reply.send(self.head(&operation))),
            Ask::Damaged(found) => self.damaged(*found),
            Ask::Seal => self.seal(),
            Ask::Stop(done) => {
                self.seal();
                self.written();
                self.snap(GROWN / 10);
                self.written();
                // Whoever waited for it may have gone.
                let _ = done.send(());
                return true;
            }
        }
        false
    }

    fn begin(&mut self, about: &About) -> Result<(), Fault> {
        self.store.begin(about)?;
        if self.book.get(&about.operation).is_none() {
            let operation = Operation::new(about.clone());
            let operation = operation.map_err(|problems| Fault::Storage(problems.to_string()))?;
            self.book.add(Arc::new(operation));
        }
        Ok(())
    }

    fn order(&mut self, operation: &Id, id: EntryId, who: &Who, order: &Order) -> Result<Decided, Fault> {
        let known = self.book.get(operation).ok_or_else(|| Fault::NoSuchOperation(operation.clone()))?;
        let now = clock::now();
        let earlier = self.store.find(operation, id)?.map(|kept| kept.entry);
        let entries = {
            let mut record = known.record();
            match earlier {
                // The answer was lost on the way: the order is given once, and answered again.
                Some(entry) if entry.device == who.device && entry.role == who.role => vec![entry],
                Some(_) => return Ok(Decided::Taken),
                None => match decide(record.facts(), known.ground, Care::default(), who.role, order, now) {
                    Err(refusal) => return Ok(Decided::Refused(refusal)),
                    Ok(events) => given(events, id, who, now),
                },
            }
        };
        let batch = Batch { operation: operation.clone(), entries: entries.clone(), received: now };
        let mut appended = self.keep(vec![batch])?;
        Ok(match appended.pop() {
            Some(appended) => Decided::Given { entries, appended },
            None => Decided::Taken,
        })
    }

    fn head(&mut self, operation: &Id) -> Result<SignedHead, Fault> {
        let root = self.store.root(operation)?;
        self.sign(operation, Some(root))
    }

    /// Keeps a head of each record that has grown. One that cannot be kept is asked for again later: entries do not wait for it.
    fn seal(&mut self) {
        for one in self.book.all() {
            self.seal_one(&one);
        }
    }

    fn seal_one(&mut self, one: &Operation) {
        let (operation, last) = (&one.about.operation, one.last());
        if self.sealed.get(operation).copied().unwrap_or_default() < last
            && let Ok(head) = self.head(operation)
            && self.store.keep_head(operation, &head).is_ok()
        {
            self.sealed.insert(operation.clone(), last);
        }
    }
}

impl Writer {
    /// Begins to write a snapshot of each record that has grown enough since its last: by so many entries, and by a quarter, so that all snapshots together
    /// are a few times the record and no more. What it comes to is copied here, and written beside.
    fn snap(&mut self, grown: u64) {
        let Some(snapshots) = self.snapshots.clone() else { return };
        for one in self.book.all() {
            let (id, last) = (one.about.operation.clone(), one.last());
            let before = self.snapped.get(&id).copied().unwrap_or_default();
            if last.saturating_sub(before) < grown.max(last / 4).min(last.max(1)) {
                continue;
            }
            if self.writing.as_ref().is_some_and(|writing| !writing.is_finished()) || !one.raw().is_whole() {
                return;
            }
            self.seal_one(&one);
            // One that cannot be made is asked for again when the record has grown as much again.
            self.snapped.insert(id.clone(), last);
            let mut fold = None;
            let copied = self.store.snapshot(&id, || {
                fold = one.raw().fold();
                fold.as_ref().map(|_| Vec::new())
            });
            let (Ok(Some(mut snapshot)), Some(fold)) = (copied, fold) else { continue };
            let to = snapshots.clone();
            let write = move || {
                snapshot.fold = fold.bytes();
                drop(to.write(&snapshot));
            };
            self.writing = std::thread::Builder::new().name("snapshot".to_owned()).spawn(write).ok();
        }
    }

    /// Waits for the snapshot that is being written.
    fn written(&mut self) {
        if let Some(writing) = self.writing.take() {
            // What it could not do makes the next start longer.
            let _ = writing.join();
        }
    }

    /// From now on the record is only read.
    fn damaged(&mut self, found: Found) {
        let Found { operation, fault, checked, record } = found;
        let whole = checked.as_ref().map_or(record.len() as u64, |checked| checked.last().sequence);
        self.book.damaged(fault.clone());
        self.store.damaged(fault, checked);
        if let Some(known) = self.book.get(&operation) {
            known.replace(record, whole);
        }
        self.book.checked();
    }
}

/// The entries of an order that is given; the first has the order's own id.
fn given(events: Vec<operation::Event>, id: EntryId, who: &Who, now: Time) -> Vec<Entry> {
    let entry = |(at, event)| Entry {
        id: if at == 0 { id } else { clock::entry_id() },
        happened_at: now,
        recorded_at: now,
        role: who.role,
        device: who.device.clone(),
        answers: None,
        event,
    };
    events.into_iter().enumerate().map(entry).collect()
}

/// Adds entries that are on the disk to what is known, and tells those who watch.
fn publish(operation: &Operation, kept: Vec<Kept>) {
    let (Some(first), Some(last)) = (kept.first(), kept.last()) else { return };
    let (after, last) = (first.sequence - 1, last.sequence);
    // Written once for all who watch. What came in one commit may be much: it goes in parts, so that no part is long.
    let mut parts: Vec<Chunk> = Vec::new();
    if operation.committed.receiver_count() > 0 {
        for part in kept.chunks(PART) {
            let mut text = String::with_capacity(part.len() * 512);
            for one in part {
                event(&mut text, one);
            }
            let last = part.last().map_or(after, |one| one.sequence);
            let after = parts.last().map_or(after, |part: &Chunk| part.last);
            parts.push(Chunk { after, last, bytes: text.into() });
        }
    } else {
        parts.push(Chunk { after, last, bytes: axum::body::Bytes::new() });
    }
    operation.add(kept.into_iter().map(|one| one.entry));
    operation.reached(last);
    for part in parts {
        // Nobody may be there to hear it.
        let _ = operation.committed.send(Arc::new(part));
    }
}

/// An entry as those who watch get it: a server-sent event whose id is the sequence.
pub(crate) fn event(out: &mut String, kept: &Kept) {
    let Kept { sequence, entry, chain } = kept;
    let (chain, entry) = (hex(chain), wire::record::line(entry));
    // A line of the record has no line break in it.
    let _ = write!(
        out,
        "id: {sequence}\nevent: entry\ndata: {{\"sequence\":{sequence},\"chain\":\"{chain}\",\"entry\":{entry}}}\n\n"
    );
}
