//! A small besieged town for stories: a school and a gate inside, a mill, a hall and a depot outside, one road between, or two.

use std::collections::BTreeMap;

use domain::{Class, Corridor, Idx, Load, Place, Plan, Scenario, Time, Vehicle};
use planner::{Search, Settings};
use simulator::{Compiled, ControlRoom, Happening, Player, Script, What, compile};

/// What a story changes of the town.
#[derive(Clone)]
pub(crate) struct Town {
    pub(crate) buses: u32,
    /// Families of four at the school.
    pub(crate) families: u32,
    /// Lines more, of the scenario, of the buses, of the first road's convoys, of the school.
    pub(crate) scenario: &'static str,
    pub(crate) bus: &'static str,
    pub(crate) convoy: &'static str,
    pub(crate) school: &'static str,
    /// Whether there is a second road, ten minutes longer.
    pub(crate) other_road: bool,
}

impl Default for Town {
    fn default() -> Town {
        Town { buses: 2, families: 20, scenario: "", bus: "", convoy: "", school: "", other_road: false }
    }
}

const TIMES: &str =
    "from,to,minutes,km\nschool,gate,10,4\ngate,school,10,4\nmill,hall,10,5\nhall,mill,10,5\n";

struct Files(String);

impl wire::Files for Files {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        match path {
            "town.toml" => Ok(self.0.clone().into_bytes()),
            "times.csv" => Ok(TIMES.as_bytes().to_vec()),
            _ => Err("no such file".to_owned()),
        }
    }
}

impl Town {
    pub(crate) fn scenario(&self) -> Scenario {
        let Town { buses, families, scenario, bus, convoy, school, other_road } = self;
        let other = if *other_road {
            "{ id = \"hill-road\", from = \"gate\", to = \"mill\", time = \"40m\", km = 30, convoy = { headway = \"10m\", margin = \"5m\" } },"
        } else {
            ""
        };
        let text = format!(
            r#"
format = "safeconduct/1"
name = "A town"
timezone = "Europe/Sarajevo"
start = 2030-05-04T08:00:00
end = 2030-05-05T08:00:00
{scenario}
zone = [{{ id = "town" }}]
place = [
  {{ id = "school", zone = "town" {school} }},
  {{ id = "gate", zone = "town" }},
  {{ id = "mill" }},
  {{ id = "hall", receives = {{ people = 5000 }} }},
]
vehicles = [
  {{ id = "bus", count = {buses}, depot = "hall", seats = 50, out = true {bus} }},
  {{ id = "escort", count = 1, depot = "hall", escort = true, out = true }},
]
people = [{{ id = "families", at = "school", to = ["hall"], family = {{ seats = 4 }}, count = {families} }}]
corridor = [
  {{ id = "road", from = "gate", to = "mill", time = "30m", km = 20, convoy = {{ headway = "10m", margin = "5m" {convoy} }} }},
  {other}
]
agreement = [{{ id = "pause", parties = ["party-a", "party-b"], covers = [{covers}], in_force = [{{ from = 2030-05-04T08:00:00, until = 2030-05-05T08:00:00 }}] }}]

[travel]
table = "times.csv"
"#,
            covers = if *other_road { "\"road\", \"hill-road\"" } else { "\"road\"" },
        );
        wire::scenario::read("town.toml", &Files(text)).unwrap_or_else(|e| panic!("{e}")).scenario
    }
}

pub(crate) fn place(scenario: &Scenario, id: &str) -> Idx<Place> {
    scenario.places.position(|p| p.id == id).expect("the town has it")
}

pub(crate) fn vehicle(scenario: &Scenario, id: &str) -> Idx<Vehicle> {
    scenario.vehicles.position(|v| v.id == id).expect("the town has it")
}

pub(crate) fn road(scenario: &Scenario, id: &str) -> Idx<Corridor> {
    scenario.corridors.position(|c| c.id == id).expect("the town has it")
}

/// The planner's first plan.
pub(crate) fn planned(scenario: &Scenario) -> Plan {
    let search = Search::new(scenario, None, Settings { seed: 1 });
    search.plan(&search.first()).plan
}

