//! Papers for the field: printable HTML, one self-contained file each, with no script and no request, black on white.
//!
//! Every sheet names the plan that it is of, and says that it is not an order. Columns are left empty for what happens.

mod checkpoints;
mod frame;
mod left;
mod movements;
mod order;
mod passing;
mod receivers;
mod situation;
mod support;
mod vehicles;
mod words;

pub(crate) use passing::due;

use crate::{Case, Document};
use frame::Sheet;

/// Every paper; who is left behind has one only if anybody is.
pub(crate) fn all(case: &Case<'_>) -> Vec<Document> {
    let sheet = Sheet { case };
    let mut all =
        vec![sheet.order(), sheet.movements(), sheet.vehicles(), sheet.checkpoints(), sheet.receivers()];
    all.extend((!case.facts.left.is_empty()).then(|| sheet.left()));
    all
}
