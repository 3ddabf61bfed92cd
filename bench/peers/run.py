"""The comparison with peers: every peer on every instance with the same CPU time, one replay for all, one referee.

    run.py [--limit 30] [--limit-m 40] [--peers timefold_peer,cp_sat] [--only s-001] [--dry]

Uses the Python that runs it for the peers, too: the virtual environment with bench/requirements.txt.
"""
from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import best  # noqa: E402
from instances import Instance, repository  # noqa: E402
from judge import judge  # noqa: E402
from measure import Run, machine, run, safeconduct  # noqa: E402
from table import markdown, replace, thousands  # noqa: E402

PEERS = {
    "list_rule": "plain list rule (ours, no search)",
    "timefold_peer": "Timefold",
    "ortools_routing": "OR-Tools routing",
    "cp_sat": "CP-SAT",
    "pyvrp_peer": "PyVRP",
    "vroom_peer": "VROOM",
    "highs_peer": "HiGHS",
}
WHERE = ["aleppo-2016/first-days", "s-001", "s-002", "s-003", "m-001"]
HEAD = ["instance", "plan by", "left behind", "exposure", "last", "CPU s", "MB", "replay"]


def ours(i: Instance, limit: float, out: Path) -> Run:
    """Interrupted by CPU time, like the peers: that of its search and of the thread that proves its bounds."""
    return run([safeconduct(), "plan", str(i.file), "--out", str(out), "--limit", f"{limit * 20:g}s", "--threads", "1", "--json"],
               limit * 4 + 120, cpu=limit)


def peer(name: str, i: Instance, limit: float, out: Path) -> Run:
    return run([sys.executable, str(HERE / f"{name}.py"), str(i.file), "--limit", f"{limit:g}", "--out", str(out)], limit * 4 + 120)


def replay(i: Instance, dispatch: Path, out: Path, plan: bool, budget: float) -> dict:
    command = [sys.executable, str(HERE / "replay.py"), str(i.file), str(dispatch), "--out", str(out), "--budget", f"{budget:g}"]
    found = run(command + (["--from-plan"] if plan else []), budget * 10 + 600)
    if found.code != 0:
        raise RuntimeError(f"the replay of {i.name} failed: {found.err.strip()[-500:]}")
    return json.loads(found.out)


def line(i: Instance, by: str, used: Run, plan: Path, how: str, known: best.Best) -> list[str]:
    verdict = judge(i.file, plan)
    if not verdict.kept:
        return [i.name, by, f"breaks {verdict.broken[0][0]}", "-", "-", f"{used.cpu:.1f}", thousands(used.megabytes), how]
    s = verdict.score
    best.note(known, i.name, s, f"{by.strip('*')}, {used.cpu:.0f} CPU s")
    left, weighted = s["left_behind"], s["left_behind_weighted"]
    at = s["last_arrival"]
    return [i.name, by, thousands(left) if left == weighted else f"{thousands(left)} ({thousands(weighted)})", thousands(s["exposure"]),
            f"{at[5:10]} {at[11:16]}" if at else "-", f"{used.cpu:.1f}", thousands(used.megabytes), how]


def told(how: dict) -> str:
    return (f"holds {how['hold'] // 60} min, convoys to {how['share']:.0%}, {'one list a kind' if how['shared'] else 'own lists'}"
            f"{', ' + str(how['left_out']) + ' trips left out' if how['left_out'] else ''}")


def compare(i: Instance, limit: float, peers: list[str], folder: Path, known: best.Best, budget: float) -> list[list[str]]:
    rows = []

    def add(row: list[str]) -> None:
        rows.append(row)
        print("  ".join(row), file=sys.stderr, flush=True)

    own, plan = folder / "ours.json", folder / "plan.json"
    used = ours(i, limit, own)
    add(line(i, "**Safeconduct**", used, own, "none: its own plan", known))
    how = replay(i, own, plan, True, budget)
    add(line(i, "Safeconduct, through the peers' replay", used, plan, told(how), known))
    for name in peers:
        out = folder / "dispatch.json"
        out.unlink(missing_ok=True)
        used = peer(name, i, limit, out)
        if used.code != 0 or not json.loads(out.read_text(encoding="utf-8"))["vehicles"]:
            why = "no answer in time" if used.code in (None, 0) else f"fails: {(used.err.strip().splitlines() or ['?'])[-1][:80]}"
            add([i.name, PEERS[name], why, "-", "-", f"{used.cpu:.1f}", thousands(used.megabytes), "-"])
            continue
        how = replay(i, out, plan, False, budget)
        add(line(i, PEERS[name], used, plan, told(how), known))
    return rows


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--limit", type=float, default=30.0, help="CPU seconds for each")
    ap.add_argument("--limit-m", type=float, default=40.0, help="the same for m-001")
    ap.add_argument("--peers", default=",".join(PEERS))
    ap.add_argument("--only", default="", help="only instances whose name contains this; implies --dry")
    ap.add_argument("--replay", type=float, default=40.0, help="CPU seconds for all tries of one replay")
    ap.add_argument("--update-best", action="store_true", help="write better values into best-known.csv")
    ap.add_argument("--dry", action="store_true", help="print the table, leave docs/quality.md alone")
    a = ap.parse_args()
    rows, head, known = [], machine(), best.read()
    with tempfile.TemporaryDirectory() as name:
        for i in repository():
            if i.name in WHERE and a.only in i.name:
                rows += compare(i, a.limit_m if i.name.startswith("m-") else a.limit, [p for p in a.peers.split(",") if p], Path(name), known, a.replay)
    if a.update_best:
        best.write(known)
    text = "\n\n".join([
        f"{head} The machine was shared with other work. {a.limit:g} CPU seconds each ({a.limit_m:g} for M).",
        markdown(HEAD, rows),
    ])
    print(text)
    if not (a.dry or a.only):
        replace("peers", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
