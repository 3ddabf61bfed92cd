//! Agreements over corridors, and exchanges between zones.

use domain::{Agreement, Corridor, Exchange, Idx, Priority, Suspension, Zone};

use texts::{Said, Text};

use super::desk::{Desk, id, name_or_id};
use super::limits;
use super::windows::{window_of, windows};
use crate::fields::{Field, Fields, Least};
use crate::ids::Ids;
use crate::shape;
use crate::told::{NO_HELP, say};

/// All agreements, one for each row.
pub(super) fn agreements(
    desk: &Desk<'_>,
    scenario: Fields<'_>,
    corridors: &Ids<'_, Corridor>,
) -> Vec<Agreement> {
    let rows = scenario.rows("agreement", &shape::AGREEMENT);
    let _unique: Ids<'_, Agreement> = Ids::of(Text::ThingAgreement, Text::ThingAgreements, &rows);
    let texts = |field: Option<Field<'_>>| -> Vec<String> {
        let items = field.and_then(Field::list).unwrap_or_default();
        items.into_iter().filter_map(|f| f.text().map(str::to_owned)).collect()
    };
    rows.iter()
        .map(|&row| {
            let parties = row.need("parties");
            let (guarantors, covers) = (texts(parties), row.need("covers"));
            let covered: Vec<Idx<Corridor>> = covers
                .map(|f| corridors.read_list(f).into_iter().map(|(c, _)| c).collect())
                .unwrap_or_default();
            warn_if_empty(parties, say!(BadNobodyGuarantees));
            warn_if_empty(covers, say!(BadCoversNone));
            Agreement {
                id: id(row),
                name: name_or_id(row),
                parties: guarantors,
                not_party: texts(row.get("not_party")),
                covers: covered,
                in_force: row.get("in_force").and_then(|f| windows(desk, f)),
                suspended: row
                    .rows("suspended", &shape::SUSPENSION)
                    .into_iter()
                    .filter_map(|s| suspension(desk, s))
                    .collect(),
            }
        })
        .collect()
}

fn warn_if_empty(field: Option<Field<'_>>, what: Said) {
    if let Some(field) = field
        && matches!(&field.node.value, crate::node::Value::List(items) if items.is_empty())
    {
        field.warn(what, NO_HELP);
    }
}

fn suspension(desk: &Desk<'_>, fields: Fields<'_>) -> Option<Suspension> {
    let window = window_of(desk, fields);
    let reason = fields.get("reason").map_or(Some(String::new()), |f| f.text().map(str::to_owned));
    Some(Suspension { window: window?, reason: reason? })
}

/// Says which corridors nobody has agreed on.
pub(super) fn warn_of_uncovered(rows: &[Fields<'_>], agreements: &[Agreement]) {
    for (position, row) in rows.iter().enumerate() {
        if agreements.iter().all(|a| !a.covers.contains(&Idx::new(position))) {
            let span = row.get("id").map_or(row.span, |f| f.node.span);
            row.page.warn(span, say!(BadUncovered, corridor = id(*row)), say!(FixUncovered));
        }
    }
}

/// All exchanges.
pub(super) fn exchanges(
    scenario: Fields<'_>,
    zones: &Ids<'_, Zone>,
    priorities: &Ids<'_, Priority>,
) -> Vec<Exchange> {
    let rows = scenario.rows("exchange", &shape::EXCHANGE);
    let _unique: Ids<'_, Exchange> = Ids::of(Text::ThingExchange, Text::ThingExchanges, &rows);
    rows.iter()
        .map(|&row| {
            let first = row.need("first").and_then(|f| zones.read(f));
            let second_field = row.need("second");
            let second = second_field.and_then(|f| zones.read(f));
            if let (Some(first), Some(second), Some(field)) = (first, second, second_field)
                && first == second
            {
                let text = field.page.quote(field.node.span);
                field.error(say!(BadExchangeSelf, text = text), say!(FixExchangeSelf));
            }
            let exempt = row.get("exempt").map(|f| priorities.read_list(f)).unwrap_or_default();
            Exchange {
                id: id(row),
                first: first.unwrap_or(Idx::new(0)),
                second: second.unwrap_or(Idx::new(0)),
                ratio: row
                    .get("ratio")
                    .and_then(|f| f.number(Least::AboveZero, limits::WEIGHT))
                    .unwrap_or(1.0),
                slack: row
                    .need("slack")
                    .and_then(|f| f.number(Least::AboveZero, limits::WEIGHT))
                    .unwrap_or(1.0),
                exempt: exempt.into_iter().map(|(p, _)| p).collect(),
            }
        })
        .collect()
}
