"""The corridors of a replay: who waits at which gate, and when a convoy leaves.

First come, first served. A convoy leaves when its corridor allows it, and holds for up to `hold` seconds
for vehicles that are on their way to the gate.
"""
from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from clock import FAR, fit
from scenario import Arc

if TYPE_CHECKING:
    from world import Vehicle, World

POLL = 600  # seconds until a gate looks again where nothing else tells it to


@dataclass(frozen=True)
class Policy:
    hold: int = 0
    share: float = 1.0
    """The largest convoy, as a share of what the corridor allows."""

    def cap(self, arc: Arc) -> int:
        return FAR if arc.most >= FAR else max(arc.escorts + 1, math.ceil(arc.most * self.share))


@dataclass
class Gate:
    """One direction of a corridor."""

    world: "World"
    arc: Arc
    other: "Gate" = None  # type: ignore[assignment]
    queue: list["Vehicle"] = field(default_factory=list)
    coming: dict[str, int] = field(default_factory=dict)
    escorts: list["Vehicle"] = field(default_factory=list)
    escorts_coming: int = 0
    wanted: bool = False  # the other side waits for an escort from here
    last: int = -FAR
    busy_until: int = 0  # the last arrival of a convoy of this direction
    inspected: dict[str, int] = field(default_factory=dict)
    could_since: int | None = None
    wakes: set[int] = field(default_factory=set)
    used: dict[Any, int] = field(default_factory=lambda: defaultdict(int))  # (quota, day) -> used

    def times(self, depart: int, n: int, people: int) -> tuple[int, list[tuple[str, int, int]]]:
        """Arrival and inspections of a convoy of n vehicles with so many people aboard."""
        now, passed, stops = depart, 0, []
        for k in self.arc.checkpoints:
            begin = max(now + k.after - passed, self.inspected.get(k.id, -FAR))
            now = begin + math.ceil(n / k.lanes) * k.vehicle + people * k.person
            stops.append((k.id, begin, now))
            passed = k.after
        return now + self.arc.time - passed, stops

    def estimate(self, at: int) -> int:
        """When one who comes to the gate at this instant will probably be through."""
        cap = max(1, self.world.policy.cap(self.arc) - self.arc.escorts)
        ahead = len(self.queue) + sum(eta < at for eta in self.coming.values())
        n = min(cap, ahead + 1)
        inspection = max((math.ceil(n / k.lanes) * k.vehicle for k in self.arc.checkpoints), default=0)
        crossing = self.arc.time + sum(math.ceil(n / k.lanes) * k.vehicle for k in self.arc.checkpoints)
        backlog = max((end - self.last for end in self.inspected.values()), default=0) - crossing
        first = fit(self.arc.open, max(at, self.last + self.arc.headway), crossing + self.arc.margin)
        if first >= FAR:
            return FAR
        later = first + ahead // cap * max(self.arc.headway, inspection) + max(0, backlog)
        depart = fit(self.arc.open, later, crossing + self.arc.margin)
        return depart + crossing if depart < FAR else FAR

    def join(self, vehicle: "Vehicle") -> None:
        self.coming.pop(vehicle.id, None)
        (self.escorts if vehicle.kind.escort else self.queue).append(vehicle)
        if vehicle.kind.escort:
            self.escorts_coming = max(0, self.escorts_coming - 1)
        self.look()

    def wake(self, at: int) -> None:
        if at < self.world.s.end and at not in self.wakes:
            self.wakes.add(at)
            self.world.at(at, lambda: (self.wakes.discard(at), self.look()))

    def look(self) -> None:
        """Lets a convoy go if one may and should; else sees to it that this is asked again."""
        now, arc = self.world.now, self.arc
        if not self.queue and not self.wanted:
            return
        allowed = max(now, self.last + arc.headway)
        if arc.single_track:
            allowed = max(allowed, self.other.busy_until)
        if allowed > now:
            self.wake(allowed)
            return
        escorts = [e for e in self.escorts if self.world.free_for(e, now, arc.time)][: arc.escorts]
        if len(escorts) < arc.escorts:
            if self.escorts_coming == 0 and not self.other.wanted and self.other.escorts:
                self.other.wanted = True
                self.other.look()
            self.wake(now + POLL)
            return
        members, full = self._members(now, escorts)
        if not members and not (self.wanted and self._fits(now, escorts)):
            later = fit(arc.open, now + 1, arc.time + arc.margin)
            self.wake(later if later > now + 1 else now + POLL)
            return
        if members and not full and not self.wanted and self._holds(now, members + escorts):
            return
        self._depart(now, members, escorts)

    def _fits(self, now: int, vehicles: list["Vehicle"]) -> bool:
        arrive, _ = self.times(now, len(vehicles), sum(v.people for v in vehicles))
        whole = fit(self.arc.open, now, arrive - now + self.arc.margin) == now
        return bool(vehicles) and whole and all(self.world.free_for(v, now, arrive - now) for v in vehicles)

    def _members(self, now: int, escorts: list["Vehicle"]) -> tuple[list["Vehicle"], bool]:
        """Those at the head of the queue who may go now, and whether no more could."""
        cap = self.world.policy.cap(self.arc) - len(escorts)
        chosen: list[Vehicle] = []
        for v in self.queue:
            if len(chosen) == cap:
                break
            if self.world.may_leave(self, chosen, v) and self._fits(now, [*chosen, v, *escorts]):
                chosen.append(v)
        return chosen, len(chosen) >= cap

    def _holds(self, now: int, vehicles: list["Vehicle"]) -> bool:
        if self.could_since is None:
            self.could_since = now
        until = self.could_since + self.world.policy.hold
        near = min((eta for eta in self.coming.values() if now <= eta <= until), default=None)
        if near is None or now >= until or not self._fits(near, vehicles):
            return False
        self.wake(near + 1 if near == now else near)
        self.wake(until)
        return True

    def _depart(self, now: int, members: list["Vehicle"], escorts: list["Vehicle"]) -> None:
        spare = [e for e in self.escorts if e not in escorts]
        if spare and not self.other.escorts and self.other.escorts_coming == 0 and self.wanted:
            extra = [e for e in spare[:1] if self._fits(now, [*members, *escorts, e])]
            escorts = escorts + extra if len(members) + len(escorts) < self.arc.most else escorts
        going = [*members, *escorts]
        arrive, stops = self.times(now, len(going), sum(v.people for v in going))
        self.last, self.could_since, self.wanted = now, None, False
        self.busy_until = max(self.busy_until, arrive)
        self.inspected.update({k: end for k, _, end in stops})
        self.other.escorts_coming += len(escorts)
        self.queue = [v for v in self.queue if v not in members]
        self.escorts = [e for e in self.escorts if e not in escorts]
        self.world.departed(self, arrive, stops, going)
        for v in going:
            self.world.cross(v, self, now, arrive)
        self.look()
