//! All texts that people read, in English, French and Arabic, from one set of Fluent files under `locales/`.
//!
//! It holds words, not facts: whoever has something to say names the text and gives the values. A text that does not exist does
//! not compile, because [`Text`] lists them; that every language has each of them, with the same values, is tested. How a
//! language is added stands in docs/translating.md.
//!
//! ```
//! use texts::{Lang, Text, Value};
//! assert_eq!(Lang::Fr.say(Text::Convoys), "Convois");
//! assert_eq!(Lang::En.text(Text::Problems, &[("n", Value::Int(1))]), "1 error: nothing was done");
//! assert_eq!(Lang::Ar.fill(Text::UsedOf, &[("used", "3"), ("there", "4")]), "3 من 4");
//! ```

mod bundle;
mod direction;
mod lang;
mod number;
mod said;
mod text;

pub use direction::isolated;
pub use lang::{File, Lang};
pub use said::{Said, Source, Word, in_language, said};
pub use text::Text;

/// A value that stands in a text.
#[derive(Clone, PartialEq, Debug)]
pub enum Value<'a> {
    /// A count. It stands in the text as the language writes numbers, and chooses between its plural forms.
    Int(u64),
    /// Text, set apart where it runs in another direction than the language.
    Text(&'a str),
}
