//! How many people, and in what they travel: seats, wheelchair places, stretchers.

use core::ops::{Add, AddAssign, Mul, Sub, SubAssign};

/// People by what they need, or room by what it offers. None stands in for another.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, PartialOrd, Ord, Hash)]
pub struct Load {
    /// People who sit, or seats.
    pub seats: u32,
    /// People in a wheelchair, or places for one.
    pub wheelchairs: u32,
    /// People who lie, or stretchers.
    pub stretchers: u32,
}

impl Load {
    /// Nobody, or no room.
    pub const NONE: Load = Load { seats: 0, wheelchairs: 0, stretchers: 0 };

    /// Everybody in it, counted by heads.
    #[inline]
    pub const fn people(self) -> u32 {
        self.seats + self.wheelchairs + self.stretchers
    }

    /// Whether this room takes that load.
    #[inline]
    pub const fn admits(self, load: Load) -> bool {
        load.seats <= self.seats && load.wheelchairs <= self.wheelchairs && load.stretchers <= self.stretchers
    }

    /// How many families of this need fit into this room; `u32::MAX` for a family of nobody.
    #[inline]
    pub fn fits(self, family: Load) -> u32 {
        let each = |room: u32, need: u32| room.checked_div(need).unwrap_or(u32::MAX);
        each(self.seats, family.seats)
            .min(each(self.wheelchairs, family.wheelchairs))
            .min(each(self.stretchers, family.stretchers))
    }

    /// The three figures in the order seats, wheelchairs, stretchers.
    pub const fn parts(self) -> [u32; 3] {
        [self.seats, self.wheelchairs, self.stretchers]
    }

    /// Whether nobody is in it.
    pub fn is_none(self) -> bool {
        self == Load::NONE
    }
}

impl Add for Load {
    type Output = Load;
    #[inline]
    fn add(self, o: Load) -> Load {
        Load {
            seats: self.seats + o.seats,
            wheelchairs: self.wheelchairs + o.wheelchairs,
            stretchers: self.stretchers + o.stretchers,
        }
    }
}

impl AddAssign for Load {
    #[inline]
    fn add_assign(&mut self, o: Load) {
        *self = *self + o;
    }
}

impl Sub for Load {
    type Output = Load;
    #[inline]
    fn sub(self, o: Load) -> Load {
        Load {
            seats: self.seats - o.seats,
            wheelchairs: self.wheelchairs - o.wheelchairs,
            stretchers: self.stretchers - o.stretchers,
        }
    }
}

impl SubAssign for Load {
    #[inline]
    fn sub_assign(&mut self, o: Load) {
        *self = *self - o;
    }
}

impl Mul<u32> for Load {
    type Output = Load;
    #[inline]
    fn mul(self, n: u32) -> Load {
        Load { seats: self.seats * n, wheelchairs: self.wheelchairs * n, stretchers: self.stretchers * n }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AMBULANCE: Load = Load { seats: 3, wheelchairs: 0, stretchers: 2 };

    #[test]
    fn a_seat_does_not_stand_in_for_a_stretcher() {
        assert!(!AMBULANCE.admits(Load { seats: 0, wheelchairs: 0, stretchers: 3 }));
        assert!(AMBULANCE.admits(Load { seats: 1, wheelchairs: 0, stretchers: 2 }));
    }

    #[test]
    fn the_scarcest_sort_of_place_limits_the_families() {
        assert_eq!(AMBULANCE.fits(Load { seats: 1, wheelchairs: 0, stretchers: 1 }), 2);
        assert_eq!(AMBULANCE.fits(Load { seats: 2, wheelchairs: 0, stretchers: 0 }), 1);
        assert_eq!(AMBULANCE.fits(Load { seats: 0, wheelchairs: 1, stretchers: 0 }), 0);
    }
}
