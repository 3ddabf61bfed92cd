//! The text of a file, and where in it something stands.

use std::cell::RefCell;

use texts::Said;

use crate::told::say;
use crate::{Problem, Problems, Severity, Told};

/// A stretch of a text, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(crate) struct Span {
    /// The first byte.
    pub(crate) start: usize,
    /// The first byte after it.
    pub(crate) end: usize,
}

impl Span {
    /// From here to there.
    pub(crate) const fn new(start: usize, end: usize) -> Span {
        Span { start, end }
    }
}

/// Lines longer than this are not shown: nobody reads them, and a thousand copies of one would fill the memory.
const SHOWN: usize = 4000;

/// A file as it was named, with its text.
#[derive(Debug)]
pub(crate) struct Source {
    /// As it was named.
    pub(crate) file: String,
    /// Without a byte-order mark.
    pub(crate) text: String,
    /// Where each line begins.
    lines: Vec<usize>,
}

impl Source {
    /// A file with this text.
    pub(crate) fn new(file: &str, text: &str) -> Source {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).to_owned();
        let mut lines = vec![0];
        lines.extend(text.bytes().enumerate().filter(|&(_, b)| b == b'\n').map(|(at, _)| at + 1));
        Source { file: file.to_owned(), text, lines }
    }

    /// The text of these bytes, which must be UTF-8.
    #[expect(clippy::result_large_err, reason = "asked once a file")]
    pub(crate) fn decode(file: &str, bytes: &[u8]) -> Result<Source, Problem> {
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Source::new(file, text)),
            Err(e) => {
                // The readable part, so that the place can be shown.
                let good = &bytes[..e.valid_up_to()];
                let line = bytes[good.len()..].split(|&b| b == b'\n').next().unwrap_or_default();
                let shown = format!("{}{}", String::from_utf8_lossy(good), String::from_utf8_lossy(line));
                let source = Source::new(file, &shown);
                let mark = if good.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
                let at = good.len() - mark;
                let byte = bytes[e.valid_up_to()];
                let utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
                let help = if utf16 { say!(FixUtf16) } else { say!(FixUtf8) };
                let span = Span::new(at, at + 1);
                let message = say!(BadUtf8, byte = format!("0x{byte:02x}"));
                Err(source.problem(Severity::Error, span, message, help))
            }
        }
    }

    /// The line (from 1) in which a byte stands. O(log n).
    pub(crate) fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|&begin| begin <= at)
    }

    /// A problem with a stretch of this file; only what of it lies in its first line is marked.
    pub(crate) fn problem(
        &self,
        severity: Severity,
        span: Span,
        message: impl Into<Told>,
        help: impl Into<Option<Said>>,
    ) -> Problem {
        let at = self.inside(span.start);
        let line = self.line(at);
        let begin = self.lines[line - 1];
        let whole = self.text[begin..].split('\n').next().unwrap_or_default();
        let whole = whole.strip_suffix('\r').unwrap_or(whole);
        let stop = self.inside(span.end).clamp(at, (begin + whole.len()).max(at));
        let source = if whole.len() <= SHOWN { whole.to_owned() } else { String::new() };
        Problem {
            severity,
            file: self.file.clone(),
            line,
            column: self.text[begin..at].chars().count() + 1,
            source,
            width: self.text[at..stop].chars().count().max(1),
            message: message.into(),
            help: help.into().map(Told::Said),
        }
    }

    /// The nearest begin of a character at or before this byte.
    fn inside(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        (0..=at).rev().find(|&i| self.text.is_char_boundary(i)).unwrap_or(0)
    }
}

/// A problem with a file as a whole.
pub(crate) fn whole_file(file: &str, message: impl Into<Told>, help: Option<Told>) -> Problem {
    Problem {
        severity: Severity::Error,
        file: file.to_owned(),
        line: 0,
        column: 0,
        source: String::new(),
        width: 0,
        message: message.into(),
        help,
    }
}

