"""Timefold: loads as a list variable of each vehicle, weighted begin of loading, started from the plain list rule. Needs a JVM (17 or later)."""
import shutil
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Optional

sys.path.insert(0, str(Path(__file__).parent))
if shutil.which("java") is None:
    sys.exit("no JVM on this machine: install a Java runtime of version 17 or later, then run this again")

import timefold.solver as timefold  # noqa: E402

timefold.init("-XX:+UseSerialGC", "-XX:ActiveProcessorCount=1", "-Xmx3g")

from timefold.solver import SolverFactory  # noqa: E402
from timefold.solver.config import ScoreDirectorFactoryConfig, SolverConfig, TerminationConfig, EnvironmentMode, Duration  # noqa: E402
from timefold.solver.domain import (  # noqa: E402
    CascadingUpdateShadowVariable, InverseRelationShadowVariable, PlanningEntityCollectionProperty, PlanningId, PlanningListVariable,
    NextElementShadowVariable, PlanningScore, PreviousElementShadowVariable, ValueRangeProvider, planning_entity, planning_solution,
)
from timefold.solver.score import Constraint, ConstraintFactory, HardMediumSoftScore, constraint_provider  # noqa: E402

from dispatch import Dispatch  # noqa: E402
from model import Model  # noqa: E402
from peer import main, when_spent  # noqa: E402

SCALE = 60  # the solver counts minutes
NEVER = 10**6


@planning_entity
@dataclass
class Visit:
    id: Annotated[str, PlanningId]
    pickup: int
    drop: int
    ready: int
    weight: int
    takes: list[int]  # minutes by kind of vehicle
    vehicle: Annotated[Optional["Vehicle"], InverseRelationShadowVariable(source_variable_name="visits")] = None
    previous: Annotated[Optional["Visit"], PreviousElementShadowVariable(source_variable_name="visits")] = None
    next: Annotated[Optional["Visit"], NextElementShadowVariable(source_variable_name="visits")] = None
    begin: Annotated[Optional[int], CascadingUpdateShadowVariable(target_method_name="update_begin")] = None

    def update_begin(self) -> None:
        if self.vehicle is None:
            self.begin = None
        elif self.previous is None or self.previous.begin is None:
            self.begin = max(self.ready, self.vehicle.way[self.vehicle.depot][self.pickup])
        else:
            free = self.previous.begin + self.previous.takes[self.vehicle.kind]
            self.begin = max(self.ready, free + self.vehicle.way[self.previous.drop][self.pickup])

    def late(self) -> int:
        """Minutes by which the load would be over after the horizon."""
        if self.vehicle is None or self.begin is None:
            return 0
        return max(0, self.begin + self.takes[self.vehicle.kind] - self.vehicle.horizon)

    def waiting(self) -> int:
        return self.weight * self.begin if self.begin is not None else 0


@planning_entity
@dataclass
class Vehicle:
    id: Annotated[str, PlanningId]
    kind: int
    depot: int
    horizon: int
    most: int
    way: list[list[int]]  # minutes from place to place
    visits: Annotated[list[Visit], PlanningListVariable(allows_unassigned_values=True)] = field(default_factory=list)

    def surplus(self) -> int:
        return max(0, len(self.visits) - self.most)


@planning_solution
@dataclass
class Operation:
    vehicles: Annotated[list[Vehicle], PlanningEntityCollectionProperty]
    visits: Annotated[list[Visit], PlanningEntityCollectionProperty, ValueRangeProvider]
    score: Annotated[Optional[HardMediumSoftScore], PlanningScore] = None


@constraint_provider
def constraints(factory: ConstraintFactory) -> list[Constraint]:
    return [
        factory.for_each(Visit).filter(lambda v: v.late() > 0)
        .penalize(HardMediumSoftScore.ONE_HARD, lambda v: v.late()).as_constraint("late"),
        factory.for_each(Vehicle).filter(lambda v: v.surplus() > 0)
        .penalize(HardMediumSoftScore.ONE_HARD, lambda v: v.surplus()).as_constraint("carries once"),
        factory.for_each_including_unassigned(Visit).filter(lambda v: v.vehicle is None)
        .penalize(HardMediumSoftScore.ONE_MEDIUM, lambda v: v.weight).as_constraint("left behind"),
        factory.for_each(Visit).filter(lambda v: v.vehicle is not None)
        .penalize(HardMediumSoftScore.ONE_SOFT, lambda v: v.waiting()).as_constraint("waiting"),
    ]


def problem(m: Model) -> Operation:
    places = sorted({p for load in m.loads for p in (load.pickup, load.drop)} | {k.depot for k in m.kinds})
    index = {p: i for i, p in enumerate(places)}
    minutes = lambda seconds: min(NEVER, -(-seconds // SCALE))
    visits = [
        Visit(str(i), index[load.pickup], index[load.drop], minutes(m.ready(load)), max(1, round(load.weight)),
              [minutes(m.takes(k, load)) if m.suits(k, load) else NEVER for k in m.kinds])
        for i, load in enumerate(m.loads)
    ]
    rows, vehicles = m.list_schedule(), []
    for number, kind in enumerate(m.kinds):
        way = [[minutes(m.travel(kind, a, b)) for b in places] for a in places]
        for n in range(1, kind.usable + 1):
            vid = f"{kind.id}-{n}"
            own = [visits[i] for i, _ in rows.get(vid, [])]
            vehicle = Vehicle(vid, number, index[kind.depot], m.horizon // SCALE, 1 if kind.once else len(visits), way, own)
            vehicles.append(vehicle)
            link(vehicle)
    return Operation(vehicles, visits)


def link(vehicle: Vehicle) -> None:
    """Fills in the shadow variables of a list that is there from the beginning: the solver takes them as given."""
    for i, visit in enumerate(vehicle.visits):
        visit.vehicle = vehicle
        visit.previous = vehicle.visits[i - 1] if i else None
        visit.next = vehicle.visits[i + 1] if i + 1 < len(vehicle.visits) else None
        visit.update_begin()


def solve(m: Model, limit: float) -> Dispatch:
    config = SolverConfig(
        solution_class=Operation, entity_class_list=[Vehicle, Visit], environment_mode=EnvironmentMode.NO_ASSERT, random_seed=1,
        score_director_factory_config=ScoreDirectorFactoryConfig(constraint_provider_function=constraints),
        termination_config=TerminationConfig(spent_limit=Duration(seconds=int(limit * 20))),
    )
    solver = SolverFactory.create(config).build_solver()
    given = problem(m)
    # The start of the JVM and the translation of the model are not held against it.
    done = when_spent(time.process_time() + limit, solver.terminate_early)
    best = solver.solve(given)
    done.set()
    print(best.score)

    rows = {v.id: [(int(visit.id), float((visit.begin or 0) * SCALE)) for visit in v.visits] for v in best.vehicles}
    return m.dispatch(rows)


if __name__ == "__main__":
    main(solve, __doc__ or "")
