"""The quality of our plans: instances, seeds and limits in; a table in docs/quality.md out.

    quality.py [--quick] [--seeds 1,2] [--threads 1] [--update-best] [--dry]

Needs the release build of the command line. Every plan is judged by `safeconduct check`.
"""
from __future__ import annotations

import argparse
import csv
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import best
from instances import TINY, Instance, bars, repository, unseen
from judge import judge
from measure import Run, machine, run, safeconduct
from table import markdown, percent, replace, thousands

HEAD = ["instance", "limit", "seed", "left behind", "exposure", "last", "bound: left", "bound: exposure", "gap", "CPU s", "MB",
        "best known: left", "exposure"]
QUICK = 2  # seconds for each instance of the quick run


def plan(i: Instance, seed: int, limit: float, threads: int, out: Path) -> Run:
    found = run([safeconduct(), "plan", str(i.file), "--out", str(out), "--limit", f"{limit:g}s", "--seed", str(seed), "--threads", str(threads), "--json"],
                limit * 4 + 600)
    if found.code != 0:
        raise RuntimeError(f"no plan of {i.name}: {found.err.strip()}")
    return found


def tiny(count: int, threads: int, folder: Path) -> list[str]:
    """How many of the tiny operations reach their optimum, and how many say themselves that it is one."""
    with (TINY / "optimum.csv").open(encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f))[:count]
    optimal = proven = broken = 0
    cpu, most = 0.0, 0.0
    for row in rows:
        out = folder / "tiny.json"
        file = TINY / row["file"]
        found = plan(Instance(file.stem, file, 1), 1, 1, threads, out)
        verdict = judge(file, out)
        score, bound = verdict.score, json.loads(out.read_text(encoding="utf-8")).get("bound") or {}
        broken += not verdict.kept
        same = score["left_behind_weighted"] == float(row["left_behind_weighted"]) and abs(score["exposure"] - float(row["exposure"])) < 1e-3
        optimal += same and (score["last_arrival"] or "") == row["last_arrival"]
        proven += all(bound.get(k) is not None and score[k] - bound[k] <= 1e-4 * max(1.0, score[k]) for k in ("left_behind_weighted", "exposure"))
        cpu, most = cpu + found.cpu, max(most, found.cpu)
    return [f"{len(rows)}", f"{optimal}", f"{proven}", f"{broken}", f"{cpu:.1f}", f"{most:.2f}"]


def row(i: Instance, seed: int, limit: float, threads: int, folder: Path, known: best.Best, keep: bool) -> list[str]:
    out = folder / "plan.json"
    found = plan(i, seed, limit, threads, out)
    verdict = judge(i.file, out)
    if not verdict.kept:
        return [i.name, f"{limit:g} s", str(seed), f"breaks {verdict.broken[0][0]}", *["-"] * (len(HEAD) - 6)]
    made: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    score, bound = verdict.score, made.get("bound") or {}
    if keep:
        best.note(known, i.name, score, f"safeconduct, {limit:g} s, seed {seed}")
    least = bound.get("exposure")
    return [
        i.name, f"{limit:g} s", str(seed), people(score["left_behind"], score["left_behind_weighted"]), thousands(score["exposure"]), last(made, verdict.score),
        "-" if bound.get("left_behind_weighted") is None else thousands(bound["left_behind_weighted"]),
        "-" if least is None else thousands(least), percent((score["exposure"] - least) / least if least else None),
        f"{found.cpu:.1f}", thousands(found.megabytes),
    ]


def people(left: float, weighted: float) -> str:
    return thousands(left) if left == weighted else f"{thousands(left)} ({thousands(weighted)})"


def last(made: dict[str, Any], score: dict[str, Any]) -> str:
    at = score["last_arrival"]
    return f"{at[5:10]} {at[11:16]}" if at else "-"


def champion(known: best.Best, name: str) -> list[str]:
    parts = known.get(name)
    return ["-", "-"] if parts is None else [thousands(parts[p][0]) for p in best.PARTS]


def words(rows: list[list[str]]) -> str:
    """The plain dispatchers of testdata/generated beside ours, one sentence an instance."""
    said = []
    for name, (careless, careful) in bars().items():
        ours = next((r for r in rows if r[0] == name), None)
        if ours is not None:
            said.append(f"- {name}: ours leaves {ours[3]}; the careless dispatcher, whose plan is not valid, {careless:,}; the careful one {careful}.")
    return "\n".join(said)


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--quick", action="store_true", help=f"ten tiny ones, the small ones of the repository, {QUICK} s each; implies --dry")
    ap.add_argument("--seeds", default="1", help="comma between")
    ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--only", default="", help="only instances whose name contains this; implies --dry")
    ap.add_argument("--update-best", action="store_true", help="write better values into best-known.csv")
    ap.add_argument("--dry", action="store_true", help="print the table, leave docs/quality.md alone")
    a = ap.parse_args()
    known, rows, head = best.read(), [], machine()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small = tiny(10 if a.quick else 10_000, a.threads, folder)
        chosen = repository() + ([] if a.quick else unseen(folder))
        if a.quick:
            chosen = [i for i in chosen if i.limit <= 10]
        for i in (i for i in chosen if a.only in i.name):
            for seed in a.seeds.split(","):
                limit = QUICK if a.quick else i.limit
                rows.append(row(i, int(seed), limit, a.threads, folder, known, a.update_best))
                print("  ".join(rows[-1]), file=sys.stderr, flush=True)
    if a.update_best:
        best.write(known)
    for made in rows:
        made += champion(known, made[0])
    text = "\n\n".join([
        f"{head} The machine was shared with other work; limits on the wall clock, "
        f"{a.threads} thread{'s' if a.threads > 1 else ''} of search and one that proves bounds (CPU is of both), release build.",
        markdown(["tiny operations", "optimum reached", "optimum proven", "rules broken", "CPU s, all", "CPU s, longest"], [small]),
        markdown(HEAD, rows),
        words(rows),
    ])
    print(text)
    if not (a.quick or a.dry or a.only):
        replace("quality", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
