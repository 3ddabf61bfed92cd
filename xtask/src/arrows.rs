//! Which crate may use which: the arrow table of ARCHITECTURE.md, held against `cargo metadata`.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// A crate, our crates that it may use, and the crates of others that it may use (`None`: any). What tests use is free.
type Row = (&'static str, &'static [&'static str], Option<&'static [&'static str]>);

/// The core invites no guests; formats live in `wire` and `reports`; the planner and the referee never meet.
const TABLE: &[Row] = &[
    ("safeconduct-domain", &[], Some(&[])),
    ("safeconduct-referee", &["safeconduct-domain"], Some(&[])),
    ("safeconduct-bounds", &["safeconduct-domain"], Some(&[])),
    ("safeconduct-planner", &["safeconduct-domain"], Some(&[])),
    ("safeconduct-simulator", &["safeconduct-domain", "safeconduct-operation"], Some(&[])),
    ("safeconduct-texts", &[], Some(&["fluent-bundle"])),
    ("safeconduct-roads", &[], Some(&["flate2"])),
    ("safeconduct-explain", &["safeconduct-domain"], Some(&[])),
    (
        "safeconduct-reports",
        &[
            "safeconduct-domain",
            "safeconduct-asking",
            "safeconduct-explain",
            "safeconduct-operation",
            "safeconduct-simulator",
            "safeconduct-texts",
        ],
        Some(&["serde_json"]),
    ),
    ("safeconduct-operation", &["safeconduct-domain"], Some(&["sha2"])),
    (
        "safeconduct-access",
        &["safeconduct-domain", "safeconduct-operation"],
        Some(&["argon2", "chacha20poly1305", "ed25519-dalek", "sha2", "zeroize"]),
    ),
    ("safeconduct-asking", &["safeconduct-domain", "safeconduct-operation"], Some(&[])),
    (
        "safeconduct-exports",
        &["safeconduct-domain", "safeconduct-reports", "safeconduct-texts"],
        Some(&["csv", "fast_qr", "mvt", "pmtiles", "rust_xlsxwriter", "serde_json", "sha2", "zip"]),
    ),
    (
        "safeconduct-wire",
        &["safeconduct-domain", "safeconduct-operation", "safeconduct-simulator", "safeconduct-texts"],
        Some(&["csv", "jiff", "schemars", "serde", "serde_json", "toml", "toml_edit"]),
    ),
    (
        "safeconduct-ledger",
        &["safeconduct-domain", "safeconduct-operation", "safeconduct-wire"],
        Some(&["ed25519-dalek", "rusqlite", "serde", "serde_json", "sha2"]),
    ),
    (
        "safeconduct-server",
        &[
            "safeconduct-access",
            "safeconduct-domain",
            "safeconduct-ledger",
            "safeconduct-operation",
            "safeconduct-wire",
        ],
        None,
    ),
    (
        "safeconduct-intake",
        &["safeconduct-texts", "safeconduct-wire"],
        Some(&["calamine", "encoding_rs", "rust_xlsxwriter"]),
    ),
    ("safeconduct-testkit", &["safeconduct-domain", "safeconduct-operation"], None),
    (
        "safeconduct",
        &[
            "safeconduct-domain",
            "safeconduct-referee",
            "safeconduct-access",
            "safeconduct-asking",
            "safeconduct-bounds",
            "safeconduct-operation",
            "safeconduct-planner",
            "safeconduct-exports",
            "safeconduct-intake",
            "safeconduct-ledger",
            "safeconduct-server",
            "safeconduct-reports",
            "safeconduct-roads",
            "safeconduct-simulator",
            "safeconduct-texts",
            "safeconduct-wire",
        ],
        None,
    ),
    ("xtask", &["safeconduct-referee", "safeconduct-wire"], None),
];

/// Every arrow that is not in the table.
pub(crate) fn check(root: &Path) -> Vec<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let told = Command::new(cargo)
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(root)
        .output()
        .expect("cargo is what runs this");
    match serde_json::from_slice(&told.stdout) {
        Ok(metadata) => judge(&metadata, TABLE),
        Err(_) => vec![format!("cargo metadata: {}", String::from_utf8_lossy(&told.stderr))],
    }
}

fn judge(metadata: &Value, table: &[Row]) -> Vec<String> {
    let list = |value: &Value, key: &str| value[key].as_array().cloned().unwrap_or_default();
    let mut faults = Vec::new();
    for package in list(metadata, "packages") {
        let name = package["name"].as_str().unwrap_or_default().to_owned();
        let Some((_, ours, others)) = table.iter().find(|row| row.0 == name) else {
            faults.push(format!(
                "{name}: a crate that the arrow table (xtask/src/arrows.rs, ARCHITECTURE.md) does not know"
            ));
            continue;
        };
        for dependency in list(&package, "dependencies").iter().filter(|d| d["kind"] != "dev") {
            let used = dependency["name"].as_str().unwrap_or_default();
            let mine = table.iter().any(|row| row.0 == used);
            let allowed = if mine { ours.contains(&used) } else { others.is_none_or(|o| o.contains(&used)) };
            if !allowed {
                faults.push(format!(
                    "{name} -> {used}: not in the arrow table; a new arrow needs a reason (docs/adr) and a row in xtask/src/arrows.rs"
                ));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn metadata(package: &str, uses: &str, kind: &Value) -> Value {
        json!({ "packages": [{ "name": package, "dependencies": [{ "name": uses, "kind": kind }] }] })
    }

    #[test]
    fn the_planner_may_not_use_the_referee_but_its_tests_may() {
        let arrow =
            |kind: Value| judge(&metadata("safeconduct-planner", "safeconduct-referee", &kind), TABLE);
        assert_eq!(arrow(Value::Null).len(), 1);
        assert_eq!(arrow(json!("dev")).len(), 0);
    }

    #[test]
    fn the_referee_may_not_use_the_planner() {
        assert_eq!(
            judge(&metadata("safeconduct-referee", "safeconduct-planner", &Value::Null), TABLE).len(),
            1
        );
    }

    #[test]
    fn the_nouns_know_no_format() {
        assert_eq!(judge(&metadata("safeconduct-domain", "serde", &Value::Null), TABLE).len(), 1);
        assert_eq!(judge(&metadata("safeconduct-wire", "serde", &Value::Null), TABLE).len(), 0);
    }

    #[test]
    fn a_crate_that_nobody_thought_of_is_named() {
        assert_eq!(judge(&metadata("safeconduct-news", "safeconduct-domain", &Value::Null), TABLE).len(), 1);
    }

    #[test]
    fn the_arrows_of_this_project_are_in_the_table() {
        assert_eq!(check(&crate::tree::root()), Vec::<String>::new());
    }
}
