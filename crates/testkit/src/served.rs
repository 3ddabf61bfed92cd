//! The program as a server: started, asked over HTTP as devices ask it, killed, started again. For tests and long runs of the real binary.
#![allow(clippy::disallowed_methods, reason = "it runs programs and waits for them")]

pub mod http;
pub mod kills;
pub mod sent;

use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use http::{Answer, Connection};

/// A server that runs.
#[derive(Debug)]
pub struct Served {
    child: Child,
    /// Where it listens.
    pub at: SocketAddr,
    /// What the head of the centre shows at the door.
    pub word: String,
    /// The centre's public key.
    pub public: String,
    /// From the start of the program until it said where it listens.
    pub started_in: Duration,
}

/// What a first run has told once.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// The recovery key.
    pub key: String,
    /// The word of the head of the centre.
    pub word: String,
    /// The public key.
    pub public: String,
}

impl Sheet {
    /// Reads the page that a first run has written.
    ///
    /// # Panics
    /// If it is none.
    pub fn read(path: &Path) -> Sheet {
        let page = std::fs::read_to_string(path).expect("a first run writes its sheet");
        let mut told = page.split("<dd dir=\"ltr\">").skip(1);
        let mut next = || {
            let value = told.next().and_then(|rest| rest.split('<').next());
            value.expect("the sheet has three values").to_owned()
        };
        Sheet { key: next(), word: next(), public: next() }
    }
}

/// The scenario of the tests, at a corridor that opens today: no date of its own.
pub const SCENARIO: &str = include_str!("served/town.toml");

impl Served {
    /// Starts the program on a folder, without TLS, at a port that is free; `more` are further arguments.
    ///
    /// # Panics
    /// If it does not say where it listens.
    pub fn start(binary: &Path, folder: &Path, more: &[&str]) -> Served {
        let sheet = folder.with_extension("sheet.html");
        let begun = Instant::now();
        let mut child = Command::new(binary)
            .args(["serve", "--plain", "--listen", "127.0.0.1:0", "--data"])
            .arg(folder)
            .arg("--sheet")
            .arg(&sheet)
            .args(more)
            .env("LC_ALL", "C")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut out = BufReader::new(child.stdout.take().expect("it is piped"));
        let mut line = String::new();
        let at = loop {
            line.clear();
            if out.read_line(&mut line).unwrap_or(0) == 0 {
                let mut said = String::new();
                let _ = child.stderr.take().expect("it is piped").read_to_string(&mut said);
                panic!("the server did not start: {said}");
            }
            if let Some((_, rest)) = line.split_once("http://") {
                let at = rest.split_whitespace().next().and_then(|at| at.parse().ok());
                break at.expect("it says where it listens");
            }
        };
        let Sheet { word, public, .. } = Sheet::read(&sheet);
        Served { child, at, word, public, started_in: begun.elapsed() }
    }

    /// A connection of the head of the centre.
    pub fn centre(&self) -> Connection {
        Connection::new(self.at, Some(&self.word))
    }

    /// Begins an operation with the scenario of the tests.
    pub fn begin(&self, operation: &str) -> Answer {
        self.centre().post("/api/v1/operations", &begin(operation))
    }

    /// Ends it with SIGKILL: nothing is written in good order.
    pub fn kill(mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The request that begins an operation with the scenario of the tests.
pub fn begin(operation: &str) -> Value {
    json!({ "operation": operation, "label": "rehearsal", "files": [
        { "path": "town.toml", "text": SCENARIO }, { "path": "times.csv", "text": include_str!("served/times.csv") }
    ]})
}

/// An empty folder that goes with its owner.
#[derive(Debug)]
pub struct Room(PathBuf);

impl Room {
    /// Named after what it is for.
    ///
    /// # Panics
    /// If it cannot be made.
    pub fn new(name: &str) -> Room {
        let path = std::env::temp_dir().join(format!("safeconduct-served-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).expect("a folder can be made");
        Room(path)
    }

    /// A path in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
