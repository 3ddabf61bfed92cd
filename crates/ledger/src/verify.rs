//! Whether an exported record is what was signed for: every line, the chain, ids, roots, signatures; and putting it back, as far as it is.

use std::io::BufRead;

use operation::{Hash, bytes};

use crate::about::About;
use crate::chain::{leaf, link};
use crate::head::SignedHead;
use crate::lines::{self, Line};
use crate::store::{Fault, Kept, Ledger};
use crate::tree::Tree;

/// What is wrong with an exported record, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// The line, from 1; one past the last if the end is missing.
    pub line: usize,
    /// The entry that it concerns, by its place in the chain.
    pub sequence: Option<u64>,
    /// What it is.
    pub wrong: Wrong,
}

/// What can be wrong with an exported record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Wrong {
    /// A line that this format does not have, and why.
    Format(String),
    /// The record begins otherwise: its first line, or its files, are missing or in another order.
    Begin,
    /// Another entry stands here than the next one: some are missing, doubled, or changed places.
    Order {
        /// The sequence that was to come.
        due: u64,
    },
    /// The chain does not lead here: this entry, the instant at which it came in, or its value was changed.
    Chain,
    /// The id of this entry was there before.
    Twice,
    /// A head does not stand behind the entry that it was signed for.
    Place,
    /// A head states another value of the chain than the entries give.
    Head,
    /// A head states another root than the entries give.
    Root,
    /// The signature is not that of the record's key.
    Signature,
    /// The record's key is not the one that was expected.
    Key,
    /// Other heads than the end says.
    Heads,
    /// The end is missing: the file was cut off.
    End,
    /// Something follows the end.
    After,
}

impl Wrong {
    /// The word for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Wrong::Format(_) => "FORMAT",
            Wrong::Begin => "BEGIN",
            Wrong::Order { .. } => "ORDER",
            Wrong::Chain => "CHAIN",
            Wrong::Twice => "TWICE",
            Wrong::Place => "PLACE",
            Wrong::Head => "HEAD",
            Wrong::Root => "ROOT",
            Wrong::Signature => "SIGNATURE",
            Wrong::Key => "KEY",
            Wrong::Heads => "HEADS",
            Wrong::End => "END",
            Wrong::After => "AFTER",
        }
    }
}

/// What a record is that was found whole, or as far as it was.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Seen {
    /// What it is of; none if not even that could be read.
    pub about: Option<About>,
    /// How many entries hold.
    pub entries: u64,
    /// Up to which entry a signed head vouches for them.
    pub signed: u64,
    /// How many signed heads hold, the end not counted.
    pub heads: u32,
    /// The end.
    pub end: Option<SignedHead>,
    /// What is wrong first.
    pub finding: Option<Finding>,
}

/// Checks an exported record up to the first thing that is wrong. `key` is the public key that is expected, from elsewhere than the file: without
/// it, whoever wrote the whole file anew with a key of their own is not found out. O(n log n).
///
/// # Errors
/// If the file cannot be read.
pub fn verify(file: &mut dyn BufRead, key: Option<[u8; 32]>) -> std::io::Result<Seen> {
    let mut whole = Verifier::new(key);
    match each_line(file, |line| whole.line(line).map(drop))? {
        Some(wrong) => whole.found(wrong),
        None => whole.close(),
    }
    Ok(whole.seen)
}

/// Puts an exported record into a store that has none of this operation, up to the first thing that is wrong; what is whole before it is kept. Of a record
/// that begins wrongly, nothing is.
///
/// # Errors
/// [`NotImported`].
pub fn import(
    file: &mut dyn BufRead,
    key: Option<[u8; 32]>,
    store: &mut dyn Ledger,
) -> Result<Seen, NotImported> {
    let mut whole = Verifier::new(key);
    let mut page: Vec<Kept> = Vec::new();
    let mut fault = None;
    let wrong = each_line(file, |line| {
        let read = whole.line(line)?;
        let stored = match read {
            Read::Begun => begin(store, whole.seen.about.as_ref()),
            Read::Entry(kept) => {
                page.push(kept);
                if page.len() < 5_000 { Ok(()) } else { flush(store, whole.seen.about.as_ref(), &mut page) }
            }
            Read::Head(head) => flush(store, whole.seen.about.as_ref(), &mut page).and_then(|()| {
                let about = whole.seen.about.as_ref().expect("a head comes after the beginning");
                store.keep_head(&about.operation, &head)
            }),
            Read::Other => Ok(()),
        };
        // What the store says ends the reading; what is wrong with the file is another matter.
        stored.map_err(|said| {
            fault = Some(said);
            Wrong::End
        })
    })
    .map_err(NotImported::Unread)?;
    if let Some(fault) = fault {
        return Err(NotImported::Fault(fault));
    }
    if whole.begun {
        flush(store, whole.seen.about.as_ref(), &mut page).map_err(NotImported::Fault)?;
    }
    match wrong {
        Some(wrong) => whole.found(wrong),
        None => whole.close(),
    }
    Ok(whole.seen)
}

/// Why a record was not put back.
#[derive(Debug)]
pub enum NotImported {
    /// The file cannot be read.
    Unread(std::io::Error),
    /// The store says no.
    Fault(Fault),
}

fn begin(store: &mut dyn Ledger, about: Option<&About>) -> Result<(), Fault> {
    let about = about.expect("a record that has begun says what it is of");
    if store.operations()?.iter().any(|known| known.operation == about.operation) {
        return Err(Fault::OtherRecord(about.operation.clone()));
    }
    store.begin(about)
}

