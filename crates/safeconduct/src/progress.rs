//! How a search goes, in one line: redrawn in place on a terminal, line by line elsewhere if that is asked for.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

use domain::{Bound, Objective, Plan, Scenario, StatedScore};
use reports::{Amount, Gap, parts};
use wire::clock::Clock;

/// How often the line is redrawn on a terminal.
const REDRAW: Duration = Duration::from_millis(200);

/// How often it is written elsewhere: at first, and later at this share of the time gone.
const REWRITE: (Duration, u32) = (Duration::from_secs(1), 20);

/// Where the line goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Nowhere.
    Silent,
    /// One line of a terminal.
    Redrawn,
    /// A line each time.
    Written,
}

/// What the search is held against.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Limit {
    /// Time from the beginning.
    Time(Duration),
    /// Rounds.
    Rounds(u64),
}

/// What there is to be seen of a search.
pub(crate) struct Sight<'a> {
    /// What is planned.
    pub(crate) scenario: &'a Scenario,
    /// Rounds gathered.
    pub(crate) rounds: u64,
    /// The score of the best plan; it may lag behind a little.
    pub(crate) score: Option<StatedScore>,
    /// What is proven by now.
    pub(crate) bound: Option<Bound>,
    /// How long nothing better has been found.
    pub(crate) unchanged: Duration,
}

impl<'a> Sight<'a> {
    /// Nothing yet.
    pub(crate) fn nothing(scenario: &'a Scenario) -> Sight<'a> {
        Sight { scenario, rounds: 0, score: None, bound: None, unchanged: Duration::ZERO }
    }
}

/// The line.
pub(crate) struct Progress {
    form: Form,
    began: Instant,
    limit: Limit,
    drawn: Option<Instant>,
}

impl Progress {
    /// Draws on a terminal; elsewhere only if it is `wanted`.
    pub(crate) fn new(began: Instant, limit: Limit, wanted: bool) -> Progress {
        let form = match (std::io::stderr().is_terminal(), wanted) {
            (true, _) => Form::Redrawn,
            (false, true) => Form::Written,
            (false, false) => Form::Silent,
        };
        Progress { form, began, limit, drawn: None }
    }

    /// Draws, unless it did a moment ago.
    pub(crate) fn draw(&mut self, sight: &Sight<'_>) {
        let pause = match self.form {
            Form::Silent => return,
            Form::Redrawn => REDRAW,
            Form::Written => REWRITE.0.max(self.began.elapsed() / REWRITE.1),
        };
        // A search that ends at once needs no line elsewhere.
        let last = self.drawn.or(Some(self.began).filter(|_| self.form == Form::Written));
        if last.is_some_and(|t| t.elapsed() < pause) {
            return;
        }
        self.put(&line(self.began.elapsed(), self.limit, sight));
    }

    /// Says what is being done after the search.
    pub(crate) fn say(&mut self, text: &str) {
        if self.form != Form::Silent {
            self.put(&format!("{:>4} s · {text}", self.began.elapsed().as_secs()));
        }
    }

    fn put(&mut self, text: &str) {
        self.drawn = Some(Instant::now());
        // A terminal that has gone away is no reason to stop planning. What is too long for it is cut at its edge rather
        // than wrapped, because a wrapped line cannot be drawn over; the blank at the end is what the edge shows then.
        let mut err = std::io::stderr();
        let _ = match self.form {
            Form::Redrawn => write!(err, "\r\x1b[2K\x1b[?7l{text} \x1b[?7h"),
            Form::Written | Form::Silent => writeln!(err, "{text}"),
        };
        let _ = err.flush();
    }

