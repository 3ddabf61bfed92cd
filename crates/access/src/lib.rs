//! Who may do what: roles, capabilities of devices, enrolment, passwords, group cards and their keys.
//!
//! All of it is pure: time and randomness are given by the caller, and so is what was stored. It deliberately knows no person: a role is
//! all that signs in, a token all that a group is.

pub mod capability;
pub mod card;
pub mod enrol;
pub mod keys;
pub mod lockout;
pub mod password;
pub mod roles;
pub mod seal;
pub mod symbols;
