// The map: places, zones and corridors, and at the slider's time the vehicles, who waits and who is safe. No tiles, no network.

import type { App, View } from "./app";
import { DRIVING, at, count } from "./data";
import { type Ground, type Point, TALL, WIDE, ground } from "./ground";
import { bdi, code, esc, find, plain, px } from "./html";
import { key } from "./chart";
import { type Land, type Way, landOf, onWay } from "./land";
import { minute } from "./time";
import { type People, type Vehicles, along, placeBefore, vehicles } from "./where";

const MOST = 64;

/** The map with its buttons, its key and a table of the same figures. */
export function map(root: HTMLElement, app: App, people: People): View {
  const { plan, words, kept: { map: view } } = app;
  const land = ground(plan);
  const roads = landOf(plan, land);
  const ways = driven(app);
  const note = land.schematic ? "map-schematic" : land.unknown > 0 ? "map-unknown" : "";
  root.innerHTML = `${key([
    ['<circle class="wait" cx="17" cy="7" r="6"/>', words.say("map-waiting")],
    ['<circle class="home" cx="17" cy="7" r="6"/>', words.say("safe")],
    ['<path class="corridor" d="M1 7H33"/>', words.say("corridor")],
    ['<path class="leg" d="M1 7H33"/>', words.say("driving")],
    ...(roads?.closed.some(Boolean) ? ([['<path class="road shut" d="M1 7H33"/>', words.say("map-closed")]] as [string, string][]) : []),
    ['<path class="car" d="M10 7h0M17 7h0M24 7h0"/>', words.say("map-vehicle")],
    ['<text class="parked" x="4" y="12">▪12</text>', words.say("map-parked")],
    ['<rect class="convoy l" x="6" y="1" width="22" height="12" rx="3"/>', words.say("map-convoy")],
  ])}
${note ? `<p>${words.html(note)}</p>` : ""}
<p class="on-paper at-time"></p>
<div class="map${roads ? " with-roads" : ""}" tabindex="0" role="group" aria-label="${words.html("map")}" aria-describedby="map-help" dir="ltr">
<svg role="img" aria-label="${words.html("map-desc")}"><g class="roads"></g><g class="land"></g><g class="alive"></g></svg>${roads ? `<span class="maps">${esc(roads.source)}</span>` : ""}
<div class="buttons"><button type="button" data-do="+" aria-label="${words.html("zoom-in")}" title="${words.html("zoom-in")}">+</button>
<button type="button" data-do="-" aria-label="${words.html("zoom-out")}" title="${words.html("zoom-out")}">−</button>
<button type="button" data-do="c" aria-label="${words.html("corridors")}" title="${words.html("corridors")}">◎</button>
<button type="button" data-do="0" aria-label="${words.html("whole")}" title="${words.html("whole")}">⤢</button></div></div>
<p class="help" id="map-help">${words.html("map-help")} ${words.html(roads ? "map-roads" : "map-straight")}</p>
<details class="at-places"><summary>${words.html("map-table")}</summary><div class="table"></div></details>`;
  const box = find<HTMLElement>(root, ".map");
  const svg = find<SVGSVGElement>(root, ".map > svg");
  const still = find<SVGGElement>(root, ".land");
  const base = find<SVGGElement>(root, ".roads");
  base.innerHTML = roads ? drawn(app, roads) : "";
  const alive = find<SVGGElement>(root, ".alive");
  const details = find<HTMLDetailsElement>(root, "details");
  const table = find<HTMLElement>(root, ".table");
  let fit = { k: 1, x: 0, y: 0 };
  const put = ([x, y]: Point): Point => [
    (x * fit.k + fit.x) * view.k + view.x,
    (y * fit.k + fit.y) * view.k + view.y,
  ];

  const draw = (): void => {
    const [w, h] = [box.clientWidth || 980, box.clientHeight || 560];
    svg.setAttribute("viewBox", `0 0 ${w} ${h}`);
    const k = Math.min(w / WIDE, h / TALL);
    fit = { k, x: (w - WIDE * k) / 2, y: (h - TALL * k) / 2 };
    // Roads are laid down once: only where the whole of them stands changes.
    base.setAttribute("transform", `matrix(${fit.k * view.k} 0 0 ${fit.k * view.k} ${fit.x * view.k + view.x} ${fit.y * view.k + view.y})`);
    base.classList.toggle("near", view.k > 3);
    still.innerHTML = landscape(app, land, roads, ways, put);
    tick();
  };
  const tick = (): void => {
    const there = vehicles(plan, app.kept.time);
    alive.innerHTML = living(app, land, roads, people, there, put) + labels(app, land, there, put);
    if (details.open) table.innerHTML = atPlaces(app, people, there);
  };
  const zoom = (by: number, x: number, y: number): void => {
    const k = Math.min(Math.max(view.k * by, 1), MOST);
    view.x = x - ((x - view.x) * k) / view.k;
    view.y = y - ((y - view.y) * k) / view.k;
    view.k = k;
    if (k === 1) [view.x, view.y] = [0, 0];
    box.classList.toggle("zoomed", k > 1);
    draw();
  };
  const move = (dx: number, dy: number): void => {
    const most = (size: number): number => size * (view.k - 1) + size / 2;
    view.x = Math.min(Math.max(view.x + dx, -most(box.clientWidth)), box.clientWidth / 2);
    view.y = Math.min(Math.max(view.y + dy, -most(box.clientHeight)), box.clientHeight / 2);
    draw();
  };
  /** As large as the gates of all corridors, and those who wait, leave room for. */
  const near = (): void => {
    const gates = new Set(plan.corridors.flatMap((c) => [c.from, c.to]));
    const points = land.points.filter((_, i) => gates.has(i) || (plan.places[i]?.begin ?? 0) > 0);
    if (points.length < 2) return;
    const ends = ([0, 1] as const).map((a) => [Math.min(...points.map((p) => p[a])), Math.max(...points.map((p) => p[a]))] as const);
    const [w, h] = [box.clientWidth, box.clientHeight];
    const [[x0, x1], [y0, y1]] = ends as [readonly [number, number], readonly [number, number]];
    const k = Math.min((w * 0.62) / Math.max((x1 - x0) * fit.k, 1), (h * 0.55) / Math.max((y1 - y0) * fit.k, 1));
    view.k = Math.min(Math.max(k, 1), MOST);
    view.x = w / 2 - (((x0 + x1) / 2) * fit.k + fit.x) * view.k;
    view.y = h / 2 - (((y0 + y1) / 2) * fit.k + fit.y) * view.k;
    if (view.k === 1) [view.x, view.y] = [0, 0];
    box.classList.toggle("zoomed", view.k > 1);
    draw();
  };
  const act = (what: string): boolean => {
    const [x, y] = [box.clientWidth / 2, box.clientHeight / 2];
    const steps: Record<string, () => void> = {
      c: near, "+": () => zoom(1.6, x, y), "=": () => zoom(1.6, x, y), "-": () => zoom(1 / 1.6, x, y), "0": () => zoom(0, x, y),
      ArrowLeft: () => move(60, 0), ArrowRight: () => move(-60, 0), ArrowUp: () => move(0, 60), ArrowDown: () => move(0, -60),
    };
    steps[what]?.();
    return what in steps;
  };
  find(root, ".map .buttons").addEventListener("click", (e) => {
    act((e.target as HTMLElement).closest<HTMLElement>("[data-do]")?.dataset.do ?? "");
  });
  box.addEventListener("keydown", (e) => {
    if (e.target === box && act(e.key)) e.preventDefault();
  });
  box.addEventListener("wheel", (e) => {
    if (!e.ctrlKey && !e.metaKey) return;
    e.preventDefault();
    const place = box.getBoundingClientRect();
    zoom(e.deltaY < 0 ? 1.25 : 0.8, e.clientX - place.left, e.clientY - place.top);
  }, { passive: false });
  const fingers = new Map<number, PointerEvent>();
  svg.addEventListener("pointerdown", (e) => {
    fingers.set(e.pointerId, e);
    svg.setPointerCapture(e.pointerId);
  });
  svg.addEventListener("pointermove", (e) => {
    const before = fingers.get(e.pointerId);
    if (!before) return;
    const other = [...fingers.values()].find((f) => f.pointerId !== e.pointerId);
    if (other) {
      const far = (p: PointerEvent): number => Math.hypot(p.clientX - other.clientX, p.clientY - other.clientY);
      const place = box.getBoundingClientRect();
      zoom(far(e) / Math.max(far(before), 1), (e.clientX + other.clientX) / 2 - place.left, (e.clientY + other.clientY) / 2 - place.top);
    } else move(e.clientX - before.clientX, e.clientY - before.clientY);
    fingers.set(e.pointerId, e);
  });
  for (const end of ["pointerup", "pointercancel"] as const) svg.addEventListener(end, (e) => fingers.delete(e.pointerId));
  details.addEventListener("toggle", tick);
  box.classList.toggle("zoomed", view.k > 1);
  draw();
  // Where corridors would be too small to see, the map begins with them.
  if (!view.set) {
    view.set = true;
    near();
    if (view.k < 3) zoom(0, 0, 0);
  }
  let open = false;
  const paper = (on: boolean): void => {
    if (on) open = details.open;
    details.open = on || open;
    find(root, ".at-time").textContent = on ? `${words.say("time")}${words.colon}${plain(minute(plan, app.kept.time))}` : "";
    draw();
  };
  return { tick, resize: draw, paper };
}

