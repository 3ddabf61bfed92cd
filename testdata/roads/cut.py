#!/usr/bin/env python3
"""Cuts the roads out of an OpenStreetMap extract: python3 cut.py NORTH-BAYREUTH.osm.gz OUT WEST SOUTH EAST NORTH

Writes OUT.osm.gz and OUT.osm.pbf, which say the same: roads for vehicles that touch the box, all of their nodes, what stands
on those, and turn restrictions. Tags that driving does not need are left out. The PBF writer shares nothing with our reader.
"""

import gzip
import html
import struct
import sys
import xml.etree.ElementTree as ET
import zlib

PATHS = ("footway", "path", "steps", "cycleway", "bridleway")
WAY_KEYS = set(
    "highway oneway maxspeed access motor_vehicle vehicle bus psv motorcar junction surface tracktype maxweight maxheight "
    "maxwidth width name ref bridge tunnel smoothness service emergency".split()
)
NODE_KEYS = set("highway barrier access motor_vehicle bus maxheight locked".split())
NODE_ROADS = ("traffic_signals", "turning_circle", "turning_loop", None)


def tags(element):
    return {t.get("k"): t.get("v") for t in element.findall("tag")}


def read(path, west, south, east, north):
    root = ET.parse(gzip.open(path)).getroot()
    nodes = {int(x.get("id")): x for x in root.findall("node")}
    inside = {
        i for i, x in nodes.items() if west <= float(x.get("lon")) <= east and south <= float(x.get("lat")) <= north
    }
    ways, relations = {}, []
    for x in root.findall("way"):
        said, refs = tags(x), [int(r.get("ref")) for r in x.findall("nd")]
        if said.get("highway", "footway") not in PATHS and any(r in inside for r in refs):
            ways[int(x.get("id"))] = (refs, {k: v for k, v in sorted(said.items()) if k in WAY_KEYS})
    for x in root.findall("relation"):
        members = [(m.get("type"), int(m.get("ref")), m.get("role")) for m in x.findall("member")]
        if tags(x).get("type", "").startswith("restriction") and all(m[1] in ways for m in members if m[0] == "way"):
            relations.append((int(x.get("id")), members, dict(sorted(tags(x).items()))))
    used = sorted({r for refs, _ in ways.values() for r in refs if r in nodes})
    points = []
    for i in used:
        said = {k: v for k, v in sorted(tags(nodes[i]).items()) if k in NODE_KEYS}
        if said.get("highway") not in NODE_ROADS:
            del said["highway"]
        points.append((i, round(float(nodes[i].get("lat")) * 1e7), round(float(nodes[i].get("lon")) * 1e7), said))
    return points, sorted(ways.items()), relations


def xml(points, ways, relations):
    def marks(said):
        return "".join(f'<tag k="{html.escape(k)}" v="{html.escape(v)}"/>' for k, v in said.items())

    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<osm version="0.6">'
    yield "<!-- © OpenStreetMap contributors, Open Database License 1.0 -->"
    for i, lat, lon, said in points:
        head = f'<node id="{i}" lat="{lat / 1e7:.7f}" lon="{lon / 1e7:.7f}"'
        yield head + (f">{marks(said)}</node>" if said else "/>")
    for i, (refs, said) in ways:
        yield f'<way id="{i}">' + "".join(f'<nd ref="{r}"/>' for r in refs) + marks(said) + "</way>"
    for i, members, said in relations:
        inner = "".join(f'<member type="{t}" ref="{r}" role="{html.escape(role)}"/>' for t, r, role in members)
        yield f'<relation id="{i}">{inner}{marks(said)}</relation>'
    yield "</osm>"


def varint(n):
    out = b""
    while n > 127:
        out, n = out + bytes([n & 127 | 128]), n >> 7
    return out + bytes([n])


def zigzag(n):
    return varint(n << 1 if n >= 0 else (-n << 1) - 1)


def field(number, value):
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    return varint(number << 3 | 2) + varint(len(value)) + value


def steps(numbers):
    last = 0
    for n in numbers:
        yield zigzag(n - last)
        last = n


def block(points, ways, relations):
    table = {"": 0}

    def word(text):
        return varint(table.setdefault(text, len(table)))

    def marks(said):
        return field(2, b"".join(map(word, said))) + field(3, b"".join(map(word, said.values())))

    dense = field(1, b"".join(steps(p[0] for p in points)))
    dense += field(8, b"".join(steps(p[1] for p in points))) + field(9, b"".join(steps(p[2] for p in points)))
    dense += field(10, b"".join(b"".join(word(k) + word(v) for k, v in p[3].items()) + b"\0" for p in points))
    groups = field(2, field(2, dense)) if points else b""
    lines = b"".join(field(3, field(1, i) + marks(said) + field(8, b"".join(steps(refs)))) for i, (refs, said) in ways)
    groups += field(2, lines) if lines else b""
    rest = b""
    for i, members, said in relations:
        kinds = b"".join(varint(("node", "way", "relation").index(t)) for t, _, _ in members)
        rest += field(
            4,
            field(1, i)
            + marks(said)
            + field(8, b"".join(word(role) for _, _, role in members))
            + field(9, b"".join(steps(r for _, r, _ in members)))
            + field(10, kinds),
        )
    groups += field(2, rest) if rest else b""
    return field(1, b"".join(field(1, text.encode()) for text in table)) + groups


def blob(kind, data):
    body = field(2, len(data)) + field(3, zlib.compress(data, 9))
    head = field(1, kind.encode()) + field(3, len(body))
    return struct.pack(">I", len(head)) + head + body


def main():
    source, out = sys.argv[1:3]
    points, ways, relations = read(source, *map(float, sys.argv[3:7]))
    with open(out + ".osm.gz", "wb") as file:
        file.write(gzip.compress("\n".join(xml(points, ways, relations)).encode(), 9, mtime=0))
    with open(out + ".osm.pbf", "wb") as file:
        file.write(blob("OSMHeader", field(4, b"OsmSchema-V0.6") + field(4, b"DenseNodes")))
        for n in range(0, len(points), 8000):
            file.write(blob("OSMData", block(points[n : n + 8000], [], [])))
        file.write(blob("OSMData", block([], ways, relations)))
    print(len(points), "nodes", len(ways), "roads", len(relations), "restrictions")


if __name__ == "__main__":
    main()
