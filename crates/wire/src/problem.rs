//! What is wrong with a file, where, and what to do about it.

use std::fmt;

use texts::Lang;

use crate::Told;

/// How bad a problem is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used; its author may have meant something else.
    Warning,
}

/// One thing that is wrong with a file.
#[derive(Clone, PartialEq, Debug)]
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
    pub message: Told,
    /// What was expected, and the nearest that exists.
    pub help: Option<Told>,
}

/// Everything that is wrong, in the order of the files.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// Whether any of them is an error.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|p| p.severity == Severity::Error)
    }
}

/// As much of a line as is shown; longer ones are cut around what is meant.
const SHOWN: usize = 160;

impl Problem {
    /// The line as it is shown, the blanks before the mark, and the width of the mark.
    fn excerpt(&self) -> (String, String, usize) {
        // What a terminal would obey rather than show is shown as what cannot be shown.
        let plain = |c: char| if c.is_control() && c != '\t' { '\u{fffd}' } else { c };
        let line: Vec<char> = self.source.chars().map(plain).collect();
        let at = self.column.saturating_sub(1).min(line.len());
        let first =
            if line.len() <= SHOWN { 0 } else { at.saturating_sub(SHOWN / 2).min(line.len() - SHOWN) };
        let last = line.len().min(first + SHOWN);
        let (head, tail) = (if first > 0 { "…" } else { "" }, if last < line.len() { "…" } else { "" });
        let shown = format!("{head}{}{tail}", line[first..last].iter().collect::<String>());
        let blank = |c: &char| if *c == '\t' { '\t' } else { ' ' };
        let before: String = head.chars().chain(line[first..at].iter().copied()).map(|c| blank(&c)).collect();
        (shown, before, self.width.clamp(1, (last - at).max(1)))
    }
}

impl Problem {
    /// `file:line:column: error: message`, the line with its mark, and the help, in a language; `word` is what stands for
    /// `error:`. What runs from the right is set apart from the place ahead of it (right-to-left isolate).
    pub fn said(&self, lang: Lang, word: &str) -> String {
        let mut out = String::new();
        let help = self.help.as_ref().map(|help| help.text(lang));
        // Writing to a string cannot fail.
        let _ = self.write(&mut out, lang.runs_left(), word, &self.message.text(lang), help);
        out
    }

    /// Writes it with words that are there already.
    fn write(
        &self,
        f: &mut impl fmt::Write,
        runs_left: bool,
        word: &str,
        message: &str,
        help: Option<String>,
    ) -> fmt::Result {
        let (begin, end) = if runs_left { ("\u{2067}", "\u{2069}") } else { ("", "") };
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
            if self.column > 0 {
                write!(f, ":{}", self.column)?;
            }
        }
        write!(f, ": {begin}{word} {message}{end}")?;
        if self.line > 0 && !self.source.is_empty() {
            let number = self.line.to_string();
            let pad = " ".repeat(number.len());
            let (shown, before, width) = self.excerpt();
            write!(f, "\n {number} | {shown}")?;
            if self.column > 0 {
                write!(f, "\n {pad} | {before}{}", "^".repeat(width))?;
            }
        }
        if let Some(help) = help {
            write!(f, "\n   = {begin}{help}{end}")?;
        }
        Ok(())
    }
}

/// In English, for programs and logs.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self.severity {
            Severity::Error => "error:",
            Severity::Warning => "warning:",
        };
        let help = self.help.as_ref().map(ToString::to_string);
        self.write(f, false, word, &self.message.to_string(), help)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(source: &str, column: usize, width: usize) -> String {
        let (file, message) = ("a.toml".to_owned(), Told::Foreign("no".to_owned()));
        let source = source.to_owned();
        Problem {
            severity: Severity::Warning,
            file,
            line: 7,
            column,
            source,
            width,
            message,
            help: Some(Told::Foreign("yes".into())),
        }
        .to_string()
    }

    #[test]
    fn the_mark_stands_below_what_is_meant() {
        assert_eq!(problem("a = b", 5, 1), "a.toml:7:5: warning: no\n 7 | a = b\n   |     ^\n   = yes");
        assert_eq!(problem("\ta", 2, 1), "a.toml:7:2: warning: no\n 7 | \ta\n   | \t^\n   = yes");
    }

    #[test]
    fn a_long_line_is_cut_around_what_is_meant() {
        let text = problem(&format!("{}here{}", "x".repeat(500), "y".repeat(500)), 501, 4);
        let lines: Vec<&str> = text.lines().collect();
        let mark = lines[2].chars().position(|c| c == '^').unwrap();
        assert_eq!(lines[1].chars().skip(mark).take(4).collect::<String>(), "here");
        assert!(lines[1].chars().count() < 200 && lines[1].ends_with('…'));
    }

    #[test]
    fn every_language_has_the_place_ahead_and_its_own_words() {
        let p = Problem {
            severity: Severity::Error,
            file: "a.toml".into(),
            line: 3,
            column: 5,
            source: "a = 1".into(),
            width: 1,
            message: crate::told::say!(BadEmpty, key = "a").into(),
            help: Some(crate::told::say!(FixQuotes).into()),
        };
        let fr = p.said(Lang::Fr, "erreur\u{a0}:");
        assert!(fr.starts_with("a.toml:3:5: erreur\u{a0}: `a` est vide\n 3 | a = 1\n"), "{fr}");
        let ar = p.said(Lang::Ar, "خطأ:");
        assert!(ar.starts_with("a.toml:3:5: \u{2067}خطأ: `"), "{ar}");
        assert!(ar.ends_with("\u{2069}"), "{ar}");
    }

    #[test]
    fn what_a_terminal_would_obey_is_not_sent_to_it() {
        assert!(!problem("\u{1b}[31m", 1, 1).contains('\u{1b}'));
    }
}
