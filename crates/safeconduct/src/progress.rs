//! One line on a terminal that says how a search goes; nothing where there is no terminal.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

use domain::StatedScore;

use crate::workers::Outcome;

/// The line, redrawn in place.
pub(crate) struct Progress {
    shown: bool,
    began: Instant,
    drawn: Option<Instant>,
    /// The score that is shown, and of which of the best plans it is: writing a plan down to count it takes its time.
    score: Option<(Instant, StatedScore)>,
}

impl Progress {
    /// Draws only if standard error is a terminal.
    pub(crate) fn new(began: Instant) -> Progress {
        Progress { shown: std::io::stderr().is_terminal(), began, drawn: None, score: None }
    }

    /// Redraws, at most five times a second; counts the best plan anew at most once a second.
    pub(crate) fn draw(&mut self, outcome: &Outcome) {
        if !self.shown || self.drawn.is_some_and(|t| t.elapsed() < Duration::from_millis(200)) {
            return;
        }
        if self.score.is_none_or(|(t, _)| t.elapsed() > Duration::from_secs(1)) {
            self.score =
                outcome.best.last().map(|best| (Instant::now(), outcome.search.plan(best).plan.score));
        }
        self.drawn = Some(Instant::now());
        let text = line(self.began.elapsed(), outcome.rounds, self.score.map(|(_, score)| score));
        // A terminal that has gone away is no reason to stop planning.
        let _ = write!(std::io::stderr(), "\r\x1b[2K{text}");
        let _ = std::io::stderr().flush();
    }

    /// Takes the line away.
    pub(crate) fn clear(&self) {
        if self.drawn.is_some() {
            let _ = write!(std::io::stderr(), "\r\x1b[2K");
        }
    }
}

/// The line itself.
fn line(elapsed: Duration, rounds: u64, score: Option<StatedScore>) -> String {
    let found = score.map_or("no plan yet".to_owned(), |s| {
        format!(
            "{} left behind, exposure {:.1}",
            s.left_behind.unwrap_or_default(),
            s.exposure.unwrap_or_default()
        )
    });
    format!("{:>4} s  round {rounds}  {found}  (Ctrl-C: write the best so far)", elapsed.as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_how_far_it_is() {
        assert_eq!(
            line(Duration::from_secs(3), 0, None),
            "   3 s  round 0  no plan yet  (Ctrl-C: write the best so far)"
        );
        let score = StatedScore { left_behind: Some(12.0), exposure: Some(99.96), ..StatedScore::default() };
        assert_eq!(
            line(Duration::from_secs(75), 8, Some(score)),
            "  75 s  round 8  12 left behind, exposure 100.0  (Ctrl-C: write the best so far)"
        );
    }
}
