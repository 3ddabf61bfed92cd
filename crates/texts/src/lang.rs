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
        let [en, fr, ar] = texts(file);
        match self {
            Lang::En => en,
            Lang::Fr => fr,
            Lang::Ar => ar,
        }
    }
}

/// Lists the files of texts: what each is about, its name here, its name on the disk.
macro_rules! files {
    ($($(#[$about:meta])+ $file:ident $name:literal;)*) => {
        /// A file of texts: what its texts are about.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum File {
            $($(#[$about])+ $file,)*
        }

        impl File {
            /// All of them.
            pub const ALL: [File; [$($name),*].len()] = [$(File::$file),*];
        }

        /// A file in English, French and Arabic.
        const fn texts(file: File) -> [&'static str; 3] {
            match file {
                $(File::$file => [
                    include_str!(concat!("../locales/en/", $name, ".ftl")),
                    include_str!(concat!("../locales/fr/", $name, ".ftl")),
                    include_str!(concat!("../locales/ar/", $name, ".ftl")),
                ],)*
            }
        }
    };
}

files! {
    /// What is said of a plan: words of the movement order, which the page shares.
    Plan "plan";
    /// What only the page of a plan says.
    Page "page";
    /// What the page's program draws and says.
    Screen "screen";
    /// What the console of the centre says.
    Console "console";
    /// Which rule is broken where, why people are left, and what proves a bound.
    Rules "rules";
    /// What the command line says.
    Cli "cli";
    /// What the operation's server and the verifier of records say.
    Serve "serve";
    /// Why a plan is as it is.
    Explain "explain";
    /// What to ask for.
    Ask "ask";
    /// What a rehearsal says.
    Rehearse "rehearse";
    /// What a replay says.
    Replay "replay";
    /// What the papers of a plan say.
    Report "report";
    /// What is said of maps.
    Roads "roads";
    /// What is said of spreadsheets and of new scenarios.
    Intake "intake";
    /// What the journal of radio and telephone says.
    Journal "journal";
    /// What the account of an operation says.
    Account "account";
    /// Group cards and their sheets.
    Cards "cards";
    /// What is wrong with a file.
    File "file";
}

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
