//! Hazards for tests.
#![allow(dead_code, reason = "each test uses its part")]

use domain::Duration;
use simulator::{Breakdown, Chanced, Extended, Factors, Hazards, Spread, Unexpected};

const HOUR: f64 = 3600.0;

/// Far worse than anything recorded, so that every part of the player is reached.
pub(crate) fn storm() -> Hazards {
    let factors = Factors { operation: Spread::new(0.8, 1.0, 2.0), each: Spread::new(0.5, 1.0, 3.0) };
    let chanced = |chance, amount| Some(Chanced { chance, amount });
    let long = Spread::new(600.0, HOUR, 10.0 * HOUR);
    Hazards {
        driving: Some(factors),
        loading: Some(Spread::new(0.5, 1.0, 4.0)),
        inspection: Some(factors),
        unexpected: Some(Unexpected { chance: 0.3, stop: long, turned_back: 0.5 }),
        people: Some(Factors { operation: Spread::new(0.3, 1.0, 2.0), each: Spread::new(0.5, 1.0, 2.0) }),
        arrival: Some(Spread::new(0.0, HOUR, 6.0 * HOUR)),
        no_show: Some(Spread::new(0.0, 0.1, 0.5)),
        breakdown: Some(Breakdown { hourly: 0.3, repaired: 0.4, repair: long, transfer: long }),
        driver: chanced(0.2, long),
        suspension: chanced(0.7, long),
        shortened: chanced(0.4, long),
        extended: Some(Extended { chance: 0.5, by: long, notice: Duration::hours(1) }),
        exchange: chanced(0.5, long),
        cars: chanced(0.4, Spread::new(1.0, 5.0, 60.0)),
    }
}

/// As bad as a hard day, so that most of the plan is played.
pub(crate) fn mild() -> Hazards {
    let factors = Factors { operation: Spread::new(0.9, 1.0, 1.2), each: Spread::new(0.8, 1.0, 1.5) };
    let long = Spread::new(300.0, HOUR, 2.0 * HOUR);
    let rare = |chance| Some(Chanced { chance, amount: long });
    Hazards {
        driving: Some(factors),
        inspection: Some(factors),
        unexpected: Some(Unexpected { chance: 0.05, stop: long, turned_back: 0.3 }),
        breakdown: Some(Breakdown { hourly: 0.03, repaired: 0.6, repair: long, transfer: long }),
        driver: rare(0.03),
        suspension: rare(0.3),
        shortened: rare(0.1),
        exchange: rare(0.2),
        ..storm()
    }
}
