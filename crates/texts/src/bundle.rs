//! Texts out of the Fluent files: looked up, filled, and once read kept for the life of the program.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::{File, Lang, Text, Value, isolated};

/// A language's texts, read.
struct Bundle {
    fluent: FluentBundle<FluentResource>,
    /// Texts without values, by [`Text`]; empty where there are values.
    plain: Vec<String>,
}

impl Lang {
    /// A text without values.
    pub fn say(self, text: Text) -> &'static str {
        &of(self).plain[text as usize]
    }

    /// A text with values that are written already: those that run in another direction are set apart.
    pub fn fill(self, text: Text, values: &[(&str, &str)]) -> String {
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set(*name, isolated(self, value));
        }
        format(self, text, &args).into_owned()
    }

    /// A text with values of which the numbers choose plural forms.
    pub fn text(self, text: Text, values: &[(&str, Value<'_>)]) -> String {
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            match value {
                Value::Int(n) => args.set(*name, count(self, *n)),
                Value::Text(value) => args.set(*name, isolated(self, value)),
            }
        }
        format(self, text, &args).into_owned()
    }

    /// A text escaped for HTML, with values that are HTML already. Marks of direction are theirs to bring, as elements.
    pub fn fill_html(self, text: Text, values: &[(&str, &str)]) -> String {
        // A value is put in after the text has been escaped; until then a sign that nobody writes keeps its place.
        let place = |i: usize| format!("\u{f8f0}{i}\u{f8f1}");
        let mut args = FluentArgs::with_capacity(values.len());
        for (i, (name, _)) in values.iter().enumerate() {
            args.set(*name, place(i));
        }
        let mut rest: &str = &escape(&format(self, text, &args));
        let mut out = String::with_capacity(rest.len() + 64);
        while let Some((before, after)) = rest.split_once('\u{f8f0}') {
            let (i, after) = after.split_once('\u{f8f1}').unwrap_or((after, ""));
            out.push_str(before);
            out.push_str(i.parse().ok().and_then(|i: usize| values.get(i)).map_or("", |(_, value)| value));
            rest = after;
        }
        out.push_str(rest);
        out
    }
}

/// The five characters that HTML reads as its own, replaced.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

fn of(lang: Lang) -> &'static Bundle {
    static READ: [OnceLock<Bundle>; Lang::ALL.len()] = [const { OnceLock::new() }; Lang::ALL.len()];
    READ[lang as usize].get_or_init(|| read(lang))
}

/// Reads a language's files. They are part of the program, and tests read them all.
fn read(lang: Lang) -> Bundle {
    let tag = lang.tag().parse().expect("our own tags are tags");
    let mut fluent = FluentBundle::new_concurrent(vec![tag]);
    // Values are set apart by `isolated`, where they need it.
    fluent.set_use_isolating(false);
    fluent.set_formatter(Some(match lang {
        Lang::En => |value, _| written(Lang::En, value),
        Lang::Fr => |value, _| written(Lang::Fr, value),
        Lang::Ar => |value, _| written(Lang::Ar, value),
    }));
    for file in File::ALL {
        let resource = FluentResource::try_new(lang.file(file).to_owned()).map_err(|(_, faults)| faults);
        let resource = resource.unwrap_or_else(|faults| panic!("{file:?} in {lang:?}: {faults:?}"));
        fluent.add_resource(resource).unwrap_or_else(|faults| panic!("{file:?} in {lang:?}: {faults:?}"));
    }
    let mut bundle = Bundle { fluent, plain: Vec::new() };
    bundle.plain = Text::ALL.iter().map(|text| plain(&bundle.fluent, text.id())).collect();
    bundle
}

/// A text without values as it is; nothing for one with values.
fn plain(fluent: &FluentBundle<FluentResource>, id: &str) -> String {
    let mut faults = Vec::new();
    let pattern = fluent.get_message(id).and_then(|message| message.value());
    let pattern = pattern.unwrap_or_else(|| panic!("{id}: there is no such text"));
    let text = fluent.format_pattern(pattern, None, &mut faults).into_owned();
    if faults.is_empty() { text } else { String::new() }
}

