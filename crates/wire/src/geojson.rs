//! Areas out of `GeoJSON` (RFC 7946): polygons, wherever in the document they stand.

use serde_json::Value;
use texts::Said;

use crate::roads::Area;
use crate::told::say;

/// How deep collections may lie within each other.
const DEPTH: usize = 16;

/// All polygons of a document, or what is wrong with it.
pub(crate) fn areas(bytes: &[u8]) -> Result<Vec<Area>, Said> {
    let text = std::str::from_utf8(bytes).map_err(|_| say!(GeoUtf8))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let document: Value = serde_json::from_str(text).map_err(|e| say!(GeoJson, why = e.to_string()))?;
    let mut areas = Vec::new();
    collect(&document, DEPTH, &mut areas)?;
    if areas.is_empty() {
        return Err(say!(GeoNone));
    }
    Ok(areas)
}

fn collect(node: &Value, depth: usize, areas: &mut Vec<Area>) -> Result<(), Said> {
    let Some(depth) = depth.checked_sub(1) else { return Err(say!(GeoDeep)) };
    let kind = node["type"].as_str().ok_or_else(|| say!(GeoType))?;
    let list = |key: &str| node[key].as_array().ok_or_else(|| say!(GeoList, kind = kind, key = key));
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
            let rings = rings.as_array().ok_or_else(|| say!(GeoRings))?;
            areas.push(polygon(rings)?);
            Ok(())
        }),
        // Lines and points may stand beside.
        _ => Ok(()),
    }
}

fn polygon(rings: &[Value]) -> Result<Area, Said> {
    rings.iter().map(ring).collect()
}

fn ring(ring: &Value) -> Result<Vec<(f64, f64)>, Said> {
    let points = ring.as_array().ok_or_else(|| say!(GeoRing))?;
    let mut out: Vec<(f64, f64)> = points
        .iter()
        .map(|point| {
            let (lon, lat) = point[0].as_f64().zip(point[1].as_f64()).ok_or_else(|| say!(GeoPosition))?;
            if !(-180.0..=180.0).contains(&lon) || !(-90.0..=90.0).contains(&lat) {
                return Err(say!(GeoOutside, lon = lon, lat = lat));
            }
            Ok((lat, lon))
        })
        .collect::<Result<_, Said>>()?;
    if out.len() > 1 && out.first() == out.last() {
        out.pop();
    }
    if out.len() < 3 {
        return Err(say!(GeoCorners));
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
        let said = |text: &str| areas(text.as_bytes()).unwrap_err().text(texts::Lang::En);
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
