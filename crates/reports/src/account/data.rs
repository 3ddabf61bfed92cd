//! The account for programs: JSON down to the entries, CSV with HXL hashtags, the map; and the published figures as CSV.

use operation::Unit;
use serde_json::{Map, Value, json};

use super::public::Published;
use super::suppress::Cell;
use super::{Accounted, Happened};
use crate::Lang;

fn happened(a: &Accounted<'_>) -> &'static str {
    match a.happened {
        Happened::Operation => "operation",
        Happened::Rehearsal => "rehearsal",
        Happened::Replay => "replay",
    }
}

/// The sort of a unit and its id, as files have them.
fn coded(unit: &Unit) -> (&'static str, String) {
    match unit {
        Unit::Whole => ("whole", String::new()),
        Unit::Vehicle(id) => ("vehicle", id.to_string()),
        Unit::Convoy(id) => ("convoy", id.to_string()),
        Unit::From(id) => ("place", id.as_ref().map(ToString::to_string).unwrap_or_default()),
        Unit::Window(n) => ("window", n.map(|n| (n + 1).to_string()).unwrap_or_default()),
    }
}

/// The account as one JSON document: every unit with its terms, and the entries that make them.
pub fn account_json(a: &Accounted<'_>) -> Value {
    let at = |t| a.clock.rfc3339(t);
    let terms = |flows: &operation::Flows| -> Map<String, Value> {
        flows.terms().into_iter().map(|(term, n)| (term.to_owned(), json!(n))).collect()
    };
    let units: Vec<Value> = a
        .facts
        .accounts
        .iter()
        .map(|(unit, flows)| {
            let entries: Vec<Value> = a
                .postings
                .iter()
                .filter_map(|p| p.accounts.get(unit).map(|did| (p, did)))
                .map(|(p, did)| {
                    let changed: Map<String, Value> =
                        terms(did).into_iter().filter(|(_, n)| *n != json!(0)).collect();
                    let by = p.corrected_by.map(|by| by.to_string());
                    json!({ "entry": p.entry.to_string(), "corrected_by": by, "adds": changed })
                })
                .collect();
            let (sort, id) = coded(unit);
            json!({
                "of": sort, "id": id, "planned": a.planned(unit), "terms": terms(flows),
                "balances": flows.balances(), "entries": entries,
            })
        })
        .collect();
    let others: Vec<Value> = a
        .facts
        .others
        .iter()
        .map(|o| {
            json!({ "source": o.source.as_str(), "at": at(o.at), "people": o.people, "scope": o.scope.as_str() })
        })
        .collect();
    let cases: Vec<Value> = a
        .facts
        .cases
        .iter()
        .map(|(entry, case)| {
            let closed = case.closed.as_ref().map(|(by, _)| by.to_string());
            json!({ "entry": entry.to_string(), "since": at(case.since), "closed_by": closed })
        })
        .collect();
    let differs: Vec<String> = a.facts.discrepancies.iter().map(|d| d.entry.to_string()).collect();
    json!({
        "format": "safeconduct-account/1",
        "label": happened(a),
        "happened_by": a.happened_by.map(at),
        "known_at": a.known_at.map(at),
        "root": a.root,
        "accounts": units,
        "cases": cases,
        "discrepancies": differs,
        "others": others,
    })
}

/// A field of a CSV file: quoted where it must be (RFC 4180); nothing that a spreadsheet would take for a formula.
fn field(text: &str) -> String {
    let formula =
        text.starts_with(['=', '+', '@', '\t']) || (text.starts_with('-') && text.parse::<f64>().is_err());
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

fn csv(rows: &[Vec<String>]) -> String {
    let line = |row: &Vec<String>| row.iter().map(|f| field(f)).collect::<Vec<_>>().join(",") + "\r\n";
    rows.iter().map(line).collect()
}

fn strings(row: &[&str]) -> Vec<String> {
    row.iter().map(|&s| s.to_owned()).collect()
}

/// The account as CSV with HXL hashtags, a unit a row. For the centre: nothing is left out.
pub fn account_csv(a: &Accounted<'_>) -> String {
    let mut head = strings(&["label", "of", "id", "planned"]);
    let mut tags = strings(&["#status+label", "#meta+unit+type", "#meta+unit+code", "#targeted+boarded+ind"]);
    for (term, _) in operation::Flows::default().terms() {
        head.push(term.to_owned());
        tags.push(format!("#affected+{}+ind", term.replace('_', "+")));
    }
    let mut rows = vec![head, tags];
    for (unit, flows) in a.facts.accounts.iter() {
        let (sort, id) = coded(unit);
        let planned = a.planned(unit).map(|n| n.to_string()).unwrap_or_default();
        let mut row = vec![happened(a).to_owned(), sort.to_owned(), id, planned];
        row.extend(flows.terms().map(|(_, n)| n.to_string()));
        rows.push(row);
    }
    csv(&rows)
}

/// The places as a map (`GeoJSON`, RFC 7946) with their accounts: who got on there, and who was handed over there. For the centre.
pub fn account_geojson(a: &Accounted<'_>) -> Value {
    let received = a.received();
    let features: Vec<Value> = a
        .scenario
        .places
        .iter()
        .filter_map(|place| {
            let (lat, lon) = place.position?;
            let id = operation::Id::new(&place.id)?;
            let unit = Unit::From(Some(id.clone()));
            let flows = a.facts.accounts.of(&unit);
            Some(json!({
                "type": "Feature",
                "geometry": { "type": "Point", "coordinates": [lon, lat] },
                "properties": {
                    "label": happened(a), "id": place.id, "title": place.name.first(),
                    "planned": a.planned(&unit), "boarded": flows.boarded,
                    "of_them_handed_over": flows.handed_over, "of_them_aboard": flows.aboard,
                    "of_them_unexplained": flows.unexplained,
                    "received": received.get(&id).copied().unwrap_or(0),
                },
            }))
        })
        .collect();
    json!({ "type": "FeatureCollection", "features": features })
}

/// The published figures as CSV with HXL hashtags: what is left out is empty, and said to be.
pub fn public_csv(p: &Published<'_>, lang: Lang) -> String {
    let a = p.account;
    let mut rows = vec![
        strings(&[
            "reported",
            "until",
            "origin",
            "origin_name",
            "destination",
            "destination_name",
            "safe",
            "evacuated",
            "status",
        ]),
        strings(&[
            "#date+reported",
            "#date+end",
            "#loc+origin+code",
            "#loc+origin+name",
            "#loc+dest+code",
            "#loc+dest+name",
            "#reached+evacuation+ind",
            "#affected+evacuated+ind",
            "#status+figure",
        ]),
    ];
    let day = |t: Option<domain::Time>| t.map(|t| a.clock.rfc3339(t)).unwrap_or_default();
    let mut row = |origin: Option<&operation::Id>, destination: Option<&operation::Id>, cell: Cell| {
        let name = |id: Option<&operation::Id>| id.map(|id| plain(&a.place(id, lang))).unwrap_or_default();
        let code = |id: Option<&operation::Id>| id.map(ToString::to_string).unwrap_or_default();
        let n = cell.number().map(|n| n.to_string()).unwrap_or_default();
        let status = if cell == Cell::Hidden { "withheld" } else { "observed" };
        rows.push(vec![
            day(a.known_at),
            day(a.happened_by),
            code(origin),
            name(origin),
            code(destination),
            name(destination),
            n.clone(),
            n,
            status.to_owned(),
        ]);
    };
    row(None, None, p.whole);
    for (id, cell) in &p.origins {
        row(id.as_ref(), None, *cell);
    }
    for (id, cell) in &p.destinations {
        row(None, Some(id), *cell);
    }
    csv(&rows)
}

/// A name without marks of direction: in a table it stands alone.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !('\u{2066}'..='\u{2069}').contains(c)).collect()
}
