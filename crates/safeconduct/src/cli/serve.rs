//! `safeconduct serve`: the operation's server, and what is told at its first run.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use server::{Config, Data, NotOpened, NotServed, Recovery, Running};
use texts::Text;

use crate::desk::Desk;
use crate::disk;
use crate::fault::Fault;
use crate::language::{fill, lang, say};

/// Serves an operation: entries in, orders decided, the record kept and signed
///
/// The first run makes the folder, and prints the recovery sheet: what is on it is told once. Entries
/// are answered when they are on the disk. GET /openapi.json says what may be asked.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  safeconduct serve --data centre --sheet recovery.html
  safeconduct serve --data centre --listen 192.168.1.10:8443
  safeconduct serve --data new-machine --recovery-key - --import my-town.jsonl

Put the folder on an encrypted disk: whoever takes the machine takes the record.

Exit status: 0 ended by Ctrl-C or SIGTERM; 2 the folder, a file or the address cannot be used.")]
pub(crate) struct Serve {
    /// The folder of the record, the key and the devices; made if it is not there
    #[arg(long, value_name = "FOLDER")]
    data: PathBuf,
    /// Where to listen
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8443")]
    listen: SocketAddr,
    /// Without TLS; only for this machine
    #[arg(long)]
    plain: bool,
    /// Write the recovery sheet of a first run as a page to print, instead of printing it here
    #[arg(long, value_name = "FILE")]
    sheet: Option<PathBuf>,
    /// A file with the recovery key of an earlier sheet, to go on with as the same centre; - is standard input
    #[arg(long, value_name = "FILE")]
    recovery_key: Option<PathBuf>,
    /// Put an exported record of this centre back first
    #[arg(long, value_name = "EXPORT")]
    import: Option<PathBuf>,
}

/// Serves until it is told to end.
///
/// # Errors
/// What stops it from starting.
pub(crate) fn run(args: &Serve) -> Result<u8, Fault> {
    let recovery = match &args.recovery_key {
        None => None,
        Some(path) => {
            let bytes = disk::read(path).map_err(|why| not_imported(&why, path))?;
            Some(String::from_utf8_lossy(&bytes).into_owned())
        }
    };
    let (data, first) = Data::open(&args.data, recovery.as_deref()).map_err(not_opened)?;
    if let Some(told) = first {
        tell(&told, args.sheet.as_deref())?;
    }
    if let Some(path) = &args.import {
        let seen = data.import(path).map_err(|why| not_imported(&why, path))?;
        eprintln!("{}", fill(Text::ServeImported, &[("n", &lang().int(seen.entries))]));
        if let Some(found) = &seen.finding {
            let line = found.line.to_string();
            eprintln!("{}", fill(Text::ServeImportWrong, &[("code", found.wrong.code()), ("line", &line)]));
        }
    }
    let config = Config { listen: args.listen, plain: args.plain };
    server::serve(data, &config, Arc::new(Desk), running).map_err(not_served)?;
    Ok(0)
}

/// What is said when requests are answered: the first line is where.
fn running(told: &Running) {
    let scheme = if told.certificate.is_some() { "https" } else { "http" };
    let url = format!("{scheme}://{}", told.at);
    let mut text = fill(Text::ServeAt, &[("url", &url)]) + "\n";
    if let Some(print) = &told.certificate {
        text += &(fill(Text::ServeFingerprint, &[("print", print)]) + "\n");
    }
    let (entries, operations) = (lang().int(told.entries), lang().int(told.operations as u64));
    let read = fill(Text::ServeReadBack, &[("entries", &entries), ("operations", &operations)]);
    disk::print(&format!("{text}{read}\n"));
    if let Some(damage) = &told.damage {
        eprintln!("{}", fill(Text::ServeReadOnly, &[("why", &damage.to_string())]));
    }
}

/// Tells what is told once.
fn tell(told: &Recovery, sheet: Option<&Path>) -> Result<(), Fault> {
    let rows = [
        (say(Text::RecoveryKey), told.key.clone()),
        (say(Text::RecoveryWord), told.word.clone()),
        (say(Text::RecoveryPublic), told.public.clone()),
    ];
    let Some(path) = sheet else {
        let head = reports::printed(lang(), say(Text::RecoveryTitle));
        let (once, how) = (say(Text::RecoveryOnce), say(Text::RecoveryHow));
        disk::print(&format!("{head}{once}\n\n{}\n{how}\n\n", reports::labelled(lang(), &rows)));
        return Ok(());
    };
    let row = |(label, value): &(&str, String)| format!("<dt>{label}</dt><dd dir=\"ltr\">{value}</dd>\n");
    let rows: String = rows.iter().map(row).collect();
    let (tag, way) = (lang().tag(), if lang().runs_left() { "rtl" } else { "ltr" });
    let (title, once, how) = (say(Text::RecoveryTitle), say(Text::RecoveryOnce), say(Text::RecoveryHow));
    let page = format!(
        "<!doctype html>\n<html lang=\"{tag}\" dir=\"{way}\"><meta charset=\"utf-8\"><title>{title}</title>\n\
         <style>body{{font:12pt sans-serif;margin:2cm;max-width:17cm}}dd{{font:14pt monospace;margin:0 0 1em;overflow-wrap:anywhere}}</style>\n\
         <h1>Safeconduct \u{2014} {title}</h1>\n<p>{once}</p>\n<dl>\n{rows}</dl>\n<p>{how}</p>\n</html>\n"
    );
    server::write_secret(path, page.as_bytes()).map_err(|e| Fault::cannot_write(path, &disk::words(&e)))
}

fn not_imported(why: &str, path: &Path) -> Fault {
    let path = path.display().to_string();
    Fault::unreadable(fill(Text::ServeNotImported, &[("why", why), ("path", &path)]))
}

fn not_opened(why: NotOpened) -> Fault {
    let of = |text, path: &Path| Fault::unreadable(fill(text, &[("path", &path.display().to_string())]));
    match why {
        NotOpened::InUse(path) => of(Text::ServeInUse, &path),
        NotOpened::Spoilt(path) => of(Text::ServeSpoilt, &path),
        NotOpened::Misread => Fault::unreadable(say(Text::ServeMisread)),
        NotOpened::Disk(path, e) => Fault::cannot_write(&path, &disk::words(&e)),
    }
}

fn not_served(why: NotServed) -> Fault {
    let of = |text, why: &str| Fault::unreadable(fill(text, &[("why", why)]));
    match why {
        NotServed::Data(why) => not_opened(why),
        NotServed::Record(fault) => of(Text::ServeRecord, &fault.to_string()),
        NotServed::Scenario(said) => of(Text::ServeScenario, &said),
        NotServed::PlainFromAfar => Fault::unreadable(say(Text::ServePlain)),
        NotServed::Listen(at, e) => {
            let (at, why) = (at.to_string(), disk::words(&e));
            Fault::unreadable(fill(Text::ServeListen, &[("at", &at), ("why", &why)]))
        }
        NotServed::Start(e) => of(Text::ServeStart, &disk::words(&e)),
    }
}
