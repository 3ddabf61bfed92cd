// The vehicle timetable: a row for each vehicle on a canvas, to be zoomed, moved, searched; the row chosen also as a table.

import type { App, View } from "./app";
import { key } from "./chart";
import { DOING, LOADED, EMPTY, type Vehicle, at, count, spanAt } from "./data";
import { bdi, code, esc, find } from "./html";
import { type Colours, colours, onPaper, row, samples } from "./paint";
import { date, onDay, scale, timeOfDay } from "./time";

const ROW = 20;
const TOP = 38;

/** The timetable. */
export function lanes(root: HTMLElement, app: App): View {
  const { plan, words } = app;
  const kept = app.kept.lanes;
  if (plan.fleet.length === 0) {
    root.innerHTML = `<p>${words.html("no-vehicles")}</p>`;
    return {};
  }
  const kinds = plan.kinds.map((k, i) => {
    const uses = words.say("used-of", { used: words.int(k.used), there: words.int(k.there) });
    return `<option value="${i}"${kept.kind === String(i) ? " selected" : ""}>${esc(`${words.name(k.name)}${words.colon}${uses}`)}</option>`;
  });
  root.innerHTML = `${key([...samples(app), ['<rect class="shut" width="34" height="14"/>', words.say("all-shut")], ['<path class="now" d="M17 0V14"/>', words.say("now-key")]])}
<form class="filters" role="search" aria-label="${words.html("filter-vehicles")}">
<label>${words.html("search")}<input type="search" name="search" dir="auto" value="${esc(kept.search)}" autocomplete="off"></label>
<label>${words.html("kind")}<select name="kind"><option value="">${words.html("all")}</option>${kinds.join("")}</select></label>
<span class="buttons"><button type="button" data-do="in" aria-label="${words.html("zoom-in")}" title="${words.html("zoom-in")}">+</button>
<button type="button" data-do="out" aria-label="${words.html("zoom-out")}" title="${words.html("zoom-out")}">−</button>
<button type="button" data-do="earlier" aria-label="${words.html("earlier")}" title="${words.html("earlier")}"><span dir="ltr">←</span></button>
<button type="button" data-do="later" aria-label="${words.html("later")}" title="${words.html("later")}"><span dir="ltr">→</span></button>
<button type="button" data-do="whole">${words.html("whole")}</button></span></form>
<p class="count" role="status"></p>
<div class="lanes" tabindex="0" role="group" aria-label="${words.html("timetable")}" aria-describedby="lanes-help" dir="ltr">
<canvas role="img" aria-label="${words.html("timetable-desc")}"></canvas><div class="tall-as"></div></div>
<p class="help" id="lanes-help">${words.html("lanes-help")}</p>
<div class="chosen" aria-live="polite"></div><div class="on-paper"></div>`;
  const box = find<HTMLElement>(root, ".lanes");
  const canvas = find<HTMLCanvasElement>(root, "canvas");
  const tall = find<HTMLElement>(root, ".tall-as");
  const form = find<HTMLFormElement>(root, "form");
  const chosen = find<HTMLElement>(root, ".chosen");
  const status = find<HTMLElement>(root, ".count");
  const paper = find<HTMLElement>(root, ".on-paper");
  const g = canvas.getContext("2d");
  let rows: Vehicle[] = [];
  let look: Colours = colours();
  let wide = 0;
  const side = (): number => (wide < 560 ? 84 : 140);
  const perSecond = (): number => (wide - side()) / (kept.until - kept.from);

  const draw = (): void => {
    if (!g) return;
    const h = box.clientHeight;
    const dots = window.devicePixelRatio || 1;
    if (canvas.width !== Math.round(wide * dots) || canvas.height !== Math.round(h * dots)) {
      [canvas.width, canvas.height] = [Math.round(wide * dots), Math.round(h * dots)];
      [canvas.style.width, canvas.style.height] = [`${wide}px`, `${h}px`];
    }
    g.setTransform(dots, 0, 0, dots, 0, 0);
    g.fillStyle = look.panel ?? "";
    g.fillRect(0, 0, wide, h);
    const [left, per] = [side(), perSecond()];
    const x = (t: number): number => left + (t - kept.from) * per;
    g.save();
    g.beginPath();
    g.rect(left, 0, wide - left, h);
    g.clip();
    g.fillStyle = look.shut ?? "";
    for (const [a, b] of plan.allShut) g.fillRect(x(a), TOP, (b - a) * per, h);
    const ticks = scale(plan, kept.from, kept.until, wide - left);
    g.textBaseline = "alphabetic";
    for (const hour of ticks.hours) rule(g, x(hour), TOP, h, look.grid ?? "");
    for (const day of ticks.days) rule(g, x(day), TOP, h, look.grey ?? "");
    const top = box.scrollTop;
    const firstRow = Math.floor(top / ROW);
    const lastRow = Math.min(rows.length, Math.ceil((top + h - TOP) / ROW));
    for (let i = firstRow; i < lastRow; i++) {
      const v = rows[i];
      if (!v) continue;
      const y = TOP + i * ROW - top;
      if (plan.fleet.indexOf(v) === kept.chosen) {
        g.fillStyle = `${look.focus ?? "#0000ff"}33`;
        g.fillRect(left, y, wide, ROW);
      }
      row(g, look, v, kept.from, kept.until, left, per, y, ROW);
    }
    rule(g, x(app.kept.time), TOP, h, look.red ?? "", 2);
    g.fillStyle = look.panel ?? "";
    g.fillRect(left, 0, wide, TOP);
    rule(g, x(app.kept.time), TOP - 6, TOP, look.red ?? "", 2);
    g.font = "12px system-ui, sans-serif";
    g.fillStyle = look.soft ?? "";
    for (const hour of ticks.hours) {
      // At an edge half of the label would be cut off.
      g.textAlign = x(hour) < left + 16 ? "left" : x(hour) > wide - 16 ? "right" : "center";
      g.fillText(timeOfDay(plan, hour), Math.max(x(hour), left + 1), 31);
    }
    g.fillStyle = look.ink ?? "";
    g.textAlign = "left";
    const first = ticks.days[0];
    const dates = first !== undefined && x(first) < left + 84 ? ticks.days : [kept.from, ...ticks.days];
    let free = 0;
    for (const day of dates) {
      if (x(day) < free || x(day) > wide - 74) continue;
      free = x(day) + 78;
      g.fillText(date(plan, day), x(day) + 4, 14);
    }
    g.restore();
    names(g, firstRow, lastRow, top, left);
  };
  const names = (c: CanvasRenderingContext2D, from: number, until: number, top: number, left: number): void => {
    c.save();
    c.beginPath();
    c.rect(0, TOP, left - 6, box.clientHeight);
    c.clip();
    c.font = "12px system-ui, sans-serif";
    c.fillStyle = look.ink ?? "";
    for (let i = from; i < until; i++) c.fillText(rows[i]?.id ?? "", 8, TOP + i * ROW - top + 14);
    c.restore();
    rule(c, left - 0.5, 0, box.clientHeight, look.line ?? "");
  };

  const filter = (): void => {
    const word = kept.search.trim().toLowerCase();
    rows = plan.fleet.filter(
      (v) => (!kept.kind || String(v.kind) === kept.kind) && (!word || v.id.toLowerCase().includes(word)),
    );
    tall.style.height = `${rows.length * ROW + TOP}px`;
    box.style.height = `${Math.min(rows.length * ROW + TOP + 8, Math.max(window.innerHeight * 0.7, 240))}px`;
    status.textContent = words.say("vehicles-shown", { n: words.int(rows.length), all: words.int(plan.fleet.length) });
    draw();
  };
  const zoom = (by: number, around: number): void => {
    const [from, until] = plan.axis;
    const span = Math.min(Math.max((kept.until - kept.from) / by, 1800), until - from);
    const share = (around - kept.from) / (kept.until - kept.from);
    const begin = Math.min(Math.max(around - share * span, from), until - span);
    [kept.from, kept.until] = [begin, begin + span];
    draw();
  };
  const move = (share: number): void => {
    const span = kept.until - kept.from;
    const begin = Math.min(Math.max(kept.from + share * span, plan.axis[0]), plan.axis[1] - span);
    [kept.from, kept.until] = [begin, begin + span];
    draw();
  };
  const act: Record<string, () => void> = {
    in: () => zoom(2, inside(app.kept.time)),
    out: () => zoom(0.5, inside(app.kept.time)),
    earlier: () => move(-0.25),
    later: () => move(0.25),
    whole: () => zoom(1e-6, kept.from),
  };
  const inside = (t: number): number => (t >= kept.from && t <= kept.until ? t : (kept.from + kept.until) / 2);
  const choose = (v: Vehicle | undefined): void => {
    kept.chosen = v ? plan.fleet.indexOf(v) : -1;
    chosen.innerHTML = v ? itinerary(app, v) : "";
    draw();
  };

  form.addEventListener("submit", (e) => e.preventDefault());
  form.addEventListener("input", () => {
    const values = new FormData(form);
    [kept.search, kept.kind] = [String(values.get("search") ?? ""), String(values.get("kind") ?? "")];
    box.scrollTop = 0;
    filter();
  });
  form.addEventListener("click", (e) => act[(e.target as HTMLElement).closest<HTMLElement>("[data-do]")?.dataset.do ?? ""]?.());
  box.addEventListener("scroll", () => {
    kept.top = box.scrollTop;
    draw();
  });
  box.addEventListener("wheel", (e) => {
    if (!e.ctrlKey && !e.metaKey) return;
    e.preventDefault();
    zoom(e.deltaY < 0 ? 1.25 : 0.8, kept.from + (e.offsetX - side()) / perSecond());
  }, { passive: false });
  box.addEventListener("keydown", (e) => {
    const by: Record<string, string> = { "+": "in", "=": "in", "-": "out", ArrowLeft: "earlier", ArrowRight: "later", "0": "whole" };
    const step = e.key === "ArrowDown" ? 1 : e.key === "ArrowUp" ? -1 : 0;
    if (step) {
      const now = rows.findIndex((v) => plan.fleet.indexOf(v) === kept.chosen);
      const next = Math.min(Math.max(now + step, 0), rows.length - 1);
      choose(rows[next]);
      const y = next * ROW;
      if (y < box.scrollTop || y + ROW + TOP > box.scrollTop + box.clientHeight) box.scrollTop = y - box.clientHeight / 2;
    } else if (by[e.key]) act[by[e.key] ?? ""]?.();
    else return;
    e.preventDefault();
  });
  let dragged = 0;
  canvas.addEventListener("pointerdown", (e) => {
    dragged = 0;
    if (e.pointerType === "mouse") canvas.setPointerCapture(e.pointerId);
  });
  canvas.addEventListener("pointermove", (e) => {
    if (e.buttons === 1 && e.pointerType === "mouse") {
      dragged += Math.abs(e.movementX);
      move(-e.movementX / (wide - side()));
    } else canvas.title = says(e);
  });
  canvas.addEventListener("click", (e) => {
    if (dragged > 4) return;
    const { v, t } = under(e);
    choose(v);
    if (e.offsetX > side()) app.goTo(t);
  });
  const under = (e: MouseEvent): { v: Vehicle | undefined; t: number } => ({
    v: e.offsetY > TOP ? rows[Math.floor((e.offsetY - TOP + box.scrollTop) / ROW)] : undefined,
    t: kept.from + (e.offsetX - side()) / perSecond(),
  });
  const says = (e: MouseEvent): string => {
    const { v, t } = under(e);
    if (!v) return "";
    const i = spanAt(v, t);
    if (i < 0 || at(v, i, 2) < t) return v.id;
    return [v.id, ...step(app, v, i).filter(Boolean)].join("\n");
  };
  const resize = (): void => {
    look = colours();
    wide = box.clientWidth;
    filter();
  };
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", resize);
  resize();
  box.scrollTop = kept.top;
  if (kept.chosen >= 0) choose(plan.fleet[kept.chosen]);
  const tick = (): void => {
    const { time } = app.kept;
    // The time stays in sight.
    if (time < kept.from || time > kept.until) move((time - kept.from) / (kept.until - kept.from) - 0.3);
    else draw();
  };
  return { tick, resize, paper: (on) => (paper.innerHTML = on ? onPaper(app) : "") };
}

