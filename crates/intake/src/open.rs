//! Files to sheets: CSV in whatever way it was saved, XLSX and ODS.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, Ods, Reader, Xlsx};
use texts::Text;

use crate::log::Log;
use crate::sheet::{Cell, Merged, Sheet, Spot};

/// A file that was handed in.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// As it was named; messages name it so.
    pub name: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
}

/// More rows than this no sheet of an operation has; a stray cell far below must not fill the memory.
const ROWS: usize = 50_000;
/// More columns than this no sheet of an operation has.
const COLUMNS: usize = 300;

/// The sheets of a file that hold anything; what is wrong with it as a file goes to the log.
pub(crate) fn sheets(input: Input<'_>, log: &Log) -> Vec<Sheet> {
    let spot = Spot { file: input.name.to_owned(), ..Spot::default() };
    let found = match form(input.bytes) {
        Form::Text => Ok(vec![csv(input)]),
        // Its readers are meant to refuse what is damaged; should one of them fail over it, so does this file alone.
        Form::Xlsx => {
            catch_unwind(AssertUnwindSafe(|| xlsx(input))).unwrap_or(Err(Unread::Damaged(String::new())))
        }
        Form::Ods => {
            catch_unwind(AssertUnwindSafe(|| ods(input))).unwrap_or(Err(Unread::Damaged(String::new())))
        }
        Form::Old => Err(Unread::Old),
    };
    match found {
        Ok(found) => {
            let mut kept: Vec<Sheet> = found.into_iter().filter(|s| s.width() > 0).collect();
            if kept.is_empty() {
                log.error(&spot, Text::IntakeEmpty, &[], None);
            }
            for sheet in &mut kept {
                limit(sheet, log);
            }
            kept
        }
        Err(Unread::Damaged(why)) => {
            let help = log.lang.say(Text::IntakeFormats).to_owned();
            log.error(&spot, Text::IntakeDamaged, &[("why", &why)], Some(help));
            Vec::new()
        }
        Err(Unread::Old) => {
            let help = log.lang.say(Text::IntakeFormats).to_owned();
            log.error(&spot, Text::IntakeOld, &[], Some(help));
            Vec::new()
        }
    }
}

/// Says a sheet that is too great, and cuts it.
fn limit(sheet: &mut Sheet, log: &Log) {
    let (rows, width) = (sheet.rows.len(), sheet.width());
    if rows > ROWS || width > COLUMNS {
        let (rows, columns) = (ROWS.to_string(), COLUMNS.to_string());
        let help = log.lang.say(Text::IntakeTooLargeHelp).to_owned();
        log.error(&sheet.spot(), Text::IntakeTooLarge, &[("rows", &rows), ("columns", &columns)], Some(help));
        sheet.rows.truncate(ROWS);
        for row in &mut sheet.rows {
            row.truncate(COLUMNS);
        }
    }
}

/// Why a file is not read.
enum Unread {
    /// It is damaged: what its reader says.
    Damaged(String),
    /// It is of the binary kind that Excel wrote until 2007, or has a password.
    Old,
}

enum Form {
    Text,
    Xlsx,
    Ods,
    Old,
}

/// What a file is, by its first bytes: a name may be wrong.
fn form(bytes: &[u8]) -> Form {
    let head = &bytes[..bytes.len().min(200)];
    if head.starts_with(b"PK\x03\x04") {
        let ods = b"opendocument.spreadsheet";
        if head.windows(ods.len()).any(|w| w == ods) { Form::Ods } else { Form::Xlsx }
    } else if head.starts_with(b"\xd0\xcf\x11\xe0") {
        Form::Old
    } else {
        Form::Text
    }
}

fn damaged(why: impl std::fmt::Display) -> Unread {
    let first: String = why.to_string().chars().filter(|c| !c.is_control()).take(120).collect();
    Unread::Damaged(first)
}

