//! What-ifs: a value of a scenario's document changed before it is read, so that all that reading knows holds for it too.

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, TableLike, Value};

use crate::nearest;

/// Why a value cannot be set.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CannotSet {
    /// The option, as it was given.
    pub set: String,
    /// What is wrong with it.
    pub why: Why,
}

/// What is wrong with a what-if.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Why {
    /// It is not `path=value`.
    NoValue,
    /// The value is no TOML value: a text wants quotes.
    NotToml,
    /// There is no row of this id; the nearest that there is.
    NoRow {
        /// In which table.
        table: String,
        /// Which id.
        id: String,
        /// What there is, nearest first or in order.
        nearest: Option<String>,
    },
    /// The path goes through a value that has no keys.
    NotATable(String),
    /// The document itself cannot be read; reading it says where.
    Unreadable,
}

/// Where a line of a changed document comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// This line of the document as it was, from 1.
    Line(usize),
    /// The change at this position of the list.
    Set(usize),
}

/// A document with values set.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Changed {
    /// The document.
    pub text: String,
    /// Where each of its lines comes from.
    pub origins: Vec<Origin>,
}

/// The document with the values set, in its order: `vehicles.bus.count=30`, `corridor.mill-road.checkpoint.post.outward.lanes=3`,
/// `end=2030-05-04T22:00:00`. A path goes by keys, and by the `id` (or the position, from 1) of a row.
///
/// # Errors
/// The first that cannot be set.
pub fn set(document: &str, sets: &[String]) -> Result<Changed, CannotSet> {
    let fault = |set: &String, why| CannotSet { set: set.clone(), why };
    let first = sets.first().cloned().unwrap_or_default();
    let mut text = document.to_owned();
    let mut origins: Vec<Origin> = (1..=text.lines().count()).map(Origin::Line).collect();
    let mut document: DocumentMut = document.parse().map_err(|_| fault(&first, Why::Unreadable))?;
    for (at, set) in sets.iter().enumerate() {
        let (path, value) = set.split_once('=').ok_or_else(|| fault(set, Why::NoValue))?;
        let value: Value = value.trim().parse().map_err(|_| fault(set, Why::NotToml))?;
        let path: Vec<&str> = path.trim().split('.').map(str::trim).collect();
        if path.iter().any(|part| part.is_empty()) {
            return Err(fault(set, Why::NoValue));
        }
        put(document.as_table_mut(), &path, value).map_err(|why| fault(set, why))?;
        let changed = document.to_string();
        origins = traced(&text, &changed, &origins, Origin::Set(at));
        text = changed;
    }
    Ok(Changed { text, origins })
}

/// Where the lines come from after one change, which touches lines that stand together. O(lines).
fn traced(before: &str, after: &str, origins: &[Origin], by: Origin) -> Vec<Origin> {
    let (before, after): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let same = before.iter().zip(&after).take_while(|(a, b)| a == b).count();
    let rest =
        before[same..].iter().rev().zip(after[same..].iter().rev()).take_while(|(a, b)| a == b).count();
    let new = std::iter::repeat_n(by, after.len() - same - rest);
    origins[..same].iter().copied().chain(new).chain(origins[before.len() - rest..].iter().copied()).collect()
}

/// Sets a value below a table.
fn put(table: &mut dyn TableLike, path: &[&str], value: Value) -> Result<(), Why> {
    let (key, rest) = path.split_first().ok_or(Why::NoValue)?;
    let Some((next, _)) = rest.split_first() else {
        // The old value's room and remarks stay around the new one.
        let mut value = value;
        if let Some(old) = table.get(key).and_then(Item::as_value) {
            *value.decor_mut() = old.decor().clone();
        }
        table.insert(key, Item::Value(value));
        return Ok(());
    };
    if table.get(key).is_none() {
        table.insert(key, Item::Value(Value::InlineTable(toml_edit::InlineTable::new())));
    }
    match table.get_mut(key).ok_or(Why::NoValue)? {
        Item::ArrayOfTables(rows) => {
            let at = row(rows, key, next)?;
            let row = rows.get_mut(at).ok_or(Why::NoValue)?;
            put(row, &rest[1..], value)
        }
        Item::Value(Value::Array(rows)) => {
            let ids: Vec<Option<String>> =
                rows.iter().map(|row| Some(row.as_inline_table()?.get("id")?.as_str()?.to_owned())).collect();
            let at = position(&ids, key, next)?;
            match rows.get_mut(at) {
                Some(Value::InlineTable(row)) if rest.len() > 1 => put(row, &rest[1..], value),
                Some(old) if rest.len() == 1 => {
                    *old = value;
                    Ok(())
                }
                _ => Err(Why::NotATable((*next).to_owned())),
            }
        }
        item => match item.as_table_like_mut() {
            Some(table) => put(table, rest, value),
            None => Err(Why::NotATable((*key).to_owned())),
        },
    }
}

