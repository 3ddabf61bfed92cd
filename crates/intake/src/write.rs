//! A draft as the files of a scenario: TOML with comments, the table of driving times, and for each line the cell that it is from.

use std::fmt::Write as _;

use texts::{Lang, Text};

use crate::calendar::Day;
use crate::columns::Kind;
use crate::fold::slug;
use crate::gather::{
    Agreement, Corridor, Draft, End, Entry, Exchange, Families, Hours, Place, Quota, Suspension, Vehicles,
    local,
};
use crate::sheet::Spot;

/// A file that grows line by line.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// Its text.
    pub(crate) text: String,
    /// The cell of each line, from the first.
    spots: Vec<Option<Spot>>,
}

impl Page {
    fn line(&mut self, text: &str, spot: Option<&Spot>) {
        self.text.push_str(text);
        self.text.push('\n');
        self.spots.push(spot.cloned());
    }

    /// The cell that a line (from 1) is from, or the nearest line above that has one.
    pub(crate) fn spot(&self, line: usize) -> Option<&Spot> {
        self.spots.get(..line.min(self.spots.len()))?.iter().rev().find_map(Option::as_ref)
    }
}

/// The lines of a table with a header of its own.
struct Lines<'a> {
    page: &'a mut Page,
    row: &'a Spot,
}

impl Lines<'_> {
    fn put(&mut self, key: &str, value: &str, spot: Option<&Spot>) {
        self.page.line(&format!("{key} = {value}"), Some(spot.unwrap_or(self.row)));
    }

    fn put_if<T: ToString>(&mut self, key: &str, value: Option<T>, spot: Option<&Spot>) {
        if let Some(value) = value {
            self.put(key, &value.to_string(), spot);
        }
    }

    fn flag(&mut self, key: &str, flag: bool) {
        self.put_if(key, flag.then_some("true"), None);
    }

    /// What a key refers to, with its name behind it where its id does not show it.
    fn refer(&mut self, key: &str, value: &str, places: &[&Place], spot: Option<&Spot>) {
        let hidden = places.iter().filter(|p| slug(&p.name.value).is_none());
        let names: Vec<String> = hidden.map(|p| plain(&p.name.value)).collect();
        let comment = if names.is_empty() { String::new() } else { format!("  # {}", names.join(", ")) };
        self.put(key, &format!("{value}{comment}"), spot);
    }

    /// An id, and the name if it says more.
    fn id(&mut self, id: &str, name: &str, spot: &Spot) {
        self.put("id", &quoted(id), Some(spot));
        self.put_if("name", (name != id).then(|| quoted(name)), Some(spot));
    }
}

/// The scenario. `times` is the name of its table of driving times; `files` are those that it is made of.
pub(crate) fn scenario(draft: &Draft, times: &str, files: &[&str], lang: Lang) -> Page {
    let mut page = Page::default();
    let comment = |page: &mut Page, text: &str| page.line(&format!("# {}", plain(text)), None);
    comment(&mut page, &lang.fill(Text::IntakeTomlHead, &[("files", &files.join(", "))]));
    comment(&mut page, &lang.fill(Text::IntakeTomlKeys, &[("page", "docs/formats/scenario.md")]));
    page.line("", None);
    operation(&mut page, draft, lang);
    page.line("", None);
    page.line("[travel]", None);
    page.line(&format!("table = {}", quoted(times)), None);
    for (id, name) in &draft.zones {
        page.line("", None);
        page.line("[[zone]]", Some(&name.spot));
        Lines { page: &mut page, row: &name.spot }.id(id, &name.value, &name.spot);
    }
    let mut section = |kind: Kind, more: &[&str], blocks: &mut dyn Iterator<Item = Page>| {
        for (i, block) in blocks.enumerate() {
            page.line("", None);
            if i == 0 {
                comment(&mut page, kind.title(lang));
                if !more.is_empty() {
                    comment(&mut page, &lang.fill(Text::IntakeTomlMore, &[("keys", &more.join(", "))]));
                }
                page.line("", None);
            }
            page.text.push_str(&block.text);
            page.spots.extend(block.spots);
        }
    };
    let day = draft.operation.start.value.day();
    section(Kind::Places, &[], &mut draft.places.iter().map(|p| place(p, draft)));
    section(
        Kind::Fleet,
        &["loading", "unloading", "serves"],
        &mut draft.fleet.iter().map(|v| vehicles(v, draft)),
    );
    section(Kind::People, &[], &mut draft.people.iter().map(|e| people(e, draft, day)));
    section(Kind::Corridors, &[], &mut draft.corridors.iter().map(|c| corridor(c, draft)));
    section(Kind::Agreements, &[], &mut draft.agreements.iter().map(|a| agreement(a, draft)));
    section(Kind::Quotas, &[], &mut draft.quotas.iter().map(|q| quota(q, draft)));
    section(Kind::Exchanges, &[], &mut draft.exchanges.iter().map(|e| exchange(e, draft)));
    page
}

