//! Where a record stood at a signed head, so that a start need not read all of it first: the ids with their leaves, and what followed from the entries,
//! as bytes. Not a format for others: only the program that wrote one reads it, and one that does not fit in every point is as if it were not there.

use operation::{EntryId, Hash, Id};
use sha2::{Digest, Sha256};

use crate::head::{Key, SignedHead, vouched};

/// The first thing in every one.
const MAGIC: &[u8] = b"safeconduct-snapshot/1\n";
/// The length of the signature at the end.
const SIGNATURE: usize = 64;
/// The bytes of one entry: id, sequence, leaf.
const ROW: usize = 16 + 8 + 32;

/// Where a record stood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Snapshot {
    /// The operation.
    pub operation: Id,
    /// The value that its chain begins with: its scenario, label and key.
    pub genesis: Hash,
    /// How many entries there were.
    pub sequence: u64,
    /// The chain's value after the last of them.
    pub chain: Hash,
    /// The Merkle root over all of them.
    pub root: Hash,
    /// Every entry in the order of ids: its place in the chain, its leaf.
    pub leaves: Vec<(EntryId, u64, Hash)>,
    /// What followed from them, for whoever knows how to read it.
    pub fold: Vec<u8>,
}

impl Snapshot {
    /// The bytes, signed with the centre's key. `program` says which program wrote them: another one does not read them. O(n).
    pub fn write(&self, program: &str, key: &Key) -> Vec<u8> {
        let Snapshot { operation, genesis, sequence, chain, root, leaves, fold } = self;
        let mut out = Vec::with_capacity(512 + leaves.len() * ROW + fold.len());
        out.extend(MAGIC);
        for text in [program, operation.as_str()] {
            out.extend((text.len() as u64).to_be_bytes());
            out.extend(text.as_bytes());
        }
        out.extend(genesis);
        out.extend(sequence.to_be_bytes());
        out.extend(chain);
        out.extend(root);
        out.extend((leaves.len() as u64).to_be_bytes());
        for (id, sequence, leaf) in leaves {
            out.extend(id.bytes());
            out.extend(sequence.to_be_bytes());
            out.extend(leaf);
        }
        out.extend((fold.len() as u64).to_be_bytes());
        out.extend(fold);
        let signature = key.vouch(&Sha256::digest(&out).into());
        out.extend(signature);
        out
    }

    /// Reads what [`Snapshot::write`] wrote; none if a bit of it is not as it was, or if another program or centre wrote it. O(n).
    pub fn read(bytes: &[u8], program: &str, key: &[u8; 32]) -> Option<Snapshot> {
        let (said, signature) = bytes.split_at_checked(bytes.len().checked_sub(SIGNATURE)?)?;
        if !said.starts_with(MAGIC)
            || !vouched(&Sha256::digest(said).into(), &signature.try_into().ok()?, key)
        {
            return None;
        }
        let mut rest = Rest(&said[MAGIC.len()..]);
        if rest.counted()? != program.as_bytes() {
            return None;
        }
        let operation = Id::new(std::str::from_utf8(rest.counted()?).ok()?)?;
        let (genesis, sequence, chain, root) = (rest.array()?, rest.number()?, rest.array()?, rest.array()?);
        let count = usize::try_from(rest.number()?).ok()?;
        let rows = rest.cut(count.checked_mul(ROW)?)?;
        let leaves: Vec<(EntryId, u64, Hash)> = rows
            .chunks_exact(ROW)
            .map(|row| {
                let mut row = Rest(row);
                Some((EntryId::from_bytes(row.array()?), row.number()?, row.array()?))
            })
            .collect::<Option<_>>()?;
        let rising = leaves.windows(2).all(|pair| pair[0].0 < pair[1].0);
        let fold = rest.counted()?.to_vec();
        let whole = rest.0.is_empty() && rising && count as u64 == sequence;
        whole.then_some(Snapshot { operation, genesis, sequence, chain, root, leaves, fold })
    }

    /// Whether this head is where it stood.
    pub(crate) fn stands_at(&self, head: &SignedHead) -> bool {
        let stated = head.head;
        (stated.sequence, stated.chain, stated.root) == (self.sequence, self.chain, Some(self.root))
    }
}

struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn cut(&mut self, n: usize) -> Option<&'a [u8]> {
        let (head, rest) = self.0.split_at_checked(n)?;
        self.0 = rest;
        Some(head)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.cut(N)?.try_into().ok()
    }

    fn number(&mut self) -> Option<u64> {
        self.array().map(u64::from_be_bytes)
    }

    fn counted(&mut self) -> Option<&'a [u8]> {
        let n = usize::try_from(self.number()?).ok()?;
        self.cut(n)
    }
}
