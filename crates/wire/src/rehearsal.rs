//! The format `safeconduct-rehearsal/1`: what drawn worlds came to, world by world, so that parts can be joined.

use domain::Time;
use serde_json::{Value, json};
use simulator::{Outcome, Trial, Without};

/// The format's name.
const FORMAT: &str = "safeconduct-rehearsal/1";

/// Outcomes of a range of worlds, and of what they are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// A digest of all that decides what a world comes to: scenario, plan, state, hazards, seed, policy, version.
    pub of: String,
    /// In the order of their worlds.
    pub outcomes: Vec<Outcome>,
}

/// Writes a part, one world a line. The same outcomes are the same bytes.
pub fn write(part: &Part) -> String {
    let mut out = format!("{{\"format\":\"{FORMAT}\",\"of\":{},\"worlds\":[", json!(part.of));
    for (i, o) in part.outcomes.iter().enumerate() {
        let t = &o.trial;
        out.push_str(if i == 0 { "\n" } else { ",\n" });
        let without: Vec<Value> = o.without.iter().map(|w| json!([w.left, w.exposure, w.all_out])).collect();
        let row = json!([
            t.world,
            [t.there, t.came, t.left],
            t.all_out.map(|t| t.0),
            [t.exposure, t.stood],
            t.safe,
            t.late,
            [t.caught, t.turned_back, t.overran],
            [t.broken, t.lost, t.missed, t.replans],
            without
        ]);
        out.push_str(&row.to_string());
    }
    out.push_str("\n]}\n");
    out
}

/// Reads a part.
///
/// # Errors
/// In one sentence: such a file is a program's, and nobody mends it by hand.
pub fn read(bytes: &[u8]) -> Result<Part, String> {
    let value: Value = serde_json::from_slice(bytes).map_err(|e| format!("not JSON: {e}"))?;
    if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(format!("not a rehearsal of this version: \"format\" is not \"{FORMAT}\""));
    }
    let of = value.get("of").and_then(Value::as_str).ok_or("\"of\" is missing")?.to_owned();
    let worlds = value.get("worlds").and_then(Value::as_array).ok_or("\"worlds\" is missing")?;
    let outcomes: Option<Vec<Outcome>> = worlds.iter().map(outcome).collect();
    let outcomes = outcomes.ok_or("a world does not read")?;
    if outcomes.windows(2).any(|w| w[0].trial.world >= w[1].trial.world) {
        return Err("its worlds are not in order".to_owned());
    }
    Ok(Part { of, outcomes })
}

fn outcome(row: &Value) -> Option<Outcome> {
    let at = |i: usize| row.get(i);
    let whole = |i: usize, k: usize| at(i)?.get(k)?.as_u64();
    let small = |i: usize, k: usize| u32::try_from(whole(i, k)?).ok();
    let signed = |i: usize, k: usize| at(i)?.get(k)?.as_i64();
    let safe: Option<Vec<u32>> =
        at(4)?.as_array()?.iter().map(|n| n.as_u64().and_then(|n| u32::try_from(n).ok())).collect();
    let late: Option<Vec<(u32, i64)>> = at(5)?
        .as_array()?
        .iter()
        .map(|l| Some((u32::try_from(l.get(0)?.as_u64()?).ok()?, l.get(1)?.as_i64()?)))
        .collect();
    let without: Option<Vec<Without>> = at(8)?
        .as_array()?
        .iter()
        .map(|w| {
            let (left, exposure) = (w.get(0)?.as_u64()?, w.get(1)?.as_i64()?);
            Some(Without { left, exposure, all_out: w.get(2)?.as_bool()? })
        })
        .collect();
    let all_out = match at(2)? {
        Value::Null => None,
        t => Some(Time(t.as_i64()?)),
    };
    let trial = Trial {
        world: at(0)?.as_u64()?,
        there: whole(1, 0)?,
        came: whole(1, 1)?,
        left: whole(1, 2)?,
        all_out,
        exposure: signed(3, 0)?,
        stood: signed(3, 1)?,
        safe: safe?,
        late: late?,
        caught: whole(6, 0)?,
        turned_back: whole(6, 1)?,
        overran: whole(6, 2)?,
        broken: small(7, 0)?,
        lost: small(7, 1)?,
        missed: small(7, 2)?,
        replans: small(7, 3)?,
    };
    (trial.there >= trial.came).then_some(Outcome { trial, without: without? })
}

/// Joins parts of one rehearsal.
///
/// # Errors
/// If they are of different ones, or two hold the same world.
pub fn join(parts: Vec<Part>) -> Result<Part, String> {
    let mut parts = parts.into_iter();
    let mut whole = parts.next().ok_or("there is no part")?;
    for part in parts {
        if part.of != whole.of {
            return Err("they are not parts of the same rehearsal".to_owned());
        }
        whole.outcomes.extend(part.outcomes);
    }
    whole.outcomes.sort_by_key(|o| o.trial.world);
    if let Some(twice) = whole.outcomes.windows(2).find(|w| w[0].trial.world == w[1].trial.world) {
        return Err(format!("two of them hold the same world: {}", twice[0].trial.world));
    }
    let points = whole.outcomes.first().map_or(0, |o| o.trial.safe.len());
    if whole.outcomes.iter().any(|o| o.trial.safe.len() != points) {
        return Err("their worlds are counted at different instants".to_owned());
    }
    Ok(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(worlds: std::ops::Range<u64>) -> Part {
        let outcomes = worlds.map(|world| {
            let (all_out, late) = ((world % 2 == 0).then_some(Time(77)), vec![(3, 900)]);
            let trial = Trial {
                world,
                there: 9,
                came: 8,
                left: 1,
                all_out,
                safe: vec![0, 4, 7],
                late,
                ..Trial::default()
            };
            Outcome { trial, without: vec![Without { left: 2, exposure: -5, all_out: true }] }
        });
        Part { of: "x".into(), outcomes: outcomes.collect() }
    }

    #[test]
    fn parts_joined_are_the_bytes_of_the_whole() {
        let whole = write(&part(0..5));
        let parts = [part(3..5), part(0..3)].map(|p| read(write(&p).as_bytes()).unwrap());
        assert_eq!(write(&join(parts.to_vec()).unwrap()), whole);
    }

    #[test]
    fn what_does_not_belong_together_is_not_joined() {
        assert!(join(vec![part(0..3), part(2..4)]).unwrap_err().contains('2'));
        assert!(join(vec![part(0..3), Part { of: "y".into(), ..part(3..4) }]).is_err());
        assert!(join(vec![]).is_err());
        assert!(
            read(b"{").is_err()
                && read(b"{}").is_err()
                && read(b"{\"format\":\"safeconduct-rehearsal/1\",\"of\":\"x\",\"worlds\":[[1]]}").is_err()
        );
    }
}
