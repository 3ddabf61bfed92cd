//! How convoys form at the gates and how vehicles choose, as numbers that can be drawn.

use domain::Duration;

use crate::dispatch::gene::Gene;
use crate::dispatch::rule::Rule;
use crate::random::Random;

/// Habits of vehicles that go each by itself, and of the gates at which they meet.
#[derive(Clone, Debug)]
pub(crate) struct Habits {
    /// How long a convoy is held for vehicles that are on their way to the gate: of those who go in, of those who come out.
    pub(super) hold: (Duration, Duration),
    /// How much those count who are on their way, against those who wait at the gate for them.
    pub(super) patience: f64,
    /// The largest convoy, as a part of what the corridor allows: in, and out.
    pub(super) share: (f64, f64),
    /// Who goes first where more are at the gate than go.
    pub(super) first: First,
    /// How much of the way back counts into the cost of a trip.
    pub(super) back: f64,
    /// How much trips that usually take long are preferred: exponent of the hours that they take.
    pub(super) work: Power,
    /// Exponent of the part of the horizon that is left when people are safe.
    pub(super) soon: Power,
    /// How much zones come first that need longest to be emptied: exponent of the part of the longest such time.
    pub(super) level: Power,
    /// How much each zone is preferred: by how much at most, drawn anew for each zone.
    pub(super) lean: (f64, u64),
    /// How much the choice of trips is disturbed.
    pub(super) noise: f64,
    /// What packing needs to know.
    pub(super) gene: Gene,
}

/// An exponent in eighths, so that square roots and products suffice: they are the same on every machine, as other powers are not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Power(pub(super) u8);

impl Power {
    /// A number to this power.
    pub(super) fn of(self, x: f64) -> f64 {
        let half = x.sqrt();
        let quarter = half.sqrt();
        let parts = [(1, quarter.sqrt()), (2, quarter), (4, half), (8, x), (16, x * x)];
        parts.iter().filter(|part| self.0 & part.0 > 0).map(|part| part.1).product()
    }
}

/// Who goes first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum First {
    /// Who came first.
    Early,
    /// Whose people count most.
    Heavy,
    /// Whose people count most for each of them.
    Urgent,
}

impl Habits {
    /// Large convoys that wait a little.
    pub(crate) fn plain() -> Habits {
        Habits {
            hold: (Duration::minutes(60), Duration::minutes(60)),
            patience: 1.0,
            share: (1.0, 1.0),
            first: First::Heavy,
            back: 0.5,
            work: Power(0),
            soon: Power(4),
            level: Power(2),
            lean: (0.0, 0),
            noise: 0.0,
            gene: Gene { fill: 0.05, ..Rule::plain().gene },
        }
    }

    /// Drawn habits.
    pub(crate) fn draw(random: &mut Random) -> Habits {
        let mut hold = || Duration::minutes(random.pick(&[0, 10, 20, 30, 60, 60, 120]));
        let hold = (hold(), hold());
        let mut share = || random.pick(&[1.0, 1.0, 1.0, 0.8, 0.6, 0.45, 0.3, 0.2]);
        let share = (share(), share());
        let mut gene = Rule::plain().gene;
        gene.fill = random.pick(&[0.0, 0.05, 0.1, 0.25]);
        gene.further = random.pick(&[0.0, 0.5, 0.5, 1.0]);
        gene.calls = (1 + random.below(2) as u8, 1 + random.below(3) as u8);
        gene.ready = Duration::minutes(random.pick(&[0, 10, 30, 90]));
        gene.loose = random.chance(0.15);
        gene.salt = random.next_u64();
        Habits {
            hold,
            patience: random.pick(&[0.5, 1.0, 1.0, 2.0, 4.0]),
            share,
            first: random.pick(&[First::Early, First::Heavy, First::Heavy, First::Urgent]),
            back: random.pick(&[0.0, 0.25, 0.5, 1.0]),
            work: Power(random.pick(&[0, 0, 1, 2, 4])),
            soon: Power(random.pick(&[0, 4, 8, 16])),
            level: Power(random.pick(&[0, 0, 2, 4, 8])),
            lean: (random.pick(&[0.0, 0.0, 0.3, 0.7]), random.next_u64()),
            noise: random.pick(&[0.0, 0.0, 0.05, 0.15, 0.4]),
            gene,
        }
    }

    /// These with a few of them drawn anew.
    pub(crate) fn varied(&self, random: &mut Random) -> Habits {
        let other = Habits::draw(random);
        let mut habits = self.clone();
        for _ in 0..=random.below(3) {
            match random.below(13) {
                0 => habits.hold.0 = other.hold.0,
                1 => habits.hold.1 = other.hold.1,
                2 => habits.patience = other.patience,
                3 => habits.share.0 = other.share.0,
                4 => habits.share.1 = other.share.1,
                5 => habits.first = other.first,
                6 => habits.back = other.back,
                7 => habits.soon = other.soon,
                8 => habits.level = other.level,
                9 => habits.lean = other.lean,
                11 => habits.work = other.work,
                10 => habits.noise = other.noise,
                _ => habits.gene = other.gene.clone(),
            }
        }
        habits
    }

    /// How much trips out of a zone are preferred.
    pub(super) fn leans(&self, zone: usize) -> f64 {
        let (most, draw) = self.lean;
        let by = 2.0 * most * Random::new(draw, zone as u64).unit() - most;
        if by < 0.0 { 1.0 / (1.0 - by) } else { 1.0 + by }
    }

    /// The same for whoever is left: for any load, to any place that they accept.
    pub(crate) fn leftovers(&self) -> Habits {
        let mut habits = self.clone();
        habits.gene.fill = 0.0;
        habits.gene.further = 0.0;
        habits.gene.loose = true;
        habits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_power_in_eighths_is_the_power() {
        for eighths in 0..32 {
            for x in [0.0, 0.001, 0.3, 1.0, 7.5] {
                let slow = f64::powf(x, f64::from(eighths) / 8.0);
                assert!((Power(eighths).of(x) - slow).abs() <= 1e-9 * slow.max(1.0), "{x} to {eighths}/8");
            }
        }
    }
}
