//! What is found on the way: mistakes, what may not be meant, and what was assumed, in the language of the reader.

use std::cell::{Cell as Counter, RefCell};

use texts::{Lang, Text};
use wire::{Problem, Problems, Severity, Told};

use crate::sheet::Spot;

/// No more mistakes than this are said one by one: whoever has mended them asks again.
const SAID: usize = 200;

/// Mistakes and notes as they are found.
#[derive(Debug)]
pub(crate) struct Log {
    /// The language of what is said.
    pub(crate) lang: Lang,
    problems: RefCell<Vec<(Spot, Problem)>>,
    notes: RefCell<Vec<String>>,
    errors: Counter<usize>,
}

impl Log {
    /// Nothing found yet.
    pub(crate) fn new(lang: Lang) -> Log {
        Log { lang, problems: RefCell::default(), notes: RefCell::default(), errors: Counter::new(0) }
    }

    /// A mistake.
    pub(crate) fn error(&self, spot: &Spot, text: Text, values: &[(&str, &str)], help: Option<String>) {
        self.push(spot, Severity::Error, self.lang.fill(text, values), help);
    }

    /// Something that may not be meant.
    pub(crate) fn warn(&self, spot: &Spot, text: Text, values: &[(&str, &str)], help: Option<String>) {
        self.push(spot, Severity::Warning, self.lang.fill(text, values), help);
    }

    /// A mistake or a warning whose words are there already.
    pub(crate) fn push(&self, spot: &Spot, severity: Severity, message: String, help: Option<String>) {
        if severity == Severity::Error {
            self.errors.set(self.errors.get() + 1);
        }
        let file = spot.said(self.lang);
        let (message, help) = (Told::Foreign(message), help.map(Told::Foreign));
        let problem =
            Problem { severity, file, line: 0, column: 0, source: String::new(), width: 0, message, help };
        self.problems.borrow_mut().push((spot.clone(), problem));
    }

    /// Something that was assumed.
    pub(crate) fn note(&self, text: Text, values: &[(&str, &str)]) {
        let note = self.lang.fill(text, values);
        let mut notes = self.notes.borrow_mut();
        if !notes.contains(&note) {
            notes.push(note);
        }
    }

    /// How many mistakes there are by now.
    pub(crate) fn errors(&self) -> usize {
        self.errors.get()
    }

    /// All problems, file by file and sheet by sheet from the top, and all notes.
    pub(crate) fn into_parts(self, files: &[&str]) -> (Problems, Vec<String>) {
        let mut all = self.problems.into_inner();
        let rank = |spot: &Spot| files.iter().position(|f| *f == spot.file).unwrap_or(files.len());
        all.sort_by_cached_key(|(spot, p)| (p.severity, rank(spot), spot.clone()));
        all.dedup();
        let more = all.len().saturating_sub(SAID);
        all.truncate(SAID);
        let mut problems: Vec<Problem> = all.into_iter().map(|(_, p)| p).collect();
        if more > 0 {
            let more = more.to_string();
            let message = Told::Foreign(self.lang.fill(Text::IntakeMore, &[("n", &more)]));
            problems.extend(problems.last().cloned().map(|last| Problem { message, help: None, ..last }));
        }
        (Problems(problems), self.notes.into_inner())
    }
}
