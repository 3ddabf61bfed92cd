//! kill -9 under load, again and again: no entry that was acknowledged is lost or doubled, and nobody's entry is made up.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use super::http::Connection;
use super::{Served, sent};
use crate::rng::Rng;

/// How many send at the same time.
const SENDERS: u64 = 4;
const PATH: &str = "/api/v1/operations/town/entries";

/// What was seen.
#[derive(Clone, Debug, Default)]
pub struct Log {
    /// How often the server was killed.
    pub cycles: usize,
    /// How many of these while it was still starting.
    pub early: usize,
    /// Entries that were acknowledged.
    pub acknowledged: usize,
    /// Entries that were sent, killed before the answer, and found kept: as it should be.
    pub kept_unheard: usize,
    /// Entries that were sent, killed before the answer, and not kept: sent again.
    pub sent_again: usize,
    /// Requests whose answer was a receipt for what was known before.
    pub known: usize,
    /// The longest time from the start of the program until it answered.
    pub slowest_start: Duration,
    /// What must not be. Empty if all is well.
    pub wrong: Vec<String>,
}

/// A batch that a sender has sent, until it is answered.
type Batch = Vec<Value>;

/// What must be there: by id the entry, its sequence and its chain.
type Due = BTreeMap<String, (Value, u64, String)>;

/// What a sender has seen while one server ran.
#[derive(Default)]
struct Seen {
    /// Entry, sequence and chain, as acknowledged.
    acknowledged: Vec<(Value, u64, String)>,
    /// Sent, and not answered.
    unheard: Vec<Batch>,
    known: usize,
    wrong: Vec<String>,
}

