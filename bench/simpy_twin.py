"""Rehearses a plan in SimPy, a general library of discrete events, and compares worlds per second with `safeconduct rehearse`.

`make bench-simpy` runs it. Both play the same plan with the same five hazards: driving, loading, inspection, breakdowns and
suspensions, as they are built in. The draws differ, and the model in SimPy is simpler: people of a lost vehicle stay with it
until they are safe, convoys that are inside when a corridor is shut come through. With no hazard it must be the plan to the second.
"""
from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import simpy

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "peers")]

from clock import duration  # noqa: E402
from measure import ROOT, machine, run, safeconduct  # noqa: E402
from scenario import Scenario  # noqa: E402

HAZARDS = ROOT / "crates/wire/src/hazards/default.toml"
PARTS = ("driving", "loading", "inspection", "breakdown", "suspension")
DAY = 86_400


@dataclass(frozen=True)
class Stop:
    """A visit to a place: driving there, service, and the planned instants before which nothing is done."""

    place: str
    drive: int
    begin: int
    serve: int
    depart: int
    alight: int  # people who are safe then


@dataclass(frozen=True)
class Crossing:
    """A convoy of the plan: pieces of driving, and inspections between them as (checkpoint, seconds)."""

    id: str
    line: tuple[str, str]
    depart: int
    need: int
    drives: tuple[int, ...]
    stops: tuple[tuple[str, int], ...]
    members: tuple[str, ...]


class Spread:
    """Least, most likely, most: drawn from the triangle over them."""

    def __init__(self, given: list[Any]) -> None:
        self.of = [float(duration(x)) if isinstance(x, str) else float(x) for x in given]

    def draw(self, chance: random.Random) -> float:
        least, likely, most = self.of
        return chance.triangular(least, most, likely)


class Laid:
    """A plan laid out once for all worlds."""

    def __init__(self, s: Scenario, plan: dict[str, Any]) -> None:
        at = s.clock.seconds
        self.s = s
        self.bays = {p.id: p.bays for p in s.places.values() if p.bays is not None}
        self.convoys: dict[str, Crossing] = {}
        self.order: dict[tuple[str, str], list[str]] = {}
        for c in sorted(plan["convoys"], key=lambda c: at(c["depart"])):
            arc = s.arcs[(c["corridor"], c["direction"])]
            drives, stops, since = [], [], at(c["depart"])
            after = 0
            for k in arc.checkpoints:
                drives.append(k.after - after)
                after = k.after
                seen = next((x for x in c.get("checkpoints", []) if x["id"] == k.id), None)
                stops.append((k.id, at(seen["end"]) - at(seen["begin"]) if seen else 0))
            drives.append(arc.time - after)
            need = at(c["arrive"]) - since + arc.margin
            self.convoys[c["id"]] = Crossing(c["id"], arc.key, since, need, tuple(drives), tuple(stops), tuple(c["vehicles"]))
            self.order.setdefault(arc.key, []).append(c["id"])
        self.vehicles = {v["id"]: self._steps(v["visits"]) for v in plan["vehicles"]}
        raw = tomllib.loads(s.path.read_text(encoding="utf-8"))
        self.covers: list[list[str]] = [a["covers"] for a in raw.get("agreement", [])]
        self.people = sum(c.count * c.size for c in s.classes.values())

    def _steps(self, visits: list[dict[str, Any]]) -> list[Stop | Crossing]:
        steps: list[Stop | Crossing] = []
        left: int | None = None  # when it left the place before, if it drove from there
        for v in visits:
            if "convoy" in v:
                steps.append(self.convoys[v["convoy"]])
                left = None
                continue
            at = self.s.clock.seconds
            begin, end = (at(v["begin"]), at(v["end"])) if "begin" in v else (0, 0)
            safe = sum(a["families"] * self.s.classes[a["class"]].size for a in v.get("alight", []))
            depart = at(v["depart"]) if "depart" in v else 0
            steps.append(Stop(v["place"], at(v["arrive"]) - left if left is not None else 0, begin, end - begin, depart, safe))
            left = depart
        return steps


