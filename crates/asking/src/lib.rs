//! What to ask for at the table: changes of the agreement or of the means, what each is worth, which help only together, and the
//! least that gets everybody out.
//!
//! A [`Change`] is a scenario that differs in one clause or one figure, with the `--set` that makes it from the file, so that
//! everybody can make the same plan again. It deliberately makes no plan and proves no bound: whoever asks brings what was
//! measured ([`Measured`]).

mod carry;
mod changes;
mod edit;
mod worth;

pub use carry::carried_over;
pub use changes::{Change, What, changes, together};
pub use worth::{InWorlds, Measured, Won, least, missing, won};
