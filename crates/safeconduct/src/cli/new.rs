//! `safeconduct new`: a scenario to begin with, one made of spreadsheets, or workbooks to fill in.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args;
use intake::{Input, Request};
use texts::{Lang, Text};

use super::check::held;
use crate::fault::Fault;
use crate::language::{fill, lang, say};
use crate::{disk, inputs};

/// Begins a scenario: an example to change, or one made from your spreadsheets
///
/// Without --from: a small invented town that can be planned as it stands, each key explained where it stands.
///
/// With --from: the scenario that your sheets describe. What a sheet holds is known by its columns, in English, French or Arabic; at
/// least places, fleet, people and times are needed, in any files. Every mistake is said with file, sheet and cell, all at
/// once, and nothing is written then. A column about who somebody is (a name, a phone, a date of birth …) is refused.
///
/// Two files are written: the scenario and, beside it, its driving times. The columns of each sheet stand in
/// docs/formats/spreadsheets.md and in the workbooks that --template writes.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  safeconduct new my-town.toml                                an example to change
  safeconduct new --template sheets                           workbooks to fill in: en, fr, ar
  safeconduct new my-town.toml --from sheets/scenario-en.xlsx
  safeconduct new my-town.toml --from places.csv fleet.xlsx people.xlsx times.csv
  safeconduct plan my-town.toml --limit 10s --out plan.json --page plan.html

Exit status: 0 written; 2 a file cannot be read or written, or a sheet has a mistake.")]
pub(crate) struct New {
    /// Where the scenario goes, such as my-town.toml; its driving times go beside it, into my-town-times.csv
    #[arg(required_unless_present = "template")]
    scenario: Option<PathBuf>,
    /// Make it of these sheets: CSV, XLSX or ODS, one or several sheets a file
    #[arg(long, value_name = "FILE", num_args = 1.., requires = "scenario")]
    from: Vec<PathBuf>,
    /// Write workbooks to fill in, in English, French and Arabic, into this folder
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["scenario", "from"])]
    template: Option<PathBuf>,
    /// Overwrite files that are there already
    #[arg(long)]
    force: bool,
}

/// Writes.
///
/// # Errors
/// What cannot be read or written, or what is wrong with the sheets.
pub(crate) fn run(args: &New) -> Result<u8, Fault> {
    match (&args.template, &args.scenario) {
        (Some(folder), _) => templates(folder, args.force)?,
        (None, Some(path)) => scenario(path, args)?,
        (None, None) => unreachable!("the command line asks for one of the two"),
    }
    Ok(0)
}

fn scenario(path: &Path, args: &New) -> Result<(), Fault> {
    if path.extension().is_none_or(|e| !e.eq_ignore_ascii_case("toml")) {
        let shown = path.to_string_lossy();
        let named = path.with_extension("toml");
        return Err(Fault::unreadable(fill(Text::NewNotToml, &[("path", &shown)]))
            .hint(format!("safeconduct new {}", word(&named))));
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let times = format!("{stem}-times.csv");
    let times_path = path.with_file_name(&times);
    for output in [path, &times_path] {
        let same = |input: &PathBuf| match (fs::canonicalize(input), fs::canonicalize(output)) {
            (Ok(input), Ok(output)) => input == output,
            _ => input == output,
        };
        if args.from.iter().any(same) {
            return Err(Fault::unreadable(fill(Text::NewIsInput, &[("path", &output.to_string_lossy())])));
        }
        can_write(output, args.force)?;
    }
    let mut said = Vec::new();
    let (toml, csv) = if args.from.is_empty() {
        let starter = intake::starter(lang(), &times);
        said.push(say(Text::NewExample).to_owned());
        said.push(String::new());
        (starter.scenario, starter.times.to_owned())
    } else {
        let made = made(&args.from, &stem, &times)?;
        inputs::warn(&made.warnings);
        disk::print(&held(&made.read.scenario));
        said.push(String::new());
        if !made.notes.is_empty() {
            said.push(say(Text::IntakeAssumed).to_owned());
            said.extend(made.notes.iter().map(|note| format!("- {note}")));
            said.push(String::new());
        }
        (made.scenario, made.times)
    };
    // The times first: when the scenario is there, everything is.
    for (path, bytes) in [(times_path.as_path(), csv), (path, toml)] {
        disk::write(path, bytes.as_bytes()).map_err(|why| Fault::cannot_write(path, &why))?;
        said.push(fill(Text::NewWritten, &[("path", &path.to_string_lossy())]));
    }
    let next = format!("safeconduct plan {} --limit 10s --out plan.json --page plan.html", word(path));
    finish(said, Text::NewNext, &next);
    Ok(())
}

/// The scenario that the sheets describe.
fn made(from: &[PathBuf], name: &str, times: &str) -> Result<intake::Made, Fault> {
    let files: Vec<(String, Vec<u8>)> = from
        .iter()
        .map(|path| {
            let name = path.to_string_lossy().into_owned();
            let bytes = disk::read(path)
                .map_err(|why| Fault::unreadable(fill(Text::NewUnread, &[("why", &why), ("path", &name)])))?;
            Ok((name, bytes))
        })
        .collect::<Result<_, Fault>>()?;
    let sheets: Vec<Input<'_>> = files.iter().map(|(name, bytes)| Input { name, bytes }).collect();
    let today = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() / 86_400);
    let request = Request { name, times, lang: lang(), today: today as i64 };
    intake::scenario(&sheets, &request).map_err(|problems| Fault::problems(&problems))
}

fn templates(folder: &Path, force: bool) -> Result<(), Fault> {
    fs::create_dir_all(folder).map_err(|why| Fault::cannot_write(folder, &disk::words(&why)))?;
    let paths = Lang::ALL.map(|lang| (lang, folder.join(format!("scenario-{}.xlsx", lang.tag()))));
    for (_, path) in &paths {
        can_write(path, force)?;
    }
    let mut said = Vec::new();
    for (lang, path) in &paths {
        disk::write(path, &intake::template(*lang)).map_err(|why| Fault::cannot_write(path, &why))?;
        said.push(fill(Text::NewWritten, &[("path", &path.to_string_lossy())]));
    }
    let own = &paths[lang() as usize].1;
    finish(said, Text::NewTemplateNext, &format!("safeconduct new my-town.toml --from {}", word(own)));
    Ok(())
}

/// Prints what was done, and the command to go on with, which stands in a line of its own to be copied.
fn finish(mut said: Vec<String>, next: Text, command: &str) {
    said.extend([String::new(), say(next).to_owned()]);
    disk::print(&format!("{}  {command}\n", reports::printed(lang(), &said.join("\n"))));
}

fn can_write(path: &Path, force: bool) -> Result<(), Fault> {
    if path.exists() && !path.is_dir() && !force {
        let fault = Fault::unreadable(fill(Text::NewExists, &[("path", &path.to_string_lossy())]));
        return Err(fault.hint(say(Text::NewExistsHint)));
    }
    disk::can_write(path).map_err(|why| Fault::cannot_write(path, &why))
}

/// A path as a word of a command line.
fn word(path: &Path) -> String {
    let text = path.to_string_lossy();
    let plain = |c: char| c.is_alphanumeric() || "-_./\\:~".contains(c);
    if text.chars().all(plain) { text.into_owned() } else { format!("'{}'", text.replace('\'', "'\\''")) }
}
