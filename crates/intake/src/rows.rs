//! The rows of a table, read cell by cell as what they should be; what they are not is said by its cell.

use texts::Text;

use crate::calendar::Moment;
use crate::columns::first;
use crate::fold::fold;
use crate::log::Log;
use crate::recognise::{Head, Is, Table};
use crate::sheet::{Cell, Spot};
use crate::value::{self, Unit};

/// A cell that is not what it should be, which has been said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Said;

/// What was read of a cell: nothing, if it is empty or there is no such column.
pub(crate) type Got<T> = Result<Option<T>, Said>;

/// A value with the cell that it stands in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct At<T> {
    /// The value.
    pub(crate) value: T,
    /// Its cell.
    pub(crate) spot: Spot,
}

/// A row below the header.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a> {
    table: &'a Table,
    index: usize,
    /// Where what is found goes.
    pub(crate) log: &'a Log,
}

impl Table {
    /// The rows in which anything stands; one that sums up the others is none.
    pub(crate) fn rows<'a>(&'a self, log: &'a Log) -> impl Iterator<Item = Row<'a>> {
        (self.header + 1..self.sheet.rows.len()).map(move |index| Row { table: self, index, log }).filter(
            |row| {
                let mut cells = row.cells().filter(|(_, _, cell)| !cell.is_empty());
                match cells.next() {
                    None => false,
                    Some((_, _, Cell::Text(text))) if is_total(text) => {
                        log.note(Text::IntakeTotal, &[("place", &row.spot().said(log.lang))]);
                        false
                    }
                    Some(_) => true,
                }
            },
        )
    }

    /// Whether it has the column.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.heads.iter().flatten().any(|h| h.is.column() == Some(key))
    }

    /// Whether it has a column for a size of family.
    pub(crate) fn has_sizes(&self) -> bool {
        self.heads.iter().flatten().any(|h| matches!(h.is, Is::Size(_)))
    }

    /// Where its header is.
    pub(crate) fn header_spot(&self) -> Spot {
        self.sheet.row_spot(self.header)
    }
}

fn is_total(text: &str) -> bool {
    ["total", "totals", "sum", "totaux", "somme", "مجموع", "اجمالي"].contains(&fold(text).as_str())
}

impl<'a> Row<'a> {
    /// All cells of known columns.
    fn cells(self) -> impl Iterator<Item = (usize, &'a Head, &'a Cell)> {
        let heads = self.table.heads.iter().enumerate();
        heads.filter_map(move |(column, head)| {
            let head = head.as_ref().filter(|h| h.is != Is::Note)?;
            Some((column, head, self.table.sheet.cell(self.index, column)))
        })
    }

    /// Where the row is.
    pub(crate) fn spot(self) -> Spot {
        self.table.sheet.row_spot(self.index)
    }

    /// Where its cell of a column is, if there is such a column.
    pub(crate) fn cell_spot(self, key: &str) -> Option<Spot> {
        self.find(key).map(|(column, _, _)| self.table.sheet.cell_spot(self.index, column))
    }

    /// The cells of the sizes of families, with the size of each.
    pub(crate) fn sizes(self) -> Vec<(u32, Got<At<u32>>)> {
        let sizes = self.cells().filter_map(|(column, head, cell)| match head.is {
            Is::Size(size) => Some((size, self.whole_of(column, head, cell, MOST))),
            Is::Column(_) | Is::Note => None,
        });
        sizes.collect()
    }

    fn find(self, key: &str) -> Option<(usize, &'a Head, &'a Cell)> {
        self.cells().find(|(_, head, _)| head.is.column() == Some(key))
    }

    fn at<T>(self, column: usize, value: T) -> At<T> {
        At { value, spot: self.table.sheet.cell_spot(self.index, column) }
    }

    /// A cell's value, if one stands in it and can be read; `help` says what is expected.
    fn get<T>(
        self,
        key: &str,
        wrong: Text,
        help: Text,
        read: impl Fn(&Head, &Cell) -> Option<T>,
    ) -> Got<At<T>> {
        let Some((column, head, cell)) = self.find(key) else { return Ok(None) };
        self.read(column, head, cell, wrong, help, |cell| read(head, cell))
    }

