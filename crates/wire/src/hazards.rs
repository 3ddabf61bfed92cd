//! The hazards format `safeconduct-hazards/1`: what can go wrong in a rehearsal, and how often.

use domain::Duration;
use simulator::{Breakdown, Chanced, Extended, Factors, Hazards, Spread, Unexpected};
use texts::Text;

use crate::fields::{Field, Fields, Least};
use crate::node::Value;
use crate::shape::Noun::{Called, Key};
use crate::shape::Shape;
use crate::source::{Log, Page, Source, Span};
use crate::told::say;
use crate::{Problems, node};

/// The hazards of those who give none, as a file with the source of each number.
pub const DEFAULT: &str = include_str!("hazards/default.toml");

/// The format's name.
const FORMAT: &str = "safeconduct-hazards/1";

macro_rules! shape {
    ($name:ident $noun:expr => $($key:literal)*) => {
        static $name: Shape = Shape { schema: "", noun: $noun, keys: &[$($key),*] };
    };
}

shape!(HAZARDS Called(Text::ShapeHazards) => "format" "driving" "loading" "inspection" "unexpected" "people" "arrival" "no_show"
    "breakdown" "driver" "suspension" "shortened" "extended" "exchange" "cars");
shape!(FACTORS Called(Text::ShapeFactors) => "operation" "each");
shape!(EACH Called(Text::ShapeFactor) => "each");
shape!(UNEXPECTED Key("unexpected") => "chance" "stop" "turned_back");
shape!(ARRIVAL Key("arrival") => "over");
shape!(NO_SHOW Key("no_show") => "share");
shape!(BREAKDOWN Key("breakdown") => "hourly" "repaired" "repair" "transfer");
shape!(DRIVER Key("driver") => "chance" "late");
shape!(LASTS Called(Text::ShapeLasts) => "chance" "lasts");
shape!(SHORTENED Key("shortened") => "chance" "by");
shape!(EXTENDED Key("extended") => "chance" "by" "notice");
shape!(CARS Key("cars") => "chance" "number");

/// The most that a factor or a number may be: beyond it times would leave every calendar.
const FACTOR: f64 = 100.0;
const NUMBER: f64 = 10_000.0;

/// Reads a hazards file.
///
/// # Errors
/// Everything that is wrong with it, at once, in the order of its lines.
pub fn read(path: &str, bytes: &[u8]) -> Result<Hazards, Problems> {
    let log = Log::default();
    let hazards = Source::decode(path, bytes).map_err(|p| log.push(p)).ok().and_then(|source| {
        let page = Page { source: &source, log: &log };
        let root = node::toml(page)?;
        let whole = Field { page, label: "the hazards", key: Span::default(), node: &root };
        Some(hazards(Fields::open(whole, &HAZARDS)?))
    });
    let problems = log.into_problems(path);
    match hazards {
        Some(hazards) if !problems.has_errors() => Ok(hazards),
        _ => Err(problems),
    }
}

fn hazards(file: Fields<'_>) -> Hazards {
    match file.need("format") {
        Some(f) if f.text().is_some_and(|text| text != FORMAT) => {
            f.error(say!(BadHazards, text = f.page.quote(f.node.span)), say!(FixHazards, format = FORMAT));
        }
        _ => {}
    }
    let part = |key, shape| file.get(key).and_then(|f| Fields::open(f, shape));
    Hazards {
        driving: part("driving", &FACTORS).and_then(factors),
        loading: part("loading", &EACH).and_then(|p| spread(p.need("each")?, factor)),
        inspection: part("inspection", &FACTORS).and_then(factors),
        unexpected: part("unexpected", &UNEXPECTED).and_then(|p| {
            let (chance, stop) = (p.need("chance").and_then(share), span(p, "stop"));
            let turned_back = p.get("turned_back").map_or(Some(0.0), share);
            Some(Unexpected { chance: chance?, stop: stop?, turned_back: turned_back? })
        }),
        people: part("people", &FACTORS).and_then(factors),
        arrival: part("arrival", &ARRIVAL).and_then(|p| span(p, "over")),
        no_show: part("no_show", &NO_SHOW).and_then(|p| spread(p.need("share")?, share)),
        breakdown: part("breakdown", &BREAKDOWN).and_then(|p| {
            let (hourly, repaired) = (p.need("hourly").and_then(share), p.need("repaired").and_then(share));
            let (repair, transfer) = (span(p, "repair"), span(p, "transfer"));
            Some(Breakdown { hourly: hourly?, repaired: repaired?, repair: repair?, transfer: transfer? })
        }),
        driver: part("driver", &DRIVER).and_then(|p| chanced(p, "late")),
        suspension: part("suspension", &LASTS).and_then(|p| chanced(p, "lasts")),
        shortened: part("shortened", &SHORTENED).and_then(|p| chanced(p, "by")),
        extended: part("extended", &EXTENDED).and_then(|p| {
            let of = chanced(p, "by");
            let notice = p.get("notice").map_or(Some(Duration::ZERO), Field::duration);
            let of = of?;
            Some(Extended { chance: of.chance, by: of.amount, notice: notice? })
        }),
        exchange: part("exchange", &LASTS).and_then(|p| chanced(p, "lasts")),
        cars: part("cars", &CARS).and_then(|p| {
            let (chance, amount) = (p.need("chance").and_then(share), p.need("number"));
            Some(Chanced { chance: chance?, amount: spread(amount?, number)? })
        }),
    }
}

