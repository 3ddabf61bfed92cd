//! Map files that are torn, spoilt or meant to harm: a message, or a map, but never a panic and never memory without end.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(
    clippy::disallowed_methods,
    reason = "tests ask how long to try, and what the machine says of their memory"
)]

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::{GzDecoder, ZlibDecoder};
use flate2::write::{GzEncoder, ZlibEncoder};
use roads::{Conditions, Network, Profile, Vehicle};

const XML: &[u8] = include_bytes!("../../../testdata/roads/north-bayreuth.osm.gz");
const PBF: &[u8] = include_bytes!("../../../examples/river-flood/roads/roads.osm.pbf");

/// A plain generator: the seed is the whole draw.
struct Draw(u64);

impl Draw {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n
    }
}

/// Reads it, and drives on what was read.
fn tried(bytes: &[u8]) -> bool {
    match Network::read(bytes) {
        Ok(network) => {
            let router = network.router(&Vehicle::usual(Profile::Bus), &Conditions::default());
            let _ = router.parts(&[]);
            true
        }
        Err(trouble) => {
            assert!(!trouble.message.is_empty() && !trouble.help.is_empty(), "{trouble:?}");
            false
        }
    }
}

fn varint(mut n: u64, out: &mut Vec<u8>) {
    while n >= 128 {
        out.push((n & 127) as u8 | 128);
        n >>= 7;
    }
    out.push(n as u8);
}

fn bytes_field(number: u64, bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    varint(number << 3 | 2, &mut out);
    varint(bytes.len() as u64, &mut out);
    out.extend_from_slice(bytes);
    out
}

/// A block of a map file; `said` is how large it says that it is when unpacked.
fn block(kind: &str, blob: &[u8]) -> Vec<u8> {
    let mut head = bytes_field(1, kind.as_bytes());
    varint(3 << 3, &mut head);
    varint(blob.len() as u64, &mut head);
    let mut out = (head.len() as u32).to_be_bytes().to_vec();
    out.extend(head);
    out.extend_from_slice(blob);
    out
}

fn header() -> Vec<u8> {
    block("OSMHeader", &bytes_field(1, &bytes_field(4, b"OsmSchema-V0.6")))
}

/// The unpacked content of each block, with its kind.
fn blocks(pbf: &[u8]) -> Vec<(String, Vec<u8>)> {
    let (mut at, mut out) = (0, Vec::new());
    while at < pbf.len() {
        let head = u32::from_be_bytes(pbf[at..at + 4].try_into().unwrap()) as usize;
        at += 4;
        let fields = fields(&pbf[at..at + head]);
        at += head;
        let size = fields.iter().find(|f| f.0 == 3).unwrap().1 as usize;
        let kind = String::from_utf8(fields.iter().find(|f| f.0 == 1).unwrap().2.clone()).unwrap();
        let blob = self::fields(&pbf[at..at + size]);
        at += size;
        let mut content = Vec::new();
        match blob.iter().find(|f| f.0 == 3) {
            Some(packed) => {
                ZlibDecoder::new(&packed.2[..]).read_to_end(&mut content).unwrap();
            }
            None => content.clone_from(&blob.iter().find(|f| f.0 == 1).unwrap().2),
        }
        out.push((kind, content));
    }
    out
}

/// Number, value and bytes of each field.
fn fields(message: &[u8]) -> Vec<(u64, u64, Vec<u8>)> {
    let (mut at, mut out) = (0, Vec::new());
    let number = |at: &mut usize| {
        let (mut n, mut shift) = (0, 0);
        loop {
            let byte = message[*at];
            *at += 1;
            n |= u64::from(byte & 127) << shift;
            shift += 7;
            if byte < 128 {
                return n;
            }
        }
    };
    while at < message.len() {
        let key = number(&mut at);
        let value = number(&mut at);
        let bytes = if key & 7 == 2 {
            at += value as usize;
            message[at - value as usize..at].to_vec()
        } else {
            Vec::new()
        };
        out.push((key >> 3, value, bytes));
    }
    out
}

#[test]
fn a_map_that_is_cut_off_is_said_to_be() {
    let mut whole = 0;
    for map in [PBF, XML] {
        for part in 0..200 {
            whole += u32::from(tried(&map[..map.len() * part / 200]));
        }
        assert!(!tried(&map[..map.len() - 1]));
    }
    // Blocks of a PBF file end somewhere, and what is there then is a map of less.
    assert!(whole < 20, "{whole}");
}

