// Convoy cards: one for each convoy, to be filtered by word, corridor, direction, day and people aboard; on paper a table.

import type { App, View } from "./app";
import type { Convoy } from "./data";
import { kinds } from "./graphs";
import { bdi, code, esc, find } from "./html";
import { date, onDay, timeOfDay } from "./time";

const MORE = 48;

/** The filters and the cards. */
export function convoys(root: HTMLElement, app: App): View {
  const { plan, words } = app;
  const kept = app.kept.convoys;
  if (plan.convoys.length === 0) {
    root.innerHTML = `<p>${words.html("no-convoys")}</p>`;
    return {};
  }
  const days = [...new Set(plan.convoys.map((c) => date(plan, c.depart)))];
  const corridors = plan.corridors.map((c, i): [string, string] => [String(i), words.name(c.name)]);
  const select = (name: string, label: string, options: [string, string][], value: string): string =>
    `<label>${words.html(label)}<select name="${name}"><option value="">${words.html("all")}</option>${options
      .map(([v, text]) => `<option value="${esc(v)}"${v === value ? " selected" : ""}>${esc(text)}</option>`)
      .join("")}</select></label>`;
  root.innerHTML = `<form class="filters" role="search" aria-label="${words.html("filter-convoys")}">
<label>${words.html("search")}<input type="search" name="search" dir="auto" value="${esc(kept.search)}" autocomplete="off"></label>
${select("corridor", "corridor", corridors, kept.corridor)}
${select("way", "direction", [["0", words.say("outward")], ["1", words.say("back")]], kept.way)}
${select("day", "day", days.map((d): [string, string] => [d, d]), kept.day)}
<label class="tick"><input type="checkbox" name="people"${kept.people ? " checked" : ""}>${words.html("with-people")}</label></form>
<p class="count" role="status"></p><ul class="cards"></ul><p><button type="button" class="more"></button></p>
<div class="on-paper"></div>`;
  const form = find<HTMLFormElement>(root, "form");
  const list = find<HTMLElement>(root, ".cards");
  const status = find<HTMLElement>(root, ".count");
  const more = find<HTMLButtonElement>(root, ".more");
  const paper = find<HTMLElement>(root, ".on-paper");

  const show = (): void => {
    const found = plan.convoys.filter((c) => matches(app, c));
    const some = found.slice(0, kept.shown);
    status.textContent = words.say("shown-of", { n: words.int(some.length), found: words.int(found.length), all: words.int(plan.convoys.length) });
    list.innerHTML = some.map((c) => card(app, c)).join("");
    more.hidden = some.length === found.length;
    more.textContent = words.say("show-more");
    tick();
  };
  const tick = (): void => {
    const t = app.kept.time;
    for (const item of list.children) {
      const c = plan.convoys[Number((item as HTMLElement).dataset.convoy)];
      item.classList.toggle("under-way", c !== undefined && c.depart <= t && t < c.arrive);
    }
  };
  form.addEventListener("submit", (e) => e.preventDefault());
  form.addEventListener("input", () => {
    const values = new FormData(form);
    const value = (name: string): string => String(values.get(name) ?? "");
    Object.assign(kept, { search: value("search"), corridor: value("corridor"), way: value("way"), day: value("day") });
    kept.people = values.has("people");
    kept.shown = MORE / 2;
    show();
  });
  more.addEventListener("click", () => {
    const first = kept.shown;
    kept.shown += MORE;
    show();
    // Whoever reads by keyboard goes on where the new ones begin.
    list.children[first]?.querySelector("button")?.focus();
  });
  list.addEventListener("click", (e) => {
    const button = (e.target as HTMLElement).closest<HTMLElement>("button[data-time]");
    if (button) app.goTo(Number(button.dataset.time));
  });
  show();
  return { tick, paper: (on) => (paper.innerHTML = on ? table(app) : "") };
}

function matches(app: App, c: Convoy): boolean {
  const { kept: { convoys: kept }, plan, words } = app;
  if (kept.corridor && String(c.corridor) !== kept.corridor) return false;
  if (kept.way && String(c.back) !== kept.way) return false;
  if (kept.day && date(plan, c.depart) !== kept.day) return false;
  if (kept.people && c.people === 0) return false;
  const word = kept.search.trim().toLowerCase();
  if (!word) return true;
  const corridor = plan.corridors[c.corridor];
  return [c.id, words.name(corridor?.name ?? ""), kinds(app, c)].some((text) => text.toLowerCase().includes(word));
}

function passages(app: App, c: Convoy): string[] {
  return c.passages.map(([p, begin, end]) => {
    const times = `${onDay(app.plan, begin, c.depart)}–${onDay(app.plan, end, c.depart)}`;
    return `<span class="nb">${code(app.plan.corridors[c.corridor]?.points[p]?.[0] ?? "")} ${code(times)}</span>`;
  });
}

function card(app: App, c: Convoy): string {
  const { plan, words } = app;
  const times = `${timeOfDay(plan, c.depart)} – ${onDay(plan, c.arrive, c.depart)}`;
  const row = (id: string, value: string): string => (value ? `<div><dt>${words.html(id)}</dt><dd>${value}</dd></div>` : "");
  return `<li class="card" data-convoy="${plan.convoys.indexOf(c)}"><h3>${code(c.id)}</h3>
<p class="way">${bdi(words.name(plan.corridors[c.corridor]?.name ?? ""))} · ${words.html(c.back ? "back" : "outward")}</p>
<p class="when">${code(date(plan, c.depart))} ${code(times)}</p>
<dl>${row("people", code(words.int(c.people)))}${row("stretchers", c.stretchers ? code(words.int(c.stretchers)) : "")}
${row("vehicles", bdi(kinds(app, c)))}${row("checkpoints", passages(app, c).join("<br>"))}</dl>
<button type="button" data-time="${Math.round((c.depart + c.arrive) / 2)}">${words.html("show-time")}<span class="vh"> ${esc(c.id)}</span></button></li>`;
}

/** Every convoy, whatever is filtered on the screen. */
function table(app: App): string {
  const { plan, words } = app;
  const heads = ["depart", "arrive", "convoy", "corridor", "direction", "people", "stretchers", "vehicles", "checkpoints"];
  let today = "";
  let body = "";
  for (const c of plan.convoys) {
    const day = date(plan, c.depart);
    if (day !== today) body += `<tr class="date"><th scope="rowgroup" colspan="${heads.length}">${code(day)}</th></tr>`;
    today = day;
    body += `<tr><td>${code(timeOfDay(plan, c.depart))}</td><td>${code(onDay(plan, c.arrive, c.depart))}</td><th scope="row">${code(c.id)}</th>
<td>${bdi(words.name(plan.corridors[c.corridor]?.name ?? ""))}</td><td>${words.html(c.back ? "back" : "outward")}</td>
<td class="num">${code(words.int(c.people))}</td><td class="num">${code(words.int(c.stretchers ?? 0))}</td>
<td>${bdi(kinds(app, c))}</td><td>${passages(app, c).join("<br>")}</td></tr>`;
  }
  return `<table><thead><tr>${heads.map((h) => `<th scope="col">${words.html(h)}</th>`).join("")}</tr></thead><tbody>${body}</tbody></table>`;
}
