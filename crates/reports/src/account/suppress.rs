//! Small counts are not published: who reads that three were taken off at a place may know who they were. What would give a small
//! count away by subtraction is left out with it.

/// A count as it is published.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cell {
    /// As it is.
    Number(i64),
    /// Not published.
    Hidden,
}

impl Cell {
    /// The number, if it is published.
    pub fn number(self) -> Option<i64> {
        match self {
            Cell::Number(n) => Some(n),
            Cell::Hidden => None,
        }
    }
}

/// Counts, and their sum, as they are published: none from 1 to below `smallest`, and none that could be had by subtracting the others
/// from the sum more closely than that. Nobody is nobody: 0 stands. O(n log n).
pub fn suppressed(counts: &[i64], smallest: i64) -> (Vec<Cell>, Cell) {
    let small = |n: i64| n != 0 && n < smallest;
    let sum: i64 = counts.iter().sum();
    let mut hidden: Vec<bool> = counts.iter().map(|&n| small(n)).collect();
    let whole = if small(sum) { Cell::Hidden } else { Cell::Number(sum) };
    if whole != Cell::Hidden {
        // From the smallest on, until what is hidden is together not small, and more than one.
        let mut order: Vec<usize> = (0..counts.len()).filter(|&i| !hidden[i] && counts[i] != 0).collect();
        order.sort_by_key(|&i| (counts[i], i));
        let mut next = order.into_iter();
        loop {
            let together: i64 = hidden.iter().zip(counts).filter(|(h, _)| **h).map(|(_, n)| n).sum();
            let number = hidden.iter().filter(|h| **h).count();
            // So many could be anywhere among them; one more than there are of them leaves each at least two ways.
            if number == 0 || (number > 1 && together >= smallest + number as i64) {
                break;
            }
            match next.next() {
                Some(i) => hidden[i] = true,
                None => break,
            }
        }
    }
    let cells = hidden.iter().zip(counts).map(|(&h, &n)| if h { Cell::Hidden } else { Cell::Number(n) });
    (cells.collect(), whole)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The slow twin: every way to fill what is hidden that has the published sum. A hidden count of people that can only be one number
    /// is given away.
    fn given_away(cells: &[Cell], whole: Cell, most: i64) -> bool {
        let hidden: Vec<usize> = (0..cells.len()).filter(|&i| cells[i] == Cell::Hidden).collect();
        let shown: i64 = cells.iter().filter_map(|c| c.number()).sum();
        let Cell::Number(sum) = whole else { return false };
        let mut could: Vec<BTreeSet<i64>> = vec![BTreeSet::new(); hidden.len()];
        let mut ways = vec![vec![]];
        for _ in &hidden {
            let longer = |way: Vec<i64>| (1..=most).map(move |n| [way.clone(), vec![n]].concat());
            ways = ways.into_iter().flat_map(longer).collect();
        }
        for way in ways.iter().filter(|way| way.iter().sum::<i64>() + shown == sum) {
            way.iter().zip(&mut could).for_each(|(n, set)| {
                set.insert(*n);
            });
        }
        could.iter().any(|set| set.len() == 1)
    }

    #[test]
    fn no_small_count_stands_and_none_can_be_had_by_subtraction() {
        let smallest = 4;
        for a in 0..9 {
            for b in 0..9 {
                for c in 0..9 {
                    let counts = [a, b, c];
                    let (cells, whole) = suppressed(&counts, smallest);
                    let some = cells.iter().chain([&whole]).filter_map(|c| c.number());
                    assert!(some.clone().all(|n| n == 0 || n >= smallest), "{counts:?}");
                    let all = cells.iter().filter(|c| **c == Cell::Hidden).count();
                    // Where everybody came from one or two places, and few, the whole gives away what it must not: then nothing more can be hidden.
                    let nothing_left = counts.iter().zip(&cells).all(|(n, c)| *n == 0 || *c == Cell::Hidden);
                    assert!(
                        !given_away(&cells, whole, 24) || (nothing_left && all > 0),
                        "{counts:?} {cells:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn large_counts_all_stand() {
        let (cells, whole) = suppressed(&[40, 0, 25], 10);
        assert_eq!(cells, [Cell::Number(40), Cell::Number(0), Cell::Number(25)]);
        assert_eq!(whole, Cell::Number(65));
    }

    #[test]
    fn one_small_count_takes_the_next_with_it() {
        let (cells, whole) = suppressed(&[3, 40, 25], 10);
        assert_eq!(cells, [Cell::Hidden, Cell::Number(40), Cell::Hidden]);
        assert_eq!(whole, Cell::Number(68));
    }
}
