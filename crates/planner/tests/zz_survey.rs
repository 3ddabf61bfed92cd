//! Temporary.
mod common;
use planner::{Search, Settings};
#[test]
fn survey() {
    let (first, count) = (common::first_seed(), common::count(300));
    let mut read = 0;
    let mut bad = 0;
    std::panic::set_hook(Box::new(|_| ()));
    for seed in first..first + count {
        let (_, scenario) = match common::world(seed) {
            Some(w) => w,
            None => continue,
        };
        read += 1;
        let run = || -> String {
            let search = Search::new(&scenario, None, Settings { seed });
            let first = search.first();
            let f = common::faults(&scenario, None, &search.plan(&first));
            if !f.is_empty() {
                return format!("first: {f}");
            }
            let few = std::cell::Cell::new(0);
            let stop = || few.replace(few.get() + 1) >= 6;
            for (round, lane) in [(0, 0), (1, 1), (5, 2)] {
                few.set(0);
                let other = search.lane(&first, round, lane, &stop);
                if search.compare(&other, &first).is_gt() {
                    return "worse".into();
                }
                let f = common::faults(&scenario, None, &search.plan(&other));
                if !f.is_empty() {
                    return format!("lane {round} {lane}: {f}");
                }
            }
            String::new()
        };
        let text = match std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)) {
            Ok(t) => t,
            Err(e) => format!(
                "PANIC {}",
                e.downcast_ref::<String>()
                    .cloned()
                    .unwrap_or_else(|| e.downcast_ref::<&str>().map_or("?".into(), |s| s.to_string()))
            ),
        };
        if !text.is_empty() {
            bad += 1;
            println!("seed {seed}: {}", text.chars().take(300).collect::<String>().replace('\n', " | "));
        }
    }
    println!("read {read}/{count}, bad {bad}");
}
