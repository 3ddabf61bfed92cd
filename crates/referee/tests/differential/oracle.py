"""Judges many plans in one process with the contract's checker.

    oracle.py CHECK_PLAN.py < requests.jsonl > answers.jsonl

A request is a line {"scenario": path, "plan": {...}, "state": {...} or null}; its answer is a line
{"broken": [codes], "score": {...} or null, "stopped": text or null}. `stopped` is the error on which the
checker gave up, if it did.
"""
import importlib.util
import json
import sys

spec = importlib.util.spec_from_file_location("check_plan", sys.argv[1])
check_plan = importlib.util.module_from_spec(spec)
spec.loader.exec_module(check_plan)

scenarios = {}
for line in sys.stdin:
    request = json.loads(line)
    path = request["scenario"]
    if path not in scenarios:
        scenarios[path] = check_plan.Scenario(path)
    stopped = None
    checker = check_plan.Checker(scenarios[path], request["plan"], request["state"])
    try:
        checker.run()
    except Exception as e:
        stopped = f"{type(e).__name__}: {e}"
    answer = {
        "broken": sorted({code for code, _ in checker.broken}),
        "score": getattr(checker, "counted", None),
        "stopped": stopped,
    }
    print(json.dumps(answer))
