//! Aligned columns and wrapped lines of plain text, in either direction of writing.

use texts::{Lang, isolated};

/// Which side of its column a text stands at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// Words: where reading begins.
    Left,
    /// Figures: where it ends.
    Right,
}

/// First strong isolate and its end: what stands between them has its own direction.
const ISOLATE: [char; 2] = ['\u{2068}', '\u{2069}'];
/// Right-to-left mark: makes a line run from the right that begins with Latin letters or digits.
const FROM_RIGHT: char = '\u{200f}';
/// A blank that no line is broken at. It becomes a blank when it is printed; the no-break spaces of a language stay.
const UNBROKEN: char = '\u{e000}';

/// Text that no line is broken in: an instant, a number with its unit.
pub(super) fn unbroken(text: &str) -> String {
    text.replace(' ', UNBROKEN.encode_utf8(&mut [0; 4]))
}

/// How many columns of a terminal a text takes: marks of direction and vowel signs take none.
pub(super) fn width(text: &str) -> usize {
    let takes_none =
        |c: &char| ISOLATE.contains(c) || *c == FROM_RIGHT || matches!(c, '\u{64b}'..='\u{65f}' | '\u{670}');
    text.chars().filter(|c| !takes_none(c)).count()
}

/// Lines ready to be printed: nothing at their ends, and all of one direction.
pub fn printed(lang: Lang, text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    for line in text.lines().map(str::trim_end) {
        // A terminal that knows directions takes that of a line from its first letter, which may be a Latin one.
        if lang.runs_left() && !line.is_empty() {
            out.push(FROM_RIGHT);
        }
        out.extend(line.chars().map(|c| if c == UNBROKEN { ' ' } else { c }));
        out.push('\n');
    }
    out
}

/// Rows of cells under their heads, each column as wide as its widest cell, two blanks between.
pub(crate) fn table(lang: Lang, heads: &[(&str, Side)], rows: &[Vec<String>]) -> Vec<String> {
    let column = |i: usize| {
        let cells = rows.iter().filter_map(|row| row.get(i)).map(|cell| width(cell));
        cells.chain([width(heads[i].0)]).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..heads.len()).map(column).collect();
    let line = |cells: &[String]| {
        let padded: Vec<String> = cells
            .iter()
            .zip(&widths)
            .zip(heads)
            .map(|((cell, &column), &(_, side))| {
                let (pad, cell) = (" ".repeat(column - width(cell)), isolated(lang, cell));
                if side == Side::Left { format!("{cell}{pad}") } else { format!("{pad}{cell}") }
            })
            .collect();
        padded.join("  ")
    };
    let head: Vec<String> = heads.iter().map(|(head, _)| (*head).to_owned()).collect();
    std::iter::once(line(&head)).chain(rows.iter().map(|row| line(row))).collect()
}

/// Labels with what belongs to them behind, a line each, lined up and ready to be printed.
pub fn labelled(lang: Lang, rows: &[(&str, String)]) -> String {
    /// As wide as labels mostly are, so that lists that are printed one after the other line up.
    const LEAST: usize = 12;
    let padded = |label: &str| format!("{label}{}", " ".repeat(LEAST.saturating_sub(width(label))));
    let rows: Vec<Vec<String>> =
        rows.iter().map(|(label, value)| vec![padded(label), value.clone()]).collect();
    let lines = table(lang, &[("", Side::Left), ("", Side::Left)], &rows);
    printed(lang, &lines[1..].join("\n"))
}

/// Breaks a text at its blanks so that no line is wider, where its words allow it; every line is indented. What is set
/// apart in another direction stays so on both sides of a break.
pub(super) fn wrap(text: &str, indent: &str, most: usize) -> Vec<String> {
    let [begin, end] = ISOLATE;
    let mut lines = Vec::new();
    let mut line = String::from(indent);
    let (mut empty, mut open) = (true, 0_usize);
    for word in text.split(' ') {
        if !empty && width(&line) + 1 + width(word) > most {
            line.extend(std::iter::repeat_n(end, open));
            lines.push(std::mem::replace(&mut line, String::from(indent)));
            line.extend(std::iter::repeat_n(begin, open));
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
        open = (open + word.matches(begin).count()).saturating_sub(word.matches(end).count());
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_line_up_at_their_right_and_words_at_their_left() {
        let rows = [vec!["a".to_owned(), "7".to_owned()], vec!["bcd".to_owned(), "1,000".to_owned()]];
        assert_eq!(
            table(Lang::En, &[("w", Side::Left), ("n", Side::Right)], &rows),
            ["w        n", "a        7", "bcd  1,000"]
        );
    }

    #[test]
    fn vowel_signs_and_marks_of_direction_take_no_column() {
        assert_eq!(width("ذهاباً"), "ذهابا".chars().count());
        let rows = [vec!["bus-1".to_owned(), "7".to_owned()]];
        let lines = table(Lang::Ar, &[("و", Side::Left), ("ن", Side::Right)], &rows);
        assert_eq!(lines, ["و      ن", "\u{2068}bus-1\u{2069}  7"]);
    }

    #[test]
    fn a_long_word_stands_alone() {
        assert_eq!(wrap("one two-and-more three", " ", 8), [" one", " two-and-more", " three"]);
    }

    #[test]
    fn what_is_set_apart_stays_so_after_a_break() {
        assert_eq!(
            wrap("\u{2068}one two\u{2069} x", "", 4),
            ["\u{2068}one\u{2069}", "\u{2068}two\u{2069}", "x"]
        );
    }

    #[test]
    fn a_blank_that_holds_words_together_is_printed_as_one() {
        let lines = wrap(&format!("a {}", unbroken("b c")), "", 3);
        assert_eq!(printed(Lang::En, &lines.join("\n")), "a\nb c\n");
        assert_eq!(printed(Lang::Ar, "7\n\n"), "\u{200f}7\n\n");
    }
}
