"""PyVRP: loads as optional clients with prizes, a profile of times for each kind, started from the plain list rule.

It knows no waiting objective: it serves the most weight with the least time on the road.
"""
from __future__ import annotations

import time

import numpy as np
from pyvrp import Client, Depot, Location, ProblemData, Route, Solution, VehicleType
from pyvrp import solve as search

from dispatch import Dispatch
from matrices import Nodes
from model import Model
from peer import main


class Spent:
    """Stops once the process has used so much CPU."""

    def __init__(self, limit: float) -> None:
        self.limit = limit

    def __call__(self, best_cost: float) -> bool:
        return time.process_time() >= self.limit


def solve(m: Model, limit: float) -> Dispatch:
    m.horizon = m.clock.total  # without a waiting objective the tighter horizon gives the better plans
    nodes = Nodes(m)
    loads = [i for i in range(len(m.loads)) if nodes.latest(i) > m.ready(m.loads[i])]
    # The end of every route and the depots come first, then the loads that some vehicle can bring in time.
    picked = [*range(nodes.first), *(nodes.first + i for i in loads)]
    matrices = [nodes.times(k)[np.ix_(picked, picked)] for k in m.kinds]
    clients = [
        Client(nodes.first + c, delivery=[1], tw_early=m.ready(m.loads[i]), tw_late=nodes.latest(i),
               prize=max(1, round(m.loads[i].weight * 1000)), required=False)
        for c, i in enumerate(loads)
    ]
    types, owner = [], []
    for number, kind in enumerate(m.kinds):
        types.append(VehicleType(
            kind.usable, capacity=[1 if kind.once else len(loads)], start_depot=nodes.depot(kind), end_depot=0,
            tw_early=0, tw_late=m.horizon, unit_distance_cost=0, unit_duration_cost=1, profile=number,
        ))
        owner.append(kind)
    data = ProblemData(
        [Location(0, 0) for _ in picked], clients, [Depot(n) for n in range(nodes.first)], types,
        [np.zeros_like(x) for x in matrices], matrices,
    )
    place = {i: c for c, i in enumerate(loads)}
    routes = []
    for vid, row in m.list_schedule().items():
        number = next(n for n, k in enumerate(m.kinds) if k.id == vid.rpartition("-")[0])
        routes.append(Route(data, [place[i] for i, _ in row if i in place], number))
    best = search(data, Spent(limit), seed=1, collect_stats=False, initial_solution=Solution(data, routes)).best
    found: dict[str, list[tuple[int, float]]] = {}
    used = {k.id: 0 for k in m.kinds}
    for route in best.routes():
        kind = owner[route.vehicle_type()]
        used[kind.id] += 1
        found[f"{kind.id}-{used[kind.id]}"] = [(loads[a.idx], float(a.start_time)) for a in route.schedule() if a.is_client()]
    return m.dispatch(found)


if __name__ == "__main__":
    main(solve, __doc__ or "")
