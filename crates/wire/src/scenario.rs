//! The scenario format `safeconduct/1`: one TOML or JSON file and those that it names.
//!
//! Each part of the file has a module. A part that cannot be read is filled with something harmless, so that
//! the rest is read too and every mistake is reported at once; a scenario with an error never leaves here.

mod agreements;
mod corridors;
mod desk;
mod fleet;
mod limits;
mod network;
mod people;
mod places;
mod reach;
pub mod set;
mod top;
mod travel;
mod windows;

use domain::Scenario;
use texts::Text;

use crate::fields::{Field, Fields};
use crate::ids::Ids;
use crate::source::{Log, Page, Source, Span, whole_file};
use crate::told::say;
use crate::{Files, Problems, node, shape};

use desk::Desk;

/// A scenario that can be used, with what its author may want to know.
#[derive(Debug)]
pub struct Read {
    /// The scenario.
    pub scenario: Scenario,
    /// Warnings only.
    pub warnings: Problems,
}

/// Reads a scenario: `.json` by its name, TOML otherwise, with the files that it names.
///
/// The scenario itself is asked of `files` by `path`, the others as the scenario names them.
///
/// # Errors
/// Everything that is wrong with it, at once, in the order of the files and their lines.
pub fn read(path: &str, files: &dyn Files) -> Result<Read, Problems> {
    let log = Log::default();
    let scenario = read_all(path, files, &log);
    let warnings = log.into_problems(path);
    match scenario {
        Some(scenario) if !warnings.has_errors() => Ok(Read { scenario, warnings }),
        _ => Err(warnings),
    }
}

/// The scenario, made of what could be read; none if that is nothing. Everything wrong is in the log.
fn read_all(path: &str, files: &dyn Files, log: &Log) -> Option<Scenario> {
    let bytes = match files.read(path) {
        Ok(bytes) => bytes,
        Err(why) => {
            log.push(whole_file(path, say!(BadUnread, why = why), None));
            return None;
        }
    };
    let source = Source::decode(path, &bytes).map_err(|p| log.push(p)).ok()?;
    let page = Page { source: &source, log };
    if source.text.trim().is_empty() {
        page.error(Span::default(), say!(BadEmptyFile), say!(FixScenarioBegins));
        return None;
    }
    let json = path.len() >= 5 && path.as_bytes()[path.len() - 5..].eq_ignore_ascii_case(b".json");
    let root = if json { node::json(page) } else { node::toml(page) }?;
    let whole = Field { page, label: "the scenario", key: Span::default(), node: &root };
    if top::is_another_format(whole) {
        return None;
    }
    let scenario = Fields::open(whole, &shape::SCENARIO)?;
    top::check_format(scenario);

    let timezone = top::timezone(scenario);
    let desk = Desk { files, folder: desk::folder(path), zone: timezone.clone() };
    let horizon = top::horizon(&desk, scenario);
    let priorities = top::priorities(scenario);
    let name = scenario.need("name").and_then(desk::name).unwrap_or_default();
    let order = top::order(scenario);
    let aboard = scenario.get("aboard").and_then(Field::duration);

    // Whether anything moves anywhere is asked only if what decides it has been read well.
    let before = log.errors();
    let zones = places::Zones::read(&desk, scenario);
    let place_rows = scenario.rows("place", &shape::PLACE);
    let place_ids = Ids::of(Text::ThingPlace, Text::ThingPlaces, &place_rows);
    let places = places::places(&desk, &place_rows, &zones.ids);
    let kind_rows = scenario.rows("vehicles", &shape::VEHICLES);
    let kind_ids = Ids::of(Text::ThingKind, Text::ThingKinds, &kind_rows);
    let kinds = fleet::kinds(&desk, &kind_rows, &place_ids);
    let fleet_sound = log.errors() == before;
    let corridor_rows = scenario.rows("corridor", &shape::CORRIDOR);
    let corridor_ids = Ids::of(Text::ThingCorridor, Text::ThingCorridors, &corridor_rows);
    let mapped = travel::is_mapped(scenario);
    let mut corridors = corridors::corridors(&corridor_rows, &places, &place_ids, mapped);
    let zone_rows = scenario.rows("zone", &shape::ZONE);
    let known = travel::Known {
        desk: &desk,
        zones: &zones.table,
        zone_rows: &zone_rows,
        places: &places,
        place_rows: &place_rows,
        place_ids: &place_ids,
        kinds: &kinds,
        kind_rows: &kind_rows,
        kind_ids: &kind_ids,
        corridor_rows: &corridor_rows,
    };
    let travel = travel::travel(&known, scenario, &mut corridors);
    let roads_sound = log.errors() == before;

    let destinations: Vec<bool> = places.iter().map(|p| p.receives.is_some()).collect();
    let people_rows = scenario.rows("people", &shape::PEOPLE);
    let files = people::open_files(&desk, &people_rows);
    let known = people::Known {
        desk: &desk,
        places: &place_ids,
        destinations: &destinations,
        priorities: &priorities.ids,
        horizon,
    };
    let (classes, origins) = people::classes(&known, &people_rows, &files);

    let agreements = agreements::agreements(&desk, scenario, &corridor_ids);
    agreements::warn_of_uncovered(&corridor_rows, &agreements);
    let quotas = corridors::quotas(scenario, &corridor_ids);
    let exchanges = agreements::exchanges(scenario, &zones.ids, &priorities.ids);

    let vehicles = fleet::vehicles(&kinds, log);
    let scenario = Scenario {
        name,
        timezone: timezone.iana_name().unwrap_or("UTC").to_owned(),
        start: horizon.start,
        end: horizon.end,
        order,
        aboard,
        priorities: priorities.table,
        zones: zones.table,
        places,
        kinds,
        vehicles,
        classes,
        travel,
        corridors,
        agreements,
        quotas,
        exchanges,
        days: crate::instant::days(horizon.start, horizon.end, &timezone),
    };
    let use_of = reach::Use { scenario: &scenario, places: &place_rows, classes: &origins, page };
    if fleet_sound {
        use_of.check_fits();
    }
    if roads_sound {
        use_of.check_reach();
    }
    Some(scenario)
}
