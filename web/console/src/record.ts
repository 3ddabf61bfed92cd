// Record: the last entries with both clocks, searched; who vouches for it; and taking it away.

import { bdi, code, esc, find } from "../../plan-page/src/html";
import type { Kept } from "./api";
import { sentence } from "./app";
import { journal } from "./journal";
import type { Part } from "./operation";

interface Head {
  sequence: number;
  chain: string;
  root?: string;
  key?: string;
  at: string;
}

export const record: Part = (root, desk, known) => {
  const { words, api, role } = desk;
  root.innerHTML = `<div class="row"><label>${words.html("search")}<input type="search" class="search"></label><button type="button" class="export">${words.html("export")}</button></div>
<p class="said" role="alert"></p><div class="head panel"></div><div class="journal"></div><div class="entries scroll" tabindex="0" role="region" aria-label="${words.html("last-entries")}"></div>`;
  // Whoever writes what stations say.
  if (role === "dispatcher") journal(find(root, ".journal"), desk, known);
  const search = find<HTMLInputElement>(root, ".search");
  const said = find(root, ".said");
  find(root, ".export").addEventListener("click", () => void take());
  search.addEventListener("input", () => draw());
  const take = async (): Promise<void> => {
    try {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await api.file(`/api/v1/operations/${known.id}/export`));
      link.download = `${known.id}.jsonl`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    } catch (wrong) {
      said.textContent = sentence(words, wrong);
    }
  };
  void api
    .ask<Head>("GET", `/api/v1/operations/${known.id}/head`)
    .then((head) => {
      find(root, ".head").innerHTML = `<p>${words.html("vouched", { n: words.int(head.sequence), at: known.minute(head.at) })}</p><dl><dt>${words.html("root")}</dt><dd>${code(head.root ?? "–")}</dd><dt>${words.html("public-key")}</dt><dd>${code(head.key ?? "–")}</dd></dl><p>${words.html("verify-how")}</p>`;
    })
    .catch((wrong: unknown) => (said.textContent = sentence(words, wrong)));

  const line = ({ sequence, entry }: Kept): string => {
    const { kind, ...rest } = entry.event;
    const what = Object.entries(rest).filter(([, v]) => v !== null && v !== undefined);
    const fields = what.map(([k, v]) => `${esc(k)}: ${esc(typeof v === "string" ? v : JSON.stringify(v))}`).join(" · ");
    return `<tr><td>${words.int(sequence)}</td><td>${code(known.minute(entry.happened_at))}</td><td>${code(known.minute(entry.recorded_at))}</td><td>${code(entry.device)}<br><small>${words.has(`role-${entry.role}`) ? words.html(`role-${entry.role}`) : esc(entry.role)}</small></td><th scope="row">${code(kind)}</th><td class="what"><bdi dir="ltr">${fields}</bdi></td></tr>`;
  };
  const draw = (): void => {
    const wanted = search.value.trim().toLowerCase();
    const found = known.entries.filter((e) => !wanted || JSON.stringify(e.entry).toLowerCase().includes(wanted));
    const heads = ["sequence", "happened", "recorded", "by", "kind", "what"].map((h) => `<th scope="col">${words.html(`col-${h}`)}</th>`).join("");
    find(root, ".entries").innerHTML = found.length
      ? `<table><thead><tr>${heads}</tr></thead><tbody>${found.slice(-200).reverse().map(line).join("")}</tbody></table>`
      : `<p>${bdi(words.say("no-entry"))}</p>`;
  };
  return draw;
};
