//! How much a scenario may hold: far beyond any operation, near enough that no sum overflows and no reader hangs.

/// Families of one class, vehicles of one kind, and whatever else is counted.
pub(super) const COUNT: u32 = 1_000_000;
/// Seats, wheelchair places or stretchers of one vehicle, and people of one sort in one family.
pub(super) const SEATS: u32 = 10_000;
/// Vehicles of all kinds.
pub(super) const VEHICLES: u64 = 1_000_000;
/// People of one class.
pub(super) const CLASS_PEOPLE: u64 = 10_000_000;
/// Everybody.
pub(super) const PEOPLE: u64 = 100_000_000;
/// Days of a daily rule, and of the horizon: ten years.
pub(super) const DAYS: i64 = 3_660;
/// Minutes of one leg: two years.
pub(super) const MINUTES: f64 = 1_000_000.0;
/// Kilometres of one leg or corridor: more than twice round the earth.
pub(super) const KM: f64 = 100_000.0;
/// The factor on driving times.
pub(super) const PACE: f64 = 1000.0;
/// Weights, ratios and slacks.
pub(super) const WEIGHT: f64 = 1e9;
