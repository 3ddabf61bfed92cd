//! A scenario's road network: what the scenario asks goes to the maps, and their answer back as driving times.

mod answer;
mod land;
mod ready;

use std::cell::RefCell;
use std::path::Path;

use domain::Scenario;
use wire::Files;
use wire::roads::{Answer, Ask, Note};

pub(crate) use answer::answer;
pub(crate) use land::{land, rank, remember};
pub(crate) use ready::{Group, Ready, off_road};

use crate::disk::Disk;
use crate::fault::Fault;
use crate::inputs;

/// The scenario's files, and what it asks of its road network while it is read.
pub(crate) struct Asked<'a> {
    disk: &'a Disk,
    ask: RefCell<Option<Ask>>,
}

impl Files for Asked<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        self.disk.read(path)
    }

    fn roads(&self, ask: &Ask) -> Result<Answer, Vec<Note>> {
        self.ask.replace(Some(ask.clone()));
        self.disk.roads(ask)
    }
}

/// A scenario, and what it asks of its road network; none if its times come from a table.
///
/// # Errors
/// Everything that is wrong with it.
pub(crate) fn scenario(path: &Path) -> Result<(Scenario, Option<Ask>), Fault> {
    let opened = inputs::opened(path)?;
    let asked = Asked { disk: &opened, ask: RefCell::new(None) };
    let read =
        wire::scenario::read(&opened.scenario, &asked).map_err(|problems| Fault::problems(&problems))?;
    inputs::warn(&read.warnings);
    Ok((read.scenario, asked.ask.into_inner()))
}
