//! Tables as CSV: keys, hashtags, then rows, in plain UTF-8 with lines that end as RFC 4180 says.

use super::rows::tables;
use super::table::{Cell, Table};
use crate::{Case, Document};

/// Every table as a file.
pub(crate) fn csv(case: &Case<'_>) -> Vec<Document> {
    tables(case)
        .iter()
        .map(|table| case.document(&format!("data/{}.csv", table.name), table.title, bytes(case, table)))
        .collect()
}

fn bytes(case: &Case<'_>, table: &Table) -> Vec<u8> {
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let why = "writing to memory cannot fail, and every row is as long as the columns";
    out.write_record(table.columns.iter().map(|c| c.key)).expect(why);
    out.write_record(table.columns.iter().map(|c| c.tag)).expect(why);
    for row in &table.rows {
        out.write_record(row.iter().map(|cell| match cell {
            Cell::Empty => String::new(),
            Cell::Text(text) => guarded(text),
            Cell::Int(n) => n.to_string(),
            Cell::Real(x) => x.to_string(),
            Cell::At(t) => case.asked.told.clock.rfc3339(*t),
        }))
        .expect(why);
    }
    out.into_inner().expect(why)
}

/// Text that no spreadsheet takes for a formula: one that begins like one has an apostrophe ahead.
fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn what_begins_like_a_formula_is_text() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        assert_eq!(guarded("bus-1"), "bus-1");
        assert_eq!(guarded(""), "");
    }
}
