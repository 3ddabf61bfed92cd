"""VROOM (pyvroom): loads as jobs. It knows no waiting objective: it serves as many as it can, by priority, with the least driving."""
from __future__ import annotations

from datetime import timedelta

import numpy as np
import vroom

from dispatch import Dispatch
from matrices import Nodes
from model import Model
from peer import main


def solve(m: Model, limit: float) -> Dispatch:
    m.horizon = m.clock.total  # without a waiting objective the tighter horizon gives the better plans
    nodes, problem = Nodes(m), vroom.Input()
    vehicles: dict[int, str] = {}
    for number, kind in enumerate(m.kinds):
        problem.set_durations_matrix(kind.id, np.minimum(nodes.times(kind), m.horizon + 1).astype(np.uint32))
        skills = {number + 1}
        for n in range(1, kind.usable + 1):
            vid = len(vehicles) + 1
            vehicles[vid] = f"{kind.id}-{n}"
            problem.add_vehicle(vroom.Vehicle(
                vid, start=nodes.depot(kind), end=0, profile=kind.id, skills=skills,
                time_window=(0, m.horizon), max_tasks=1 if kind.once else 10_000,
            ))
    top = max(load.weight for load in m.loads)
    for i, load in enumerate(m.loads):
        latest = nodes.latest(i)
        if latest <= m.ready(load):
            continue
        # A job has one set of skills, all of which the vehicle must have; what suits a kind is told by the times alone.
        problem.add_job(vroom.Job(
            i + 1, location=nodes.first + i, priority=max(1, min(100, round(100 * load.weight / top))),
            time_windows=[(m.ready(load), latest)],
        ))
    answer = problem.solve(exploration_level=5, nb_threads=1, timeout=timedelta(seconds=limit))
    rows: dict[str, list[tuple[int, float]]] = {}
    for route in answer.to_dict()["routes"]:
        own = [(step["id"] - 1, float(step["arrival"])) for step in route["steps"] if step["type"] == "job"]
        rows[vehicles[route["vehicle"]]] = own
    return m.dispatch(rows)


if __name__ == "__main__":
    main(solve, __doc__ or "")
