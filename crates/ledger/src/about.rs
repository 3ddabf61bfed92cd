//! What a record is of, told before its first entry, and where its chain begins.

use operation::{Hash, Id};
use sha2::{Digest, Sha256};
use wire::record::Label;

/// What a record is of. It is in the hash that the chain begins with: none of it can change afterwards.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct About {
    /// The operation.
    pub operation: Id,
    /// The scenario's first name.
    pub scenario: String,
    /// Whether it happens, is rehearsed, or is played again.
    pub label: Label,
    /// The public key that heads are signed for with (Ed25519).
    pub key: [u8; 32],
    /// The scenario and the files that it names, the scenario itself first: what an empty machine needs to go on.
    pub files: Vec<ScenarioFile>,
}

/// A file of a scenario.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ScenarioFile {
    /// Its path relative to the scenario.
    pub path: String,
    /// What it holds.
    pub text: String,
}

impl About {
    /// The hash that the chain begins with: SHA-256 over the word `safeconduct-ledger/1`, operation, scenario, label, key and files, texts and the
    /// list of files with their length before them (four bytes, big-endian).
    pub fn genesis(&self) -> Hash {
        let About { operation, scenario, label, key, files } = self;
        let mut hash = Sha256::new();
        let mut text = |text: &str| {
            hash.update((text.len() as u32).to_be_bytes());
            hash.update(text);
        };
        text(crate::FORMAT);
        text(operation.as_str());
        text(scenario);
        text(word(*label));
        hash.update(key);
        hash.update((files.len() as u32).to_be_bytes());
        for file in files {
            for text in [&file.path, &file.text] {
                hash.update((text.len() as u32).to_be_bytes());
                hash.update(text);
            }
        }
        hash.finalize().into()
    }
}

/// The word of a label, as files have it.
pub(crate) fn word(label: Label) -> &'static str {
    match label {
        Label::Operation => "operation",
        Label::Rehearsal => "rehearsal",
        Label::Replay => "replay",
    }
}

/// The label of a word.
pub(crate) fn label(text: &str) -> Option<Label> {
    [Label::Operation, Label::Rehearsal, Label::Replay].into_iter().find(|label| word(*label) == text)
}
