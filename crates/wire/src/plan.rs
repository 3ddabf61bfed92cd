//! The plan format `safeconduct-plan/1`.

mod read;
mod write;

pub use read::read;
pub use write::write;
pub(crate) use write::{ConvoyOut, MovedOut, pretty};
