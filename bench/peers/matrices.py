"""The model's times as matrices, for the solvers that take them: node 0 is the end of every route, then depots, then loads."""
from __future__ import annotations

import numpy as np

from clock import FAR
from model import Model
from scenario import Kind

NEVER = 10**7  # seconds; larger than any horizon here


class Nodes:
    def __init__(self, m: Model) -> None:
        self.m = m
        self.depots = sorted({k.depot for k in m.kinds})
        self.first = 1 + len(self.depots)
        self.count = self.first + len(m.loads)

    def depot(self, kind: Kind) -> int:
        return 1 + self.depots.index(kind.depot)

    def times(self, kind: Kind) -> "np.ndarray":
        """Begin of one load to begin of the next: its whole time, then the way back in. Unsuited loads are never reached."""
        m = self.m
        places = sorted({p for load in m.loads for p in (load.pickup, load.drop)} | set(self.depots))
        index = {p: i for i, p in enumerate(places)}
        way = np.array([[min(m.travel(kind, a, b), NEVER) for b in places] for a in places], dtype=np.int64)
        suits = np.array([m.suits(kind, load) for load in m.loads])
        takes = np.array([min(m.takes(kind, load), NEVER) if ok else NEVER for load, ok in zip(m.loads, suits)])
        pickups = np.array([index[load.pickup] for load in m.loads])
        drops = np.array([index[load.drop] for load in m.loads])
        found = np.full((self.count, self.count), NEVER, dtype=np.int64)
        found[:, 0] = 0
        for i, depot in enumerate(self.depots):
            found[1 + i, self.first:] = np.where(suits, way[index[depot]][pickups], NEVER)
        between = takes[:, None] + way[drops][:, pickups]
        found[self.first:, self.first:] = np.where(suits[None, :], between, NEVER)
        found[self.first:, 0] = np.where(suits, takes, NEVER)
        np.fill_diagonal(found, 0)
        return np.minimum(found, NEVER)

    def latest(self, i: int) -> int:
        """The latest begin of load i with which some vehicle would still be done within the horizon."""
        load = self.m.loads[i]
        return self.m.horizon - min((self.m.takes(k, load) for k in self.m.kinds if self.m.suits(k, load)), default=FAR)
