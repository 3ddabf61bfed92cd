// The time-distance graph of each corridor: time to the right, driving time from the `from` gate upwards.

import type { App, View } from "./app";
import { type Label, clickable, frame, key, mark } from "./chart";
import type { Convoy, Corridor } from "./data";
import { bdi, esc, plain, px } from "./html";
import { type Scale, edges, onDay, scale, timeOfDay } from "./time";

const PAD = 22;
const APART = 16;
/** Pixels for an hour on a screen, as far as the widest plot allows. */
const HOUR = 34;
const WIDEST = 6000;

/** A corner of a convoy's line: an instant, and how far it is. */
type Corner = [number, number];

/** The line of a convoy: where it is when, and its inspections. */
export function line(corridor: Corridor, convoy: Convoy): { corners: Corner[]; inspections: [number, number, number][] } {
  const far = (driven: number): number => (convoy.back ? corridor.time - driven : driven);
  const corners: Corner[] = [[convoy.depart, far(0)]];
  const inspections: [number, number, number][] = [];
  let [left, driven] = [convoy.depart, 0];
  for (const [point, begin, end] of convoy.passages) {
    const after = corridor.points[point]?.[1] ?? 0;
    const reach = convoy.back ? corridor.time - after : after;
    corners.push([Math.min(left + reach - driven, begin), far(reach)], [end, far(reach)]);
    inspections.push([begin, end, far(reach)]);
    [left, driven] = [end, reach];
  }
  const through = Math.min(left + corridor.time - driven, convoy.arrive);
  corners.push([through, far(corridor.time)]);
  if (through < convoy.arrive) corners.push([convoy.arrive, far(corridor.time)]);
  return { corners, inspections };
}

/** All graphs. */
export function graphs(root: HTMLElement, app: App): View {
  const { plan, words } = app;
  const scales: (Scale | undefined)[] = [];
  root.innerHTML =
    key([
      ['<path class="ln l" d="M1 12L9 7H25L33 2"/><path class="in l" d="M11 7H25"/>', words.say("loaded-key")],
      ['<path class="ln e" d="M1 12L33 2"/>', words.say("empty-key")],
      ['<path class="in l" d="M4 7H30"/>', words.say("inspection")],
      ['<path class="band" d="M1 12L14 2H30L17 12z"/><path class="ln l" d="M1 12L14 2"/>', words.say("margin-key")],
      ['<rect class="shut" width="34" height="14"/>', words.say("shut")],
      ['<path class="now" d="M17 0V14"/>', words.say("now-key")],
    ]) +
    plan.corridors
      .map((c) => {
        const ways = words.html("from-to", { from: gate(app, c.from), to: gate(app, c.to) });
        return `<h3>${bdi(words.name(c.name))} <small>${ways}</small></h3><div class="graph"></div>`;
      })
      .join("");
  const boxes = [...root.querySelectorAll<HTMLElement>(".graph")];

  const draw = (paper: boolean): void => {
    const [from, until] = plan.axis;
    boxes.forEach((box, i) => {
      const corridor = plan.corridors[i];
      if (!corridor) return;
      if (paper) {
        const days = edges(plan, from, until);
        const parts = days.slice(1).map((end, d) => [days[d] ?? from, end] as const);
        const busy = parts.filter(([a, b]) => convoys(app, i).some((c) => c.depart < b && a < c.arrive));
        box.innerHTML = busy
          .map(([a, b]) => frame(app, chart(app, i, corridor, scale(plan, a, b, 980))))
          .join("");
        scales[i] = undefined;
        return;
      }
      const room = Math.max(box.clientWidth - (box.clientWidth < 600 ? 94 : 152), 200);
      const width = Math.max(Math.min(((until - from) / 3600) * HOUR, WIDEST), room);
      const made = scale(plan, from, until, width);
      box.innerHTML = frame(app, chart(app, i, corridor, made));
      scales[i] = made;
      clickable(box, app, made);
      const scroll = box.firstElementChild as HTMLElement;
      scroll.scrollLeft = made.x(app.kept.time) - room / 3;
    });
    tick();
  };
  const tick = (): void =>
    boxes.forEach((box, i) => {
      const made = scales[i];
      if (!made) return;
      mark(box, app, made);
      // The time stays in sight.
      const scroll = box.firstElementChild as HTMLElement;
      const [x, room] = [made.x(app.kept.time), scroll.clientWidth - 152];
      if (x < scroll.scrollLeft || x > scroll.scrollLeft + room) scroll.scrollLeft = x - room / 3;
    });
  draw(false);
  return { tick, resize: () => draw(false), paper: draw };
}

function gate(app: App, place: number): string {
  return app.words.name(app.plan.places[place]?.name ?? "");
}

function convoys(app: App, corridor: number): Convoy[] {
  return [...app.plan.past, ...app.plan.convoys].filter((c) => c.corridor === corridor);
}