    fn read<T>(
        self,
        column: usize,
        head: &Head,
        cell: &Cell,
        wrong: Text,
        help: Text,
        read: impl Fn(&Cell) -> Option<T>,
    ) -> Got<At<T>> {
        let spot = self.table.sheet.cell_spot(self.index, column);
        let say = |text, help: Text| {
            let help = Some(self.log.lang.say(help).to_owned());
            self.log.error(&spot, text, &[("column", &head.title), ("value", &cell.shown())], help);
            Err(Said)
        };
        match cell {
            Cell::Empty => Ok(None),
            Cell::Error(error) => {
                let help = Some(self.log.lang.say(Text::IntakeFormulaHelp).to_owned());
                self.log.error(&spot, Text::IntakeFormula, &[("value", error)], help);
                Err(Said)
            }
            cell => match read(cell) {
                Some(value) => Ok(Some(self.at(column, value))),
                None => say(wrong, help),
            },
        }
    }

    /// A text.
    pub(crate) fn text(self, key: &str) -> Got<At<String>> {
        self.get(key, Text::IntakeNotText, Text::IntakeNotTextHelp, |_, cell| match cell {
            Cell::Text(text) => Some(text.clone()),
            Cell::Number(x) => Some(format!("{x}")),
            Cell::Flag(_) | Cell::Days { .. } | Cell::Empty | Cell::Error(_) => None,
        })
    }

    /// What must stand there; where a needed column is missing altogether, that has been said.
    pub(crate) fn need<T>(self, key: &str, got: Got<At<T>>) -> Result<At<T>, Said> {
        if let Some(value) = got? {
            return Ok(value);
        }
        let says = self.table.kind.columns().iter().find(|c| c.key == key);
        let help = says.map(|c| c.says[self.log.lang as usize].to_owned());
        if let Some((column, head, _)) = self.find(key) {
            let spot = self.table.sheet.cell_spot(self.index, column);
            self.log.error(&spot, Text::IntakeNothing, &[("column", &head.title)], help);
        } else if let Some(column) = says.filter(|c| !c.needed) {
            let name = first(column.names[self.log.lang as usize]);
            self.log.error(&self.spot(), Text::IntakeNothing, &[("column", name)], help);
        }
        Err(Said)
    }

    /// Several texts with `;`, a line break or, in Arabic, `؛` between.
    pub(crate) fn list(self, key: &str) -> Got<At<Vec<String>>> {
        let found = self.text(key)?;
        Ok(found.map(|At { value, spot }| {
            let parts = value.split([';', '؛', '\n', '|']).map(str::trim).filter(|p| !p.is_empty());
            At { value: parts.map(str::to_owned).collect(), spot }
        }))
    }

    /// A whole number from none to the most that a scenario takes.
    pub(crate) fn whole(self, key: &str) -> Got<At<u32>> {
        let Some((column, head, cell)) = self.find(key) else { return Ok(None) };
        self.whole_of(column, head, cell, MOST)
    }

    fn whole_of(self, column: usize, head: &Head, cell: &Cell, most: f64) -> Got<At<u32>> {
        let number =
            self.read(column, head, cell, Text::IntakeNotNumber, Text::IntakeNotNumberHelp, value::number);
        // Text that is no number at all is said so; a part of one is said otherwise.
        let x = match (number, value::whole(cell)) {
            (_, Some(x)) => x,
            (Ok(None), None) => return Ok(None),
            (Err(said), None) => return Err(said),
            (Ok(Some(_)), None) => {
                return self.wrong(
                    column,
                    head,
                    cell,
                    Text::IntakeNotWhole,
                    self.help(Text::IntakeNotWholeHelp),
                );
            }
        };
        if x < 0.0 {
            return self.wrong(column, head, cell, Text::IntakeNegative, self.help(Text::IntakeNegativeHelp));
        }
        if x > most {
            let help = self.log.lang.fill(Text::IntakeAtMost, &[("most", &format!("{most}"))]);
            return self.wrong(column, head, cell, Text::IntakeTooGreat, help);
        }
        Ok(Some(self.at(column, x as u32)))
    }

