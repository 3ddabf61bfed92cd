//! Why somebody is left behind, in one sentence each.

use std::collections::BTreeMap;

use domain::{Idx, Zone};

use crate::LeftBehind;
use crate::movement::Barrier;
use crate::schedule::Schedule;

/// Everybody who is left at the end of planning, by class, with the reason.
pub(crate) fn left(schedule: &Schedule<'_>, barred: &BTreeMap<Idx<Zone>, Barrier>) -> Vec<LeftBehind> {
    let model = schedule.model;
    let scenario = model.scenario;
    let mut out: Vec<LeftBehind> = Vec::new();
    for (s, source) in model.sources.iter().enumerate() {
        let families = schedule.waiting[s];
        if families == 0 {
            continue;
        }
        let class = &scenario.classes[source.class];
        let full = class.to.iter().all(|p| {
            let room = schedule.room[p.get()];
            room.people < i64::from(class.family.people())
                || room.stretchers < i64::from(class.family.stretchers)
        });
        let why = if full {
            "no place that they accept has room left".to_string()
        } else {
            sentence(barred.get(&model.zone(source.place)).copied()).to_string()
        };
        out.push(LeftBehind { class: source.class, families, why });
    }
    for v in scenario.vehicles.indices() {
        for ride in schedule.aboard(v) {
            out.push(LeftBehind {
                class: ride.class,
                families: ride.families,
                why: format!(
                    "aboard {}, which cannot bring them to a place that they accept within the rules: settle this first",
                    scenario.vehicles[v].id
                ),
            });
        }
    }
    out
}

fn sentence(barrier: Option<Barrier>) -> &'static str {
    match barrier {
        None | Some(Barrier::Nobody) => {
            "no vehicle with the places that they need could come for them in time"
        }
        Some(Barrier::Road) => "no road leads there for the vehicles that are left",
        Some(Barrier::Window) => "no convoy could be through before the corridor shuts",
        Some(Barrier::Horizon) => "no vehicle could bring them out before the end of the operation",
        Some(Barrier::Hours) => "the hours of the places leave no time for their loading or unloading",
        Some(Barrier::Available) => "no vehicle is available for long enough",
        Some(Barrier::Aboard) => "they would be aboard for longer than is allowed",
        Some(Barrier::Quota) => "the quota of the corridor is used up",
        Some(Barrier::Exchange) => "their side of the exchange would run ahead of the other",
        Some(Barrier::Reception) => "no place that they accept has room left",
        Some(Barrier::Stand) => "there is no room for vehicles to stand",
        Some(Barrier::Most) => "the convoys are full",
        Some(Barrier::Escorts) => "no escort could be had for a convoy",
        Some(Barrier::Reserve) => "the vehicles that are left are held in reserve",
        Some(Barrier::Once) => "the vehicles that are left may carry people only once",
    }
}
