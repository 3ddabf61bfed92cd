"""CP-SAT: loads as optional intervals for each kind that may carry them, kinds and checkpoints as cumulative resources, hinted with the plain list rule."""
from __future__ import annotations

import math

from ortools.sat.python import cp_model

from dispatch import Dispatch
from model import Model
from peer import main, when_spent

STEP = 60  # the solver counts minutes


def solve(m: Model, limit: float) -> Dispatch:
    cp = cp_model.CpModel()
    horizon = m.horizon // STEP
    begins, present, cost = {}, {}, []
    machines: dict[str, list[cp_model.IntervalVar]] = {k.id: [] for k in m.kinds}
    posts: dict[tuple[str, str, str], list[cp_model.IntervalVar]] = {}
    hint = {i: (vid.rpartition("-")[0], at // STEP) for vid, row in m.list_schedule().items() for i, at in row}
    for i, load in enumerate(m.loads):
        options = []
        for kind in (k for k in m.kinds if m.suits(k, load)):
            inward = m.inward(kind, load)
            cycle, takes = math.ceil((inward + m.takes(kind, load)) / STEP), math.ceil(m.takes(kind, load) / STEP)
            earliest, latest = max(0, -(-(m.ready(load) - inward) // STEP)), horizon - cycle
            if latest < earliest:
                continue
            here = cp.new_bool_var("")
            begin = cp.new_int_var(earliest, latest, "")  # the vehicle leaves for the pickup
            machines[kind.id].append(cp.new_optional_fixed_size_interval_var(begin, cycle, here, ""))
            for key, after, size in m.inspections(kind, load):
                offset = (inward + kind.loading.takes(load.need) + after) // STEP
                posts.setdefault(key, []).append(cp.new_optional_fixed_size_interval_var(begin + offset, max(1, size // STEP), here, ""))
            begins[i, kind.id], present[i, kind.id] = begin, here
            options.append(here)
            end = cp.new_int_var(0, horizon, "")
            cp.add(end >= begin + cycle).only_enforce_if(here)
            cost.append(end * max(1, round(load.weight)))
            said = hint.get(i)
            cp.add_hint(here, said is not None and said[0] == kind.id)
            cp.add_hint(begin, min(latest, max(earliest, said[1] - inward // STEP)) if said else earliest)
        if options:
            left = cp.new_bool_var("")
            cp.add_exactly_one([*options, left])
            cost.append(left * max(1, round(load.weight)) * horizon * 10)
    for kind in m.kinds:
        cp.add_cumulative(machines[kind.id], [1] * len(machines[kind.id]), kind.usable)
    for (corridor, direction, post), spans in posts.items():
        lanes = next(k.lanes for k in m.s.arcs[corridor, direction].checkpoints if k.id == post)
        cp.add_cumulative(spans, [1] * len(spans), lanes)
    cp.minimize(sum(cost))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.repair_hint = True
    done = when_spent(limit, solver.stop_search)
    status = solver.solve(cp)
    done.set()
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return {}
    chosen = {k.id: [(solver.value(begins[i, k.id]) * STEP, i) for i in range(len(m.loads)) if (i, k.id) in present and solver.value(present[i, k.id])]
              for k in m.kinds}
    return m.dispatch(m.by_vehicle(chosen))


if __name__ == "__main__":
    main(solve, __doc__ or "")