fn format<'a>(lang: Lang, text: Text, args: &'a FluentArgs<'_>) -> Cow<'a, str> {
    let fluent = &of(lang).fluent;
    let pattern = fluent.get_message(text.id()).and_then(|message| message.value());
    let pattern = pattern.expect("`read` has looked at every text");
    let mut faults = Vec::new();
    let said = fluent.format_pattern(pattern, Some(args), &mut faults);
    debug_assert!(faults.is_empty(), "{} in {lang:?}: {faults:?}", text.id());
    said
}

/// A count, as the number that chooses its plural form. Where that is another number, how the count is written stands beside
/// it, in a field that nothing here reads; a number with that field filled equals none in a text, such as `[0]`.
fn count(lang: Lang, n: u64) -> FluentNumber {
    let chooses = match lang {
        // The Arabic rule looks at what is left of a division by 100, which intl_pluralrules 7.0.2 leaves out: 103 has the form
        // of 3, and 100, 101 and 102 have that of 100 (Unicode CLDR, plural rules, ar).
        Lang::Ar if n > 100 => Some(n % 100).filter(|rest| *rest >= 3).unwrap_or(100),
        Lang::En | Lang::Fr | Lang::Ar => return FluentNumber::from(n),
    };
    let options = FluentNumberOptions { currency: Some(lang.int(n)), ..FluentNumberOptions::default() };
    FluentNumber::new(chooses as f64, options)
}

/// A count as the language writes it.
fn written(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(n) => {
            Some(n.options.currency.clone().unwrap_or_else(|| lang.decimal(n.value, 0)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_reads_in_every_language() {
        for lang in Lang::ALL {
            assert_eq!(of(lang).plain.len(), Text::ALL.len());
        }
    }

    #[test]
    fn a_value_is_not_read_for_places_nor_html_for_text() {
        let filled = Lang::En.fill(Text::UsedOf, &[("used", "{ $there }"), ("there", "c")]);
        assert_eq!(filled, "{ $there } of c");
        let html = Lang::En.fill_html(Text::UsedOf, &[("used", "<b>1</b>"), ("there", "<b>2</b>")]);
        assert_eq!(html, "<b>1</b> of <b>2</b>");
        assert_eq!(escape("a'<&>\""), "a&#39;&lt;&amp;&gt;&quot;");
    }

    #[test]
    fn a_number_may_have_a_form_of_its_own() {
        let mut fluent = FluentBundle::new_concurrent(vec!["ar".parse().unwrap()]);
        let file = "n = { $n ->\n    [0] none\n   *[other] some\n }\n";
        fluent.add_resource(FluentResource::try_new(file.to_owned()).unwrap()).unwrap();
        let said = |n| {
            let mut args = FluentArgs::new();
            args.set("n", count(Lang::Ar, n));
            let pattern = fluent.get_message("n").unwrap().value().unwrap();
            fluent.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
        };
        assert_eq!([said(0), said(1), said(200)], ["none", "some", "some"]);
    }

    #[test]
    fn arabic_has_its_six_plural_forms() {
        let said = |n| Lang::Ar.text(Text::Problems, &[("n", Value::Int(n))]);
        let forms: Vec<String> = [0, 1, 2, 3, 11, 100].map(said).into_iter().collect();
        for (i, form) in forms.iter().enumerate() {
            assert!(!forms[..i].contains(form), "{forms:?}");
        }
        // Beyond a hundred it is the rest that chooses.
        let minutes = |n| Lang::Ar.text(Text::Minutes, &[("n", Value::Int(n))]);
        for (n, says) in [(102, "102 دقيقة"), (103, "103 دقائق"), (1_010, "1,010 دقائق"), (110, "110 دقائق")]
        {
            assert_eq!(minutes(n), says);
        }
        let days = |n| Lang::Ar.text(Text::Days, &[("n", Value::Int(n))]);
        for (n, says) in [(100, "100 يوم"), (111, "111 يوماً"), (199, "199 يوماً"), (201, "201 يوم")]
        {
            assert_eq!(days(n), says);
        }
    }
}
