"""The plan, in the contract's format, that a replay amounts to, with the score that it counts itself."""
from __future__ import annotations

from typing import Any

from scenario import Scenario
from world import Vehicle, World

KEYS = {"left-behind": "left_behind_weighted", "exposure": "exposure", "last-arrival": "last", "distance": "distance_km", "wishes": "wishes"}


def score(w: World, visits: dict[str, list[dict[str, Any]]], convoys: list[dict[str, Any]]) -> dict[str, float]:
    s = w.s
    safe: dict[str, int] = {}
    exposure, last, wishes = 0.0, 0, 0.0
    for at, cid, n, place in w.alighted:
        c = s.classes[cid]
        safe[cid] = safe.get(cid, 0) + n
        exposure += n * c.size * c.weight * max(0, at - c.ready) / 3600
        wishes += n * c.size * c.weight * c.to.index(place)
        last = max(last, at)
    left, weighted = 0, 0.0
    for c in s.classes.values():
        people = (c.count - safe.get(c.id, 0)) * c.size
        left += people
        weighted += people * c.weight
        exposure += people * c.weight * (s.end - c.ready) / 3600
    km = sum(v.get("km", 0.0) for own in visits.values() for v in own) + sum(len(c["vehicles"]) * c["arc"].km for c in convoys)
    return {"left_behind": left, "left_behind_weighted": weighted, "exposure": exposure, "last": last, "distance_km": km, "wishes": wishes}


def rank(s: Scenario, found: dict[str, float]) -> tuple[float, ...]:
    """Lower is better."""
    return tuple(found[KEYS[part]] for part in s.order)


def finished(w: World) -> tuple[dict[str, list[dict[str, Any]]], list[dict[str, Any]]]:
    """Visits and convoys without what carries nobody any more: a vehicle ends where it last set somebody down."""
    visits = {v.id: _trimmed(w, v) for v in w.vehicles if v.visits}
    visits = {vid: own for vid, own in visits.items() if len(own) > 1}
    convoys = []
    for c in w.convoys:
        going = [vid for vid in c["vehicles"] if any(v.get("convoy") == c["id"] for v in visits.get(vid, []))]
        if going:
            convoys.append(c | {"vehicles": going})
    return visits, convoys


def _trimmed(w: World, v: Vehicle) -> list[dict[str, Any]]:
    if v.kind.escort:
        last = max((i for i, x in enumerate(v.visits) if "convoy" in x), default=-1) + 1
        # One under way when the operation ends has not arrived: its crossing was made before that.
        return [dict(x) for x in v.visits[: last + 1]] if last else []
    last = max((i for i, x in enumerate(v.visits) if x.get("alight")), default=-1)
    if v.kind.out:
        outside = [i for i, x in enumerate(v.visits) if i >= last and "place" in x and w.s.places[x["place"]].zone == "open"]
        last = min(outside, default=last) if last >= 0 else -1
    own = [dict(x) for x in v.visits[: last + 1]]
    if own:
        own[-1].pop("depart", None)
    return own


def plan(w: World, about: str) -> dict[str, Any]:
    visits, convoys = finished(w)
    found, text = score(w, visits, convoys), w.s.clock.text
    stated: dict[str, Any] = {k: found[k] for k in ("left_behind", "left_behind_weighted", "exposure", "distance_km")}
    stated["last_arrival"] = text(int(found["last"])) if w.alighted else None
    if "wishes" in w.s.order:
        stated["wishes"] = found["wishes"]
    return {
        "format": "safeconduct-plan/1",
        "scenario": w.s.name,
        "convoys": [
            {
                "id": c["id"], "corridor": c["arc"].corridor, "direction": c["arc"].direction,
                "depart": text(c["depart"]), "arrive": text(c["arrive"]),
                "checkpoints": [{"id": k, "begin": text(a), "end": text(b)} for k, a, b in c["checkpoints"]],
                "vehicles": c["vehicles"],
            }
            for c in convoys
        ],
        "vehicles": [{"id": vid, "visits": [_visit(x, i, text) for i, x in enumerate(own)]} for vid, own in visits.items()],
        "score": stated,
        "about": {"program": about},
    }


def _visit(x: dict[str, Any], i: int, text: Any) -> dict[str, Any]:
    if "convoy" in x:
        return {"convoy": x["convoy"]}
    found: dict[str, Any] = {"place": x["place"]}
    for key in ("arrive", "begin", "end", "depart"):
        if key in x and not (i == 0 and key == "arrive"):
            found[key] = text(x[key])
    for key in ("board", "alight"):
        if x.get(key):
            found[key] = [{"class": c, "families": n} for c, n in x[key].items()]
    return found
