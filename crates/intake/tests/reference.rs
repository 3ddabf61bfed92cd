//! The page on spreadsheets lists the columns that there are.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::disallowed_methods, reason = "tests look at the project's own files")]

use std::path::Path;

#[test]
fn the_page_lists_the_columns_that_there_are() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/formats/spreadsheets.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (head, _) = page.split_once("to write it -->\n").unwrap();
    let whole = format!("{head}to write it -->\n{}", intake::reference());
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, whole).unwrap();
    } else {
        assert_eq!(page, whole, "BLESS=1 cargo test -p safeconduct-intake writes it anew");
    }
}
