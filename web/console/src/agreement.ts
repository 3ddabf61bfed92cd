// Agreement: what is signed and what is missing, who states what of each corridor, both sides of an exchange, what is said to have happened.
// It informs; orders are given elsewhere.

import { bdi, code, find } from "../../plan-page/src/html";
import { uuid } from "./api";
import { type Desk, reasonsOf, sentence } from "./app";
import type { Known, Part } from "./operation";

interface Agreed {
  agreements: Record<string, { agreed: string | null; parties: string[]; complete: boolean; missing: string[]; in_force: { from: string | null; until: string | null }[]; now: boolean }>;
  corridors: Record<string, Way>;
  exchanges: Record<string, { ratio: number; slack: number; first: Side; second: Side }>;
  allegations?: Record<string, { place: string | null; known_by: string; status: string }>;
}

interface Way {
  agreed_now: boolean;
  agreed_until?: string;
  suspended: Record<string, { since: string }>;
  cleared?: { clear: boolean };
  guarantees: Record<string, { as_of: string; stale_after: string; stale: boolean }>;
}

interface Side {
  zone: string;
  left: number;
  through: number;
}

/** What can be written down here, and what each needs. */
const STATED: Record<string, string[]> = { guaranteed: ["party", "minutes"], suspended: ["party", "said"], cleared: ["clear"] };

export const agreement: Part = (root, desk, known) => {
  const { words, api, role } = desk;
  const writes = role === "head-of-centre" || role === "liaison";
  root.innerHTML = `<p>${words.html("informs")}</p><p class="said" role="alert"></p><h2>${words.html("agreements")}</h2><div class="signed"></div>
<h2>${words.html("by-corridor")}</h2><div class="ways"></div><div class="sides"></div><div class="alleged"></div>
<form class="panel state"${writes ? "" : " hidden"}><h2>${words.html("write-down")}</h2><p>${words.html("write-down-how")}</p><div class="row">
<label>${words.html("what-is-stated")}<select name="kind">${Object.keys(STATED).map((kind) => `<option value="${kind}">${words.html(`stated-${kind}`)}</option>`).join("")}</select></label>
<label>${words.html("col-corridor")}<select name="corridor" required></select></label>
<label data-for="party">${words.html("party")}<input name="party" pattern="[a-z0-9\\-]+" maxlength="64"></label>
<label data-for="minutes">${words.html("fresh-for")}<input name="minutes" type="number" min="1" max="1440" value="60"></label>
<label data-for="said">${words.html("in-their-words")}<input name="said" maxlength="200"></label>
<label data-for="clear">${words.html("route")}<select name="clear"><option value="yes">${words.html("route-cleared")}</option><option value="no">${words.html("route-not-clear")}</option></select></label></div>
<button class="main">${words.html("write-down")}</button><div class="answer" role="alert"></div></form>`;
  const form = find<HTMLFormElement>(root, ".state");
  const value = (name: string): string => find<HTMLInputElement>(form, `[name=${name}]`).value.trim();
  const fields = (): void => {
    const wanted = STATED[value("kind")] ?? [];
    for (const label of form.querySelectorAll<HTMLElement>("[data-for]")) {
      label.hidden = !wanted.includes(label.dataset.for ?? "");
      const input = find<HTMLInputElement>(label, "input,select");
      input.required = !label.hidden && label.dataset.for !== "said";
    }
  };
  form.addEventListener("change", fields);
  fields();
  let id = uuid();
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    void write();
  });
  const write = async (): Promise<void> => {
    const [kind, corridor, party] = [value("kind"), value("corridor"), value("party")];
    const now = Math.floor(Date.now() / 1000) * 1000;
    const at = (later: number): string => new Date(now + later).toISOString().replace(".000", "");
    const event = {
      guaranteed: { party, corridor, stale_after: at(60_000 * Number(value("minutes"))) },
      suspended: { corridor, by: party, reason: value("said") },
      cleared: { corridor, clear: value("clear") === "yes" },
    }[kind];
    const entry = { id, happened_at: at(0), recorded_at: at(0), role, device: `desk-${role}`, event: { kind, ...event } };
    const answer = find(form, ".answer");
    try {
      await api.ask("POST", `/api/v1/operations/${known.id}/entries`, { entries: [entry] });
      answer.innerHTML = "";
      await known.again();
    } catch (wrong) {
      answer.innerHTML = `<p>${bdi(sentence(words, wrong))}</p>${reasonsOf(wrong)}`;
      // Where no answer came it may have been kept: the same entry is sent again.
      if (sentence(words, wrong) === words.say("unreached")) return;
    }
    id = uuid();
  };
  let asked = -1;
  return () => {
    const sequence = known.situation?.sequence ?? 0;
    if (sequence === asked) return;
    asked = sequence;
    void api
      .ask<Agreed>("GET", `/api/v1/operations/${known.id}/agreements`)
      .then((agreed) => show(root, desk, known, agreed))
      .catch((wrong: unknown) => (find(root, ".said").textContent = sentence(words, wrong)));
  };
};

