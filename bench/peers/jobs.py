"""Which trips are still to be done, by whom, and who still waits: the bookkeeping of one replay."""
from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from dispatch import Dispatch, Load, Trip
from scenario import Kind, Scenario


@dataclass
class Job:
    id: int
    trip: Trip
    not_before: int = 0


@dataclass
class Jobs:
    """Each vehicle's own list, or, where `shared`, one list for each kind in the order in which trips were meant to begin."""

    s: Scenario
    lists: dict[str, list[Job]]
    shared: bool
    waiting: dict[str, int] = field(default_factory=dict)
    claimed: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    room: dict[str, list[int]] = field(default_factory=dict)  # people and stretchers that a destination still takes

    def __post_init__(self) -> None:
        self.waiting = {c.id: c.count for c in self.s.classes.values()}
        self.room = {p.id: list(p.receives) for p in self.s.places.values() if p.receives is not None}
        for jobs in self.lists.values():
            for job in jobs:
                self._claim(job, 1)

    def has(self, vid: str, kind: Kind) -> bool:
        return bool(self.lists.get(kind.id if self.shared else vid))

    def open(self, vid: str, kind: Kind) -> list[Job]:
        return self.lists.get(kind.id if self.shared else vid, [])

    def take(self, vid: str, kind: Kind, job: Job) -> None:
        """The vehicle does the job now; its families are no longer spoken for by a list."""
        self.open(vid, kind).remove(job)
        self._claim(job, -1)

    def _claim(self, job: Job, sign: int) -> None:
        for stop in job.trip.stops:
            for c, n in stop.board.items():
                self.claimed[c] += sign * n

    def load(self, kind: Kind, job: Job) -> dict[str, list[tuple[str, int]]]:
        """What of the trip can still be carried: for each class, where how many families alight.

        Clipped to those who wait, to the vehicle's room and to what the destinations still take. A plain trip is
        then filled up with families whom no list speaks for.
        """
        stops, free = job.trip.stops, list(kind.room)
        room = {p: list(r) for p, r in self.room.items()}
        drops: dict[str, list[tuple[str, int]]] = defaultdict(list)
        plain = len(stops) == 2
        for stop in stops:
            for c, n in stop.alight.items():
                took = self._put(c, stop.place, n, self.waiting[c] - sum(m for _, m in drops[c]), free if plain else None, room)
                if took:
                    drops[c].append((stop.place, took))
        if plain:
            pickup, drop = stops[0].place, stops[1].place
            left = [c for c in self.s.classes.values() if c.at == pickup and drop in c.to and self.waiting[c.id] > self.claimed[c.id]]
            for c in sorted(left, key=lambda c: (-c.weight, -c.size, c.id)):
                spare = self.waiting[c.id] - self.claimed[c.id] - sum(n for _, n in drops[c.id])
                took = self._put(c.id, drop, spare, spare, free, room)
                if took:
                    drops[c.id].append((drop, took))
        return {c: where for c, where in drops.items() if where}

    def _put(self, cid: str, drop: str, wish: int, there: int, free: list[int] | None, room: dict[str, list[int]]) -> int:
        c = self.s.classes[cid]
        n = max(0, min(wish, there))
        if drop not in c.to or drop not in room:
            return 0
        people, stretchers = room[drop]
        n = min(n, people // c.size, stretchers // c.need[2] if c.need[2] else n)
        if free is not None:
            n = min([n, *(f // need for f, need in zip(free, c.need) if need)])
            for i, need in enumerate(c.need):
                free[i] -= n * need
        room[drop][0] -= n * c.size
        room[drop][1] -= n * c.need[2]
        return n

    def commit(self, drops: dict[str, list[tuple[str, int]]]) -> None:
        """The families of a load leave those who wait and take their room at the destinations."""
        for cid, where in drops.items():
            c = self.s.classes[cid]
            for place, n in where:
                self.waiting[cid] -= n
                self.room[place][0] -= n * c.size
                self.room[place][1] -= n * c.need[2]


def lists(dispatch: Dispatch, s: Scenario, shared: bool, kept: dict[int, int]) -> dict[str, list[Job]]:
    """Jobs by vehicle (or kind), numbered alike in every replay. `kept` gives each job still in play its hold."""
    kind_of = {vid: k.id for k in s.kinds.values() for vid in s.vehicles(k)}
    found: dict[str, list[Job]] = defaultdict(list)
    number = 0
    for vid in sorted(dispatch):
        for trip in dispatch[vid]:
            if vid in kind_of and number in kept:
                found[kind_of[vid] if shared else vid].append(Job(number, trip, kept[number]))
            number += 1
    if shared:
        for jobs in found.values():
            jobs.sort(key=lambda j: (j.trip.at, j.id))
    return dict(found)
