//! A plan summed up as JSON, for programs: no language, instants as RFC 3339.

use serde_json::{Value, json};

use crate::bottleneck::bottleneck_json;
use crate::figures::{figures, left_groups};
use crate::parts::{Amount, Gap, parts, standing};
use crate::{Clock, Told};

/// What a plan amounts to: people, convoys, vehicles, destinations, those left, score, bounds and gaps.
pub fn summary_json(told: &Told<'_>) -> Value {
    let (s, plan, clock) = (told.scenario, told.plan, told.clock);
    let f = figures(s, plan, told.state);
    let standing = standing(s, plan);
    let value = |a: Option<Amount>| a.map_or(Value::Null, |a| amount(clock, a));
    let parts: Vec<Value> = parts(s, plan)
        .into_iter()
        .map(|p| {
            json!({
                "part": p.objective.as_str(),
                "plan": value(p.stated),
                "bound": value(p.bound),
                "proven": p.closed,
                "gap": match p.gap {
                    Some(Gap::Ratio(r)) => json!(r),
                    Some(Gap::Difference(d)) => json!(d),
                    Some(Gap::Later(d)) => json!(d.0),
                    None => Value::Null,
                },
                "gap_is": match p.gap {
                    Some(Gap::Ratio(_)) => json!("ratio"),
                    Some(Gap::Difference(_)) => json!("difference"),
                    Some(Gap::Later(_)) => json!("seconds"),
                    None => Value::Null,
                },
            })
        })
        .collect();
    let convoys: Vec<Value> = f
        .departures
        .iter()
        .map(|&i| {
            let (c, m) = (&plan.convoys[i], &f.manifests[i]);
            json!({
                "id": c.id,
                "corridor": s.corridors[c.corridor].id,
                "direction": c.direction.as_str(),
                "depart": clock.rfc3339(c.depart),
                "arrive": clock.rfc3339(c.arrive),
                "people": m.load.people(),
                "stretchers": m.load.stretchers,
                "vehicles": m.vehicles.iter().map(|&(kind, n)| (s.kinds[kind].id.clone(), json!(n)))
                    .collect::<serde_json::Map<_, _>>(),
            })
        })
        .collect();
    let destinations: Vec<Value> = f
        .receiving
        .iter()
        .map(|r| {
            let room = s.places[r.place].receives.unwrap_or_default();
            json!({
                "place": s.places[r.place].id,
                "people": r.load.people(),
                "stretchers": r.load.stretchers,
                "capacity": { "people": room.people, "stretchers": room.stretchers },
                "first": r.span.map(|(first, _)| clock.rfc3339(first)),
                "last": r.span.map(|(_, last)| clock.rfc3339(last)),
            })
        })
        .collect();
    let left: Vec<Value> = left_groups(s, &told.left)
        .into_iter()
        .map(|g| {
            json!({
                "entry": g.entry, "at": s.places[g.at].id, "why": g.why, "families": g.families, "people": g.people,
            })
        })
        .collect();
    json!({
        "scenario": s.name.first(),
        "timezone": s.timezone,
        "start": clock.rfc3339(s.start),
        "end": clock.rfc3339(s.end),
        "people": f.people,
        "safe": f.safe,
        "left_behind": plan.score.left_behind,
        "parts": parts,
        "vehicles": f.fleet.iter().map(|u| {
            (s.kinds[u.kind].id.clone(), json!({ "used": u.used, "there": u.there }))
        }).collect::<serde_json::Map<_, _>>(),
        "convoys": convoys,
        "destinations": destinations,
        "left": left,
        "order": s.order.iter().map(|o| o.as_str()).collect::<Vec<_>>(),
        "nothing_better": {
            "proven": standing.proven.iter().map(|o| o.as_str()).collect::<Vec<_>>(),
            "open": standing.open.iter().map(|o| o.as_str()).collect::<Vec<_>>(),
        },
        "bottleneck": told.bottleneck.as_ref().map(|b| bottleneck_json(b, s, clock)),
        "proofs": told.proofs.iter()
            .map(|p| json!({ "part": p.part, "by": p.by, "says": p.says }))
            .collect::<Vec<_>>(),
    })
}

fn amount(clock: &dyn Clock, amount: Amount) -> Value {
    match amount {
        Amount::Weighted(x) | Amount::PersonHours(x) | Amount::Km(x) | Amount::Wishes(x) => json!(x),
        Amount::At(t) => json!(clock.rfc3339(t)),
    }
}
