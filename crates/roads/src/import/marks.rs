//! What stands at a point of a road: barriers, height frames, signals, places to turn round.

use super::sink::{Tags, value};
use super::units::{centimetres, quintals};
use crate::vehicle::Profile;

/// What a node's tags say to those who drive over it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Mark {
    /// Who cannot pass, by the bits of profiles.
    pub(crate) blocked: u8,
    /// Centimetres.
    pub max_height: Option<u16>,
    /// Centimetres.
    pub max_width: Option<u16>,
    /// Hundreds of kilograms.
    pub max_weight: Option<u16>,
    /// Traffic signals.
    pub signals: bool,
    /// Room for anybody to turn round.
    pub ring: bool,
}

impl Mark {
    /// Whether it is more than signals: roads are cut into two at such a point.
    pub(crate) fn parts(&self) -> bool {
        self.blocked != 0
            || self.ring
            || self.max_height.is_some()
            || self.max_width.is_some()
            || self.max_weight.is_some()
    }
}

/// Reads the tags of a node.
pub(super) fn read(tags: &Tags<'_>) -> Mark {
    let get = |key| value(tags, key);
    let mut mark = Mark {
        signals: get("highway") == Some("traffic_signals"),
        ring: matches!(get("highway"), Some("turning_circle" | "turning_loop")),
        ..Mark::default()
    };
    let Some(barrier) = get("barrier") else { return mark };
    mark.max_height = get("maxheight").and_then(centimetres);
    mark.max_width = get("maxwidth").or_else(|| get("maxwidth:physical")).and_then(centimetres);
    mark.max_weight = get("maxweight").and_then(quintals);
    for profile in Profile::ALL {
        if !passes(tags, barrier, profile) {
            mark.blocked |= profile.bit();
        }
    }
    mark
}

/// Whether such a vehicle passes a barrier.
fn passes(tags: &Tags<'_>, barrier: &str, profile: Profile) -> bool {
    let opened =
        matches!(barrier, "gate" | "lift_gate" | "swing_gate" | "sliding_gate" | "chain" | "bollard")
            && value(tags, "locked") != Some("yes");
    let usual = match barrier {
        "bollard"
        | "block"
        | "jersey_barrier"
        | "log"
        | "debris"
        | "concrete"
        | "wall"
        | "fence"
        | "ditch"
        | "cycle_barrier"
        | "motorcycle_barrier"
        | "stile"
        | "kissing_gate"
        | "turnstile"
        | "full-height_turnstile"
        | "planter"
        | "rope"
        | "chain"
        | "barrier_board"
        | "delineators"
        | "rising_bollard"
        | "hedge" => false,
        "bus_trap" | "sump_buster" => profile == Profile::Bus,
        _ => true,
    };
    match profile.access_keys().iter().find_map(|key| value(tags, key)) {
        Some("private" | "permit" | "delivery" | "emergency") if profile == Profile::Ambulance => {
            opened || usual
        }
        Some(
            "no" | "private" | "permit" | "agricultural" | "forestry" | "military" | "emergency"
            | "restricted",
        ) => false,
        // What is tagged for everybody is meant for those on foot where the barrier stands against vehicles.
        Some("yes" | "permissive" | "designated" | "destination" | "customers" | "delivery") => {
            usual || profile.access_keys()[..2].iter().any(|key| value(tags, key).is_some())
        }
        _ => usual,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocked(tags: &[(&str, &str)]) -> u8 {
        read(tags).blocked
    }

    #[test]
    fn bollards_stop_everybody_and_gates_nobody() {
        assert_eq!(blocked(&[("barrier", "bollard")]), 7);
        assert_eq!(blocked(&[("barrier", "gate")]), 0);
    }

    #[test]
    fn a_private_gate_opens_for_an_ambulance() {
        assert_eq!(blocked(&[("barrier", "gate"), ("access", "private")]), 5);
    }

    #[test]
    fn a_bus_gate_lets_buses_through() {
        assert_eq!(blocked(&[("barrier", "bus_trap")]), 6);
        assert_eq!(blocked(&[("barrier", "bollard"), ("bus", "yes")]), 6);
    }

    #[test]
    fn a_height_frame_is_a_limit() {
        let mark = read(&[("barrier", "height_restrictor"), ("maxheight", "2.2")]);
        assert_eq!((mark.blocked, mark.max_height), (0, Some(220)));
        assert!(mark.parts());
    }

    #[test]
    fn signals_do_not_part_a_road() {
        let mark = read(&[("highway", "traffic_signals")]);
        assert!(mark.signals && !mark.parts());
    }
}
