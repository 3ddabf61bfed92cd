//! The check beside: what a start took from a snapshot is read and verified while the server is in service already.

use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::thread;

use ledger::{Checked, Fault};
use operation::{Entry, Id, Record};
use tokio::sync::mpsc;

use crate::book::Book;
use crate::snapshots::Snapshots;
use crate::writer::Ask;

/// What was found wrong: the fault, the record as far as it is whole, and the entries up to there.
pub(crate) struct Found {
    pub(crate) operation: Id,
    pub(crate) fault: Fault,
    pub(crate) checked: Option<Checked>,
    pub(crate) record: Record<'static>,
}

/// Reads each record from its beginning to where it was begun at, puts its entries behind what is known, and says what is damaged.
pub(crate) fn check(book: &Book, snapshots: &Snapshots, begun: &[(Id, u64)], asking: &mpsc::Sender<Ask>) {
    for (id, upto) in begun {
        let Some(operation) = book.get(id) else { continue };
        let (page_out, page_in) = sync_channel::<Vec<Entry>>(4);
        let (record, checked) = thread::scope(|scope| {
            let folding = scope.spawn(|| {
                let mut record = Record::new(operation.ground);
                for page in page_in {
                    for entry in page {
                        record.add(entry);
                    }
                }
                // Nobody waits for it while it is made.
                record.facts();
                record
            });
            let mut page = Vec::new();
            let checked = book.reading(|reader| {
                reader.check(id, *upto, &mut |_, kept| {
                    page.push(kept.entry);
                    if page.len() >= 2_000 {
                        // Whoever folds ends only when nothing comes any more.
                        let _ = page_out.send(std::mem::take(&mut page));
                    }
                })
            });
            let _ = page_out.send(page);
            drop(page_out);
            (folding.join().expect("folding does not panic"), checked)
        });
        let (checked, fault) = match checked {
            Ok((_, None)) => {
                if !operation.join(record) {
                    // The record is whole, and another fold wrote what it was begun from.
                    snapshots.forget(&operation.about);
                }
                book.checked();
                continue;
            }
            Ok((checked, Some(fault))) => (Some(checked), fault),
            Err(fault) => (None, fault),
        };
        snapshots.forget(&operation.about);
        let found = Found { operation: id.clone(), fault, checked, record };
        // If the writer has ended, so has the server.
        let _ = asking.blocking_send(Ask::Damaged(Box::new(found)));
    }
}

/// Starts the check on a thread of its own, if there is anything to check.
pub(crate) fn start(
    book: Arc<Book>,
    snapshots: Arc<Snapshots>,
    begun: Vec<(Id, u64)>,
    asking: mpsc::Sender<Ask>,
) -> std::io::Result<()> {
    if begun.is_empty() {
        return Ok(());
    }
    let check = move || check(&book, &snapshots, &begun, &asking);
    thread::Builder::new().name("check".to_owned()).spawn(check).map(drop)
}