    /// Takes the line away.
    pub(crate) fn clear(&mut self) {
        if self.form == Form::Redrawn && self.drawn.take().is_some() {
            let _ = write!(std::io::stderr(), "\r\x1b[2K");
        }
    }
}

/// The line itself, what matters most first.
fn line(elapsed: Duration, limit: Limit, sight: &Sight<'_>) -> String {
    let (seconds, rounds) = (elapsed.as_secs(), sight.rounds);
    let (time, round) = match limit {
        Limit::Time(limit) => (format!("{seconds:>4} of {} s", limit.as_secs()), format!("round {rounds}")),
        Limit::Rounds(n) => (format!("{seconds:>4} s"), format!("round {rounds} of {n}")),
    };
    let mut pieces = vec![time];
    match sight.score {
        None => pieces.push("no plan yet".to_owned()),
        Some(score) => {
            let left = score.left_behind.unwrap_or_default();
            let out = (sight.scenario.people() as f64 - left).max(0.0);
            pieces.push(format!("{out:.0} out, {left:.0} left"));
            pieces.push(format!("exposure {:.1}", score.exposure.unwrap_or_default()));
            pieces.push(proven(sight.scenario, score, sight.bound));
            if sight.unchanged >= Duration::from_secs(1) {
                pieces.push(format!("no better plan for {} s", sight.unchanged.as_secs()));
            }
        }
    }
    pieces.push(round);
    pieces.push("Ctrl-C writes the best so far".to_owned());
    pieces.join(" · ")
}

/// What is proven of the first part that could still be better.
fn proven(scenario: &Scenario, score: StatedScore, bound: Option<Bound>) -> String {
    let Some(bound) = bound else { return "no bound yet".to_owned() };
    let plan = Plan { score, bound, ..Plan::default() };
    let open = parts(scenario, &plan).into_iter().take(scenario.order.len()).find(|part| !part.closed);
    let Some(part) = open else { return "proven: no plan is better".to_owned() };
    let of = match part.objective {
        Objective::LeftBehind => "left",
        Objective::Exposure => "exposure",
        Objective::LastArrival => "the last",
        Objective::Distance => "distance",
        Objective::Wishes => "wishes",
    };
    let least = match part.bound {
        // Its name stands just ahead of it.
        Some(Amount::PersonHours(x)) => format!("at least {x:.1}"),
        Some(Amount::Weighted(x) | Amount::Km(x) | Amount::Wishes(x)) => {
            format!("{of} at least {x:.1}")
        }
        Some(Amount::At(t)) => format!("{of} not before {}", Clock::of(scenario).minute(t)),
        None => return format!("{of}: no bound proven"),
    };
    match part.gap {
        Some(Gap::Ratio(gap)) => format!("{least}, gap {:.1}%", gap * 100.0),
        Some(Gap::Difference(gap)) => format!("{least}, gap {gap:.1}"),
        Some(Gap::Later(gap)) => format!("{least}, gap {gap}"),
        None => least,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tiny() -> Scenario {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/conformance");
        crate::inputs::scenario(&folder.join("tiny.toml")).unwrap()
    }

    const MINUTE: Limit = Limit::Time(Duration::from_mins(1));

    #[test]
    fn the_line_says_how_far_it_is() {
        let s = tiny();
        assert_eq!(
            line(Duration::from_secs(3), MINUTE, &Sight::nothing(&s)),
            "   3 of 60 s · no plan yet · round 0 · Ctrl-C writes the best so far"
        );
        let score = StatedScore {
            left_behind: Some(12.0),
            left_behind_weighted: Some(12.0),
            exposure: Some(99.96),
            ..StatedScore::default()
        };
        let mut sight =
            Sight { rounds: 8, score: Some(score), unchanged: Duration::from_secs(4), ..Sight::nothing(&s) };
        assert_eq!(
            line(Duration::from_secs(75), Limit::Rounds(9), &sight),
            "  75 s · 182 out, 12 left · exposure 100.0 · no bound yet · no better plan for 4 s · round 8 of 9 · \
             Ctrl-C writes the best so far"
        );
        sight.bound =
            Some(Bound { left_behind_weighted: Some(12.0), exposure: Some(80.0), last_arrival: None });
        sight.unchanged = Duration::ZERO;
        assert_eq!(
            line(Duration::from_secs(5), MINUTE, &sight),
            "   5 of 60 s · 182 out, 12 left · exposure 100.0 · at least 80.0, gap 24.9% · round 8 · \
             Ctrl-C writes the best so far"
        );
    }

    #[test]
    fn the_first_part_that_could_be_better_is_the_one_that_is_shown() {
        let mut s = tiny();
        let score = StatedScore {
            left_behind_weighted: Some(12.0),
            exposure: Some(80.0),
            last_arrival: Some(s.start + domain::Duration::hours(3)),
            distance_km: Some(7.0),
            ..StatedScore::default()
        };
        let last = Some(s.start + domain::Duration::hours(2));
        let mut bound = Bound { left_behind_weighted: Some(10.0), exposure: Some(80.0), last_arrival: last };
        let shown = |s: &Scenario, bound| proven(s, score, Some(bound));
        assert_eq!(shown(&s, bound), "left at least 10.0, gap 20.0%");
        bound.left_behind_weighted = Some(12.0);
        assert_eq!(shown(&s, bound), "the last not before 2016-12-15 08:00, gap 50.0%");
        bound.last_arrival = score.last_arrival;
        assert_eq!(shown(&s, bound), "distance: no bound proven");
        s.order.pop();
        assert_eq!(shown(&s, bound), "proven: no plan is better");
        bound.exposure = Some(0.0);
        assert_eq!(shown(&s, bound), "at least 0.0, gap 80.0");
    }
}
