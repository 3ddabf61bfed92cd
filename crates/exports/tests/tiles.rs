//! Vector tiles, read back by a reader of our own: every point of every road is in its tile, and small roads only where one looks closely.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::f64::consts::PI;
use std::io::Read;

use exports::tiles::{Spot, Stroke, tiles};

fn varint(bytes: &[u8], at: &mut usize) -> u64 {
    let (mut n, mut shift) = (0, 0);
    loop {
        let byte = bytes[*at];
        *at += 1;
        n |= u64::from(byte & 127) << shift;
        shift += 7;
        if byte < 128 {
            return n;
        }
    }
}

fn unzipped(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    flate2::read::GzDecoder::new(bytes).read_to_end(&mut out).unwrap();
    out
}

/// Number and bytes, or value, of each field of a message.
fn fields(message: &[u8]) -> Vec<(u64, Vec<u8>, u64)> {
    let (mut at, mut out) = (0, Vec::new());
    while at < message.len() {
        let key = varint(message, &mut at);
        let value = varint(message, &mut at);
        let mut bytes = Vec::new();
        if key & 7 == 2 {
            bytes = message[at..at + value as usize].to_vec();
            at += value as usize;
        }
        out.push((key >> 3, bytes, value));
    }
    out
}

/// Zoom, column and row of a tile by its number along the Hilbert curve.
fn place(id: u64) -> (u8, u64, u64) {
    let (mut z, mut first) = (0_u8, 0_u64);
    while first + (1 << (2 * z)) <= id {
        first += 1 << (2 * z);
        z += 1;
    }
    let (mut t, mut x, mut y) = (id - first, 0_u64, 0_u64);
    for level in 0..z {
        let s = 1_u64 << level;
        let rx = 1 & (t / 2);
        let ry = 1 & (t ^ rx);
        if ry == 0 {
            if rx == 1 {
                x = s - 1 - x;
                y = s - 1 - y;
            }
            std::mem::swap(&mut x, &mut y);
        }
        x += s * rx;
        y += s * ry;
        t /= 4;
    }
    (z, x, y)
}

/// Layer by layer the points of its features.
type Layers = BTreeMap<String, Vec<Vec<(i64, i64)>>>;

/// Tile by tile its layers.
fn read(file: &[u8]) -> BTreeMap<(u8, u64, u64), Layers> {
    assert_eq!(&file[..8], b"PMTiles\x03");
    let word = |n: usize| u64::from_le_bytes(file[8 + 8 * n..16 + 8 * n].try_into().unwrap()) as usize;
    let (root, size, leaves, data) = (word(0), word(1), word(5), word(6));
    assert_eq!(leaves, 0, "so few tiles stand in one directory");
    let directory = unzipped(&file[root..root + size]);
    let mut at = 0;
    let n = varint(&directory, &mut at) as usize;
    let mut column = || (0..n).map(|_| varint(&directory, &mut at)).collect::<Vec<u64>>();
    let (steps, runs, sizes, offsets) = (column(), column(), column(), column());
    let (mut id, mut next, mut out) = (0, 0, BTreeMap::new());
    for i in 0..n {
        id += steps[i];
        let begin = if offsets[i] == 0 { next } else { offsets[i] - 1 };
        next = begin + sizes[i];
        let bytes = unzipped(&file[data + begin as usize..data + next as usize]);
        for more in 0..runs[i] {
            out.insert(place(id + more), layers(&bytes));
        }
    }
    out
}

fn layers(tile: &[u8]) -> Layers {
    let mut out = Layers::new();
    for (_, layer, _) in fields(tile).iter().filter(|f| f.0 == 3) {
        let of = fields(layer);
        let name = String::from_utf8(of.iter().find(|f| f.0 == 1).unwrap().1.clone()).unwrap();
        for (_, feature, _) in of.iter().filter(|f| f.0 == 2) {
            let packed = fields(feature).into_iter().find(|f| f.0 == 4).unwrap().1;
            let (mut at, mut numbers) = (0, Vec::new());
            while at < packed.len() {
                numbers.push(varint(&packed, &mut at));
            }
            let (mut i, mut points, mut here) = (0, Vec::new(), (0_i64, 0_i64));
            while i < numbers.len() {
                let count = numbers[i] >> 3;
                i += 1;
                for _ in 0..count {
                    let step = |n: u64| (n >> 1) as i64 ^ -((n & 1) as i64);
                    here = (here.0 + step(numbers[i]), here.1 + step(numbers[i + 1]));
                    points.push(here);
                    i += 2;
                }
            }
            out.entry(name.clone()).or_default().push(points);
        }
    }
    out
}

#[test]
fn every_point_of_every_road_is_in_its_tile() {
    let main = Stroke {
        layer: "roads",
        from: 5,
        line: (0..60).map(|i| (36.1 + f64::from(i) * 0.003, 37.0 + f64::from(i * i) * 0.0001)).collect(),
        tags: vec![("class", "primary".to_owned())],
    };
    let small = Stroke {
        layer: "roads",
        from: 12,
        line: vec![(36.2, 37.1), (36.201, 37.1), (36.201, 37.102)],
        tags: vec![("class", "residential".to_owned()), ("closed", "yes".to_owned())],
    };
    let spot = Spot { layer: "places", at: (36.17, 37.12), tags: vec![("place", "school".to_owned())] };
    let strokes = [main, small];
    let file = tiles(&strokes, std::slice::from_ref(&spot), "© OpenStreetMap contributors").unwrap();
    let found = read(&file);
    for z in 5..=14_u8 {
        let tile = |(lat, lon): (f64, f64)| {
            let side = f64::from(1_u32 << z);
            let y = (1.0 - lat.to_radians().tan().asinh() / PI) / 2.0 * side;
            ((lon + 180.0) / 360.0 * side, y)
        };
        for (n, stroke) in strokes.iter().enumerate() {
            for &at in &stroke.line {
                let (x, y) = tile(at);
                let unit = |v: f64| ((v - v.floor()) * 4096.0).round() as i64;
                let layer = found.get(&(z, x as u64, y as u64)).and_then(|l| l.get("roads"));
                let near = |p: &(i64, i64)| (p.0 - unit(x)).abs() <= 1 && (p.1 - unit(y)).abs() <= 1;
                let there = layer.is_some_and(|lines| lines.iter().flatten().any(near));
                assert!(there || z < stroke.from, "road {n}, zoom {z}: {at:?}");
            }
        }
        let (x, y) = tile(spot.at);
        assert_eq!(found[&(z, x as u64, y as u64)]["places"].len(), 1);
    }
    let lines = |z: u8| -> usize {
        found.iter().filter(|(at, _)| at.0 == z).filter_map(|(_, l)| l.get("roads")).map(Vec::len).sum()
    };
    assert_eq!((lines(5), lines(11) >= 1), (1, true), "a road is one line where it is in one tile");
    assert!(found.keys().all(|at| (5..=14).contains(&at.0)));
    assert_eq!(
        tiles(&strokes, &[spot], "© OpenStreetMap contributors").unwrap(),
        file,
        "the same bytes again"
    );
    assert!(tiles(&[], &[], "").is_ok(), "nothing is an archive of nothing");
}
