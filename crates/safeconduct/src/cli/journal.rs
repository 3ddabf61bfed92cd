//! `safeconduct journal`: lines as spoken by radio or telephone, read back as sentences and written as entries of a record.

use std::path::PathBuf;
use std::time::SystemTime;

use clap::Args;
use domain::{Scenario, Time};
use operation::{Entry, EntryId, Event, Ground, Id, Role};
use texts::Text;
use wire::clock::Clock;
use wire::journal::{Read, Vocabulary, Wrong};

use crate::fault::Fault;
use crate::language::{fill, lang, say};
use crate::{disk, inputs, misheard};

/// Reads lines as spoken by radio or telephone: a sentence to read back, and the entries of the record
///
/// The words of such lines stand in docs/formats/journal.md. A line that could mean two things, or has a word that nobody knows, gives
/// no entry and says where and what would be right; the other lines are read all the same.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  safeconduct journal my-town.toml \"CP1 BUS02 48 IN\"
  safeconduct journal my-town.toml \"BUS02 OUT CP1 1432\" --lang ar
  safeconduct journal my-town.toml - --entries < heard.txt >> record.jsonl

Exit status: 0 all lines are read; 2 a line or a file cannot be read.")]
pub(crate) struct Journal {
    /// The scenario (TOML, or JSON by its name)
    scenario: PathBuf,
    /// The lines, each in quotes; - reads them from standard input
    #[arg(required = true)]
    lines: Vec<String>,
    /// A record: the convoys and vehicles that it knows can be spoken of
    #[arg(long, value_name = "RECORD")]
    record: Option<PathBuf>,
    /// When the lines were heard, local or with an offset [default: now]
    #[arg(long, value_name = "INSTANT")]
    at: Option<String>,
    /// The role that writes them
    #[arg(long, value_name = "ROLE", default_value = "dispatcher", value_parser = role)]
    role: Role,
    /// The device that they are written on
    #[arg(long, value_name = "ID", default_value = "journal", value_parser = device)]
    device: Id,
    /// Only the entries, one a line, to be added to a record
    #[arg(long)]
    entries: bool,
}

/// Reads the lines.
///
/// # Errors
/// A file that cannot be read, and every line that is not understood.
pub(crate) fn run(args: &Journal) -> Result<u8, Fault> {
    let scenario = inputs::scenario(&args.scenario)?;
    let clock = Clock::of(&scenario);
    let millis = heard(args, &clock)?;
    let heard_at = Time((millis / 1000).cast_signed());
    let ground = Ground::new(&scenario);
    let vocabulary = vocabulary(args, &ground)?;
    let (mut out, mut faults) = (String::new(), Vec::new());
    // Entries of one run keep their order; the same lines heard at the same time are the same entries.
    let mut next = millis;
    for line in lines(args)? {
        match wire::journal::read(&line, &vocabulary, &clock, heard_at) {
            Ok(read) => {
                let entries = read.events.len() as u64;
                out.push_str(&written(args, (&scenario, &clock), (&line, next, heard_at), read));
                next += entries;
            }
            Err(wrong) => faults.push(told(&line, &wrong)),
        }
    }
    disk::print(&out);
    let Some(last) = faults.pop() else { return Ok(0) };
    faults.iter().for_each(Fault::say);
    Err(last)
}

/// When the lines were heard, in milliseconds since the Unix epoch.
fn heard(args: &Journal, clock: &Clock) -> Result<u64, Fault> {
    if let Some(text) = &args.at {
        let at = clock
            .read(text)
            .map_err(|why| Fault::unreadable(fill(Text::AtUnread, &[("at", text)])).hint(why.text(lang())))?;
        Ok(u64::try_from(at.0).unwrap_or(0) * 1000)
    } else {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        Ok(u64::try_from(now.as_millis()).unwrap_or(0))
    }
}

fn lines(args: &Journal) -> Result<Vec<String>, Fault> {
    let mut lines = Vec::new();
    for line in &args.lines {
        if line == "-" {
            let bytes = disk::read(std::path::Path::new("-")).map_err(Fault::unreadable)?;
            let text = String::from_utf8_lossy(&bytes);
            lines.extend(text.lines().filter(|l| !l.trim().is_empty()).map(str::to_owned));
        } else {
            lines.push(line.clone());
        }
    }
    if lines.is_empty() { Err(Fault::unreadable(say(Text::JournalNothing))) } else { Ok(lines) }
}

/// The names of the scenario, and those of the record.
fn vocabulary(args: &Journal, ground: &Ground<'_>) -> Result<Vocabulary, Fault> {
    let vocabulary = Vocabulary::of(ground);
    let Some(path) = &args.record else { return Ok(vocabulary) };
    let (_, entries) = inputs::record(path)?;
    let events = || entries.iter().map(|entry| &entry.event);
    let convoys = events().filter_map(|event| match event {
        Event::Formed { convoy, .. } => Some(convoy.as_str()),
        _ => None,
    });
    let vehicles = events().filter_map(|event| match event {
        Event::VehicleJoined { vehicle, .. } => Some(vehicle.as_str()),
        _ => None,
    });
    Ok(vocabulary.with_convoys(convoys).with_vehicles(vehicles))
}

/// A line that was understood: what to read back, and its entries.
fn written(
    args: &Journal,
    (scenario, clock): (&Scenario, &Clock),
    (line, millis, heard_at): (&str, u64, Time),
    read: Read,
) -> String {
    let mut out = String::new();
    if !args.entries {
        let time = clock.minute(read.happened_at);
        let when = if read.timed { Text::ReadAt } else { Text::ReadHeard };
        let mut said = vec![fill(when, &[("time", &time)])];
        said.extend(reports::readback(scenario, &read.events, lang()));
        out.push_str(&reports::printed(lang(), &said.join(" ")));
    }
    for (nth, event) in read.events.into_iter().enumerate() {
        let entry = Entry {
            id: EntryId::of_text(millis + nth as u64, line.trim()),
            happened_at: read.happened_at,
            recorded_at: heard_at,
            role: args.role,
            device: args.device.clone(),
            answers: None,
            event,
        };
        out.push_str(&wire::record::line(&entry));
        out.push('\n');
    }
    out
}

/// What is wrong with a line, under the line itself.
fn told(line: &str, wrong: &Wrong) -> Fault {
    let (mut message, hint) = misheard::says(wrong, lang());
    let shown: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let marks = "^".repeat(wrong.length.clamp(1, 80));
    let before = " ".repeat(wrong.column.saturating_sub(1));
    message = format!("{message}\n   {shown}\n   {before}{marks}");
    let fault = Fault::unreadable(message);
    match hint {
        Some(hint) => fault.hint(hint),
        None => fault,
    }
}

fn role(text: &str) -> Result<Role, String> {
    let all = || Role::ALL.iter().map(|(_, word, _)| *word).collect::<Vec<_>>().join(", ");
    Role::of(text).ok_or_else(all)
}

fn device(text: &str) -> Result<Id, String> {
    Id::new(text).ok_or_else(|| "a-z, 0-9, -".to_owned())
}
