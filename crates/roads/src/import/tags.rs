//! What a way's tags say: who may use it in which direction, how fast, how high and heavy.

use super::sink::{Tags, value};
use super::units::{centimetres, decimetres_of_km, quintals, speed, strictest};
use crate::class::Class;
use crate::vehicle::Profile;

/// Drawn by a straight line, its length assumed.
pub const SCHEMATIC: u8 = 1;
/// Its direction was inferred, not tagged.
pub const INFERRED: u8 = 2;
/// On a bridge.
pub const BRIDGE: u8 = 4;
/// In a tunnel.
pub const TUNNEL: u8 = 8;
/// Part of a roundabout.
pub const ROUNDABOUT: u8 = 16;
/// Through water.
pub const FORD: u8 = 32;

/// What is known of a way: the same for all profiles, so that vehicles can change without the file being read again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Record {
    /// Its class.
    pub class: Class,
    /// Who may go along it, by the bits of profiles.
    pub(crate) forward: u8,
    /// Who may go against its drawing.
    pub(crate) backward: u8,
    /// Of those who may, who does so by an exception for them alone, such as a private road for an ambulance.
    pub(crate) exception: u8,
    /// Tagged kilometres in the hour, forward and backward.
    pub max_speed: [Option<u16>; 2],
    /// Kilometres in the hour that its surface allows.
    pub surface_speed: Option<u16>,
    /// Centimetres, the lowest that a tag says.
    pub max_height: Option<u16>,
    /// Centimetres.
    pub max_width: Option<u16>,
    /// Centimetres.
    pub max_length: Option<u16>,
    /// Hundreds of kilograms.
    pub max_weight: Option<u16>,
    /// Hundreds of kilograms.
    pub max_axle: Option<u16>,
    /// [`SCHEMATIC`], [`INFERRED`], [`BRIDGE`], [`TUNNEL`], [`ROUNDABOUT`], [`FORD`].
    pub flags: u8,
    /// Decimetres that were assumed for it, in place of those of its drawing.
    pub(crate) assumed: Option<u32>,
    /// Its own word for itself: `name`, or `ref`.
    pub label: Option<String>,
}

/// What stands in tags and was not, or not wholly, understood.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Unclear {
    /// Roads whose direction changes with the hour: closed both ways.
    pub reversible: u32,
    /// Roads with conditions on access, passed over; of conditions on size the strictest is taken.
    pub conditional: u32,
}

/// Reads the tags of a way; none if no vehicle may ever use it.
pub(super) fn read(tags: &Tags<'_>, unclear: &mut Unclear) -> Option<Record> {
    let get = |key: &str| value(tags, key);
    let class = Class::of(get("highway")?)?;
    if get("area") == Some("yes") || get("smoothness") == Some("impassable") {
        return None;
    }
    let mut record = Record {
        class,
        forward: 0,
        backward: 0,
        exception: 0,
        max_speed: max_speed(tags),
        surface_speed: surface_speed(tags),
        max_height: least(tags, &["maxheight", "maxheight:physical"], centimetres),
        max_width: least(tags, &["maxwidth", "maxwidth:physical", "width"], centimetres),
        max_length: least(tags, &["maxlength"], centimetres),
        max_weight: least(tags, &["maxweight", "maxweight:signed"], quintals),
        max_axle: least(tags, &["maxaxleload"], quintals),
        flags: flags(tags),
        assumed: get("assumed_road_km").and_then(decimetres_of_km),
        label: get("name").or_else(|| get("ref")).map(str::to_owned),
    };
    for profile in Profile::ALL {
        let (may_forward, exception) = access(tags, class, profile, ":forward");
        let (may_backward, other) = access(tags, class, profile, ":backward");
        let (along, against) = directions(tags, class, profile);
        let bit = profile.bit();
        record.forward |= if may_forward && along { bit } else { 0 };
        record.backward |= if may_backward && against { bit } else { 0 };
        record.exception |= if exception || other { bit } else { 0 };
    }
    if matches!(get("oneway"), Some("reversible" | "alternating")) {
        unclear.reversible += 1;
    }
    let conditional = |key: &&(&str, &str)| {
        key.0.strip_suffix(":conditional").is_some_and(|key| {
            matches!(key, "access" | "vehicle" | "motor_vehicle" | "motorcar" | "bus" | "psv" | "oneway")
        })
    };
    unclear.conditional += u32::from(tags.iter().any(|tag| conditional(&tag)));
    (record.forward | record.backward != 0).then_some(record)
}

