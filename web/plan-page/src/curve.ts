// People safe over time against what is proven, and how the destinations fill.

import type { App, View } from "./app";
import { clickable, frame, key, mark } from "./chart";
import { esc, plain, px } from "./html";
import { type Scale, minute, scale } from "./time";
import type { People } from "./where";

const TALL = 230;
const PAD = 24;

/** Round steps between ticks: 1, 2 or 5 times a power of ten, six of them at most. */
export function niceStep(most: number): number {
  for (let power = 1; ; power *= 10) {
    for (const step of [1, 2, 5]) if (Math.floor(most / (step * power)) < 6) return step * power;
  }
}

/** The curve, in the width that there is. */
export function curve(root: HTMLElement, app: App, people: People): View {
  const { plan, words } = app;
  let made: Scale | undefined;
  const entries: [string, string][] = [
    ['<path class="area" d="M1 12H12V7H24V3H33V14H1z"/><path class="safe" d="M1 12H12V7H24V3H33"/>', words.say("safe")],
    ['<rect class="shut" width="34" height="14"/>', words.say("all-shut")],
  ];
  if (plan.atMostSafe.length > 0) entries.push(['<path class="most" d="M1 12H10V7H20V3H33"/>', words.say("at-most-safe")]);
  if (bound(app) !== null || plan.atMostOut !== null) entries.push(['<path class="bound" d="M17 0V14"/>', words.say("bound")]);
  root.innerHTML = `${key(entries)}<div class="graph"></div>`;
  const box = root.lastElementChild as HTMLElement;

  const draw = (paper: boolean): void => {
    const room = paper ? 980 : Math.max(box.clientWidth - (box.clientWidth < 600 ? 94 : 152), 280);
    made = scale(plan, plan.axis[0], plan.axis[1], room);
    box.innerHTML = frame(app, {
      scale: made,
      title: words.say("curve"),
      desc: words.say("curve-desc", { safe: words.int(plan.safe), total: words.int(plan.people) }),
      height: TALL + 2 * PAD,
      side: ticks(app),
      shut: plan.allShut,
      shutSays: words.say("all-shut"),
      body: body(app, people, made),
    });
    clickable(box, app, made);
    tick();
  };
  const tick = (): void => {
    if (made) mark(box, app, made);
  };
  draw(false);
  return { tick, resize: () => draw(false), paper: draw };
}

function bound(app: App): number | null {
  return app.plan.parts.find((p) => p.part === "last-arrival")?.bound ?? null;
}

function level(app: App, people: number): number {
  return PAD + TALL * (1 - people / Math.max(app.plan.people, 1));
}

function ticks(app: App): { y: number; text: string; style: "tick" }[] {
  const step = niceStep(app.plan.people);
  const found = [];
  for (let n = 0; n <= app.plan.people; n += step) found.push({ y: level(app, n), text: app.words.int(n), style: "tick" as const });
  return found;
}

function body(app: App, people: People, axis: Scale): string {
  const { plan, words } = app;
  const [w, ground] = [px(axis.width), px(level(app, 0))];
  let out = ticks(app).map((l) => `<path class="post" d="M0 ${px(l.y)}h${w}"/>`).join("");
  let line = `M0 ${ground}`;
  let [x, y] = ["", ""];
  for (const [t, n] of people.steps()) {
    const [nextX, nextY] = [px(axis.x(t)), px(level(app, n))];
    // Steps that no screen can tell apart are one.
    if (nextX === x && nextY === y) continue;
    [x, y] = [nextX, nextY];
    line += `H${x}V${y}`;
  }
  out += `<path class="area" d="${line}H${w}V${ground}z"/><path class="safe" d="${line}H${w}"/>`;
  const [first, ...steps] = plan.atMostSafe;
  if (first) {
    let most = `M${px(axis.x(first[0]))} ${px(level(app, first[1]))}`;
    for (const [t, n] of steps) most += `H${px(axis.x(t))}V${px(level(app, n))}`;
    out += `<path class="most" d="${most}H${w}"/>`;
  }
  const top = level(app, plan.people);
  out += `<path class="all" d="M0 ${px(top)}h${w}"/><text class="n" x="6" y="${px(top - 6)}">${esc(plain(words.say("everybody", { n: words.int(plan.people) })))}</text>`;
  const last = bound(app);
  if (last !== null) {
    const at = axis.x(last);
    const says = words.say("bound-mark", { n: minute(plan, last) });
    const [anchor, beside] = whereTo(at, axis.width, says.length * LETTER);
    // Below the line of everybody, so that the two labels never meet.
    out += `<path class="bound" d="M${px(at)} ${px(top)}V${ground}"/><text class="n" text-anchor="${anchor}" x="${px(beside)}" y="${px(level(app, 0) - 8)}">${esc(plain(says))}</text>`;
  }
  if (plan.atMostOut !== null) {
    const most = level(app, plan.atMostOut);
    out += `<path class="bound" d="M0 ${px(most)}h${w}"/><text class="n" x="6" y="${px(most + 15)}">${esc(plain(words.say("at-most", { n: words.int(plan.atMostOut) })))}</text>`;
  }
  return out;
}