/// What a run came to.
pub(crate) struct Told {
    /// All that happened, by its instant.
    pub(crate) all: Vec<Happening>,
    /// People who came, and who are safe.
    pub(crate) came: u32,
    pub(crate) safe: u32,
    /// The instant at which the last of them was.
    pub(crate) last: Option<Time>,
    /// People still aboard at the end.
    pub(crate) aboard: u32,
}

/// Plays a plan in a world in which this happens and nothing else. Whatever that is, nobody is lost: all who come are waiting, aboard of
/// one vehicle or safe, no vehicle carries more than it has room for, and nobody is between gates at the end.
pub(crate) fn tell(scenario: &Scenario, plan: &Plan, script: Script, room: &mut impl ControlRoom) -> Told {
    let compiled: Compiled<'_> = compile(scenario, plan, None);
    let mut player = Player::new(&compiled);
    let mut all: Vec<Happening> = Vec::new();
    player.run(&script.world(), room, &mut all);
    all.retain(|h| h.at <= scenario.end);
    all.sort_by_key(|h| h.at);
    let mut loads: BTreeMap<Idx<Vehicle>, BTreeMap<Idx<Class>, u32>> = BTreeMap::new();
    let (mut safe, mut last, mut boarded) = (0, None, 0);
    let mut inside: BTreeMap<u32, u32> = BTreeMap::new();
    let people = |class: Idx<Class>, families: u32| scenario.classes[class].family.people() * families;
    for h in &all {
        match h.what {
            What::Boarded { vehicle, class, families, .. } => {
                *loads.entry(vehicle).or_default().entry(class).or_default() += families;
                boarded += people(class, families);
            }
            What::Alighted { vehicle, class, families, .. } => {
                let there = loads.entry(vehicle).or_default().entry(class).or_default();
                *there = there.checked_sub(families).expect("whoever gets off was aboard");
                safe += people(class, families);
                last = Some(h.at);
            }
            What::Transferred { from, to, class, families } => {
                let there = loads.entry(from).or_default().entry(class).or_default();
                *there = there.checked_sub(families).expect("whoever is handed over was aboard");
                *loads.entry(to).or_default().entry(class).or_default() += families;
            }
            What::Departed { vehicle, .. } | What::Entered { vehicle, .. } => {
                let of = loads.entry(vehicle).or_default();
                let load = of.iter().fold(Load::NONE, |sum, (&c, &n)| sum + scenario.classes[c].family * n);
                assert!(scenario.kind_of(vehicle).room.admits(load), "{vehicle:?} is too full");
                if let What::Entered { convoy, .. } = h.what {
                    *inside.entry(convoy).or_default() += 1;
                }
            }
            What::ConvoyArrived { convoy, .. } | What::TurnedBack { convoy, .. } => {
                inside.remove(&convoy).expect("whoever comes out went in");
            }
            _ => {}
        }
    }
    assert!(inside.is_empty(), "nobody is between gates at the end: {inside:?}");
    let aboard: u32 = loads.values().flatten().map(|(&c, &n)| people(c, n)).sum();
    assert_eq!(boarded, safe + aboard, "whoever has boarded is safe or aboard");
    let came = player.turnout().1 as u32;
    assert!(boarded <= came, "nobody appears");
    Told { all, came, safe, last, aboard }
}

impl Told {
    /// When this happened.
    pub(crate) fn when(&self, of: impl Fn(&What) -> bool) -> Vec<Time> {
        self.all.iter().filter(|h| of(&h.what)).map(|h| h.at).collect()
    }
}

struct Folder(std::path::PathBuf);

impl wire::Files for Folder {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        #[allow(clippy::disallowed_methods, reason = "a test reads the project's own examples")]
        std::fs::read(self.0.join(path)).map_err(|e| e.to_string())
    }
}

/// A scenario of the project's own.
pub(crate) fn example(folder: &str, name: &str) -> Scenario {
    wire::scenario::read(name, &Folder(folder.into())).unwrap_or_else(|e| panic!("{e}")).scenario
}
