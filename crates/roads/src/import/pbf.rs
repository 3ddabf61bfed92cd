//! Reads `.osm.pbf`: blobs of at most 32 MiB, one unpacked at a time.
//!
//! Source: <https://wiki.openstreetmap.org/wiki/PBF_Format>, the limits too.

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::proto::{Message, Packed, Torn, Value, zigzag};
use super::sink::{Ask, Member, Sink, Sort};
use super::trouble::Trouble;
use crate::geo::Point;

/// The most bytes of a blob's header.
const HEADER: usize = 64 << 10;
/// The most bytes of a blob, packed or not.
const BLOB: usize = 32 << 20;
/// The most strings of a block: files that are written by the usual programs have a hundredth of it.
const STRINGS: usize = 1 << 20;
/// No map packs better than so many to one: real ones pack three to one.
const RATIO: usize = 40;

/// Whether the bytes begin as such a file does.
pub(super) fn looks_like(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(64)];
    head.len() > 4 && head[0] == 0 && head.windows(9).any(|w| w == b"OSMHeader")
}

/// A file whose blobs have been found but not unpacked.
pub(super) struct Pbf<'a> {
    bytes: &'a [u8],
    blobs: Vec<Blob>,
}

/// Where a blob's message lies, and whether there may be nodes in it.
struct Blob {
    from: usize,
    until: usize,
    nodes: bool,
}

impl<'a> Pbf<'a> {
    /// Finds the blobs and checks that the file asks for nothing that we do not know.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Pbf<'a>, Trouble> {
        let mut blobs = Vec::new();
        let mut at = 0;
        while at < bytes.len() {
            let begin = at;
            let torn = || Trouble::torn(begin, "a block of the map file ends too early");
            let size = bytes.get(at..at + 4).ok_or_else(torn)?;
            let size = u32::from_be_bytes([size[0], size[1], size[2], size[3]]) as usize;
            if size > HEADER {
                return Err(Trouble::torn(begin, "not the beginning of a block of a map file"));
            }
            at += 4;
            let (kind, data) = header(bytes.get(at..at + size).ok_or_else(torn)?).map_err(|Torn| torn())?;
            at += size;
            if data > BLOB {
                return Err(Trouble::torn(begin, "a block of the map file is larger than any may be"));
            }
            bytes.get(at..at + data).ok_or_else(torn)?;
            match kind {
                b"OSMHeader" => check_features(&unpack(&bytes[at..at + data], at)?, at)?,
                b"OSMData" => blobs.push(Blob { from: at, until: at + data, nodes: true }),
                // The format allows others, which are to be passed over.
                _ => {}
            }
            at += data;
        }
        Ok(Pbf { bytes, blobs })
    }

    /// Tells all that is asked for.
    pub(super) fn read(&mut self, ask: Ask, sink: &mut dyn Sink) -> Result<(), Trouble> {
        let mut unpacked = 0;
        for blob in &mut self.blobs {
            if ask == Ask::Nodes && !blob.nodes {
                continue;
            }
            let data = unpack(&self.bytes[blob.from..blob.until], blob.from)?;
            unpacked += data.len();
            if unpacked > RATIO * self.bytes.len() + BLOB {
                return Err(Trouble::new(
                    format!("the file unpacks to more than {RATIO} times its size, which no map does"),
                    "take the map from another source",
                ));
            }
            blob.nodes = match block(&data, ask, sink) {
                Ok(nodes) => nodes,
                Err(Wrong::Torn) => {
                    return Err(Trouble::torn(blob.from, "a block of the map file is damaged"));
                }
                Err(Wrong::Trouble(trouble)) => return Err(trouble),
            };
        }
        Ok(())
    }
}

/// The sort of a blob, and its size.
fn header(bytes: &[u8]) -> Result<(&[u8], usize), Torn> {
    let (mut kind, mut size): (&[u8], _) = (&[], None);
    let mut message = Message(bytes);
    while let Some((field, value)) = message.next()? {
        match field {
            1 => kind = value.bytes()?,
            3 => size = Some(usize::try_from(value.number()?).map_err(|_| Torn)?),
            _ => {}
        }
    }
    Ok((kind, size.ok_or(Torn)?))
}

