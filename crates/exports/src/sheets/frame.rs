//! What all papers share: the frame of a file with its head and footers, tables, times and numbers as HTML.

use domain::{Idx, Name, Place, Time};
use reports::Lang;
use reports::escape::{code, escape, isolate};
use texts::Text;

use crate::{Case, Document, checksum};

const STYLE: &str = include_str!("style.css");

/// A paper's writer.
pub(super) struct Sheet<'a> {
    pub(super) case: &'a Case<'a>,
}

/// Which way an A4 page lies.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Paper {
    Upright,
    Lying,
}

/// What stands in a column.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Words,
    Figures,
    /// Nothing: it is for a pencil.
    Blank,
}

/// A column: its heading, and what it holds.
pub(super) type Head = (Text, Holds);

impl Sheet<'_> {
    /// A whole file.
    pub(super) fn file(&self, path: &str, title: Text, paper: Paper, body: &str) -> Document {
        let (lang, s) = (self.lang(), self.case.scenario());
        let mut out = String::with_capacity(body.len() + 8192);
        put!(
            out,
            "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <title>{} · {}</title>\n<style>{STYLE}{}</style>\n</head>\n<body>\n<header class=\"top\" id=\"top\">\n",
            lang.tag(),
            lang.dir(),
            escape(self.case.name(&s.name)),
            self.say(title),
            self.paged(paper),
        );
        put!(out, "<h1>{}</h1>\n<p class=\"op\">{}</p>\n", self.say(title), self.name(&s.name));
        put!(
            out,
            "<p class=\"warn\">{} <span>{}</span></p>\n",
            self.say(Text::SheetNotOrder),
            self.say(Text::Caveat)
        );
        let zone = self.fill(Text::SheetZone, &[("zone", &self.code(&s.timezone))]);
        let line = "<span class=\"line\"></span>";
        let rows = [
            (Text::SheetChecksum, self.code(&checksum::short(self.case.asked.checksum))),
            (Text::SheetMade, self.made()),
            (Text::SheetHours, zone),
            (
                Text::SheetCopy,
                "<span class=\"line brief\"></span> / <span class=\"line brief\"></span>".to_owned(),
            ),
            (Text::SheetIssued, line.to_owned()),
            (Text::SheetConfirmed, line.to_owned()),
        ];
        let rows: Vec<String> = rows
            .iter()
            .map(|(label, value)| format!("<dt>{}</dt><dd>{value}</dd>", self.say(*label)))
            .collect();
        put!(out, "<dl>{}</dl>\n</header>\n<main>\n{body}</main>\n</body>\n</html>\n", rows.join(""));
        self.case.document(path, title, out.into_bytes())
    }

    /// What the plan begins from.
    fn made(&self) -> String {
        match self.case.asked.told.state {
            Some(state) => self.fill(Text::SheetMadeState, &[("time", &self.minute(state.now))]),
            None => self.fill(Text::SheetMadeStart, &[("time", &self.minute(self.case.scenario().start))]),
        }
    }

    /// One line that says what a single sheet is of, for when it has been parted from the others.
    pub(super) fn of(&self) -> String {
        format!("<p class=\"of\">{}</p>\n", escape(&self.foot()))
    }

    fn foot(&self) -> String {
        let (lang, told) = (self.lang(), self.case.asked.told);
        let from = told.state.map_or(told.scenario.start, |s| s.now);
        lang.fill(
            Text::SheetFoot,
            &[
                ("name", self.case.name(&told.scenario.name)),
                ("checksum", &checksum::short(self.case.asked.checksum)),
                ("time", &told.clock.minute(from)),
            ],
        )
    }

    /// The page, with the footers that browsers print on each.
    fn paged(&self, paper: Paper) -> String {
        let size = if paper == Paper::Lying { "A4 landscape" } else { "A4" };
        let (begin, end) = if self.lang().runs_left() { ("right", "left") } else { ("left", "right") };
        let foot = quoted(&self.foot());
        format!(
            "@page{{size:{size};margin:12mm 11mm 16mm;\
             @bottom-{begin}{{content:\"{foot}\";font:7.5pt sans-serif;direction:{};text-align:{begin};width:84%}}\
             @bottom-{end}{{content:counter(page) \" / \" counter(pages);font:7.5pt sans-serif;direction:ltr;text-align:{end};width:16%}}}}",
            self.lang().dir(),
        )
    }

    /// The language.
    pub(super) fn lang(&self) -> Lang {
        self.case.asked.lang
    }

    /// A text, escaped.
    pub(super) fn say(&self, text: Text) -> String {
        escape(self.lang().say(text))
    }

    /// A text, escaped, with values that are HTML.
    pub(super) fn fill(&self, text: Text, values: &[(&str, &str)]) -> String {
        self.lang().fill_html(text, values)
    }

    /// Text that somebody wrote, set apart from the direction of the words around it where that could matter.
    pub(super) fn wrote(&self, text: &str) -> String {
        if self.plain(text) { escape(text) } else { isolate(text) }
    }

    /// Numbers, times, ids: read from left to right.
    pub(super) fn code(&self, text: &str) -> String {
        if self.plain(text) { escape(text) } else { code(text) }
    }

    /// A priority in words; one that the scenario names itself as it stands there.
    pub(super) fn priority(&self, id: &str) -> String {
        match id {
            "urgent" => self.say(Text::PriorityUrgent),
            "high" => self.say(Text::PriorityHigh),
            "normal" => self.say(Text::PriorityNormal),
            _ => self.code(id),
        }
    }

    /// Whether a text runs as the language does, so that large papers need no marks at every number.
    fn plain(&self, text: &str) -> bool {
        !self.lang().runs_left()
            && text.chars().all(|c| c.is_ascii() || c == '×' || c == '–' || c == '\u{202f}')
    }

    /// A name in the paper's language.
    pub(super) fn name(&self, name: &Name) -> String {
        self.wrote(self.case.name(name))
    }

    /// A place's name.
    pub(super) fn place(&self, place: Idx<Place>) -> String {
        self.name(&self.case.scenario().places[place].name)
    }

    /// A whole number.
    pub(super) fn int(&self, n: impl Into<u64>) -> String {
        self.code(&self.lang().int(n.into()))
    }

    /// A number that there may be none of: nothing where there is none, so that what there is stands out.
    pub(super) fn some(&self, n: impl Into<u64>) -> String {
        let n = n.into();
        if n == 0 { String::new() } else { self.int(n) }
    }

    /// Date and time.
    pub(super) fn minute(&self, t: Time) -> String {
        format!("<span class=\"nb\">{}</span>", self.code(&self.case.asked.told.clock.minute(t)))
    }

    /// The date.
    pub(super) fn date(&self, t: Time) -> String {
        self.code(&self.case.asked.told.clock.date(t))
    }

    /// Time of day, with the days that lie between as timetables write them: `00:10+1`.
    pub(super) fn on_day(&self, t: Time, day: Time) -> String {
        self.code(&self.clock_on(t, day))
    }

    fn clock_on(&self, t: Time, day: Time) -> String {
        let of = |t: Time| self.case.scenario().day(t);
        let time = self.case.asked.told.clock.time_of_day(t);
        match of(t).saturating_sub(of(day)) {
            0 => time,
            days => format!("{time}+{days}"),
        }
    }

    /// From one time of day until another: one piece, from left to right in every language.
    pub(super) fn span(&self, (from, until): (Time, Time), day: Time) -> String {
        let span = format!("{}–{}", self.clock_on(from, day), self.clock_on(until, day));
        format!("<span class=\"nb\">{}</span>", self.code(&span))
    }

    /// A span of time.
    pub(super) fn lasts(&self, d: domain::Duration) -> String {
        self.wrote(&self.lang().duration(d.0))
    }

    /// A table with its columns' headings; `body` is rows.
    pub(super) fn table(&self, heads: &[Head], body: &str) -> String {
        let mut out = String::with_capacity(body.len() + 512);
        // Where all but the first column is for a pencil, the pencil has most of the room.
        let pencil = heads.len() > 1 && heads[1..].iter().all(|(_, holds)| *holds == Holds::Blank);
        let class = if pencil { " class=\"pencil\"" } else { "" };
        put!(out, "<div class=\"scroll\"><table{class}><thead><tr>");
        for (head, holds) in heads {
            let class = match holds {
                Holds::Words => "",
                Holds::Figures => " class=\"num\"",
                Holds::Blank => " class=\"fill\"",
            };
            put!(out, "<th scope=\"col\"{class}>{}</th>", self.say(*head));
        }
        put!(out, "</tr></thead><tbody>{body}</tbody></table></div>\n");
        out
    }

    /// A row: cells of HTML under the columns' headings, those that are missing left empty.
    pub(super) fn row(heads: &[Head], class: &str, cells: &[String]) -> String {
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        let mut out = format!("<tr{class}>");
        for (i, (_, holds)) in heads.iter().enumerate() {
            let cell = cells.get(i).map_or("", String::as_str);
            out.push_str(if *holds == Holds::Figures { "<td class=\"num\">" } else { "<td>" });
            out.push_str(cell);
            out.push_str("</td>");
        }
        out.push_str("</tr>\n");
        out
    }

    /// A row that says which day the rows below it are on.
    pub(super) fn day_row(&self, columns: usize, t: Time) -> String {
        format!(
            "<tr class=\"date\"><th scope=\"rowgroup\" colspan=\"{columns}\">{}</th></tr>\n",
            self.date(t)
        )
    }

    /// Rows for a pencil.
    pub(super) fn blank_rows(heads: &[Head], n: usize) -> String {
        Self::row(heads, "blank", &[]).repeat(n)
    }

    /// Links to the sheets of a file.
    pub(super) fn index(links: impl IntoIterator<Item = (String, String)>) -> String {
        let mut out = String::from("<ul class=\"index\">");
        for (anchor, label) in links {
            put!(out, "<li><a href=\"#{}\">{label}</a></li>", escape(&anchor));
        }
        out.push_str("</ul>\n");
        out
    }

    /// The begin of a single sheet: its own page, its heading, what it is of, and the way back.
    pub(super) fn sheet(&self, anchor: &str, heading: &str) -> String {
        format!(
            "<section class=\"sheet\" id=\"{}\">\n<h2>{heading}</h2>\n{}<p class=\"back\"><a href=\"#top\">{}</a></p>\n",
            escape(anchor),
            self.of(),
            self.say(Text::Contents),
        )
    }
}

/// Text within a string of a style sheet: every sign of ASCII that is no letter, digit or blank by its number. The blank behind a number
/// is part of it.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_ascii_alphanumeric() || c == ' ' => out.push(c),
            c if c.is_control() => out.push(' '),
            c if c.is_ascii() => put!(out, "\\{:06x} ", u32::from(c)),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_name_cannot_leave_its_string() {
        assert_eq!(quoted("a\"b</style>\n\\"), "a\\000022 b\\00003c \\00002f style\\00003e  \\00005c ");
        assert_eq!(quoted("حلب 5"), "حلب 5");
    }
}
