//! How much the real server bears: devices that append and are answered, a backlog, watchers, the time to start with a large record. docs/server.md keeps
//! what was measured; `--rate 10000` sends so many entries a second and no more. `load --devices 200 --connections 64 --seconds 20`, `load --backlog 120000`, `load --start 1000000`.
#![allow(clippy::print_stdout, reason = "it is a program for people")]

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use testkit::rng::Rng;
use testkit::served::http::Connection;
use testkit::served::{Room, Served, sent};

const TOWN: &str = "/api/v1/operations/town";

struct Asked {
    devices: usize,
    connections: usize,
    batch: usize,
    seconds: u64,
    watchers: usize,
    backlog: usize,
    start: usize,
    late: bool,
    /// Entries a second that are due, or 0 for as many as can be.
    rate: usize,
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1));
    let number = |name: &str, usual: usize| {
        value(name).map_or(usual, |text| text.parse().unwrap_or_else(|_| panic!("{name} takes a number")))
    };
    let asked = Asked {
        devices: number("--devices", 200),
        connections: number("--connections", 64),
        batch: number("--batch", 20),
        seconds: number("--seconds", 20) as u64,
        watchers: number("--watchers", 0),
        backlog: number("--backlog", 0),
        start: number("--start", 0),
        late: args.iter().any(|arg| arg == "--late"),
        rate: number("--rate", 0),
    };
    let beside = || {
        let own = std::env::current_exe().expect("a program knows where it is");
        own.ancestors().nth(2).expect("it is in a folder").join("safeconduct")
    };
    let binary = value("--binary").map_or_else(beside, PathBuf::from);
    let room = Room::new("load");
    let served = Served::start(&binary, &room.path("centre"), &[]);
    served.begin("town").of(201);
    let words = admitted(&served, asked.devices.max(asked.connections));
    if asked.start > 0 {
        starts(served, &binary, &room, &words, asked.start);
    } else if asked.backlog > 0 {
        backlog(&served, &words, asked.backlog);
    } else {
        load(&served, &words, &asked);
    }
}

/// Marshals' devices with their words.
fn admitted(served: &Served, devices: usize) -> Vec<(String, String)> {
    let mut centre = served.centre();
    let form = json!({ "id": sent::id(&mut Rng::new(0)), "order": { "kind": "form", "convoy": "c1", "corridor": "mill-road", "direction": "outward", "vehicles": ["bus-1"] } });
    centre.post(&format!("{TOWN}/orders"), &form).of(200);
    (0..devices)
        .map(|n| {
            let device = format!("device-{n}");
            let told =
                centre.post("/api/v1/devices", &json!({ "device": device, "role": "marshal" })).of(201);
            (device, told["word"].as_str().unwrap_or_default().to_owned())
        })
        .collect()
}

/// A request of so many entries of a device.
fn request(rng: &mut Rng, device: &str, entries: usize, late: bool) -> Vec<u8> {
    let entry = |rng: &mut Rng| {
        let event = json!({ "kind": "counted", "vehicle": format!("bus-{}", 1 + rng.below(4)), "people": rng.below(46), "method": "clicker" });
        let mut entry = sent::entry(&sent::id(rng), "marshal", device, &event);
        if late && rng.one_in(20) {
            entry["happened_at"] = json!(sent::instant(-(rng.below(3600) as i64)));
        }
        entry
    };
    let entries: Vec<Value> = (0..entries).map(|_| entry(rng)).collect();
    json!({ "entries": entries }).to_string().into_bytes()
}

/// When the requests of one connection are due.
struct Pace {
    first: Instant,
    /// None if a request follows the answer to the one before.
    every: Option<Duration>,
}

impl Pace {
    fn of(asked: &Asked, connection: usize, begun: Instant) -> Pace {
        let every = (asked.rate > 0)
            .then(|| Duration::from_secs_f64((asked.connections * asked.batch) as f64 / asked.rate as f64));
        let share = connection as f64 / asked.connections as f64;
        Pace { first: begun + every.unwrap_or_default().mul_f64(share), every }
    }

    fn due(&self, turn: usize) -> Option<Instant> {
        self.every.map(|every| self.first + every.mul_f64(turn as f64))
    }
}

/// Milliseconds at a part of the sorted times.
fn at(times: &[Duration], part: f64) -> f64 {
    let place = ((times.len() as f64 * part) as usize).min(times.len().saturating_sub(1));
    times.get(place).map_or(0.0, |time| time.as_secs_f64() * 1e3)
}

