"""What a vehicle of a replay does: take a trip, go there, wait until loading makes sense, carry, set down."""
from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from clock import FAR, fit
from jobs import Job
from roads import Hop
from scenario import Need

if TYPE_CHECKING:
    from world import Vehicle, World

Process = Generator[int | None, None, None]
Drops = dict[str, list[tuple[str, int]]]
STEP = 600       # seconds between two looks at whether a trip may begin
SLACK = 600      # kept free of the longest ride, since a queue may be longer than foreseen


def drive(w: "World", v: "Vehicle") -> Process:
    """All trips of a vehicle, one after the other."""
    carried = False
    while not (v.kind.once and carried):
        job = choose(w, v)
        if job is None:
            if not w.jobs.open(v.id, v.kind):
                break
            yield w.now + STEP
            continue
        w.jobs.take(v.id, v.kind, job)
        if w.jobs.load(v.kind, job):
            v.job = job
            done = yield from carry(w, v, job)
            carried = carried or done
            v.job = None
    if v.kind.out and w.s.places[v.place].zone != "open":
        ways = [x for a in w.s.arcs.values() if w.s.places[a.leaves].zone == "open" and (x := w.roads.way(v.kind, v.place, a.leaves, w.now, w.toll))]
        if ways:
            yield from w.go(v, min(ways, key=lambda x: x[0])[1])
    if w.s.places[v.place].stand is not None:
        w.standing[v.place] -= 1


def choose(w: "World", v: "Vehicle") -> Job | None:
    """The first trip of the list that no exchange holds up."""
    for job in w.jobs.open(v.id, v.kind):
        drops = w.jobs.load(v.kind, job)
        places = {s.place for s in job.trip.stops if s.board or s.alight}
        if v.kind.serves is not None and not places <= v.kind.serves:
            drops = {}
        zone = w.s.places[job.trip.stops[0].place].zone
        if not drops or not w.ahead(zone, w.pending[zone] + _people(w, zone, drops)):
            return job
    return None


def carry(w: "World", v: "Vehicle", job: Job) -> Generator[int | None, None, bool]:
    """One trip. Returns whether anybody was carried."""
    stops = job.trip.stops
    drops: Drops = {}
    for i, stop in enumerate(stops):
        hops = way(w, v, v.place, stop.place, stop.via, w.now)
        if hops is None:
            return bool(drops)
        yield from w.go(v, hops)
        if v.place != stop.place:
            return bool(drops)
        if i == 0:
            drops = yield from admit(w, v, job)
            if not drops:
                return False
        yield from serve(w, v, job, i, drops)
    return True


def admit(w: "World", v: "Vehicle", job: Job) -> Generator[int | None, None, Drops]:
    """Waits at the first pickup until the trip can be carried through, and takes its families. Empty: it cannot."""
    stop = job.trip.stops[0]
    zone = w.s.places[stop.place].zone
    while True:
        drops = w.jobs.load(v.kind, job)
        if not drops:
            return {}
        boarding = {c: n for c, n in _boarding(job, 0, drops).items() if n}
        length = v.kind.loading.takes(_need(w, boarding)) if boarding else 0
        ready = max((w.s.classes[c].ready for c in boarding), default=0)
        begin = w.slot(v, stop.place, max(w.now, job.not_before), length, ready)
        if begin >= FAR:
            return {}
        later = foresee(w, v, job, begin, length, drops)
        if later >= w.s.end:
            return {}
        if w.ahead(zone, w.pending[zone] + _people(w, zone, drops)):
            later = max(later, w.now + STEP)
        if later <= begin and (begin <= w.now or w.slot(v, stop.place, w.now, length, max(ready, job.not_before)) == begin):
            w.jobs.commit(drops)
            w.pending[zone] += _people(w, zone, drops)
            return drops
        yield max(later, w.now + 1)


def foresee(w: "World", v: "Vehicle", job: Job, begin: int, length: int, drops: Drops) -> int:
    """The first instant from `begin` on to load at, so that the ride keeps within the longest one and the duty."""
    for _ in range(60):
        end = _end(w, v, job, begin, length, drops)
        if end > w.s.end:
            return FAR
        late = end + SLACK - begin - w.s.aboard
        if v.kind.available is not None and (start := fit(v.kind.available, begin, end - begin)) > begin:
            late = max(late, start - begin) if start < FAR else late
        if v.kind.duty is not None and begin - v.last_end < v.kind.duty[1] and end - v.duty_from > v.kind.duty[0]:
            late = max(late, v.last_end + v.kind.duty[1] - begin)
        if late <= 0 or end - begin <= length:
            return begin
        begin += max(late, 60)
    return FAR


