//! The languages: which there are, their tags, their direction, and their files.

/// A language that people are written to in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum Lang {
    /// English.
    En,
    /// French.
    Fr,
    /// Arabic, from right to left.
    Ar,
}

impl Lang {
    /// All of them.
    pub const ALL: [Lang; 3] = [Lang::En, Lang::Fr, Lang::Ar];

    /// The language of a BCP 47 tag such as `ar-SY`, or of a POSIX locale such as `fr_FR.UTF-8`, if there are texts in it.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let primary = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        Lang::ALL.into_iter().find(|lang| lang.tag().eq_ignore_ascii_case(primary))
    }

    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Fr => "fr",
            Lang::Ar => "ar",
        }
    }

    /// The direction of writing, as HTML names it.
    pub const fn dir(self) -> &'static str {
        if self.runs_left() { "rtl" } else { "ltr" }
    }

    /// Whether it is written from right to left.
    pub const fn runs_left(self) -> bool {
        match self {
            Lang::En | Lang::Fr => false,
            Lang::Ar => true,
        }
    }

    /// One of its files as it stands, for programs that read Fluent themselves.
    pub const fn file(self, file: File) -> &'static str {
        let [plan, page, screen, rules, cli, explain, rehearse] = match self {
            Lang::En => files!("en"),
            Lang::Fr => files!("fr"),
            Lang::Ar => files!("ar"),
        };
        match file {
            File::Plan => plan,
            File::Page => page,
            File::Screen => screen,
            File::Rules => rules,
            File::Cli => cli,
            File::Explain => explain,
            File::Rehearse => rehearse,
        }
    }
}

/// A file of texts: what its texts are about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum File {
    /// What is said of a plan: words of the movement order, which the page shares.
    Plan,
    /// What only the page of a plan says.
    Page,
    /// What the page's program draws and says.
    Screen,
    /// Which rule is broken where, why people are left, and what proves a bound.
    Rules,
    /// What the command line says.
    Cli,
    /// Why a plan is as it is.
    Explain,
    /// What a rehearsal says.
    Rehearse,
}

impl File {
    /// All of them.
    pub const ALL: [File; 7] =
        [File::Plan, File::Page, File::Screen, File::Rules, File::Cli, File::Explain, File::Rehearse];
}

/// The files of a language.
macro_rules! files {
    ($tag:literal) => {
        [
            include_str!(concat!("../locales/", $tag, "/plan.ftl")),
            include_str!(concat!("../locales/", $tag, "/page.ftl")),
            include_str!(concat!("../locales/", $tag, "/screen.ftl")),
            include_str!(concat!("../locales/", $tag, "/rules.ftl")),
            include_str!(concat!("../locales/", $tag, "/cli.ftl")),
            include_str!(concat!("../locales/", $tag, "/explain.ftl")),
            include_str!(concat!("../locales/", $tag, "/rehearse.ftl")),
        ]
    };
}
use files;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_with_a_region_is_its_language() {
        assert_eq!(Lang::from_tag("ar-SY"), Some(Lang::Ar));
        assert_eq!(Lang::from_tag("fr_FR.UTF-8"), Some(Lang::Fr));
        assert_eq!(Lang::from_tag("C.UTF-8"), None);
        assert_eq!(Lang::from_tag("de"), None);
    }
}
