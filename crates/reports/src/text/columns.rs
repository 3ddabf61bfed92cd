//! Aligned columns and wrapped lines of plain text.

/// Which side of its column a text stands at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Words.
    Left,
    /// Figures.
    Right,
}

/// Rows of cells under their heads, each column as wide as its widest cell, two blanks between.
pub(super) fn table(heads: &[(&str, Side)], rows: &[Vec<String>]) -> Vec<String> {
    let width = |i: usize| {
        let cells = rows.iter().filter_map(|row| row.get(i)).map(|cell| cell.chars().count());
        cells.chain([heads[i].0.chars().count()]).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..heads.len()).map(width).collect();
    let line = |cells: &[String]| {
        let padded: Vec<String> = cells
            .iter()
            .zip(&widths)
            .zip(heads)
            .map(|((cell, &width), &(_, side))| {
                let pad = " ".repeat(width - cell.chars().count());
                if side == Side::Left { format!("{cell}{pad}") } else { format!("{pad}{cell}") }
            })
            .collect();
        padded.join("  ")
    };
    let head: Vec<String> = heads.iter().map(|(head, _)| (*head).to_owned()).collect();
    std::iter::once(line(&head)).chain(rows.iter().map(|row| line(row))).collect()
}

/// Breaks a text at its blanks so that no line is wider, where its words allow it; every line is indented.
pub(super) fn wrap(text: &str, indent: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::from(indent);
    let mut empty = true;
    for word in text.split(' ') {
        if !empty && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(std::mem::replace(&mut line, String::from(indent)));
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
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
            table(&[("w", Side::Left), ("n", Side::Right)], &rows),
            ["w        n", "a        7", "bcd  1,000"]
        );
    }

    #[test]
    fn a_long_word_stands_alone() {
        assert_eq!(wrap("one two-and-more three", " ", 8), [" one", " two-and-more", " three"]);
    }
}
