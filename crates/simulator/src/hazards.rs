//! What can go wrong, and how often: one part for each concern, each of which can be taken out.
//!
//! The numbers themselves are the file's (`docs/formats/hazards.md`); nothing here has a default.

use domain::Duration;

use crate::draw::Spread;

/// A sort of thing that goes otherwise than planned. Each has a stream of draws of its own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Concern {
    /// Driving takes longer or shorter.
    Driving,
    /// So do loading and unloading.
    Loading,
    /// So do inspections.
    Inspection,
    /// A checkpoint that nobody knew of, or a convoy that is turned back.
    Unexpected,
    /// More or fewer people than were counted.
    People,
    /// People come to the assembly point over time.
    Arrival,
    /// People do not come.
    NoShow,
    /// Vehicles break down.
    Breakdown,
    /// Drivers refuse to go.
    Driver,
    /// An agreement is suspended.
    Suspension,
    /// A window ends before its time.
    Shortened,
    /// A window is extended.
    Extended,
    /// One side of an exchange stops.
    Exchange,
    /// Private cars join a convoy.
    Cars,
}

impl Concern {
    /// All of them. Their order is their key in the streams: new ones go to the end.
    pub const ALL: [Concern; 14] = [
        Concern::Driving,
        Concern::Loading,
        Concern::Inspection,
        Concern::Unexpected,
        Concern::People,
        Concern::Arrival,
        Concern::NoShow,
        Concern::Breakdown,
        Concern::Driver,
        Concern::Suspension,
        Concern::Shortened,
        Concern::Extended,
        Concern::Exchange,
        Concern::Cars,
    ];

    /// Its key in a hazards file.
    pub const fn key(self) -> &'static str {
        match self {
            Concern::Driving => "driving",
            Concern::Loading => "loading",
            Concern::Inspection => "inspection",
            Concern::Unexpected => "unexpected",
            Concern::People => "people",
            Concern::Arrival => "arrival",
            Concern::NoShow => "no_show",
            Concern::Breakdown => "breakdown",
            Concern::Driver => "driver",
            Concern::Suspension => "suspension",
            Concern::Shortened => "shortened",
            Concern::Extended => "extended",
            Concern::Exchange => "exchange",
            Concern::Cars => "cars",
        }
    }
}

/// Factors on a time: one for the whole operation, one for each thing.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Factors {
    /// The same for all in a world: weather, the mood at the checkpoints.
    pub operation: Spread,
    /// Each leg's, each convoy's own.
    pub each: Spread,
}

/// A checkpoint that nobody knew of.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Unexpected {
    /// For each convoy.
    pub chance: f64,
    /// How long it is stopped, in seconds.
    pub stop: Spread,
    /// The share of those stopped that are turned back.
    pub turned_back: f64,
}

/// Vehicles that break down.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Breakdown {
    /// For each vehicle and hour of driving.
    pub hourly: f64,
    /// The share that is repaired where it happens.
    pub repaired: f64,
    /// How long that takes, in seconds.
    pub repair: Spread,
    /// How long it takes to bring the people into others, or a tow, in seconds.
    pub transfer: Spread,
}

/// Something that happens with a chance and then lasts, or shifts something, or comes in some number.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Chanced {
    /// For each thing that it can happen to.
    pub chance: f64,
    /// How long or how many.
    pub amount: Spread,
}

/// A window that is extended.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Extended {
    /// For each window.
    pub chance: f64,
    /// By how long, in seconds.
    pub by: Spread,
    /// How long before the end it becomes known.
    pub notice: Duration,
}

/// All that can go wrong; a part that is `None` does not.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Hazards {
    /// Factors on driving times.
    pub driving: Option<Factors>,
    /// A factor on each loading and unloading.
    pub loading: Option<Spread>,
    /// Factors on inspections.
    pub inspection: Option<Factors>,
    /// Unexpected checkpoints.
    pub unexpected: Option<Unexpected>,
    /// Factors on the number of families: of all, and of each class.
    pub people: Option<Factors>,
    /// Over how long, in seconds, the families of a class come after they are ready.
    pub arrival: Option<Spread>,
    /// The share of the families of a class who do not come.
    pub no_show: Option<Spread>,
    /// Breakdowns.
    pub breakdown: Option<Breakdown>,
    /// For each vehicle, once: its driver refuses, and another is there after so many seconds.
    pub driver: Option<Chanced>,
    /// For each agreement and day: it is suspended for so many seconds.
    pub suspension: Option<Chanced>,
    /// For each window of an agreement: it ends so many seconds before its time, unannounced.
    pub shortened: Option<Chanced>,
    /// For each window of an agreement that is not shortened.
    pub extended: Option<Extended>,
    /// For each exchange, once: one side lets nobody go for so many seconds.
    pub exchange: Option<Chanced>,
    /// For each convoy with people: so many private cars join.
    pub cars: Option<Chanced>,
}

impl Hazards {
    /// Nothing goes wrong.
    pub const NONE: Hazards = Hazards {
        driving: None,
        loading: None,
        inspection: None,
        unexpected: None,
        people: None,
        arrival: None,
        no_show: None,
        breakdown: None,
        driver: None,
        suspension: None,
        shortened: None,
        extended: None,
        exchange: None,
        cars: None,
    };

    /// The same without one concern.
    #[must_use]
    pub fn without(mut self, concern: Concern) -> Hazards {
        match concern {
            Concern::Driving => self.driving = None,
            Concern::Loading => self.loading = None,
            Concern::Inspection => self.inspection = None,
            Concern::Unexpected => self.unexpected = None,
            Concern::People => self.people = None,
            Concern::Arrival => self.arrival = None,
            Concern::NoShow => self.no_show = None,
            Concern::Breakdown => self.breakdown = None,
            Concern::Driver => self.driver = None,
            Concern::Suspension => self.suspension = None,
            Concern::Shortened => self.shortened = None,
            Concern::Extended => self.extended = None,
            Concern::Exchange => self.exchange = None,
            Concern::Cars => self.cars = None,
        }
        self
    }

    /// Which concerns are in it.
    pub fn concerns(&self) -> Vec<Concern> {
        Concern::ALL.into_iter().filter(|&c| self.without(c) != *self).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_when_every_concern_is_taken_out() {
        let all = Hazards {
            loading: Some(Spread::new(1.0, 1.0, 2.0)),
            cars: Some(Chanced { chance: 0.5, amount: Spread::new(1.0, 2.0, 3.0) }),
            ..Hazards::NONE
        };
        assert_eq!(all.concerns(), vec![Concern::Loading, Concern::Cars]);
        let none = Concern::ALL.into_iter().fold(all, Hazards::without);
        assert_eq!(none, Hazards::NONE);
    }
}
