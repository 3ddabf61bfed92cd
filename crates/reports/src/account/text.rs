//! The account as text: the whole, what is open, and each unit in a line.

use operation::Flows;
use texts::isolated;

use super::{Accounted, SORTS, TERMS, differ};
use crate::Lang;
use crate::lang::Text;

/// The account for a terminal.
pub fn account_text(a: &Accounted<'_>, lang: Lang) -> String {
    let mut out = format!("{}: {}\n", lang.say(Text::Account), a.scenario.name.in_language(lang.tag()));
    for line in a.says_when(lang) {
        put!(out, "{line}\n");
    }
    for (sort, of) in SORTS {
        let units = a.units(of);
        if units.is_empty() {
            continue;
        }
        put!(out, "\n{}\n", lang.say(sort));
        for (unit, flows) in units {
            let planned = a.planned(unit).map(|n| number(n, lang));
            let planned = planned.map(|n| lang.fill(Text::AccountPlanned, &[("n", &n)]));
            let planned = planned.map(|p| format!(" [{p}]")).unwrap_or_default();
            put!(out, "  {}: {}{planned}\n", a.called(unit, lang), terms(flows, lang));
        }
    }
    open(a, lang, &mut out);
    crate::printed(lang, &out)
}

fn open(a: &Accounted<'_>, lang: Lang, out: &mut String) {
    let facts = a.facts;
    let open: Vec<_> = facts.cases.values().filter(|case| case.closed.is_none()).collect();
    put!(out, "\n{}\n", lang.say(Text::AccountCases));
    for case in &open {
        put!(out, "  {}  {}\n", a.clock.minute(case.since), differ::case(&case.about, lang));
    }
    if open.is_empty() {
        put!(out, "  {}\n", lang.say(Text::AccountNone));
    }
    put!(out, "\n{}\n", lang.say(Text::AccountDiffers));
    for d in facts.discrepancies.iter() {
        let at = a.entries.get(&d.entry).map_or_else(String::new, |e| a.clock.minute(e.happened_at));
        put!(out, "  {at}  {}\n", differ::contradiction(a.scenario, &d.what, lang));
    }
    if facts.discrepancies.is_empty() {
        put!(out, "  {}\n", lang.say(Text::AccountNone));
    }
    if !facts.others.is_empty() {
        put!(out, "\n{}\n", lang.say(Text::AccountOthers));
        for other in &facts.others {
            let source = isolated(lang, other.source.as_str());
            let (n, scope) = (lang.int(u64::from(other.people)), isolated(lang, other.scope.as_str()));
            put!(out, "  {}  {source}: {n} ({scope})\n", a.clock.minute(other.at));
        }
    }
    put!(out, "\n{}\n", lang.fill(Text::AccountRoot, &[("root", &isolated(lang, a.root))]));
}

/// The terms that are not 0, in the order of the identity.
pub(super) fn terms(flows: &Flows, lang: Lang) -> String {
    let all = flows.terms().into_iter().zip(TERMS).filter(|((_, n), _)| *n != 0);
    let said: Vec<String> =
        all.map(|((_, n), text)| format!("{} {}", lang.say(text), number(n, lang))).collect();
    if said.is_empty() { lang.say(Text::AccountNone).to_owned() } else { said.join(lang.say(Text::List)) }
}

/// A number that may be below 0.
pub(super) fn number(n: i64, lang: Lang) -> String {
    let digits = lang.int(n.unsigned_abs());
    if n < 0 { isolated(lang, &format!("\u{2212}{digits}")) } else { digits }
}
