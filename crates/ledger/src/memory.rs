//! A store in memory: the plain one, that others are held against, and good enough for a rehearsal.

use std::collections::BTreeMap;

use operation::{Hash, Id, bytes};

use crate::about::About;
use crate::chain::{leaf, link};
use crate::head::SignedHead;
use crate::store::{Batch, Fault, Kept, Last, Ledger, Outcome, Receipt};
use crate::tree::Tree;

/// Records that last as long as the program.
#[derive(Clone, Debug, Default)]
pub struct Memory(BTreeMap<Id, Record>);

#[derive(Clone, Debug)]
struct Record {
    about: About,
    entries: Vec<Kept>,
    tree: Tree,
    heads: Vec<SignedHead>,
}

impl Record {
    fn last(&self) -> Last {
        match self.entries.last() {
            Some(kept) => Last { sequence: kept.sequence, chain: kept.chain },
            None => Last { sequence: 0, chain: self.about.genesis() },
        }
    }

    fn chain_at(&self, sequence: u64) -> Option<Hash> {
        match sequence.checked_sub(1) {
            None => Some(self.about.genesis()),
            Some(at) => self.entries.get(at as usize).map(|kept| kept.chain),
        }
    }
}

impl Memory {
    fn record(&self, operation: &Id) -> Result<&Record, Fault> {
        self.0.get(operation).ok_or_else(|| Fault::NoSuchOperation(operation.clone()))
    }

    fn record_mut(&mut self, operation: &Id) -> Result<&mut Record, Fault> {
        self.0.get_mut(operation).ok_or_else(|| Fault::NoSuchOperation(operation.clone()))
    }
}

impl Ledger for Memory {
    fn begin(&mut self, about: &About) -> Result<(), Fault> {
        let new =
            || Record { about: about.clone(), entries: Vec::new(), tree: Tree::default(), heads: Vec::new() };
        let record = self.0.entry(about.operation.clone()).or_insert_with(new);
        if record.about == *about { Ok(()) } else { Err(Fault::OtherRecord(about.operation.clone())) }
    }

    fn operations(&self) -> Result<Vec<About>, Fault> {
        Ok(self.0.values().map(|record| record.about.clone()).collect())
    }

    fn append(&mut self, batches: &[Batch]) -> Result<Vec<Vec<Receipt>>, Fault> {
        for batch in batches {
            self.record(&batch.operation)?;
        }
        let mut answers = Vec::new();
        for batch in batches {
            let record = self.record_mut(&batch.operation)?;
            let mut receipts = Vec::new();
            for entry in &batch.entries {
                let encoded = bytes(entry);
                let leaf = leaf(&encoded);
                if let Some((sequence, known)) = record.tree.get(entry.id) {
                    let outcome = if known == leaf { Outcome::Known } else { Outcome::Conflict };
                    let chain = record.chain_at(sequence).expect("what is in the tree is kept");
                    receipts.push(Receipt { outcome, sequence, chain });
                    continue;
                }
                let Last { sequence, chain } = record.last();
                let (sequence, chain) = (sequence + 1, link(&chain, &encoded, batch.received));
                let mut entry = entry.clone();
                entry.recorded_at = batch.received;
                record.tree.add(entry.id, sequence, leaf);
                record.entries.push(Kept { sequence, entry, chain });
                receipts.push(Receipt { outcome: Outcome::New, sequence, chain });
            }
            answers.push(receipts);
        }
        Ok(answers)
    }

    fn restore(&mut self, operation: &Id, kept: &[Kept]) -> Result<(), Fault> {
        let record = self.record_mut(operation)?;
        let mut trial = record.clone();
        for kept in kept {
            let encoded = bytes(&kept.entry);
            let Last { sequence, chain } = trial.last();
            let follows = kept.sequence == sequence + 1
                && kept.chain == link(&chain, &encoded, kept.entry.recorded_at)
                && trial.tree.add(kept.entry.id, kept.sequence, leaf(&encoded));
            if !follows {
                return Err(Fault::Broken(kept.sequence));
            }
            trial.entries.push(kept.clone());
        }
        *record = trial;
        Ok(())
    }

    fn read(&self, operation: &Id, after: u64, most: usize) -> Result<Vec<Kept>, Fault> {
        let entries = &self.record(operation)?.entries;
        let from = usize::try_from(after).unwrap_or(usize::MAX);
        Ok(entries.iter().skip(from).take(most).cloned().collect())
    }

    fn last(&self, operation: &Id) -> Result<Last, Fault> {
        Ok(self.record(operation)?.last())
    }

    fn root(&mut self, operation: &Id) -> Result<Hash, Fault> {
        Ok(self.record_mut(operation)?.tree.root())
    }

    fn keep_head(&mut self, operation: &Id, head: &SignedHead) -> Result<(), Fault> {
        let record = self.record_mut(operation)?;
        let last = record.heads.last().map(|kept| kept.head.sequence);
        if last == Some(head.head.sequence) {
            return Ok(());
        }
        let fits = record.chain_at(head.head.sequence) == Some(head.head.chain);
        if !fits || last.is_some_and(|last| last > head.head.sequence) {
            return Err(Fault::Broken(head.head.sequence));
        }
        record.heads.push(*head);
        Ok(())
    }

    fn heads(&self, operation: &Id) -> Result<Vec<SignedHead>, Fault> {
        Ok(self.record(operation)?.heads.clone())
    }
}
