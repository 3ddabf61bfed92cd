//! JSON with the place of every value: a small reader that never panics and remembers where things stand.
//!
//! It keeps whole numbers apart from others, as the formats do, and borrows text from the file where it can.
//! A key that stands twice in one object is an error: nobody can say which of the two was meant.

use std::borrow::Cow;

use texts::{Said, Text};

use crate::source::Span;
use crate::told::say;

/// Objects and lists inside one another, at most.
const DEEPEST: usize = 64;

/// A value and where it stands.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Node<'a> {
    pub(crate) span: Span,
    pub(crate) value: Value<'a>,
}

/// What JSON can say.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Value<'a> {
    Null,
    Bool(bool),
    /// Written without fraction or exponent, and within 64 bits.
    Whole(i64),
    /// Any other number; finite.
    Real(f64),
    Text(Cow<'a, str>),
    List(Vec<Node<'a>>),
    /// In the order of the file.
    Object(Vec<(Key<'a>, Node<'a>)>),
}

/// A key and where it stands.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Key<'a> {
    pub(crate) span: Span,
    pub(crate) text: Cow<'a, str>,
}

/// Why a file is not JSON, and where.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Unreadable {
    pub(crate) span: Span,
    pub(crate) message: Said,
}

impl Value<'_> {
    /// What it is, for messages.
    pub(crate) fn noun(&self) -> Text {
        match self {
            Value::Null => Text::SortNull,
            Value::Bool(_) => Text::SortFlag,
            Value::Whole(_) => Text::SortWhole,
            Value::Real(_) => Text::SortNumber,
            Value::Text(_) => Text::SortString,
            Value::List(_) => Text::SortList,
            Value::Object(_) => Text::SortObject,
        }
    }
}

impl<'a> Node<'a> {
    /// The value of a key of an object; none if it is no object or lacks the key. O(keys).
    pub(crate) fn get(&self, key: &str) -> Option<&Node<'a>> {
        match &self.value {
            Value::Object(entries) => entries.iter().find(|(k, _)| k.text == key).map(|(_, node)| node),
            _ => None,
        }
    }
}

/// Reads one JSON value. O(bytes), but O(keys²) within one object.
///
/// # Errors
/// At the first place at which the text is no JSON: what comes after it cannot be trusted.
pub(crate) fn parse(text: &str) -> Result<Node<'_>, Unreadable> {
    let mut reader = Reader { text, at: 0 };
    let node = reader.value(0)?;
    reader.space();
    if reader.at < text.len() { Err(reader.here(say!(JsonAfterEnd))) } else { Ok(node) }
}

