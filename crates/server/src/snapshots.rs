//! Snapshots on the disk, one for each operation: written beside the record now and then, read at the start, and never needed.

use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use ledger::{About, Key, Snapshot, hex};

use crate::data::write_secret;

/// What a snapshot must have been written by: what follows from entries may be another thing in another version.
const PROGRAM: &str = concat!("safeconduct ", env!("CARGO_PKG_VERSION"), ", fold 2");

/// The folder that they are in, and the key that they are signed with.
pub(crate) struct Snapshots {
    folder: PathBuf,
    key: Key,
}

impl Snapshots {
    pub(crate) fn new(folder: PathBuf, key: Key) -> Snapshots {
        Snapshots { folder, key }
    }

    /// All that can be read and are this centre's own; the others are as if they were not there.
    pub(crate) fn read(&self) -> Vec<Snapshot> {
        let Ok(files) = fs::read_dir(&self.folder) else { return Vec::new() };
        let mut paths: Vec<PathBuf> = files.filter_map(|file| file.ok().map(|file| file.path())).collect();
        paths.sort();
        let read = |path: &PathBuf| {
            let named = path.extension().is_some_and(|end| end == "snapshot");
            let bytes = if named { fs::read(path).ok()? } else { return None };
            Snapshot::read(&bytes, PROGRAM, &self.key.public())
        };
        paths.iter().filter_map(read).collect()
    }

    /// Writes one in the place of the one before. It may fail: then a start takes longer.
    pub(crate) fn write(&self, snapshot: &Snapshot) -> std::io::Result<()> {
        DirBuilder::new().recursive(true).mode(0o700).create(&self.folder)?;
        let path = self.path(&snapshot.genesis);
        let growing = path.with_extension("new");
        write_secret(&growing, &snapshot.write(PROGRAM, &self.key))?;
        fs::rename(&growing, &path)
    }

    /// The one of this operation is not to be gone by any more.
    pub(crate) fn forget(&self, about: &About) {
        // If it cannot be removed, the next start finds out again.
        let _ = fs::remove_file(self.path(&about.genesis()));
    }

    fn path(&self, genesis: &operation::Hash) -> PathBuf {
        Path::new(&self.folder).join(format!("{}.snapshot", hex(genesis)))
    }
}
