//! The language that this run speaks: that of `--lang`, else that of the locale, else English.

use std::ffi::OsString;
use std::sync::OnceLock;

use texts::{Lang, Text, Value};

static SPOKEN: OnceLock<Lang> = OnceLock::new();

/// Settles the language, before anything is said: also what is wrong with a command line is said in the language that it asks for.
pub(crate) fn settle() {
    let lang = asked(std::env::args_os().skip(1)).or_else(|| of_locale(|name| std::env::var(name).ok()));
    // Settled once; nothing was said before.
    let _ = SPOKEN.set(lang.unwrap_or(Lang::En));
}

/// The language of this run.
pub(crate) fn lang() -> Lang {
    *SPOKEN.get().unwrap_or(&Lang::En)
}

/// A text in it.
pub(crate) fn say(text: Text) -> &'static str {
    lang().say(text)
}

/// A text in it, with values that are written already.
pub(crate) fn fill(text: Text, values: &[(&str, &str)]) -> String {
    lang().fill(text, values)
}

/// A text in it, with numbers that choose plural forms.
pub(crate) fn tell(text: Text, values: &[(&str, Value<'_>)]) -> String {
    lang().text(text, values)
}

/// The language that `--lang` names.
fn asked(args: impl IntoIterator<Item = OsString>) -> Option<Lang> {
    let args: Vec<String> = args
        .into_iter()
        .map(|arg| arg.to_string_lossy().into_owned())
        .take_while(|arg| arg != "--")
        .collect();
    let beside = args.windows(2).find(|pair| pair[0] == "--lang").map(|pair| pair[1].as_str());
    let tag = beside.or_else(|| args.iter().find_map(|arg| arg.strip_prefix("--lang=")))?;
    Lang::ALL.into_iter().find(|lang| lang.tag() == tag)
}

/// The language of the locale: of the first of the three variables that says anything, as POSIX has it.
fn of_locale(variable: impl Fn(&str) -> Option<String>) -> Option<Lang> {
    let said = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable);
    said.into_iter().find(|locale| !locale.is_empty()).and_then(|locale| Lang::from_tag(&locale))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked_by(args: &[&str]) -> Option<Lang> {
        asked(args.iter().map(OsString::from))
    }

    #[test]
    fn the_option_names_the_language_wherever_it_stands() {
        assert_eq!(asked_by(&["plan", "--lang", "ar", "x.toml"]), Some(Lang::Ar));
        assert_eq!(asked_by(&["--lang=fr", "plan"]), Some(Lang::Fr));
        assert_eq!(asked_by(&["plan", "--lang"]), None);
        assert_eq!(asked_by(&["plan", "--lang", "xx"]), None);
        assert_eq!(asked_by(&["plan", "--", "--lang=fr"]), None);
    }

    #[test]
    fn the_first_variable_that_says_anything_is_the_locale() {
        let of = |all: &str, messages: &str, lang: &str| {
            of_locale(|name| {
                Some(match name {
                    "LC_ALL" => all.to_owned(),
                    "LC_MESSAGES" => messages.to_owned(),
                    _ => lang.to_owned(),
                })
            })
        };
        assert_eq!(of("", "", "fr_FR.UTF-8"), Some(Lang::Fr));
        assert_eq!(of("", "ar_SY", "fr_FR.UTF-8"), Some(Lang::Ar));
        assert_eq!(of("C", "ar_SY", "fr_FR.UTF-8"), None);
        assert_eq!(of("de_DE", "", ""), None);
        assert_eq!(of_locale(|_| None), None);
    }
}
