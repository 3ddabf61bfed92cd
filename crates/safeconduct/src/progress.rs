//! How a search goes, in one line: redrawn in place on a terminal, line by line elsewhere if that is asked for.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

use domain::{Bound, Objective, Plan, Scenario, StatedScore};
use reports::{Amount, Gap, parts};
use texts::Text;
use wire::clock::Clock;

use crate::language::{fill, lang, say};

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
            let gone = seconds(self.began.elapsed());
            self.put(&format!("{} · {text}", fill(Text::TimeGone, &[("n", &gone)])));
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
    let (gone, rounds, lang) = (seconds(elapsed), lang().int(sight.rounds), lang());
    let (time, round) = match limit {
        Limit::Time(limit) => (
            fill(Text::TimeOf, &[("n", &gone), ("limit", &lang.int(limit.as_secs()))]),
            fill(Text::Round, &[("n", &rounds)]),
        ),
        Limit::Rounds(n) => (
            fill(Text::TimeGone, &[("n", &gone)]),
            fill(Text::RoundOf, &[("n", &rounds), ("all", &lang.int(n))]),
        ),
    };
    let mut pieces = vec![time];
    match sight.score {
        None => pieces.push(say(Text::NoPlanYet).to_owned()),
        Some(score) => {
            let left = score.left_behind.unwrap_or_default();
            let out = (sight.scenario.people() as f64 - left).max(0.0);
            let (out, left) = (lang.decimal(out, 0), lang.decimal(left, 0));
            pieces.push(fill(Text::OutAndLeft, &[("out", &out), ("left", &left)]));
            let exposure = lang.fixed(score.exposure.unwrap_or_default(), 1);
            pieces.push(fill(Text::ExposureNow, &[("n", &exposure)]));
            pieces.push(proven(sight.scenario, score, sight.bound));
            if sight.unchanged >= Duration::from_secs(1) {
                pieces.push(fill(Text::Unchanged, &[("n", &lang.int(sight.unchanged.as_secs()))]));
            }
        }
    }
    pieces.push(round);
    pieces.push(say(Text::CtrlCWrites).to_owned());
    reports::printed(lang, &pieces.join(" · ")).trim_end().to_owned()
}

/// Whole seconds, four columns wide so that what follows stays where it is.
fn seconds(elapsed: Duration) -> String {
    format!("{:>4}", lang().int(elapsed.as_secs()))
}

/// What is proven of the first part that could still be better.
fn proven(scenario: &Scenario, score: StatedScore, bound: Option<Bound>) -> String {
    let Some(bound) = bound else { return say(Text::NoBoundYet).to_owned() };
    let lang = lang();
    let plan = Plan { score, bound, ..Plan::default() };
    let open = parts(scenario, &plan).into_iter().take(scenario.order.len()).find(|part| !part.closed);
    let Some(part) = open else { return say(Text::ProvenBest).to_owned() };
    let (least, unbound) = match part.objective {
        Objective::LeftBehind => (Text::LeftAtLeast, Text::LeftUnbound),
        // Its name stands just ahead of it.
        Objective::Exposure => (Text::ExposureAtLeast, Text::ExposureUnbound),
        Objective::LastArrival => (Text::LastNotBefore, Text::LastUnbound),
        Objective::Distance => (Text::DistanceAtLeast, Text::DistanceUnbound),
        Objective::Wishes => (Text::WishesAtLeast, Text::WishesUnbound),
    };
    let least = match part.bound {
        Some(Amount::PersonHours(x) | Amount::Weighted(x) | Amount::Km(x) | Amount::Wishes(x)) => {
            fill(least, &[("n", &lang.fixed(x, 1))])
        }
        Some(Amount::At(t)) => fill(least, &[("time", &Clock::of(scenario).minute(t))]),
        None => return say(unbound).to_owned(),
    };
    let gap = match part.gap {
        Some(Gap::Ratio(gap)) => lang.percent(gap),
        Some(Gap::Difference(gap)) => lang.fixed(gap, 1),
        Some(Gap::Later(gap)) => lang.duration(gap.0),
        None => return least,
    };
    fill(Text::WithGap, &[("value", &least), ("gap", &gap)])
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
        assert_eq!(shown(&s, bound), "left at least 10.0, gap 20%");
        bound.left_behind_weighted = Some(12.0);
        assert_eq!(shown(&s, bound), "the last not before 2016-12-15 08:00, gap 50%");
        bound.last_arrival = score.last_arrival;
        assert_eq!(shown(&s, bound), "distance: no bound proven");
        s.order.pop();
        assert_eq!(shown(&s, bound), "proven: no plan is better");
        bound.exposure = Some(0.0);
        assert_eq!(shown(&s, bound), "at least 0.0, gap 80.0");
    }
}