/// Runs so many cycles on a folder. `said` is called after each with what is known so far.
///
/// # Panics
/// If the server does not start again.
pub fn run(binary: &Path, folder: &Path, cycles: usize, seed: u64, mut said: impl FnMut(&Log)) -> Log {
    let mut rng = Rng::new(seed);
    let mut log = Log::default();
    let mut due: Due = BTreeMap::new();
    // What was sent and may be there.
    let mut unheard: Vec<Batch> = Vec::new();
    // How far the record was checked.
    let mut checked = 0;
    Served::start(binary, folder, &[]).begin("town").of(201);
    while log.cycles < cycles {
        let served = Served::start(binary, folder, &[]);
        log.slowest_start = log.slowest_start.max(served.started_in);
        check(&served, &mut log, &mut due, &mut unheard, &mut checked);
        if !log.wrong.is_empty() {
            break;
        }
        let stop = AtomicBool::new(false);
        // What was not answered is sent again: it is known, or it is new, and never twice.
        let (at, word) = (served.at, served.word.clone());
        let mut again = std::mem::take(&mut unheard);
        log.sent_again += again.iter().map(Vec::len).sum::<usize>();
        let seen: Vec<Seen> = thread::scope(|scope| {
            let senders: Vec<_> = (0..SENDERS)
                .map(|sender| {
                    let mine = again.split_off(again.len() - again.len() / (SENDERS - sender) as usize);
                    let rng = Rng::new(
                        seed ^ (log.cycles as u64 * SENDERS + sender + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15),
                    );
                    let (stop, word) = (&stop, &word);
                    scope.spawn(move || send(at, word, mine, rng, stop))
                })
                .collect();
            thread::sleep(Duration::from_millis(rng.between(1, 250) as u64));
            served.kill();
            stop.store(true, Ordering::Release);
            senders.into_iter().map(|sender| sender.join().expect("a sender does not panic")).collect()
        });
        for one in seen {
            log.known += one.known;
            log.wrong.extend(one.wrong);
            unheard.extend(one.unheard);
            for (entry, sequence, chain) in one.acknowledged {
                log.acknowledged += 1;
                due.insert(text(&entry["id"]), (entry, sequence, chain));
            }
        }
        // Now and then it is killed while it reads back what it has.
        if rng.one_in(4) {
            early(binary, folder, rng.between(0, 60) as u64);
            log.early += 1;
        }
        log.cycles += 1;
        said(&log);
    }
    let served = Served::start(binary, folder, &[]);
    check(&served, &mut log, &mut due, &mut unheard, &mut checked);
    log
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Starts it and kills it before it has said anything, most of the time.
fn early(binary: &Path, folder: &Path, after: u64) {
    let child = std::process::Command::new(binary)
        .args(["serve", "--plain", "--listen", "127.0.0.1:0", "--data"])
        .arg(folder)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn();
    let mut child = child.expect("the program starts");
    thread::sleep(Duration::from_millis(after));
    let _ = child.kill();
    let _ = child.wait();
}

/// Sends until the server is gone.
fn send(at: SocketAddr, word: &str, mut again: Vec<Batch>, mut rng: Rng, stop: &AtomicBool) -> Seen {
    let mut seen = Seen::default();
    let mut connection = Connection::new(at, Some(word));
    let mut last: Option<Batch> = None;
    while !stop.load(Ordering::Acquire) {
        let (batch, first) = match again.pop() {
            Some(batch) => (batch, true),
            None => match last.take().filter(|_| rng.one_in(6)) {
                // The answer was lost on the way, thinks the device.
                Some(batch) => (batch, false),
                None => ((0..=rng.below(40)).map(|_| sent::counted(&mut rng)).collect(), true),
            },
        };
        let body = json!({ "entries": batch }).to_string();
        let Ok(answer) = connection.ask("POST", PATH, &[], Some(body.as_bytes())) else {
            if first {
                seen.unheard.push(batch);
            }
            break;
        };
        if answer.status != 200 {
            seen.wrong.push(format!("status {}: {}", answer.status, String::from_utf8_lossy(&answer.body)));
            break;
        }
        let receipts = answer.json()["receipts"].as_array().cloned().unwrap_or_default();
        if receipts.len() != batch.len() {
            seen.wrong.push(format!("{} receipts for {} entries", receipts.len(), batch.len()));
        }
        seen.known += receipts.iter().filter(|receipt| receipt["outcome"] == "known").count();
        for (entry, receipt) in batch.iter().zip(receipts).filter(|_| first) {
            let sequence = receipt["sequence"].as_u64().unwrap_or_default();
            seen.acknowledged.push((entry.clone(), sequence, text(&receipt["chain"])));
        }
        last = Some(batch);
    }
    // What it did not come to send again may still be there.
    seen.unheard.extend(again);
    seen
}

/// Reads what has come since it was last checked, and holds it against what was acknowledged.
fn check(served: &Served, log: &mut Log, due: &mut Due, unheard: &mut Vec<Batch>, checked: &mut u64) {
    let mut centre = served.centre();
    let mut kept: Vec<Value> = Vec::new();
    loop {
        let from = *checked + kept.len() as u64 + 1;
        let page = centre.get(&format!("{PATH}?from={from}&most=5000")).json();
        let entries = page["entries"].as_array().cloned().unwrap_or_default();
        if entries.is_empty() {
            if page["last"].as_u64() != Some(from - 1) {
                log.wrong.push(format!("{} entries were read, and the last is {}", from - 1, page["last"]));
            }
            break;
        }
        kept.extend(entries);
    }
    hold(log, due, unheard, *checked, &kept);
    *checked += kept.len() as u64;
}

/// Holds what is kept after a sequence against what was acknowledged and what was sent since.
fn hold(log: &mut Log, due: &mut Due, unheard: &mut Vec<Batch>, after: u64, kept: &[Value]) {
    let mut sent: BTreeMap<String, Value> = BTreeMap::new();
    for entry in unheard.iter().flatten() {
        sent.insert(text(&entry["id"]), entry.clone());
    }
    let mut found: BTreeMap<String, u64> = BTreeMap::new();
    for (kept, place) in kept.iter().zip(after + 1..) {
        let id = text(&kept["entry"]["id"]);
        if kept["sequence"].as_u64() != Some(place) {
            log.wrong.push(format!("entry {} stands where {place} is due", kept["sequence"]));
        }
        if found.insert(id.clone(), place).is_some() {
            log.wrong.push(format!("twice in the record: {id}"));
        }
        match (due.remove(&id), sent.remove(&id)) {
            (Some((entry, sequence, chain)), _) => {
                if sequence != place || text(&kept["chain"]) != chain || !same(&entry, &kept["entry"]) {
                    log.wrong.push(format!("acknowledged as entry {sequence}, and now otherwise: {id}"));
                }
            }
            (None, Some(entry)) if same(&entry, &kept["entry"]) => log.kept_unheard += 1,
            _ => log.wrong.push(format!("nobody has sent entry {place}: {id}")),
        }
    }
    // All that was acknowledged since the last check must have been among these.
    for (id, (_, sequence, _)) in std::mem::take(due) {
        log.wrong.push(format!("acknowledged as entry {sequence}, and not there: {id}"));
    }
    // A batch is kept whole or not at all.
    unheard.retain(|batch| {
        let here = batch.iter().filter(|entry| found.contains_key(&text(&entry["id"]))).count();
        if here > 0 && here < batch.len() {
            log.wrong.push(format!("{here} of a batch of {} are kept", batch.len()));
        }
        here == 0
    });
}

/// Whether two say the same but for when the centre got to know.
fn same(sent: &Value, kept: &Value) -> bool {
    let without = |value: &Value| {
        let mut fields = value.as_object().cloned().unwrap_or_default();
        fields.remove("recorded_at");
        fields
    };
    without(sent) == without(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said to be wrong when three entries were acknowledged, two were sent without an answer, and this is kept.
    fn wrong(change: impl FnOnce(&mut Vec<Value>)) -> Vec<String> {
        let mut rng = Rng::new(5);
        let entries: Vec<Value> = (0..5).map(|_| sent::counted(&mut rng)).collect();
        let chain = |n: usize| format!("chain {n}");
        let row =
            |(n, entry): (usize, &Value)| json!({ "sequence": n + 1, "chain": chain(n), "entry": entry });
        let mut kept: Vec<Value> = entries.iter().enumerate().map(row).collect();
        change(&mut kept);
        let acknowledged = entries[..3].iter().enumerate();
        let mut due: Due =
            acknowledged.map(|(n, e)| (text(&e["id"]), (e.clone(), n as u64 + 1, chain(n)))).collect();
        let (mut log, mut unheard) = (Log::default(), vec![entries[3..].to_vec()]);
        hold(&mut log, &mut due, &mut unheard, 0, &kept);
        log.wrong
    }

    #[test]
    fn what_is_lost_doubled_changed_or_made_up_is_noticed() {
        assert!(wrong(|_| ()).is_empty());
        assert!(wrong(|kept| kept.truncate(3)).is_empty(), "what nobody was told of may be gone");
        assert!(wrong(|kept| kept.truncate(2))[0].contains("not there"));
        assert!(wrong(|kept| kept.truncate(4))[0].contains("1 of a batch of 2"));
        assert!(wrong(|kept| kept.push(kept[1].clone())).iter().any(|said| said.contains("twice")));
        assert!(wrong(|kept| kept.swap(0, 1)).iter().any(|said| said.contains("otherwise")));
        assert!(wrong(|kept| kept[2]["chain"] = json!("another"))[0].contains("otherwise"));
        assert!(wrong(|kept| kept[2]["entry"]["event"]["people"] = json!(99))[0].contains("otherwise"));
        let mut rng = Rng::new(6);
        let made_up = json!({ "sequence": 6, "chain": "", "entry": sent::counted(&mut rng) });
        assert!(wrong(|kept| kept.push(made_up))[0].contains("nobody has sent"));
    }
}
