//! Areas out of `GeoJSON` (RFC 7946): polygons, wherever in the document they stand.

use serde_json::Value;

use crate::roads::Area;

/// How deep collections may lie within each other.
const DEPTH: usize = 16;

/// All polygons of a document, or what is wrong with it.
pub(crate) fn areas(bytes: &[u8]) -> Result<Vec<Area>, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8 text".to_owned())?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let document: Value = serde_json::from_str(text).map_err(|e| format!("it is no JSON: {e}"))?;
    let mut areas = Vec::new();
    collect(&document, DEPTH, &mut areas)?;
    if areas.is_empty() {
        return Err("there is no area in it: no Polygon and no MultiPolygon".to_owned());
    }
    Ok(areas)
}

fn collect(node: &Value, depth: usize, areas: &mut Vec<Area>) -> Result<(), String> {
    let Some(depth) = depth.checked_sub(1) else { return Err("its collections lie too deep".to_owned()) };
    let kind = node["type"].as_str().ok_or("it is no GeoJSON: an object without a type")?;
    let list = |key: &str| {
        node[key].as_array().ok_or_else(|| format!("it is no GeoJSON: {kind} without a list of {key}"))
    };
    match kind {
        "FeatureCollection" => list("features")?.iter().try_for_each(|f| collect(f, depth, areas)),
        "GeometryCollection" => list("geometries")?.iter().try_for_each(|g| collect(g, depth, areas)),
        "Feature" if node["geometry"].is_null() => Ok(()),
        "Feature" => collect(&node["geometry"], depth, areas),
        "Polygon" => {
            areas.push(polygon(list("coordinates")?)?);
            Ok(())
        }
        "MultiPolygon" => list("coordinates")?.iter().try_for_each(|rings| {
            let rings = rings.as_array().ok_or("it is no GeoJSON: a MultiPolygon of something else")?;
            areas.push(polygon(rings)?);
            Ok(())
        }),
        // Lines and points may stand beside.
        _ => Ok(()),
    }
}

fn polygon(rings: &[Value]) -> Result<Area, String> {
    rings.iter().map(ring).collect()
}

fn ring(ring: &Value) -> Result<Vec<(f64, f64)>, String> {
    let points = ring.as_array().ok_or("a ring of a polygon is no list")?;
    let mut out: Vec<(f64, f64)> = points
        .iter()
        .map(|point| {
            let (lon, lat) =
                point[0].as_f64().zip(point[1].as_f64()).ok_or("a position is not two numbers")?;
            if !(-180.0..=180.0).contains(&lon) || !(-90.0..=90.0).contains(&lat) {
                return Err(format!("a position outside the world: {lon}, {lat} (longitude comes first)"));
            }
            Ok((lat, lon))
        })
        .collect::<Result<_, String>>()?;
    if out.len() > 1 && out.first() == out.last() {
        out.pop();
    }
    if out.len() < 3 {
        return Err("a ring of a polygon has fewer than three corners".to_owned());
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_found_wherever_they_stand() {
        let square = "[[[0,0],[2,0],[2,1],[0,1],[0,0]]]";
        let text = format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","geometry":null}},
            {{"type":"Feature","geometry":{{"type":"MultiPolygon","coordinates":[{square}]}}}},
            {{"type":"Feature","geometry":{{"type":"GeometryCollection","geometries":[
            {{"type":"Point","coordinates":[1,1]}},{{"type":"Polygon","coordinates":{square}}}]}}}}]}}"#
        );
        let areas = areas(text.as_bytes()).unwrap();
        assert_eq!(areas.len(), 2);
        assert_eq!(areas[0], [[(0.0, 0.0), (0.0, 2.0), (1.0, 2.0), (1.0, 0.0)]]);
    }

    #[test]
    fn what_is_no_area_is_said() {
        let said = |text: &str| areas(text.as_bytes()).unwrap_err();
        assert!(said("").starts_with("it is no JSON"));
        assert!(said(r#"{"type":"Point","coordinates":[1,2]}"#).starts_with("there is no area"));
        assert!(said(r#"{"type":"Polygon","coordinates":[[[0,0],[1,1]]]}"#).contains("three corners"));
        assert!(
            said(r#"{"type":"Polygon","coordinates":[[[36,372],[1,1],[2,2]]]}"#)
                .contains("longitude comes first")
        );
        let deep = r#"{"type":"GeometryCollection","geometries":["#.repeat(40);
        assert!(said(&format!("{deep}{}", "]}".repeat(40))).contains("too deep"));
    }
}
