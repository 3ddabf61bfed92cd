//! Reads `.osm`: the XML of OpenStreetMap, a tag at a time, none longer than [`LONGEST`].
//!
//! It knows elements, attributes and entities, passes over all else, and so is no reader of XML at large; what it holds
//! in memory does not grow with the file, whatever is in it.

use std::io::Read;

use super::osm::{may_be_restriction, may_be_road};
use super::sink::{Ask, Member, Sink, Sort};
use super::trouble::Trouble;
use crate::geo::Point;

/// The most bytes of one tag of the file.
const LONGEST: usize = 1 << 20;
/// The most bytes that are kept of one object: the map itself allows 2,000 nodes and 32,000 members.
const OBJECT: usize = 4 << 20;
/// Bytes read at a time.
const BUFFER: usize = 64 << 10;

/// Whether the bytes begin as such a file does.
pub(super) fn looks_like(bytes: &[u8]) -> bool {
    let head = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let head = &head[..head.len().min(4096)];
    head.trim_ascii_start().starts_with(b"<") && head.windows(4).any(|w| w == b"<osm")
}

/// The object that is being read.
#[derive(Default)]
struct Object {
    id: i64,
    at: Option<Point>,
    tags: Vec<(String, String)>,
    nodes: Vec<i64>,
    members: Vec<(Sort, i64, String)>,
    /// Bytes kept so far.
    size: usize,
}

/// Tells all that is asked for.
pub(super) fn read(input: &mut dyn Read, ask: Ask, sink: &mut dyn Sink) -> Result<(), Trouble> {
    let mut reader = Reader::new(input);
    let mut open: Option<(&'static str, Object)> = None;
    let mut root = false;
    let mut ended = false;
    while reader.next_tag()? {
        let at = reader.at;
        let text = core::str::from_utf8(&reader.tag)
            .map_err(|_| Trouble::torn(at, "the map file holds bytes that are no UTF-8 text"))?;
        if let Some(closing) = text.strip_prefix('/') {
            let closing = closing.trim();
            if let Some((_, object)) = open.take_if(|(name, _)| *name == closing) {
                tell(closing, &object, sink)?;
            }
            ended |= closing == "osm";
            continue;
        }
        let (text, alone) = text.strip_suffix('/').map_or((text, false), |t| (t, true));
        let (name, attributes) = text.split_once(|c: char| c.is_ascii_whitespace()).unwrap_or((text, ""));
        let attribute = |wanted: &str| attribute(attributes, wanted);
        let number = |wanted: &str| attribute(wanted).and_then(|v| v.parse::<i64>().ok());
        let wanted = match name {
            "osm" => {
                root = true;
                ended |= alone;
                continue;
            }
            "node" => (ask == Ask::Nodes).then_some("node"),
            "way" => (ask == Ask::Lines).then_some("way"),
            "relation" => (ask == Ask::Lines).then_some("relation"),
            _ => {
                if let Some((_, object)) = &mut open {
                    child(name, object, &attribute, number("ref"));
                }
                continue;
            }
        };
        let Some(kind) = wanted else { continue };
        if !root {
            break;
        }
        let Some(id) = number("id") else {
            return Err(Trouble::torn(at, &format!("a {kind} without a number as its id")));
        };
        let mut object = Object { id, ..Object::default() };
        if kind == "node" {
            let degrees = |key| attribute(key).and_then(|v| v.parse::<f64>().ok());
            object.at =
                degrees("lat").zip(degrees("lon")).and_then(|(lat, lon)| Point::from_degrees(lat, lon));
        }
        if alone {
            tell(kind, &object, sink)?;
        } else {
            open = Some((kind, object));
        }
    }
    if !root {
        return Err(Trouble::new(
            "no OpenStreetMap file: there is no <osm> in it",
            "an .osm file begins with <osm",
        ));
    }
    if !ended {
        return Err(Trouble::torn(reader.at, "the map file ends before </osm>"));
    }
    Ok(())
}

/// Takes a tag within an object.
fn child(
    name: &str,
    object: &mut Object,
    attribute: &dyn Fn(&str) -> Option<String>,
    reference: Option<i64>,
) {
    match (name, reference) {
        _ if object.size >= OBJECT => {}
        ("tag", _) => {
            if let Some((key, value)) = attribute("k").zip(attribute("v")) {
                object.size += key.len() + value.len() + 48;
                object.tags.push((key, value));
            }
        }
        ("nd", Some(node)) => {
            object.size += 8;
            object.nodes.push(node);
        }
        ("member", Some(id)) => {
            let sort = match attribute("type").as_deref() {
                Some("node") => Sort::Node,
                Some("way") => Sort::Way,
                _ => Sort::Relation,
            };
            let role = attribute("role").unwrap_or_default();
            object.size += role.len() + 40;
            object.members.push((sort, id, role));
        }
        _ => {}
    }
}

fn tell(kind: &str, object: &Object, sink: &mut dyn Sink) -> Result<(), Trouble> {
    let tags: Vec<(&str, &str)> = object.tags.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    match kind {
        "node" => sink.node(object.id, object.at, &tags),
        "way" if may_be_road(&tags) => sink.way(object.id, &object.nodes, &tags),
        "relation" if may_be_restriction(&tags) => {
            let members: Vec<Member<'_>> =
                object.members.iter().map(|(sort, id, role)| Member { sort: *sort, id: *id, role }).collect();
            sink.relation(object.id, &members, &tags)
        }
        _ => Ok(()),
    }
}

/// The value of an attribute, its entities resolved.
fn attribute(mut text: &str, wanted: &str) -> Option<String> {
    loop {
        let (name, rest) = text.split_once('=')?;
        let rest = rest.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, rest) = rest[1..].split_once(quote)?;
        if name.trim() == wanted {
            return Some(plain(value));
        }
        text = rest;
    }
}