class World:
    """One drawn world. Without hazards it is the plan."""

    def __init__(self, laid: Laid, hazards: dict[str, Any], seed: str) -> None:
        self.laid, self.hazards = laid, hazards
        self.chance = random.Random(seed)
        self.env = simpy.Environment()
        self.safe, self.times = 0, []
        self.bays = {p: simpy.Resource(self.env, n) for p, n in laid.bays.items()}
        self.posts: dict[tuple[str, str, str], simpy.Resource] = {}
        self.road = self._whole("driving")
        self.rigour = self._whole("inspection")
        self.shut: dict[str, list[tuple[int, int]]] = {}
        if "suspension" in hazards:
            self._suspend()
        self.present = {c: 0 for c in laid.convoys}
        self.size = {c: len(x.members) for c, x in laid.convoys.items()}
        self.full = {c: self.env.event() for c in laid.convoys}
        self.over = {c: self.env.event() for c in laid.convoys}
        self.lost: set[str] = set()
        for key, ids in laid.order.items():
            self.env.process(self._gate(key, ids))
        for vehicle, steps in laid.vehicles.items():
            self.env.process(self._vehicle(vehicle, steps))

    def play(self) -> World:
        self.env.run(until=self.laid.s.end + 1)
        return self

    def _whole(self, part: str) -> float:
        given = self.hazards.get(part)
        return given["operation"].draw(self.chance) if given else 1.0

    def _scaled(self, part: str, seconds: int, common: float = 1.0) -> int:
        given = self.hazards.get(part)
        return int(seconds * common * given["each"].draw(self.chance) + 0.5) if given and seconds else seconds

    def _suspend(self) -> None:
        of = self.hazards["suspension"]
        for covers in self.laid.covers:
            opened = next(a.open for a in self.laid.s.arcs.values() if a.corridor == covers[0])
            for begin, end in opened:
                while begin < end:
                    midnight = self.laid.s.clock.local(begin)
                    day = min(end, begin + DAY - (midnight.hour * 3600 + midnight.minute * 60 + midnight.second))
                    if self.chance.random() < of["chance"]:
                        since = int(self.chance.uniform(begin, day))
                        for corridor in covers:
                            self.shut.setdefault(corridor, []).append((since, since + int(of["lasts"].draw(self.chance))))
                    begin = day

    def _breaks(self, seconds: int) -> tuple[bool, int]:
        """Whether the vehicle is lost, and how long all stand."""
        of = self.hazards.get("breakdown")
        if not of or self.chance.random() >= of["hourly"] * seconds / 3600:
            return False, 0
        repaired = self.chance.random() < of["repaired"]
        return not repaired, int(of["repair" if repaired else "transfer"].draw(self.chance))

    def _vehicle(self, vehicle: str, steps: list[Stop | Crossing]) -> Iterator[simpy.Event]:
        env, carries = self.env, False
        for i, step in enumerate(steps):
            if vehicle in self.lost and not carries:
                self._out(steps[i:])
                return
            if isinstance(step, Crossing):
                self.present[step.id] += 1
                self._check(step.id)
                yield self.over[step.id]
                continue
            if step.drive:
                took = self._scaled("driving", step.drive, self.road)
                lost, halt = self._breaks(took)
                if lost:
                    self.lost.add(vehicle)
                yield env.timeout(took + halt)
            if step.serve:
                yield env.timeout(max(0, step.begin - env.now))
                bay = self.bays.get(step.place)
                claim = bay.request() if bay else None
                if claim:
                    yield claim
                yield env.timeout(self._scaled("loading", step.serve))
                if claim:
                    bay.release(claim)
                if step.alight:
                    self.safe += step.alight
                    self.times.append((env.now, vehicle))
                carries = not step.alight
            if step.depart > env.now:
                yield env.timeout(step.depart - env.now)

    def _out(self, rest: list[Stop | Crossing]) -> None:
        """A vehicle that is lost goes with no later convoy."""
        for step in rest:
            if isinstance(step, Crossing):
                self.size[step.id] -= 1
                self._check(step.id)

    def _check(self, convoy: str) -> None:
        if self.present[convoy] == self.size[convoy] and not self.full[convoy].triggered:
            self.full[convoy].succeed()

    def _gate(self, key: tuple[str, str], ids: list[str]) -> Iterator[simpy.Event]:
        """Convoys of a direction depart in the plan's order."""
        env, arc, last = self.env, self.laid.s.arcs[key], None
        for cid in ids:
            convoy = self.laid.convoys[cid]
            yield self.full[cid]
            if self.size[cid] == 0:
                self.over[cid].succeed()
                continue
            earliest = max(convoy.depart, last + arc.headway if last is not None else 0)
            while True:
                yield env.timeout(max(0, earliest - env.now))
                earliest = self._opens(key[0], arc.open, env.now, convoy.need)
                if earliest <= env.now:
                    break
            last = env.now
            env.process(self._cross(convoy))

    def _opens(self, corridor: str, opened: list[tuple[int, int]], now: int, need: int) -> int:
        """The first instant from now at which it is open long enough, by what is known now."""
        for since, until in self.shut.get(corridor, ()):
            if since <= now < until:
                return until
        for since, until in opened:
            if max(since, now) + need <= until:
                return max(since, now)
        return self.laid.s.end + DAY

    def _cross(self, convoy: Crossing) -> Iterator[simpy.Event]:
        env = self.env
        each = self.hazards["driving"]["each"].draw(self.chance) * self.road if "driving" in self.hazards else 1.0
        for i, drive in enumerate(convoy.drives):
            took = int(drive * each + 0.5)
            halts = [0]
            if "breakdown" in self.hazards:
                for vehicle in convoy.members:
                    lost, halt = self._breaks(took)
                    halts.append(halt)
                    if lost:
                        self.lost.add(vehicle)
            yield env.timeout(took + max(halts))
            if i < len(convoy.stops):
                post, long = convoy.stops[i]
                if long:
                    queue = self.posts.setdefault((*convoy.line, post), simpy.Resource(env, 1))
                    with queue.request() as claim:
                        yield claim
                        yield env.timeout(self._scaled("inspection", long, self.rigour))
        self.over[convoy.id].succeed()


