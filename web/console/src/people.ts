// People: the head-count by double entry, for all and for each convoy, and where it does not fit.

import { bdi, code, find } from "../../plan-page/src/html";
import type { Count } from "./api";
import type { Part } from "./operation";
import { papers } from "./papers";

const PARTS: (keyof Count)[] = ["handed_over", "aboard", "returned", "removed", "left", "died", "moved_out", "moved_in", "born", "joined", "unexplained"];

export const people: Part = (root, desk, known) => {
  const { words } = desk;
  root.innerHTML = `<p>${words.html("identity")}</p><div class="all"></div><h2>${words.html("by-convoy")}</h2><div class="convoys scroll" tabindex="0" role="region" aria-label="${words.html("by-convoy")}"></div><h2>${words.html("discrepancies")}</h2><div class="apart"></div><div class="papers"></div>`;
  papers(find(root, ".papers"), desk, known);
  return () => {
    const s = known.situation;
    if (!s) return;
    const figure = (key: keyof Count): string =>
      `<div class="figure${key === "unexplained" && s.people[key] ? " odd" : ""}"><dt>${words.html(`count-${key}`)}</dt><dd>${words.int(s.people[key])}</dd></div>`;
    find(root, ".all").innerHTML = `<dl class="figures">${(["boarded", ...PARTS] as (keyof Count)[]).map(figure).join("")}</dl>`;
    const heads = (["boarded", ...PARTS] as (keyof Count)[]).map((key) => `<th scope="col">${words.html(`count-${key}`)}</th>`).join("");
    const rows = Object.entries(s.convoys).map(
      ([id, c]) => `<tr><th scope="row">${code(id)}</th>${(["boarded", ...PARTS] as (keyof Count)[]).map((key) => `<td${key === "unexplained" && c.people[key] ? ' class="odd"' : ""}>${c.people[key] ? words.int(c.people[key]) : "–"}</td>`).join("")}</tr>`,
    );
    find(root, ".convoys").innerHTML = rows.length ? `<table><thead><tr><th scope="col">${words.html("col-convoy")}</th>${heads}</tr></thead><tbody>${rows.join("")}</tbody></table>` : `<p>${words.html("no-convoy")}</p>`;
    find(root, ".apart").innerHTML = s.discrepancies.length
      ? `<ul>${s.discrepancies.map((d) => `<li>${bdi(d.said)} <small>${code(d.entry)}</small></li>`).join("")}</ul>`
      : `<p>${words.html("no-discrepancy")}</p>`;
  };
};
