//! `safeconduct schema`: the JSON Schema of a file format, for editors and other programs.

use clap::{Args, ValueEnum};

use crate::disk;

/// Writes the JSON Schema of a file format to standard output
#[derive(Debug, Args)]
#[command(after_help = "\
An editor that knows the schema completes keys and marks mistakes while a scenario is written.

Example:
  safeconduct schema scenario > safeconduct-1.schema.json")]
pub(crate) struct Schema {
    /// Which format
    #[arg(value_enum, default_value_t = Format::Scenario)]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// safeconduct/1: places, people, vehicles, corridors, agreements
    Scenario,
    /// safeconduct-plan/1: who moves when
    Plan,
    /// safeconduct-state/1: where an operation stands
    State,
}

/// Writes it.
pub(crate) fn run(args: &Schema) {
    let schema = match args.format {
        Format::Scenario => wire::schema::scenario(),
        Format::Plan => wire::schema::plan(),
        Format::State => wire::schema::state(),
    };
    disk::print(&format!("{schema:#}\n"));
}
