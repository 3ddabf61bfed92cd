//! Temporary.
mod common;
use planner::{Search, Settings};
#[test]
fn dump() {
    let seed = common::first_seed();
    let (draft, scenario) = common::world(seed).unwrap();
    let search = Search::new(&scenario, None, Settings { seed });
    let p = search.plan(&search.first());
    println!("{}", wire::plan::write(&p.plan, &scenario, &serde_json::Value::Null));
    let v: serde_json::Value = serde_json::from_str(&draft.files["world.json"]).unwrap();
    eprintln!("{}", serde_json::to_string_pretty(&v).unwrap());
    for (n, f) in &draft.files {
        if n != "world.json" {
            eprintln!("{n}\n{f}");
        }
    }
}
