//! Bytes to values and back: scenario, plan, state and hazards files, and every problem with them.
//!
//! Nothing here touches a disk: files come through [`Files`].

pub mod clock;
mod csv_table;
mod fields;
mod geojson;
pub mod hazards;
mod ids;
mod instant;
pub mod journal;
mod json_value;
mod nearest;
mod node;
pub mod plan;
mod problem;
mod reading;
pub mod record;
pub mod rehearsal;
pub mod roads;
pub mod scenario;
pub mod schema;
mod shape;
mod source;
pub mod state;
pub mod timeline;
mod told;

pub use nearest::nearest;
pub use problem::{Problem, Problems, Severity};
pub use told::Told;

/// Where a scenario's files come from: the shell's disk, or a test's map.
pub trait Files {
    /// The bytes of a file that is named relative to the scenario, or why it cannot be had, in words for its user.
    /// The scenario itself is asked for by the very path that [`scenario::read`] was given.
    ///
    /// # Errors
    /// When the file cannot be read.
    fn read(&self, path: &str) -> Result<Vec<u8>, String>;

    /// What a road network says. Who has no reader of maps says so.
    ///
    /// # Errors
    /// Everything that is wrong with the map or what is asked of it.
    fn roads(&self, ask: &roads::Ask) -> Result<roads::Answer, Vec<roads::Note>> {
        let _ = ask;
        Err(vec![roads::Note {
            about: roads::About::Map,
            message: "a road network cannot be read here".to_owned(),
            help: "give driving times instead: table = \"times.csv\", with the columns from,to,minutes,km"
                .to_owned(),
        }])
    }
}
