"""Plays a dispatch list under the true rules and writes the best plan that comes of it.

    replay.py SCENARIO DISPATCH --out PLAN [--from-plan] [--tries 16]

The same for every peer: several holds and convoy sizes are tried, each vehicle with its own list and, as another
try, with one list for all vehicles of a kind. Trips that cannot be carried through are held back, then left out.
"""
from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dispatch import Dispatch, from_plan, read
from gates import Policy
from jobs import Jobs, lists
from plans import finished, plan, rank, score
from roads import Roads
from scenario import Scenario
from world import World

POLICIES = [Policy(hold * 60, share) for hold in (15, 0, 30, 5, 45) for share in (1.0, 0.6)]
REPAIRS = 30


@dataclass
class Outcome:
    plan: dict[str, Any]
    rank: tuple[float, ...]
    policy: Policy
    shared: bool
    left_out: int


def attempt(s: Scenario, roads: Roads, dispatch: Dispatch, policy: Policy, shared: bool) -> World:
    """Replays until no trip is broken: a broken one is first held until the next opening, then left out."""
    kept = {n: 0 for n in range(sum(len(t) for t in dispatch.values()))}
    for again in range(REPAIRS + len(kept)):
        w = World(s, roads, policy, Jobs(s, lists(dispatch, s, shared, kept), shared))
        w.run()
        if not w.faults:
            w.left_out = len(dispatch_trips(dispatch)) - len(kept)
            return w
        for job, fault in w.faults.items():
            later = _next_opening(s, w.began.get(job, 0)) if fault == "aboard" and again < REPAIRS and not kept[job] else s.end
            if later < s.end:
                kept[job] = later
            else:
                del kept[job]
    raise AssertionError("a replay without trips has no faults")


def dispatch_trips(dispatch: Dispatch) -> list[Any]:
    return [t for trips in dispatch.values() for t in trips]


def _next_opening(s: Scenario, at: int) -> int:
    """An hour before any corridor next opens after that instant: to load so that one is at the gate then."""
    return min((a - 3600 for arc in s.arcs.values() for a, _ in arc.open if a - 3600 > at), default=s.end)


def best(s: Scenario, dispatch: Dispatch, about: str, tries: int = 2 * len(POLICIES), budget: float = 240.0) -> Outcome:
    """The best plan over the policies. `budget` is seconds of CPU for all tries; at least one is always made."""
    roads, found, begun = Roads(s), None, time.process_time()
    options = [(policy, shared) for policy in POLICIES for shared in (False, True)][:tries]
    for policy, shared in options:
        if found is not None and time.process_time() - begun > budget:
            break
        w = attempt(s, roads, dispatch, policy, shared)
        order = rank(s, score(w, *finished(w)))
        if found is None or order < found.rank:
            found = Outcome(plan(w, about), order, policy, shared, w.left_out)
    assert found is not None
    once = {vid for k in s.kinds.values() if k.once for vid in s.vehicles(k)}
    if once & dispatch.keys():
        # Private cars take places in convoys: perhaps the plan is better without them.
        buses = {vid: trips for vid, trips in dispatch.items() if vid not in once}
        w = attempt(s, roads, buses, found.policy, found.shared)
        order = rank(s, score(w, *finished(w)))
        if order < found.rank:
            found = Outcome(plan(w, about), order, found.policy, found.shared, w.left_out + len(dispatch_trips(dispatch)) - len(dispatch_trips(buses)))
    return found


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("scenario", type=Path)
    ap.add_argument("dispatch", type=Path)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--from-plan", action="store_true", help="the dispatch list is to be read out of a plan")
    ap.add_argument("--tries", type=int, default=2 * len(POLICIES))
    ap.add_argument("--budget", type=float, default=240.0, help="seconds of CPU for all tries")
    a = ap.parse_args()
    s = Scenario(a.scenario)
    if a.from_plan:
        dispatch = from_plan(json.loads(a.dispatch.read_text(encoding="utf-8")), s.clock.seconds)
    else:
        dispatch = read(a.dispatch)
    found = best(s, dispatch, f"replay of {a.dispatch.stem}", a.tries, a.budget)
    a.out.write_text(json.dumps(found.plan), encoding="utf-8")
    print(json.dumps({"hold": found.policy.hold, "share": found.policy.share, "shared": found.shared, "left_out": found.left_out}), file=sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
