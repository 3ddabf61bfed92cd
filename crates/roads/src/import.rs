//! Map files to roads: which format it is, and the two readings that each needs.

mod marks;
mod osm;
mod pbf;
mod proto;
mod restrictions;
mod sink;
mod tags;
mod trouble;
mod units;
mod xml;

use std::io::Read;

use flate2::read::MultiGzDecoder;

pub use marks::Mark;
pub(crate) use osm::{MISSING, Map};
pub use osm::{Report, Way};
pub(crate) use restrictions::{Restriction, Rule, Via};
pub use tags::{BRIDGE, FORD, INFERRED, ROUNDABOUT, Record, SCHEMATIC, TUNNEL, Unclear};
pub use trouble::Trouble;

use osm::Lines;
use sink::{Ask, Sink};

/// No XML map packs better than so many to one: real ones pack twelve to one.
const RATIO: u64 = 64;

/// What the bytes are.
enum Format<'a> {
    Pbf(pbf::Pbf<'a>),
    Xml,
    Gzip,
}

/// Reads `.osm.pbf`, `.osm` or `.osm.gz`: which of them the bytes say themselves.
pub(crate) fn read(bytes: &[u8]) -> Result<Map, Trouble> {
    let mut format = format(bytes)?;
    let mut lines = Lines::new(bytes.len());
    tell(bytes, &mut format, Ask::Lines, &mut lines)?;
    let mut nodes = lines.into_nodes();
    tell(bytes, &mut format, Ask::Nodes, &mut nodes)?;
    nodes.into_map()
}

fn format(bytes: &[u8]) -> Result<Format<'_>, Trouble> {
    let other = |what: &str, help: &str| Err(Trouble::new(format!("no OpenStreetMap file: {what}"), help));
    let help = "expected .osm.pbf, .osm or .osm.gz";
    if bytes.is_empty() {
        return other("it is empty", help);
    }
    if pbf::looks_like(bytes) {
        return pbf::Pbf::open(bytes).map(Format::Pbf);
    }
    match bytes {
        [0x1f, 0x8b, ..] => Ok(Format::Gzip),
        [b'B', b'Z', b'h', ..] => other("it is packed by bzip2", "unpack it first: bunzip2 FILE"),
        [b'P', b'K', 3, 4, ..] => other("it is a zip archive", "unpack it first"),
        [0x28, 0xb5, 0x2f, 0xfd, ..] => other("it is packed by zstd", "unpack it first: unzstd FILE"),
        _ if xml::looks_like(bytes) => Ok(Format::Xml),
        _ if bytes.trim_ascii_start().starts_with(b"{") => {
            other("it is JSON", "GeoJSON has no roads that meet; export .osm or .osm.pbf")
        }
        _ if bytes.trim_ascii_start().starts_with(b"<") => other("it is XML of another kind", help),
        _ => other("its beginning is that of none", help),
    }
}

fn tell(bytes: &[u8], format: &mut Format<'_>, ask: Ask, sink: &mut dyn Sink) -> Result<(), Trouble> {
    match format {
        Format::Pbf(pbf) => pbf.read(ask, sink),
        Format::Xml => xml::read(&mut &bytes[..], ask, sink),
        Format::Gzip => {
            let most = RATIO * bytes.len() as u64 + (1 << 20);
            let mut unpacked = MultiGzDecoder::new(bytes).take(most);
            let told = xml::read(&mut unpacked, ask, sink);
            if told.is_err() && unpacked.limit() == 0 {
                return Err(Trouble::new(
                    format!("the file unpacks to more than {RATIO} times its size, which no map does"),
                    "take the map from another source",
                ));
            }
            told
        }
    }
}
