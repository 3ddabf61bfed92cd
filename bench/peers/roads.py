"""Ways between places, through corridors where they lie in different zones. Waiting is the caller's to add."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from clock import FAR
from scenario import Arc, Kind, Scenario

Toll = Callable[[Arc, int], int]
"""The instant at which one who is at the arc's entrance at the given instant is through."""


@dataclass(frozen=True)
class Hop:
    """One part of a way: a drive to a place, or a crossing."""

    to: str
    arc: Arc | None = None


def free_toll(arc: Arc, at: int) -> int:
    return at + arc.time


class Roads:
    """Quickest ways for all kinds of vehicle. No way passes through a zone twice."""

    def __init__(self, s: Scenario) -> None:
        self.s = s
        self._sequences: dict[tuple[str, str], list[list[Arc]]] = {}

    def sequences(self, a: str, b: str) -> list[list[Arc]]:
        """The ways to cross corridors from one zone to another."""
        if (a, b) not in self._sequences:
            found: list[list[Arc]] = []
            self._spread(a, b, [], {a}, found)
            self._sequences[a, b] = found
        return self._sequences[a, b]

    def _spread(self, here: str, goal: str, arcs: list[Arc], seen: set[str], found: list[list[Arc]]) -> None:
        if here == goal:
            found.append(list(arcs))
            return
        for arc in self.s.arcs.values():
            there = self.s.places[arc.leaves].zone
            if self.s.places[arc.enters].zone == here and there not in seen:
                self._spread(there, goal, [*arcs, arc], seen | {there}, found)

    def along(self, kind: Kind, a: str, b: str, at: int, arcs: list[Arc], toll: Toll = free_toll) -> tuple[int, list[Hop]] | None:
        """Arrival and hops by the given corridors in their order, or None where that cannot be driven."""
        hops: list[Hop] = []
        for arc in arcs:
            leg = self.s.leg(kind, a, arc.enters, at)
            if leg is None:
                return None
            if a != arc.enters:
                hops.append(Hop(arc.enters))
            at = toll(arc, at + leg[0])
            hops.append(Hop(arc.leaves, arc))
            a = arc.leaves
            if at >= FAR:
                return None
        leg = self.s.leg(kind, a, b, at)
        if leg is None:
            return None
        if a != b:
            hops.append(Hop(b))
        return at + leg[0], hops

    def way(self, kind: Kind, a: str, b: str, at: int, toll: Toll = free_toll) -> tuple[int, list[Hop]] | None:
        """Arrival at b and the hops of the quickest way from a, or None if there is none."""
        places = self.s.places
        ways = [self.along(kind, a, b, at, arcs, toll) for arcs in self.sequences(places[a].zone, places[b].zone)]
        return min((w for w in ways if w is not None), key=lambda w: w[0], default=None)
