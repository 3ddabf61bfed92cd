//! Colour, where it helps: on a terminal, and not with `NO_COLOR`.

use std::io::IsTerminal;

/// A colour of the terminal's sixteen.
#[derive(Clone, Copy)]
pub(crate) enum Colour {
    /// Something is wrong.
    Red,
    /// Something may be wrong.
    Yellow,
    /// All is well.
    Green,
}

/// The text, coloured if standard error shows colour.
pub(crate) fn on_stderr(colour: Colour, text: &str) -> String {
    paint(colour, text, std::io::stderr().is_terminal())
}

/// The text, coloured if standard output shows colour.
pub(crate) fn on_stdout(colour: Colour, text: &str) -> String {
    paint(colour, text, std::io::stdout().is_terminal())
}

/// `NO_COLOR` counts if it holds anything (no-color.org).
fn paint(colour: Colour, text: &str, terminal: bool) -> String {
    if !terminal || std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty()) {
        return text.to_owned();
    }
    let code = match colour {
        Colour::Red => 31,
        Colour::Yellow => 33,
        Colour::Green => 32,
    };
    format!("\x1b[{code}m{text}\x1b[0m")
}
