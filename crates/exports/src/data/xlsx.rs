//! The tables as a workbook: a sheet each, with typed cells and headings that stay in sight. The same plan gives the same bytes.

use domain::Time;
use reports::Clock;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use texts::Text;

use super::rows::tables;
use super::table::{Cell, Table};
use crate::{Case, Document};

/// The most rows on a sheet: a worksheet ends at 1,048,576.
const MOST_ROWS: usize = 1_000_000;
/// The most characters in a cell, of the 32,767 that a worksheet has.
const MOST_CHARACTERS: usize = 32_000;

/// The workbook.
pub(crate) fn xlsx(case: &Case<'_>) -> Document {
    let bytes = workbook(case)
        .expect("sheets have short names of our own, cells are short, and memory can be written to");
    case.document("data/plan.xlsx", Text::SheetWorkbook, bytes)
}

fn workbook(case: &Case<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Not the time of writing, so that the same plan gives the same bytes.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    about(case, book.add_worksheet())?;
    for table in tables(case) {
        let chunks: Vec<&[Vec<Cell>]> =
            if table.rows.is_empty() { vec![&[]] } else { table.rows.chunks(MOST_ROWS).collect() };
        for (n, rows) in chunks.into_iter().enumerate() {
            let name = if n == 0 { table.name.to_owned() } else { format!("{} {}", table.name, n + 1) };
            let sheet = book.add_worksheet();
            sheet.set_name(name)?;
            fill(case, sheet, &table, rows)?;
        }
    }
    book.save_to_buffer()
}

/// What the figures are of, and that they are no order.
fn about(case: &Case<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let (lang, told, bold) = (case.asked.lang, case.asked.told, Format::new().set_bold());
    sheet.set_name("about")?.set_right_to_left(lang.runs_left());
    sheet.set_column_width(0, 34)?.set_column_width(1, 76)?;
    let s = case.scenario();
    let rows = [
        (Text::Plan, case.name(&s.name).to_owned()),
        (Text::SheetChecksum, case.asked.checksum.to_owned()),
        (Text::SheetTimeZone, s.timezone.clone()),
        (Text::SheetFirstInstant, told.clock.minute(s.start)),
        (Text::SheetLastInstant, told.clock.minute(s.end)),
        (Text::SheetRemark, lang.say(Text::SheetNotOrder).to_owned()),
        (Text::SheetRemark, lang.say(Text::Caveat).to_owned()),
    ];
    for (i, (label, value)) in (0..).zip(rows) {
        sheet.write_string_with_format(i, 0, lang.say(label), &bold)?;
        sheet.write_string(i, 1, short(&value))?;
    }
    Ok(())
}

fn fill(case: &Case<'_>, sheet: &mut Worksheet, table: &Table, rows: &[Vec<Cell>]) -> Result<(), XlsxError> {
    let (lang, clock) = (case.asked.lang, case.asked.told.clock);
    let head = Format::new().set_bold().set_text_wrap();
    let tag = Format::new().set_italic();
    let instant = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
    sheet.set_right_to_left(lang.runs_left()).set_freeze_panes(2, 1)?;
    for (i, column) in (0..).zip(&table.columns) {
        let wide = match table.rows.first().and_then(|row| row.get(usize::from(i))) {
            Some(Cell::At(_)) => 20,
            Some(Cell::Text(_)) => 22,
            _ => 13,
        };
        sheet.set_column_width(i, wide)?;
        sheet.write_string_with_format(0, i, lang.say(column.head), &head)?;
        sheet.write_string_with_format(1, i, column.tag, &tag)?;
    }
    for (r, row) in (2..).zip(rows) {
        for (c, cell) in (0..).zip(row) {
            match cell {
                Cell::Empty => {}
                // A string is written as one: nothing in it is a formula.
                Cell::Text(text) => drop(sheet.write_string(r, c, short(text))?),
                Cell::Int(n) => drop(sheet.write_number(r, c, *n as f64)?),
                Cell::Real(x) => drop(sheet.write_number(r, c, *x)?),
                Cell::At(t) => drop(sheet.write_datetime_with_format(r, c, local(clock, *t)?, &instant)?),
            }
        }
    }
    Ok(())
}

/// Local time, as worksheets know no zones.
fn local(clock: &dyn Clock, t: Time) -> Result<ExcelDateTime, XlsxError> {
    let text = clock.rfc3339(t);
    // Without the offset; a worksheet's time begins in 1900, and a scenario's instants lie after it.
    ExcelDateTime::parse_from_str(text.get(..19).unwrap_or("2000-01-01T00:00:00"))
}

/// Cut to what a cell holds.
fn short(text: &str) -> String {
    if text.chars().count() <= MOST_CHARACTERS {
        return text.to_owned();
    }
    text.chars().take(MOST_CHARACTERS).chain(['…']).collect()
}
