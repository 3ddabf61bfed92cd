//! Who of the two sides of an exchange is ahead, over time, against what is allowed.

use super::Page;
use super::chart::{Chart, SideLabel};
use super::scale::px;
use crate::escape::isolate;
use crate::figures::{Balance, all_shut, balances};
use crate::lang::Text;

/// Height of the plot without its margins.
const TALL: f64 = 180.0;
/// Room above and below.
const PAD: f64 = 20.0;

impl Page<'_> {
    /// A graph for each exchange, with the greatest leads in words.
    pub(super) fn exchange(&self) -> String {
        let s = self.told.scenario;
        let all = balances(s, self.told.plan, self.told.state);
        let mut out = String::new();
        for (i, (exchange, steps)) in s.exchanges.iter().zip(all).enumerate() {
            let [first, second] =
                [exchange.first, exchange.second].map(|zone| self.name(&s.zones[zone].name));
            let of = [("id", &*isolate(&exchange.id)), ("first", &*first), ("second", &*second)];
            put!(out, "<h3>{}</h3>", self.lang.fill_html(Text::ExchangeOf, &of));
            let Some(last) = steps.last() else {
                put!(out, "<p>{}</p>\n", self.say(Text::ExchangeNone));
                continue;
            };
            let most = |side: usize| steps.iter().map(|b| b.ahead[side]).fold(0.0_f64, f64::max);
            let number = |x: f64| isolate(&self.lang.decimal(x, 1));
            let values = [
                ("first", first.clone()),
                ("second", second.clone()),
                ("n", number(most(0))),
                ("m", number(most(1))),
                ("slack", number(exchange.slack)),
                ("through", isolate(&self.lang.int(last.sides[0].through))),
                ("back", isolate(&self.lang.int(last.sides[1].through))),
            ];
            let values: Vec<(&str, &str)> =
                values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            put!(out, "<p>{}</p>\n", self.lang.fill_html(Text::ExchangeMost, &values));
            let reach = most(0).max(most(1)).max(exchange.slack).max(1.0);
            let y = |people: f64| PAD + TALL * (0.5 - people / reach / 2.0);
            let w = px(self.whole.width);
            let mut body = String::new();
            for level in [exchange.slack, -exchange.slack] {
                put!(body, "<path class=\"bound\" d=\"M0 {}h{w}\"/>", px(y(level)));
            }
            put!(body, "<path class=\"all\" d=\"M0 {}h{w}\"/>", px(y(0.0)));
            put!(body, "<path class=\"safe\" d=\"{}\"/>", self.lead(&steps, 0, &y));
            put!(body, "<path class=\"most\" d=\"{}\"/>", self.lead(&steps, 1, &|people| y(-people)));
            let label = |people: f64| SideLabel {
                y: y(people),
                text: self.lang.decimal(people.abs(), 1),
                class: "tick",
            };
            let [plain_first, plain_second] =
                [exchange.first, exchange.second].map(|zone| self.plain_name(&s.zones[zone].name));
            let desc = [
                ("first", &*plain_first),
                ("second", &*plain_second),
                ("slack", &*self.lang.decimal(exchange.slack, 1)),
            ];
            out.push_str(&self.frame(&Chart {
                id: format!("x{i}"),
                scale: self.whole,
                title: self.say(Text::Exchange),
                desc: self.lang.fill_html(Text::ExchangeDesc, &desc),
                height: TALL + 2.0 * PAD,
                side: vec![label(exchange.slack), label(0.0), label(-exchange.slack)],
                shut: (all_shut(s), self.say(Text::AllShut)),
                body,
                busy: None,
                tall: false,
            }));
        }
        let entries = [
            ("<path class=\"safe\" d=\"M1 12H12V4H33\"/>", Text::ExchangeFirst),
            ("<path class=\"most\" d=\"M1 2H12V10H33\"/>", Text::ExchangeSecond),
            ("<path class=\"bound\" d=\"M1 7H33\"/>", Text::ExchangeSlack),
        ];
        format!("{}{out}", self.key(&entries))
    }

    /// The line of one side's lead.
    fn lead(&self, steps: &[Balance], side: usize, y: &impl Fn(f64) -> f64) -> String {
        let mut line = format!("M0 {}", px(y(0.0)));
        for step in steps {
            put!(line, "H{}V{}", px(self.whole.x(step.at)), px(y(step.ahead[side].max(0.0))));
        }
        put!(line, "H{}", px(self.whole.width));
        line
    }
}
