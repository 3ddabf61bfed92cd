"""The replay on small worlds, judged by the contract's own checker. Run: python3 -m unittest discover bench/peers"""
from __future__ import annotations

import importlib.util
import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from dispatch import from_plan, simple  # noqa: E402
from replay import best  # noqa: E402
from scenario import Scenario  # noqa: E402

DATA = Path(__file__).resolve().parents[2] / "testdata"
_spec = importlib.util.spec_from_file_location("check_plan", DATA / "check_plan.py")
assert _spec is not None and _spec.loader is not None
check_plan = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(check_plan)

WORLD = """
format = "safeconduct/1"
name = "Two buses, one escort"
timezone = "Asia/Damascus"
start = 2026-01-12T06:00:00
end = 2026-01-12T20:00:00
[[zone]]
id = "inside"
[[place]]
id = "square"
zone = "inside"
bays = 1
[[place]]
id = "in"
zone = "inside"
[[place]]
id = "out"
[[place]]
id = "camp"
receives = { people = 60 }
[[vehicles]]
id = "bus"
count = 2
depot = "out"
seats = 20
[[vehicles]]
id = "escort"
count = 1
depot = "out"
escort = true
[[people]]
id = "families"
at = "square"
to = ["camp"]
families = { "4" = 15 }
[travel]
table = "times.csv"
[[corridor]]
id = "road"
from = "in"
to = "out"
time = "20m"
convoy = { most = 3, headway = "15m", escorts = 1, margin = "10m" }
single_track = true
[[agreement]]
id = "daily"
parties = ["a", "b"]
covers = ["road"]
in_force = [{ from = 2026-01-12T08:00:00, until = 2026-01-12T18:00:00 }]
"""
TIMES = "from,to,minutes,km\nsquare,in,5,2\nout,camp,30,20\n"


def broken(file: Path, plan: dict) -> list:
    checker = check_plan.Checker(check_plan.Scenario(file), plan)
    checker.run()
    return checker.broken


class Replay(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.file = Path(self.folder.name) / "world.toml"
        self.file.write_text(WORLD, encoding="utf-8")
        (self.file.parent / "times.csv").write_text(TIMES, encoding="utf-8")

    def tearDown(self) -> None:
        self.folder.cleanup()

    def test_everybody_comes_out_with_the_one_escort_going_to_and_fro(self) -> None:
        trip = lambda n: simple("square", "camp", {"families/4": n})
        found = best(Scenario(self.file), {"bus-1": [trip(5), trip(5)], "bus-2": [trip(5)]}, "test")
        self.assertEqual(broken(self.file, found.plan), [])
        self.assertEqual(found.plan["score"]["left_behind"], 0)

    def test_families_that_do_not_fit_are_left_not_squeezed_in(self) -> None:
        found = best(Scenario(self.file), {"bus-1": [simple("square", "camp", {"families/4": 15})]}, "test")
        self.assertEqual(broken(self.file, found.plan), [])
        self.assertEqual(found.plan["score"]["left_behind"], 40)

    def test_families_that_no_list_names_fill_free_seats(self) -> None:
        found = best(Scenario(self.file), {"bus-1": [simple("square", "camp", {"families/4": 1})]}, "test")
        self.assertEqual(found.plan["score"]["left_behind"], 40)

    def test_a_trip_too_late_for_the_window_is_left_out(self) -> None:
        trips = [simple("square", "camp", {"families/4": 1}, at) for at in range(15)]
        found = best(Scenario(self.file), {"bus-1": trips}, "test")
        self.assertEqual(broken(self.file, found.plan), [])

    def test_an_empty_list_leaves_everybody(self) -> None:
        found = best(Scenario(self.file), {}, "test")
        self.assertEqual(broken(self.file, found.plan), [])
        self.assertEqual(found.plan["score"]["left_behind"], 60)

    def test_every_tiny_plan_replayed_keeps_every_rule(self) -> None:
        for path in sorted((DATA / "tiny" / "plans").glob("*.json")):
            with self.subTest(path.stem):
                file = DATA / "tiny" / f"{path.stem}.toml"
                s = Scenario(file)
                given = json.loads(path.read_text(encoding="utf-8"))
                found = best(s, from_plan(given, s.clock.seconds), "test")
                self.assertEqual(broken(file, found.plan), [])


if __name__ == "__main__":
    unittest.main()
