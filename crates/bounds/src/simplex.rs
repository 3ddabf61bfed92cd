//! A small revised simplex method that looks for good prices of the rows. Nothing it says is trusted: whoever
//! uses the prices proves with them, whatever they are (`program`).

/// max c·x with A x ≤ b, x ≥ 0 and b ≥ 0, columns sparse.
pub(crate) struct Problem {
    pub(crate) b: Vec<f64>,
    pub(crate) columns: Vec<(f64, Vec<(usize, f64)>)>,
}

/// The basis of the simplex method: its inverse by rows, the values and the prices.
struct Basis {
    inverse: Vec<Vec<f64>>,
    x: Vec<f64>,
    /// Column in each row; slack i is `columns + i`.
    at: Vec<usize>,
    prices: Vec<f64>,
}

const SMALL: f64 = 1e-9;

/// The columns one after another, their rows scaled.
struct Columns {
    value: Vec<f64>,
    /// 1 and the sum of squares of each.
    length: Vec<f64>,
    from: Vec<usize>,
    entries: Vec<(usize, f64)>,
}

impl Columns {
    fn new(p: &Problem, scale: &[f64]) -> Columns {
        let mut all = Columns { value: Vec::new(), length: Vec::new(), from: vec![0], entries: Vec::new() };
        for (value, column) in &p.columns {
            let scaled = column.iter().map(|&(r, a)| (r, a * scale[r]));
            all.entries.extend(scaled);
            let mine = &all.entries[all.from[all.value.len()]..];
            all.length.push(1.0 + mine.iter().map(|x| x.1.powi(2)).sum::<f64>());
            all.from.push(all.entries.len());
            all.value.push(*value);
        }
        all
    }

    fn column(&self, j: usize) -> &[(usize, f64)] {
        &self.entries[self.from[j]..self.from[j + 1]]
    }
}

/// Prices of the rows, not negative, near the best if `steps` suffice. O(steps × (rows² + entries)).
pub(crate) fn prices(p: &Problem, steps: usize) -> Vec<f64> {
    solved(p, steps).0
}

/// Prices of the rows, and how much is taken of each column.
pub(crate) fn solved(p: &Problem, steps: usize) -> (Vec<f64>, Vec<f64>) {
    let m = p.b.len();
    // Rows are scaled to their largest entry, columns by their value in the choice below.
    let mut scale = vec![0.0_f64; m];
    for (_, column) in &p.columns {
        for &(r, a) in column {
            scale[r] = scale[r].max(a.abs());
        }
    }
    for s in &mut scale {
        *s = if *s > 0.0 { 1.0 / *s } else { 1.0 };
    }
    let columns = Columns::new(p, &scale);
    // A small, fixed disturbance keeps the method from turning in place.
    let spread = |i: usize| 1.0 + 1e-7 * ((i * 7919) % 101) as f64;
    let floor = 1e-7;
    let mut basis = Basis {
        inverse: (0..m)
            .map(|i| {
                let mut row = vec![0.0; m];
                row[i] = 1.0;
                row
            })
            .collect(),
        x: (0..m)
            .map(|i| p.b[i].max(0.0) * scale[i] * spread(i) + floor * ((i * 31) % 17 + 1) as f64)
            .collect(),
        at: (0..m).map(|i| p.columns.len() + i).collect(),
        prices: vec![0.0; m],
    };
    let mut w = vec![0.0; m];
    for _ in 0..steps {
        let Some((enters, gain)) = entering(&columns, &basis.prices) else { break };
        let unit;
        let column: &[(usize, f64)] = if enters < columns.value.len() {
            columns.column(enters)
        } else {
            unit = [(enters - columns.value.len(), 1.0)];
            &unit
        };
        for (value, row) in w.iter_mut().zip(&basis.inverse) {
            *value = column.iter().map(|&(r, a)| row[r] * a).sum();
        }
        let mut leaves: Option<(usize, f64)> = None;
        for i in 0..m {
            if w[i] > SMALL {
                let ratio = basis.x[i].max(0.0) / w[i];
                let better = leaves
                    .is_none_or(|(l, best)| ratio < best - 1e-12 || (ratio <= best + 1e-12 && w[i] > w[l]));
                if better {
                    leaves = Some((i, ratio));
                }
            }
        }
        let Some((l, step)) = leaves else { break };
        pivot(&mut basis, l, enters, step, gain, &w);
    }
    let mut taken = vec![0.0; p.columns.len()];
    for (&at, &x) in basis.at.iter().zip(&basis.x) {
        if let Some(taken) = taken.get_mut(at) {
            *taken = x;
        }
    }
    (basis.prices.iter().zip(&scale).map(|(y, s)| (y * s).max(0.0)).collect(), taken)
}

/// The column with the best gain for its value, and the gain of one unit.
fn entering(columns: &Columns, prices: &[f64]) -> Option<(usize, f64)> {
    let mut best: Option<(usize, f64, f64)> = None;
    for (j, (value, length)) in columns.value.iter().zip(&columns.length).enumerate() {
        let cost: f64 = columns.column(j).iter().map(|&(r, a)| prices[r] * a).sum();
        let gain = value - cost;
        if gain > SMALL * value.abs().max(1.0) {
            let score = gain * gain / length;
            if best.is_none_or(|(_, _, s)| score > s) {
                best = Some((j, gain, score));
            }
        }
    }
    for (i, y) in prices.iter().enumerate() {
        if *y < -SMALL && best.is_none_or(|(_, _, s)| y * y / 2.0 > s) {
            best = Some((columns.value.len() + i, -y, y * y / 2.0));
        }
    }
    best.map(|(j, gain, _)| (j, gain))
}

fn pivot(basis: &mut Basis, l: usize, enters: usize, step: f64, gain: f64, w: &[f64]) {
    let by = 1.0 / w[l];
    let pivot: Vec<f64> = basis.inverse[l].iter().map(|x| x * by).collect();
    let used: Vec<usize> = (0..pivot.len()).filter(|&j| pivot[j] != 0.0).collect();
    for (i, &factor) in w.iter().enumerate() {
        if i == l || factor.abs() < 1e-13 {
            continue;
        }
        basis.x[i] -= factor * step;
        let row = &mut basis.inverse[i];
        for &j in &used {
            row[j] -= factor * pivot[j];
        }
    }
    for &j in &used {
        basis.prices[j] += gain * pivot[j];
    }
    basis.inverse[l] = pivot;
    basis.x[l] = step;
    basis.at[l] = enters;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_prices_of_a_knapsack_are_those_of_its_last_item() {
        // Three goods of values 6, 5, 1 for 2, 2, 1 of a budget of 3, at most one of each.
        let column = |value, takes, own| (value, vec![(0, takes), (own, 1.0)]);
        let p = Problem {
            b: vec![3.0, 1.0, 1.0, 1.0],
            columns: vec![column(6.0, 2.0, 1), column(5.0, 2.0, 2), column(1.0, 1.0, 3)],
        };
        let y = prices(&p, 100);
        assert!((y[0] - 2.5).abs() < 1e-6, "{y:?}");
        assert!((y[1] - 1.0).abs() < 1e-6, "{y:?}");
    }
}
