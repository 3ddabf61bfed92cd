"""One replay of a dispatch list under the true rules: the clock, the vehicles, and what they share.

Deterministic: events at one instant run in the order in which they were asked for. What cannot be kept is noted in
`faults` by trip, for the caller to hold back or leave out at the next try.
"""
from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any

from clock import FAR, Span, fit
from driving import drive
from gates import Gate, Policy
from jobs import Job, Jobs
from roads import Hop, Roads
from scenario import Arc, Kind, Scenario

POLL = 600
Process = Generator[int | None, None, None]


@dataclass
class Vehicle:
    id: str
    kind: Kind
    place: str
    visits: list[dict[str, Any]] = field(default_factory=list)
    aboard: list[tuple[str, int, int]] = field(default_factory=list)  # class, families, loading began
    people: int = 0
    job: Job | None = None
    duty_from: int = -FAR
    last_end: int = -FAR
    stationed: bool = False
    """An escort that has come to its corridor and is moved by the gates from then on."""
    process: Process | None = None


class World:
    def __init__(self, s: Scenario, roads: Roads, policy: Policy, jobs: Jobs) -> None:
        self.s, self.roads, self.policy, self.jobs = s, roads, policy, jobs
        self.now, self._serial = 0, 0
        self._events: list[tuple[int, int, Callable[[], Any]]] = []
        self.bays: dict[str, list[Span]] = defaultdict(list)
        self.standing: dict[str, int] = defaultdict(int)
        self.left: dict[str, float] = defaultdict(float)  # counted for exchange, by zone
        self.safe: dict[str, float] = defaultdict(float)
        self.pending: dict[str, float] = defaultdict(float)
        self.convoys: list[dict[str, Any]] = []
        self.alighted: list[tuple[int, str, int, str]] = []
        self.faults: dict[int, str] = {}
        self.left_out = 0
        self.began: dict[int, int] = {}  # job -> when its loading began
        self.gates = {arc.key: Gate(self, arc) for arc in s.arcs.values()}
        for (corridor, direction), gate in self.gates.items():
            gate.other = self.gates[corridor, "back" if direction == "outward" else "outward"]
        self.vehicles = [Vehicle(vid, k, k.depot) for k in s.kinds.values() for vid in s.vehicles(k)]

    # --- the clock --------------------------------------------------------------------------------
    def at(self, when: int, call: Callable[[], Any]) -> None:
        self._serial += 1
        heapq.heappush(self._events, (when, self._serial, call))

    def run(self) -> None:
        guarded = [a for a in self.s.arcs.values() if a.escorts and a.direction == "outward"]
        escorts = 0
        for v in self.vehicles:
            if v.kind.escort:
                if guarded:
                    v.process = self._escort(v, guarded[escorts % len(guarded)])
                    escorts += 1
            elif self.jobs.has(v.id, v.kind):
                v.process = drive(self, v)
            if v.process is not None:
                self.standing[v.place] += 1
                v.visits.append({"place": v.place, "arrive": 0})
                self.at(0, lambda v=v: self.resume(v))
        while self._events and self._events[0][0] <= self.s.end:
            self.now, _, call = heapq.heappop(self._events)
            call()
        for v in self.vehicles:
            if v.people and v.job is not None:
                self.faults.setdefault(v.job.id, "stranded")

    def resume(self, v: Vehicle) -> None:
        """Runs the vehicle until it next waits: for an instant, or (None) for a gate to let it through."""
        assert v.process is not None
        until = next(v.process, FAR)
        if until is not None and until < FAR:
            self.at(max(until, self.now), lambda: self.resume(v))

    # --- what a vehicle may -----------------------------------------------------------------------
    def activity(self, v: Vehicle, at: int, length: int) -> int:
        """The earliest instant from `at` on at which the vehicle may be busy for `length` seconds."""
        while at < FAR:
            begin = fit(v.kind.available, at, length)
            if v.kind.duty is not None and begin < FAR:
                most, rest = v.kind.duty
                rested = begin - v.last_end >= rest
                if length > most:
                    return FAR
                if not rested and begin + length - v.duty_from > most:
                    begin = v.last_end + rest
            if begin == at:
                return at
            at = begin
        return FAR

    def free_for(self, v: Vehicle, at: int, length: int) -> bool:
        return self.activity(v, at, length) == at

    def busy(self, v: Vehicle, begin: int, end: int) -> None:
        if v.kind.duty is None or begin - v.last_end >= v.kind.duty[1]:
            v.duty_from = begin
        v.last_end = end

    def slot(self, v: Vehicle, place: str, at: int, length: int, ready: int = 0) -> int:
        """The earliest begin of a service there: hours, bays, readiness and the vehicle's own limits."""
        spot = self.s.places[place]
        at = max(at, ready)
        while at < FAR:
            begin = self._bay(place, spot.bays, self.activity(v, fit(spot.hours, at, length), length), length)
            if begin == at:
                return at if at + length <= self.s.end else FAR
            at = begin
        return FAR

    def _bay(self, place: str, bays: int | None, at: int, length: int) -> int:
        if bays is None or at >= FAR or length == 0:
            return at
        taken = [s for s in self.bays[place] if s[1] > at]
        for begin in sorted({at, *(end for _, end in taken)}):
            over = [s for s in taken if s[0] < begin + length and begin < s[1]]
            if len(over) < bays or max(sum(a <= t < b for a, b in over) for t in [begin, *(a for a, _ in over if a > begin)]) < bays:
                return begin
        raise AssertionError("a bay is free after the last service")

    def may_leave(self, gate: Gate, with_them: list[Vehicle], v: Vehicle) -> bool:
        """Whether exchange, quota and room at the other gate let the vehicle go with those chosen already."""
        going = [*with_them, v]
        stand = self.s.places[gate.arc.leaves].stand
        if stand is not None and self.standing[gate.arc.leaves] + len(going) > stand:
            return False
        for q in self.s.quotas:
            if (q["corridor"], q["direction"]) == gate.arc.key:
                amount = {"people": sum(x.people for x in going), "vehicles": len(going) + gate.arc.escorts, "convoys": 1}[q["unit"]]
                if gate.used[q["id"], self.s.clock.local(self.now).date()] + amount > q["most"]:
                    return False
        zone = self.s.places[gate.arc.enters].zone
        return not v.people or not self.ahead(zone, sum(self.counted(zone, x.aboard) for x in going))

    def counted(self, zone: str, load: list[tuple[str, int, int]]) -> float:
        """People of a load who count for the exchange of a zone."""
        exempt = {p for x in self.s.exchanges if zone in (x["first"], x["second"]) for p in x.get("exempt", [])}
        return sum(n * self.s.classes[c].size for c, n, _ in load if self.s.classes[c].priority not in exempt)

    def ahead(self, zone: str, more: float) -> bool:
        """Whether a zone would run ahead of its counterpart with so many more leaving now."""
        for x in self.s.exchanges:
            ratio, first, second = x.get("ratio", 1), x["first"], x["second"]
            if zone == first and more and self.left[first] + more - ratio * self.safe[second] > x["slack"]:
                return True
            if zone == second and more and ratio * (self.left[second] + more) - self.safe[first] > x["slack"]:
                return True
        return False

    # --- convoys ----------------------------------------------------------------------------------
    def departed(self, gate: Gate, arrive: int, stops: list[tuple[str, int, int]], going: list[Vehicle]) -> None:
        arc, number = gate.arc, len(self.convoys) + 1
        people = sum(v.people for v in going)
        for q in self.s.quotas:
            if (q["corridor"], q["direction"]) == arc.key:
                day = self.s.clock.local(self.now).date()
                gate.used[q["id"], day] += {"people": people, "vehicles": len(going), "convoys": 1}[q["unit"]]
        out_of = self.s.places[arc.enters].zone
        counted = sum(self.counted(out_of, v.aboard) for v in going)
        self.left[out_of] += counted
        self.pending[out_of] -= counted
        self.at(arrive, lambda: self.safe.__setitem__(out_of, self.safe[out_of] + counted))
        self.convoys.append({
            "id": f"{arc.corridor}-{arc.direction}-{number}", "arc": arc, "depart": self.now, "arrive": arrive,
            "checkpoints": stops, "vehicles": [v.id for v in going],
        })

    def cross(self, v: Vehicle, gate: Gate, depart: int, arrive: int) -> None:
        v.visits[-1]["depart"] = depart
        v.visits.append({"convoy": self.convoys[-1]["id"]})
        v.visits.append({"place": gate.arc.leaves, "arrive": arrive})
        v.place = gate.arc.leaves
        self.busy(v, depart, arrive)
        self.standing[gate.arc.enters] -= 1
        self.standing[gate.arc.leaves] += 1
        self.at(arrive, lambda: gate.other.join(v) if v.stationed else self.resume(v))

    def toll(self, arc: Arc, at: int) -> int:
        return self.gates[arc.key].estimate(at)

    # --- vehicles ---------------------------------------------------------------------------------
    def _escort(self, v: Vehicle, arc: Arc) -> Process:
        ends = [(w[0], w[1], a) for a in (arc, self.gates[arc.key].other.arc)
                if (w := self.roads.way(v.kind, v.place, a.enters, 0, self.toll)) is not None]
        if ends:
            _, hops, at_gate = min(ends, key=lambda e: e[0])
            yield from self.go(v, hops)
            v.stationed = True
            self.gates[at_gate.key].join(v)
        yield FAR

    def go(self, v: Vehicle, hops: list[Hop]) -> Process:
        for i, hop in enumerate(hops):
            if hop.arc is not None:
                # A drive registers the vehicle ahead of its arrival; one that stands there joins at once.
                if v.place != hop.arc.enters:
                    raise AssertionError("a way leads to the gate that it crosses at")
                gate = self.gates[hop.arc.key]
                self.at(self.now, lambda gate=gate: gate.join(v)) if not v.kind.escort else self._alone(v, gate)
                yield None
                continue
            leg = self.s.leg(v.kind, v.place, hop.to, self.now)
            begin = self.activity(v, self.now, leg[0]) if leg is not None else FAR
            stand = self.s.places[hop.to].stand
            while stand is not None and self.standing[hop.to] >= stand and self.now + POLL < self.s.end:
                yield self.now + POLL
                begin = self.activity(v, self.now, leg[0]) if leg is not None else FAR
            if leg is None or begin + leg[0] > self.s.end:
                yield FAR
                return
            self.standing[v.place] -= 1
            self.standing[hop.to] += 1
            if i + 1 < len(hops) and (arc := hops[i + 1].arc) is not None and not v.kind.escort:
                self.gates[arc.key].coming[v.id] = begin + leg[0]
            yield begin
            v.visits[-1]["depart"] = begin
            self.busy(v, begin, begin + leg[0])
            yield begin + leg[0]
            v.place = hop.to
            v.visits.append({"place": hop.to, "arrive": self.now, "km": leg[1]})

    def _alone(self, v: Vehicle, gate: Gate) -> None:
        """An escort that has to cross a corridor that is not its own goes in the queue like any vehicle."""
        gate.queue.append(v)
        gate.look()

