// What is fair: how long people of each place and priority wait until they are safe, as a table with bars.

import type { App } from "./app";
import { bdi, code, px } from "./html";
import type { Words } from "./words";

/** The priorities that a scenario has unless it names its own. */
const PRIORITIES: Record<string, string> = { urgent: "priority-urgent", high: "priority-high", normal: "priority-normal" };

/** A priority in words; one that the scenario names itself as it stands there. */
function priority(words: Words, id: string): string {
  const says = PRIORITIES[id];
  return says ? words.html(says) : bdi(id);
}

/** The table. */
export function fair(root: HTMLElement, app: App): void {
  const { plan, words } = app;
  const most = Math.max(...plan.waits.map((w) => w.reached?.[2] ?? 0), 1);
  const heads: [string, boolean][] = [
    ["waiting", false],
    ["priority", false],
    ["people", true],
    ["safe", true],
    ["left-behind", true],
    ["wait-mean", true],
    ["wait-median", true],
    ["wait-most", true],
    ["wait-last", true],
    ["wait-bar", false],
  ];
  const head = heads.map(([id, figures]) => `<th scope="col"${figures ? ' class="num"' : ""}>${words.html(id)}</th>`);
  const cell = (text: string): string => `<td class="num">${code(text)}</td>`;
  const rows = plan.waits.map((w) => {
    const spans = [w.mean, ...(w.reached ?? [null, null, null])];
    const x = (s: number): string => px((s / most) * 180);
    const bar = w.reached
      ? `<svg class="bar" aria-hidden="true" width="180" height="12" viewBox="0 0 180 12"><rect class="room" y="4" width="${x(w.reached[2])}" height="4"/><rect class="fill" y="2" width="${x(w.reached[1])}" height="8"/><path class="half" d="M${x(w.reached[0])} 0V12"/></svg>`
      : "";
    return `<tr><th scope="row">${bdi(words.name(plan.places[w.place]?.name ?? ""))}</th><td>${priority(words, plan.priorities[w.priority]?.id ?? "")}</td>
${cell(words.int(w.people))}${cell(words.int(w.safe))}${cell(words.int(w.people - w.safe))}
${spans.map((s) => cell(s === null ? "–" : words.hours(s))).join("")}<td class="fl">${bar}</td></tr>`;
  });
  const title = words.say("fair");
  const tall = rows.length > 30 ? " tall" : "";
  root.innerHTML = `<p>${words.html("fair-desc")}</p>
<div class="scroll${tall}" tabindex="0" role="region" aria-label="${words.html("scrolls", { title })}"><table>
<thead><tr>${head.join("")}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}