def _end(w: "World", v: "Vehicle", job: Job, begin: int, length: int, drops: Drops) -> int:
    """When the trip is probably over if loading begins then."""
    stops, at = job.trip.stops, begin + length
    for i in range(1, len(stops)):
        stop = stops[i]
        arcs = _arcs(w, stop.via)
        found = (w.roads.along(v.kind, stops[i - 1].place, stop.place, at, arcs, w.toll) if arcs else None) or \
            w.roads.way(v.kind, stops[i - 1].place, stop.place, at, w.toll)
        if found is None:
            return FAR
        takes = _takes(w, v, job, i, drops)
        at = fit(w.s.places[stop.place].hours, found[0], takes) + takes
    return at


def way(w: "World", v: "Vehicle", a: str, b: str, via: list[tuple[str, str]] | None, at: int) -> list[Hop] | None:
    arcs = _arcs(w, via)
    found = (w.roads.along(v.kind, a, b, at, arcs, w.toll) if arcs else None) or w.roads.way(v.kind, a, b, at, w.toll)
    return found[1] if found is not None else None


def serve(w: "World", v: "Vehicle", job: Job, i: int, drops: Drops) -> Process:
    """Unloads and loads at a stop, in one visit."""
    place = job.trip.stops[i].place
    board, alight = _boarding(job, i, drops), _alighting(v, job, i, drops)
    board = {c: n for c, n in board.items() if n}
    if not board and not alight:
        return
    length = _takes(w, v, job, i, drops)
    begin = w.slot(v, place, max(w.now, job.not_before if i == 0 else 0), length, max((w.s.classes[c].ready for c in board), default=0))
    if begin >= FAR:
        yield FAR
        return
    end = begin + length
    w.bays[place].append((begin, end))
    w.busy(v, begin, end)
    if "begin" in v.visits[-1] or v.visits[-1]["place"] != place:
        v.visits[-1]["depart"] = w.now
        v.visits.append({"place": place, "arrive": w.now, "km": 0.0})
    v.visits[-1] |= {"begin": begin, "end": end, "board": board, "alight": alight}
    for c, n in alight.items():
        _set_down(w, v, job, c, n, end, place)
    for c, n in board.items():
        v.aboard.append((c, n, begin))
    v.people = sum(n * w.s.classes[c].size for c, n, _ in v.aboard)
    w.began.setdefault(job.id, begin)
    yield end


def _set_down(w: "World", v: "Vehicle", job: Job, cid: str, n: int, end: int, place: str) -> None:
    """Those who boarded first alight first."""
    w.alighted.append((end, cid, n, place))
    rest = []
    for c, m, since in v.aboard:
        if c == cid and n:
            if end - since > w.s.aboard:
                w.faults.setdefault(job.id, "aboard")
            took = min(n, m)
            n, m = n - took, m - took
        if m:
            rest.append((c, m, since))
    v.aboard = rest


def _boarding(job: Job, i: int, drops: Drops) -> dict[str, int]:
    """Families to board at stop i: of what the trip can carry, its share; a plain trip takes all at once."""
    stops = job.trip.stops
    if len(stops) == 2:
        return {c: sum(n for _, n in where) for c, where in drops.items()} if i == 0 else {}
    found = {}
    for c, n in stops[i].board.items():
        before = sum(s.board.get(c, 0) for s in stops[:i])
        found[c] = max(0, min(n, sum(m for _, m in drops.get(c, [])) - before))
    return found


def _alighting(v: "Vehicle", job: Job, i: int, drops: Drops) -> dict[str, int]:
    place = job.trip.stops[i].place
    if i == 0:
        return {}
    if len(job.trip.stops) == 2:
        wish = {c: sum(n for p, n in where if p == place) for c, where in drops.items()}
    else:
        wish = {c: min(n, sum(m for p, m in drops.get(c, []) if p == place)) for c, n in job.trip.stops[i].alight.items()}
    held: dict[str, int] = {}
    for c, n, _ in v.aboard:
        held[c] = held.get(c, 0) + n
    return {c: min(n, held.get(c, 0)) for c, n in wish.items() if min(n, held.get(c, 0))}


def _takes(w: "World", v: "Vehicle", job: Job, i: int, drops: Drops) -> int:
    board = {c: n for c, n in _boarding(job, i, drops).items() if n}
    place = job.trip.stops[i].place
    off = {c: sum(n for p, n in where if p == place) for c, where in drops.items()} if i else {}
    if i and len(job.trip.stops) > 2:
        off = {c: min(n, off.get(c, 0)) for c, n in job.trip.stops[i].alight.items()}
    off = {c: n for c, n in off.items() if n}
    return (v.kind.loading.takes(_need(w, board)) if board else 0) + (v.kind.unloading.takes(_need(w, off)) if off else 0)


def _need(w: "World", load: dict[str, int]) -> Need:
    needs = [tuple(n * x for x in w.s.classes[c].need) for c, n in load.items()]
    return (sum(n[0] for n in needs), sum(n[1] for n in needs), sum(n[2] for n in needs))


def _people(w: "World", zone: str, drops: Drops) -> float:
    return w.counted(zone, [(c, n, 0) for c, where in drops.items() for _, n in where])


def _arcs(w: "World", via: list[tuple[str, str]] | None) -> list:
    return [w.s.arcs[key] for key in via] if via else []
