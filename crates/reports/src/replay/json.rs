//! A replay for programs: every statement as the record has it, what differs, and the model's answer; instants as RFC 3339.

use operation::{Bound, Precision, Since};
use serde_json::{Value, json};

use super::Replayed;
use super::compare::{Said, differences};

/// The replay as one JSON document.
pub fn replay_json(r: &Replayed<'_>) -> Value {
    let at = |t| r.clock.rfc3339(t);
    let said = r.statements();
    let figure = |s: &Said<'_>| {
        s.said.figure.as_ref().map(|f| {
            let sum = match f.sum {
                None => Value::Null,
                Some(Since::NotSaid) => json!("not-said"),
                Some(Since::Time(t)) => json!(at(t)),
            };
            json!({ "count": f.count, "unit": f.unit.as_str(), "bound": bound(f.bound), "sum_since": sum })
        })
    };
    let statement = |s: &Said<'_>| {
        json!({
            "entry": s.entry.id.to_string(),
            "at": at(s.entry.happened_at),
            "synthetic": s.said.synthetic,
            "precision": precision(s.said.precision),
            "within": { "from": at(s.said.within.from), "until": at(s.said.within.until) },
            "counter": s.said.counter.as_str(),
            "source": s.said.source.as_str(),
            "about": s.said.about.as_str(),
            "figure": figure(s),
            "place": s.said.place.as_ref().map(operation::Id::as_str),
            "scope": s.said.scope.as_str(),
            "said": s.said.said.as_str(),
            "found_at": s.said.found_at.iter().map(operation::Words::as_str).collect::<Vec<_>>(),
        })
    };
    let differ: Vec<Value> = differences(r.clock, &said)
        .iter()
        .map(|d| {
            json!({
                "day": d.day,
                "unit": d.unit.map(operation::Id::as_str),
                "of": d.subject,
                "is": if d.of_time { "time" } else { "count" },
                "entries": d.said.iter().map(|s| s.entry.id.to_string()).collect::<Vec<_>>(),
            })
        })
        .collect();
    let model = r.model.as_ref().map(|m| {
        let steps: Vec<Value> = m
            .steps
            .iter()
            .map(|s| {
                let within = s.safe.iter().filter(|(t, _)| s.from <= *t && *t <= s.until);
                let points: Vec<Value> = within.map(|&(t, n)| json!({ "at": at(t), "people": n })).collect();
                json!({
                    "from": at(s.from), "until": at(s.until), "end": at(s.end), "shut": s.shut, "got_off": s.got_off,
                    "aboard": s.aboard, "all_safe": s.all_safe.map(at), "safe": points,
                })
            })
            .collect();
        let held: Vec<Value> = m
            .held(&said)
            .iter()
            .map(|h| {
                json!({
                    "entry": h.s.entry.id.to_string(), "count": h.count, "band": [h.band.0, h.band.1],
                    "plan": [h.plan.0, h.plan.1], "against": h.against.key(),
                })
            })
            .collect();
        let f = &m.worlds;
        let band: Vec<Value> =
            f.times.iter().zip(&f.fan).map(|(&t, q)| json!({ "at": at(t), "quantiles": q.map(|q| q.0) })).collect();
        json!({
            "is": "a model's answer, not what happened",
            "people": m.scenario.people(), "seed": m.seed, "rounds": m.rounds, "quantiles": simulator::QUANTILES,
            "steps": steps, "worlds": m.worlds.worlds, "band": band, "against": held,
        })
    });
    json!({
        "title": r.title,
        "zone": r.zone,
        "root": r.root,
        "entries": r.entries.len(),
        "statements": said.iter().map(statement).collect::<Vec<_>>(),
        "differ": differ,
        "model": model,
    })
}

fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exactly => "exactly",
        Bound::About => "about",
        Bound::Over => "over",
        Bound::Almost => "almost",
        Bound::UpTo => "up-to",
    }
}

fn precision(precision: Precision) -> &'static str {
    match precision {
        Precision::Minute => "minute",
        Precision::Hour => "hour",
        Precision::Day => "day",
        Precision::Month => "month",
    }
}
