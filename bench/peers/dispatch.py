"""Dispatch lists: what each vehicle does in order, without any times. The answer of every peer, and what the replay plays."""
from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Load = dict[str, int]  # class -> families


@dataclass
class Stop:
    place: str
    board: Load = field(default_factory=dict)
    alight: Load = field(default_factory=dict)
    via: list[tuple[str, str]] | None = None
    """Corridors (id, direction) on the way to this stop, where the list prescribes them."""


@dataclass
class Trip:
    """From the first boarding into the empty vehicle until it is empty again."""

    stops: list[Stop]
    at: float = 0.0
    """When the peer thinks that it begins; only the order of these counts."""


Dispatch = dict[str, list[Trip]]


def simple(pickup: str, drop: str, load: Load, at: float = 0.0) -> Trip:
    return Trip([Stop(pickup, board=dict(load)), Stop(drop, alight=dict(load))], at)


def from_plan(plan: dict[str, Any], seconds: Any) -> Dispatch:
    """The dispatch list that a plan of the contract's format amounts to."""
    corridors = {c["id"]: (c["corridor"], c["direction"]) for c in plan["convoys"]}
    found: Dispatch = {}
    for vehicle in plan["vehicles"]:
        trips: list[Trip] = []
        stops: list[Stop] = []
        aboard, via, began = 0, [], 0.0
        for visit in vehicle["visits"]:
            if "convoy" in visit:
                via.append(corridors[visit["convoy"]])
                continue
            board, alight = _load(visit, "board"), _load(visit, "alight")
            if not board and not alight:
                continue
            if not stops:
                began = float(seconds(visit["begin"]))
            stops.append(Stop(visit["place"], board, alight, via))
            via = []
            aboard += sum(board.values()) - sum(alight.values())
            if aboard == 0:
                trips.append(Trip(stops, began))
                stops = []
        if trips:
            found[vehicle["id"]] = trips
    return found


def _load(visit: dict[str, Any], key: str) -> Load:
    load: Load = {}
    for item in visit.get(key, []):
        load[item["class"]] = load.get(item["class"], 0) + item["families"]
    return load


def write(path: Path, dispatch: Dispatch) -> None:
    vehicles = [
        {"id": vid, "trips": [{"at": t.at, "stops": [_stop(s) for s in t.stops]} for t in trips]}
        for vid, trips in dispatch.items()
    ]
    path.write_text(json.dumps({"vehicles": vehicles}, indent=1), encoding="utf-8")


def _stop(stop: Stop) -> dict[str, Any]:
    found: dict[str, Any] = {"place": stop.place}
    for key in ("board", "alight", "via"):
        if getattr(stop, key):
            found[key] = getattr(stop, key)
    return found


def read(path: Path) -> Dispatch:
    raw = json.loads(path.read_text(encoding="utf-8"))
    return {
        v["id"]: [
            Trip(
                [Stop(s["place"], s.get("board", {}), s.get("alight", {}),
                      [tuple(x) for x in s["via"]] if "via" in s else None) for s in t["stops"]],
                t.get("at", 0.0),
            )
            for t in v["trips"]
        ]
        for v in raw["vehicles"]
    }