def hazards() -> tuple[dict[str, Any], str]:
    """The built-in hazards of driving, loading, inspection, breakdown and suspension: for SimPy, and as a file for ours."""
    given = tomllib.loads(HAZARDS.read_text(encoding="utf-8"))
    lines, drawn = [f'format = "{given["format"]}"'], {}
    for part in PARTS:
        lines.append(f"[{part}]")
        lines += [f"{key} = {json.dumps(value)}" for key, value in given[part].items()]
        drawn[part] = {k: Spread(v) if isinstance(v, list) else v for k, v in given[part].items()}
    return drawn, "\n".join(lines) + "\n"


def exact(laid: Laid) -> None:
    """With no hazard everybody is safe when the plan says."""
    told = sorted(World(laid, {}, "none").play().times)
    planned = sorted((x.begin + x.serve, v) for v, steps in laid.vehicles.items() for x in steps if isinstance(x, Stop) and x.alight)
    if told != planned:
        wrong = next(((a, b) for a, b in zip(told, planned) if a != b), (len(told), len(planned)))
        raise SystemExit(f"the model in SimPy is not the plan: {wrong}")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--scenario", type=Path, default=ROOT / "examples/aleppo-2016/first-days.toml")
    ask.add_argument("--worlds", type=int, default=500, help="worlds that SimPy plays; ours plays a hundred times as many")
    ask.add_argument("--seed", type=int, default=1)
    asked = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path, risks = Path(folder, "plan.json"), Path(folder, "hazards.toml")
        made = run([safeconduct(), "plan", str(asked.scenario), "--limit", "2s", "--out", str(path)], 300)
        if made.code != 0:
            raise SystemExit(made.err)
        drawn, text = hazards()
        risks.write_text(text, encoding="utf-8")
        laid = Laid(Scenario(asked.scenario), json.loads(path.read_text(encoding="utf-8")))
        exact(laid)
        World(laid, drawn, "warm").play()
        begun, left = time.process_time(), 0
        for world in range(asked.worlds):
            left += laid.people - World(laid, drawn, f"{asked.seed}/{world}").play().safe
        theirs = time.process_time() - begun
        many = asked.worlds * 100
        ours = run([safeconduct(), "rehearse", str(asked.scenario), str(path), "--hazards", str(risks), "--worlds", str(many),
                    "--seed", str(asked.seed), "--threads", "1", "--no-costs", "--json"], 600)
        if ours.code != 0:
            raise SystemExit(ours.err)
    told = json.loads(ours.out)
    rates = asked.worlds / theirs, many / ours.cpu
    print(f"{machine()}\n{asked.scenario.name}: {len(laid.convoys)} convoys; driving, loading, inspection, breakdown, suspension\n")
    print("| | worlds | seconds of the processor | worlds a second | people left, mean |\n| --- | ---: | ---: | ---: | ---: |")
    print(f"| SimPy {simpy.__version__}, Python {sys.version.split()[0]} | {asked.worlds} | {theirs:.2f} | {rates[0]:.0f} | {left / asked.worlds:.0f} |")
    print(f"| safeconduct rehearse, one thread | {many} | {ours.cpu:.2f} | {rates[1]:.0f} | {told['left']['mean']:.0f} |")
    print(f"\n{rates[1] / rates[0]:.0f} times as many")


if __name__ == "__main__":
    main()