/// Text with its entities resolved; one that is not known stays as it stands.
fn plain(text: &str) -> String {
    let mut parts = text.split('&');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let resolved = part.split_once(';').and_then(|(name, rest)| {
            let code = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
            let c = match name {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" => '\'',
                _ => match name.strip_prefix('#')? {
                    hex if hex.starts_with('x') => code(&hex[1..], 16)?,
                    digits => code(digits, 10)?,
                },
            };
            Some((c, rest))
        });
        if let Some((c, rest)) = resolved {
            out.push(c);
            out.push_str(rest);
        } else {
            out.push('&');
            out.push_str(part);
        }
    }
    out
}

struct Reader<'a> {
    input: &'a mut dyn Read,
    buffer: Vec<u8>,
    next: usize,
    /// Bytes read so far.
    at: usize,
    /// What stands between `<` and `>`.
    tag: Vec<u8>,
}

impl<'a> Reader<'a> {
    fn new(input: &'a mut dyn Read) -> Reader<'a> {
        Reader { input, buffer: Vec::new(), next: 0, at: 0, tag: Vec::new() }
    }

    fn byte(&mut self) -> Result<Option<u8>, Trouble> {
        if self.next == self.buffer.len() {
            self.buffer.resize(BUFFER, 0);
            let read = self.input.read(&mut self.buffer);
            let read =
                read.map_err(|_| Trouble::torn(self.at, "the packed map file is damaged or cut off"))?;
            self.buffer.truncate(read);
            self.next = 0;
            if read == 0 {
                return Ok(None);
            }
        }
        let byte = self.buffer[self.next];
        self.next += 1;
        self.at += 1;
        Ok(Some(byte))
    }

    /// Goes to the next tag that is neither comment nor declaration; whether there is one.
    fn next_tag(&mut self) -> Result<bool, Trouble> {
        loop {
            while match self.byte()? {
                None => return Ok(false),
                Some(byte) => byte != b'<',
            } {}
            self.tag.clear();
            let mut quote = None;
            loop {
                let Some(byte) = self.byte()? else {
                    return Err(Trouble::torn(self.at, "the map file ends within a tag"));
                };
                match (byte, quote) {
                    (b'>', None) => break,
                    // A value may hold a `>`.
                    (b'"' | b'\'', None) => quote = Some(byte),
                    (byte, Some(q)) if byte == q => quote = None,
                    _ => {}
                }
                self.tag.push(byte);
                if self.tag == b"!--" {
                    self.pass_comment()?;
                    break;
                }
                if self.tag.len() > LONGEST {
                    return Err(Trouble::torn(self.at, "a tag of the map file is longer than any may be"));
                }
            }
            if !matches!(self.tag.first(), Some(b'!' | b'?')) {
                return Ok(true);
            }
        }
    }

    /// Goes behind the end of a comment.
    fn pass_comment(&mut self) -> Result<(), Trouble> {
        let mut dashes = 0;
        loop {
            match self.byte()? {
                None => return Err(Trouble::torn(self.at, "the map file ends within a comment")),
                Some(b'-') => dashes += 1,
                Some(b'>') if dashes >= 2 => return Ok(()),
                Some(_) => dashes = 0,
            }
        }
    }
}
