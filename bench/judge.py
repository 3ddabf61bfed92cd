"""The referee of every row: `safeconduct check --json`. A plan that breaks a rule has no score here."""
from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from measure import run, safeconduct


@dataclass(frozen=True)
class Verdict:
    kept: bool
    score: dict[str, Any]
    broken: list[list[str]]


def judge(scenario: Path, plan: Path) -> Verdict:
    found = run([safeconduct(), "check", str(scenario), str(plan), "--json"], 600)
    if found.code not in (0, 1):
        raise RuntimeError(f"the plan of {scenario.stem} cannot be read: {found.err.strip()}")
    said = json.loads(found.out)
    return Verdict(found.code == 0, said["score"], said["broken"])
