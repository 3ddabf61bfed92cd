"""Instants, durations and windows of a scenario as whole seconds after its start."""
from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

FAR = 10**11
Span = tuple[int, int]
_UNIT = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}


def duration(text: str) -> int:
    """Seconds of a duration such as `1h30m`."""
    if not re.fullmatch(r"(\d+[dhms])+", text):
        raise ValueError(f"not a duration: {text!r}")
    return sum(int(n) * _UNIT[unit] for n, unit in re.findall(r"(\d+)([dhms])", text))


class Clock:
    """Turns the scenario's local instants into seconds after its start, and back."""

    def __init__(self, zone: str, start: Any) -> None:
        self.zone = ZoneInfo(zone)
        self.start = self._utc(start)

    def _utc(self, value: Any) -> datetime:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=self.zone)
        return moment.astimezone(timezone.utc)

    def seconds(self, value: Any) -> int:
        return int((self._utc(value) - self.start).total_seconds())

    def local(self, at: int) -> datetime:
        return (self.start + timedelta(seconds=at)).astimezone(self.zone)

    def text(self, at: int) -> str:
        return self.local(at).isoformat()

    def windows(self, items: list[dict[str, Any]]) -> list[Span]:
        """A list of windows, daily rules laid out, united and in order."""
        spans: list[Span] = []
        for item in items:
            if "daily" in item:
                spans += self._daily(item)
            else:
                spans.append((self.seconds(item["from"]), self.seconds(item["until"])))
        return united(spans)

    def _daily(self, rule: dict[str, Any]) -> list[Span]:
        opens, shuts = rule["daily"].split("-")
        day, last = _day(rule["first"]), _day(rule["last"])
        spans = []
        while day <= last:
            begin = datetime.combine(day, time.fromisoformat(opens))
            whole = shuts == "24:00"
            end = datetime.combine(day, time(0) if whole else time.fromisoformat(shuts))
            if end <= begin:
                end += timedelta(days=1)
            spans.append((self.seconds(begin), self.seconds(end)))
            day += timedelta(days=1)
        return spans


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def united(spans: list[Span]) -> list[Span]:
    found: list[Span] = []
    for begin, end in sorted(spans):
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif begin < end:
            found.append((begin, end))
    return found


def gaps(spans: list[Span]) -> list[Span]:
    """What united spans leave free, from the far past to the far future."""
    found, last = [], -FAR
    for begin, end in spans:
        found.append((last, begin))
        last = end
    return found + [(last, FAR)]


def common(one: list[Span], other: list[Span]) -> list[Span]:
    """What two united lists of spans share."""
    found = [(max(a, c), min(b, d)) for a, b in one for c, d in other]
    return united([(a, b) for a, b in found if a < b])


def fit(spans: list[Span] | None, at: int, length: int) -> int:
    """The earliest instant from `at` on at which `length` seconds lie within one span; FAR if never."""
    if spans is None:
        return at
    for begin, end in spans:
        start = max(at, begin)
        if start + length <= end:
            return start
    return FAR
