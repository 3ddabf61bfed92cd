"""What every adapter shares: its command line, and a limit on CPU time rather than on the clock on the wall."""
from __future__ import annotations

import argparse
import threading
import time
from collections.abc import Callable
from pathlib import Path

from dispatch import Dispatch, write
from model import Model
from scenario import Scenario

Solve = Callable[[Model, float], Dispatch]
TICK = 0.2


def main(solve: Solve, about: str) -> None:
    """Reads the scenario, lets the peer solve, writes the dispatch list. The limit is CPU seconds of this process."""
    ap = argparse.ArgumentParser(description=about)
    ap.add_argument("scenario", type=Path)
    ap.add_argument("--limit", type=float, default=30.0, help="seconds of CPU, reading included")
    ap.add_argument("--out", type=Path, required=True)
    a = ap.parse_args()
    write(a.out, solve(Model(Scenario(a.scenario)), a.limit))


def when_spent(limit: float, stop: Callable[[], object]) -> threading.Event:
    """Calls `stop` from a thread of its own, again and again, once the process has used so much CPU, until the event is set."""
    done = threading.Event()

    def watch() -> None:
        while not done.wait(TICK):
            if time.process_time() >= limit:
                stop()

    threading.Thread(target=watch, daemon=True).start()
    return done