fn unpack(blob: &[u8], at: usize) -> Result<Vec<u8>, Trouble> {
    let torn = || Trouble::torn(at, "a block of the map file is damaged");
    let mut message = Message(blob);
    let mut stated = None;
    let mut found = None;
    while let Some((field, value)) = message.next().map_err(|Torn| torn())? {
        match field {
            1 => found = Some(value.bytes().map_err(|Torn| torn())?.to_vec()),
            2 => stated = usize::try_from(value.number().map_err(|Torn| torn())?).ok(),
            3 => {
                let mut data = Vec::new();
                let packed = value.bytes().map_err(|Torn| torn())?;
                let read = ZlibDecoder::new(packed).take(BLOB as u64 + 1).read_to_end(&mut data);
                if read.is_err() || data.len() > BLOB {
                    return Err(torn());
                }
                found = Some(data);
            }
            4..=7 => {
                return Err(Trouble::new(
                    format!(
                        "a block of the map file is packed in a way that is not known here (field {field})"
                    ),
                    "convert the file, for example with osmium cat, so that its blocks are packed by zlib",
                ));
            }
            _ => {}
        }
    }
    found.filter(|data| stated.is_none_or(|size| size == data.len())).ok_or_else(torn)
}

fn check_features(block: &[u8], at: usize) -> Result<(), Trouble> {
    let torn = |Torn| Trouble::torn(at, "the first block of the map file is damaged");
    let mut message = Message(block);
    while let Some((field, value)) = message.next().map_err(torn)? {
        if field != 4 {
            continue;
        }
        let feature = value.bytes().map_err(torn)?;
        if !matches!(feature, b"OsmSchema-V0.6" | b"DenseNodes" | b"LocationsOnWays") {
            return Err(Trouble::new(
                format!("the map file needs what is not known here: {}", String::from_utf8_lossy(feature)),
                "take an ordinary extract, without history",
            ));
        }
    }
    Ok(())
}

enum Wrong {
    Torn,
    Trouble(Trouble),
}

impl From<Torn> for Wrong {
    fn from(Torn: Torn) -> Wrong {
        Wrong::Torn
    }
}

impl From<Trouble> for Wrong {
    fn from(trouble: Trouble) -> Wrong {
        Wrong::Trouble(trouble)
    }
}

/// What the objects of a block are told with.
struct Block<'a> {
    strings: Vec<&'a str>,
    granularity: i64,
    lat_offset: i64,
    lon_offset: i64,
}

/// Tells what is asked for; whether there are nodes.
fn block(data: &[u8], ask: Ask, sink: &mut dyn Sink) -> Result<bool, Wrong> {
    let mut block = Block { strings: Vec::new(), granularity: 100, lat_offset: 0, lon_offset: 0 };
    let mut message = Message(data);
    while let Some((field, value)) = message.next()? {
        match field {
            1 => {
                let mut table = Message(value.bytes()?);
                while let Some((1, string)) = table.next()? {
                    if block.strings.len() == STRINGS {
                        return Err(Wrong::Torn);
                    }
                    block.strings.push(core::str::from_utf8(string.bytes()?).unwrap_or_default());
                }
            }
            17 => block.granularity = value.number()? as i64,
            19 => block.lat_offset = value.number()? as i64,
            20 => block.lon_offset = value.number()? as i64,
            _ => {}
        }
    }
    let mut nodes = false;
    let mut message = Message(data);
    while let Some((field, value)) = message.next()? {
        if field != 2 {
            continue;
        }
        let mut group = Message(value.bytes()?);
        while let Some((field, value)) = group.next()? {
            nodes |= matches!(field, 1 | 2);
            match (field, ask) {
                (1, Ask::Nodes) => block.node(value.bytes()?, sink)?,
                (2, Ask::Nodes) => block.dense(value.bytes()?, sink)?,
                (3, Ask::Lines) => block.way(value.bytes()?, sink)?,
                (4, Ask::Lines) => block.relation(value.bytes()?, sink)?,
                _ => {}
            }
        }
    }
    Ok(nodes)
}

