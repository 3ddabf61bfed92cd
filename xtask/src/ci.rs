//! All that must hold before a change goes in, in the order in which it fails soonest; the tests last, so that their
//! closing line is what one sees.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

/// Runs the steps until one fails.
pub(crate) fn run(root: &Path) -> ExitCode {
    let began = Instant::now();
    let has = |tool: &str| {
        Command::new("cargo")
            .args([tool, "--version"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|s| s.success())
    };
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let program = target.join("debug/safeconduct");
    let mut steps: Vec<(&str, &str)> = vec![
        ("cargo fmt --all --check", ""),
        ("cargo xtask tidy", ""),
        ("cargo clippy --workspace --all-targets --locked -- -D warnings", ""),
        ("cargo doc --workspace --no-deps --locked", "-D warnings"),
    ];
    if has("deny") {
        // Advisories need the network and change from day to day: they are `make deny`'s.
        steps.push(("cargo deny check licenses bans sources", ""));
    } else {
        eprintln!(
            "note: cargo-deny is not installed (`make deny` installs it): licences and sources are not checked here"
        );
    }
    steps.push(("cargo test --workspace --doc --locked", ""));
    steps.push(("cargo build --package safeconduct --locked", ""));
    steps.push(("sh web/test.sh", ""));
    if has("nextest") {
        steps.push(("cargo nextest run --workspace --locked", ""));
    } else {
        steps.push(("cargo test --workspace --all-targets --locked", ""));
    }
    for (step, rustdoc) in &steps {
        eprintln!("\n== {step}");
        let step_began = Instant::now();
        let mut words = step.split(' ');
        let mut command = Command::new(words.next().expect("a step names its program"));
        // The browser looks at pages of the program just built; a release build would show the same ones later.
        command.args(words).current_dir(root).env("SAFECONDUCT", &program);
        if !rustdoc.is_empty() {
            command.env("RUSTDOCFLAGS", rustdoc);
        }
        let passed = command.status().is_ok_and(|s| s.success());
        eprintln!("== {} s", step_began.elapsed().as_secs());
        if !passed {
            eprintln!("failed: {step}");
            return ExitCode::FAILURE;
        }
    }
    eprintln!("\nall {} steps passed in {} s", steps.len(), began.elapsed().as_secs());
    ExitCode::SUCCESS
}
