//! A line as words that are understood one by one: names, numbers, times, words of the journal.

use operation::Id;

use super::named::{Meant, Thing, Vocabulary};
use super::verbs::{Verb, Word, fold, word};
use super::{LONGEST, What, Wrong};

/// A word or some that belong together, with where they stand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Heard {
    /// The first character, from 1.
    pub(super) column: usize,
    /// How many characters.
    pub(super) length: usize,
    /// As spoken.
    pub(super) text: String,
    /// What it is.
    pub(super) item: Item,
}

/// What words are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Item {
    Name(Meant),
    Number(u32),
    /// Hours and minutes.
    Time(i8, i8),
    Word(Word),
    /// A party or a source, which need not be known.
    Other(Id),
    /// What was said after a colon.
    Said(String),
}

impl Heard {
    pub(super) fn wrong(&self, what: What) -> Wrong {
        Wrong { column: self.column, length: self.length, what }
    }
}

/// A word of the line.
struct Token {
    column: usize,
    length: usize,
    text: String,
    folded: String,
}

/// The most words of one name.
const RUN: usize = 6;

/// Understands a line word by word.
pub(super) fn listen(line: &str, vocabulary: &Vocabulary) -> Result<Vec<Heard>, Wrong> {
    let length = line.chars().count();
    if length > LONGEST {
        return Err(Wrong { column: LONGEST + 1, length: length - LONGEST, what: What::TooLong });
    }
    let (tokens, said) = split(line);
    let mut heard = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let taken = if let Some((item, n)) = raw(&tokens, at, &heard)? {
            heard.push(joined(&tokens[at..at + n], item));
            n
        } else if let Some((mut meant, n)) = name(&tokens, at, &heard, vocabulary)? {
            // `CHECKPOINT RAMOUSEH` says which of two things of one name is meant.
            if let Some(Item::Word(Word::Kind(kind))) = heard.last().map(|h| &h.item) {
                let kind = *kind;
                meant.could.retain(|(thing, _)| *thing == kind);
                if meant.could.is_empty() {
                    let (word, near) = (token.text.clone(), vocabulary.near(&token.text));
                    return Err(
                        joined(&tokens[at..at + n], Item::Number(0)).wrong(What::Unknown { word, near })
                    );
                }
                heard.pop();
            }
            heard.push(joined(&tokens[at..at + n], Item::Name(meant)));
            n
        } else {
            let unknown = || What::Unknown { word: token.text.clone(), near: vocabulary.near(&token.text) };
            let item = plain(token)?;
            let item = item.ok_or(Wrong { column: token.column, length: token.length, what: unknown() })?;
            heard.push(joined(&tokens[at..=at], item));
            1
        };
        at += taken;
    }
    heard.extend(said);
    if heard.is_empty() {
        return Err(Wrong { column: 1, length: 1, what: What::Empty });
    }
    Ok(heard)
}

/// The words of a line, and what stands after its colon.
fn split(line: &str) -> (Vec<Token>, Option<Heard>) {
    let chars: Vec<char> = line.chars().collect();
    let digit = |i: Option<usize>| i.and_then(|i| chars.get(i)).is_some_and(|c| c.is_numeric());
    let between = |i: usize| digit(i.checked_sub(1)) && digit(Some(i + 1));
    let colon = (0..chars.len()).find(|&i| chars[i] == ':' && !between(i));
    let head = &chars[..colon.unwrap_or(chars.len())];
    let said = colon.and_then(|c| {
        let text: String = chars[c + 1..].iter().collect();
        let trimmed = text.trim();
        let before = text.chars().count() - text.trim_start().chars().count();
        let length = trimmed.chars().count();
        let item = Item::Said(trimmed.to_owned());
        (length > 0).then(|| Heard { column: c + 2 + before, length, text: trimmed.to_owned(), item })
    });
    let gap = |c: char| c.is_whitespace() || c.is_control() || ",;.!?".contains(c);
    let mut tokens = Vec::new();
    let mut begin = None;
    for (i, c) in head.iter().copied().chain([' ']).enumerate() {
        match (gap(c), begin) {
            (false, None) => begin = Some(i),
            (true, Some(from)) => {
                let text: String = head[from..i].iter().collect();
                let folded = fold(&text);
                tokens.push(Token { column: from + 1, length: i - from, text, folded });
                begin = None;
            }
            _ => {}
        }
    }
    (tokens, said)
}

fn joined(tokens: &[Token], item: Item) -> Heard {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
        return Heard { column: 1, length: 0, text: String::new(), item };
    };
    let text: Vec<&str> = tokens.iter().map(|t| t.text.as_str()).collect();
    let length = last.column + last.length - first.column;
    Heard { column: first.column, length, text: text.join(" "), item }
}