impl<'a> Block<'a> {
    fn string(&self, index: u64) -> Result<&'a str, Torn> {
        usize::try_from(index).ok().and_then(|n| self.strings.get(n)).copied().ok_or(Torn)
    }

    fn point(&self, lat: i64, lon: i64) -> Option<Point> {
        let degrees = |offset: i64, n: i64| {
            let nano = n.checked_mul(self.granularity).and_then(|n| n.checked_add(offset))?;
            i32::try_from((nano + 50).div_euclid(100)).ok()
        };
        let (lat, lon) = (degrees(self.lat_offset, lat)?, degrees(self.lon_offset, lon)?);
        let inside = lat.unsigned_abs() <= 900_000_000 && lon.unsigned_abs() <= 1_800_000_000;
        inside.then_some(Point { lat, lon })
    }

    fn tags(&self, keys: Packed<'_>, values: Packed<'_>) -> Result<Vec<(&'a str, &'a str)>, Torn> {
        keys.zip(values).map(|(k, v)| Ok((self.string(k?)?, self.string(v?)?))).collect()
    }

    fn node(&self, bytes: &[u8], sink: &mut dyn Sink) -> Result<(), Wrong> {
        let (mut id, mut lat, mut lon) = (0, 0, 0);
        let (mut keys, mut values) = (Packed::default(), Packed::default());
        let mut message = Message(bytes);
        while let Some((field, value)) = message.next()? {
            match field {
                1 => id = zigzag(value.number()?),
                2 => keys = Packed(value.bytes()?),
                3 => values = Packed(value.bytes()?),
                8 => lat = zigzag(value.number()?),
                9 => lon = zigzag(value.number()?),
                _ => {}
            }
        }
        Ok(sink.node(id, self.point(lat, lon), &self.tags(keys, values)?)?)
    }

    fn dense(&self, bytes: &[u8], sink: &mut dyn Sink) -> Result<(), Wrong> {
        let [mut ids, mut lats, mut lons, mut words] = core::array::from_fn(|_| Packed::default());
        let mut message = Message(bytes);
        while let Some((field, value)) = message.next()? {
            let list = match field {
                1 => &mut ids,
                8 => &mut lats,
                9 => &mut lons,
                10 => &mut words,
                _ => continue,
            };
            *list = Packed(value.bytes()?);
        }
        let (mut id, mut lat, mut lon) = (0_i64, 0_i64, 0_i64);
        let mut tags: Vec<(&str, &str)> = Vec::new();
        for next in ids {
            // Sums that leave 64 bits come from damage alone; they lead outside the world, not to a panic.
            id = id.wrapping_add(zigzag(next?));
            lat = lat.wrapping_add(zigzag(lats.next().ok_or(Torn)??));
            lon = lon.wrapping_add(zigzag(lons.next().ok_or(Torn)??));
            tags.clear();
            while let Some(key) = words.next().transpose()?.filter(|&key| key != 0) {
                let value = words.next().ok_or(Torn)??;
                tags.push((self.string(key)?, self.string(value)?));
            }
            sink.node(id, self.point(lat, lon), &tags)?;
        }
        Ok(())
    }

    fn way(&self, bytes: &[u8], sink: &mut dyn Sink) -> Result<(), Wrong> {
        let mut id = 0;
        let [mut keys, mut values, mut refs] = core::array::from_fn(|_| Packed::default());
        let mut message = Message(bytes);
        while let Some((field, value)) = message.next()? {
            match (field, value) {
                (1, value) => id = value.number()? as i64,
                (2, Value::Bytes(list)) => keys = Packed(list),
                (3, Value::Bytes(list)) => values = Packed(list),
                (8, Value::Bytes(list)) => refs = Packed(list),
                _ => {}
            }
        }
        let tags = self.tags(keys, values)?;
        // Most lines of a map are no roads: their nodes need not be unpacked.
        if !super::osm::may_be_road(&tags) {
            return Ok(());
        }
        let mut node = 0_i64;
        let nodes = refs
            .map(|step| {
                node = node.wrapping_add(zigzag(step?));
                Ok(node)
            })
            .collect::<Result<Vec<i64>, Torn>>()?;
        Ok(sink.way(id, &nodes, &tags)?)
    }

    fn relation(&self, bytes: &[u8], sink: &mut dyn Sink) -> Result<(), Wrong> {
        let mut id = 0;
        let [mut keys, mut values, mut roles, mut ids, mut sorts] =
            core::array::from_fn(|_| Packed::default());
        let mut message = Message(bytes);
        while let Some((field, value)) = message.next()? {
            let list = match field {
                1 => {
                    id = value.number()? as i64;
                    continue;
                }
                2 => &mut keys,
                3 => &mut values,
                8 => &mut roles,
                9 => &mut ids,
                10 => &mut sorts,
                _ => continue,
            };
            *list = Packed(value.bytes()?);
        }
        let tags = self.tags(keys, values)?;
        if !super::osm::may_be_restriction(&tags) {
            return Ok(());
        }
        let mut member = 0_i64;
        let members = ids
            .zip(roles)
            .zip(sorts)
            .map(|((step, role), sort)| {
                member = member.wrapping_add(zigzag(step?));
                let sort = match sort? {
                    0 => Sort::Node,
                    1 => Sort::Way,
                    _ => Sort::Relation,
                };
                Ok(Member { sort, id: member, role: self.string(role?)? })
            })
            .collect::<Result<Vec<Member<'_>>, Torn>>()?;
        Ok(sink.relation(id, &members, &tags)?)
    }
}