    /// A number from none.
    pub(crate) fn number(self, key: &str) -> Got<At<f64>> {
        let got =
            self.get(key, Text::IntakeNotNumber, Text::IntakeNotNumberHelp, |_, cell| value::number(cell))?;
        self.not_negative(key, got, |x| *x < 0.0)
    }

    /// A coordinate.
    pub(crate) fn degrees(self, key: &str) -> Got<At<f64>> {
        self.get(key, Text::IntakeNotNumber, Text::IntakeDegreesHelp, |_, cell| value::degrees(cell))
    }

    /// A length of time in seconds.
    pub(crate) fn duration(self, key: &str) -> Got<At<i64>> {
        let read = |head: &Head, cell: &Cell| value::duration(cell, head.unit);
        let got = self.get(key, Text::IntakeNotTime, Text::IntakeNotTimeHelp, read)?;
        if let Some(At { value, spot }) = &got
            && let Some((_, head, cell)) = self.find(key)
            && *value >= 3 * 3600
            && is_clock(cell, head.unit)
        {
            let hours = format!("{}", *value as f64 / 3600.0);
            let help = Some(self.log.lang.say(Text::IntakeLongHelp).to_owned());
            self.log.warn(spot, Text::IntakeLong, &[("value", &cell.shown()), ("hours", &hours)], help);
        }
        self.not_negative(key, got, |s| *s < 0)
    }

    fn not_negative<T>(self, key: &str, got: Option<At<T>>, below: impl Fn(&T) -> bool) -> Got<At<T>> {
        match (&got, self.find(key)) {
            (Some(at), Some((column, head, cell))) if below(&at.value) => {
                self.wrong(column, head, cell, Text::IntakeNegative, self.help(Text::IntakeNegativeHelp))
            }
            _ => Ok(got),
        }
    }

    fn wrong<T>(self, column: usize, head: &Head, cell: &Cell, text: Text, help: String) -> Got<At<T>> {
        let spot = self.table.sheet.cell_spot(self.index, column);
        self.log.error(&spot, text, &[("column", &head.title), ("value", &cell.shown())], Some(help));
        Err(Said)
    }

    fn help(self, text: Text) -> String {
        self.log.lang.say(text).to_owned()
    }

    /// A date, a time of day or both.
    pub(crate) fn moment(self, key: &str) -> Got<At<Moment>> {
        let order = self.table.order;
        self.get(key, Text::IntakeNotInstant, Text::IntakeNotInstantHelp, |_, cell| {
            value::moment(cell, order)
        })
    }

    /// Yes or no.
    pub(crate) fn flag(self, key: &str) -> Got<At<bool>> {
        self.get(key, Text::IntakeNotFlag, Text::IntakeNotFlagHelp, |_, cell| value::flag(cell))
    }

    /// Whether the cell says yes or no in words, where a number may stand too.
    pub(crate) fn flag_word(self, key: &str) -> Option<At<bool>> {
        let (column, _, cell) = self.find(key)?;
        let word = matches!(cell, Cell::Text(text) if value::number(&Cell::Text(text.clone())).is_none());
        let flag = (word || matches!(cell, Cell::Flag(_))).then(|| value::flag(cell)).flatten()?;
        Some(self.at(column, flag))
    }
}

/// No count in a scenario is greater.
const MOST: f64 = 10_000_000.0;

/// Whether a length of time was written with a colon, which may have meant minutes and seconds.
fn is_clock(cell: &Cell, unit: Option<Unit>) -> bool {
    match cell {
        Cell::Text(text) => text.contains(':'),
        Cell::Days { .. } => true,
        Cell::Number(x) => unit.is_none() && *x < 1.0,
        Cell::Empty | Cell::Flag(_) | Cell::Error(_) => false,
    }
}
