//! Puts messages together: who, when, what was found, what was allowed.

use std::fmt::Display;

use domain::Time;

use crate::Piece;

/// A message that grows from left to right.
#[derive(Default)]
pub(crate) struct Message(Vec<Piece>);

/// A message that begins with this.
pub(crate) fn say(text: impl Display) -> Message {
    Message::default().text(text)
}

impl Message {
    /// Goes on with text.
    #[must_use]
    pub(crate) fn text(mut self, text: impl Display) -> Message {
        if let Some(Piece::Text(last)) = self.0.last_mut() {
            last.push_str(&text.to_string());
        } else {
            self.0.push(Piece::Text(text.to_string()));
        }
        self
    }

    /// Goes on with an instant.
    #[must_use]
    pub(crate) fn time(mut self, t: Time) -> Message {
        self.0.push(Piece::Time(t));
        self
    }

    /// The message.
    pub(crate) fn done(self) -> Vec<Piece> {
        self.0
    }
}