function chart(app: App, index: number, corridor: Corridor, axis: Scale): Parameters<typeof frame>[1] {
  const { words } = app;
  const tall = 190 + 24 * corridor.points.length;
  const y = (after: number): number => PAD + tall * (1 - after / Math.max(corridor.time, 1));
  const side: Label[] = [
    { y: y(0), text: gate(app, corridor.from), style: "gate" },
    ...corridor.points.map(([id, after]): Label => ({ y: y(after), text: id, style: "post" })),
    { y: y(corridor.time), text: gate(app, corridor.to), style: "gate" },
  ];
  let body = side.map((l) => `<path class="${l.style}" d="M0 ${px(l.y)}h${px(axis.width)}"/>`).join("");
  spread(side, tall + 2 * PAD);
  const written: [number, number] = [-1e9, -1e9];
  for (const convoy of convoys(app, index)) {
    if (convoy.arrive + corridor.margin < axis.from || convoy.depart > axis.until) continue;
    body += drawn(app, corridor, convoy, axis, y) + figure(app, corridor, convoy, axis, y, written);
  }
  return {
    scale: axis,
    title: `${words.say("graphs")}${words.colon}${words.name(corridor.name)}`,
    desc: words.say("graph-desc", { from: gate(app, corridor.from) }),
    height: tall + 2 * PAD,
    side,
    shut: corridor.shut,
    shutSays: words.say("shut"),
    body: `<g>${body}</g>`,
  };
}

function drawn(app: App, corridor: Corridor, convoy: Convoy, axis: Scale, y: (after: number) => number): string {
  const { plan } = app;
  const { corners, inspections } = line(corridor, convoy);
  // Beyond the ends of the axis lines go on, out of sight.
  const x = (t: number): number => ((t - axis.from) / (axis.until - axis.from)) * axis.width;
  const point = ([t, far]: Corner): string => `${px(x(t))} ${px(y(far))}`;
  const path = `M${corners.map(point).join("L")}`;
  const past = plan.past.includes(convoy);
  const style = past ? "p" : convoy.people > 0 ? "l" : "e";
  let out = `<g class="cv"><title>${esc(about(app, corridor, convoy))}</title>`;
  if (corridor.margin > 0 && !past) {
    const tail = corners.map(([t, far]): Corner => [t + corridor.margin, far]).reverse();
    out += `<path class="band" d="M${[...corners, ...tail].map(point).join("L")}z"/>`;
  }
  out += `<path class="hit" d="${path}"/><path class="ln ${style}" d="${path}"/>`;
  if (inspections.length > 0) {
    const steps = inspections.map(([a, b, far]) => `M${px(x(a))} ${px(y(far))}H${px(x(b))}`).join("");
    out += `<path class="in ${style}" d="${steps}"/>`;
  }
  return `${out}</g>`;
}

/** The people aboard, where the convoy comes through, if there is room. */
function figure(
  app: App,
  corridor: Corridor,
  convoy: Convoy,
  axis: Scale,
  y: (after: number) => number,
  written: [number, number],
): string {
  if (convoy.people === 0 || convoy.arrive < axis.from || convoy.arrive > axis.until) return "";
  const text = app.words.int(convoy.people);
  const half = text.length * 3.4;
  const row = convoy.back;
  const level = row ? y(0) + 16 : y(corridor.time) - 7;
  const x = Math.min(Math.max(axis.x(convoy.arrive), half), axis.width - half);
  if (x - half < written[row] + 3) return "";
  written[row] = x + half;
  return `<text class="n" text-anchor="middle" x="${px(x)}" y="${px(level)}">${esc(text)}</text>`;
}

function about(app: App, corridor: Corridor, convoy: Convoy): string {
  const { plan, words } = app;
  const times = (a: number, b: number): string => plain(`${timeOfDay(plan, a)}–${onDay(plan, b, a)}`);
  return [
    plain(convoy.id),
    `${words.name(corridor.name)}${words.say("list")}${words.say(convoy.back ? "back" : "outward")}`,
    plan.past.includes(convoy) ? words.say("past") : kinds(app, convoy),
    `${words.say("people")}${words.colon}${words.int(convoy.people)}`,
    times(convoy.depart, convoy.arrive),
    ...convoy.passages.map(([p, a, b]) => `${plain(corridor.points[p]?.[0] ?? "")}${words.colon}${times(a, b)}`),
  ].join("\n");
}

/** `18 Bus, 9 Ambulance`. */
export function kinds(app: App, convoy: Convoy): string {
  const each = (convoy.kinds ?? []).map(([k, n]) => `${app.words.int(n)} ${app.words.name(app.plan.kinds[k]?.name ?? "")}`);
  return each.join(app.words.say("list"));
}

/** Moves labels apart that would cover each other, keeping their order and the frame. */
function spread(labels: Label[], height: number): void {
  labels.forEach((label, i) => {
    const below = labels[i - 1];
    if (below) label.y = Math.min(label.y, below.y - APART);
  });
  let floor = APART / 2;
  for (const label of [...labels].reverse()) {
    label.y = Math.min(Math.max(label.y, floor), height);
    floor = label.y + APART;
  }
}
