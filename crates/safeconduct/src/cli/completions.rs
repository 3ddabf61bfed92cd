//! `safeconduct completions`: what a shell needs to complete commands and options.

use clap::Args;
use clap_complete::Shell;

use crate::disk;

/// Writes the completions for a shell to standard output
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  safeconduct completions bash > ~/.local/share/bash-completion/completions/safeconduct
  safeconduct completions fish > ~/.config/fish/completions/safeconduct.fish")]
pub(crate) struct Completions {
    /// Which shell
    shell: Shell,
}

/// Writes them.
pub(crate) fn run(args: &Completions) {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut super::command(), "safeconduct", &mut text);
    disk::print(&String::from_utf8_lossy(&text));
}
