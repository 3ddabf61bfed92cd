//! The project's files as they stand in the work tree, without what is built or generated for a demo.

use std::path::{Path, PathBuf};

/// A text file with its path from the project's root, written with `/`.
#[derive(Clone, Debug)]
pub(crate) struct File {
    /// `crates/wire/src/lib.rs`.
    pub(crate) path: String,
    /// All of it.
    pub(crate) text: String,
}

impl File {
    /// Whether its name ends in this extension.
    pub(crate) fn is(&self, extension: &str) -> bool {
        Path::new(&self.path).extension().is_some_and(|e| e == extension)
    }
}

/// The project's root.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().expect("xtask lies in the project's root").to_owned()
}

/// Every file that a house rule speaks of (`.rs`, `.md`, `.toml`, `.csv`), sorted by path.
pub(crate) fn files(root: &Path) -> Vec<File> {
    let mut found = Vec::new();
    walk(root, root, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn walk(root: &Path, folder: &Path, found: &mut Vec<File>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if !matches!(name.as_str(), "target" | "demo" | ".git" | "node_modules") {
                walk(root, &path, found);
            }
            continue;
        }
        let wanted = path.extension().is_some_and(|e| ["rs", "md", "toml", "csv"].iter().any(|w| e == *w));
        if wanted && let Ok(text) = std::fs::read_to_string(&path) {
            let inside = path.strip_prefix(root).expect("the walk began at the root");
            found.push(File { path: inside.to_string_lossy().replace('\\', "/"), text });
        }
    }
}
