//! Links between the project's pages lead somewhere.

use std::collections::BTreeSet;

use crate::tree::{self, File};

/// Relative links in `.md` files to what is not there.
pub(crate) fn check(files: &[File]) -> Vec<String> {
    let root = tree::root();
    let mut faults = Vec::new();
    for file in files.iter().filter(|f| f.is("md")) {
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for (line, link) in links(&file.text) {
            let target = link.split('#').next().unwrap_or_default();
            let elsewhere = ["http://", "https://", "mailto:"].iter().any(|scheme| link.starts_with(scheme));
            if elsewhere || target.is_empty() || root.join(folder).join(target).exists() {
                continue;
            }
            faults.push(format!("{}:{line}: the link leads nowhere: {link}", file.path));
        }
    }
    faults.into_iter().collect::<BTreeSet<_>>().into_iter().collect()
}

/// Every `](target)` outside of code, with its line.
fn links(text: &str) -> Vec<(usize, String)> {
    let (mut found, mut in_code) = (Vec::new(), false);
    for (number, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        }
        if in_code {
            continue;
        }
        // What stands between backticks is code too: every second part.
        let words: String = line.split('`').step_by(2).collect::<Vec<_>>().join("x");
        for part in words.split("](").skip(1) {
            if let Some((target, _)) = part.split_once(')') {
                let target = target.split_whitespace().next().unwrap_or_default();
                found.push((number + 1, target.to_owned()));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_and_code_is_not_a_link() {
        let text = "see [a](b.md) and [`c`](d.md#e \"f\")\n```\n[x](y)\n```\n`[x](y)` ![p](q.png)\n";
        let found: Vec<String> = links(text).into_iter().map(|(_, link)| link).collect();
        assert_eq!(found, ["b.md", "d.md#e", "q.png"]);
    }

    #[test]
    fn a_link_to_nothing_is_named_with_its_line() {
        let page = |text: &str| [File { path: "docs/page.md".to_owned(), text: text.to_owned() }];
        assert_eq!(check(&page("[up](../Cargo.toml) [out](https://example.org)")), Vec::<String>::new());
        assert_eq!(check(&page("\n[gone](gone.md)")), ["docs/page.md:2: the link leads nowhere: gone.md"]);
    }
}
