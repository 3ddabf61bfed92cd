"""Families packed into loads: one pickup, one destination, one vehicle's worth. What the peers that route vehicles are given.

Destinations are chosen before packing, the quickest that still has room; families who accept only one come first.
"""
from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from roads import Roads
from scenario import Families, Kind, Need, Scenario


@dataclass
class Load:
    pickup: str
    drop: str
    ready: int
    kind: Kind  # the kind that it was packed for; others with the room may take it
    free: list[int]
    families: dict[str, int] = field(default_factory=dict)
    weight: float = 0.0
    people: int = 0

    @property
    def need(self) -> Need:
        a, b, c = (room - free for room, free in zip(self.kind.room, self.free))
        return (a, b, c)

    def put(self, c: Families, n: int) -> int:
        n = min([n, *(f // need for f, need in zip(self.free, c.need) if need)])
        if n > 0:
            self.families[c.id] = self.families.get(c.id, 0) + n
            self.weight += n * c.size * c.weight
            self.people += n * c.size
            for i, need in enumerate(c.need):
                self.free[i] -= n * need
        return n


def pack(s: Scenario, cars: bool = True) -> list[Load]:
    """All families as loads, the heaviest priorities first within each pickup and destination.

    `cars`: loads for vehicles that carry only once are made too, as many as there are such vehicles.
    """
    kinds = [k for k in s.carriers() if cars or not k.once]
    opened: dict[str, float] = defaultdict(float)
    groups: dict[tuple[str, str, int], list[tuple[Families, int]]] = defaultdict(list)
    for c, drop, n in destinations(s, kinds):
        groups[c.at, drop, c.ready].append((c, n))
    loads: list[Load] = []
    for (pickup, drop, ready), members in sorted(groups.items()):
        bins: list[Load] = []
        for c, n in sorted(members, key=lambda m: (-m[0].need[2], -m[0].need[1], -m[0].weight, -m[0].size, m[0].id)):
            for one in bins:
                n -= one.put(c, n) if n else 0
            while n:
                kind = _kind_for(s, kinds, opened, c)
                if kind is None:
                    break
                opened[kind.id] += 1
                one = Load(pickup, drop, ready, kind, list(kind.room))
                n -= one.put(c, n)
                bins.append(one)
        loads += bins
    return loads


def destinations(s: Scenario, kinds: list[Kind]) -> list[tuple[Families, str, int]]:
    """For each class, how many of its families go where."""
    roads, found = Roads(s), []
    room = {p.id: list(p.receives) for p in s.places.values() if p.receives is not None}
    for c in sorted(s.classes.values(), key=lambda c: (len(c.to), -c.weight, c.id)):
        able = [k for k in kinds if k.carries(c.need)]
        ways = {d: min((w[0] for k in able if (w := roads.way(k, c.at, d, 0))), default=None) for d in c.to}
        left = c.count
        for drop in sorted((d for d in c.to if ways[d] is not None), key=lambda d: ways[d]):
            people, stretchers = room[drop]
            n = min([left, people // c.size, *([stretchers // c.need[2]] if c.need[2] else [])])
            if n > 0:
                room[drop][0] -= n * c.size
                room[drop][1] -= n * c.need[2]
                left -= n
                found.append((c, drop, n))
    return found


def _kind_for(s: Scenario, kinds: list[Kind], opened: dict[str, float], c: Families) -> Kind | None:
    """The kind whose vehicles have been given the fewest loads so far, among the plainest that can carry the family."""
    able = [k for k in kinds if k.carries(c.need) and (k.serves is None or c.at in k.serves)]
    able = [k for k in able if not k.once or (opened[k.id] < k.usable and s.places[k.depot].zone == s.places[c.at].zone)]
    plain = [k for k in able if (k.room[2] == 0 or c.need[2]) and (k.room[1] == 0 or c.need[1])]
    best = plain or able
    return min(best, key=lambda k: (opened[k.id] + 1) / k.usable, default=None)