#[test]
fn spoilt_bytes_give_a_message_or_a_map() {
    // Unpacked, so that what is spoilt reaches the reader.
    let plain: Vec<u8> =
        blocks(PBF).iter().flat_map(|(kind, content)| block(kind, &bytes_field(1, content))).collect();
    let mut xml = Vec::new();
    GzDecoder::new(XML).read_to_end(&mut xml).unwrap();
    // A part of the XML is enough, and much sooner read.
    let end = xml.windows(4).position(|w| w == b"<rel").unwrap_or(xml.len());
    let mut draw = Draw(11);
    let (mut read, mut refused) = (0, 0);
    // `SPOILT=20000 cargo test --release -p safeconduct-roads --test bad_maps` tries longer.
    let count = std::env::var("SPOILT").ok().and_then(|n| n.parse().ok()).unwrap_or(600);
    for n in 0..count {
        let mut map = if n % 3 == 0 { xml[..end.min(xml.len())].to_vec() } else { plain.clone() };
        for _ in 0..=draw.below(6) {
            let at = draw.below(map.len());
            match draw.below(4) {
                0 => map[at] ^= 1 << draw.below(8),
                1 => map[at] = draw.below(256) as u8,
                2 => drop(map.drain(at..(at + draw.below(40)).min(map.len()))),
                _ => {
                    let copy = map[at..(at + draw.below(60)).min(map.len())].to_vec();
                    map.splice(at..at, copy);
                }
            }
        }
        if tried(&map) { read += 1 } else { refused += 1 }
    }
    assert!(read > 20 && refused > 20, "{read} {refused}");
}

#[test]
fn files_of_another_kind_are_named() {
    let gzip = |bytes: &[u8]| {
        let mut out = GzEncoder::new(Vec::new(), Compression::fast());
        out.write_all(bytes).unwrap();
        out.finish().unwrap()
    };
    let told = |bytes: &[u8]| Network::read(bytes).err().unwrap().message;
    assert!(told(b"").contains("empty"));
    assert!(told(b"PK\x03\x04rest").contains("zip"));
    assert!(told(b"{\"type\":\"FeatureCollection\"}").contains("JSON"));
    assert!(told(b"\x89PNG\r\n").contains("no OpenStreetMap file"));
    assert!(told(b"<?xml version=\"1.0\"?><gpx/>").contains("XML of another kind"));
    for bytes in [&gzip(b"")[..], &gzip(b"hello"), &gzip(&gzip(b"<osm></osm>")), b"\x1f\x8b", &[0; 4096]] {
        assert!(!tried(bytes));
    }
}

#[test]
fn files_that_are_meant_to_harm_are_refused_within_bounds() {
    let zeros = vec![0_u8; 32 << 20];
    let zlib = |bytes: &[u8]| {
        let mut out = ZlibEncoder::new(Vec::new(), Compression::best());
        out.write_all(bytes).unwrap();
        out.finish().unwrap()
    };
    // Little that unpacks to very much, once and a hundred times, and what lies about its size.
    let mut blob = Vec::new();
    varint(2 << 3, &mut blob);
    varint(zeros.len() as u64, &mut blob);
    blob.extend(bytes_field(3, &zlib(&zeros)));
    let bomb = block("OSMData", &blob);
    assert!(!tried(&[header(), bomb.clone()].concat()));
    assert!(!tried(&[header(), bomb.repeat(100)].concat()));
    let mut lie = Vec::new();
    varint(2 << 3, &mut lie);
    varint(u64::MAX, &mut lie);
    lie.extend(bytes_field(3, &zlib(b"x")));
    assert!(!tried(&[header(), block("OSMData", &lie)].concat()));
    assert!(!tried(&[&u32::MAX.to_be_bytes()[..], &[0; 64]].concat()));
    // XML: one endless attribute, one endless way, and a gigabyte of spaces.
    let mut long = b"<osm version=\"0.6\"><node id=\"1\" lat=\"1\" lon=\"1\" x=\"".to_vec();
    long.extend(std::iter::repeat_n(b'a', 8 << 20));
    assert!(!tried(&long));
    let mut way = b"<osm version=\"0.6\"><way id=\"1\">".to_vec();
    way.extend(b"<nd ref=\"1\"/>".repeat(2_000_000));
    assert!(!tried(&way));
    let mut out = GzEncoder::new(Vec::new(), Compression::best());
    out.write_all(b"<osm version=\"0.6\">").unwrap();
    for _ in 0..32 {
        out.write_all(&vec![b' '; 32 << 20]).unwrap();
    }
    assert!(!tried(&out.finish().unwrap()));
    // What all of it held at most, where the machine says so.
    if let Ok(status) = std::fs::read_to_string("/proc/self/status") {
        let held = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).unwrap();
        let kib: u64 = held.trim().trim_end_matches(" kB").parse().unwrap();
        assert!(kib < 900_000, "{kib} KiB");
    }
}