fn operation(page: &mut Page, draft: &Draft, lang: Lang) {
    let o = &draft.operation;
    let assumed = |spot: Option<&Spot>| {
        if spot.is_some() {
            String::new()
        } else {
            format!("  # {}", plain(lang.say(Text::IntakeTomlAssumed)))
        }
    };
    page.line("format = \"safeconduct/1\"", None);
    page.line(&format!("name = {}", quoted(&o.name)), None);
    for (key, value, spot) in [
        ("timezone", quoted(&o.timezone.value), o.timezone.spot.as_ref()),
        ("start", o.start.value.toml(), o.start.spot.as_ref()),
        ("end", o.end.value.toml(), o.end.spot.as_ref()),
    ] {
        page.line(&format!("{key} = {value}{}", assumed(spot)), spot);
    }
    if let Some(aboard) = &o.aboard {
        page.line(&format!("aboard = {}", duration(aboard.value)), Some(&aboard.spot));
    }
}

fn place(p: &Place, draft: &Draft) -> Page {
    let mut page = Page::default();
    page.line("[[place]]", Some(&p.name.spot));
    let mut lines = Lines { page: &mut page, row: &p.name.spot };
    lines.id(&p.id, p.title.as_deref().unwrap_or(&p.name.value), &p.name.spot);
    lines.put_if("zone", p.zone.map(|z| quoted(&draft.zones[z].0)), None);
    if let Some((lat, lon)) = &p.position {
        lines.put("lat", &lat.value.to_string(), Some(&lat.spot));
        lines.put("lon", &lon.value.to_string(), Some(&lon.spot));
    }
    lines.put_if("bays", p.bays.as_ref().map(|n| n.value), p.bays.as_ref().map(|n| &n.spot));
    lines.put_if("stand", p.stand.as_ref().map(|n| n.value), p.stand.as_ref().map(|n| &n.spot));
    if let Some((people, stretchers)) = p.receives {
        let part = |key: &str, n: Option<u32>| n.map(|n| format!("{key} = {n}"));
        let parts: Vec<String> =
            [part("people", people), part("stretchers", stretchers)].into_iter().flatten().collect();
        lines.put("receives", &braces(&parts), None);
    }
    hours(&mut lines, "hours", &p.hours, draft);
    page
}

fn vehicles(v: &Vehicles, draft: &Draft) -> Page {
    let mut page = Page::default();
    page.line("[[vehicles]]", Some(&v.name.spot));
    let mut lines = Lines { page: &mut page, row: &v.name.spot };
    lines.id(&v.id, &v.name.value, &v.name.spot);
    lines.put("count", &v.count.to_string(), None);
    if let Some(depot) = v.depot.map(|d| &draft.places[d]) {
        lines.refer("depot", &quoted(&depot.id), &[depot], None);
    }
    for (key, n) in ["seats", "wheelchairs", "stretchers"].into_iter().zip(v.room) {
        lines.put_if(key, (n > 0).then_some(n), None);
    }
    lines.put_if("reserve", v.reserve.as_ref().map(|n| n.value), v.reserve.as_ref().map(|n| &n.spot));
    lines.put_if("pace", v.pace.as_ref().map(|x| x.value), v.pace.as_ref().map(|x| &x.spot));
    lines.flag("escort", v.escort);
    lines.flag("out", v.out);
    lines.flag("once", v.once);
    if let Some((most, rest)) = &v.duty {
        let parts = [format!("most = {}", duration(most.value)), format!("rest = {}", duration(rest.value))];
        lines.put("duty", &braces(&parts), Some(&most.spot));
    }
    hours(&mut lines, "available", &v.available, draft);
    page
}

