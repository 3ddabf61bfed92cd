"""HiGHS: a time-indexed program. So many loads of a group begin in each slot; fleet, checkpoints and convoys are capacities.

If the mixed-integer search has no plan in time, the linear relaxation is rounded: starts follow its running sums.
"""
from __future__ import annotations

import math
import time
from collections import defaultdict

import highspy
import numpy as np

from clock import FAR
from dispatch import Dispatch
from model import Model
from peer import main, when_spent
from scenario import Kind

Group = tuple[str, str, int, str, int]
GRIDS = [(20, 40_000), (30, 80_000), (60, 10**9)]  # minutes in a slot, and up to how many columns


class Program:
    """The columns (group, kind, slot) and rows of the program on a grid of so many minutes."""

    def __init__(self, m: Model, minutes: int) -> None:
        self.m, self.slot = m, minutes * 60
        self.slots = m.horizon // self.slot
        self.groups: dict[Group, list[int]] = defaultdict(list)
        for i, load in enumerate(m.loads):
            self.groups[load.pickup, load.drop, load.ready, load.kind.id, round(2 * math.log2(load.weight))].append(i)
        self.columns: list[tuple[Group, Kind, int]] = []
        self.cost: list[float] = []
        self.rows: dict[tuple, list[tuple[int, float]]] = defaultdict(list)
        self.limits: dict[tuple, float] = {}
        for group, members in self.groups.items():
            members.sort(key=lambda i: -m.loads[i].weight)
            self._group(group, members)

    def _group(self, group: Group, members: list[int]) -> None:
        m, slot = self.m, self.slot
        one = m.loads[members[0]]
        weight = sum(m.loads[i].weight for i in members) / len(members)
        self.limits["group", group] = len(members)
        for kind in (k for k in m.kinds if m.suits(k, one)):
            inward, takes = m.inward(kind, one), m.takes(kind, one)
            self.limits["fleet", kind.id, -1] = kind.usable
            cycle = inward + takes
            first = max(0, math.ceil((m.ready(one) - inward) / slot))
            for t in range(first, int((m.horizon - cycle) // slot) + 1):
                column = len(self.columns)
                self.columns.append((group, kind, t))
                self.cost.append(weight * ((t * slot + cycle) - m.horizon * 10) / 3600)
                self.rows["group", group].append((column, 1.0))
                last = self.slots if kind.once else min(self.slots, t + math.ceil(cycle / slot))
                for u in range(t, last):
                    self.rows["fleet", kind.id, u].append((column, 1.0))
                    self.limits["fleet", kind.id, u] = kind.usable
                self._passes(kind, one, t * slot + inward + kind.loading.takes(one.need), column)

    def _passes(self, kind: Kind, load, at: int, column: int) -> None:
        """What the load takes of the checkpoints and convoys on its way."""
        for (corridor, direction, post), after, vehicle in self.m.inspections(kind, load):
            arc, u = self.m.s.arcs[corridor, direction], int(at + after) // self.slot
            lanes = next(k.lanes for k in arc.checkpoints if k.id == post)
            self.rows["post", corridor, direction, post, u].append((column, float(vehicle)))
            self.limits["post", corridor, direction, post, u] = lanes * self.slot
            if arc.headway and arc.most < FAR:
                self.rows["convoy", corridor, direction, u].append((column, 1.0))
                self.limits["convoy", corridor, direction, u] = (arc.most - arc.escorts) * max(1.0, self.slot / arc.headway)

    def lp(self, whole: bool) -> highspy.HighsLp:
        lp, n = highspy.HighsLp(), len(self.columns)
        keys = sorted(self.rows, key=str)
        lp.num_col_, lp.num_row_ = n, len(keys)
        lp.col_cost_ = np.array(self.cost)
        lp.col_lower_, lp.col_upper_ = np.zeros(n), np.array([float(len(self.groups[g])) for g, _, _ in self.columns])
        lp.row_lower_ = np.full(len(keys), -highspy.kHighsInf)
        lp.row_upper_ = np.array([float(self.limits[k]) for k in keys])
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        # A load passes a convoy row once for each checkpoint of it; that is one place, so the coefficients are merged.
        merged = [dict(self.rows[k]) for k in keys]
        lp.a_matrix_.start_ = np.cumsum([0, *(len(r) for r in merged)])
        lp.a_matrix_.index_ = np.array([c for r in merged for c in r])
        lp.a_matrix_.value_ = np.array([v for r in merged for v in r.values()])
        if whole:
            lp.integrality_ = [highspy.HighsVarType.kInteger] * n
        return lp


def run(lp: highspy.HighsLp, until: float) -> tuple[list[float], bool]:
    """Values of the columns and whether they are a solution, searched for until so much CPU is used."""
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("parallel", "off")
    solver.passModel(lp)
    solver.HandleUserInterrupt = True
    done = when_spent(until, solver.cancelSolve)
    solver.solve()
    done.set()
    found = solver.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    return list(solver.getSolution().col_value), found


def solve(m: Model, limit: float) -> Dispatch:
    for minutes, most in GRIDS:
        program = Program(m, minutes)
        if len(program.columns) <= most:
            break
    values, found = run(program.lp(whole=False), limit)
    if not found:
        return {}
    starts, by = rounded(program, values), "relaxation, rounded"
    if time.process_time() < limit:
        values, found = run(program.lp(whole=True), limit)
        if found:
            starts, by = [round(v) for v in values], "whole numbers"
    print(f"{by}; slots of {minutes} min, {len(program.columns)} columns")
    return m.dispatch(m.by_vehicle(chosen(program, starts)))


def rounded(p: Program, values: list[float]) -> list[int]:
    """Whole starts whose running sums, for each group and kind, are the nearest to those of the relaxation."""
    sums: dict[tuple[Group, str], float] = defaultdict(float)
    given: dict[tuple[Group, str], int] = defaultdict(int)
    starts = []
    for (group, kind, _), value in zip(p.columns, values):
        sums[group, kind.id] += value
        n = max(0, math.floor(sums[group, kind.id] + 0.5) - given[group, kind.id])
        given[group, kind.id] += n
        starts.append(n)
    return starts


def chosen(p: Program, starts: list[int]) -> dict[str, list[tuple[int, int]]]:
    """Loads for the starts, the heaviest of a group first; what rounding left over goes to the end of the day's lists."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    rest = {g: list(members) for g, members in p.groups.items()}
    for n, (group, kind, t) in sorted(zip(starts, p.columns), key=lambda x: x[1][2]):
        for _ in range(min(n, len(rest[group]))):
            found[kind.id].append((t * p.slot, rest[group].pop(0)))
    for members in rest.values():
        for i in members:
            found[p.m.loads[i].kind.id].append((p.m.horizon, i))
    return found


if __name__ == "__main__":
    main(solve, __doc__ or "")
