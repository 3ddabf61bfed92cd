"""Runs a command and measures what it and its children took: CPU seconds, wall seconds, peak memory."""
from __future__ import annotations

import os
import platform
import signal
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOOK = 0.02  # seconds between two looks at a program's memory


@dataclass(frozen=True)
class Run:
    code: int | None  # None: it was stopped because it took too long
    cpu: float
    wall: float
    megabytes: float
    out: str
    err: str


def run(command: list[str], patience: float, cpu: float | None = None) -> Run:
    """The command is stopped when it takes longer than `patience` seconds on the wall.

    With `cpu` it is interrupted, as by Ctrl-C, once it has used so many CPU seconds in all its threads.
    """
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        begun = time.monotonic()
        child = subprocess.Popen(command, stdout=out, stderr=err, cwd=ROOT)
        late = threading.Event()
        timer = threading.Timer(patience, lambda: (late.set(), child.kill()))
        timer.start()
        done, peak = threading.Event(), [0.0]
        watch = threading.Thread(target=_watch, args=(child.pid, done, peak, cpu))
        watch.start()
        # wait4 tells what this one child, with those it waited for, has used. Not so its memory: ru_maxrss begins at
        # the peak of the process that started it, so a large plan read here would be charged to every later row.
        _, status, used = os.wait4(child.pid, 0)
        done.set()
        watch.join()
        timer.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - begun
        out.seek(0)
        err.seek(0)
        code = None if late.is_set() else child.returncode
        return Run(code, used.ru_utime + used.ru_stime, wall, peak[0], out.read(), err.read())


def _watch(pid: int, done: threading.Event, peak: list[float], cpu: float | None) -> None:
    """The peak of the program's own memory, from the kernel's high-water mark, looked at until the end; and its CPU limit."""
    ticks, told = os.sysconf("SC_CLK_TCK"), False
    while True:
        try:
            if cpu is not None and not told:
                used = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
                if (int(used[11]) + int(used[12])) / ticks >= cpu:
                    os.kill(pid, signal.SIGINT)
                    told = True  # once: a second interrupt would end it without a plan
            for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
                if line.startswith("VmHWM:"):
                    peak[0] = int(line.split()[1]) / 1024
        except OSError:
            return
        if done.wait(LOOK):
            return


def safeconduct() -> str:
    """The release build of the command line, as cargo's settings of this shell place it."""
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    return str(target / "release" / "safeconduct")


def machine() -> str:
    """Cores, model, memory, date and git revision, for the head of a table.

    BENCH_REVISION names the revision where the program was built from another checkout than this one.
    """
    info = Path("/proc/cpuinfo").read_text(encoding="utf-8") if Path("/proc/cpuinfo").exists() else ""
    model = next((line.split(":", 1)[1].strip() for line in info.splitlines() if line.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    revision, dirty = os.environ.get("BENCH_REVISION", ""), ""
    if not revision:
        revision = _git("rev-parse", "--short", "HEAD").strip()
        dirty = _git("status", "--porcelain", "--untracked-files=no", "--", "crates", "Cargo.toml", "Cargo.lock")
    load = ", ".join(f"{x:.1f}" for x in os.getloadavg())
    return (f"{os.cpu_count()} cores ({model}), {memory:.0f} GB, {date.today().isoformat()}, revision {revision or 'unknown'}"
            f"{' with changes not yet committed' if dirty else ''}. Load averages: {load}.")


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], capture_output=True, text=True, cwd=ROOT, check=False).stdout
