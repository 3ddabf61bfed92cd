//! What is wrong with a file, where, and what to do about it.

use std::fmt;

/// How bad a problem is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used; its author may have meant something else.
    Warning,
}

/// One thing that is wrong with a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// The file, as it was named.
    pub file: String,
    /// Line, from 1; 0 if the file as a whole is meant.
    pub line: usize,
    /// Column in characters, from 1; 0 if the line as a whole is meant.
    pub column: usize,
    /// The whole line as it stands in the file; empty if there is none.
    pub source: String,
    /// How many characters of the line are meant, from `column`; at least 1 where there is a column.
    pub width: usize,
    /// What is wrong: lower case, no full stop, the offending value last.
    pub message: String,
    /// What was expected, and the nearest that exists.
    pub help: Option<String>,
}

/// Everything that is wrong, in the order of the files.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// Whether any of them is an error.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|p| p.severity == Severity::Error)
    }
}

/// `file:line:column: error: message`, the line with its mark, and the help.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
            if self.column > 0 {
                write!(f, ":{}", self.column)?;
            }
        }
        let word = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, ": {word}: {}", self.message)?;
        if self.line > 0 && !self.source.is_empty() {
            let number = self.line.to_string();
            let pad = " ".repeat(number.len());
            write!(f, "\n {number} | {}", self.source)?;
            if self.column > 0 {
                write!(f, "\n {pad} | {}{}", " ".repeat(self.column - 1), "^".repeat(self.width.max(1)))?;
            }
        }
        if let Some(help) = &self.help {
            write!(f, "\n   = {help}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, p) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str("\n\n")?;
            }
            write!(f, "{p}")?;
        }
        Ok(())
    }
}
