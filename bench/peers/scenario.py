"""What the peers need of a scenario file: places, kinds of vehicle, classes of families, ways and corridors.

Reads files that `safeconduct check` accepts and checks nothing itself. Road networks are not read: only driving tables.
"""
from __future__ import annotations

import csv
import json
import math
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clock import FAR, Clock, Span, common, duration, gaps, united

Need = tuple[int, int, int]  # seats, wheelchairs, stretchers
ORDER = ["left-behind", "exposure", "last-arrival", "distance"]


@dataclass(frozen=True)
class Place:
    id: str
    zone: str
    bays: int | None
    stand: int | None
    hours: list[Span] | None
    receives: tuple[int, int] | None  # people, stretchers


@dataclass(frozen=True)
class Service:
    stop: int
    person: int
    wheelchair: int
    stretcher: int

    def takes(self, need: Need) -> int:
        return self.stop + need[0] * self.person + need[1] * self.wheelchair + need[2] * self.stretcher


@dataclass(frozen=True)
class Kind:
    id: str
    depot: str
    usable: int
    room: Need
    pace: float
    loading: Service
    unloading: Service
    available: list[Span] | None
    duty: Span | None  # most, rest
    serves: frozenset[str] | None
    escort: bool
    once: bool
    out: bool

    def carries(self, need: Need) -> bool:
        return not self.escort and all(n <= room for n, room in zip(need, self.room))


@dataclass(frozen=True)
class Families:
    """One class: families that are alike."""

    id: str
    at: str
    to: tuple[str, ...]
    priority: str
    weight: float
    ready: int
    need: Need
    count: int

    @property
    def size(self) -> int:
        return sum(self.need)


@dataclass(frozen=True)
class Checkpoint:
    id: str
    after: int  # driving time from the gate at which this direction enters
    lanes: int
    vehicle: int
    person: int


@dataclass(frozen=True)
class Arc:
    """One direction of a corridor."""

    corridor: str
    direction: str
    enters: str
    leaves: str
    time: int
    km: float
    most: int
    headway: int
    escorts: int
    margin: int
    single_track: bool
    open: list[Span]
    checkpoints: tuple[Checkpoint, ...]

    @property
    def key(self) -> tuple[str, str]:
        return (self.corridor, self.direction)


