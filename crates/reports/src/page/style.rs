//! The look of the page, on screen in light and dark and on paper.
//!
//! The hues keep apart for every common kind of colour blindness, and each thing has a form of its own as
//! well. Everything is laid out by logical sides, so that Arabic mirrors; graphs alone always run to the right.

/// All of it.
pub(super) const STYLE: &str = include_str!("style.css");
