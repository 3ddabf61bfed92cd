//! Why a map file cannot be read, in words for whoever chose it.

use core::fmt;

/// A map file that cannot be read: what is wrong, and what to do about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trouble {
    /// What is wrong, with the place in the file where there is one.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Trouble {
    pub(crate) fn new(message: impl Into<String>, help: impl Into<String>) -> Trouble {
        Trouble { message: message.into(), help: help.into() }
    }

    /// The file ends or is damaged at this byte.
    pub(crate) fn torn(at: usize, what: &str) -> Trouble {
        Trouble::new(
            format!("{what} (near byte {at})"),
            "the file is cut off or damaged: copy or download it again",
        )
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}", self.message, self.help)
    }
}

impl std::error::Error for Trouble {}
