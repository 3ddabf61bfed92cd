"""The best values known of each instance, by part of the score, in best-known.csv."""
from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

FILE = Path(__file__).resolve().parent / "best-known.csv"
HEAD = ["instance", "part", "value", "by", "date"]
PARTS = ["left_behind_weighted", "exposure"]

Best = dict[str, dict[str, tuple[float, str, str]]]


def read() -> Best:
    found: Best = {}
    if FILE.exists():
        with FILE.open(encoding="utf-8", newline="") as f:
            for row in csv.DictReader(f):
                found.setdefault(row["instance"], {})[row["part"]] = (float(row["value"]), row["by"], row["date"])
    return found


def better(best: Best, instance: str, score: dict[str, float]) -> bool:
    """Whether a score comes before the best known: fewer left behind (weighted), then less exposure."""
    if instance not in best:
        return True
    return tuple(round(float(score[p]), 1) for p in PARTS) < tuple(best[instance][p][0] for p in PARTS)


def note(best: Best, instance: str, score: dict[str, float], by: str) -> None:
    """Both parts are always of one plan: exposure can be compared only where as many are left behind."""
    if better(best, instance, score):
        best[instance] = {p: (round(float(score[p]), 1), by, date.today().isoformat()) for p in PARTS}


def write(best: Best) -> None:
    """Writes what is best of this and of what the file holds by now."""
    for instance, parts in read().items():
        if better(best, instance, {p: parts[p][0] for p in PARTS}):
            best[instance] = parts
    with FILE.open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(HEAD)
        for instance in sorted(best):
            for part in PARTS:
                value, by, day = best[instance][part]
                out.writerow([instance, part, f"{value:.1f}", by, day])
