//! Rules that were broken before a plan began: said, and no reason to leave people without a plan.

use domain::{Plan, Scenario, State};
use referee::{Broken, Standing};
use texts::{Text, Value};

use crate::cli::told;
use crate::language::tell;
use wire::clock::Clock;

/// Judges a plan from where it begins; what was broken already is said on standard error.
///
/// # Errors
/// The code of the first rule that the plan breaks itself.
pub(crate) fn judge(scenario: &Scenario, plan: &Plan, state: Option<&State>) -> Result<(), &'static str> {
    let Standing { verdict, already } = referee::standing(scenario, plan, state);
    if let Some(first) = verdict.broken.first() {
        return Err(first.code);
    }
    say(scenario, &already);
    Ok(())
}

/// A line for each rule that was broken already, with how often and the first case.
pub(crate) fn say(scenario: &Scenario, already: &[Broken]) {
    let clock = Clock::of(scenario);
    let mut rest = already;
    while let Some(first) = rest.first() {
        let n = rest.iter().take_while(|b| b.code == first.code).count();
        let what = told(first, &clock);
        let values =
            [("code", Value::Text(first.code)), ("n", Value::Int(n as u64)), ("what", Value::Text(&what))];
        eprintln!("{}", tell(Text::BrokenAlready, &values));
        rest = &rest[n..];
    }
}
