//! `safeconduct verify`: whether an exported record is what the centre signed for.

use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;

use clap::Args;
use ledger::{Finding, Wrong};
use serde_json::json;
use texts::Text;

use crate::disk;
use crate::fault::{BROKEN, Fault};
use crate::language::{fill, lang, say};

/// Checks an exported record: chain, ids, roots, signatures; names the first entry that is wrong
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  safeconduct verify my-town.jsonl
  safeconduct verify my-town.jsonl --key 3f2a…

The centre's public key stands on its recovery sheet. tools/verify_record.py checks the same, and
shares no code with this program.

Exit status: 0 whole; 1 something is wrong, and what stands before it is whole; 2 the file cannot
be read.")]
pub(crate) struct Verify {
    /// The record (safeconduct-ledger/1)
    record: PathBuf,
    /// The centre's public key, from elsewhere than the record
    #[arg(long, value_name = "PUBLIC")]
    key: Option<String>,
    /// Write one JSON document to standard output
    #[arg(long)]
    json: bool,
}

/// Checks; the exit status says how it went.
///
/// # Errors
/// What cannot be read.
pub(crate) fn run(args: &Verify) -> Result<u8, Fault> {
    let key = match &args.key {
        None => None,
        Some(text) => Some(
            ledger::unhex(text)
                .ok_or_else(|| Fault::unreadable(fill(Text::VerifyKeyUnread, &[("key", text)])))?,
        ),
    };
    let unread = |e: std::io::Error| {
        let path = args.record.display().to_string();
        Fault::unreadable(fill(Text::VerifyUnread, &[("why", &disk::words(&e)), ("path", &path)]))
    };
    let file = File::open(&args.record).map_err(unread)?;
    let seen = ledger::verify(&mut BufReader::new(file), key).map_err(unread)?;
    let code = if seen.finding.is_some() { BROKEN } else { 0 };
    let key = seen.about.as_ref().map(|about| ledger::hex(&about.key));
    let stated = seen.end.map(|end| wire::record::instant(end.head.at));
    if args.json {
        let wrong = seen.finding.as_ref().map(|found| {
            json!({ "code": found.wrong.code(), "line": found.line, "entry": found.sequence, "said": said(found) })
        });
        let document = json!({
            "operation": seen.about.as_ref().map(|about| about.operation.as_str()),
            "entries": seen.entries, "signed": seen.signed, "heads": seen.heads, "key": key,
            "key_expected": args.key.is_some(), "stated": stated, "wrong": wrong,
        });
        disk::print(&format!("{document:#}\n"));
        return Ok(code);
    }
    let verdict = match &seen.finding {
        None => say(Text::VerifyWhole).to_owned(),
        Some(found) => {
            let (line, said) = (found.line.to_string(), said(found));
            let values = [("code", found.wrong.code()), ("line", &line), ("said", &said)];
            match found.sequence.map(|n| n.to_string()) {
                None => fill(Text::VerifyWrong, &values),
                Some(n) => fill(Text::VerifyWrongEntry, &[&values[..], &[("sequence", &n)]].concat()),
            }
        }
    };
    let (n, signed) = (lang().int(seen.entries), lang().int(seen.signed));
    let mut rows =
        vec![(say(Text::VerifyEntries), fill(Text::VerifyEntriesIs, &[("n", &n), ("signed", &signed)]))];
    if let Some(about) = &seen.about {
        rows.insert(0, (say(Text::VerifyOperation), about.operation.to_string()));
    }
    rows.extend(key.map(|key| (say(Text::VerifyKey), key)));
    rows.extend(stated.map(|at| (say(Text::VerifyStated), at)));
    disk::print(&format!("{}{}", reports::printed(lang(), &verdict), reports::labelled(lang(), &rows)));
    if args.key.is_none() {
        eprintln!("{}", say(Text::VerifyNoKey));
    }
    Ok(code)
}

/// What is wrong, in one sentence.
fn said(found: &Finding) -> String {
    let text = match &found.wrong {
        Wrong::Format(why) => return fill(Text::VerifyFormat, &[("why", why)]),
        Wrong::Order { due } => return fill(Text::VerifyOrder, &[("due", &due.to_string())]),
        Wrong::Begin => Text::VerifyBegin,
        Wrong::Chain => Text::VerifyChain,
        Wrong::Twice => Text::VerifyTwice,
        Wrong::Place => Text::VerifyPlace,
        Wrong::Head => Text::VerifyHead,
        Wrong::Root => Text::VerifyRoot,
        Wrong::Signature => Text::VerifySignature,
        Wrong::Key => Text::VerifyOtherKey,
        Wrong::Heads => Text::VerifyHeads,
        Wrong::End => Text::VerifyEnd,
        Wrong::After => Text::VerifyAfter,
    };
    say(text).to_owned()
}
