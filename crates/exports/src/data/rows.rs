//! The tables themselves: convoys, their inspections, who rides where, arrivals, those left.

use std::collections::BTreeMap;

use domain::{Idx, Load, Place, Time, Vehicle};
use texts::Text;

use super::hours::by_hour;
use super::table::{Cell, Table, columns};
use crate::Case;
use crate::facts::load;
use crate::sheets::due;

/// All tables, in the order of their files.
pub(crate) fn tables(case: &Case<'_>) -> Vec<Table> {
    let mut tables =
        vec![movements(case), checkpoints(case), trips(case), arrivals(case), left(case), by_hour(case)];
    // Whoever finds a row alone must be able to tell which plan it is of.
    let [plan, status] =
        [("plan", Text::Plan, "#meta+plan+code"), ("status", Text::SheetStatus, "#status+figure")];
    for table in &mut tables {
        table.columns.extend(columns(&[plan, status]));
        for row in &mut table.rows {
            row.extend([Cell::from(&case.asked.checksum[..12]), Cell::from("planned")]);
        }
    }
    tables
}

/// Id, name and position of a place.
fn place(case: &Case<'_>, place: Idx<Place>) -> [Cell; 4] {
    let p = &case.scenario().places[place];
    let part = |of: fn((f64, f64)) -> f64| p.position.map(of).map_or(Cell::Empty, Cell::Real);
    [Cell::from(p.id.as_str()), Cell::from(case.name(&p.name)), part(|p| p.0), part(|p| p.1)]
}

/// All people, then those in wheelchairs and those who lie.
fn heads(load: Load) -> [Cell; 3] {
    [load.people().into(), load.wheelchairs.into(), load.stretchers.into()]
}

/// Ids of convoys, `;` between.
fn convoys(case: &Case<'_>, positions: &[usize]) -> Cell {
    let ids: Vec<&str> = positions.iter().map(|&i| case.plan().convoys[i].id.as_str()).collect();
    Cell::Text(ids.join(";"))
}

fn movements(case: &Case<'_>) -> Table {
    let s = case.scenario();
    let row = |&i: &usize| {
        let c = &case.plan().convoys[i];
        let corridor = &s.corridors[c.corridor];
        let (from, to) = corridor.gates(c.direction);
        let group = &case.facts.aboard[i];
        let escorts = c.vehicles.iter().filter(|v| s.kind_of(**v).escort).count() as u64;
        let mut row = vec![
            Cell::from(c.id.as_str()),
            Cell::from(corridor.id.as_str()),
            Cell::from(case.name(&corridor.name)),
            Cell::from(c.direction.as_str()),
        ];
        row.extend(place(case, from));
        row.extend(place(case, to));
        row.extend([c.depart.into(), c.arrive.into(), (c.vehicles.len() as u64).into(), escorts.into()]);
        row.push(group.values().map(|&n| u64::from(n)).sum::<u64>().into());
        row.extend(heads(load(s, group)));
        row
    };
    Table {
        name: "movements",
        title: Text::Convoys,
        columns: columns(&[
            ("convoy", Text::Convoy, "#activity+code+convoy"),
            ("corridor", Text::Corridor, "#operations+code+corridor"),
            ("corridor_name", Text::SheetCorridorName, "#operations+name+corridor"),
            ("direction", Text::Direction, "#operations+direction"),
            ("from", Text::SheetFrom, "#loc+origin+code"),
            ("from_name", Text::SheetFromName, "#loc+origin+name"),
            ("from_lat", Text::SheetFromLat, "#geo+origin+lat"),
            ("from_lon", Text::SheetFromLon, "#geo+origin+lon"),
            ("to", Text::SheetTo, "#loc+dest+code"),
            ("to_name", Text::SheetToName, "#loc+dest+name"),
            ("to_lat", Text::SheetToLat, "#geo+dest+lat"),
            ("to_lon", Text::SheetToLon, "#geo+dest+lon"),
            ("departs", Text::Depart, "#date+start"),
            ("arrives", Text::Arrive, "#date+end"),
            ("vehicles", Text::Vehicles, "#indicator+vehicles+num"),
            ("escorts", Text::SheetEscorts, "#indicator+vehicles+escort+num"),
            ("families", Text::Families, "#targeted+evacuation+hh"),
            ("people", Text::People, "#targeted+evacuation+ind"),
            ("wheelchairs", Text::SheetWheelchairs, "#targeted+evacuation+wheelchair+ind"),
            ("stretchers", Text::SheetLying, "#targeted+evacuation+stretcher+ind"),
        ]),
        rows: case.facts.departures.iter().map(row).collect(),
    }
}

