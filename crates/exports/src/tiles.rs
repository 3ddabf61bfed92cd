//! Roads as vector tiles in one file, for map programs without a network: Mapbox Vector Tiles 2.1 in `PMTiles` 3.

use std::collections::BTreeMap;
use std::f64::consts::PI;
use std::io::Cursor;

use mvt::{GeomEncoder, GeomType, Tile};
use pmtiles::{Compression, PmTilesWriter, TileCoord, TileId, TileType};

/// Zooms that have tiles; map programs draw the last one larger.
const ZOOMS: std::ops::RangeInclusive<u8> = 5..=14;

/// Units along the side of a tile, and how far beyond it lines are drawn, so that their ends do not show.
const EXTENT: f64 = 4096.0;
const BEYOND: f64 = 64.0;

/// A line of a layer.
#[derive(Clone, PartialEq, Debug)]
pub struct Stroke {
    /// The layer.
    pub layer: &'static str,
    /// From which zoom on it is drawn.
    pub from: u8,
    /// Latitude and longitude in degrees.
    pub line: Vec<(f64, f64)>,
    /// What is known of it.
    pub tags: Vec<(&'static str, String)>,
}

/// A point of a layer, drawn at every zoom.
#[derive(Clone, PartialEq, Debug)]
pub struct Spot {
    /// The layer.
    pub layer: &'static str,
    /// Latitude and longitude in degrees.
    pub at: (f64, f64),
    /// What is known of it.
    pub tags: Vec<(&'static str, String)>,
}

/// Points in the units of a tile, or in tiles.
type Points = Vec<(f64, f64)>;

/// What is known of a line or a point.
type Tags<'a> = &'a [(&'static str, String)];

/// What a tile holds, layer by layer.
type Pieces<'a> = BTreeMap<&'static str, Vec<(GeomType, Points, Tags<'a>)>>;

/// The file. `attribution` is whom the map is from. O(points × zooms) for lines much shorter than a tile.
///
/// # Errors
/// What the format cannot say, such as a tile with too many points.
pub fn tiles(strokes: &[Stroke], spots: &[Spot], attribution: &str) -> Result<Vec<u8>, String> {
    let mut found: BTreeMap<u64, (TileCoord, Pieces<'_>)> = BTreeMap::new();
    for z in ZOOMS {
        let mut add = |x: u32, y: u32, layer, shape, points, tags| {
            let Ok(coord) = TileCoord::new(z, x, y) else { return };
            let (_, pieces) =
                found.entry(TileId::from(coord).value()).or_insert_with(|| (coord, Pieces::new()));
            pieces.entry(layer).or_default().push((shape, points, tags));
        };
        for stroke in strokes.iter().filter(|s| s.from <= z) {
            let line: Points = stroke.line.iter().map(|&at| mercator(at, z)).collect();
            for ((x, y), piece) in pieces(&line) {
                add(x, y, stroke.layer, GeomType::Linestring, piece, stroke.tags.as_slice());
            }
        }
        for spot in spots {
            let (x, y) = mercator(spot.at, z);
            let tile = (x.floor(), y.floor());
            let point = vec![((x - tile.0) * EXTENT, (y - tile.1) * EXTENT)];
            add(tile.0 as u32, tile.1 as u32, spot.layer, GeomType::Point, point, spot.tags.as_slice());
        }
    }
    let all = strokes.iter().flat_map(|s| s.line.iter().copied()).chain(spots.iter().map(|s| s.at));
    let (south, west, north, east) = all
        .fold((90.0, 180.0, -90.0, -180.0), |b: (f64, f64, f64, f64), (lat, lon)| {
            (b.0.min(lat), b.1.min(lon), b.2.max(lat), b.3.max(lon))
        });
    let layers: Vec<serde_json::Value> = found
        .values()
        .flat_map(|(_, pieces)| pieces.keys().copied())
        .collect::<std::collections::BTreeSet<&str>>()
        .into_iter()
        .map(|id| serde_json::json!({ "id": id, "fields": {} }))
        .collect();
    let about = serde_json::json!({ "attribution": attribution, "type": "overlay", "vector_layers": layers });
    let mut out = Cursor::new(Vec::new());
    let said = |e: pmtiles::PmtError| e.to_string();
    let mut writer = PmTilesWriter::new(TileType::Mvt)
        .tile_compression(Compression::Gzip)
        .min_zoom(*ZOOMS.start())
        .max_zoom(*ZOOMS.end())
        .bounds(west.min(east), south.min(north), east.max(west), north.max(south))
        .center(f64::midpoint(west, east), f64::midpoint(south, north))
        .center_zoom(11)
        .metadata(about.to_string())
        .create(&mut out)
        .map_err(said)?;
    for (coord, pieces) in found.values() {
        writer.add_tile(*coord, &tile(pieces).map_err(|e| e.to_string())?).map_err(said)?;
    }
    writer.finalize().map_err(said)?;
    Ok(out.into_inner())
}

/// One tile.
fn tile(pieces: &Pieces<'_>) -> Result<Vec<u8>, mvt::Error> {
    let mut tile = Tile::new(EXTENT as u32);
    for (name, pieces) in pieces {
        let mut layer = tile.create_layer(name);
        for (shape, points, tags) in pieces {
            let mut geometry = GeomEncoder::new(*shape);
            for &(x, y) in points {
                geometry.add_point(x.round(), y.round())?;
            }
            let mut feature = layer.into_feature(geometry.encode()?);
            for (key, value) in *tags {
                feature.add_tag_string(key, value);
            }
            layer = feature.into_layer();
        }
        tile.add_layer(layer)?;
    }
    tile.to_bytes()
}

/// Tiles from the west and from the north at a zoom, in the projection of maps on the web.
fn mercator((lat, lon): (f64, f64), z: u8) -> (f64, f64) {
    let side = f64::from(1_u32 << z);
    let lat = lat.clamp(-85.05, 85.05).to_radians();
    ((lon + 180.0) / 360.0 * side, (1.0 - lat.tan().asinh() / PI) / 2.0 * side)
}

/// A line cut up by tiles, each piece in the units of its tile; what cannot be told apart at that size is one point.
fn pieces(line: &[(f64, f64)]) -> Vec<((u32, u32), Points)> {
    let edge = BEYOND / EXTENT;
    let ends = |of: fn(&(f64, f64)) -> f64| {
        let low = line.iter().map(of).fold(f64::MAX, f64::min) - edge;
        let high = line.iter().map(of).fold(f64::MIN, f64::max) + edge;
        low.floor().max(0.0) as u32..=high.floor().max(0.0) as u32
    };
    let mut out = Vec::new();
    if line.len() < 2 {
        return out;
    }
    for x in ends(|p| p.0) {
        for y in ends(|p| p.1) {
            let inside = |a: &(f64, f64), b: &(f64, f64)| {
                let near = |a: f64, b: f64, t: u32| {
                    a.max(b) >= f64::from(t) - edge && a.min(b) <= f64::from(t) + 1.0 + edge
                };
                near(a.0, b.0, x) && near(a.1, b.1, y)
            };
            let put = |p: &(f64, f64)| ((p.0 - f64::from(x)) * EXTENT, (p.1 - f64::from(y)) * EXTENT);
            let mut open = Points::new();
            let mut close = |open: &mut Points| {
                open.dedup_by_key(|p| (p.0.round() as i64, p.1.round() as i64));
                if open.len() > 1 {
                    out.push(((x, y), std::mem::take(open)));
                }
                open.clear();
            };
            for pair in line.windows(2) {
                if inside(&pair[0], &pair[1]) {
                    if open.is_empty() {
                        open.push(put(&pair[0]));
                    }
                    open.push(put(&pair[1]));
                } else {
                    close(&mut open);
                }
            }
            close(&mut open);
        }
    }
    out
}