fn row(rows: &ArrayOfTables, table: &str, id: &str) -> Result<usize, Why> {
    let id_of = |row: &Table| Some(row.get("id")?.as_str()?.to_owned());
    let ids: Vec<Option<String>> = rows.iter().map(id_of).collect();
    position(&ids, table, id)
}

/// The row of this id, else that at this position from 1.
fn position(ids: &[Option<String>], table: &str, id: &str) -> Result<usize, Why> {
    let by_id = ids.iter().position(|known| known.as_deref() == Some(id));
    let by_number = || id.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|&n| n < ids.len());
    by_id.or_else(by_number).ok_or_else(|| {
        let near = nearest(id, ids.iter().flatten().map(String::as_str)).map(str::to_owned);
        Why::NoRow { table: table.to_owned(), id: id.to_owned(), nearest: near }
    })
}

/// A JSON scenario as the TOML that says the same, so that values can be set in it; none if it is no JSON or has what TOML has not.
pub fn json_as_toml(document: &str) -> Option<String> {
    let value: toml::Table = serde_json::from_str(document).ok()?;
    toml::to_string(&value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOWN: &str = "name = \"Town\"\n\n[[vehicles]]\nid = \"bus\"\ncount = 4     # four\n\n[[vehicles]]\nid = \"van\"\ncount = 2\nserves = [\"a\", \"b\"]\n\n[[corridor]]\nid = \"road\"\nconvoy = { most = 6 }\n[[corridor.checkpoint]]\nid = \"post\"\noutward = { lanes = 1 }\n";

    fn with(set_to: &str) -> Result<String, Why> {
        set(TOWN, &[set_to.to_owned()]).map(|changed| changed.text).map_err(|e| e.why)
    }

    #[test]
    fn a_value_is_set_by_id_by_position_and_deep_inside() {
        for (set_to, found) in [
            ("vehicles.bus.count=30", "id = \"bus\"\ncount = 30     # four"),
            ("vehicles.2.count = 3", "id = \"van\"\ncount = 3"),
            ("corridor.road.convoy.headway=\"20m\"", "headway = \"20m\""),
            ("corridor.road.checkpoint.post.outward.lanes=2", "outward = { lanes = 2 }"),
            ("corridor.road.checkpoint.post.back.lanes=2", "back = { lanes = 2 }"),
            ("vehicles.van.serves=[\"a\"]", "serves = [\"a\"]"),
            ("vehicles.van.serves.2=\"c\"", "\"c\"]"),
            ("name=\"Other\"", "name = \"Other\""),
            ("end=2030-05-04T22:00:00", "end = 2030-05-04T22:00:00"),
        ] {
            let document = with(set_to).unwrap();
            assert!(document.contains(found), "{set_to}: {document}");
            assert!(document.parse::<DocumentMut>().is_ok(), "{set_to}: {document}");
        }
    }

    #[test]
    fn what_cannot_be_set_is_said() {
        assert_eq!(with("vehicles.bus.count"), Err(Why::NoValue));
        assert_eq!(with("vehicles..count=3"), Err(Why::NoValue));
        assert_eq!(with("corridor.road.convoy.headway=20m"), Err(Why::NotToml));
        let nearest = Some("bus".to_owned());
        assert_eq!(
            with("vehicles.buss.count=3"),
            Err(Why::NoRow { table: "vehicles".into(), id: "buss".into(), nearest })
        );
        assert_eq!(with("name.first=3"), Err(Why::NotATable("name".into())));
        assert_eq!(set("x = ", &["a=1".into()]).unwrap_err().why, Why::Unreadable);
    }

    #[test]
    fn a_json_scenario_is_set_as_well() {
        let json = r#"{"name": "Town", "vehicles": [{"id": "bus", "count": 4}]}"#;
        let toml = json_as_toml(json).unwrap();
        assert!(set(&toml, &["vehicles.bus.count=5".into()]).unwrap().text.contains("count = 5"));
    }

    #[test]
    fn each_line_is_traced_to_the_document_or_to_the_change_that_made_it() {
        let sets =
            ["corridor.road.most=2", "vehicles.bus.count=9", "vehicles.bus.seats=5"].map(str::to_owned);
        let Changed { text, origins } = set(TOWN, &sets).unwrap();
        assert_eq!(text.lines().count(), origins.len());
        let (mut made, mut last) = (vec![0; sets.len()], 0);
        for (line, origin) in text.lines().zip(&origins) {
            match *origin {
                Origin::Line(n) => {
                    assert_eq!(Some(line), TOWN.lines().nth(n - 1));
                    assert!(n > last, "lines stay in order");
                    last = n;
                }
                Origin::Set(at) => {
                    made[at] += 1;
                    let key = sets[at].rsplit('.').next().unwrap().split('=').next().unwrap();
                    assert!(line.starts_with(key), "{line}");
                }
            }
        }
        assert_eq!(made, [1, 1, 1]);
        assert_eq!(origins.len(), TOWN.lines().count() + 2, "two lines are new, one is changed");
    }
}