/// Whether the profile may go there in the direction that the suffix names, and whether by an exception for it alone.
fn access(tags: &Tags<'_>, class: Class, profile: Profile, suffix: &str) -> (bool, bool) {
    let said = profile.access_keys().iter().find_map(|&key| {
        let directed = tags.iter().find(|(k, _)| k.strip_prefix(key) == Some(suffix));
        directed.map(|(_, v)| *v).or_else(|| value(tags, key)).map(|v| (key, v))
    });
    let usual = match (class, profile) {
        (Class::Pedestrian, _) | (Class::Busway, Profile::Car) => false,
        (Class::Track, Profile::Bus) => matches!(value(tags, "tracktype"), Some("grade1")),
        _ => true,
    };
    match said {
        None => (usual, false),
        // A word for everybody lets nobody into a pedestrian street or a busway.
        Some(("access" | "vehicle", word)) if !usual => (false, !may(word)),
        Some((_, word)) if may(word) => (true, !usual),
        Some(("access" | "vehicle" | "motor_vehicle", "private" | "permit" | "delivery" | "emergency"))
            if profile == Profile::Ambulance =>
        {
            (usual, true)
        }
        Some(_) => (false, false),
    }
}

/// Whether a word of access lets in.
fn may(word: &str) -> bool {
    !matches!(
        word,
        "no" | "private"
            | "agricultural"
            | "forestry"
            | "agricultural;forestry"
            | "military"
            | "emergency"
            | "permit"
            | "restricted"
            | "use_sidepath"
            | "dismount"
    )
}

/// Whether traffic runs along the drawing, and against it.
fn directions(tags: &Tags<'_>, class: Class, profile: Profile) -> (bool, bool) {
    let own: &[&str] = match profile {
        Profile::Bus => &["oneway:bus", "oneway:psv", "oneway:motor_vehicle"],
        Profile::Ambulance => &["oneway:emergency", "oneway:motor_vehicle"],
        Profile::Car => &["oneway:motorcar", "oneway:motor_vehicle"],
    };
    let said = own.iter().find_map(|key| value(tags, key)).or_else(|| value(tags, "oneway"));
    let implied = class == Class::Motorway
        || class == Class::MotorwayLink
        || matches!(value(tags, "junction"), Some("roundabout" | "circular"));
    let (along, against) = match said {
        Some("yes" | "true" | "1") => (true, false),
        Some("-1" | "reverse") => (false, true),
        Some("reversible" | "alternating") => (false, false),
        Some("no" | "false" | "0") => (true, true),
        _ => (true, !implied),
    };
    let bus_lane_back = profile == Profile::Bus
        && ["busway", "busway:left", "busway:right", "busway:both"]
            .iter()
            .any(|key| value(tags, key).is_some_and(|v| v.starts_with("opposite")));
    (along, against || bus_lane_back)
}

fn max_speed(tags: &Tags<'_>) -> [Option<u16>; 2] {
    let both = value(tags, "maxspeed").and_then(speed);
    ["maxspeed:forward", "maxspeed:backward"].map(|key| value(tags, key).and_then(speed).or(both))
}

/// The least of some keys, conditions included.
fn least(tags: &Tags<'_>, keys: &[&str], read: fn(&str) -> Option<u16>) -> Option<u16> {
    tags.iter()
        .filter_map(|&(key, text)| match key.strip_suffix(":conditional") {
            Some(key) => keys.contains(&key).then(|| strictest(text, read)).flatten(),
            None => keys.contains(&key).then(|| strictest(text, read)).flatten(),
        })
        .min()
}

/// Kilometres in the hour that a surface allows: assumptions, slower than those of routers for private cars.
fn surface_speed(tags: &Tags<'_>) -> Option<u16> {
    let surface = value(tags, "surface").and_then(|word| match word {
        "paving_stones" | "concrete:plates" | "concrete:lanes" | "bricks" | "wood" | "metal" => Some(50),
        "compacted" | "fine_gravel" => Some(45),
        "sett" | "cobblestone" | "unhewn_cobblestone" | "gravel" | "unpaved" | "pebblestone" => Some(35),
        "dirt" | "earth" | "ground" | "clay" => Some(25),
        "grass" | "grass_paver" | "sand" | "salt" => Some(15),
        "mud" | "snow" | "ice" => Some(10),
        _ => None,
    });
    let smooth = value(tags, "smoothness").and_then(|word| match word {
        "bad" => Some(35),
        "very_bad" => Some(20),
        "horrible" => Some(10),
        "very_horrible" => Some(5),
        _ => None,
    });
    let track = value(tags, "tracktype").and_then(|word| match word {
        "grade2" => Some(30),
        "grade3" => Some(25),
        "grade4" => Some(15),
        "grade5" => Some(10),
        _ => None,
    });
    [surface, smooth, track].into_iter().flatten().min()
}

