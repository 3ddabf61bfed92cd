//! House rules as programs: `cargo xtask tidy`, `cargo xtask codegen [--check]`, `cargo xtask ci`.

mod arrows;
mod ci;
mod codegen;
mod files;
mod keys;
mod links;
mod privacy;
mod tree;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask tidy               layering, file sizes, links, no field for a person, generated files
cargo xtask codegen [--check]  writes what is generated from the code (docs/rules.md, docs/formats/keys.md), or says that it is old
cargo xtask ci                 all that must hold before a change goes in; what `make test` runs";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let root = tree::root();
    let faults = match words[..] {
        ["tidy"] => tidy(&root),
        ["codegen"] => codegen::write(&root),
        ["codegen", "--check"] => codegen::check(&root),
        ["ci"] => return ci::run(&root),
        _ => {
            eprintln!("{HELP}");
            return ExitCode::from(2);
        }
    };
    for fault in &faults {
        eprintln!("{fault}");
    }
    if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Every house rule that is broken, a line each: where, what, and what to do.
fn tidy(root: &std::path::Path) -> Vec<String> {
    let files = tree::files(root);
    [
        arrows::check(root),
        files::check(&files),
        links::check(&files),
        privacy::check(&files),
        codegen::check(root),
    ]
    .concat()
}
