// Operations: those that have begun here, and beginning one with its scenario's files.

import { bdi, code, find } from "../../plan-page/src/html";
import type { Operation } from "./api";
import { type Desk, type View, reasonsOf, sentence } from "./app";

export function list(root: HTMLElement, { words, api, role }: Desk): View {
  const begins = role === "head-of-centre";
  root.innerHTML = `<h1>${words.html("operations")}</h1><div class="all" aria-live="polite"></div>
${begins ? `<form class="panel begin"><h2>${words.html("begin")}</h2><p>${words.html("begin-how")}</p>
<label>${words.html("operation-id")}<input name="id" pattern="[a-z0-9][a-z0-9\\-]*" maxlength="60" required></label>
<label>${words.html("label")}<select name="label"><option value="rehearsal">${words.html("label-rehearsal")}</option><option value="operation">${words.html("label-operation")}</option></select></label>
<label>${words.html("scenario-files")}<input name="files" type="file" multiple required></label>
<button class="main">${words.html("begin")}</button><div class="said" role="alert"></div></form>` : ""}`;
  const all = find(root, ".all");
  const load = async (): Promise<void> => {
    try {
      const operations = await api.ask<Operation[]>("GET", "/api/v1/operations");
      all.innerHTML = operations.length
        ? `<ul class="cards">${operations.map((o) => `<li><a href="#/${o.operation}"><b>${code(o.operation)}</b><span>${bdi(o.scenario)}</span><span>${words.html(`label-${o.label}`)} · ${words.html("entries-n", { n: words.int(o.last) })}</span></a></li>`).join("")}</ul>`
        : `<p>${words.html("no-operation")}</p>`;
    } catch (wrong) {
      all.textContent = sentence(words, wrong);
    }
  };
  void load();
  root.querySelector("form")?.addEventListener("submit", (e) => {
    e.preventDefault();
    void begin(e.target as HTMLFormElement);
  });
  async function begin(form: HTMLFormElement): Promise<void> {
    const said = find(form, ".said");
    const chosen = [...(find<HTMLInputElement>(form, "[name=files]").files ?? [])];
    // The scenario comes first, and then the files that it names.
    const is = (f: File): number => (/\.(toml|json)$/i.test(f.name) ? 0 : 1);
    chosen.sort((a, b) => is(a) - is(b) || a.name.localeCompare(b.name));
    try {
      const files = await Promise.all(chosen.map(async (f) => ({ path: f.name, text: await f.text() })));
      const value = (name: string): string => find<HTMLInputElement>(form, `[name=${name}]`).value;
      await api.ask("POST", "/api/v1/operations", { operation: value("id"), label: value("label"), files });
      location.hash = `#/${value("id")}`;
    } catch (wrong) {
      said.innerHTML = `<p>${bdi(sentence(words, wrong))}</p>${reasonsOf(wrong)}`;
    }
  }
  return {};
}
