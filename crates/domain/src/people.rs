//! Classes of families that are alike. A class holds sizes, needs, places and an urgency: nothing else
//! about anybody exists anywhere in the system.

use alloc::string::String;
use alloc::vec::Vec;

use crate::load::Load;
use crate::place::Place;
use crate::table::Idx;
use crate::units::Time;

/// A named weight.
#[derive(Clone, PartialEq, Debug)]
pub struct Priority {
    /// The scenario's id, such as `urgent`.
    pub id: String,
    /// How much a person of this priority counts; positive.
    pub weight: f64,
}

/// Families that are alike. One family always travels in one vehicle.
#[derive(Clone, PartialEq, Debug)]
pub struct Class {
    /// The id of the class: `<id>`, `<id>/<size>`, or the row's id from a file.
    pub id: String,
    /// Where they wait.
    pub at: Idx<Place>,
    /// The places that they accept, in their order of wish; never empty.
    pub to: Vec<Idx<Place>>,
    /// Their priority.
    pub priority: Idx<Priority>,
    /// The earliest instant at which their loading may begin.
    pub ready: Time,
    /// What one family needs.
    pub family: Load,
    /// How many families there are.
    pub count: u32,
}

impl Class {
    /// How many places stand before this one in their wishes; none if they do not accept it.
    pub fn wish(&self, place: Idx<Place>) -> Option<usize> {
        self.to.iter().position(|&p| p == place)
    }

    /// All their people.
    pub fn people(&self) -> u32 {
        self.family.people() * self.count
    }
}
