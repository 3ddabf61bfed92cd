// Papers of the record, made by the server: the account for the centre, and what is published.

import { find } from "../../plan-page/src/html";
import { type Desk, sentence } from "./app";
import type { Known } from "./operation";

/** For the centre, and for others: those are late, and without small counts. */
const INSIDE = ["account.html", "account.csv", "account.geojson"];
const OUTSIDE = ["bulletin.html", "sitrep.html", "figures.csv"];

export function papers(root: HTMLElement, { words, api, role }: Desk, known: Known): void {
  const button = (name: string): string => `<button type="button" data-paper="${name}">${words.html(`paper-${name.replace(".", "-")}`)}</button>`;
  root.innerHTML = `<h2>${words.html("papers")}</h2><p>${words.html("papers-how")}</p><div class="row">${INSIDE.map(button).join("")}</div>
${role === "head-of-centre" ? `<p>${words.html("published-how")}</p><div class="row">${OUTSIDE.map(button).join("")}</div>` : ""}<p class="said" role="alert"></p>`;
  root.addEventListener("click", (e) => {
    const name = (e.target as HTMLElement).closest<HTMLElement>("[data-paper]")?.dataset.paper;
    if (name) void take(name);
  });
  const take = async (name: string): Promise<void> => {
    const said = find(root, ".said");
    said.textContent = "";
    try {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await api.file(`/api/v1/operations/${known.id}/papers/${name}?lang=${words.lang}`));
      link.download = `${known.id}-${name}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    } catch (wrong) {
      said.textContent = sentence(words, wrong);
    }
  };
}
