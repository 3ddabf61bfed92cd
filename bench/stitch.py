"""Lays copies of a map side by side and joins them, for measuring on maps many times as large: real streets, artificial seams.

    python3 bench/stitch.py town.osm.pbf 5 5 large.osm

Reads OpenStreetMap's PBF with the standard library alone, and writes OSM XML. Each copy keeps its ways and turn restrictions with ids
of its own. Along each seam, junctions of main roads near the border are joined to those across by two-way secondary roads."""

import struct
import sys
import zlib
from xml.sax.saxutils import quoteattr


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
        shift += 7


def fields(data):
    """Each field of a message: its number and its value."""
    at = 0
    while at < len(data):
        key, at = varint(data, at)
        kind = key & 7
        if kind == 0:
            value, at = varint(data, at)
        elif kind == 2:
            size, at = varint(data, at)
            value = data[at : at + size]
            at += size
        elif kind == 1:
            value, at = data[at : at + 8], at + 8
        else:
            value, at = data[at : at + 4], at + 4
        yield key >> 3, value


def packed(data):
    at, out = 0, []
    while at < len(data):
        value, at = varint(data, at)
        out.append(value)
    return out


def signed(value):
    return (value >> 1) ^ -(value & 1)


def sums(data):
    total, out = 0, []
    for value in packed(data):
        total += signed(value)
        out.append(total)
    return out


def blocks(path):
    data = open(path, "rb").read()
    at = 0
    while at < len(data):
        size = struct.unpack(">I", data[at : at + 4])[0]
        head = dict(fields(data[at + 4 : at + 4 + size]))
        at += 4 + size
        blob = dict(fields(data[at : at + head[3]]))
        at += head[3]
        raw = blob[1] if 1 in blob else zlib.decompress(blob[3])
        if head[1] == b"OSMData":
            yield raw


def read(path):
    """Nodes (id to lat, lon, tags), ways (refs, tags) and relations (members, tags)."""
    nodes, ways, relations = {}, [], []
    for raw in blocks(path):
        block = list(fields(raw))
        table = [value.decode() for number, value in fields(next(v for n, v in block if n == 1))]
        options = {n: v for n, v in block if n in (17, 19, 20)}
        step, lat0, lon0 = options.get(17, 100), signed64(options.get(19, 0)), signed64(options.get(20, 0))

        def tags(message):
            pairs = zip(packed(message.get(2, b"")), packed(message.get(3, b"")))
            return {table[k]: table[v] for k, v in pairs}

        for number, group in block:
            if number != 2:
                continue
            for kind, value in fields(group):
                message = dict(fields(value))
                if kind == 2:
                    ids, lats, lons = sums(message[1]), sums(message[8]), sums(message[9])
                    said = iter(packed(message.get(10, b"")))
                    for i, lat, lon in zip(ids, lats, lons):
                        mine = {}
                        for key in said:
                            if key == 0:
                                break
                            mine[table[key]] = table[next(said)]
                        nodes[i] = ((lat0 + step * lat) / 1e9, (lon0 + step * lon) / 1e9, mine)
                elif kind == 1:
                    place = ((lat0 + step * signed(message[8])) / 1e9, (lon0 + step * signed(message[9])) / 1e9)
                    nodes[signed(message[1])] = (*place, tags(message))
                elif kind == 3:
                    ways.append((sums(message[8]), tags(message)))
                elif kind == 4:
                    roles = [table[r] for r in packed(message.get(8, b""))]
                    members = zip(packed(message.get(10, b"")), sums(message.get(9, b"")), roles)
                    relations.append((list(members), tags(message), message[1]))
    return nodes, ways, relations


def signed64(value):
    return value - (1 << 64) if value >> 63 else value


def way_ids(path):
    """Ids of ways in the order of `read`."""
    out = []
    for raw in blocks(path):
        for number, group in fields(raw):
            if number == 2:
                out += [dict(fields(value))[1] for kind, value in fields(group) if kind == 3]
    return out


def main(path, wide, tall, out):
    nodes, ways, relations = read(path)
    ids = way_ids(path)
    roads = [(i, refs, t) for i, (refs, t) in zip(ids, ways) if "highway" in t]
    used = {r for _, refs, _ in roads for r in refs if r in nodes}
    bans = [(m, t) for m, t, _ in relations if t.get("type", "").startswith("restriction")]
    lats = [nodes[n][0] for n in used]
    lons = [nodes[n][1] for n in used]
    high, broad = max(lats) - min(lats) + 0.002, max(lons) - min(lons) + 0.002
    number = {n: k for k, n in enumerate(sorted(used), 1)}
    way_number = {i: k for k, (i, _, _) in enumerate(roads, 1)}
    main_roads = {"motorway", "trunk", "primary", "secondary", "tertiary", "residential"}
    ends = sorted({refs[0] for _, refs, t in roads if t["highway"] in main_roads and refs[0] in used})
    offset, way_offset = len(number) + 1, len(roads) + 1

    def nearest(edge, along):
        """The node of a road that lies nearest to a point of the border."""
        lat = min(lats) + along * (max(lats) - min(lats)) if edge in "we" else (min(lats) if edge == "s" else max(lats))
        lon = min(lons) + along * (max(lons) - min(lons)) if edge in "ns" else (min(lons) if edge == "w" else max(lons))
        return min(ends, key=lambda n: (nodes[n][0] - lat) ** 2 + (nodes[n][1] - lon) ** 2)

    seams = [(k + 0.5) / 12 for k in range(12)]
    with open(out, "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6">\n')
        copies = [(x, y, y * wide + x) for y in range(tall) for x in range(wide)]
        for x, y, c in copies:
            for n in sorted(used):
                lat, lon, tags = nodes[n]
                place = f'<node id="{c * offset + number[n]}" lat="{lat + y * high:.7f}" lon="{lon + x * broad:.7f}"'
                file.write(f"{place}/>\n" if not tags else f"{place}>{said(tags)}</node>\n")
        for x, y, c in copies:
            for i, refs, tags in roads:
                refs = "".join(f'<nd ref="{c * offset + number[r]}"/>' for r in refs if r in number)
                file.write(f'<way id="{c * way_offset + way_number[i]}">{refs}{said(tags)}</way>\n')
        seam = len(copies) * way_offset
        for x, y, c in copies:
            for edge, across, there in (("e", "w", (x + 1, y)), ("n", "s", (x, y + 1))):
                if there[0] >= wide or there[1] >= tall:
                    continue
                other = there[1] * wide + there[0]
                for along in seams:
                    seam += 1
                    a, b = number[nearest(edge, along)], number[nearest(across, along)]
                    ends_of = f'<nd ref="{c * offset + a}"/><nd ref="{other * offset + b}"/>'
                    file.write(f'<way id="{seam}">{ends_of}<tag k="highway" v="secondary"/></way>\n')
        ban = 0
        for x, y, c in copies:
            for members, tags in bans:
                ban += 1
                of = []
                for kind, ref, role in members:
                    if kind == 0 and ref in number:
                        of.append(f'<member type="node" ref="{c * offset + number[ref]}" role="{role}"/>')
                    elif kind == 1 and ref in way_number:
                        of.append(f'<member type="way" ref="{c * way_offset + way_number[ref]}" role="{role}"/>')
                if len(of) == len(members):
                    file.write(f'<relation id="{ban}">{"".join(of)}{said(tags)}</relation>\n')
        file.write("</osm>\n")


def said(tags):
    return "".join(f"<tag k={quoteattr(k)} v={quoteattr(v)}/>" for k, v in sorted(tags.items()))


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
