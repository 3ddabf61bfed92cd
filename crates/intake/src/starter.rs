//! A scenario to begin with: an invented town, every key by example, that plans as it stands.

use texts::Lang;

/// The files of a scenario to begin with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Starter {
    /// The scenario file.
    pub scenario: String,
    /// The file of driving times.
    pub times: &'static str,
}

/// The scenario to begin with, commented in a language; `times` is the name of its file of driving times.
pub fn starter(lang: Lang, times: &str) -> Starter {
    let scenario = match lang {
        Lang::En => include_str!("starter/en.toml"),
        Lang::Fr => include_str!("starter/fr.toml"),
        Lang::Ar => include_str!("starter/ar.toml"),
    };
    let scenario = scenario.replacen("\"times.csv\"", &crate::write::quoted(times), 1);
    Starter { scenario, times: include_str!("starter/times.csv") }
}