fn flush(store: &mut dyn Ledger, about: Option<&About>, page: &mut Vec<Kept>) -> Result<(), Fault> {
    if page.is_empty() {
        return Ok(());
    }
    let about = about.expect("entries come after the beginning");
    store.restore(&about.operation, page)?;
    page.clear();
    Ok(())
}

/// Gives each line with its end to `each`, until one is wrong.
fn each_line(
    file: &mut dyn BufRead,
    mut each: impl FnMut(&[u8]) -> Result<(), Wrong>,
) -> std::io::Result<Option<Wrong>> {
    let mut line = Vec::new();
    loop {
        line.clear();
        if file.read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        if let Err(wrong) = each(&line) {
            return Ok(Some(wrong));
        }
    }
}

/// What a line has brought.
enum Read {
    /// The last line before the entries.
    Begun,
    Entry(Kept),
    Head(SignedHead),
    Other,
}

/// The state between two lines.
struct Verifier {
    expected: Option<[u8; 32]>,
    line: usize,
    /// Files that are still to come.
    files: u32,
    begun: bool,
    chain: Hash,
    tree: Tree,
    last_head: Option<u64>,
    seen: Seen,
    /// The entry that the line in hand is about.
    concerns: Option<u64>,
}

impl Verifier {
    fn new(expected: Option<[u8; 32]>) -> Verifier {
        Verifier {
            expected,
            line: 0,
            files: 0,
            begun: false,
            chain: [0; 32],
            tree: Tree::default(),
            last_head: None,
            seen: Seen::default(),
            concerns: None,
        }
    }

    fn found(&mut self, wrong: Wrong) {
        self.seen.finding = Some(Finding { line: self.line, sequence: self.concerns, wrong });
    }

    /// The file is over.
    fn close(&mut self) {
        if self.seen.end.is_none() {
            self.line += 1;
            self.concerns = None;
            self.found(Wrong::End);
        }
    }

    fn line(&mut self, line: &[u8]) -> Result<Read, Wrong> {
        self.line += 1;
        self.concerns = self.begun.then_some(self.seen.entries + 1);
        if self.seen.end.is_some() {
            self.concerns = None;
            return Err(Wrong::After);
        }
        // A line without its end is a line of which the end may be missing.
        let Some(text) = line.strip_suffix(b"\n") else { return Err(Wrong::End) };
        let text = std::str::from_utf8(text).map_err(|e| Wrong::Format(e.to_string()))?;
        match (lines::parse(text).map_err(Wrong::Format)?, self.begun) {
            (Line::Header(about, files), false) if self.seen.about.is_none() => {
                if self.expected.is_some_and(|key| key != about.key) {
                    return Err(Wrong::Key);
                }
                self.files = files;
                self.seen.about = Some(about);
                Ok(self.begin_if_complete())
            }
            (Line::File(file), false) if self.files > 0 => {
                self.files -= 1;
                self.seen.about.as_mut().ok_or(Wrong::Begin)?.files.push(file);
                Ok(self.begin_if_complete())
            }
            (Line::Entry(kept), true) => self.entry(kept).map(Read::Entry),
            (Line::Head(head), true) => {
                let place = self.last_head.is_none_or(|last| last < head.head.sequence);
                if head.head.heads.is_some() || !place {
                    self.concerns = Some(head.head.sequence);
                    return Err(Wrong::Place);
                }
                self.head(&head)?;
                self.last_head = Some(head.head.sequence);
                self.seen.heads += 1;
                Ok(Read::Head(head))
            }
            (Line::End(head), true) => {
                self.head(&head)?;
                if head.head.heads != Some(self.seen.heads) || head.head.root.is_none() {
                    return Err(Wrong::Heads);
                }
                self.seen.end = Some(head);
                Ok(Read::Other)
            }
            _ => Err(Wrong::Begin),
        }
    }

    fn begin_if_complete(&mut self) -> Read {
        let Some(about) = self.seen.about.as_ref().filter(|_| self.files == 0) else { return Read::Other };
        self.begun = true;
        self.chain = about.genesis();
        Read::Begun
    }

    fn entry(&mut self, kept: Kept) -> Result<Kept, Wrong> {
        let due = self.seen.entries + 1;
        if kept.sequence != due {
            return Err(Wrong::Order { due });
        }
        let encoded = bytes(&kept.entry);
        let chain = link(&self.chain, &encoded, kept.entry.recorded_at);
        if chain != kept.chain {
            return Err(Wrong::Chain);
        }
        if !self.tree.add(kept.entry.id, due, leaf(&encoded)) {
            return Err(Wrong::Twice);
        }
        self.chain = chain;
        self.seen.entries = due;
        Ok(kept)
    }

    /// Both kinds of heads: place, chain, root, signature.
    fn head(&mut self, signed: &SignedHead) -> Result<(), Wrong> {
        let head = signed.head;
        self.concerns = Some(head.sequence);
        if head.sequence != self.seen.entries {
            return Err(Wrong::Place);
        }
        let about = self.seen.about.as_ref().ok_or(Wrong::Begin)?;
        if !signed.holds(&about.operation, &about.key) {
            return Err(Wrong::Signature);
        }
        if head.chain != self.chain {
            return Err(Wrong::Head);
        }
        if head.root.is_some_and(|root| root != self.tree.root()) {
            return Err(Wrong::Root);
        }
        self.seen.signed = head.sequence;
        Ok(())
    }
}