/** Every way within a zone that some vehicle drives. */
function driven(app: App): [number, number][] {
  const found = new Map<string, [number, number]>();
  for (const v of app.plan.fleet) {
    for (let i = 0; i < count(v); i++) {
      if (at(v, i, 0) !== DRIVING) continue;
      const [a, b] = [placeBefore(app.plan, v, i), at(v, i, 5)];
      if (a >= 0 && b >= 0) found.set(`${Math.min(a, b)} ${Math.max(a, b)}`, [a, b]);
    }
  }
  return [...found.values()];
}

type Put = (p: Point) => Point;
const xy = (p: Point): string => `${px(p[0])} ${px(p[1])}`;

/** Areas and roads, in the frame of the ground; lines keep their width whatever its size. */
function drawn(app: App, roads: Land): string {
  const name = (zone: number): string => esc(app.words.name(app.plan.zones[zone]?.name ?? ""));
  const areas = roads.areas.map(({ zone, path }) => `<path class="area" d="${path}"><title>${name(zone)}</title></path>`);
  const line = (style: string, d: string): string => (d ? `<path class="road ${style}" d="${d}"/>` : "");
  return `${areas.join("")}${line("small", roads.roads[2] ?? "")}${line("middle", roads.roads[1] ?? "")}${line("main", roads.roads[0] ?? "")}${line("straight", roads.schematic)}${line("shut at-times", roads.closed[0])}${line("shut", roads.closed[1])}`;
}

