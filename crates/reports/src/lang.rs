//! The languages of the reports, and the sentences that others say, in each of them.

pub use texts::Lang;
pub(crate) use texts::Text;

use texts::{Source, in_language};

use crate::figures::LeftGroup;
use crate::{Left, Proof};

impl Left {
    /// Why they are left, in a language; as it was said where the sentence is none of ours.
    pub fn why_in(&self, lang: Lang) -> String {
        in_language(lang, Source::Left, &self.why)
    }
}

impl LeftGroup {
    /// Why they are left, in a language; as it was said where the sentence is none of ours.
    pub fn why_in(&self, lang: Lang) -> String {
        in_language(lang, Source::Left, &self.why)
    }
}

impl Proof {
    /// The argument in a language; as it was said where the sentence is none of ours.
    pub fn says_in(&self, lang: Lang) -> String {
        in_language(lang, Source::Proof, &self.says)
    }
}