function show(root: HTMLElement, { words }: Desk, { minute }: Known, agreed: Agreed): void {
  find(root, ".said").textContent = "";
  const span = (from: string | null, until: string | null): string => words.html("from-until", { from: from ? minute(from) : "…", until: until ? minute(until) : "…" });
  const signed = Object.entries(agreed.agreements).map(
    ([id, a]) => `<li class="${a.complete ? "open" : "shut"}"><b>${code(id)}</b> <span class="stage ${a.now ? "clear-to-enter" : "planned"}">${words.html(a.now ? "in-force" : "not-in-force")}</span>
<p>${a.agreed ? words.html(`agreed-${a.agreed}`) : words.html("agreed-nothing")}${a.parties.length ? ` · ${code(a.parties.join(", "))}` : ""}</p>
${a.missing.length ? `<p class="odd">${words.html("clauses-missing", { missing: a.missing.join(", ") })}</p>` : `<p>${words.html("clauses-complete")}</p>`}
${a.in_force.map((s) => `<p>${span(s.from, s.until)}</p>`).join("")}</li>`,
  );
  find(root, ".signed").innerHTML = signed.length ? `<ul class="cards">${signed.join("")}</ul>` : `<p class="quiet">${words.html("nothing-signed")}</p>`;
  const ways = Object.entries(agreed.corridors).map(([id, w]) => {
    const shut = Object.entries(w.suspended).map(([by, s]) => `<p class="odd">${words.html("states-shut", { by: by === "centre" ? words.say("the-centre") : by, since: minute(s.since) })}</p>`);
    const given = Object.entries(w.guarantees).map(([party, g]) => `<p${g.stale ? ' class="odd"' : ""}>${words.html(g.stale ? "guarantee-stale" : "guarantee-fresh", { party, at: minute(g.as_of), until: minute(g.stale_after) })}</p>`);
    const cleared = w.cleared ? (w.cleared.clear ? "route-cleared" : "route-not-clear") : "route-unknown";
    return `<li class="${shut.length ? "shut" : "open"}"><b>${code(id)}</b> <span class="stage ${w.agreed_now ? "clear-to-enter" : "planned"}">${w.agreed_now ? (w.agreed_until ? words.html("agreed-until", { at: minute(w.agreed_until) }) : words.html("agreed-now")) : words.html("not-agreed")}</span>
${shut.join("")}<p>${words.html(cleared)}</p>${given.length ? given.join("") : `<p>${words.html("no-guarantee")}</p>`}</li>`;
  });
  find(root, ".ways").innerHTML = `<ul class="cards">${ways.join("")}</ul>`;
  const corridor = find<HTMLSelectElement>(root, "[name=corridor]");
  const ids = Object.keys(agreed.corridors);
  if (corridor.options.length !== ids.length) corridor.innerHTML = ids.map((id) => `<option>${id}</option>`).join("");
  const sides = Object.entries(agreed.exchanges).map(([id, x]) => {
    const side = (s: Side): string => `<tr><th scope="row">${code(s.zone)}</th><td>${words.int(s.left)}</td><td>${words.int(s.through)}</td></tr>`;
    return `<h3>${code(id)}</h3><p>${words.html("exchange-rule", { ratio: words.num(x.ratio), slack: words.num(x.slack) })}</p><div class="scroll"><table><thead><tr><th scope="col">${words.html("side")}</th><th scope="col">${words.html("side-left")}</th><th scope="col">${words.html("side-through")}</th></tr></thead><tbody>${side(x.first)}${side(x.second)}</tbody></table></div>`;
  });
  find(root, ".sides").innerHTML = sides.length ? `<h2>${words.html("exchanges")}</h2>${sides.join("")}` : "";
  const alleged = Object.entries(agreed.allegations ?? {}).map(
    ([entry, a]) => `<tr><th scope="row">${code(a.place ?? "–")}</th><td>${words.html(`known-${a.known_by}`)}</td><td>${words.html(`status-${a.status}`)}</td><td><small>${code(entry)}</small></td></tr>`,
  );
  find(root, ".alleged").innerHTML = alleged.length
    ? `<h2>${words.html("allegations")}</h2><div class="scroll"><table><thead><tr><th scope="col">${words.html("where")}</th><th scope="col">${words.html("known-by")}</th><th scope="col">${words.html("status")}</th><th scope="col">${words.html("col-sequence")}</th></tr></thead><tbody>${alleged.join("")}</tbody></table></div>`
    : "";
}
