//! Agreements: who guarantees which corridors, when.

use alloc::string::String;
use alloc::vec::Vec;

use crate::corridor::Corridor;
use crate::scenario::Name;
use crate::table::Idx;
use crate::windows::{Window, Windows};

/// A time in which an agreement does not hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Suspension {
    /// From when until when.
    pub window: Window,
    /// As the parties state it.
    pub reason: String,
}

/// What parties have agreed for some corridors.
#[derive(Clone, PartialEq, Debug)]
pub struct Agreement {
    /// The scenario's id.
    pub id: String,
    /// What people call it.
    pub name: Name,
    /// Who guarantees it, as the operator names them.
    pub parties: Vec<String>,
    /// Groups that it does not bind.
    pub not_party: Vec<String>,
    /// The corridors that it covers.
    pub covers: Vec<Idx<Corridor>>,
    /// When it is in force; always if none is given.
    pub in_force: Option<Windows>,
    /// When it is suspended.
    pub suspended: Vec<Suspension>,
}

impl Agreement {
    /// When it is in force and not suspended.
    pub fn holds(&self) -> Windows {
        let force = self.in_force.clone().unwrap_or_else(Windows::always);
        let out: Windows = self.suspended.iter().map(|s| s.window).collect();
        force.intersect(&out.complement())
    }
}
