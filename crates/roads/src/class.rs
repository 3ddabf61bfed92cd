//! Classes of roads, and how fast a vehicle goes on them where nothing else is known.

/// The class of a road: the `highway` tag of the map.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Class {
    /// `motorway`
    Motorway,
    /// `motorway_link`
    MotorwayLink,
    /// `trunk`
    Trunk,
    /// `trunk_link`
    TrunkLink,
    /// `primary`
    Primary,
    /// `primary_link`
    PrimaryLink,
    /// `secondary`
    Secondary,
    /// `secondary_link`
    SecondaryLink,
    /// `tertiary`
    Tertiary,
    /// `tertiary_link`
    TertiaryLink,
    /// `unclassified`, and `road`, of which nobody knows more
    Unclassified,
    /// `residential`
    Residential,
    /// `living_street`
    LivingStreet,
    /// `service`
    Service,
    /// `track`
    Track,
    /// `busway` and `bus_guideway`
    Busway,
    /// `pedestrian`, where a tag lets vehicles in
    Pedestrian,
}

impl Class {
    /// All of them.
    pub const ALL: [Class; 17] = [
        Class::Motorway,
        Class::MotorwayLink,
        Class::Trunk,
        Class::TrunkLink,
        Class::Primary,
        Class::PrimaryLink,
        Class::Secondary,
        Class::SecondaryLink,
        Class::Tertiary,
        Class::TertiaryLink,
        Class::Unclassified,
        Class::Residential,
        Class::LivingStreet,
        Class::Service,
        Class::Track,
        Class::Busway,
        Class::Pedestrian,
    ];

    /// The value of the `highway` tag.
    pub fn as_str(self) -> &'static str {
        match self {
            Class::Motorway => "motorway",
            Class::MotorwayLink => "motorway_link",
            Class::Trunk => "trunk",
            Class::TrunkLink => "trunk_link",
            Class::Primary => "primary",
            Class::PrimaryLink => "primary_link",
            Class::Secondary => "secondary",
            Class::SecondaryLink => "secondary_link",
            Class::Tertiary => "tertiary",
            Class::TertiaryLink => "tertiary_link",
            Class::Unclassified => "unclassified",
            Class::Residential => "residential",
            Class::LivingStreet => "living_street",
            Class::Service => "service",
            Class::Track => "track",
            Class::Busway => "busway",
            Class::Pedestrian => "pedestrian",
        }
    }

    /// The class that a `highway` tag names; none if vehicles have no business there, or it is none yet or no more.
    pub fn of(highway: &str) -> Option<Class> {
        match highway {
            "road" => Some(Class::Unclassified),
            "bus_guideway" => Some(Class::Busway),
            _ => Class::ALL.into_iter().find(|class| class.as_str() == highway),
        }
    }

    /// Kilometres in the hour where no tag says more, for any vehicle: assumptions for towns and country roads in bad times, not
    /// measurements. A scenario gives its own by `speeds`.
    pub fn default_speed(self) -> u16 {
        match self {
            Class::Motorway => 90,
            Class::Trunk => 70,
            Class::Primary => 55,
            Class::Secondary | Class::MotorwayLink | Class::TrunkLink => 45,
            Class::Tertiary | Class::PrimaryLink => 35,
            Class::SecondaryLink | Class::TertiaryLink | Class::Busway => 30,
            Class::Unclassified => 28,
            Class::Residential => 22,
            Class::Service | Class::Track => 12,
            Class::LivingStreet | Class::Pedestrian => 8,
        }
    }

    /// The class whose speed a link has unless it is given one of its own.
    pub fn main(self) -> Option<Class> {
        match self {
            Class::MotorwayLink => Some(Class::Motorway),
            Class::TrunkLink => Some(Class::Trunk),
            Class::PrimaryLink => Some(Class::Primary),
            Class::SecondaryLink => Some(Class::Secondary),
            Class::TertiaryLink => Some(Class::Tertiary),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_is_found_by_its_tag() {
        for (n, class) in Class::ALL.into_iter().enumerate() {
            assert_eq!(Class::of(class.as_str()), Some(class));
            assert_eq!(class as usize, n);
        }
    }

    #[test]
    fn paths_and_roads_that_are_not_there_are_none() {
        for highway in
            ["footway", "cycleway", "path", "steps", "construction", "proposed", "razed", "corridor"]
        {
            assert_eq!(Class::of(highway), None, "{highway}");
        }
    }
}
