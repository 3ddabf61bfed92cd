//! Small worlds, generators, mutations and brute force for the tests of all crates.