fn flags(tags: &Tags<'_>) -> u8 {
    let there = |key| value(tags, key).is_some_and(|v| v != "no");
    let mut flags = 0;
    let marks = [
        (SCHEMATIC, value(tags, "schematic") == Some("yes")),
        (INFERRED, value(tags, "source:oneway") == Some("inferred")),
        (BRIDGE, there("bridge")),
        (TUNNEL, there("tunnel")),
        (ROUNDABOUT, matches!(value(tags, "junction"), Some("roundabout" | "circular"))),
        (FORD, there("ford")),
    ];
    for (flag, set) in marks {
        flags |= if set { flag } else { 0 };
    }
    flags
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUS: u8 = 1;
    const AMBULANCE: u8 = 2;
    const CAR: u8 = 4;
    const ALL: u8 = 7;

    /// Who goes along, who against.
    fn ways(tags: &[(&str, &str)]) -> (u8, u8) {
        read(tags, &mut Unclear::default()).map_or((0, 0), |r| (r.forward, r.backward))
    }

    #[test]
    fn everybody_goes_both_ways_on_an_ordinary_road() {
        assert_eq!(ways(&[("highway", "residential")]), (ALL, ALL));
    }

    #[test]
    fn one_ways_run_as_they_say() {
        assert_eq!(ways(&[("highway", "primary"), ("oneway", "yes")]), (ALL, 0));
        assert_eq!(ways(&[("highway", "primary"), ("oneway", "-1")]), (0, ALL));
        assert_eq!(ways(&[("highway", "motorway")]), (ALL, 0));
        assert_eq!(ways(&[("highway", "motorway"), ("oneway", "no")]), (ALL, ALL));
        assert_eq!(ways(&[("highway", "tertiary"), ("junction", "roundabout")]), (ALL, 0));
        assert_eq!(ways(&[("highway", "primary"), ("oneway", "yes"), ("oneway:bus", "no")]), (ALL, BUS));
        assert_eq!(
            ways(&[("highway", "primary"), ("oneway", "yes"), ("busway", "opposite_lane")]),
            (ALL, BUS)
        );
    }

    #[test]
    fn a_road_whose_direction_changes_is_closed_and_counted() {
        let mut unclear = Unclear::default();
        assert_eq!(read(&[("highway", "primary"), ("oneway", "reversible")], &mut unclear), None);
        assert_eq!(unclear.reversible, 1);
    }

    #[test]
    fn the_most_particular_word_decides_who_may() {
        assert_eq!(ways(&[("highway", "primary"), ("access", "no"), ("bus", "yes")]), (BUS, BUS));
        assert_eq!(
            ways(&[("highway", "primary"), ("motor_vehicle", "no"), ("psv", "designated")]),
            (BUS, BUS)
        );
        assert_eq!(ways(&[("highway", "residential"), ("vehicle:backward", "no")]), (ALL, 0));
        assert_eq!(ways(&[("highway", "service"), ("access", "private")]), (AMBULANCE, AMBULANCE));
        assert_eq!(ways(&[("highway", "service"), ("access", "private"), ("emergency", "no")]), (0, 0));
        assert_eq!(ways(&[("highway", "busway")]), (BUS | AMBULANCE, BUS | AMBULANCE));
        assert_eq!(ways(&[("highway", "pedestrian"), ("access", "yes")]), (0, 0));
        assert_eq!(ways(&[("highway", "pedestrian"), ("motor_vehicle", "yes")]), (ALL, ALL));
        assert_eq!(ways(&[("highway", "track")]), (AMBULANCE | CAR, AMBULANCE | CAR));
        assert_eq!(ways(&[("highway", "footway")]), (0, 0));
    }

    #[test]
    fn limits_are_the_strictest_of_all_tags() {
        let tags = [
            ("highway", "primary"),
            ("maxheight", "4.2"),
            ("maxheight:physical", "4"),
            ("maxweight:conditional", "3.5 @ (22:00-06:00)"),
            ("maxspeed", "60"),
            ("maxspeed:backward", "40"),
            ("surface", "gravel"),
            ("width", "3"),
        ];
        let record = read(&tags, &mut Unclear::default()).unwrap();
        assert_eq!(
            (record.max_height, record.max_weight, record.max_width),
            (Some(400), Some(35), Some(300))
        );
        assert_eq!((record.max_speed, record.surface_speed), ([Some(60), Some(40)], Some(35)));
    }

    #[test]
    fn straight_links_say_that_they_are_assumed() {
        let tags = [("highway", "primary"), ("schematic", "yes"), ("assumed_road_km", "4.6")];
        let record = read(&tags, &mut Unclear::default()).unwrap();
        assert_eq!((record.flags, record.assumed), (SCHEMATIC, Some(46_000)));
    }
}