/** The way between two places, whichever way it is known. */
function wayBetween(roads: Land | null, from: number, to: number): { way: Way; turned: boolean } | null {
  const there = roads?.way(from, to);
  if (there) return { way: there, turned: false };
  const back = roads?.way(to, from);
  return back ? { way: back, turned: true } : null;
}

function landscape(app: App, land: Ground, roads: Land | null, ways: [number, number][], put: Put): string {
  const { plan, words } = app;
  const point = (place: number): Point => put(land.points[place] ?? [0, 0]);
  let out = "";
  const areas = new Set(roads?.areas.map((a) => a.zone));
  for (const { zone, outline } of land.zones.filter((z) => !areas.has(z.zone))) {
    const path = outline.map((p) => xy(put(p))).join("L");
    out += `<path class="zone" d="M${path}${outline.length < 2 ? "h.1" : "z"}"><title>${esc(words.name(plan.zones[zone]?.name ?? ""))}</title></path>`;
  }
  const along = (way: Way): string => `M${way.line.map((p) => xy(put(p))).join("L")}`;
  const leg = ([a, b]: [number, number]): string => {
    const found = wayBetween(roads, a, b);
    return found ? along(found.way) : `M${xy(point(a))}L${xy(point(b))}`;
  };
  out += `<path class="leg" d="${ways.map(leg).join("")}"/>`;
  for (const [i, c] of plan.corridors.entries()) {
    const [a, b] = [point(c.from), point(c.to)];
    const way = roads?.corridor(i);
    out += `<path class="corridor" d="${way ? along(way) : `M${xy(a)}L${xy(b)}`}"><title>${esc(words.name(c.name))}</title></path>`;
    for (const [id, after] of c.points) {
      const share = after / Math.max(c.time, 1);
      const p: Point = way ? put(onWay(way, share)) : [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
      out += `<circle class="check" cx="${px(p[0])}" cy="${px(p[1])}" r="4"><title>${esc(id)}</title></circle>`;
    }
  }
  return out;
}

function living(app: App, land: Ground, roads: Land | null, people: People, there: Vehicles, put: Put): string {
  const { plan, words, kept: { time: t } } = app;
  const point = (place: number): Point => put(land.points[place] ?? [0, 0]);
  const on = (from: number, to: number, share: number): Point => {
    const found = wayBetween(roads, from, to);
    if (found) return put(onWay(found.way, found.turned ? 1 - share : share));
    const [a, b] = [point(from), point(to)];
    return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
  };
  const most = Math.max(...plan.places.map((p) => p.begin), ...plan.receiving.map((r) => r.people), 1);
  const radius = (n: number): string => px(3 + 25 * Math.sqrt(n / most));
  let out = "";
  plan.places.forEach((place, i) => {
    const [x, y] = point(i);
    const name = words.name(place.name);
    const circle = (style: string, n: number, id: string): string =>
      n > 0 ? `<circle class="${style}" cx="${px(x)}" cy="${px(y)}" r="${radius(n)}"><title>${esc(`${name}\n${words.say(id, { n: words.int(n) })}`)}</title></circle>` : "";
    out += circle("wait", people.waiting(i, t), "waiting-n") + circle("home", people.safeAt(i, t), "safe-n");
    out += `<circle class="place" cx="${px(x)}" cy="${px(y)}" r="3.5"><title>${esc(name)}</title></circle>`;
  });
  out += `<path class="car" d="${there.driving.map((d) => `M${xy(on(d.from, d.to, d.share))}h0`).join("")}"/>`;
  for (const [i, n] of there.convoys) {
    const c = plan.convoys[i];
    const corridor = c && plan.corridors[c.corridor];
    if (!c || !corridor) continue;
    const { share, stands } = along(plan, c, t);
    const way = roads?.corridor(c.corridor);
    const gone = c.back ? 1 - share : share;
    const [x, y] = way ? put(onWay(way, gone)) : on(corridor.from, corridor.to, gone);
    const text = words.int(n);
    const w = 12 + text.length * 7;
    const title = [c.id, words.say("people-n", { n: words.int(c.people) }), stands ? words.say("inspection") : ""].filter(Boolean).join("\n");
    // The way out above the line, the way back below it.
    const up = c.back ? 5 : -21;
    out += `<g><rect class="convoy ${c.people > 0 ? "l" : "e"}" x="${px(x - w / 2)}" y="${px(y + up)}" width="${w}" height="16" rx="4"/><text class="in-convoy ${c.people > 0 ? "l" : "e"}" text-anchor="middle" x="${px(x)}" y="${px(y + up + 12)}">${esc(text)}</text><title>${esc(title)}</title></g>`;
  }
  return out;
}

/** Names of places and zones, as far as there is room: those that matter most first. */
function labels(app: App, land: Ground, there: Vehicles, put: Put): string {
  const { plan, words } = app;
  const gates = new Set(plan.corridors.flatMap((c) => [c.from, c.to]));
  const weight = (i: number): number => {
    const p = plan.places[i];
    return (p?.begin ?? 0) + (plan.receiving.some((r) => r.place === i) ? 1e9 : 0) + (gates.has(i) ? 1e6 : 0);
  };
  const taken: [number, number, number, number][] = [];
  const free = (box: [number, number, number, number]): boolean =>
    !taken.some((o) => box[0] < o[2] && o[0] < box[2] && box[1] < o[3] && o[1] < box[3]);
  const order = plan.places.map((_, i) => i).sort((a, b) => weight(b) - weight(a));
  let out = "";
  for (const i of order) {
    const [x, y] = put(land.points[i] ?? [0, 0]);
    const parked = there.standing[i] ?? 0;
    const stand = parked > 0 ? ` ▪${words.int(parked)}` : "";
    const name = words.name(plan.places[i]?.name ?? "");
    const half = (name.length + stand.length) * 3.3 + 3;
    const spot = [17, -24, 31].map((dy): [number, number, number, number] => [x - half, y + dy - 11, x + half, y + dy + 4]).find(free);
    if (!spot) continue;
    taken.push(spot);
    out += `<text class="name" text-anchor="middle" x="${px(x)}" y="${px(spot[3] - 4)}">${esc(plain(name))}${stand ? `<tspan class="parked">${esc(stand)}</tspan>` : ""}</text>`;
  }
  for (const { zone, outline } of land.zones) {
    const points = outline.map(put);
    const x = points.reduce((sum, p) => sum + p[0], 0) / points.length;
    const y = Math.min(...points.map((p) => p[1])) - 40;
    const name = words.name(plan.zones[zone]?.name ?? "");
    const half = name.length * 3.8;
    if (free([x - half, y - 12, x + half, y + 4])) out += `<text class="zone-name" text-anchor="middle" x="${px(x)}" y="${px(y)}">${esc(name)}</text>`;
  }
  return out;
}

/** The same as a table. */
function atPlaces(app: App, people: People, there: Vehicles): string {
  const { plan, words, kept: { time: t } } = app;
  const cell = (n: number): string => `<td class="num">${n > 0 ? code(words.int(n)) : "–"}</td>`;
  const rows = plan.places.map(
    (p, i) => `<tr><th scope="row">${bdi(words.name(p.name))}</th><td>${bdi(words.name(plan.zones[p.zone]?.name ?? ""))}</td>
${cell(people.waiting(i, t))}${cell(people.safeAt(i, t))}${cell(there.standing[i] ?? 0)}</tr>`,
  );
  const title = words.say("map-table");
  return `<div class="scroll tall" tabindex="0" role="region" aria-label="${words.html("scrolls", { title })}"><table><thead><tr><th scope="col">${words.html("place")}</th><th scope="col">${words.html("zone")}</th>
<th scope="col" class="num">${words.html("map-waiting")}</th><th scope="col" class="num">${words.html("safe")}</th><th scope="col" class="num">${words.html("vehicles")}</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}