/// Problems as they are found.
#[derive(Debug, Default)]
pub(crate) struct Log {
    problems: RefCell<Vec<Problem>>,
}

impl Log {
    /// One more.
    pub(crate) fn push(&self, problem: Problem) {
        self.problems.borrow_mut().push(problem);
    }

    /// How many errors there are by now.
    pub(crate) fn errors(&self) -> usize {
        self.problems.borrow().iter().filter(|p| p.severity == Severity::Error).count()
    }

    /// All of them: `first` file first, each file from its top.
    pub(crate) fn into_problems(self, first: &str) -> Problems {
        let mut all = self.problems.into_inner();
        all.sort_by_cached_key(|p| (p.file != first, p.file.clone(), p.line, p.column));
        all.dedup();
        Problems(all)
    }
}

/// A file that is being read, and where its problems go.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page<'a> {
    /// The file.
    pub(crate) source: &'a Source,
    /// Where its problems go.
    pub(crate) log: &'a Log,
}

impl<'a> Page<'a> {
    /// Something that makes the file unusable.
    pub(crate) fn error(&self, span: Span, message: Said, help: impl Into<Option<Said>>) {
        self.log.push(self.source.problem(Severity::Error, span, message, help));
    }

    /// Something that its author may not have meant.
    pub(crate) fn warn(&self, span: Span, message: Said, help: impl Into<Option<Said>>) {
        self.log.push(self.source.problem(Severity::Warning, span, message, help));
    }

    /// The text of a stretch, cut where it grows long.
    pub(crate) fn quote(&self, span: Span) -> String {
        quoted(self.source.text.get(span.start..span.end).unwrap_or_default())
    }

    /// `line 12`, or the file and its line if it is not this one.
    pub(crate) fn place(&self, page: Page<'a>, span: Span) -> Said {
        let line = page.source.line(span.start);
        if std::ptr::eq(self.source, page.source) {
            say!(PlaceLine, line = line)
        } else {
            say!(PlaceFileLine, file = page.source.file, line = line)
        }
    }
}

/// At most forty characters of the first line.
pub(crate) fn quoted(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let short: String = line.chars().take(40).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::told::NO_HELP;

    #[test]
    fn a_column_counts_characters_and_a_mark_stays_in_its_line() {
        let source = Source::new("x.toml", "name = 1\r\nشرق = [1,\n2]\n");
        let at = source.text.find('[').unwrap();
        let p = source.problem(Severity::Error, Span::new(at, at + 6), say!(JsonColon), NO_HELP);
        assert_eq!((p.line, p.column, p.width, p.source.as_str()), (2, 7, 3, "شرق = [1,"));
        let p = source.problem(Severity::Error, Span::new(7, 30), say!(JsonColon), NO_HELP);
        assert_eq!((p.line, p.column, p.width, p.source.as_str()), (1, 8, 1, "name = 1"));
    }

    #[test]
    fn the_end_of_a_file_has_a_place() {
        let source = Source::new("x.toml", "a = ");
        let p = source.problem(Severity::Error, Span::new(99, 99), say!(JsonColon), NO_HELP);
        assert_eq!((p.line, p.column, p.width), (1, 5, 1));
        let p =
            Source::new("x", "").problem(Severity::Error, Span::new(0, 0), say!(JsonColon), say!(FixQuotes));
        assert_eq!((p.line, p.column, p.width, p.help), (1, 1, 1, Some(say!(FixQuotes).into())));
    }

    #[test]
    fn a_file_that_is_not_utf8_is_marked_where_it_is_not() {
        let p = Source::decode("x.csv", b"from,to\nal\xe9p,b\n").unwrap_err();
        assert_eq!((p.line, p.column), (2, 3));
        assert_eq!(p.message.to_string(), "not UTF-8 text: byte 0xe9");
        assert_eq!(Source::decode("x", b"\xef\xbb\xbfa").unwrap().text, "a");
    }
}
