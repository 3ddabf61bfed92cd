//! The time axis that all graphs of a page share: which instants, how wide an hour is, where ticks stand.

use domain::{Time, Window, Windows};

use crate::Told;
use crate::figures::Figures;

/// The least width of a plot in pixels, so that a short plan fills a wide screen.
const NARROWEST: f64 = 1_080.0;
/// Pixels for an hour: a convoy of half an hour stays wider than its line is thick.
const HOUR: f64 = 34.0;
/// A plot is not wider than this unless an hour would become narrower than [`LEAST_HOUR`].
const WIDEST: f64 = 5_000.0;
/// Pixels for an hour in the longest plans.
const LEAST_HOUR: f64 = 18.0;

/// Instants to pixels.
#[derive(Clone, Debug)]
pub(super) struct Scale {
    from: Time,
    until: Time,
    /// The width of the plot in pixels.
    pub(super) width: f64,
    /// Local midnights inside.
    pub(super) days: Vec<Time>,
    /// Local full hours that carry a tick, midnights included.
    pub(super) hours: Vec<Time>,
}

impl Scale {
    /// From the begin of the operation to a little after the last thing that happens.
    pub(super) fn of(told: &Told<'_>, figures: &Figures) -> Scale {
        let s = told.scenario;
        let past = told.state.iter().flat_map(|st| &st.convoys).map(|past| past.convoy.depart);
        let safe = figures.arrivals.first().map(|a| a.at);
        let begin = told.state.map_or(s.start, |st| st.now);
        let from =
            past.chain(safe).chain([begin]).chain(figures.activity().map(|a| a.0)).min().unwrap_or(begin);
        let last =
            figures.activity().map_or(s.end, |a| a.1).max(told.plan.bound.last_arrival.unwrap_or(from));
        // Room behind the last instant, for its label.
        let until = Time((last.0 + ((last - from).0 / 30).max(900)).max(from.0 + 3_600));
        let span = (until - from).as_hours();
        let hour = HOUR.min(WIDEST / span).max(LEAST_HOUR).max(NARROWEST / span);
        let mut scale = Scale { from, until, width: (span * hour).round(), days: vec![], hours: vec![] };
        scale.tick(&s.days, hour);
        scale
    }

    /// The same instants, narrow enough for a wide screen.
    pub(super) fn at_once(&self, days: &[Time]) -> Scale {
        let span = (self.until - self.from).as_hours();
        let mut scale = Scale { width: NARROWEST, days: vec![], hours: vec![], ..self.clone() };
        scale.tick(days, NARROWEST / span);
        scale
    }

    fn tick(&mut self, days: &[Time], hour: f64) {
        let step = [1, 2, 3, 6, 12, 24].into_iter().find(|&h| h as f64 * hour >= 52.0).unwrap_or(24);
        for (i, &day) in days.iter().enumerate() {
            let next = days.get(i + 1).copied().unwrap_or(Time(day.0 + 86_400));
            let inside = |t: &Time| self.from <= *t && *t <= self.until;
            self.days.extend(Some(day).filter(inside));
            let of_day = (0..24).step_by(step).map(|h| Time(day.0 + h * 3_600)).filter(|&t| t < next);
            self.hours.extend(of_day.filter(inside));
        }
    }

    /// Pixels from the left, cut to the plot.
    pub(super) fn x(&self, t: Time) -> f64 {
        let share = (t - self.from).0 as f64 / (self.until - self.from).0 as f64;
        (share * self.width).clamp(0.0, self.width)
    }

    /// The begin of the axis.
    pub(super) fn from(&self) -> Time {
        self.from
    }

    /// The end of the axis.
    pub(super) fn until(&self) -> Time {
        self.until
    }

    /// The parts of windows that the axis shows.
    pub(super) fn visible(&self, windows: &Windows) -> Windows {
        windows.intersect(&Windows::new([Window { from: self.from, until: self.until }]))
    }
}

/// A number of pixels, to a tenth, as short as it can be written.
pub(super) fn px(x: f64) -> String {
    let text = format!("{x:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pixels_are_short() {
        assert_eq!([px(3.0), px(-0.04), px(2.25), px(10.06)], ["3", "0", "2.2", "10.1"]);
    }
}