fn load(served: &Served, words: &[(String, String)], asked: &Asked) {
    let (stop, heard, dropped) = (AtomicBool::new(false), AtomicU64::new(0), AtomicU64::new(0));
    let begun = Instant::now();
    let mut times: Vec<Duration> = Vec::new();
    thread::scope(|scope| {
        for _ in 0..asked.watchers {
            let (stop, heard, dropped, mut centre) = (&stop, &heard, &dropped, served.centre());
            scope.spawn(move || {
                let mut events = centre.watch(&format!("{TOWN}/events"), None).expect("it can be watched");
                // An event is four lines. What it says is not read here: the two cores are the server's.
                while !stop.load(Ordering::Relaxed)
                    && let Ok(lines) = events.next_lines()
                {
                    heard.fetch_add(lines as u64, Ordering::Relaxed);
                }
                if !stop.load(Ordering::Relaxed) {
                    dropped.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        let senders: Vec<_> = (0..asked.connections)
            .map(|number| {
                let mine: Vec<&(String, String)> =
                    words.iter().skip(number).step_by(asked.connections).collect();
                let end = begun + Duration::from_secs(asked.seconds);
                scope.spawn(move || {
                    let mut rng = Rng::new(number as u64);
                    let mut open: Vec<(&str, Connection)> = mine
                        .iter()
                        .map(|(device, word)| (device.as_str(), Connection::new(served.at, Some(word))))
                        .collect();
                    let mut times = Vec::new();
                    let pace = Pace::of(asked, number, begun);
                    for turn in 0.. {
                        let due = pace.due(turn);
                        if due.unwrap_or_else(Instant::now) >= end {
                            break;
                        }
                        thread::sleep(
                            due.map_or(Duration::ZERO, |due| due.saturating_duration_since(Instant::now())),
                        );
                        let turn: usize = turn % open.len();
                        let (device, connection) = &mut open[turn];
                        let body = request(&mut rng, device, asked.batch, asked.late);
                        // What is sent late for want of an answer has waited since it was due.
                        let sent = due.unwrap_or_else(Instant::now);
                        let path = format!("{TOWN}/entries");
                        let answer = connection.ask("POST", &path, &[], Some(&body)).expect("it answers");
                        assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
                        times.push(sent.elapsed());
                    }
                    times
                })
            })
            .collect();
        for sender in senders {
            times.extend(sender.join().expect("a sender does not panic"));
        }
        stop.store(true, Ordering::Relaxed);
        // One more entry, so that whoever watches wakes up.
        let mut rng = Rng::new(99);
        let (device, word) = &words[0];
        let body = request(&mut rng, device, 1, false);
        let _ =
            Connection::new(served.at, Some(word)).ask("POST", &format!("{TOWN}/entries"), &[], Some(&body));
    });
    let seconds = asked.seconds as f64;
    times.sort();
    let entries = times.len() * asked.batch;
    println!(
        "{} devices, {} connections at a time, {} entries a request, {} watchers, {seconds:.0} s",
        asked.devices, asked.connections, asked.batch, asked.watchers
    );
    println!("entries acknowledged a second: {:.0} ({entries} in all)", entries as f64 / seconds);
    println!(
        "a request: p50 {:.1} ms, p99 {:.1} ms, longest {:.1} ms",
        at(&times, 0.5),
        at(&times, 0.99),
        at(&times, 1.0)
    );
    println!(
        "heard by watchers a second: {:.0}; too slow and dropped: {}",
        heard.load(Ordering::Relaxed) as f64 / 4.0 / seconds,
        dropped.load(Ordering::Relaxed)
    );
}

/// All devices send at once what they have gathered.
fn backlog(served: &Served, words: &[(String, String)], entries: usize) {
    let each = entries.div_ceil(words.len());
    let mut rng = Rng::new(7);
    let bodies: Vec<Vec<Vec<u8>>> = words
        .iter()
        .map(|(device, _)| {
            let parts = (0..each).step_by(500).map(|done| (each - done).min(500));
            parts.map(|part| request(&mut rng, device, part, true)).collect()
        })
        .collect();
    let begun = Instant::now();
    thread::scope(|scope| {
        for ((_, word), bodies) in words.iter().zip(&bodies) {
            scope.spawn(move || {
                let mut connection = Connection::new(served.at, Some(word));
                for body in bodies {
                    let answer = connection
                        .ask("POST", &format!("{TOWN}/entries"), &[], Some(body))
                        .expect("it answers");
                    assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
                }
            });
        }
    });
    println!(
        "{} entries of {} devices at once: {:.1} s",
        each * words.len(),
        words.len(),
        begun.elapsed().as_secs_f64()
    );
    let looked = Instant::now();
    served.centre().get(&format!("{TOWN}/situation")).of(200);
    println!("the first situation after it: {:.2} s", looked.elapsed().as_secs_f64());
}

/// Fills a record, and starts on it.
fn starts(served: Served, binary: &std::path::Path, room: &Room, words: &[(String, String)], entries: usize) {
    let mut rng = Rng::new(8);
    let (device, word) = &words[0];
    let mut connection = Connection::new(served.at, Some(word));
    for done in (0..entries).step_by(5_000) {
        let body = request(&mut rng, device, (entries - done).min(5_000), false);
        let answer =
            connection.ask("POST", &format!("{TOWN}/entries"), &[], Some(&body)).expect("it answers");
        assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
    }
    served.kill();
    for _ in 0..3 {
        let served = Served::start(binary, &room.path("centre"), &[]);
        let (ready, asked) = (served.started_in.as_secs_f64(), Instant::now());
        let last = served.centre().get(&format!("{TOWN}/entries?from={entries}")).of(200)["last"].clone();
        served.centre().get(&format!("{TOWN}/situation")).of(200);
        println!(
            "{last} entries: in service after {ready:.2} s, and the situation {:.2} s later",
            asked.elapsed().as_secs_f64()
        );
        served.kill();
    }
}
