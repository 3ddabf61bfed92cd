//! `safeconduct man`: the manual page of the program, or of one of its commands.

use clap::Args;
use clap_mangen::Man;

use crate::disk;

/// Writes a manual page to standard output
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  safeconduct man > ~/.local/share/man/man1/safeconduct.1
  safeconduct man plan | man -l -")]
pub(crate) struct ManPage {
    /// Of which command; of the whole program if left out
    #[arg(value_name = "COMMAND", value_parser = known)]
    command: Option<String>,
}

/// A command that there is.
fn known(name: &str) -> Result<String, String> {
    let root = super::command();
    let mut names: Vec<&str> = root.get_subcommands().map(clap::Command::get_name).collect();
    names.sort_unstable();
    if names.contains(&name) { Ok(name.to_owned()) } else { Err(format!("one of {}", names.join(", "))) }
}

/// Writes it.
pub(crate) fn run(args: &ManPage) {
    let mut root = super::command();
    root.build();
    let of = args.command.as_deref().and_then(|name| root.find_subcommand(name)).unwrap_or(&root).clone();
    let name = of.get_bin_name().unwrap_or("safeconduct").replace(' ', "-");
    let mut page = Vec::new();
    Man::new(of.display_name(name)).render(&mut page).expect("memory takes any text");
    disk::print(&String::from_utf8_lossy(&page));
}
