// Now: what wants looking at, the corridors, and the board of convoys with the orders that each can have.

import { bdi, code, find } from "../../plan-page/src/html";
import { type Convoy, type Planned, Refused, uuid } from "./api";
import { type Desk, reasonsOf, sentence } from "./app";
import type { Known, Part } from "./operation";

/** Orders by the stage of a convoy; `planned` is one that is not formed yet. */
const ORDERS: Record<string, string[]> = {
  planned: ["form"],
  formed: ["clear-to-load", "hold"],
  "clear-to-load": ["clear-to-enter", "hold"],
  "clear-to-enter": ["hold"],
  held: ["clear-to-load", "clear-to-enter"],
  recalled: ["close"],
  departed: ["recall"],
  through: ["close"],
  closed: [],
};

interface Row {
  id: string;
  stage: string;
  planned: Planned | null;
  convoy: Convoy | null;
}

/** Convoys of the plan and of the record, in the order of departure; those that nobody planned come first. */
function rows({ situation, planned }: Known): Row[] {
  const convoys = situation?.convoys ?? {};
  const unplanned = Object.keys(convoys).filter((id) => !planned.some((p) => p.id === id));
  const row = (id: string, p: Planned | null): Row => {
    const convoy = convoys[id] ?? null;
    return { id, stage: convoy?.stage ?? "planned", planned: p, convoy };
  };
  return [...unplanned.map((id) => row(id, null)), ...planned.map((p) => row(p.id, p))];
}

export const now: Part = (root, desk, known) => {
  const { words, api, role } = desk;
  root.innerHTML = `<div class="alarms"></div><h2>${words.html("corridors")}</h2><div class="corridors"></div>
<h2>${words.html("convoys")}</h2><label class="tick"><input type="checkbox" class="over"> ${words.html("show-closed")}</label><div class="board scroll" tabindex="0" role="region" aria-label="${words.html("convoys")}"></div>
<dialog aria-labelledby="order-h"><form method="dialog"><h2 id="order-h"></h2><div class="fields"></div><div class="said" role="alert"></div>
<div class="row"><button value="yes" class="main">${words.html("give-order")}</button><button type="button" class="no">${words.html("cancel")}</button></div></form></dialog>`;
  const over = find<HTMLInputElement>(root, ".over");
  const dialog = find<HTMLDialogElement>(root, "dialog");

  const draw = (): void => {
    find(root, ".alarms").innerHTML = alarms(desk, known);
    find(root, ".corridors").innerHTML = corridors(desk, known);
    const all = rows(known).filter((r) => over.checked || r.stage !== "closed");
    const shown = all.slice(0, 200);
    find(root, ".board").innerHTML = all.length
      ? `<table><thead><tr>${["convoy", "corridor", "departs", "vehicles", "people", "stage", "orders"].map((h) => `<th scope="col">${words.html(`col-${h}`)}</th>`).join("")}</tr></thead><tbody>${shown.map((r) => line(desk, known, r)).join("")}</tbody></table>${all.length > shown.length ? `<p>${words.html("more-convoys", { n: words.int(all.length - shown.length) })}</p>` : ""}`
      : `<p>${words.html("no-convoy")}</p>`;
  };
  over.addEventListener("change", draw);
  root.addEventListener("click", (e) => {
    const button = (e.target as HTMLElement).closest<HTMLElement>("[data-order]");
    if (button) open(button.dataset.order ?? "", button.dataset.of ?? "");
    if ((e.target as HTMLElement).closest(".no")) dialog.close();
  });

  let asked: { kind: string; of: string; id: string } | null = null;
  const open = (kind: string, of: string): void => {
    // The id is made once: whoever presses twice gives one order.
    asked = { kind, of, id: uuid() };
    find(dialog, "h2").innerHTML = words.html("order-of", { order: words.say(`order-${kind}`), of });
    const fields: Record<string, string> = {
      reason: `<label>${words.html("reason")}<input name="reason" maxlength="200" required></label>`,
      people: `<label>${words.html("people-expected")}<input name="people" type="number" min="0" max="100000" required></label><label>${words.html("ready-in")}<input name="ready" type="number" min="0" max="600" value="10" required></label>`,
      override: role === "head-of-centre" ? `<details><summary>${words.html("override")}</summary><p>${words.html("override-how")}</p><label>${words.html("reason")}<input name="overriding" maxlength="200"></label></details>` : "",
    };
    const wanted: Record<string, string[]> = {
      "clear-to-load": ["people", "override"], "clear-to-enter": ["override"], hold: ["reason"], recall: ["reason"], suspend: ["reason"],
    };
    find(dialog, ".fields").innerHTML = `<p>${words.html(`explain-${kind}`)}</p>${(wanted[kind] ?? []).map((f) => fields[f]).join("")}`;
    find(dialog, ".said").innerHTML = "";
    dialog.showModal();
  };
  dialog.querySelector("form")?.addEventListener("submit", (e) => {
    e.preventDefault();
    void give();
  });
  const give = async (): Promise<void> => {
    if (!asked) return;
    const value = (name: string): string => dialog.querySelector<HTMLInputElement>(`[name=${name}]`)?.value.trim() ?? "";
    const { kind, of, id } = asked;
    const planned = known.planned.find((p) => p.id === of);
    const overriding = value("overriding") ? { overriding: value("overriding") } : {};
    const order: Record<string, unknown> = {
      form: { convoy: of, corridor: planned?.corridor, direction: planned?.direction, vehicles: planned?.vehicles },
      "clear-to-load": { convoy: of, people: Number(value("people")), ready_in: 60 * Number(value("ready")), ...overriding },
      "clear-to-enter": { convoy: of, ...overriding },
      hold: { convoy: of, reason: value("reason") },
      recall: { convoy: of, reason: value("reason") },
      suspend: { corridor: of, reason: value("reason") },
      resume: { corridor: of },
      close: { convoy: of },
    }[kind] as Record<string, unknown>;
    const button = find<HTMLButtonElement>(dialog, "button.main");
    button.disabled = true;
    try {
      await api.ask("POST", `/api/v1/operations/${known.id}/orders`, { id, order: { kind, ...order } });
      dialog.close();
      await known.again();
    } catch (wrong) {
      find(dialog, ".said").innerHTML = `<p>${bdi(sentence(words, wrong))}</p>${reasonsOf(wrong)}`;
      // What was refused is asked again as another order. Where no answer came it may have been given: the same id is sent again.
      if (wrong instanceof Refused && wrong.status >= 400 && wrong.status < 500) asked.id = uuid();
    }
    button.disabled = false;
  };
  return draw;
};

