//! `safeconduct page`: the plan page of a plan that is there already.

use std::path::PathBuf;

use clap::Args;
use reports::Told;
use texts::Text;

use crate::fault::{BROKEN, Fault};
use crate::language::{fill, lang, say};
use crate::{disk, inputs, mapped, overdue, told};

/// Writes the page of a plan: one HTML file for a browser or a printer
///
/// The plan is judged first; a plan that breaks a rule gets no page.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  safeconduct page my-town.toml plan.json --out plan.html
  safeconduct page my-town.toml plan.json --out plan-ar.html --lang ar

Exit status: 0 written; 1 the plan breaks a rule; 2 a file cannot be read or written.")]
pub(crate) struct Page {
    /// The scenario (TOML, or JSON by its name); - is standard input
    scenario: PathBuf,
    /// The plan; - is standard input
    plan: PathBuf,
    /// Where the page goes; - is standard output
    #[arg(long, short, value_name = "FILE")]
    out: PathBuf,
    /// Where the operation stood when the plan was made
    #[arg(long, value_name = "STATE")]
    state: Option<PathBuf>,
}

/// Writes the page.
///
/// # Errors
/// What cannot be read or written.
pub(crate) fn run(args: &Page) -> Result<u8, Fault> {
    inputs::one_stdin(&[Some(&args.scenario), Some(&args.plan), args.state.as_deref()])?;
    let to_stdout = args.out.as_os_str() == "-";
    let cannot_write = |why: String| Fault::cannot_write(&args.out, &why);
    if !to_stdout {
        disk::can_write(&args.out).map_err(cannot_write)?;
    }
    let mut scenario = inputs::scenario(&args.scenario)?;
    let state = inputs::state(args.state.as_deref(), &scenario)?;
    let broken = |code: &str| {
        let mut fault =
            Fault::unreadable(fill(Text::NoPageForBroken, &[("code", code)])).hint(say(Text::CheckSaysWhere));
        fault.code = BROKEN;
        fault
    };
    let file = inputs::plan(&args.plan, &scenario, state.as_ref()).map_err(|e| match e {
        Ok(_) => broken("FORMAT"),
        Err(fault) => fault,
    })?;
    let plan = &file.plan;
    overdue::judge(&scenario, plan, state.as_ref()).map_err(broken)?;
    let told::Said { left, proofs, bottleneck, safe_at_most, order } =
        told::from_about(&scenario, &file.about);
    // What counted first when it was made.
    if let Some(order) = order {
        scenario.order = order;
    }
    let clock = told::Local::of(&scenario);
    let told = Told {
        scenario: &scenario,
        plan,
        state: state.as_ref(),
        left,
        proofs,
        bottleneck,
        safe_at_most,
        clock: &clock,
    };
    let land = mapped::land(told.scenario, told.plan);
    let html = reports::page_on(&told, land.as_ref(), lang());
    if to_stdout {
        disk::print(&html);
    } else {
        disk::write(&args.out, html.as_bytes()).map_err(cannot_write)?;
    }
    Ok(0)
}
