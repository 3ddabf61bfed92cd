//! A record as one file, for others to check and for an empty machine to go on from.

use std::io::{self, Write};

use domain::Time;
use operation::bytes;

use crate::about::About;
use crate::chain::leaf;
use crate::head::{Head, Key, SignedHead};
use crate::lines;
use crate::store::{Fault, Kept};
use crate::tree::Tree;

/// How many entries are read at a time.
const PAGE: usize = 1_000;

/// Why an export was not written to its end.
#[derive(Debug)]
pub enum NotExported {
    /// The record could not be read.
    Fault(Fault),
    /// The file could not be written.
    Written(io::Error),
    /// The key is not that of the record: nobody could check what it signs.
    OtherKey,
}

impl From<io::Error> for NotExported {
    fn from(error: io::Error) -> NotExported {
        NotExported::Written(error)
    }
}

/// Writes a record up to `last`: header, files, each entry, the signed heads each behind its entry, and a signed end, without which the file was cut
/// off. `read` gives the entries after a sequence, at most so many, as [`crate::Ledger::read`] does; more may come in meanwhile. O(n) time, and memory for
/// the ids.
///
/// # Errors
/// What cannot be read or written.
pub fn export(
    out: &mut dyn Write,
    about: &About,
    last: u64,
    read: &mut dyn FnMut(u64, usize) -> Result<Vec<Kept>, Fault>,
    heads: &[SignedHead],
    key: &Key,
    at: Time,
) -> Result<SignedHead, NotExported> {
    if key.public() != about.key {
        return Err(NotExported::OtherKey);
    }
    writeln!(out, "{}", lines::header(about, about.files.len() as u32))?;
    for file in &about.files {
        writeln!(out, "{}", lines::file(file))?;
    }
    let mut tree = Tree::default();
    let (mut sequence, mut chain) = (0, about.genesis());
    let mut heads = heads.iter().filter(|head| head.head.sequence <= last).peekable();
    let mut written = 0;
    loop {
        while let Some(head) = heads.next_if(|head| head.head.sequence == sequence) {
            writeln!(out, "{}", lines::head(head))?;
            written += 1;
        }
        if sequence == last {
            break;
        }
        let most = usize::try_from(last - sequence).unwrap_or(PAGE).min(PAGE);
        // Up to the next head, so that it stands where it belongs.
        let most = heads.peek().map_or(most, |head| most.min((head.head.sequence - sequence) as usize));
        let page = read(sequence, most).map_err(NotExported::Fault)?;
        if page.is_empty() {
            return Err(NotExported::Fault(Fault::Broken(sequence + 1)));
        }
        for kept in page {
            writeln!(out, "{}", lines::entry(&kept))?;
            tree.add(kept.entry.id, kept.sequence, leaf(&bytes(&kept.entry)));
            (sequence, chain) = (kept.sequence, kept.chain);
        }
    }
    let end = Head { sequence, chain, root: Some(tree.root()), at, heads: Some(written) };
    let signed = key.sign(&about.operation, end);
    writeln!(out, "{}", lines::head(&signed))?;
    out.flush()?;
    Ok(signed)
}