fn people(e: &Entry, draft: &Draft, day: Day) -> Page {
    let mut page = Page::default();
    page.line("[[people]]", Some(&e.spot));
    let mut lines = Lines { page: &mut page, row: &e.spot };
    lines.put("id", &quoted(&e.id), None);
    let (at, to) = (&draft.places[e.at], e.to.value.iter().map(|p| &draft.places[*p]).collect::<Vec<_>>());
    lines.refer("at", &quoted(&at.id), &[at], None);
    let ids: Vec<&str> = to.iter().map(|p| p.id.as_str()).collect();
    lines.refer("to", &list(&ids), &to, Some(&e.to.spot));
    lines.put_if("priority", (e.priority != "normal").then(|| quoted(e.priority)), None);
    if let Some(ready) = &e.ready {
        lines.put("ready", &local(ready.value, day, End::Begins).toml(), Some(&ready.spot));
    }
    match &e.families {
        Families::Sizes(sizes) => {
            let parts: Vec<String> =
                sizes.iter().map(|(size, n)| format!("\"{size}\" = {}", n.value)).collect();
            lines.put("families", &braces(&parts), None);
        }
        Families::Alike(load, count) => {
            let parts = ["seats", "wheelchairs", "stretchers"].into_iter().zip(load);
            let parts: Vec<String> =
                parts.filter(|(_, n)| **n > 0).map(|(key, n)| format!("{key} = {n}")).collect();
            lines.put("family", &braces(&parts), None);
            lines.put("count", &count.value.to_string(), Some(&count.spot));
        }
    }
    page
}

fn corridor(c: &Corridor, draft: &Draft) -> Page {
    let mut page = Page::default();
    page.line("[[corridor]]", Some(&c.name.spot));
    let mut lines = Lines { page: &mut page, row: &c.name.spot };
    lines.id(&c.id, &c.name.value, &c.name.spot);
    if let Some((from, to)) = c.gates {
        for (key, gate) in [("from", &draft.places[from]), ("to", &draft.places[to])] {
            lines.refer(key, &quoted(&gate.id), &[gate], None);
        }
    }
    lines.put_if("time", c.time.as_ref().map(|t| duration(t.value)), c.time.as_ref().map(|t| &t.spot));
    lines.put_if("km", c.km.as_ref().map(|x| x.value), c.km.as_ref().map(|x| &x.spot));
    let mut convoy: Vec<String> = Vec::new();
    convoy.extend(c.most.as_ref().map(|n| format!("most = {}", n.value)));
    convoy.extend(c.headway.as_ref().map(|t| format!("headway = {}", duration(t.value))));
    convoy.extend(c.escorts.as_ref().map(|n| format!("escorts = {}", n.value)));
    convoy.extend(c.margin.as_ref().map(|t| format!("margin = {}", duration(t.value))));
    lines.put_if("convoy", (!convoy.is_empty()).then(|| braces(&convoy)), None);
    lines.flag("single_track", c.single_track);
    for point in &c.checkpoints {
        let spot = &point.after.spot;
        lines.page.line("", None);
        lines.page.line("[[corridor.checkpoint]]", Some(spot));
        lines.put("id", &quoted(&point.id), Some(spot));
        lines.put("after", &duration(point.after.value), Some(spot));
        for (key, way) in ["outward", "back"].into_iter().zip(&point.ways) {
            if let Some(way) = way {
                let mut parts =
                    vec![format!("lanes = {}", way.lanes), format!("vehicle = {}", duration(way.vehicle))];
                parts.extend((way.person > 0).then(|| format!("person = {}", duration(way.person))));
                lines.put(key, &braces(&parts), Some(&way.spot));
            }
        }
    }
    page
}

fn agreement(a: &Agreement, draft: &Draft) -> Page {
    let mut page = Page::default();
    page.line("[[agreement]]", Some(&a.name.spot));
    let mut lines = Lines { page: &mut page, row: &a.name.spot };
    lines.id(&a.id, &a.name.value, &a.name.spot);
    lines.put("parties", &list(&a.parties.iter().map(String::as_str).collect::<Vec<_>>()), None);
    if !a.not_party.is_empty() {
        lines.put("not_party", &list(&a.not_party.iter().map(String::as_str).collect::<Vec<_>>()), None);
    }
    let covers: Vec<&str> = a.covers.iter().map(|c| draft.corridors[*c].id.as_str()).collect();
    lines.put("covers", &list(&covers), None);
    hours(&mut lines, "in_force", &a.windows, draft);
    if !a.suspended.is_empty() {
        let one = |s: &Suspension| {
            let window = s.hours.toml(draft.operation.start.value, draft.operation.end.value);
            let reason = s.reason.as_ref().map(|r| format!(", reason = {} }}", quoted(r)));
            reason.map_or(window.clone(), |reason| window.replace(" }", &reason))
        };
        let all: Vec<String> = a.suspended.iter().map(one).collect();
        lines.put("suspended", &format!("[{}]", all.join(", ")), a.suspended[0].hours.spot());
    }
    page
}

