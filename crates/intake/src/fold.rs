//! Words as they are compared: without case, accents, vowel signs and punctuation; and ids made of names.

/// A word or a header as it is compared: lower case, Western digits, words with one space between.
///
/// Latin letters lose their accents; Arabic ones their vowel signs, the forms of alif, ya and ta marbuta that are written for
/// each other, and the article.
pub(crate) fn fold(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'à' | 'á' | 'â' | 'ä' | 'ã' | 'å' => plain.push('a'),
            'è' | 'é' | 'ê' | 'ë' => plain.push('e'),
            'ì' | 'í' | 'î' | 'ï' => plain.push('i'),
            'ò' | 'ó' | 'ô' | 'ö' | 'õ' => plain.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => plain.push('u'),
            'ý' | 'ÿ' => plain.push('y'),
            'ç' => plain.push('c'),
            'ñ' => plain.push('n'),
            'œ' => plain.push_str("oe"),
            'æ' => plain.push_str("ae"),
            'ß' => plain.push_str("ss"),
            'أ' | 'إ' | 'آ' | 'ٱ' => plain.push('ا'),
            'ى' => plain.push('ي'),
            'ة' => plain.push('ه'),
            // Vowel signs, the stretching stroke, and accents that stand as signs of their own.
            '\u{64b}'..='\u{652}' | '\u{670}' | '\u{640}' | '\u{300}'..='\u{36f}' => {}
            _ => match digit(c) {
                Some(d) => plain.push(d),
                None if c.is_alphanumeric() => plain.push(c),
                None => plain.push(' '),
            },
        }
    }
    let words: Vec<&str> = plain.split_whitespace().map(without_article).collect();
    words.join(" ")
}

/// The same without its spaces: `check point` and `checkpoint` are one.
pub(crate) fn key(text: &str) -> String {
    fold(text).replace(' ', "")
}

fn without_article(word: &str) -> &str {
    match word.strip_prefix("ال") {
        Some(rest) if rest.chars().count() >= 3 => rest,
        _ => word,
    }
}

/// The Western digit of a Western, Arabic-Indic or Persian one.
fn digit(c: char) -> Option<char> {
    let n = match c {
        '0'..='9' => c as u32 - '0' as u32,
        '\u{660}'..='\u{669}' => c as u32 - 0x660,
        '\u{6f0}'..='\u{6f9}' => c as u32 - 0x6f0,
        _ => return None,
    };
    char::from_digit(n, 10)
}

/// A text with Western digits, a plain minus and plain spaces, without marks of direction.
pub(crate) fn western(text: &str) -> String {
    let plain = text.chars().filter_map(|c| match c {
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2066}'..='\u{2069}' | '\u{202a}'..='\u{202e}' => None,
        '\u{a0}' | '\u{2009}' | '\u{202f}' => Some(' '),
        '−' => Some('-'),
        '’' | '′' => Some('\''),
        _ => Some(digit(c).unwrap_or(c)),
    });
    plain.collect::<String>().trim().to_owned()
}

/// An id made of a name: Latin letters and digits with dashes between; nothing if the name has none of them.
pub(crate) fn slug(name: &str) -> Option<String> {
    let mut id = String::new();
    for c in fold(name).chars() {
        if c.is_ascii_alphanumeric() {
            id.push(c);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    // Room for a number behind it: an id has 64 characters at most.
    id.truncate(56);
    let id = id.trim_end_matches('-').to_owned();
    let letters = fold(name).chars().filter(|c| c.is_alphanumeric()).count();
    let kept = id.chars().filter(char::is_ascii_alphanumeric).count();
    // `3` for a school whose name is three words and a 3 would say nothing.
    (!id.is_empty() && kept * 2 >= letters.min(56)).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_people_write_for_each_other_are_one() {
        assert_eq!(fold("  Sièges_Assis "), "sieges assis");
        assert_eq!(key("Check-point"), key("checkpoint"));
        assert_eq!(fold("المَقاعد"), fold("مقاعد"));
        assert_eq!(fold("الأسرة"), fold("اسره"));
        assert_eq!(fold("٤ أشخاص"), "4 اشخاص");
        assert_eq!(western("١٢\u{202f}٣٤"), "12 34");
    }

    #[test]
    fn an_id_is_made_of_what_a_name_has_of_latin_letters() {
        assert_eq!(slug("École n° 1").as_deref(), Some("ecole-n-1"));
        assert_eq!(slug("Sports Hall").as_deref(), Some("sports-hall"));
        assert_eq!(slug("مدرسة الأمل 3"), None);
        assert_eq!(slug("---"), None);
        assert!(slug(&"a".repeat(500)).unwrap().len() <= 56);
    }
}