/** About as wide as a letter of a label, in pixels; a little more, so that a label is rather told too wide than cut off. */
const LETTER = 6.6;

/** On which side of a line its label has room, and where it begins or ends: on a phone perhaps on neither, then it begins at the edge. */
function whereTo(at: number, width: number, label: number): ["start" | "end", number] {
  if (at <= width / 2 && at + 6 + label <= width) return ["start", at + 6];
  if (at - 6 >= label) return ["end", at - 6];
  return ["start", Math.max(4, Math.min(at + 6, width - label))];
}

/** How each destination fills: a small curve for each, against its room. */
export function filling(root: HTMLElement, app: App, people: People): View {
  const { plan, words } = app;
  const axis = scale(plan, plan.axis[0], plan.axis[1], 260);
  const tall = 64;
  const cards = plan.receiving.map((r) => {
    const place = plan.places[r.place];
    if (!place) return "";
    const most = Math.max(place.room ?? 0, r.people, 1);
    const y = (n: number): string => px(4 + tall * (1 - n / most));
    let line = `M0 ${y(0)}`;
    let before = "";
    for (const [t, n] of people.steps(r.place)) {
      const step = `H${px(axis.x(t))}V${y(n)}`;
      if (step !== before) line += step;
      before = step;
    }
    const room = place.room === null ? "" : `<path class="bound" d="M0 ${y(place.room)}H260"/>`;
    const limit = place.room === null ? words.say("no-limit") : words.int(place.room);
    const says = words.say("filling-desc", { place: words.name(place.name), n: words.int(r.people), room: limit });
    return `<figure class="fill-card"><figcaption><bdi>${esc(words.name(place.name))}</bdi>
<span class="there" data-place="${r.place}"></span></figcaption>
<svg role="img" aria-label="${esc(says)}" viewBox="0 0 260 ${tall + 8}" width="260" height="${tall + 8}">
<path class="post" d="M0 ${y(0)}H260"/><path class="area" d="${line}H260V${y(0)}z"/><path class="safe" d="${line}H260"/>${room}<path class="now" d="M0 0V${tall + 8}"/></svg></figure>`;
  });
  root.innerHTML = `<div class="fill-cards">${cards.join("")}</div>`;
  const there = [...root.querySelectorAll<HTMLElement>(".there")];
  const marks = [...root.querySelectorAll<SVGPathElement>(".now")];
  const show = (time: number): void => {
    const x = `translate(${px(axis.x(time))} 0)`;
    for (const now of marks) now.setAttribute("transform", x);
    for (const text of there) {
      const place = Number(text.dataset.place);
      const room = plan.places[place]?.room ?? null;
      const n = words.int(people.safeAt(place, time));
      text.textContent = room === null ? n : words.say("used-of", { used: n, there: words.int(room) });
    }
  };
  const tick = (): void => show(app.kept.time);
  tick();
  // Paper has no slider: it shows the end.
  return { tick, paper: (on) => show(on ? plan.axis[1] : app.kept.time) };
}