/// What stands behind `BY` and behind `FIGURE` need not be known: a party, a source, a figure of any size.
fn raw(tokens: &[Token], at: usize, heard: &[Heard]) -> Result<Option<(Item, usize)>, Wrong> {
    let token = &tokens[at];
    let before = heard.last().map(|h| &h.item);
    let figure = Some(&Item::Word(Word::Verb(Verb::Figure)));
    let source = matches!(before, Some(Item::Other(_)))
        && heard.len().checked_sub(2).and_then(|i| heard.get(i)).map(|h| &h.item) == figure;
    if source && let Some(n) = number(&token.folded) {
        let many = || Wrong { column: token.column, length: token.length, what: What::TooMany };
        return n.parse().map(|n| Some((Item::Number(n), 1))).map_err(|_| many());
    }
    let other = before == figure || before == Some(&Item::Word(Word::By));
    if !other || word(&token.folded).is_some() || number(&token.folded).is_some() {
        return Ok(None);
    }
    Ok(Id::new(&token.folded).map(|id| (Item::Other(id), 1)))
}

/// The longest run of words that is a name, else the longest that is short for one. Words of the journal are never part of a longer
/// name, unless they are joined to it by a dash, or say what it names: `convoy-3` is `CONVOY 3`.
fn name(
    tokens: &[Token],
    at: usize,
    heard: &[Heard],
    vocabulary: &Vocabulary,
) -> Result<Option<(Meant, usize)>, Wrong> {
    let tokens = &tokens[at..];
    let Some(first) = tokens.first() else { return Ok(None) };
    let convoy = heard.last().is_some_and(|h| h.item == Item::Word(Word::Kind(Thing::Convoy)));
    if convoy && let Some(digits) = number(&first.folded) {
        let could = vocabulary.numbered(digits);
        return Ok((!could.is_empty()).then_some((Meant { could, whole: true }, 1)));
    }
    if number(&first.folded).is_some() || time(&first.folded).is_some() {
        return Ok(None);
    }
    let kind = matches!(word(&first.folded), Some(Word::Kind(_)));
    let free = |(i, t): &(usize, &Token)| word(&t.folded).is_none() || (*i == 0 && kind);
    let most = tokens.iter().enumerate().take(RUN).take_while(free).count();
    let found: Vec<(usize, Meant)> = (1..=most)
        .filter_map(|n| {
            let text: Vec<&str> = tokens[..n].iter().map(|t| t.folded.as_str()).collect();
            let meant = vocabulary.meant(&text.join(" "))?;
            (meant.whole || !kind).then_some((n, meant))
        })
        .collect();
    let longest = |whole: bool| found.iter().rev().find(|(_, meant)| meant.whole == whole);
    let Some((n, meant)) = longest(true).or_else(|| longest(false)) else { return Ok(None) };
    // A number behind a name can be its last part or a count: if both would do, whoever speaks must say which.
    let shorter = found.iter().find(|(m, shorter)| m < n && shorter.whole == meant.whole);
    if let Some((m, shorter)) = shorter
        && tokens[*m..*n].iter().all(|t| number(&t.folded).is_some())
    {
        let heard = joined(&tokens[..*n], Item::Name(meant.clone()));
        let with = |m: &Meant| m.could.iter().map(|(_, id)| super::call(id)).collect::<Vec<_>>();
        let mut could = with(meant);
        could.extend(with(shorter).into_iter().map(|name| format!("{} PEOPLE {name}", tokens[*m].text)));
        return Err(heard.wrong(What::Ambiguous { word: heard.text.clone(), could }));
    }
    Ok(Some((meant.clone(), *n)))
}

/// A word by itself: a word of the journal, a time, a count.
fn plain(token: &Token) -> Result<Option<Item>, Wrong> {
    if let Some(word) = word(&token.folded) {
        return Ok(Some(Item::Word(word)));
    }
    if let Some((hours, minutes)) = time(&token.folded) {
        return Ok(Some(Item::Time(hours, minutes)));
    }
    let Some(digits) = number(&token.folded) else { return Ok(None) };
    match digits.parse() {
        Ok(n) if digits.len() <= 3 => Ok(Some(Item::Number(n))),
        _ => Err(Wrong { column: token.column, length: token.length, what: What::TooMany }),
    }
}

/// The digits of a word that has nothing else.
fn number(folded: &str) -> Option<&str> {
    (!folded.is_empty() && folded.bytes().all(|b| b.is_ascii_digit())).then_some(folded)
}

/// Four digits, or two and two with a colon or an `h` between, that a clock shows.
fn time(folded: &str) -> Option<(i8, i8)> {
    let folded = folded.strip_suffix('h').filter(|t| t.len() == 4).unwrap_or(folded);
    let (hours, minutes) = match folded.split_once([':', 'h']) {
        Some(parts) => parts,
        None if folded.len() == 4 && folded.is_ascii() => folded.split_at(2),
        None => return None,
    };
    let (short, two) = ((1..=2).contains(&hours.len()), minutes.len() == 2);
    let digits = number(hours).is_some() && number(minutes).is_some();
    let (h, m) = (hours.parse().ok()?, minutes.parse().ok()?);
    (short && two && digits && h < 24 && m < 60).then_some((h, m))
}