fn checkpoints(case: &Case<'_>) -> Table {
    let s = case.scenario();
    let mut rows = Vec::new();
    for &i in &case.facts.departures {
        let c = &case.plan().convoys[i];
        for (passage, due) in c.passages.iter().zip(due(s, c)) {
            let mut row = vec![
                Cell::from(c.id.as_str()),
                Cell::from(s.corridors[c.corridor].id.as_str()),
                Cell::from(c.direction.as_str()),
                Cell::from(passage.checkpoint.as_str()),
                due.into(),
                passage.begin.into(),
                passage.end.into(),
                (c.vehicles.len() as u64).into(),
            ];
            row.extend(heads(load(s, &case.facts.aboard[i])));
            rows.push(row);
        }
    }
    Table {
        name: "checkpoints",
        title: Text::Checkpoints,
        columns: columns(&[
            ("convoy", Text::Convoy, "#activity+code+convoy"),
            ("corridor", Text::Corridor, "#operations+code+corridor"),
            ("direction", Text::Direction, "#operations+direction"),
            ("checkpoint", Text::SheetCheckpoint, "#loc+code+checkpoint"),
            ("due", Text::SheetDue, "#date+due"),
            ("begins", Text::SheetInspectionBegins, "#date+start"),
            ("ends", Text::SheetInspectionEnds, "#date+end"),
            ("vehicles", Text::Vehicles, "#indicator+vehicles+num"),
            ("people", Text::People, "#targeted+evacuation+ind"),
            ("wheelchairs", Text::SheetWheelchairs, "#targeted+evacuation+wheelchair+ind"),
            ("stretchers", Text::SheetLying, "#targeted+evacuation+stretcher+ind"),
        ]),
        rows,
    }
}

fn trips(case: &Case<'_>) -> Table {
    let s = case.scenario();
    let row = |ride: &crate::facts::Ride| {
        let class = &s.classes[ride.class];
        let mut row = vec![
            Cell::from(s.vehicles[ride.vehicle].id.as_str()),
            Cell::from(s.kind_of(ride.vehicle).id.as_str()),
            Cell::from(class.id.as_str()),
            Cell::from(s.priorities[class.priority].id.as_str()),
            ride.families.into(),
        ];
        row.extend(heads(ride.load(s)));
        row.extend(ride.from.map_or([const { Cell::Empty }; 4], |from| place(case, from)));
        row.extend([ride.loading.into(), ride.loaded.into(), convoys(case, &ride.convoys)]);
        row.extend(place(case, ride.to));
        row.extend([ride.unloading.into(), ride.safe.into()]);
        row
    };
    Table {
        name: "trips",
        title: Text::SheetTrips,
        columns: columns(&[
            ("vehicle", Text::SheetVehicle, "#item+code+vehicle"),
            ("kind", Text::SheetKind, "#item+type+vehicle"),
            ("class", Text::SheetClass, "#beneficiary+code"),
            ("priority", Text::SheetPriority, "#beneficiary+priority"),
            ("families", Text::Families, "#targeted+evacuation+hh"),
            ("people", Text::People, "#targeted+evacuation+ind"),
            ("wheelchairs", Text::SheetWheelchairs, "#targeted+evacuation+wheelchair+ind"),
            ("stretchers", Text::SheetLying, "#targeted+evacuation+stretcher+ind"),
            ("from", Text::SheetFrom, "#loc+origin+code"),
            ("from_name", Text::SheetFromName, "#loc+origin+name"),
            ("from_lat", Text::SheetFromLat, "#geo+origin+lat"),
            ("from_lon", Text::SheetFromLon, "#geo+origin+lon"),
            ("loading_begins", Text::SheetLoadingBegins, "#date+start"),
            ("loading_ends", Text::SheetLoadingEnds, "#date+start+loaded"),
            ("convoys", Text::Convoys, "#activity+code+convoy"),
            ("to", Text::SheetTo, "#loc+dest+code"),
            ("to_name", Text::SheetToName, "#loc+dest+name"),
            ("to_lat", Text::SheetToLat, "#geo+dest+lat"),
            ("to_lon", Text::SheetToLon, "#geo+dest+lon"),
            ("unloading_begins", Text::SheetUnloadingBegins, "#date+end+unloading"),
            ("unloading_ends", Text::SheetUnloadingEnds, "#date+end"),
        ]),
        rows: case.facts.rides.iter().map(row).collect(),
    }
}

