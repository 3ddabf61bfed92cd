//! The command line: one file for each command, and what they share. The words are docs/formats/cli.md's.

mod account;
mod ask;
mod cards;
mod check;
mod compare;
mod completions;
mod explain;
mod journal;
mod man;
mod new;
mod page;
mod plan;
mod refused;
mod rehearse;
mod replay;
mod report;
mod roads;
mod schema;
#[cfg(feature = "serve")]
mod serve;
mod state;
#[cfg(feature = "serve")]
mod verify;

use clap::{Parser, Subcommand, ValueEnum};

pub(crate) use check::{message, told};

use crate::fault::Fault;

/// Plans evacuations of besieged places by convoys through agreed corridors.
#[derive(Debug, Parser)]
#[command(
    name = "safeconduct",
    version,
    arg_required_else_help = true,
    infer_long_args = false,
    max_term_width = 100,
    after_help = "\
Begin with a scenario: an example to change, or one made of your spreadsheets:
  safeconduct new my-town.toml
  safeconduct new my-town.toml --from places.csv fleet.xlsx people.xlsx times.csv
ask what is wrong with it:
  safeconduct check my-town.toml
then plan it, and look at the plan:
  safeconduct plan my-town.toml --out plan.json --page plan.html

Exit status: 0 done; 1 the plan breaks a rule; 2 a file cannot be read or written, or the
command line is wrong; 70 the program itself is wrong. - stands for standard input or output.
Software gives no guarantee and cannot make a road safe."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Language of what is printed and of the page [default: that of the locale, else en]
    // It has been looked for before the line is read (`language::settle`); here it is checked and explained.
    #[arg(long, global = true, value_enum, value_name = "LANG")]
    #[allow(dead_code, reason = "read before everything else, to say in it what is wrong with the line")]
    lang: Option<Lang>,
    /// What if: a value of the scenario that counts in place of the file's, as in vehicles.bus.count=30; may be repeated
    #[arg(long, global = true, value_name = "PATH=VALUE")]
    set: Vec<String>,
}

#[derive(Debug, Subcommand)]
enum Command {
    New(new::New),
    Check(check::Check),
    Plan(plan::Plan),
    Compare(compare::Compare),
    Ask(ask::Ask),
    Explain(explain::Explain),
    Page(page::Page),
    State(state::State),
    Rehearse(rehearse::Rehearse),
    Replay(replay::Replay),
    Journal(journal::Journal),
    Account(account::Account),
    Cards(cards::Cards),
    Report(report::Report),
    #[cfg(feature = "serve")]
    Serve(serve::Serve),
    #[cfg(feature = "serve")]
    Verify(verify::Verify),
    Roads(roads::Roads),
    Schema(schema::Schema),
    Completions(completions::Completions),
    Man(man::ManPage),
}

/// The languages that this program speaks.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Lang {
    /// English
    En,
    /// French
    Fr,
    /// Arabic, from right to left
    Ar,
}

/// Runs the command that the command line asks for; the exit status is what it returns.
///
/// # Errors
/// What stops it.
pub(crate) fn run() -> Result<u8, Fault> {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(wrong) => return refused::say(&wrong),
    };
    crate::what_if::settle(cli.set);
    match cli.command {
        Command::New(c) => new::run(&c),
        Command::Check(c) => check::run(&c),
        Command::Plan(c) => plan::run(&c),
        Command::Compare(c) => compare::run(&c),
        Command::Ask(c) => ask::run(&c),
        Command::Explain(c) => explain::run(&c),
        Command::Page(c) => page::run(&c),
        Command::State(c) => state::run(&c),
        Command::Rehearse(c) => rehearse::run(&c),
        Command::Replay(c) => replay::run(&c),
        Command::Journal(c) => journal::run(&c),
        Command::Account(c) => account::run(&c),
        Command::Cards(c) => cards::run(&c),
        Command::Report(c) => report::run(&c),
        #[cfg(feature = "serve")]
        Command::Serve(c) => serve::run(&c),
        #[cfg(feature = "serve")]
        Command::Verify(c) => verify::run(&c),
        Command::Roads(c) => roads::run(&c),
        Command::Schema(c) => {
            schema::run(&c);
            Ok(0)
        }
        Command::Completions(c) => {
            completions::run(&c);
            Ok(0)
        }
        Command::Man(c) => {
            man::run(&c);
            Ok(0)
        }
    }
}

/// The whole command line, for completions and manual pages.
fn command() -> clap::Command {
    <Cli as clap::CommandFactory>::command()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_contradicts_itself_nowhere() {
        super::command().debug_assert();
    }
}
