//! The operation's server: entries in, orders decided, the record signed, everybody told, over HTTP.
//!
//! One writer thread keeps the record and the facts that follow from it ([`ledger`], [`operation`]); requests wait for it, and what it has answered is on
//! the disk. It deliberately decides nothing itself: orders are `operation::decide`'s, entries are never refused for what they say. It is
//! part of the shell: it knows the clock, the disk and the network.

mod api;
#[cfg(test)]
mod asked;
mod beside;
mod book;
mod clerk;
mod clock;
mod data;
mod door;
#[cfg(test)]
mod door_tests;
mod keys;
mod pages;
mod planning;
mod run;
mod snapshots;
#[cfg(test)]
mod snapshots_tests;
mod tls;
mod watch;
mod writer;

pub use clerk::{Clerk, Desk, Paper, Told};
pub use data::{Data, NotOpened, Recovery, write_secret};
pub use planning::{Asked, Made, Planner};
pub use run::{Config, NotServed, Running, serve};