/// When, where, and out of which vehicle people become safe.
type Key = (Time, Idx<Place>, Option<Idx<Vehicle>>);

/// Those who become safe at one place at one instant out of one vehicle, or before the plan without.
fn arrivals(case: &Case<'_>) -> Table {
    let s = case.scenario();
    let mut found: BTreeMap<Key, (u64, Load, Vec<usize>)> = BTreeMap::new();
    for b in &case.facts.before {
        let sum = found.entry((b.at, b.place, None)).or_default();
        sum.0 += u64::from(b.families);
        sum.1 += s.classes[b.class].family * b.families;
    }
    for ride in &case.facts.rides {
        let sum = found.entry((ride.safe, ride.to, Some(ride.vehicle))).or_default();
        sum.0 += u64::from(ride.families);
        sum.1 += ride.load(s);
        sum.2.extend(ride.convoys.last());
    }
    let mut there: BTreeMap<Idx<Place>, Load> = BTreeMap::new();
    let row = |((at, to, vehicle), (families, load, mut by)): (Key, (u64, Load, Vec<usize>))| {
        by.sort_unstable();
        by.dedup();
        let sum = there.entry(to).or_insert(Load::NONE);
        *sum += load;
        let room = s.places[to].receives.unwrap_or_default();
        let mut row = vec![at.into()];
        row.extend(place(case, to));
        row.extend([vehicle.map(|v| s.vehicles[v].id.as_str()).into(), convoys(case, &by), families.into()]);
        row.extend(heads(load));
        row.extend([sum.people().into(), sum.stretchers.into(), room.people.into(), room.stretchers.into()]);
        row
    };
    Table {
        name: "arrivals",
        title: Text::SheetArrivals,
        columns: columns(&[
            ("at", Text::SheetSafeAt, "#date+end"),
            ("place", Text::SheetPlace, "#loc+dest+code"),
            ("place_name", Text::SheetPlaceName, "#loc+dest+name"),
            ("lat", Text::SheetLat, "#geo+dest+lat"),
            ("lon", Text::SheetLon, "#geo+dest+lon"),
            ("vehicle", Text::SheetVehicle, "#item+code+vehicle"),
            ("convoys", Text::Convoys, "#activity+code+convoy"),
            ("families", Text::Families, "#targeted+evacuation+hh"),
            ("people", Text::People, "#targeted+evacuation+ind"),
            ("wheelchairs", Text::SheetWheelchairs, "#targeted+evacuation+wheelchair+ind"),
            ("stretchers", Text::SheetLying, "#targeted+evacuation+stretcher+ind"),
            ("people_by_then", Text::SheetPeopleByThen, "#targeted+evacuation+cumulative+ind"),
            ("stretchers_by_then", Text::SheetLyingByThen, "#targeted+evacuation+stretcher+cumulative+ind"),
            ("room", Text::SheetRoom, "#capacity+ind"),
            ("room_lying", Text::SheetRoomLying, "#capacity+stretcher+ind"),
        ]),
        rows: found.into_iter().map(row).collect(),
    }
}

fn left(case: &Case<'_>) -> Table {
    let s = case.scenario();
    let row = |l: &crate::facts::LeftBehind| {
        let class = &s.classes[l.class];
        let mut row = Vec::from(place(case, class.at));
        row.extend([
            Cell::from(class.id.as_str()),
            Cell::from(s.priorities[class.priority].id.as_str()),
            l.families.into(),
        ]);
        row.extend(heads(class.family * l.families));
        row.push(l.why.as_ref().map_or(Cell::Empty, |left| Cell::Text(left.why_in(case.asked.lang))));
        row
    };
    Table {
        name: "left",
        title: Text::LeftTitle,
        columns: columns(&[
            ("place", Text::SheetPlace, "#loc+origin+code"),
            ("place_name", Text::SheetPlaceName, "#loc+origin+name"),
            ("lat", Text::SheetLat, "#geo+origin+lat"),
            ("lon", Text::SheetLon, "#geo+origin+lon"),
            ("class", Text::SheetClass, "#beneficiary+code"),
            ("priority", Text::SheetPriority, "#beneficiary+priority"),
            ("families", Text::Families, "#inneed+evacuation+hh"),
            ("people", Text::People, "#inneed+evacuation+ind"),
            ("wheelchairs", Text::SheetWheelchairs, "#inneed+evacuation+wheelchair+ind"),
            ("stretchers", Text::SheetLying, "#inneed+evacuation+stretcher+ind"),
            ("reason", Text::Reason, "#description+reason"),
        ]),
        rows: case.facts.left.iter().map(row).collect(),
    }
}
