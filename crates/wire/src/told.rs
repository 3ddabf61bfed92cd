//! What is said of a file: which text, with which values; the words come when it is known who reads them.
//!
//! It holds no sentence of its own. What somebody else found wrong, as a disk or a parser does, keeps their words.

use std::fmt::{self, Display};

use domain::Duration;
use texts::{Lang, Said, Word};

/// A sentence about a file, in every language.
#[derive(Clone, PartialEq, Debug)]
pub enum Told {
    /// One of ours.
    Said(Said),
    /// In the words of somebody else, who has chosen their language.
    Foreign(String),
}

impl Told {
    /// The sentence in a language.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Told::Said(said) => said.text(lang),
            Told::Foreign(text) => text.clone(),
        }
    }
}

/// In English, for programs and logs: without the marks that set directions apart on a screen.
impl Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Told::Said(said) => f.write_str(&said.text(Lang::En).replace(['\u{2068}', '\u{2069}'], "")),
            Told::Foreign(text) => f.write_str(text),
        }
    }
}

impl From<Said> for Told {
    fn from(said: Said) -> Told {
        Told::Said(said)
    }
}

/// Nothing to add.
pub(crate) const NO_HELP: Option<Said> = None;

/// A text with its values: `say!(BadUnknown, noun = ids.noun, id = quoted(text))`.
macro_rules! say {
    ($text:ident $(, $name:ident = $value:expr)* $(,)?) => {
        texts::Said {
            text: texts::Text::$text,
            values: vec![$((stringify!($name), $crate::told::ToWord::to_word(&$value))),*],
        }
    };
}
pub(crate) use say;

/// What can stand in a text.
pub(crate) trait ToWord {
    /// As it stands there.
    fn to_word(&self) -> Word;
}

impl ToWord for str {
    fn to_word(&self) -> Word {
        Word::Plain(self.to_owned())
    }
}

impl ToWord for String {
    fn to_word(&self) -> Word {
        Word::Plain(self.clone())
    }
}

impl<T: ToWord + ?Sized> ToWord for &T {
    fn to_word(&self) -> Word {
        (**self).to_word()
    }
}

impl ToWord for Said {
    fn to_word(&self) -> Word {
        Word::Said(self.clone())
    }
}

impl ToWord for Word {
    fn to_word(&self) -> Word {
        self.clone()
    }
}

impl ToWord for texts::Text {
    fn to_word(&self) -> Word {
        Word::Said(Said { text: *self, values: Vec::new() })
    }
}

impl ToWord for Duration {
    fn to_word(&self) -> Word {
        Word::Span(self.0)
    }
}

/// Numbers as files have them, without marks between thousands.
macro_rules! numbers {
    ($($number:ty)*) => {
        $(impl ToWord for $number {
            fn to_word(&self) -> Word {
                Word::Plain(self.to_string())
            }
        })*
    };
}

numbers! { u32 u64 usize i64 i128 f64 }

/// Keys or ids: `` `a`, `b` and `c` ``.
pub(crate) fn names<T: AsRef<str>>(of: &[T]) -> Word {
    Word::Names(of.iter().map(|name| name.as_ref().to_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use texts::Text;

    #[test]
    fn a_sentence_is_the_same_in_every_language_but_for_its_words() {
        let told: Told = say!(BadUnknown, noun = Text::ThingPlace, id = "scool").into();
        assert_eq!(told.to_string(), "unknown place: scool");
        assert_eq!(told.text(Lang::Fr), "inconnu (lieu)\u{a0}: scool");
        assert_eq!(told.text(Lang::Ar), "غير معروف (مكان): \u{2068}scool\u{2069}");
    }

    #[test]
    fn names_stand_in_backquotes() {
        let said = |of: &[&str]| say!(FixKeysAre, noun = Text::ShapePlace, keys = names(of)).text(Lang::En);
        assert_eq!(said(&["a"]), "a place has `a`");
        assert_eq!(said(&["a", "b", "c"]), "a place has `a`, `b` and `c`");
    }
}
