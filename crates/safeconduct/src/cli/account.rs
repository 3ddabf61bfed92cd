//! `safeconduct account`: from a record, who came aboard and where they are, down to the entries; and what of it is published.

use std::path::{Path, PathBuf};

use clap::Args;
use domain::{Duration, Plan, Scenario, Time};
use operation::{Entry, Ground};
use reports::account::{Accounted, Publishing};
use texts::Text;
use wire::clock::Clock;
use wire::record::Label;

use crate::accounting::Books;
use crate::fault::Fault;
use crate::language::{fill, lang, say};
use crate::{disk, inputs, limit};

/// Accounts for everybody who came aboard, from the record: by vehicle, convoy, place and window, down to the entries
///
/// What others count stands beside and is never added. Bulletin, situation report and figures are for the public: a day late, and
/// without small counts, unless you say otherwise; the paper says what is left out.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  safeconduct account my-town.toml record.jsonl
  safeconduct account my-town.toml record.jsonl --plan plan.json --page account.html --csv account.csv
  safeconduct account my-town.toml record.jsonl --happened-by 2030-05-04T12:00 --known-at 2030-05-04T13:00 --json
  safeconduct account my-town.toml record.jsonl --bulletin bulletin.html --figures figures.csv --lang ar

Exit status: 0 written; 2 a file cannot be read or written.")]
pub(crate) struct Account {
    /// The scenario (TOML, or JSON by its name); - is standard input
    scenario: PathBuf,
    /// The record; - is standard input
    record: PathBuf,
    /// The plan, whose counts stand beside
    #[arg(long, value_name = "PLAN")]
    plan: Option<PathBuf>,
    /// Only what had happened by then, local or with an offset
    #[arg(long, value_name = "INSTANT")]
    happened_by: Option<String>,
    /// Only what was known then
    #[arg(long, value_name = "INSTANT")]
    known_at: Option<String>,
    /// Write the reconciliation page, for the centre
    #[arg(long, value_name = "FILE")]
    page: Option<PathBuf>,
    /// Write the accounts as CSV with HXL hashtags, for the centre
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// Write the places with their accounts as a map for programs, for the centre
    #[arg(long, value_name = "FILE")]
    geojson: Option<PathBuf>,
    /// Write the bulletin, for the public
    #[arg(long, value_name = "FILE")]
    bulletin: Option<PathBuf>,
    /// Write the situation report
    #[arg(long, value_name = "FILE")]
    sitrep: Option<PathBuf>,
    /// Write the published figures as CSV with HXL hashtags
    #[arg(long, value_name = "FILE")]
    figures: Option<PathBuf>,
    /// What is younger than this is not published; 0s publishes everything
    #[arg(long, value_name = "DURATION", default_value = "24h", value_parser = limit::parse)]
    delay: std::time::Duration,
    /// Counts from 1 to below this are not published; 1 publishes all
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(i64).range(1..=1000))]
    smallest: i64,
    /// Write one JSON document to standard output in place of the text
    #[arg(long)]
    json: bool,
}

/// What is read.
struct Given {
    scenario: Scenario,
    plan: Option<Plan>,
    label: Label,
    entries: Vec<Entry>,
    clock: Clock,
}

/// Accounts.
///
/// # Errors
/// What cannot be read or written.
pub(crate) fn run(args: &Account) -> Result<u8, Fault> {
    let given = read(args)?;
    let at = |text: &Option<String>| -> Result<Option<Time>, Fault> {
        let Some(text) = text else { return Ok(None) };
        let unread = |why: String| Fault::unreadable(fill(Text::AtUnread, &[("at", text)])).hint(why);
        given.clock.read(text).map(Some).map_err(|told| unread(told.text(lang())))
    };
    let (happened_by, known_at) = (at(&args.happened_by)?, at(&args.known_at)?);
    let ground = Ground::new(&given.scenario);
    let books = Books::new(&ground, given.plan.as_ref(), given.label, given.entries);
    let mut written = books.account(happened_by, known_at, |account| write(args, account))?;
    let care = Publishing { delay: Duration(args.delay.as_secs().cast_signed()), smallest: args.smallest };
    written.extend(books.public(happened_by, known_at, care.delay, |account| publish(args, account, care))?);
    if !args.json && !written.is_empty() {
        disk::print(&reports::printed(lang(), &format!("\n{}\n", written.join("\n"))));
    }
    Ok(0)
}

fn read(args: &Account) -> Result<Given, Fault> {
    inputs::one_stdin(&[Some(&args.scenario), Some(&args.record), args.plan.as_deref()])?;
    let outs = [&args.page, &args.csv, &args.geojson, &args.bulletin, &args.sitrep, &args.figures];
    for path in outs.into_iter().flatten() {
        disk::can_write(path).map_err(|why| Fault::cannot_write(path, &why))?;
    }
    let scenario = inputs::scenario(&args.scenario)?;
    let plan = match &args.plan {
        Some(path) => {
            let file = inputs::plan(path, &scenario, None).map_err(|e| match e {
                Ok(_) => Fault::unreadable(say(Text::CheckSaysWhere)),
                Err(fault) => fault,
            })?;
            Some(file.plan)
        }
        None => None,
    };
    let (header, entries) = inputs::record(&args.record)?;
    let clock = Clock::of(&scenario);
    Ok(Given { scenario, plan, label: header.label, entries, clock })
}

/// Writes a file, and says where.
fn put(path: &Path, text: Text, bytes: &str) -> Result<String, Fault> {
    disk::write(path, bytes.as_bytes()).map_err(|why| Fault::cannot_write(path, &why))?;
    Ok(fill(text, &[("path", &path.to_string_lossy())]))
}

/// The account for the centre.
fn write(args: &Account, a: &Accounted<'_>) -> Result<Vec<String>, Fault> {
    let mut written = Vec::new();
    if let Some(path) = &args.page {
        written.push(put(path, Text::PageAt, &reports::account::account_page(a, lang()))?);
    }
    if let Some(path) = &args.csv {
        written.push(put(path, Text::AccountAt, &reports::account::account_csv(a))?);
    }
    if let Some(path) = &args.geojson {
        let map = format!("{:#}\n", reports::account::account_geojson(a));
        written.push(put(path, Text::AccountAt, &map)?);
    }
    if args.json {
        disk::print(&format!("{:#}\n", reports::account::account_json(a)));
    } else {
        disk::print(&reports::account::account_text(a, lang()));
    }
    Ok(written)
}

/// What goes out.
fn publish(args: &Account, a: &Accounted<'_>, care: Publishing) -> Result<Vec<String>, Fault> {
    let mut written = Vec::new();
    let p = reports::account::published(a, care);
    if let Some(path) = &args.bulletin {
        written.push(put(path, Text::PageAt, &reports::account::bulletin_page(&p, lang()))?);
    }
    if let Some(path) = &args.sitrep {
        written.push(put(path, Text::PageAt, &reports::account::sitrep_page(&p, lang()))?);
    }
    if let Some(path) = &args.figures {
        written.push(put(path, Text::AccountAt, &reports::account::public_csv(&p, lang()))?);
    }
    Ok(written)
}
