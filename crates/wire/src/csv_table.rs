//! CSV files (RFC 4180) with the place of every cell, and their columns by name.

use texts::Word;

use crate::nearest::nearest;
use crate::source::{Page, Span, quoted};
use crate::told::{NO_HELP, names, say};

/// A cell and where it stands, quotation marks included.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Cell {
    /// Its text, without quotation marks.
    pub(crate) text: String,
    /// Where it stands.
    pub(crate) span: Span,
}

/// A file with a header.
#[derive(Debug)]
pub(crate) struct CsvTable<'a> {
    /// The file.
    pub(crate) page: Page<'a>,
    columns: Vec<String>,
    records: Vec<Vec<Cell>>,
}

/// One row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'t> {
    /// The file.
    pub(crate) page: Page<'t>,
    columns: &'t [String],
    cells: &'t [Cell],
}

impl<'a> CsvTable<'a> {
    /// Reads a file with these columns, in any order; those that must be there stand first.
    pub(crate) fn read(
        page: Page<'a>,
        needed: &[&'static str],
        others: &[&'static str],
    ) -> Option<CsvTable<'a>> {
        let mut records = records(page)?.into_iter();
        let all: Vec<&str> = needed.iter().chain(others).copied().collect();
        let Some(header) = records.next() else {
            page.error(Span::default(), say!(BadEmptyFile), say!(FixHeader, columns = all.join(",")));
            return None;
        };
        let before = page.log.errors();
        let mut columns: Vec<String> = Vec::new();
        for cell in &header {
            let name = cell.text.as_str();
            if columns.iter().any(|c| c == name) {
                page.error(cell.span, say!(BadColumnTwice, column = quoted(name)), NO_HELP);
            } else if !all.contains(&name) {
                let free = all.iter().copied().filter(|c| header.iter().all(|h| h.text != *c));
                let help = match nearest(name, free) {
                    Some(meant) => say!(FixMeant, meant = meant),
                    None if name.contains([';', '\t']) => say!(FixCommas),
                    None => say!(FixColumns, columns = names(&all)),
                };
                page.error(cell.span, say!(BadColumn, column = quoted(name)), help);
            }
            columns.push(name.to_owned());
        }
        let line = Span::new(header[0].span.start, header.last().map_or(0, |c| c.span.end));
        for name in needed.iter().filter(|n| columns.iter().all(|c| c != *n)) {
            page.error(line, say!(BadColumnMissing, column = name), say!(FixColumns, columns = names(&all)));
        }
        if page.log.errors() > before {
            return None;
        }
        let records = records
            .filter(|record| {
                let (has, wants) = (record.len(), columns.len());
                if has != wants {
                    let span = Span::new(record[0].span.start, record[has - 1].span.end);
                    let n = Word::Count(has as u64);
                    page.error(span, say!(BadCells, wants = wants, n = n), NO_HELP);
                }
                has == wants
            })
            .collect();
        Some(CsvTable { page, columns, records })
    }

    /// The rows below the header.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.records.iter().map(|cells| Row { page: self.page, columns: &self.columns, cells })
    }
}

impl<'t> Row<'t> {
    /// The cell of a column; none if there is no such column or the cell is empty.
    pub(crate) fn get(&self, column: &str) -> Option<&'t Cell> {
        let at = self.columns.iter().position(|c| c == column)?;
        self.cells.get(at).filter(|cell| !cell.text.is_empty())
    }

    /// The cell of a column that must not be empty.
    pub(crate) fn need(&self, column: &str) -> Option<&'t Cell> {
        let found = self.get(column);
        if found.is_none() {
            self.page.error(self.cell_or_line(column), say!(BadCellEmpty, column = column), NO_HELP);
        }
        found
    }

    /// The whole row.
    pub(crate) fn span(&self) -> Span {
        Span::new(self.cells[0].span.start, self.cells[self.cells.len() - 1].span.end)
    }

    fn cell_or_line(&self, column: &str) -> Span {
        self.columns.iter().position(|c| c == column).map_or(self.span(), |at| self.cells[at].span)
    }
}

/// All records; empty lines are none. Each has at least one cell.
fn records(page: Page<'_>) -> Option<Vec<Vec<Cell>>> {
    let text = page.source.text.as_str();
    let bytes = text.as_bytes();
    let (mut records, mut record, mut at) = (Vec::new(), Vec::new(), 0);
    while at < bytes.len() {
        if record.is_empty() && matches!(bytes[at], b'\n' | b'\r') {
            at += 1;
            continue;
        }
        let start = at;
        let mut value = String::new();
        if bytes[at] == b'"' {
            at += 1;
            loop {
                let Some(length) = text[at..].find('"') else {
                    page.error(Span::new(start, start + 1), say!(BadQuoteOpen), NO_HELP);
                    return None;
                };
                value.push_str(&text[at..at + length]);
                at += length + 1;
                if bytes.get(at) != Some(&b'"') {
                    break;
                }
                value.push('"');
                at += 1;
            }
        }
        let plain = at;
        while at < bytes.len() && !matches!(bytes[at], b',' | b'\n' | b'\r') {
            at += 1;
        }
        if plain > start && at > plain {
            page.error(Span::new(plain, at), say!(BadAfterQuote), say!(FixQuoteTwice));
            return None;
        }
        value.push_str(&text[plain..at]);
        record.push(Cell { text: value, span: Span::new(start, at) });
        match bytes.get(at) {
            Some(b',') => {
                at += 1;
                if at == bytes.len() || matches!(bytes[at], b'\n' | b'\r') {
                    record.push(Cell { text: String::new(), span: Span::new(at, at) });
                    records.push(std::mem::take(&mut record));
                }
            }
            _ => records.push(std::mem::take(&mut record)),
        }
    }
    Some(records)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Log, Source};
    use proptest::prelude::*;

    fn cells(text: &str) -> Option<Vec<Vec<String>>> {
        let (source, log) = (Source::new("x.csv", text), Log::default());
        let found = records(Page { source: &source, log: &log })?;
        Some(found.into_iter().map(|r| r.into_iter().map(|c| c.text).collect()).collect())
    }

    #[test]
    fn cells_may_be_quoted_empty_or_of_several_lines() {
        let found = cells("a,\"b,\"\"c\"\"\nd\",\r\n\r\n,\n").unwrap();
        assert_eq!(found, [vec!["a", "b,\"c\"\nd", ""], vec!["", ""]]);
        assert_eq!(cells("\"a"), None);
        assert_eq!(cells("\"a\"b"), None);
    }

    #[test]
    fn a_cell_knows_where_it_stands() {
        let (source, log) = (Source::new("x.csv", "ab,\"c\"\nd,é\n"), Log::default());
        let found = records(Page { source: &source, log: &log }).unwrap();
        assert_eq!(found[0][1].span, Span::new(3, 6));
        assert_eq!(found[1][1].span, Span::new(9, 11));
    }

    proptest! {
        /// The slow and well-known reader finds the same cells.
        #[test]
        fn another_reader_finds_the_same_cells(text in "[ab\",;é\n\r]{0,60}") {
            if let Some(ours) = cells(&text) {
                let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
                let theirs: Vec<Vec<String>> =
                    reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect();
                prop_assert_eq!(ours, theirs);
            }
        }
    }
}
