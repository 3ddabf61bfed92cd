//! `safeconduct report`: what people in the field hold in their hands, and the same figures as data.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use exports::{Asked, PATHS, Part};
use reports::{Told, labelled};
use texts::Text;

use crate::fault::{BROKEN, Fault};
use crate::language::{fill, lang, say};
use crate::{disk, inputs, overdue, told};

/// Writes the papers and tables of a plan into a folder: sheets to print, data for other programs
///
/// The plan is judged first; a plan that breaks a rule gets no report. No sheet has a place for a
/// name, and each says which plan it is of and that it is no order until confirmed.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  safeconduct report my-town.toml plan.json --out report
  safeconduct report my-town.toml plan.json --out report-ar --lang ar --only sheets

The checksum on every sheet is the beginning of what sha256sum says of the plan file.

Exit status: 0 written; 1 the plan breaks a rule; 2 a file cannot be read or written, or the
folder holds other things.")]
pub(crate) struct Report {
    /// The scenario (TOML, or JSON by its name); - is standard input
    scenario: PathBuf,
    /// The plan; - is standard input
    plan: PathBuf,
    /// The folder that the report goes into: empty, or not there yet
    #[arg(long, short, value_name = "FOLDER")]
    out: PathBuf,
    /// Only these parts, with commas between
    #[arg(long, value_name = "PARTS", value_delimiter = ',', value_enum)]
    only: Vec<Only>,
    /// Where the operation stood when the plan was made
    #[arg(long, value_name = "STATE")]
    state: Option<PathBuf>,
    /// Write also into a folder that holds other things; files of the same names are replaced
    #[arg(long)]
    force: bool,
}

/// A part, as the command line names it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Only {
    /// Printable HTML: movement order and table, vehicles, checkpoints, receivers, who is left
    Sheets,
    /// Tables with HXL hashtags
    Csv,
    /// The same tables as a workbook
    Xlsx,
    /// Places, corridors and convoys for a map
    Geojson,
    /// A timetable feed, marked as an exercise
    Gtfs,
}

impl Only {
    fn part(self) -> Part {
        match self {
            Only::Sheets => Part::Sheets,
            Only::Csv => Part::Csv,
            Only::Xlsx => Part::Xlsx,
            Only::Geojson => Part::Geojson,
            Only::Gtfs => Part::Gtfs,
        }
    }
}

/// Writes the report, and prints what it wrote.
///
/// # Errors
/// What cannot be read or written, and a plan that breaks a rule.
pub(crate) fn run(args: &Report) -> Result<u8, Fault> {
    inputs::one_stdin(&[Some(&args.scenario), Some(&args.plan), args.state.as_deref()])?;
    may_hold(&args.out, args.force)?;
    let mut scenario = inputs::scenario(&args.scenario)?;
    let state = inputs::state(args.state.as_deref(), &scenario)?;
    let broken = |code: &str| {
        let mut fault =
            Fault::unreadable(fill(Text::ReportBroken, &[("code", code)])).hint(say(Text::CheckSaysWhere));
        fault.code = BROKEN;
        fault
    };
    let file = inputs::plan(&args.plan, &scenario, state.as_ref()).map_err(|e| match e {
        Ok(_) => broken("FORMAT"),
        Err(fault) => fault,
    })?;
    overdue::judge(&scenario, &file.plan, state.as_ref()).map_err(broken)?;
    let told::Said { left, proofs, bottleneck, safe_at_most, order } =
        told::from_about(&scenario, &file.about);
    if let Some(order) = order {
        scenario.order = order;
    }
    let clock = told::Local::of(&scenario);
    let told = Told {
        scenario: &scenario,
        plan: &file.plan,
        state: state.as_ref(),
        left,
        proofs,
        bottleneck,
        safe_at_most,
        clock: &clock,
    };
    let parts: Vec<Part> =
        if args.only.is_empty() { Part::ALL.to_vec() } else { args.only.iter().map(|o| o.part()).collect() };
    let asked = Asked { told: &told, lang: lang(), checksum: &exports::checksum(&file.bytes), parts: &parts };
    let report = exports::report(&asked);
    for document in &report.documents {
        let path = args.out.join(&document.path);
        let folder = path.parent().unwrap_or(&args.out);
        fs::create_dir_all(folder).map_err(|e| Fault::cannot_write(folder, &disk::words(&e)))?;
        disk::write(&path, &document.bytes).map_err(|why| Fault::cannot_write(&path, &why))?;
    }
    let folder = args.out.display().to_string();
    let n = lang().int(report.documents.len() as u64);
    let rows: Vec<(&str, String)> =
        report.documents.iter().map(|d| (d.path.as_str(), d.title.clone())).collect();
    let written = fill(Text::ReportWritten, &[("path", &folder), ("n", &n)]);
    disk::print(&format!("{}{}", reports::printed(lang(), &written), labelled(lang(), &rows)));
    for why in &report.notes {
        eprintln!("{}", fill(Text::ReportNotThere, &[("why", why)]));
    }
    // Sheets of two plans in one folder are how somebody drives by the wrong one.
    for path in PATHS.iter().filter(|p| !report.documents.iter().any(|d| d.path == **p)) {
        if args.out.join(path).exists() {
            eprintln!("{}", fill(Text::ReportOld, &[("path", path)]));
        }
    }
    Ok(0)
}

/// Whether a report may go into this folder: one that is empty or not there, or any if its user insists.
fn may_hold(folder: &Path, force: bool) -> Result<(), Fault> {
    let mut entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(e) => return Err(Fault::cannot_write(folder, &disk::words(&e))),
    };
    if force || entries.next().is_none() {
        return Ok(());
    }
    let path = folder.display().to_string();
    Err(Fault::unreadable(fill(Text::ReportFolderHolds, &[("path", &path)])).hint(say(Text::ReportForce)))
}
