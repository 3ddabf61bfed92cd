//! A sheet as cells, and where in it something stands.

use texts::{Lang, Text};

/// What a cell holds.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text, not of spaces alone.
    Text(String),
    /// A number.
    Number(f64),
    /// True or false.
    Flag(bool),
    /// What the program that wrote it shows as a date or a time: days, with what counts them from 1904.
    Days {
        /// Days since the sheet's day 0, the time of day as their fraction.
        days: f64,
        /// Whether day 0 is 1904-01-01, not 1899-12-30.
        since_1904: bool,
    },
    /// The error that a formula ended in.
    Error(String),
}

impl Cell {
    /// A cell of a file of text.
    pub(crate) fn of_text(text: &str) -> Cell {
        match text.trim() {
            "" => Cell::Empty,
            error if ERRORS.contains(&error) => Cell::Error(error.to_owned()),
            text => Cell::Text(text.to_owned()),
        }
    }

    /// Whether nothing stands in it.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Cell::Empty
    }

    /// As it is quoted in messages: its first forty characters.
    pub(crate) fn shown(&self) -> String {
        let whole = match self {
            Cell::Empty => String::new(),
            Cell::Text(text) | Cell::Error(text) => text.clone(),
            Cell::Number(x) => format!("{x}"),
            Cell::Flag(flag) => flag.to_string(),
            Cell::Days { days, .. } => format!("{days}"),
        };
        let line = whole.lines().next().unwrap_or_default();
        let short: String = line.chars().filter(|c| !c.is_control()).take(40).collect();
        if short.len() < whole.len() { format!("{short}…") } else { short }
    }
}

/// How spreadsheets write the error of a formula into a file of text, in English and in French.
const ERRORS: &[&str] = &[
    "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#VALEUR!", "#NOM?", "#NOMBRE!",
    "#NUL!", "Err:502", "Err:504", "Err:508", "Err:522",
];

/// A rectangle of cells that are merged into one: first and last row, first and last column, from 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Merged {
    /// Row and column of the cell that holds the value.
    pub(crate) first: (usize, usize),
    /// Row and column of the last cell.
    pub(crate) last: (usize, usize),
}

/// A sheet of a file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    /// The file, as it was named.
    pub(crate) file: String,
    /// The sheet's name; none in a file that has one sheet only, without a name.
    pub(crate) name: Option<String>,
    /// All rows from the first, each as far as it has cells.
    pub(crate) rows: Vec<Vec<Cell>>,
    /// What is merged.
    pub(crate) merged: Vec<Merged>,
}

impl Sheet {
    /// A cell; empty beyond what there is.
    pub(crate) fn cell(&self, row: usize, column: usize) -> &Cell {
        const NONE: &Cell = &Cell::Empty;
        self.rows.get(row).and_then(|r| r.get(column)).unwrap_or(NONE)
    }

    /// How many columns the longest row has.
    pub(crate) fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// Where the sheet is.
    pub(crate) fn spot(&self) -> Spot {
        Spot { file: self.file.clone(), sheet: self.name.clone(), row: None, column: None }
    }

    /// Where a row is, from 0.
    pub(crate) fn row_spot(&self, row: usize) -> Spot {
        Spot { row: Some(row), ..self.spot() }
    }

    /// Where a cell is, from 0.
    pub(crate) fn cell_spot(&self, row: usize, column: usize) -> Spot {
        Spot { column: Some(column), ..self.row_spot(row) }
    }
}

/// Where something stands: a file, a sheet, a row, a cell.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(crate) struct Spot {
    /// The file, as it was named.
    pub(crate) file: String,
    /// The sheet, where the file has several or names its one.
    pub(crate) sheet: Option<String>,
    /// The row, from 0.
    pub(crate) row: Option<usize>,
    /// The column, from 0.
    pub(crate) column: Option<usize>,
}

impl Spot {
    /// `people.xlsx, sheet "People", cell C7`.
    pub(crate) fn said(&self, lang: Lang) -> String {
        let cell = match (self.row, self.column) {
            (Some(row), Some(column)) => lang.fill(Text::IntakeCell, &[("cell", &cell_name(row, column))]),
            (Some(row), None) => lang.fill(Text::IntakeRow, &[("row", &(row + 1).to_string())]),
            _ => String::new(),
        };
        let sheet = self.sheet.as_ref().map(|name| lang.fill(Text::IntakeSheet, &[("sheet", name)]));
        let parts = [Some(self.file.clone()), sheet, Some(cell).filter(|c| !c.is_empty())];
        parts.into_iter().flatten().collect::<Vec<_>>().join(lang.say(Text::List))
    }
}

/// `C7`: as spreadsheets name the cell of a row and a column that are counted from 0.
pub(crate) fn cell_name(row: usize, column: usize) -> String {
    let (mut letters, mut rest) = (Vec::new(), column + 1);
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    format!("{}{}", letters.iter().rev().collect::<String>(), row + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        let names = [(6, 2), (0, 0), (0, 25), (9, 26), (0, 701), (0, 702)].map(|(r, c)| cell_name(r, c));
        assert_eq!(names, ["C7", "A1", "Z1", "AA10", "ZZ1", "AAA1"]);
    }

    #[test]
    fn a_place_names_as_much_as_it_has() {
        let sheet = Sheet { file: "people.xlsx".into(), name: Some("People".into()), ..Sheet::default() };
        assert_eq!(sheet.cell_spot(6, 2).said(Lang::En), "people.xlsx, sheet \"People\", cell C7");
        assert_eq!(Sheet { name: None, ..sheet }.row_spot(6).said(Lang::En), "people.xlsx, row 7");
    }
}