class Scenario:
    """A scenario with every instant in whole seconds after its start."""

    def __init__(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        raw: dict[str, Any] = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
        self.path, self.folder = path, path.parent
        name = raw["name"]
        self.name: str = name if isinstance(name, str) else next(iter(name.values()))
        self.clock = Clock(raw["timezone"], raw["start"])
        self.end = self.clock.seconds(raw["end"])
        self.order: list[str] = raw.get("order", ORDER)
        self.aboard = duration(raw["aboard"]) if "aboard" in raw else FAR
        self._start = raw["start"]
        self._weights = raw.get("priorities", {"urgent": 10, "high": 3, "normal": 1})
        self.places = {p["id"]: self._place(p) for p in raw.get("place", [])}
        self.kinds = {v["id"]: self._kind(v) for v in raw.get("vehicles", [])}
        self.classes: dict[str, Families] = {}
        for entry in raw.get("people", []):
            self._people(entry)
        self.arcs = {arc.key: arc for c in raw.get("corridor", []) for arc in self._arcs(c, raw.get("agreement", []))}
        self.exchanges: list[dict[str, Any]] = raw.get("exchange", [])
        self.quotas: list[dict[str, Any]] = raw.get("quota", [])
        self._legs: dict[tuple[str, str, str], list[tuple[int, tuple[float, float] | None]]] = {}
        self._table(raw["travel"])

    def vehicles(self, kind: Kind) -> list[str]:
        """The vehicles that may be used: those held back are left out."""
        return [f"{kind.id}-{n}" for n in range(1, kind.usable + 1)]

    def carriers(self) -> list[Kind]:
        return [k for k in self.kinds.values() if not k.escort and k.usable > 0 and any(k.room)]

    def leg(self, kind: Kind, a: str, b: str, depart: int) -> tuple[int, float] | None:
        """Seconds and kilometres from a to b in one zone, or None where it cannot be driven."""
        if a == b:
            return 0, 0.0
        if self.places[a].zone != self.places[b].zone:
            return None
        for name in (kind.id, ""):
            held = [leg for since, leg in self._legs.get((a, b, name), ()) if since <= depart]
            if held:
                if held[-1] is None:
                    return None
                minutes, km = held[-1]
                return math.floor(minutes * 60 * kind.pace + 0.5), km
        return None

    def _place(self, p: dict[str, Any]) -> Place:
        receives = p.get("receives")
        return Place(
            p["id"], p.get("zone", "open"), p.get("bays"), p.get("stand"),
            self.clock.windows(p["hours"]) if "hours" in p else None,
            (receives.get("people", FAR), receives.get("stretchers", FAR)) if receives is not None else None,
        )

    def _kind(self, v: dict[str, Any]) -> Kind:
        usual = {"stop": "2m", "person": "6s", "wheelchair": "2m", "stretcher": "4m"}
        service = [Service(**{k: duration(d) for k, d in (usual | v.get(key, {})).items()}) for key in ("loading", "unloading")]
        duty = v.get("duty")
        return Kind(
            v["id"], v["depot"], v["count"] - v.get("reserve", 0),
            (v.get("seats", 0), v.get("wheelchairs", 0), v.get("stretchers", 0)), v.get("pace", 1.0), *service,
            self.clock.windows(v["available"]) if "available" in v else None,
            (duration(duty["most"]), duration(duty["rest"])) if duty else None,
            frozenset(v["serves"]) if "serves" in v else None,
            v.get("escort", False), v.get("once", False), v.get("out", False),
        )

    def _people(self, p: dict[str, Any]) -> None:
        if "families" in p:
            for size, count in p["families"].items():
                self._class(f"{p['id']}/{int(size)}", p, {}, (int(size), 0, 0), count)
        elif "family" in p:
            self._class(p["id"], p, {}, _need(p["family"]), p["count"])
        else:
            with (self.folder / p["file"]).open(encoding="utf-8-sig", newline="") as f:
                for row in csv.DictReader(f):
                    given = {k: v for k, v in row.items() if v not in (None, "")}
                    if "to" in given:
                        given["to"] = given["to"].split(";")
                    self._class(given["id"], p, given, _need(given), int(given.get("count", 1)))

    def _class(self, cid: str, entry: dict[str, Any], row: dict[str, Any], need: Need, count: int) -> None:
        get = lambda key, default=None: row.get(key, entry.get(key, default))
        priority = get("priority", "normal")
        self.classes[cid] = Families(
            cid, get("at"), tuple(get("to")), priority, self._weights[priority],
            self.clock.seconds(get("ready", self._start)), need, count,
        )

    def _arcs(self, c: dict[str, Any], agreements: list[dict[str, Any]]) -> list[Arc]:
        convoy, time = c.get("convoy", {}), duration(c["time"])
        opened = [(0, self.end)]
        for a in agreements:
            if c["id"] in a["covers"]:
                if "in_force" in a:
                    opened = common(opened, self.clock.windows(a["in_force"]))
                shut = [(self.clock.seconds(s["from"]), self.clock.seconds(s["until"])) for s in a.get("suspended", [])]
                opened = common(opened, gaps(united(shut)))
        arcs = []
        for direction, enters, leaves in (("outward", c["from"], c["to"]), ("back", c["to"], c["from"])):
            stops = []
            for k in c.get("checkpoint", []):
                if direction in k:
                    after, rule = duration(k["after"]), k[direction]
                    stops.append(Checkpoint(
                        k["id"], after if direction == "outward" else time - after,
                        rule.get("lanes", 1), duration(rule.get("vehicle", "0s")), duration(rule.get("person", "0s")),
                    ))
            arcs.append(Arc(
                c["id"], direction, enters, leaves, time, c.get("km", 0.0), convoy.get("most", FAR),
                duration(convoy.get("headway", "0s")), convoy.get("escorts", 0), duration(convoy.get("margin", "0s")),
                c.get("single_track", False), opened, tuple(sorted(stops, key=lambda s: s.after)),
            ))
        return arcs

    def _table(self, travel: dict[str, Any]) -> None:
        if "table" not in travel:
            raise ValueError("the scenario names a road network; write its driving table with `safeconduct roads matrix`")
        back: dict[tuple[str, str, str], list[tuple[int, tuple[float, float] | None]]] = {}
        with (self.folder / travel["table"]).open(encoding="utf-8-sig", newline="") as f:
            for row in csv.DictReader(f):
                since = self.clock.seconds(row["since"]) if row.get("since") else -FAR
                leg = (float(row["minutes"]), float(row.get("km") or 0)) if row["minutes"].strip() else None
                kind = row.get("kind") or ""
                self._legs.setdefault((row["from"], row["to"], kind), []).append((since, leg))
                back.setdefault((row["to"], row["from"], kind), []).append((since, leg))
        for key, rows in back.items():
            self._legs.setdefault(key, rows)
        for rows in self._legs.values():
            rows.sort(key=lambda r: r[0])


def _need(given: dict[str, Any]) -> Need:
    return (int(given.get("seats", 0)), int(given.get("wheelchairs", 0)), int(given.get("stretchers", 0)))
