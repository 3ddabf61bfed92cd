//! The lines of an exported record: `safeconduct-ledger/1`, see `docs/formats/ledger.md`. Each thing has one line that says it, to the byte.

use operation::Id;
use serde::{Deserialize, Serialize};
use wire::record::Label;

use crate::FORMAT;
use crate::about::{About, ScenarioFile};
use crate::head::{Head, SignedHead};
use crate::hex::{hex, unhex};
use crate::store::Kept;

/// What a line says.
#[derive(Debug)]
pub(crate) enum Line {
    /// What the record is of, without its files, and how many of them follow.
    Header(About, u32),
    File(ScenarioFile),
    Entry(Kept),
    Head(SignedHead),
    End(SignedHead),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct HeaderOut {
    format: String,
    operation: String,
    scenario: String,
    label: Label,
    key: String,
    files: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileOut {
    path: String,
    text: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadOut {
    sequence: u64,
    chain: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    root: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    heads: Option<u32>,
    at: String,
    signature: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadLine {
    head: HeadOut,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EndLine {
    end: HeadOut,
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("texts, numbers and lists are JSON")
}

/// The first line.
pub(crate) fn header(about: &About, files: u32) -> String {
    json(&HeaderOut {
        format: FORMAT.to_owned(),
        operation: about.operation.as_str().to_owned(),
        scenario: about.scenario.clone(),
        label: about.label,
        key: hex(&about.key),
        files,
    })
}

/// A file of the scenario.
pub(crate) fn file(file: &ScenarioFile) -> String {
    json(&FileOut { path: file.path.clone(), text: file.text.clone() })
}

/// An entry with its place in the chain.
pub(crate) fn entry(kept: &Kept) -> String {
    let Kept { sequence, entry, chain } = kept;
    let (chain, entry) = (hex(chain), wire::record::line(entry));
    format!("{{\"sequence\":{sequence},\"chain\":\"{chain}\",\"entry\":{entry}}}")
}

/// A signed head; the last line of all if it says how many others there are.
pub(crate) fn head(signed: &SignedHead) -> String {
    let Head { sequence, chain, root, at, heads } = signed.head;
    let (root, signature) = (root.map(|root| hex(&root)), hex(&signed.signature));
    let out = HeadOut { sequence, chain: hex(&chain), root, heads, at: wire::record::instant(at), signature };
    if heads.is_some() { json(&EndLine { end: out }) } else { json(&HeadLine { head: out }) }
}

/// What a line says.
///
/// # Errors
/// Why it is no line of this format: also if it says something rightly, but not as this format says it.
pub(crate) fn parse(text: &str) -> Result<Line, String> {
    let words = |e: serde_json::Error| e.to_string();
    // The first key tells what kind of line it is.
    let first = text.strip_prefix("{\"").and_then(|rest| rest.split_once('"')).map_or("", |(key, _)| key);
    let (line, again) = match first {
        "format" => {
            let (about, files) = read_header(serde_json::from_str(text).map_err(words)?)?;
            let again = header(&about, files);
            (Line::Header(about, files), again)
        }
        "path" => {
            let FileOut { path, text } = serde_json::from_str(text).map_err(words)?;
            let found = ScenarioFile { path, text };
            let again = file(&found);
            (Line::File(found), again)
        }
        "sequence" => {
            let kept = read_entry(text)?;
            let again = entry(&kept);
            (Line::Entry(kept), again)
        }
        "head" => {
            let HeadLine { head: out } = serde_json::from_str(text).map_err(words)?;
            let signed = read_head(&out)?;
            let again = head(&signed);
            (Line::Head(signed), again)
        }
        "end" => {
            let EndLine { end } = serde_json::from_str(text).map_err(words)?;
            let signed = read_head(&end)?;
            let again = head(&signed);
            (Line::End(signed), again)
        }
        _ => return Err("it begins with none of: format, path, sequence, head, end".to_owned()),
    };
    if again == text { Ok(line) } else { Err("it is not written as this format writes it".to_owned()) }
}

fn read_header(out: HeaderOut) -> Result<(About, u32), String> {
    let HeaderOut { format, operation, scenario, label, key, files } = out;
    if format != FORMAT {
        return Err(format!("another format: {format}"));
    }
    let operation = Id::new(&operation).ok_or_else(|| format!("not an id: \"{operation}\""))?;
    let key = unhex(&key).ok_or("key is not 64 small hexadecimal digits")?;
    Ok((About { operation, scenario, label, key, files: Vec::new() }, files))
}

fn read_entry(text: &str) -> Result<Kept, String> {
    let no = || "not `sequence`, `chain` and `entry`".to_owned();
    let rest = text.strip_prefix("{\"sequence\":").and_then(|t| t.strip_suffix('}')).ok_or_else(no)?;
    let (sequence, rest) = rest.split_once(",\"chain\":\"").ok_or_else(no)?;
    let (chain, entry) = rest.split_once("\",\"entry\":").ok_or_else(no)?;
    let sequence = sequence.parse().map_err(|_| format!("not a sequence: {sequence}"))?;
    let chain = unhex(chain).ok_or("chain is not 64 small hexadecimal digits")?;
    Ok(Kept { sequence, entry: wire::record::of_line(entry)?, chain })
}

fn read_head(out: &HeadOut) -> Result<SignedHead, String> {
    let hash = |text: &str| unhex(text).ok_or("a hash is not 64 small hexadecimal digits");
    let head = Head {
        sequence: out.sequence,
        chain: hash(&out.chain)?,
        root: out.root.as_deref().map(hash).transpose()?,
        at: wire::record::of_instant(&out.at)?,
        heads: out.heads,
    };
    let signature = unhex(&out.signature).ok_or("signature is not 128 small hexadecimal digits")?;
    Ok(SignedHead { head, signature })
}