function rule(g: CanvasRenderingContext2D, x: number, from: number, until: number, colour: string, width = 1): void {
  g.fillStyle = colour;
  g.fillRect(x - width / 2, from, width, until - from);
}

/** A thing that a vehicle does, in words: when, what, where, people. */
function step(app: App, v: Vehicle, i: number): [string, string, string, string] {
  const { plan, words } = app;
  const [doing, from, until, people] = [at(v, i, 0), at(v, i, 1), at(v, i, 2), at(v, i, 3)];
  const convoy = doing === LOADED || doing === EMPTY ? plan.convoys[at(v, i, 4)]?.id : undefined;
  const place = plan.places[at(v, i, 5)];
  return [
    `${timeOfDay(plan, from)}–${onDay(plan, until, from)}`,
    words.say(DOING[doing] ?? "standing"),
    convoy ?? (place ? words.name(place.name) : ""),
    people > 0 ? words.int(people) : "",
  ];
}

/** All that a vehicle does, as a table. */
function itinerary(app: App, v: Vehicle): string {
  const { plan, words } = app;
  let [body, today] = ["", ""];
  for (let i = 0; i < count(v); i++) {
    const day = date(plan, at(v, i, 1));
    if (day !== today) body += `<tr class="date"><th scope="rowgroup" colspan="4">${code(day)}</th></tr>`;
    today = day;
    const [time, what, where, people] = step(app, v, i);
    body += `<tr><td>${code(time)}</td><td>${esc(what)}</td><td>${bdi(where)}</td><td class="num">${code(people)}</td></tr>`;
  }
  const title = words.say("itinerary", { vehicle: v.id });
  const head = (["time", "doing", "place", "people"] as const).map((id) => `<th scope="col"${id === "people" ? ' class="num"' : ""}>${words.html(id)}</th>`);
  return `<h3>${esc(title)} <small>${words.html("carried", { n: words.int(v.carried) })}</small></h3>
<div class="scroll tall" tabindex="0" role="region" aria-label="${words.html("scrolls", { title })}"><table><thead><tr>${head.join("")}</tr></thead><tbody>${body}</tbody></table></div>`;
}
