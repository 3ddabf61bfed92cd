//! Turn restrictions as the map has them: relations of ways, before they become turns of our own.

use super::sink::{Member, Sort, Tags, value};
use crate::vehicle::Profile;

/// What a restriction says of a way of driving.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Rule {
    /// Not so.
    No,
    /// Not round, back along the road one came on.
    NoUTurn,
    /// So and no other way.
    Only,
}

/// What lies between.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Via {
    /// A node, by its id.
    Node(i64),
    /// Ways, by their ids, in the order driven.
    Ways(Vec<i64>),
}

/// A restriction, by ids of the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Restriction {
    pub(crate) rule: Rule,
    /// Whom it binds, by the bits of profiles.
    pub(crate) binds: u8,
    pub(crate) from: Vec<i64>,
    pub(crate) via: Via,
    pub(crate) to: Vec<i64>,
}

/// What became of a relation.
#[derive(PartialEq, Eq, Debug)]
pub(super) enum Understood {
    Yes(Vec<Restriction>),
    /// It binds none of our vehicles.
    NotOurs,
    No,
}

/// Reads a relation `type=restriction`.
pub(super) fn read(members: &[Member<'_>], tags: &Tags<'_>) -> Understood {
    let ids = |role: &str, sort: Sort| -> Vec<i64> {
        members.iter().filter(|m| m.role == role && m.sort == sort).map(|m| m.id).collect()
    };
    let rules = rules(tags);
    if rules.is_empty() {
        let ours = tags.iter().any(|(k, _)| k.starts_with("restriction") && k.ends_with(":conditional"));
        return if ours || value(tags, "restriction").is_some() {
            Understood::No
        } else {
            Understood::NotOurs
        };
    }
    let (from, to) = (ids("from", Sort::Way), ids("to", Sort::Way));
    let (nodes, ways) = (ids("via", Sort::Node), ids("via", Sort::Way));
    let via = match (nodes.as_slice(), ways.is_empty()) {
        ([node], true) => Via::Node(*node),
        ([], false) => Via::Ways(ways),
        _ => return Understood::No,
    };
    if from.is_empty() || to.is_empty() {
        return Understood::No;
    }
    let all = rules.into_iter().filter(|(_, binds)| *binds != 0).map(|(rule, binds)| Restriction {
        rule,
        binds,
        from: from.clone(),
        via: via.clone(),
        to: to.clone(),
    });
    let all: Vec<Restriction> = all.collect();
    if all.is_empty() { Understood::NotOurs } else { Understood::Yes(all) }
}

/// The rules of its tags, each with whom it binds.
fn rules(tags: &Tags<'_>) -> Vec<(Rule, u8)> {
    let except = value(tags, "except").unwrap_or_default();
    let mut spared = 0;
    for word in except.split(';') {
        spared |= match word.trim() {
            "bus" | "psv" => Profile::Bus.bit(),
            "emergency" => Profile::Ambulance.bit(),
            "motorcar" => Profile::Car.bit(),
            "motor_vehicle" => 7,
            _ => 0,
        };
    }
    tags.iter()
        .filter_map(|&(key, text)| {
            let binds = match key {
                "restriction" | "restriction:motor_vehicle" => 7 & !spared,
                "restriction:bus" | "restriction:psv" => Profile::Bus.bit(),
                "restriction:motorcar" => Profile::Car.bit(),
                _ => return None,
            };
            let rule = match text {
                "no_u_turn" => Rule::NoUTurn,
                _ if text.starts_with("no_") => Rule::No,
                _ if text.starts_with("only_") => Rule::Only,
                _ => return None,
            };
            Some((rule, binds))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members() -> Vec<Member<'static>> {
        vec![
            Member { sort: Sort::Way, id: 1, role: "from" },
            Member { sort: Sort::Node, id: 5, role: "via" },
            Member { sort: Sort::Way, id: 2, role: "to" },
        ]
    }

    #[test]
    fn buses_may_be_spared() {
        let Understood::Yes(all) =
            read(&members(), &[("restriction", "no_left_turn"), ("except", "psv;bicycle")])
        else {
            panic!("it is a restriction");
        };
        assert_eq!((all[0].rule, all[0].binds, &all[0].via), (Rule::No, 6, &Via::Node(5)));
    }

    #[test]
    fn what_binds_lorries_alone_is_not_ours() {
        assert_eq!(read(&members(), &[("restriction:hgv", "no_left_turn")]), Understood::NotOurs);
    }

    #[test]
    fn without_its_members_it_is_not_understood() {
        assert_eq!(read(&members()[..2], &[("restriction", "no_left_turn")]), Understood::No);
        assert_eq!(read(&members(), &[("restriction", "give_way")]), Understood::No);
    }
}
