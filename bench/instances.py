"""The instances of the quality table: those of the repository, and unseen ones drawn into a temporary folder from other seeds."""
from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from measure import ROOT

GENERATED = ROOT / "testdata" / "generated"
TINY = ROOT / "testdata" / "tiny"
UNSEEN = [("S", 901, 10), ("S", 902, 10), ("S", 903, 10), ("M", 901, 60)]


@dataclass(frozen=True)
class Instance:
    name: str
    file: Path
    limit: int  # seconds


def repository() -> list[Instance]:
    aleppo = ROOT / "examples" / "aleppo-2016"
    found = [Instance(f"aleppo-2016/{n}", aleppo / f"{n}.toml", 10) for n in ("first-days", "suspended")]
    sizes = [("s", 5, 10), ("m", 3, 60), ("l", 1, 120)]
    return found + [Instance(f"{s}-{n:03}", GENERATED / f"{s}-{n:03}.toml", limit) for s, count, limit in sizes for n in range(1, count + 1)]


def unseen(folder: Path) -> list[Instance]:
    """Instances that nothing was tuned on. The same seed gives the same bytes."""
    found = []
    for size, seed, limit in UNSEEN:
        subprocess.run([sys.executable, str(ROOT / "testdata" / "generate.py"), "--size", size, "--seed", str(seed), "--out", str(folder)],
                       check=True, capture_output=True)
        name = f"{size.lower()}-{seed:03}"
        found.append(Instance(f"unseen {name}", folder / f"{name}.toml", limit))
    return found


def bars() -> dict[str, tuple[int, str]]:
    """What the careless and the careful dispatcher leave behind, from the README beside the instances."""
    found = {}
    for line in (GENERATED / "README.md").read_text(encoding="utf-8").splitlines():
        row = re.fullmatch(r"\| (\S+)\.toml \| [\d,]+ \| ([\d,]+) \| ([\d,]+.*?) \|", line.strip())
        if row:
            found[row[1]] = (int(row[2].replace(",", "")), row[3])
    return found
