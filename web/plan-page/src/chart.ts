// The frame of a graph: a box that scrolls sideways, hours above, labels at its side that stay in sight, and a mark for now.

import type { App } from "./app";
import { esc, find, px } from "./html";
import { type Scale, date, timeOfDay } from "./time";

const AXIS = 38;

/** A label at the side of a plot. */
export interface Label {
  y: number;
  text: string;
  style: "gate" | "post" | "tick";
}

export interface Chart {
  scale: Scale;
  title: string;
  desc: string;
  height: number;
  side: Label[];
  shut: [number, number][];
  shutSays: string;
  body: string;
}

/** Dates and hours as SVG, in a plot of its own. */
export function axis(app: App, scale: Scale): string {
  const { plan } = app;
  const first = scale.days[0];
  const dates = first !== undefined && scale.x(first) < 84 ? scale.days : [scale.from, ...scale.days];
  const w = px(scale.width);
  let out = `<svg class="top" aria-hidden="true" width="${w}" height="${AXIS}" viewBox="0 0 ${w} ${AXIS}">`;
  let free = 0;
  for (const day of dates) {
    const x = scale.x(day) + 4;
    if (x < free || x > scale.width - 70) continue;
    free = x + 76;
    out += `<text class="date" x="${px(x)}" y="14">${date(plan, day)}</text>`;
  }
  for (const hour of scale.hours) {
    const x = scale.x(hour);
    const anchor = x < 16 ? "start" : x > scale.width - 16 ? "end" : "middle";
    out += `<text text-anchor="${anchor}" x="${px(x)}" y="31">${timeOfDay(plan, hour)}</text>`;
  }
  return `${out}</svg>`;
}

/** Shut times, hours and days behind a plot. */
export function behind(scale: Scale, height: number, shut: [number, number][], says: string): string {
  let out = "";
  for (const [from, until] of shut) {
    const [a, b] = [scale.x(Math.max(from, scale.from)), scale.x(Math.min(until, scale.until))];
    if (b > a) out += `<rect class="shut" x="${px(a)}" y="0" width="${px(b - a)}" height="${px(height)}"><title>${says}</title></rect>`;
  }
  const lines = (ticks: number[]): string => ticks.map((t) => `M${px(scale.x(t))} 0V${px(height)}`).join("");
  return `${out}<path class="hour" d="${lines(scale.hours)}"/><path class="day" d="${lines(scale.days)}"/>`;
}

/** Puts a graph into its box. Time runs to the right in every language. */
export function frame(app: App, chart: Chart): string {
  const { scale, height } = chart;
  const [w, h] = [px(scale.width), px(height)];
  const title = esc(chart.title);
  const side = chart.side
    .map((l) => {
      const text = esc(l.text);
      return `<span class="${l.style}" dir="auto" style="top:${px((l.y / height) * 100)}%" title="${text}">${text}</span>`;
    })
    .join("");
  return `<div class="scroll" tabindex="0" role="region" aria-label="${app.words.html("scrolls", { title: chart.title })}" dir="ltr">
<div class="chart"><div class="corner"></div>${axis(app, scale)}<div class="side" aria-hidden="true">${side}</div>
<svg class="plot" role="img" aria-label="${title}" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}"><desc>${esc(chart.desc)}</desc>
${behind(scale, height, chart.shut, esc(chart.shutSays))}${chart.body}<path class="now" d="M0 0V${h}"/></svg></div></div>`;
}

/** Moves the mark of a framed graph to the present time. */
export function mark(root: ParentNode, app: App, scale: Scale): void {
  const now = root.querySelector<SVGPathElement>(".now");
  now?.setAttribute("transform", `translate(${px(scale.x(app.kept.time))} 0)`);
}

/** A click into a plot moves the time there. */
export function clickable(root: ParentNode, app: App, scale: Scale): void {
  const plot = find<SVGSVGElement>(root, "svg.plot");
  plot.addEventListener("click", (e) => {
    const box = plot.getBoundingClientRect();
    app.goTo(scale.from + ((e.clientX - box.left) / box.width) * (scale.until - scale.from));
  });
}

/** The key of a graph: samples of SVG, 34 by 14 pixels, and what they mean. */
export function key(entries: [string, string][]): string {
  const items = entries.map(
    ([sample, text]) => `<li><svg width="34" height="14" viewBox="0 0 34 14" aria-hidden="true">${sample}</svg>${esc(text)}</li>`,
  );
  return `<ul class="key">${items.join("")}</ul>`;
}
