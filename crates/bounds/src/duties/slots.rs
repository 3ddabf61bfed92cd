//! When convoys depart in one direction, if each is worth what its instant is priced at: the best timetable that keeps the headway.

/// The best worth, and the steps of the departures. Two departures are `spacing` steps apart at least. O(steps).
pub(super) fn timetable(price: &[f64], spacing: usize) -> (f64, Vec<usize>) {
    let n = price.len();
    let mut best = vec![0.0_f64; n + 1];
    for k in (0..n).rev() {
        best[k] = best[k + 1].max(price[k] + best[(k + spacing).min(n)]);
    }
    let mut departures = Vec::new();
    let mut k = 0;
    while k < n {
        if price[k] > 0.0 && best[k] > best[k + 1] {
            departures.push(k);
            k += spacing;
        } else {
            k += 1;
        }
    }
    (best[0], departures)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every choice of departures.
    fn brute(price: &[f64], spacing: usize) -> f64 {
        let n = price.len();
        (0..1_u32 << n)
            .filter_map(|set| {
                let chosen: Vec<usize> = (0..n).filter(|k| set >> k & 1 == 1).collect();
                let apart = chosen.windows(2).all(|x| x[1] - x[0] >= spacing);
                apart.then(|| chosen.iter().map(|&k| price[k]).sum())
            })
            .fold(0.0, f64::max)
    }

    #[test]
    fn no_timetable_that_keeps_the_headway_is_worth_more() {
        for seed in 0..300 {
            let mut rng = testkit::rng::Rng::new(seed);
            let price: Vec<f64> = (0..rng.between(1, 11)).map(|_| rng.between(0, 9) as f64).collect();
            let spacing = rng.between(1, 5) as usize;
            let (worth, departures) = timetable(&price, spacing);
            assert!((worth - brute(&price, spacing)).abs() < 1e-9, "seed {seed}");
            let sum: f64 = departures.iter().map(|&k| price[k]).sum();
            assert!((worth - sum).abs() < 1e-9, "seed {seed}");
            assert!(departures.windows(2).all(|x| x[1] - x[0] >= spacing), "seed {seed}");
        }
    }
}
