//! Those who watch: entries as they are kept, as server-sent events that resume where they stopped.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes};
use futures_util::stream;
use ledger::Fault;
use tokio::sync::broadcast::{self, error::RecvError};

use crate::book::{Book, Chunk, Operation};
use crate::writer::event;

/// How many entries are read from the disk at a time.
const PAGE: usize = 500;
/// How long a line may be silent before it says that it is there.
const SILENCE: Duration = Duration::from_secs(15);
/// How long what has come is gathered: a watcher is woken so often at most, and gets all of it at once. An event is late by no more than this.
const GATHERED: Duration = Duration::from_millis(100);

struct Watcher {
    book: Arc<Book>,
    operation: Arc<Operation>,
    committed: broadcast::Receiver<Arc<Chunk>>,
    /// The sequence of the last entry that was sent.
    at: u64,
    /// Whether it has had everything that there was.
    live: bool,
    /// When it was last handed something that it had to wait for.
    woken: Option<Instant>,
}

/// A stream of the entries after a sequence, without end.
pub(crate) fn stream(book: Arc<Book>, operation: Arc<Operation>, after: u64) -> Body {
    // It listens before it looks at what is there, so that nothing falls between.
    let committed = operation.committed.subscribe();
    let watcher = Watcher { book, operation, committed, at: after, live: false, woken: None };
    Body::from_stream(stream::unfold(watcher, |mut watcher| async move {
        let bytes = watcher.next().await?;
        Some((Ok::<Bytes, Infallible>(bytes), watcher))
    }))
}

impl Watcher {
    /// What comes next; none when the server ends, when the disk cannot be read, and when who watches has had everything and then was too slow: it asks again
    /// with `Last-Event-ID`, and gets the rest from the disk at its own pace.
    async fn next(&mut self) -> Option<Bytes> {
        let mut behind = self.operation.last() > self.at;
        loop {
            // What waits in memory is taken before the disk is asked.
            let heard = if behind && self.committed.is_empty() {
                None
            } else {
                self.live |= !behind;
                self.gather().await;
                match tokio::time::timeout(SILENCE, self.committed.recv()).await {
                    Err(_) => return Some(Bytes::from_static(b": here\n\n")),
                    Ok(Err(RecvError::Closed)) => return None,
                    Ok(Err(RecvError::Lagged(_))) if self.live => return None,
                    Ok(Err(RecvError::Lagged(_))) => None,
                    Ok(Ok(chunk)) => Some(chunk),
                }
            };
            match heard {
                Some(chunk) if chunk.last <= self.at => {
                    behind = self.operation.last() > self.at;
                }
                Some(chunk) if chunk.after == self.at && !chunk.bytes.is_empty() => {
                    self.at = chunk.last;
                    return Some(chunk.bytes.clone());
                }
                _ => {
                    let page = self.page().await.ok()?;
                    if !page.is_empty() {
                        return Some(page);
                    }
                    behind = false;
                }
            }
        }
    }

    /// Waits a moment if nothing is there and something was there just now: what comes then goes out in one write.
    async fn gather(&mut self) {
        if !self.committed.is_empty() {
            return;
        }
        let rest = self.woken.and_then(|woken| GATHERED.checked_sub(woken.elapsed()));
        if let Some(rest) = rest {
            tokio::time::sleep(rest).await;
        }
        self.woken = Some(Instant::now());
    }

    /// Entries from the disk.
    async fn page(&mut self) -> Result<Bytes, Fault> {
        let (book, operation, at) = (self.book.clone(), self.operation.clone(), self.at);
        // What is not published yet waits until it is: nobody hears of an entry before the facts know it.
        let most = PAGE.min(usize::try_from(operation.last().saturating_sub(at)).unwrap_or(PAGE));
        let read = tokio::task::spawn_blocking(move || {
            book.reading(|reader| reader.read(&operation.about.operation, at, most))
        });
        let kept = read.await.map_err(|e| Fault::Storage(e.to_string()))??;
        let mut text = String::new();
        for one in &kept {
            event(&mut text, one);
            self.at = one.sequence;
        }
        Ok(text.into())
    }
}
