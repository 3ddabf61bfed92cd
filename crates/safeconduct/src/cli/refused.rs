//! What is wrong with a command line, in the language of the run: English as the command line's own library has it, which knows
//! most, the others from our texts.

use std::error::Error as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use texts::{Lang, Text, isolated};

use crate::fault::Fault;
use crate::language::{fill, lang, say as text};

/// Says what is wrong, or what was asked for: help and version are no faults, and end the program.
///
/// # Errors
/// What is wrong.
pub(crate) fn say(wrong: &clap::Error) -> Result<u8, Fault> {
    if lang() == Lang::En || !wrong.use_stderr() || is_help(wrong.kind()) {
        wrong.exit();
    }
    let mut hints = Vec::new();
    let suggested = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
        ContextKind::SuggestedCommand,
    ];
    let nearest = suggested.into_iter().find_map(|kind| context(wrong, kind));
    hints.extend(nearest.map(|what| fill(Text::Perhaps, &[("what", &what)])));
    let wanted = wrong.source().map(ToString::to_string).or_else(|| context(wrong, ContextKind::ValidValue));
    hints.extend(wanted.map(|what| fill(Text::WantedValue, &[("what", &what)])));
    hints.push(text(Text::HelpSays).to_owned());
    Err(Fault::unreadable(message(wrong)).hint(hints.join("\n   = ")))
}

fn is_help(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
            | ErrorKind::DisplayVersion
    )
}

fn message(wrong: &clap::Error) -> String {
    let option = context(wrong, ContextKind::InvalidArg);
    let value = context(wrong, ContextKind::InvalidValue);
    let command = context(wrong, ContextKind::InvalidSubcommand);
    match (wrong.kind(), option, value) {
        (ErrorKind::UnknownArgument, Some(what), _) => fill(Text::UnknownOption, &[("what", &what)]),
        (ErrorKind::InvalidSubcommand, ..) => {
            fill(Text::UnknownCommand, &[("what", &command.unwrap_or_default())])
        }
        (ErrorKind::InvalidValue | ErrorKind::ValueValidation, Some(option), Some(value))
            if !value.is_empty() =>
        {
            fill(Text::WrongValue, &[("option", &option), ("value", &value)])
        }
        (ErrorKind::InvalidValue | ErrorKind::NoEquals | ErrorKind::TooFewValues, Some(option), _) => {
            fill(Text::ValueMissing, &[("option", &option)])
        }
        (ErrorKind::MissingRequiredArgument, Some(what), _) => {
            fill(Text::ArgumentsMissing, &[("what", &what)])
        }
        (ErrorKind::ArgumentConflict, Some(option), _) => {
            match context(wrong, ContextKind::PriorArg).filter(|other| *other != option) {
                Some(other) => fill(Text::Conflict, &[("option", &option), ("other", &other)]),
                None => fill(Text::GivenTwice, &[("option", &option)]),
            }
        }
        (ErrorKind::MissingSubcommand, ..) => text(Text::CommandMissing).to_owned(),
        _ => text(Text::CommandLineWrong).to_owned(),
    }
}

/// What the library knows of this kind, in a row.
fn context(wrong: &clap::Error, kind: ContextKind) -> Option<String> {
    match wrong.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(all) if all.is_empty() => None,
        ContextValue::Strings(all) => {
            let each: Vec<String> = all.iter().map(|one| isolated(lang(), one)).collect();
            Some(each.join(text(Text::List)))
        }
        ContextValue::StyledStr(text) => Some(text.to_string()),
        _ => None,
    }
}
