//! What happens in one world, line by line: `cargo run --release -p safeconduct-simulator --example story -- SCENARIO PLAN HAZARDS WORLD`.
#![allow(clippy::disallowed_methods, reason = "it reads its files")]

use std::path::PathBuf;

use simulator::{Ground, Happening, Player, Wait, What, compile, draw};

struct Folder(PathBuf);

impl wire::Files for Folder {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        std::fs::read(self.0.join(path)).map_err(|e| e.to_string())
    }
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [scenario, plan, hazards, world] = args.as_slice() else { panic!("SCENARIO PLAN HAZARDS WORLD") };
    let path = PathBuf::from(scenario);
    let folder = Folder(path.parent().expect("a file is in a folder").to_path_buf());
    let name = path.file_name().and_then(|n| n.to_str()).expect("a name");
    let scenario = wire::scenario::read(name, &folder).unwrap_or_else(|e| panic!("{e}")).scenario;
    let read = |p: &str| std::fs::read(p).unwrap_or_else(|e| panic!("{p}: {e}"));
    let plan = wire::plan::read(plan, &read(plan), &scenario, None).unwrap_or_else(|e| panic!("{e}"));
    let hazards = wire::hazards::read(hazards, &read(hazards)).unwrap_or_else(|e| panic!("{e}"));
    let world = draw(&Ground::of(&scenario), &hazards, 1, world.parse().expect("a number"));
    let compiled = compile(&scenario, &plan, None);
    let mut told: Vec<Happening> = Vec::new();
    Player::new(&compiled).run(&world, &mut Wait, &mut told);
    told.sort_by_key(|h| h.at);
    let clock = wire::clock::Clock::of(&scenario);
    for h in told.iter().filter(|h| !matches!(h.what, What::Stood { .. })) {
        println!("{} {:?}", clock.minute(h.at), h.what);
    }
}
