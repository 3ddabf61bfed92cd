"""The Bus Evacuation Problem: all 90 files in; for each the plan's last arrival beside its proven bound out.

    bep.py [--limit 5] [--cpu 10] [--seed 1] [--threads N] [FILE ...]

Needs the release build of the command line. Every plan is judged by `safeconduct check`. A file counts as *proven* when nobody is
left behind and the last arrival is its proven bound: all times are whole minutes, so a bound is rounded up to the minute. With
`--cpu` a run is interrupted after so many CPU seconds of all its threads (for a machine that is shared), in place of a limit on the clock.
"""
from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from judge import judge
from measure import ROOT, machine, run, safeconduct

HEAD = f"{'file':10} {'last':>5} {'bound':>6} {'ratio':>6}  {'proven':6} {'by':9} {'CPU s':>6} {'wall s':>6}"


def minutes(start: str, at: str | None) -> float:
    """Minutes from the start of the operation; nothing said is the start itself. The files are in UTC."""
    clock = [datetime.fromisoformat(x).replace(tzinfo=None) for x in (start, at or start)]
    return (clock[1] - clock[0]).total_seconds() / 60


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--limit", type=float, default=5, help="seconds for each file")
    words.add_argument("--cpu", type=float, help="CPU seconds for each file, in place of --limit")
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--threads", type=int, default=2)
    words.add_argument("files", nargs="*", type=Path, help="scenarios; all of testdata/bep without any")
    args = words.parse_args()
    files: list[Path] = args.files or sorted((ROOT / "testdata" / "bep").glob("i??-??.json"))
    limit = args.limit if args.cpu is None else 600
    print(machine())
    print(HEAD)
    proven, ratios, broken = 0, [], 0
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "plan.json"
        for file in files:
            command = [safeconduct(), "plan", str(file), "--out", str(out), "--limit", f"{limit:g}s", "--seed", str(args.seed),
                       "--threads", str(args.threads), "--json"]
            found = run(command, limit + 600, args.cpu)
            if found.code != 0:
                print(f"{file.stem:10} no plan: {found.err.strip()}")
                broken += 1
                continue
            verdict = judge(file, out)
            made = json.loads(out.read_text(encoding="utf-8"))
            start = json.loads(file.read_text(encoding="utf-8"))["start"]
            last = minutes(start, verdict.score["last_arrival"])
            said = (made.get("bound") or {}).get("last_arrival")
            bound = float(math.ceil(minutes(start, said)))
            kept = verdict.kept and verdict.score["left_behind"] == 0
            broken += not kept
            ratio = last / bound if bound else math.inf
            mine = kept and last == bound
            proven += mine
            ratios.append(ratio)
            by = next((str(p["by"]) for p in (made.get("about") or {}).get("proofs", []) if p.get("part") == "last_arrival"), "-")
            print(f"{file.stem:10} {last:5.0f} {bound:6.0f} {ratio:6.3f}  {'yes' if mine else 'no':6} {by:9} {found.cpu:6.2f} {found.wall:6.2f}", flush=True)
    mean = sum(ratios) / len(ratios) if ratios else math.nan
    print(f"{proven} of {len(files)} proven, mean {mean:.4f}, {broken} without a plan that brings all out by the rules")
    return 0 if not broken else 1


if __name__ == "__main__":
    sys.exit(main())