fn factors(part: Fields<'_>) -> Option<Factors> {
    const ONE: Spread = Spread::new(1.0, 1.0, 1.0);
    let of = |key| part.get(key).map_or(Some(ONE), |f| spread(f, factor));
    let (operation, each) = (of("operation"), of("each"));
    Some(Factors { operation: operation?, each: each? })
}

fn chanced(part: Fields<'_>, key: &'static str) -> Option<Chanced> {
    let (chance, amount) = (part.need("chance").and_then(share), span(part, key));
    Some(Chanced { chance: chance?, amount: amount? })
}

fn span(part: Fields<'_>, key: &'static str) -> Option<Spread> {
    spread(part.need(key)?, |f| f.duration().map(|d| d.0 as f64))
}

fn factor(field: Field<'_>) -> Option<f64> {
    field.number(Least::AboveZero, FACTOR)
}

fn number(field: Field<'_>) -> Option<f64> {
    field.number(Least::Zero, NUMBER)
}

/// A chance or a share: from 0 to 1.
fn share(field: Field<'_>) -> Option<f64> {
    field.number(Least::Zero, 1.0)
}

/// Least, likely, most; or one value that it always is.
fn spread(field: Field<'_>, each: impl Fn(Field<'_>) -> Option<f64>) -> Option<Spread> {
    if !matches!(field.node.value, Value::List(_)) {
        let value = each(field)?;
        return Some(Spread::new(value, value, value));
    }
    let items = field.list()?;
    let values: Vec<Option<f64>> = items.iter().map(|&f| each(f)).collect();
    let [least, likely, most] = values.as_slice() else {
        field.error(say!(BadThree, key = field.label, n = values.len()), say!(FixThree));
        return None;
    };
    let (least, likely, most) = ((*least)?, (*likely)?, (*most)?);
    if least > likely || likely > most {
        let found = field.page.quote(field.node.span);
        field.error(say!(BadOrder, key = field.label, text = found), say!(FixThree));
        return None;
    }
    Some(Spread::new(least, likely, most))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<(usize, usize, String)> {
        let problems = read("h.toml", text.as_bytes()).unwrap_err();
        problems.0.into_iter().map(|p| (p.line, p.column, p.message.to_string())).collect()
    }

    #[test]
    fn the_hazards_that_are_built_in_have_every_concern() {
        let hazards = read("default.toml", DEFAULT.as_bytes()).unwrap();
        assert_eq!(hazards.concerns(), simulator::Concern::ALL.to_vec());
        assert_eq!(hazards.unexpected.unwrap().stop, Spread::new(600.0, 2700.0, 18_000.0));
    }

    #[test]
    fn what_is_left_out_does_not_happen() {
        let hazards = read("h.toml", b"format = \"safeconduct-hazards/1\"\n[cars]\nchance = 1\nnumber = 3\n");
        let cars = Chanced { chance: 1.0, amount: Spread::new(3.0, 3.0, 3.0) };
        assert_eq!(hazards.unwrap(), Hazards { cars: Some(cars), ..Hazards::NONE });
    }

    #[test]
    fn every_mistake_is_said_at_once_with_its_place() {
        let text = "format = \"safeconduct-hazards/1\"\n[driver]\nchance = 1.5\nlate = [\"2h\", \"1h\", \"8h\"]\n[loding]\n[loading]\neach = [1, 2]\n[no_show]\nshare = \"2h\"\n";
        let found = said(text);
        let places: Vec<(usize, usize)> = found.iter().map(|p| (p.0, p.1)).collect();
        assert_eq!(places, [(3, 10), (4, 8), (5, 2), (7, 8), (9, 9)], "{found:?}");
        assert_eq!(said("")[0].2, "missing key: format");
        assert!(said("format = \"safeconduct/1\"")[0].2.starts_with("not a hazards file"));
        assert_eq!(said("format = [")[0].0, 1);
    }
}
