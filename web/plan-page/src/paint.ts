// How the rows of the vehicle timetable are painted: what each thing that a vehicle does looks like, on a canvas and on paper.

import { type App } from "./app";
import { axis, behind } from "./chart";
import { ABOARD, DOING, DRIVING, EMPTY, LOADED, LOADING, RESTING, STANDING, UNLOADING, type Vehicle, at, count } from "./data";
import { esc, px } from "./html";
import { type Scale, edges, scale } from "./time";

/** Which share of a row's height each thing takes; each has a form of its own, so that a copy in black shows it too. */
const SHARE: Record<number, number> = {
  [DRIVING]: 0.2, [LOADING]: 0.76, [UNLOADING]: 0.76, [LOADED]: 0.76, [EMPTY]: 0.62, [ABOARD]: 0.44, [STANDING]: 0.06, [RESTING]: 0.16,
};

/** The style of each thing, as style.css names it. */
export const STYLE = ["dr", "lo", "un", "cl", "ce", "ab", "st", "re"];

/** Samples for the key. */
export function samples(app: App): [string, string][] {
  return DOING.map((doing, i) => [`<path class="${STYLE[i] ?? ""}" d="${shape(i, 1, 33, 0, 14)}"/>`, app.words.say(doing)]);
}

function shape(doing: number, from: number, until: number, y: number, height: number): string {
  const middle = y + height / 2;
  if (doing === STANDING || doing === RESTING) return `M${px(from)} ${px(middle)}H${px(until)}`;
  const h = height * (SHARE[doing] ?? 0.2);
  return `M${px(from)} ${px(middle - h / 2)}h${px(Math.max(until - from, 0.4))}v${px(h)}H${px(from)}z`;
}

/** Colours as the style sheet has them now, light or dark. */
export interface Colours {
  [name: string]: string;
}

export function colours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const names = ["panel", "ink", "soft", "line", "grid", "shut", "blue", "green", "amber", "red", "grey", "focus"];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

/** Paints one row. Time t is at (t - from) * perSecond. */
export function row(g: CanvasRenderingContext2D, c: Colours, v: Vehicle, from: number, until: number, left: number, perSecond: number, y: number, height: number): void {
  const fill = [c.grey, c.green, c.amber, c.blue, c.panel, c.red, c.grey, c.grey];
  const middle = y + height / 2;
  for (let i = 0; i < count(v); i++) {
    const [a, b] = [at(v, i, 1), at(v, i, 2)];
    if (b < from || a > until) continue;
    const doing = at(v, i, 0);
    const x = left + (Math.max(a, from) - from) * perSecond;
    const w = Math.max((Math.min(b, until) - Math.max(a, from)) * perSecond, 0.6);
    const h = Math.max(height * (SHARE[doing] ?? 0.2), 1);
    g.fillStyle = fill[doing] ?? "";
    if (doing === RESTING) {
      for (let dot = 0; dot < w; dot += 5) g.fillRect(x + dot, middle - h / 2, 2, h);
      continue;
    }
    g.fillRect(x, middle - h / 2, w, h);
    if (doing === EMPTY) {
      g.strokeStyle = c.blue ?? "";
      g.lineWidth = 1;
      g.strokeRect(x + 0.5, middle - h / 2 + 0.5, Math.max(w - 1, 0.5), h - 1);
    }
  }
}

/** The timetable for paper: day by day while there are few vehicles, the whole time at once for many, so many rows to a page. */
export function onPaper(app: App): string {
  const { plan } = app;
  const few = plan.fleet.length <= 60;
  const [from, until] = plan.axis;
  const days = few ? edges(plan, from, until) : [from, until];
  const [perPage, height, side] = few ? [34, 15, 110] : [64, 8.4, 80];
  let out = "";
  days.slice(1).forEach((end, d) => {
    const begin = days[d] ?? from;
    const busy = plan.fleet.filter((v) => moves(v, begin, end));
    for (let i = 0; i < busy.length; i += perPage) {
      out += strip(app, busy.slice(i, i + perPage), scale(plan, begin, end, 1100 - side), height, side);
    }
  });
  return out;
}

function moves(v: Vehicle, from: number, until: number): boolean {
  for (let i = 0; i < count(v); i++) {
    const idle = at(v, i, 0) === STANDING || at(v, i, 0) === RESTING;
    if (!idle && at(v, i, 1) < until && from < at(v, i, 2)) return true;
  }
  return false;
}

function strip(app: App, rows: Vehicle[], time: Scale, height: number, side: number): string {
  const tall = rows.length * height;
  const paths: string[] = STYLE.map(() => "");
  let ids = "";
  rows.forEach((v, n) => {
    const y = n * height;
    ids += `<text x="${side - 6}" y="${px(y + height * 0.72)}" text-anchor="end" style="font-size:${px(Math.min(height * 0.8, 11))}px">${esc(v.id)}</text>`;
    for (let i = 0; i < count(v); i++) {
      const [a, b] = [at(v, i, 1), at(v, i, 2)];
      if (b <= time.from || a >= time.until) continue;
      const doing = at(v, i, 0);
      paths[doing] += shape(doing, time.x(a), time.x(b), y, height);
    }
  });
  const body = paths.map((d, i) => (d ? `<path class="${STYLE[i] ?? ""}" d="${d}"/>` : "")).join("");
  const w = px(time.width + side + 10);
  // The axis is a picture in the picture.
  return `<svg class="lane-strip" aria-hidden="true" viewBox="0 0 ${w} ${px(tall + 40)}"><svg x="${side}" width="${px(time.width)}" height="38">${axis(app, time)}</svg>
<g transform="translate(0 40)">${ids}<g transform="translate(${side} 0)">${behind(time, tall, app.plan.allShut, "")}${body}</g></g></svg>`;
}
