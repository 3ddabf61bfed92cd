"""No peer but a plain rule, for comparison: the vehicle that is free first takes the load with the most weight for its time."""
from __future__ import annotations

from dispatch import Dispatch
from model import Model
from peer import main


def solve(m: Model, limit: float) -> Dispatch:
    return m.dispatch({vid: [(i, float(at)) for i, at in row] for vid, row in m.list_schedule().items()})


if __name__ == "__main__":
    main(solve, __doc__ or "")
