//! Writes the page or the movement order of a scenario with a plan, or with an invented one, for judging looks
//! (`-` invents a plan, `--` one in which every vehicle moves):
//! `look SCENARIO (PLAN | - | --) (en | fr | ar) (page | text | json) > OUT`.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a tool for developers, run by hand")]

#[path = "../tests/support/mod.rs"]
mod support;

use domain::Idx;
use reports::{Extent, Lang, Left, Proof, Told, movement_order, page, summary_json};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [scenario, plan, lang, what] = args.as_slice() else {
        eprintln!("look SCENARIO (PLAN | - | --) (en | fr | ar) (page | text | json)");
        return;
    };
    let scenario = support::scenario(scenario);
    let invented = plan.starts_with('-');
    let plan = match plan.as_str() {
        "-" => support::synthetic::plan(&scenario),
        "--" => support::synthetic::crowded(&scenario, 17),
        path => support::plan(path, &scenario, None),
    };
    let lang = Lang::from_tag(lang).unwrap_or(Lang::En);
    let clock = support::Local::of(&scenario);
    let left = Left {
        class: Idx::new(0),
        families: 3,
        why: "the corridor shuts before a further convoy could come back".into(),
    };
    let told = Told {
        scenario: &scenario,
        plan: &plan,
        state: None,
        left: if invented { vec![left] } else { vec![] },
        proofs: if invented {
            vec![Proof {
                part: "exposure".into(),
                by: "fleet".into(),
                says: "twenty buses of 50 seats need at least 2h10m a round, so 9,702 people take 10 rounds"
                    .into(),
            }]
        } else {
            vec![]
        },
        bottleneck: None,
        safe_at_most: vec![],
        clock: &clock,
    };
    let out = match what.as_str() {
        "text" => movement_order(&told, lang, Extent::Full),
        "brief" => movement_order(&told, lang, Extent::Brief),
        "json" => format!("{:#}", summary_json(&told)),
        _ => page(&told, lang),
    };
    println!("{out}");
}