struct Reader<'a> {
    text: &'a str,
    /// Always at the border of a character.
    at: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn here(&self, message: Said) -> Unreadable {
        let width = self.text[self.at..].chars().next().map_or(0, char::len_utf8);
        self.from(self.at, self.at + width, message)
    }

    #[expect(clippy::unused_self, reason = "it reads as `here` does")]
    fn from(&self, from: usize, until: usize, message: Said) -> Unreadable {
        Unreadable { span: Span::new(from, until), message }
    }

    fn value(&mut self, depth: usize) -> Result<Node<'a>, Unreadable> {
        self.space();
        let from = self.at;
        let value = match self.peek() {
            None => return Err(self.here(say!(JsonEnds))),
            Some(b'{' | b'[') if depth == DEEPEST => return Err(self.here(say!(JsonDeep))),
            Some(b'{') => self.object(depth)?,
            Some(b'[') => self.list(depth)?,
            Some(b'"') => Value::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(_) => self.word()?,
        };
        Ok(Node { span: Span::new(from, self.at), value })
    }

    fn object(&mut self, depth: usize) -> Result<Value<'a>, Unreadable> {
        self.at += 1;
        let mut entries: Vec<(Key<'a>, Node<'a>)> = Vec::new();
        self.space();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(Value::Object(entries));
        }
        loop {
            self.space();
            let from = self.at;
            if self.peek() != Some(b'"') {
                return Err(self.here(say!(JsonKeyQuotes)));
            }
            let text = self.string()?;
            let span = Span::new(from, self.at);
            if entries.iter().any(|(k, _)| k.text == text) {
                return Err(self.from(span.start, span.end, say!(BadKeyTwice, key = &*text)));
            }
            self.space();
            if self.peek() != Some(b':') {
                return Err(self.here(say!(JsonColon)));
            }
            self.at += 1;
            let node = self.value(depth + 1)?;
            entries.push((Key { span, text }, node));
            self.space();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b'}') => {
                    self.at += 1;
                    return Ok(Value::Object(entries));
                }
                _ => return Err(self.here(say!(JsonCommaBrace))),
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Value<'a>, Unreadable> {
        self.at += 1;
        let mut items = Vec::new();
        self.space();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Value::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            self.space();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b']') => {
                    self.at += 1;
                    return Ok(Value::List(items));
                }
                _ => return Err(self.here(say!(JsonCommaBracket))),
            }
        }
    }

    fn word(&mut self) -> Result<Value<'a>, Unreadable> {
        let from = self.at;
        while matches!(self.peek(), Some(b'a'..=b'z' | b'A'..=b'Z')) {
            self.at += 1;
        }
        match &self.text[from..self.at] {
            "null" => Ok(Value::Null),
            "true" => Ok(Value::Bool(true)),
            "false" => Ok(Value::Bool(false)),
            "" => Err(self.here(say!(JsonValue))),
            other => Err(self.from(from, self.at, say!(JsonNoValue, text = other))),
        }
    }

    fn digits(&mut self) -> usize {
        let from = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        self.at - from
    }

    fn number(&mut self) -> Result<Value<'a>, Unreadable> {
        let from = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let leading_zero = self.peek() == Some(b'0');
        let digits = self.digits();
        let mut whole = true;
        let mut sound = digits > 0 && !(leading_zero && digits > 1);
        if self.peek() == Some(b'.') {
            self.at += 1;
            whole = false;
            sound &= self.digits() > 0;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            whole = false;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            sound &= self.digits() > 0;
        }
        let text = &self.text[from..self.at];
        if sound
            && whole
            && let Ok(n) = text.parse()
        {
            return Ok(Value::Whole(n));
        }
        match text.parse::<f64>() {
            Ok(x) if sound && x.is_finite() => Ok(Value::Real(x)),
            _ => Err(self.from(from, self.at, say!(JsonNoNumber, text = text))),
        }
    }

    fn string(&mut self) -> Result<Cow<'a, str>, Unreadable> {
        self.at += 1;
        let from = self.at;
        let mut built: Option<String> = None;
        let mut taken = from;
        loop {
            match self.peek() {
                None => return Err(self.from(from - 1, self.at, say!(JsonStringOpen))),
                Some(b'"') => {
                    let rest = &self.text[taken..self.at];
                    self.at += 1;
                    return Ok(match built {
                        None => Cow::Borrowed(rest),
                        Some(mut text) => {
                            text.push_str(rest);
                            Cow::Owned(text)
                        }
                    });
                }
                Some(b'\\') => {
                    let text = built.get_or_insert_default();
                    text.push_str(&self.text[taken..self.at]);
                    let c = self.escape()?;
                    built.get_or_insert_default().push(c);
                    taken = self.at;
                }
                Some(0..=0x1f) => return Err(self.here(say!(JsonControl))),
                Some(_) => self.at += 1,
            }
        }
    }

    /// One escape from its backslash on. Half a surrogate pair becomes the replacement character.
    fn escape(&mut self) -> Result<char, Unreadable> {
        let from = self.at;
        self.at += 1;
        let c = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                let high = self.hex(from)?;
                let pair = (0xd800..0xdc00).contains(&high) && self.text[self.at..].starts_with("\\u");
                if !pair {
                    return Ok(char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER));
                }
                let back = self.at;
                self.at += 2;
                let low = self.hex(from)?;
                if (0xdc00..0xe000).contains(&low) {
                    let code = 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00);
                    return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
                }
                self.at = back;
                return Ok(char::REPLACEMENT_CHARACTER);
            }
            _ => return Err(self.from(from, self.at, say!(JsonEscape))),
        };
        self.at += 1;
        Ok(c)
    }

    fn hex(&mut self, from: usize) -> Result<u32, Unreadable> {
        let digits = self.text.as_bytes().get(self.at..self.at + 4);
        let code = digits.and_then(|d| {
            d.iter().try_fold(0, |sum, &b| char::from(b).to_digit(16).map(|digit| sum * 16 + digit))
        });
        match code {
            Some(code) => {
                self.at += 4;
                Ok(code)
            }
            None => Err(self.from(from, self.at, say!(JsonHex))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_knows_where_it_stands() {
        let text = r#" { "a": [1, -2.5e1, "x\u00e9\n"], "b": null } "#;
        let node = parse(text).unwrap();
        let Some(Node { value: Value::List(items), .. }) = node.get("a") else { panic!("no list") };
        assert_eq!(items[0].value, Value::Whole(1));
        assert_eq!(items[1].value, Value::Real(-25.0));
        assert_eq!(items[2].value, Value::Text("xé\n".into()));
        assert_eq!(&text[items[1].span.start..items[1].span.end], "-2.5e1");
        assert_eq!(node.get("b").unwrap().value, Value::Null);
    }

    #[test]
    fn what_is_no_json_is_refused_where_it_goes_wrong() {
        let deep = "[".repeat(100_000);
        for (text, at) in [
            ("", 0),
            ("{\"a\":1,}", 7),
            ("[1 2]", 3),
            ("{\"a\":1,\"a\":2}", 7),
            ("[01]", 1),
            ("[1.]", 1),
            ("nil", 0),
            ("\"\\x\"", 1),
            ("\"\\u12", 1),
            ("\"a\nb\"", 2),
            ("[] []", 3),
            ("[1e999]", 1),
            (deep.as_str(), 64),
        ] {
            assert_eq!(parse(text).map_err(|e| e.span.start), Err(at), "{text:.40}");
        }
    }

    #[test]
    fn two_halves_of_a_pair_are_one_character() {
        assert_eq!(parse(r#""\ud83d\ude8c""#).unwrap().value, Value::Text("🚌".into()));
        assert_eq!(parse(r#""\ud83dx""#).unwrap().value, Value::Text("\u{fffd}x".into()));
    }
}
