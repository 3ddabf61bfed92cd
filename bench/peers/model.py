"""The one model that the peers which route or schedule vehicles are given: loads as jobs, on a clock that runs only while corridors are open.

What no general solver takes (convoys, headway, escorts, queues) is left out or stands in as an average: a crossing
takes its driving time, half the headway, and the inspection of half the largest convoy.
"""
from __future__ import annotations

import heapq
import math
from dataclasses import dataclass

from clock import FAR, Span, united
from dispatch import Dispatch, simple
from loads import Load, pack
from roads import Roads
from scenario import Arc, Kind, Scenario

USUAL = 20  # vehicles in a convoy where the corridor sets no limit
ROPE = 1.15
"""Peers may plan beyond the pasted clock: much driving outside is done while corridors are shut. The replay says what is in time."""


def toll(arc: Arc, at: int) -> int:
    n = min(arc.most, USUAL) / 2
    inspections = sum(math.ceil(n / k.lanes) * k.vehicle for k in arc.checkpoints)
    return at + arc.time + arc.headway // 2 + inspections


@dataclass
class OpenClock:
    """The pasted clock: seconds at which some corridor is open, laid end to end."""

    spans: list[Span]

    @property
    def total(self) -> int:
        return sum(b - a for a, b in self.spans)

    def pasted(self, at: int) -> int:
        return sum(max(0, min(b, at) - a) for a, b in self.spans if a < at)


class Model:
    def __init__(self, s: Scenario, cars: bool = True) -> None:
        self.s, self.roads = s, Roads(s)
        self.loads: list[Load] = pack(s, cars)
        used = {load.kind.id for load in self.loads}
        self.kinds: list[Kind] = [k for k in s.carriers() if (cars or not k.once) and k.id in used]
        spans = united([(a, b - arc.margin) for arc in s.arcs.values() for a, b in arc.open if b - arc.margin > a])
        self.clock = OpenClock(spans or [(0, s.end)])
        self.horizon = int(self.clock.total * ROPE)
        self._ways: dict[tuple[str, str, str], int] = {}

    def travel(self, kind: Kind, a: str, b: str) -> int:
        """Seconds from place to place, crossings with their average toll; FAR where there is no way."""
        key = (kind.id, a, b)
        if key not in self._ways:
            found = self.roads.way(kind, a, b, 0, toll)
            self._ways[key] = found[0] if found is not None else FAR
        return self._ways[key]

    def suits(self, kind: Kind, load: Load) -> bool:
        """Whether the kind can carry the load; a kind more than twice too large is left to other loads."""
        if not kind.carries(load.need) or (kind.serves is not None and not {load.pickup, load.drop} <= kind.serves):
            return False
        if kind.once and load.kind is not kind:
            return False
        wasteful = kind.id != load.kind.id and (kind.room[0] > 2 * max(load.kind.room[0], 1) or kind.room[2] > load.kind.room[2])
        return not wasteful and self.travel(kind, kind.depot, load.pickup) < FAR and self.travel(kind, load.pickup, load.drop) < FAR

    def takes(self, kind: Kind, load: Load) -> int:
        """From the begin of the loading to the end of the unloading."""
        return kind.loading.takes(load.need) + self.travel(kind, load.pickup, load.drop) + kind.unloading.takes(load.need)

    def between(self, kind: Kind, before: Load | None, after: Load) -> int:
        """From the end of one load, or from the depot, to the pickup of the next."""
        return self.travel(kind, kind.depot if before is None else before.drop, after.pickup)

    def ready(self, load: Load) -> int:
        return self.clock.pasted(load.ready)

    def dispatch(self, rows: dict[str, list[tuple[int, float]]]) -> Dispatch:
        """A dispatch list from (load, begin) for each vehicle."""
        found: Dispatch = {}
        for vid, own in rows.items():
            trips = [simple(self.loads[i].pickup, self.loads[i].drop, self.loads[i].families, at) for i, at in own]
            if trips:
                found[vid] = trips
        return found

    def list_schedule(self) -> dict[str, list[tuple[int, int]]]:
        """A plain rule: the vehicle that is free first takes the load with the most weight for its time."""
        open_ = set(range(len(self.loads)))
        heap = [(0, n, k.id) for k in self.kinds for n in range(k.usable)]
        heapq.heapify(heap)
        last: dict[str, Load] = {}
        rows: dict[str, list[tuple[int, int]]] = {}
        by_id = {k.id: k for k in self.kinds}
        while heap and open_:
            free, n, kid = heapq.heappop(heap)
            kind, vid = by_id[kid], f"{kid}-{n + 1}"
            best = None
            for i in open_:
                load = self.loads[i]
                if self.suits(kind, load):
                    begin = max(free + self.between(kind, last.get(vid), load), self.ready(load))
                    end = begin + self.takes(kind, load)
                    if end <= self.horizon:
                        key = (-load.weight / max(1, end - free), i)
                        best = min(best, (key, i, begin, end)) if best else (key, i, begin, end)
            if best is None:
                continue
            _, i, begin, end = best
            open_.remove(i)
            last[vid] = self.loads[i]
            rows.setdefault(vid, []).append((i, begin))
            if not kind.once:
                heapq.heappush(heap, (end, n, kid))
        return rows

    def by_vehicle(self, chosen: dict[str, list[tuple[int, int]]]) -> dict[str, list[tuple[int, float]]]:
        """Starts (instant, load) of each kind given to its vehicles, each to the one that is free first."""
        rows: dict[str, list[tuple[int, float]]] = {}
        for kind in self.kinds:
            free = [(0, n) for n in range(1, kind.usable + 1)]
            for begin, i in sorted(chosen.get(kind.id, [])):
                if not free:
                    break
                at, n = heapq.heappop(free)
                load = self.loads[i]
                end = max(at, begin) + self.inward(kind, load) + self.takes(kind, load)
                rows.setdefault(f"{kind.id}-{n}", []).append((i, float(begin)))
                if not kind.once:
                    heapq.heappush(free, (end, n))
        return rows

    def inward(self, kind: Kind, load: Load) -> int:
        """The way to the pickup in the middle of the operation: from the same destination, or for cars from where they stand."""
        return self.between(kind, None if kind.once else load, load)

    def inspections(self, kind: Kind, load: Load) -> list[tuple[tuple[str, str, str], int, int]]:
        """The checkpoints that a load passes on its way: which, how long after its loading, and how long for one vehicle."""
        found, at, here = [], 0, load.pickup
        way = self.roads.way(kind, load.pickup, load.drop, 0)
        for hop in way[1] if way else []:
            if hop.arc is None:
                at += self.travel(kind, here, hop.to)
            else:
                found += [((*hop.arc.key, k.id), at + hop.arc.headway // 2 + k.after, k.vehicle) for k in hop.arc.checkpoints if k.vehicle]
                at += hop.arc.time + hop.arc.headway // 2
            here = hop.to
        return found
