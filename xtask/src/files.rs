//! Files that a person can read at night: the first line says what it holds, and it ends before one tires.

use crate::tree::File;

/// A file longer than this reads better as several; it is said, and no more.
const LONG: usize = 500;
/// A file longer than this fails.
const TOO_LONG: usize = 700;

/// Rust files that are too long or do not say what they hold.
pub(crate) fn check(files: &[File]) -> Vec<String> {
    let mut faults = Vec::new();
    for file in files.iter().filter(|f| f.is("rs")) {
        let lines = file.text.lines().count();
        if lines > TOO_LONG {
            faults.push(format!("{}: {lines} lines, at most {TOO_LONG}: make it several files", file.path));
        } else if lines > LONG {
            eprintln!("note: {}: {lines} lines; files under {LONG} read better", file.path);
        }
        if !file.text.starts_with("//! ") {
            faults.push(format!("{}:1: does not begin with `//! ` and what the file holds", file.path));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: String) -> [File; 1] {
        [File { path: "crates/x/src/a.rs".to_owned(), text }]
    }

    #[test]
    fn a_file_says_first_what_it_holds() {
        assert_eq!(check(&file("//! What it holds.\n".to_owned())).len(), 0);
        assert_eq!(check(&file("use std::fs;\n".to_owned())).len(), 1);
    }

    #[test]
    fn a_file_of_701_lines_is_too_long() {
        assert_eq!(check(&file(format!("//! x\n{}", "\n".repeat(699)))).len(), 0);
        assert_eq!(check(&file(format!("//! x\n{}", "\n".repeat(700)))).len(), 1);
    }
}
