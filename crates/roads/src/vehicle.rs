//! Who drives: the three profiles of access, a vehicle's size, and how fast it goes.

use crate::class::Class;

/// Whom the signs are read for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Profile {
    /// Bus and coach: bus lanes and `busway`, no narrow tracks, no turning round in the road.
    Bus,
    /// Ambulance: private roads, gates and bus lanes too.
    Ambulance,
    /// Car, van, escort.
    Car,
}

impl Profile {
    /// All of them.
    pub const ALL: [Profile; 3] = [Profile::Bus, Profile::Ambulance, Profile::Car];

    /// Its bit in a mask of profiles.
    pub(crate) fn bit(self) -> u8 {
        1 << self as u8
    }

    /// The word for it in files and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Profile::Bus => "bus",
            Profile::Ambulance => "ambulance",
            Profile::Car => "car",
        }
    }

    /// The profile of that name.
    pub fn of(text: &str) -> Option<Profile> {
        Profile::ALL.into_iter().find(|p| p.as_str() == text)
    }

    /// The keys that say who may use a road, the most particular first.
    pub(crate) fn access_keys(self) -> &'static [&'static str] {
        match self {
            Profile::Bus => &["bus", "psv", "motor_vehicle", "vehicle", "access"],
            Profile::Ambulance => &["emergency", "motor_vehicle", "vehicle", "access"],
            Profile::Car => &["motorcar", "motor_vehicle", "vehicle", "access"],
        }
    }
}

/// What limits where a vehicle goes, and how fast. A figure of none is not compared with any sign.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Vehicle {
    /// Whom the signs are read for.
    pub profile: Profile,
    /// Centimetres.
    pub height: Option<u16>,
    /// Centimetres.
    pub width: Option<u16>,
    /// Centimetres.
    pub length: Option<u16>,
    /// Hundreds of kilograms, all of it.
    pub weight: Option<u16>,
    /// Hundreds of kilograms on one axle.
    pub axle: Option<u16>,
    /// Whether it can turn round in the road, at dead ends and gates.
    pub turns_round: bool,
    /// The fastest that it goes, kilometres in the hour.
    pub most: u16,
    /// Kilometres in the hour by class, where they are not [`Class::default_speed`]; tenths. A lower `maxspeed` still binds.
    pub speeds: Vec<(Class, u16)>,
    /// Thousandths on all times: 1250 is a quarter slower.
    pub pace: u32,
    /// Whether bends and signals cost time.
    pub delays: bool,
}

impl Vehicle {
    /// What such a vehicle usually is. Sizes: a coach of 12 m, a van-based ambulance (assumptions; a scenario gives its own).
    pub fn usual(profile: Profile) -> Vehicle {
        let bare = Vehicle {
            profile,
            height: None,
            width: None,
            length: None,
            weight: None,
            axle: None,
            turns_round: true,
            most: 120,
            speeds: Vec::new(),
            pace: 1000,
            delays: true,
        };
        match profile {
            Profile::Bus => Vehicle {
                height: Some(350),
                width: Some(255),
                length: Some(1200),
                weight: Some(180),
                axle: Some(115),
                turns_round: false,
                most: 80,
                ..bare
            },
            Profile::Ambulance => {
                Vehicle { height: Some(290), width: Some(220), weight: Some(50), most: 120, ..bare }
            }
            Profile::Car => bare,
        }
    }

    /// Tenths of kilometres in the hour on a road of this class that says nothing itself.
    pub(crate) fn class_speed(&self, class: Class) -> u32 {
        let given =
            |wanted: Class| self.speeds.iter().find(|(c, _)| *c == wanted).map(|(_, s)| u32::from(*s));
        given(class)
            .or_else(|| class.main().and_then(given))
            .unwrap_or_else(|| u32::from(class.default_speed()) * 10)
            .max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_as_fast_as_its_road_where_only_that_was_given() {
        let slow = Vehicle { speeds: vec![(Class::Trunk, 600)], ..Vehicle::usual(Profile::Car) };
        assert_eq!(slow.class_speed(Class::TrunkLink), 600);
        assert_eq!(slow.class_speed(Class::MotorwayLink), 450);
        assert_eq!(slow.class_speed(Class::Residential), 220);
    }

    #[test]
    fn every_profile_is_found_by_its_name() {
        for profile in Profile::ALL {
            assert_eq!(Profile::of(profile.as_str()), Some(profile));
        }
    }
}