function button(desk: Desk, order: string, of: string): string {
  const style = order === "hold" || order === "suspend" || order === "recall" ? ' class="stop"' : "";
  return `<button type="button"${style} data-order="${order}" data-of="${of}">${desk.words.html(`order-${order}`)}</button>`;
}

function line(desk: Desk, { minute }: Known, { id, stage, planned, convoy }: Row): string {
  const { words } = desk;
  const of = convoy ?? planned;
  const corridor = of ? `${code(of.corridor)} ${words.html(of.direction)}` : "";
  const at = stage in ORDERS ? stage : "formed";
  const people = convoy ? words.int(convoy.people.aboard) : "–";
  return `<tr class="${at}"><th scope="row">${code(id)}</th><td>${corridor}</td><td>${planned ? code(minute(planned.depart)) : "–"}</td>
<td>${words.int((convoy?.vehicles ?? planned?.vehicles ?? []).length)}</td><td>${people}</td><td><span class="stage ${at}">${words.html(`stage-${at}`)}</span></td>
<td class="orders">${(ORDERS[at] ?? []).map((order) => button(desk, order, id)).join("")}</td></tr>`;
}

function corridors(desk: Desk, { situation, planned, minute }: Known): string {
  const { words } = desk;
  const ids = [...new Set([...Object.keys(situation?.corridors ?? {}), ...planned.map((p) => p.corridor)])].sort();
  if (ids.length === 0) return `<p>${words.html("no-corridor")}</p>`;
  const card = (id: string): string => {
    const of = situation?.corridors[id];
    const shut = (of?.suspended_by.length ?? 0) > 0;
    const cleared = of?.cleared === true ? "route-cleared" : of?.cleared === false ? "route-not-clear" : "route-unknown";
    const fresh = Object.entries(of?.guaranteed_until ?? {}).map(([party, until]) => `<li>${words.html("guaranteed", { party, until: minute(until) })}</li>`);
    return `<li class="${shut ? "shut" : "open"}"><b>${code(id)}</b> <span class="stage ${shut ? "held" : "clear-to-enter"}">${shut ? words.html("suspended-by", { by: of?.suspended_by.join(", ") ?? "" }) : words.html("not-suspended")}</span>
<p>${words.html(cleared)}</p>${fresh.length ? `<ul>${fresh.join("")}</ul>` : `<p>${words.html("no-guarantee")}</p>`}<p>${button(desk, "suspend", id)}${shut ? button(desk, "resume", id) : ""}</p></li>`;
  };
  return `<ul class="cards">${ids.map(card).join("")}</ul>`;
}

/** What wants looking at, the worst first. */
function alarms({ words }: Desk, { situation: s, minute }: Known): string {
  if (!s) return "";
  const caught = Object.entries(s.caught).map(([v, c]) => words.html("alarm-caught", { vehicle: v, corridor: c.corridor, people: words.int(c.people), ways: c.ways_out.join(", ") }));
  const cases = Object.values(s.cases ?? {}).map((c) => words.html("alarm-case", { about: words.say(`case-${c.about}`), at: c.at, people: words.int(c.people), since: minute(c.since) }));
  const silent = [...new Set(s.unacknowledged.map(([, vehicle]) => vehicle))];
  const waits = silent.length ? [words.html("alarm-unacknowledged", { vehicles: silent.join(", ") })] : [];
  const broken = Object.entries(s.vehicles).filter(([, v]) => v.broken).map(([id]) => words.html("alarm-broken", { vehicle: id }));
  const apart = s.discrepancies_in_all ? [words.html("alarm-discrepancies", { n: words.int(s.discrepancies_in_all) })] : [];
  const odd = s.people.unexplained ? [words.html("alarm-unexplained", { n: words.int(s.people.unexplained) })] : [];
  const all = [...caught, ...odd, ...cases, ...waits, ...broken, ...apart];
  return all.length ? `<ul class="alarm">${all.map((text) => `<li>${text}</li>`).join("")}</ul>` : `<p class="quiet">${words.html("no-alarm")}</p>`;
}