/// A list of windows, if there are any: always is what a scenario says by leaving it out.
fn hours(lines: &mut Lines<'_>, key: &str, all: &[Hours], draft: &Draft) {
    let (start, end) = (draft.operation.start.value, draft.operation.end.value);
    let written: Vec<String> = all.iter().map(|h| h.toml(start, end)).collect();
    let spot = all.iter().find_map(Hours::spot);
    lines.put_if(key, (!all.is_empty()).then(|| format!("[{}]", written.join(", "))), spot);
}

fn quota(q: &Quota, draft: &Draft) -> Page {
    let mut page = Page::default();
    page.line("[[quota]]", Some(&q.spot));
    let mut lines = Lines { page: &mut page, row: &q.spot };
    lines.put("id", &quoted(&q.id), None);
    lines.put("corridor", &quoted(&draft.corridors[q.corridor].id), None);
    lines.put("direction", &quoted(q.direction), None);
    lines.put("most", &q.most.value.to_string(), Some(&q.most.spot));
    lines.put("unit", &quoted(q.unit), None);
    page
}

fn exchange(e: &Exchange, draft: &Draft) -> Page {
    let mut page = Page::default();
    page.line("[[exchange]]", Some(&e.spot));
    let mut lines = Lines { page: &mut page, row: &e.spot };
    lines.put("id", &quoted(&e.id), None);
    for (key, zone) in ["first", "second"].into_iter().zip(e.zones) {
        lines.put(key, &quoted(&draft.zones[zone].0), None);
    }
    lines.put_if("ratio", e.ratio.as_ref().map(|x| x.value), e.ratio.as_ref().map(|x| &x.spot));
    lines.put("slack", &e.slack.value.to_string(), Some(&e.slack.spot));
    lines.put_if("exempt", (!e.exempt.is_empty()).then(|| list(&e.exempt)), None);
    page
}

/// The table of driving times.
pub(crate) fn times(draft: &Draft) -> Page {
    let mut page = Page::default();
    page.line("from,to,minutes,km", None);
    for leg in &draft.times {
        let (from, to) = (&draft.places[leg.from].id, &draft.places[leg.to].id);
        let minutes = leg.seconds.map_or(String::new(), minutes);
        let km = leg.km.map_or("0".to_owned(), |km| km.to_string());
        page.line(&format!("{from},{to},{minutes},{km}"), Some(&leg.spot));
    }
    page
}

/// Minutes with so many decimals that the reader finds the same seconds.
fn minutes(seconds: i64) -> String {
    if seconds % 60 == 0 {
        return (seconds / 60).to_string();
    }
    let text = format!("{:.4}", seconds as f64 / 60.0);
    text.trim_end_matches('0').to_owned()
}

/// `"1h30m"`.
fn duration(seconds: i64) -> String {
    let mut text = String::new();
    let mut rest = seconds;
    for (unit, of) in [("d", 86_400), ("h", 3600), ("m", 60), ("s", 1)] {
        if rest >= of {
            write!(text, "{}{unit}", rest / of).expect("writing to a string cannot fail");
            rest %= of;
        }
    }
    if text.is_empty() { "\"0s\"".to_owned() } else { format!("\"{text}\"") }
}

fn braces(parts: &[String]) -> String {
    if parts.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", parts.join(", ")) }
}

fn list(items: &[&str]) -> String {
    let items: Vec<String> = items.iter().map(|i| quoted(i)).collect();
    format!("[{}]", items.join(", "))
}

/// A text as TOML writes it.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => {
                write!(out, "\\u{:04X}", u32::from(c)).expect("writing to a string cannot fail");
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A text as a comment has it: one line, without marks of direction, which an editor would show.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}'))
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_of_time_is_written_as_scenarios_have_it() {
        assert_eq!([0, 90, 5400, 86_400].map(duration), ["\"0s\"", "\"1m30s\"", "\"1h30m\"", "\"1d\""]);
    }

    #[test]
    fn minutes_keep_their_seconds() {
        for seconds in 0..4000 {
            let read: f64 = minutes(seconds).parse().unwrap();
            assert_eq!((read * 60.0).round() as i64, seconds);
        }
        assert_eq!(minutes(450), "7.5");
    }

    #[test]
    fn a_text_cannot_end_itself() {
        assert_eq!(quoted("a\"b\\\n"), "\"a\\\"b\\\\\\u000A\"");
    }
}
