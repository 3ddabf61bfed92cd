//! What stops a command: an exit status, a plain sentence, and what to do about it.

use std::fmt::Write as _;
use std::path::Path;

use texts::{Text, Value};
use wire::{Problems, Severity};

use crate::colour::{Colour, on_stderr};
use crate::language::{fill, lang, say, tell};

/// The plan breaks a rule.
pub(crate) const BROKEN: u8 = 1;
/// A file cannot be read or written, or the command line is wrong: its user can mend it.
pub(crate) const UNREADABLE: u8 = 2;
/// The program is wrong and says so (`EX_SOFTWARE` of sysexits): nothing was written.
pub(crate) const BUG: u8 = 70;
/// A second Ctrl-C, as shells count signals.
pub(crate) const INTERRUPTED: u8 = 130;

/// Why a command stops.
#[derive(Debug)]
pub(crate) struct Fault {
    /// The exit status.
    pub(crate) code: u8,
    /// What is wrong, lower case; several lines where there are several problems.
    pub(crate) message: String,
    /// What to do.
    pub(crate) hint: Option<String>,
    /// Whether the message stands as it is, without `error:` ahead of it.
    bare: bool,
}

impl Fault {
    /// Something that the caller can mend.
    pub(crate) fn unreadable(message: impl Into<String>) -> Fault {
        Fault { code: UNREADABLE, message: message.into(), hint: None, bare: false }
    }

    /// A file that cannot be written, and why.
    pub(crate) fn cannot_write(path: &Path, why: &str) -> Fault {
        Fault::unreadable(fill(Text::CannotWrite, &[("why", why), ("path", &path.to_string_lossy())]))
    }

    /// Something that only we can mend.
    pub(crate) fn bug(message: impl Into<String>) -> Fault {
        Fault { code: BUG, message: message.into(), hint: None, bare: false }
    }

    /// Everything that is wrong with files, with the count at the end.
    pub(crate) fn problems(problems: &Problems) -> Fault {
        let errors = problems.0.iter().filter(|p| p.severity == Severity::Error).count();
        let mut message = list(problems);
        let count = tell(Text::Problems, &[("n", Value::Int(errors as u64))]);
        write!(message, "\n\n{count}").expect("writing to a string cannot fail");
        Fault { code: UNREADABLE, message, hint: None, bare: true }
    }

    /// The same with what to do.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Fault {
        self.hint = Some(hint.into());
        self
    }

    /// Says it on standard error.
    pub(crate) fn say(&self) {
        if self.bare {
            eprintln!("{}", self.message);
        } else {
            eprintln!("{} {}", on_stderr(Colour::Red, say(Text::ErrorWord)), self.message);
        }
        if let Some(hint) = &self.hint {
            eprintln!("   = {hint}");
        }
    }
}

/// Problems one below the other, their first words coloured on a terminal.
pub(crate) fn list(problems: &Problems) -> String {
    let mut text = String::new();
    for (i, p) in problems.0.iter().enumerate() {
        if i > 0 {
            text.push_str("\n\n");
        }
        let word = match p.severity {
            Severity::Error => on_stderr(Colour::Red, say(Text::ErrorWord)),
            Severity::Warning => on_stderr(Colour::Yellow, say(Text::WarningWord)),
        };
        text.push_str(&p.said(lang(), &word));
    }
    text
}
