//! `safeconduct cards`: group cards to print, each with a random token.

use std::collections::BTreeSet;
use std::path::PathBuf;

use access::card::Token;
use clap::Args;
use texts::Text;

use crate::disk;
use crate::fault::Fault;
use crate::language::{fill, lang, say};

/// Writes numbered group cards to print: a random token, as text and as QR, and blanks for counts
///
/// A card is of a group, never of a person. The token says nothing; every single wrong sign and every two that changed places are found
/// when it is keyed in. Nothing is kept: printed twice, the cards are others.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  safeconduct cards --out cards.html
  safeconduct cards --count 200 --first 201 --out more.html --lang ar

Exit status: 0 written; 2 the file cannot be written.")]
pub(crate) struct Cards {
    /// How many
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    count: u32,
    /// The number of the first card
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..1_000_000))]
    first: u32,
    /// Where the sheets go: one HTML file
    #[arg(long, short, value_name = "FILE")]
    out: PathBuf,
}

/// Writes the cards.
///
/// # Errors
/// A file that cannot be written, a machine without random numbers.
pub(crate) fn run(args: &Cards) -> Result<u8, Fault> {
    if args.first + args.count > 1_000_000 {
        return Err(Fault::unreadable(say(Text::CardsFirst)));
    }
    disk::can_write(&args.out).map_err(|why| Fault::cannot_write(&args.out, &why))?;
    let (mut known, mut tokens) = (BTreeSet::new(), Vec::new());
    while tokens.len() < args.count as usize {
        let mut random = [0; 32];
        getrandom::fill(&mut random).map_err(|_| Fault::unreadable(say(Text::CardsRandom)))?;
        // Too few of the bytes may be even, or the token may be there already: then the next ones.
        if let Some(token) = Token::draw(&random)
            && known.insert(token.clone())
        {
            tokens.push(token.text());
        }
    }
    let html = exports::cards(&tokens, args.first, lang());
    disk::write(&args.out, html.as_bytes()).map_err(|why| Fault::cannot_write(&args.out, &why))?;
    let (n, path) = (args.count.to_string(), args.out.to_string_lossy().into_owned());
    disk::print(&format!("{}\n", fill(Text::CardsWritten, &[("n", &n), ("path", &path)])));
    Ok(0)
}