fn xlsx(input: Input<'_>) -> Result<Vec<Sheet>, Unread> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(input.bytes)).map_err(damaged)?;
    let since_1904 = book.has_1904_epoch();
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let mut sheet = Sheet { file: input.name.to_owned(), name: Some(name.clone()), ..Sheet::default() };
        // Cell by cell: as a rectangle, one stray cell at the end of the sheet would fill the memory.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        while let Some(cell) = cells.next_cell().map_err(damaged)? {
            let (row, column) = cell.get_position();
            put(&mut sheet, row as usize, column as usize, of_xlsx(cell.get_value(), since_1904));
        }
        drop(cells);
        for area in book.merge_cells_by_sheet_name(&name).unwrap_or_default() {
            let (first, last) = (area.start, area.end);
            sheet.merged.push(Merged {
                first: (first.0 as usize, first.1 as usize),
                last: (last.0 as usize, last.1 as usize),
            });
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn ods(input: Input<'_>) -> Result<Vec<Sheet>, Unread> {
    let mut book: Ods<_> = Ods::new(Cursor::new(input.bytes)).map_err(damaged)?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let mut sheet = Sheet { file: input.name.to_owned(), name: Some(name.clone()), ..Sheet::default() };
        let range = book.worksheet_range(&name).map_err(damaged)?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            put(&mut sheet, row + top as usize, column + left as usize, of_ods(value));
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// Puts a cell where it belongs; beyond the limits only so much that they are seen to be passed.
fn put(sheet: &mut Sheet, row: usize, column: usize, cell: Cell) {
    if cell.is_empty() {
        return;
    }
    let (row, column) = (row.min(ROWS), column.min(COLUMNS));
    if sheet.rows.len() <= row {
        sheet.rows.resize(row + 1, Vec::new());
    }
    let cells = &mut sheet.rows[row];
    if cells.len() <= column {
        cells.resize(column + 1, Cell::Empty);
    }
    cells[column] = cell;
}

fn of_xlsx(value: &DataRef<'_>, since_1904: bool) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(n) => Cell::Number(*n as f64),
        DataRef::Float(x) => Cell::Number(*x),
        DataRef::String(text) => Cell::of_text(text),
        DataRef::SharedString(text) => Cell::of_text(text),
        DataRef::Bool(flag) => Cell::Flag(*flag),
        DataRef::DateTime(at) => Cell::Days { days: at.as_f64(), since_1904 },
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => of_iso(text),
        DataRef::Error(error) => Cell::Error(error.to_string()),
    }
}

fn of_ods(value: &Data) -> Cell {
    match value {
        Data::Empty => Cell::Empty,
        Data::Int(n) => Cell::Number(*n as f64),
        Data::Float(x) => Cell::Number(*x),
        Data::String(text) => Cell::of_text(text),
        Data::Bool(flag) => Cell::Flag(*flag),
        Data::DateTime(at) => Cell::Days { days: at.as_f64(), since_1904: false },
        Data::DateTimeIso(text) | Data::DurationIso(text) => of_iso(text),
        Data::Error(error) => Cell::Error(error.to_string()),
    }
}

/// `PT05H30M00S` as days; `2016-12-15T08:00:00` is read later as any other text.
fn of_iso(text: &str) -> Cell {
    let Some(rest) = text.strip_prefix("PT") else { return Cell::of_text(text) };
    let (mut seconds, mut number) = (0.0, String::new());
    for c in rest.chars() {
        let unit = match c {
            'H' => 3600.0,
            'M' => 60.0,
            'S' => 1.0,
            _ => {
                number.push(if c == ',' { '.' } else { c });
                continue;
            }
        };
        let Ok(n) = std::mem::take(&mut number).parse::<f64>() else { return Cell::of_text(text) };
        seconds += n * unit;
    }
    Cell::Days { days: seconds / crate::calendar::DAY as f64, since_1904: false }
}

/// A file of text: its encoding and what stands between its cells are found out.
fn csv(input: Input<'_>) -> Sheet {
    let mut text = decoded(input.bytes);
    let mut between = None;
    // `sep=;` is what spreadsheets write ahead of the header to say it.
    if let Some(rest) = text.strip_prefix("sep=")
        && let Some(sign) = rest.chars().next()
    {
        between = Some(sign);
        let end = rest.find('\n').map_or(rest.len(), |at| at + 1);
        // An empty line in its stead, so that rows keep their numbers.
        text = format!("\n{}", &rest[end..]);
    }
    let between = between.unwrap_or_else(|| separator(&text));
    let rows = records(&text, between).into_iter();
    let rows = rows.map(|row| row.iter().map(|cell| Cell::of_text(cell)).collect()).collect();
    Sheet { file: input.name.to_owned(), name: None, rows, merged: Vec::new() }
}

/// The text of bytes: UTF-8, UTF-16 with its mark, else that of Windows in the West or in Arabic, whichever has the words of a
/// header that is known.
fn decoded(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let western = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0;
    let arabic = encoding_rs::WINDOWS_1256.decode_without_bom_handling(bytes).0;
    let known = |text: &str| {
        let between = separator(text);
        let rows = records(text, between);
        rows.iter().take(10).flatten().filter(|cell| crate::recognise::is_known_word(cell)).count()
    };
    if known(&arabic) > known(&western) { arabic.into_owned() } else { western.into_owned() }
}

/// What stands between cells: of `;`, tab and `,` the one that stands most often in the first lines, outside of quotation marks.
fn separator(text: &str) -> char {
    let mut counts = [(';', 0), ('\t', 0), (',', 0)];
    let mut quoted = false;
    for c in text.lines().take(20).flat_map(|line| line.chars().chain(['\n'])) {
        quoted ^= c == '"';
        if let Some((_, n)) = counts.iter_mut().find(|(sign, _)| !quoted && *sign == c) {
            *n += 1;
        }
    }
    // Commas also stand within numbers, so they count least.
    let best = counts.iter().take(2).max_by_key(|(_, n)| *n).filter(|(_, n)| *n > 0);
    match best {
        Some((sign, n)) if *n * 3 >= counts[2].1 => *sign,
        _ => ',',
    }
}

/// All lines as cells; an empty line is a row without cells, so that rows have the numbers that a spreadsheet shows.
fn records(text: &str, between: char) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut quoted, mut fresh, mut any) = (false, true, false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if fresh => {
                quoted = true;
                any = true;
            }
            '\r' if !quoted && chars.peek() == Some(&'\n') => {}
            '\n' | '\r' if !quoted => {
                if any || !cell.is_empty() {
                    row.push(std::mem::take(&mut cell));
                }
                rows.push(std::mem::take(&mut row));
                (fresh, any) = (true, false);
                continue;
            }
            c if c == between && !quoted => {
                row.push(std::mem::take(&mut cell));
                (fresh, any) = (true, true);
                continue;
            }
            c => cell.push(c),
        }
        fresh = false;
    }
    if any || !cell.is_empty() {
        row.push(cell);
    }
    if !row.is_empty() {
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        let sheet = csv(Input { name: "x.csv", bytes });
        sheet.rows.iter().map(|row| row.iter().map(Cell::shown).collect()).collect()
    }

    #[test]
    fn a_file_of_text_is_read_however_it_was_saved() {
        let wanted = [["Sièges", "km"], ["45", "3,5"]];
        assert_eq!(cells("Sièges;km\n45;3,5\n".as_bytes()), wanted);
        assert_eq!(cells("\u{feff}Sièges\tkm\r\n45\t3,5".as_bytes()), wanted);
        assert_eq!(cells("\"Sièges\",km\n45,\"3,5\"\n".as_bytes()), wanted);
        assert_eq!(cells(b"Si\xe8ges;km\n45;3,5\n"), wanted);
        let utf16: Vec<u8> =
            "\u{feff}Sièges\tkm\n45\t3,5\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(cells(&utf16), wanted);
        assert_eq!(cells("sep=;\nSièges;km\n45;3,5\n".as_bytes())[1..], wanted);
        let (arabic, _, _) = encoding_rs::WINDOWS_1256.encode("المكان;مقاعد\n");
        assert_eq!(cells(&arabic), [["المكان", "مقاعد"]]);
    }

    #[test]
    fn an_empty_line_keeps_the_numbers_of_the_rows() {
        assert_eq!(cells(b"a,b\n\n\"c\nd\",\"\"\"\"\n"), [vec!["a", "b"], vec![], vec!["c…", "\""]]);
        assert_eq!(cells(b"a,\n").len(), 1);
    }

    #[test]
    fn a_length_of_time_of_an_opendocument_sheet_is_days() {
        assert_eq!(of_iso("PT12H00M00S"), Cell::Days { days: 0.5, since_1904: false });
        assert_eq!(of_iso("PTxH"), Cell::Text("PTxH".into()));
    }
}
