//! Places where only so many vehicles may stand: those who come to load or unload wait before them. Whoever waits for a convoy, or for
//! its crew to have rested, stands elsewhere and is in nobody's way.

use domain::Idx;

use crate::happening::Cause;
use crate::layout::NONE;
use crate::player::Player;
use crate::running::{Event, Where};

impl Player<'_, '_> {
    /// Whether only so many may stand at a place.
    pub(crate) fn is_limited(&self, place: u32) -> bool {
        self.plan.places[place as usize].stand < u32::MAX
    }

    /// A vehicle comes to load or unload where only so many may stand.
    pub(crate) fn comes_to_stand(&mut self, v: usize) {
        let row = &self.plan.steps[self.vehicles[v].step as usize];
        self.vehicles[v].is = Where::Outside;
        if row.from == NONE {
            // It is there already.
            self.takes_stand(v);
        } else {
            self.outside[row.place as usize].push_back(v as u32);
            self.let_in(row.place as usize);
        }
    }

    fn takes_stand(&mut self, v: usize) {
        let row = &self.plan.steps[self.vehicles[v].step as usize];
        self.standing[row.place as usize] += 1;
        let of = &mut self.vehicles[v];
        (of.is, of.stand) = (Where::Way, row.place);
        self.settle(v, self.now - row.arrive, Cause::Stand(Idx::new(row.place as usize)));
        self.push(self.now.max(row.begin), Event::Request, v as u32);
    }

    /// Lets in those who wait before a place, first come first served.
    fn let_in(&mut self, place: usize) {
        while self.standing[place] < self.plan.places[place].stand
            && let Some(v) = self.outside[place].pop_front()
        {
            self.takes_stand(v as usize);
        }
    }

    /// A vehicle stands where it is no more.
    pub(crate) fn vacate(&mut self, v: usize) {
        let place = std::mem::replace(&mut self.vehicles[v].stand, NONE);
        if place != NONE {
            self.standing[place as usize] -= 1;
            self.let_in(place as usize);
        }
    }
}
