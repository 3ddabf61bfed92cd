//! How many people are safe at each instant.

use domain::Time;

use super::Page;
use super::chart::{Chart, SideLabel};
use super::scale::px;
use crate::escape::plain_code;
use crate::figures::all_shut;
use crate::lang::Text;

/// Height of the plot without its margins.
const TALL: f64 = 230.0;
/// Room above, for the label of everybody, and below.
const PAD: f64 = 24.0;

impl Page<'_> {
    /// The curve with everybody as a line, and what is proven as marks.
    pub(super) fn curve(&self) -> String {
        let f = &self.figures;
        let most = f.people.max(1) as f64;
        let y = |people: f64| PAD + TALL * (1.0 - people / most);
        let (w, ground) = (self.whole.width, px(y(0.0)));

        let mut body = String::new();
        let mut side = Vec::new();
        let step = nice_step(f.people);
        for n in (0..).map(|i| i * step).take_while(|&n| n <= f.people) {
            let level = y(n as f64);
            side.push(SideLabel { y: level, text: self.lang.int(n), class: "tick" });
            put!(body, "<path class=\"post\" d=\"M0 {}h{}\"/>", px(level), px(w));
        }

        let mut line = format!("M0 {ground}");
        let mut safe = 0;
        for (i, a) in f.arrivals.iter().enumerate() {
            safe += u64::from(a.load.people());
            // Those who become safe at one instant are one step.
            if f.arrivals.get(i + 1).is_none_or(|next| next.at != a.at) {
                put!(line, "H{}V{}", px(self.whole.x(a.at)), px(y(safe as f64)));
            }
        }
        put!(body, "<path class=\"area\" d=\"{line}H{}V{ground}z\"/>", px(w));
        put!(body, "<path class=\"safe\" d=\"{line}H{}\"/>", px(w));
        let most = self.at_most_safe();
        if let Some((_, first)) = most.first() {
            let mut line = format!("M0 {}", px(y(*first as f64)));
            for &(from, people) in &most[1..] {
                put!(line, "H{}V{}", px(self.whole.x(from)), px(y(people as f64)));
            }
            put!(body, "<path class=\"most\" d=\"{line}H{}\"/>", px(w));
        }
        body.push_str(&self.marks(&y));

        let chart = Chart {
            id: "c".to_owned(),
            scale: self.whole,
            title: self.say(Text::Curve),
            desc: self.lang.fill_html(
                Text::CurveDesc,
                &[("safe", &self.lang.int(f.safe)), ("total", &self.lang.int(f.people))],
            ),
            height: TALL + 2.0 * PAD,
            side,
            shut: (all_shut(self.told.scenario), self.say(Text::AllShut)),
            body,
            busy: None,
            tall: false,
        };
        let mut entries = vec![
            (
                "<path class=\"area\" d=\"M1 12H12V7H24V3H33V14H1z\"/><path class=\"safe\" d=\"M1 12H12V7H24V3H33\"/>",
                Text::Safe,
            ),
            ("<rect class=\"shut\" width=\"34\" height=\"14\"/>", Text::AllShut),
        ];
        if !most.is_empty() {
            entries.push(("<path class=\"most\" d=\"M1 12H10V7H20V3H33\"/>", Text::AtMostSafe));
        }
        if self.told.plan.bound.last_arrival.is_some() {
            entries.push(("<path class=\"bound\" d=\"M17 0V14\"/>", Text::Bound));
        }
        format!("{}{}", self.key(&entries), self.frame(&chart))
    }

    /// Everybody, and the bounds.
    fn marks(&self, y: &impl Fn(f64) -> f64) -> String {
        let (f, w, clock) = (&self.figures, self.whole.width, self.told.clock);
        let mut out = format!(
            "<path class=\"all\" d=\"M0 {0}h{1}\"/><text class=\"n\" x=\"6\" y=\"{2}\">{3}</text>",
            px(y(f.people as f64)),
            px(w),
            px(y(f.people as f64) - 6.0),
            alone(&self.lang.fill_html(Text::Everybody, &[("n", &self.lang.int(f.people))]))
        );
        if let Some(t) = self.told.plan.bound.last_arrival {
            let x = self.whole.x(t);
            // The label stands on the side that has room.
            let (anchor, at) = if x > w / 2.0 { ("end", x - 6.0) } else { ("start", x + 6.0) };
            put!(
                out,
                "<path class=\"bound\" d=\"M{} {}V{}\"/><text class=\"n\" text-anchor=\"{anchor}\" x=\"{}\" y=\"{}\">{}</text>",
                px(x),
                px(PAD - 18.0),
                px(y(0.0)),
                px(at),
                px(PAD - 8.0),
                alone(&self.lang.fill_html(Text::BoundMark, &[("n", &plain_code(&clock.minute(t)))]))
            );
        }
        if let Some(most) = self.at_most_out() {
            let level = y(most as f64);
            put!(
                out,
                "<path class=\"bound\" d=\"M0 {0}h{1}\"/><text class=\"n\" x=\"6\" y=\"{2}\">{3}</text>",
                px(level),
                px(w),
                px(level + 15.0),
                alone(&self.lang.fill_html(Text::AtMost, &[("n", &self.lang.int(most))]))
            );
        }
        out
    }

    /// The most people whom any plan can have safe, from each instant on: so many of the lightest classes as the proven weight
    /// holds. O(classes log classes + steps × classes).
    pub(super) fn at_most_safe(&self) -> Vec<(Time, u64)> {
        let s = self.told.scenario;
        let mut classes: Vec<(f64, u64)> = s
            .classes
            .iter()
            .map(|c| (s.priorities[c.priority].weight, u64::from(c.family.people()) * u64::from(c.count)))
            .collect();
        classes.sort_by(|a, b| a.0.total_cmp(&b.0));
        let people = |mut weight: f64| {
            let mut found = 0;
            for &(each, there) in &classes {
                // A hair above the quotient, so that rounding never claims one person too few.
                let fits = (weight / each * (1.0 + 1e-9) + 1e-6).floor() as u64;
                found += fits.min(there);
                if fits < there {
                    break;
                }
                weight -= each * there as f64;
            }
            found
        };
        let mut steps: Vec<(Time, u64)> =
            self.told.safe_at_most.iter().map(|&(from, weight)| (from, people(weight))).collect();
        steps.dedup_by(|later, before| later.1 <= before.1);
        steps
    }

    /// The most people whom any plan can bring out, if the bound says that somebody must stay: those left weigh
    /// at least the bound, and nobody weighs more than the heaviest class.
    pub(super) fn at_most_out(&self) -> Option<u64> {
        let s = self.told.scenario;
        let bound = self.told.plan.bound.left_behind_weighted?;
        let heaviest = s.classes.indices().map(|c| s.weight(c)).fold(0.0_f64, f64::max);
        // A hair below the quotient, so that rounding never claims one person too many.
        let stay = (bound / heaviest - 1e-6).ceil();
        (heaviest > 0.0 && stay >= 1.0).then(|| self.figures.people.saturating_sub(stay as u64))
    }
}

/// Set apart, in its own direction: graphs run from left to right, the words in them as their language does.
fn alone(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

/// A round number of people between two ticks: 1, 2 or 5 times a power of ten, four to eight of them.
fn nice_step(most: u64) -> u64 {
    let mut power = 1;
    loop {
        for step in [1, 2, 5] {
            if most / (step * power) < 6 {
                return step * power;
            }
        }
        power *= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_few() {
        assert_eq!(
            [nice_step(0), nice_step(205), nice_step(9_702), nice_step(1_000_000)],
            [1, 50, 2_000, 200_000]
        );
    }
}
