//! How a published statement is written in a record: an object of its own within its event.

use domain::Time;
use operation::{Bound, Figure, Id, Precision, Since, Statement, Words};
use serde::{Deserialize, Serialize};

use super::value::{WindowOut, Wire, words};

/// A statement in a file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StatementOut {
    counter: String,
    source: String,
    about: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    figure: Option<FigureOut>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    scope: String,
    within: WindowOut,
    precision: String,
    synthetic: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    said: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    found_at: Vec<String>,
}

/// A figure in a file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FigureOut {
    count: u32,
    unit: String,
    bound: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sum_since: Option<String>,
}

/// Written in the place of an instant where the source does not say since when it counts.
const NOT_SAID: &str = "not-said";

impl Wire for Statement {
    type Out = StatementOut;
    fn out(&self) -> StatementOut {
        let Statement {
            counter,
            source,
            about,
            figure,
            place,
            scope,
            within,
            precision,
            synthetic,
            said,
            found_at,
        } = self;
        StatementOut {
            counter: counter.out(),
            source: source.out(),
            about: about.out(),
            figure: figure.out(),
            place: place.out(),
            scope: scope.out(),
            within: within.out(),
            precision: precision.out(),
            synthetic: *synthetic,
            said: said.out(),
            found_at: found_at.out(),
        }
    }
    fn back(out: StatementOut) -> Result<Statement, String> {
        let StatementOut {
            counter,
            source,
            about,
            figure,
            place,
            scope,
            within,
            precision,
            synthetic,
            said,
            found_at,
        } = out;
        Ok(Statement {
            counter: Id::back(counter)?,
            source: Words::back(source)?,
            about: Id::back(about)?,
            figure: Option::back(figure)?,
            place: Option::back(place)?,
            scope: Words::back(scope)?,
            within: domain::Window::back(within)?,
            precision: Precision::back(precision)?,
            synthetic,
            said: Words::back(said)?,
            found_at: Vec::back(found_at)?,
        })
    }
}

impl Wire for Figure {
    type Out = FigureOut;
    fn out(&self) -> FigureOut {
        let Figure { count, unit, bound, sum } = self;
        let since = |since: &Since| match since {
            Since::NotSaid => NOT_SAID.to_owned(),
            Since::Time(at) => at.out(),
        };
        FigureOut { count: *count, unit: unit.out(), bound: bound.out(), sum_since: sum.as_ref().map(since) }
    }
    fn back(out: FigureOut) -> Result<Figure, String> {
        let FigureOut { count, unit, bound, sum_since } = out;
        let since = |text: String| match text.as_str() {
            NOT_SAID => Ok(Since::NotSaid),
            _ => Time::back(text).map(Since::Time),
        };
        let sum = sum_since.map(since).transpose()?;
        Ok(Figure { count, unit: Id::back(unit)?, bound: Bound::back(bound)?, sum })
    }
}

words!(Precision: "minute" Precision::Minute, "hour" Precision::Hour, "day" Precision::Day, "month" Precision::Month);
words!(Bound:
    "exactly" Bound::Exactly, "about" Bound::About, "over" Bound::Over, "almost" Bound::Almost,
    "up-to" Bound::UpTo);
