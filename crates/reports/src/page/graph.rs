//! The time–distance graph of each corridor: time to the right, driving time from the `from` gate upwards.

use domain::{Convoy, Corridor, Direction, Duration, Idx, Time};

use super::Page;
use super::chart::{Chart, SideLabel};
use super::scale::px;
use crate::escape::{escape, plain_code};
use crate::figures::Manifest;
use crate::lang::Text;
use crate::words::{direction_word, kinds};

/// Room above and below the corridor, for figures at the ends of the lines.
const PAD: f64 = 22.0;
/// Labels at the side stand at least this far apart.
const APART: f64 = 16.0;
/// With more convoys than this, lines have no wider invisible twin to hover over.
const MANY: usize = 400;

/// A convoy of the plan or one that has gone before it.
struct Drawn<'a> {
    convoy: &'a Convoy,
    people: u32,
    manifest: Option<&'a Manifest>,
}

impl Page<'_> {
    /// Every corridor, in the scenario's order.
    pub(super) fn graphs(&self) -> String {
        let key = self.key(&[
            (
                "<path class=\"ln l\" d=\"M1 12L9 7H25L33 2\"/><path class=\"in l\" d=\"M11 7H25\"/>",
                Text::LoadedKey,
            ),
            ("<path class=\"ln e\" d=\"M1 12L33 2\"/>", Text::EmptyKey),
            ("<path class=\"in l\" d=\"M4 7H30\"/>", Text::Inspection),
            ("<rect class=\"shut\" width=\"34\" height=\"14\"/>", Text::Shut),
        ]);
        let graphs: String = self.told.scenario.corridors.entries().map(|(i, c)| self.graph(i, c)).collect();
        format!("{key}{graphs}")
    }

    fn graph(&self, index: Idx<Corridor>, corridor: &Corridor) -> String {
        let s = self.told.scenario;
        let tall = 190.0 + 24.0 * corridor.checkpoints.len() as f64;
        let time = corridor.time.0.max(1) as f64;
        let y = |after: Duration| PAD + tall * (1.0 - after.0 as f64 / time);

        let gate = |place| s.places[place].name.in_language(self.lang.tag()).to_owned();
        let mut side = vec![SideLabel { y: y(Duration::ZERO), text: gate(corridor.from), class: "gate" }];
        side.extend(corridor.checkpoints.iter().map(|c| SideLabel {
            y: y(c.after),
            text: c.id.clone(),
            class: "post",
        }));
        side.push(SideLabel { y: y(corridor.time), text: gate(corridor.to), class: "gate" });
        let mut body: String = side
            .iter()
            .map(|l| format!("<path class=\"{}\" d=\"M0 {}h{}\"/>", l.class, px(l.y), px(self.scale.width)))
            .collect();
        spread(&mut side, tall + 2.0 * PAD);

        let past = self.told.state.iter().flat_map(|st| &st.convoys).map(|p| Drawn {
            convoy: &p.convoy,
            people: p.people,
            manifest: None,
        });
        let planned = self.figures.departures.iter().map(|&i| Drawn {
            convoy: &self.told.plan.convoys[i],
            people: self.figures.manifests[i].load.people(),
            manifest: Some(&self.figures.manifests[i]),
        });
        let all: Vec<Drawn<'_>> = past.chain(planned).filter(|d| d.convoy.corridor == index).collect();
        // Where the last figure ended, at the top and at the bottom, so that none is written over another.
        let mut written = [f64::MIN; 2];
        for drawn in &all {
            body.push_str(&self.convoy_line(corridor, drawn, &y, all.len() <= MANY));
            body.push_str(&self.figure_at_end(corridor, drawn, &y, &mut written));
        }

        let busy =
            all.iter().map(|d| (self.scale.x(d.convoy.depart), self.scale.x(d.convoy.arrive))).collect();

        let name = self.plain_name(&corridor.name);
        let ways = [
            ("from", self.name(&s.places[corridor.from].name)),
            ("to", self.name(&s.places[corridor.to].name)),
        ];
        let ways: Vec<(&str, &str)> = ways.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let gate_name = self.plain_name(&s.places[corridor.from].name);
        let chart = Chart {
            id: format!("g{}", index.get()),
            scale: self.scale,
            title: format!("{}{}{name}", self.say(Text::Graphs), self.colon()),
            desc: self.lang.fill_html(Text::GraphDesc, &[("from", &gate_name)]),
            height: tall + 2.0 * PAD,
            side,
            shut: (s.open(index).complement(), self.say(Text::Shut)),
            body,
            busy: Some(busy),
            tall: false,
        };
        format!(
            "<h3>{} <small>{}</small></h3>\n{}",
            self.name(&corridor.name),
            self.lang.fill_html(Text::FromTo, &ways),
            self.frame(&chart)
        )
    }

    /// The line of a convoy with its inspections, and all about it for whoever points at it.
    fn convoy_line(
        &self,
        corridor: &Corridor,
        drawn: &Drawn<'_>,
        y: &impl Fn(Duration) -> f64,
        hover: bool,
    ) -> String {
        let convoy = drawn.convoy;
        let at = |driven: Duration| match convoy.direction {
            Direction::Outward => y(driven),
            Direction::Back => y(corridor.time - driven),
        };
        let x = |t: Time| px(self.scale.x(t));
        let mut line = format!("M{} {}", x(convoy.depart), px(at(Duration::ZERO)));
        let mut inspections = String::new();
        let (mut left, mut driven) = (convoy.depart, Duration::ZERO);
        let stops = corridor.stops(convoy.direction);
        for passage in &convoy.passages {
            let Some((_, after, _)) = stops.iter().find(|(c, ..)| c.id == passage.checkpoint) else {
                continue;
            };
            let reaches = (left + (*after - driven)).min(passage.begin);
            let level = px(at(*after));
            put!(line, "L{} {level}H{}", x(reaches), x(passage.end));
            put!(inspections, "M{} {level}H{}", x(passage.begin), x(passage.end));
            (left, driven) = (passage.end, *after);
        }
        let through = (left + (corridor.time - driven)).min(convoy.arrive);
        put!(line, "L{} {}", x(through), px(at(corridor.time)));
        if through < convoy.arrive {
            put!(line, "H{}", x(convoy.arrive));
        }
        let class = match (drawn.manifest.is_none(), drawn.people > 0) {
            (true, _) => "p",
            (false, true) => "l",
            (false, false) => "e",
        };
        let mut out = format!("<g class=\"cv\"><title>{}</title>", self.about(drawn));
        if hover {
            put!(out, "<path class=\"hit\" d=\"{line}\"/>");
        }
        put!(out, "<path class=\"ln {class}\" d=\"{line}\"/>");
        if !inspections.is_empty() {
            put!(out, "<path class=\"in {class}\" d=\"{inspections}\"/>");
        }
        out.push_str("</g>");
        out
    }

    /// The people aboard, where the convoy comes through, if there is room.
    fn figure_at_end(
        &self,
        corridor: &Corridor,
        drawn: &Drawn<'_>,
        y: &impl Fn(Duration) -> f64,
        written: &mut [f64; 2],
    ) -> String {
        if drawn.people == 0 {
            return String::new();
        }
        let text = self.lang.int(u64::from(drawn.people));
        let (end, row) = match drawn.convoy.direction {
            Direction::Outward => (y(corridor.time) - 7.0, 0),
            Direction::Back => (y(Duration::ZERO) + 16.0, 1),
        };
        let half = text.chars().count() as f64 * 3.4;
        let x = self.scale.x(drawn.convoy.arrive).clamp(half, self.scale.width - half);
        if x - half < written[row] + 3.0 {
            return String::new();
        }
        written[row] = x + half;
        format!(
            "<text class=\"n\" text-anchor=\"middle\" x=\"{}\" y=\"{}\">{}</text>",
            px(x),
            px(end),
            escape(&text)
        )
    }

    fn about(&self, drawn: &Drawn<'_>) -> String {
        let (c, s) = (drawn.convoy, self.told.scenario);
        let corridor = self.plain_name(&s.corridors[c.corridor].name);
        let mut lines = vec![
            plain_code(&c.id),
            format!("{corridor}{}{}", self.say(Text::List), escape(direction_word(self.lang, c.direction))),
        ];
        match drawn.manifest {
            None => lines.push(self.say(Text::Past)),
            Some(m) => lines.push(escape(&kinds(self.told, self.lang, &m.vehicles))),
        }
        lines.push(format!(
            "{}{}{}",
            self.say(Text::People),
            self.colon(),
            escape(&self.lang.int(u64::from(drawn.people)))
        ));
        let times = |from: Time, until: Time| {
            plain_code(&format!("{}–{}", self.told.clock.time_of_day(from), self.on_day(until, from)))
        };
        lines.push(times(c.depart, c.arrive));
        lines.extend(
            c.passages.iter().map(|p| format!("{}: {}", plain_code(&p.checkpoint), times(p.begin, p.end))),
        );
        lines.join("\n")
    }
}

/// Moves labels apart that would cover each other, keeping their order and the frame.
fn spread(labels: &mut [SideLabel], height: f64) {
    // They come from the bottom upwards: first push up what is too close, then down what left the frame.
    for i in 1..labels.len() {
        labels[i].y = labels[i].y.min(labels[i - 1].y - APART);
    }
    let mut floor = APART / 2.0;
    for label in labels.iter_mut().rev() {
        label.y = label.y.max(floor).min(height);
        floor = label.y + APART;
    }
}
