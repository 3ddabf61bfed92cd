//! Small worlds, generators, mutations and brute force for the tests of all crates.

pub mod cut;
pub mod evacuations;
pub mod mutate;
pub mod operations;
pub mod rng;
pub mod scenarios;
pub mod script;
pub mod served;
pub mod worlds;
