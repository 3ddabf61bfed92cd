"""OR-Tools routing: loads as nodes, weighted begin of loading as soft bounds in time, started from the plain list rule."""
from __future__ import annotations

import time

from ortools.constraint_solver import pywrapcp, routing_enums_pb2

from dispatch import Dispatch
from matrices import Nodes
from model import Model
from peer import main

SCALE = 60  # the solver counts minutes


def solve(m: Model, limit: float) -> Dispatch:
    nodes = Nodes(m)
    vehicles = [(k, n) for k in m.kinds for n in range(1, k.usable + 1)]
    starts = [nodes.depot(k) for k, _ in vehicles]
    manager = pywrapcp.RoutingIndexManager(nodes.count, len(vehicles), starts, [0] * len(vehicles))
    routing = pywrapcp.RoutingModel(manager)
    by_kind = {k.id: routing.RegisterTransitMatrix((-(-nodes.times(k) // SCALE)).tolist()) for k in m.kinds}
    horizon = m.horizon // SCALE
    transits = [by_kind[k.id] for k, _ in vehicles]
    routing.SetArcCostEvaluatorOfAllVehicles(routing.RegisterTransitMatrix([[0] * nodes.count] * nodes.count))
    routing.AddDimensionWithVehicleTransits(transits, horizon, horizon, False, "time")
    clock = routing.GetDimensionOrDie("time")
    ones = routing.RegisterUnaryTransitVector([0] * nodes.first + [1] * len(m.loads))
    caps = [1 if k.once else len(m.loads) for k, _ in vehicles]
    routing.AddDimensionWithVehicleCapacity(ones, 0, caps, True, "trips")
    for i, load in enumerate(m.loads):
        index, weight = manager.NodeToIndex(nodes.first + i), max(1, round(load.weight))
        able = [v for v, (k, _) in enumerate(vehicles) if m.suits(k, load)]
        routing.AddDisjunction([index], 10 * weight * horizon)
        latest, ready = nodes.latest(i) // SCALE, -(-m.ready(load) // SCALE)
        if not able or latest < ready:
            routing.solver().Add(routing.ActiveVar(index) == 0)
            continue
        routing.VehicleVar(index).SetValues([-1, *able])
        clock.CumulVar(index).SetRange(ready, latest)
        clock.SetCumulVarSoftUpperBound(index, ready, weight)
    settings = pywrapcp.DefaultRoutingSearchParameters()
    settings.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    settings.time_limit.FromSeconds(int(limit * 20))
    routing.CloseModelWithParameters(settings)
    routing.solver()
    stop = routing.solver().CustomLimit(lambda: time.process_time() >= limit)
    routing.AddSearchMonitor(stop)
    rows = m.list_schedule()
    start = routing.ReadAssignmentFromRoutes([[manager.NodeToIndex(nodes.first + i) for i, _ in rows.get(f"{k.id}-{n}", [])] for k, n in vehicles], True)
    answer = routing.SolveFromAssignmentWithParameters(start, settings) if start else routing.SolveWithParameters(settings)
    if answer is None:
        return {}
    found: dict[str, list[tuple[int, float]]] = {}
    for v, (k, n) in enumerate(vehicles):
        index, own = routing.Start(v), []
        while not routing.IsEnd(index):
            node = manager.IndexToNode(index)
            if node >= nodes.first:
                own.append((node - nodes.first, float(answer.Min(clock.CumulVar(index)) * SCALE)))
            index = answer.Value(routing.NextVar(index))
        found[f"{k.id}-{n}"] = own
    return m.dispatch(found)


if __name__ == "__main__":
    main(solve, __doc__ or "")
