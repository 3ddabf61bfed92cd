"""Markdown tables between markers, so that a page can be written anew without touching what stands around them."""
from __future__ import annotations

from pathlib import Path

from measure import ROOT

PAGE = ROOT / "docs" / "quality.md"


def markdown(head: list[str], rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "| " + " | ".join("---" for _ in head) + " |"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def replace(name: str, text: str, page: Path = PAGE) -> None:
    """Puts the text between `<!-- name:begin -->` and `<!-- name:end -->`."""
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    old = page.read_text(encoding="utf-8")
    before, rest = old.split(begin, 1)
    _, after = rest.split(end, 1)
    page.write_text(f"{before}{begin}\n{text}\n{end}{after}", encoding="utf-8")


def thousands(x: float) -> str:
    return f"{round(x):,}"


def percent(x: float | None) -> str:
    return "-" if x is None else f"{100 * x:.1f} %"
