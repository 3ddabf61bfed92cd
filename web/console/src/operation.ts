// One operation: its parts, and what keeps them as they are now.

import { code, find } from "../../plan-page/src/html";
import type { Kept, Operation, Planned, Situation } from "./api";
import { type Desk, type View, clockOf, sentence } from "./app";
import { agreement } from "./agreement";
import { now } from "./now";
import { people } from "./people";
import { plan } from "./plan";
import { record } from "./record";

/** What a part draws from. */
export interface Known {
  id: string;
  /** An instant by the clocks of the operation. */
  minute(instant: string): string;
  situation: Situation | null;
  /** Convoys of the plan that counts; none if there is no plan. */
  planned: Planned[];
  /** The last entries, the newest last. */
  entries: Kept[];
  /** Asks for the situation, and the plan, again. */
  again(): Promise<void>;
}

/** A part: drawn once, and again when something is known. */
export type Part = (root: HTMLElement, desk: Desk, known: Known) => () => void;

const PARTS: Record<string, Part> = { now, people, plan, agreement, record };

/** So many entries are held in the page; older ones are asked for. */
const HELD = 500;

export function operation(root: HTMLElement, desk: Desk, id: string, part: string): View {
  const { words, api } = desk;
  const at = part in PARTS ? part : "now";
  const tabs = Object.keys(PARTS).map(
    (name) => `<a href="#/${id}/${name}"${name === at ? ' aria-current="page"' : ""}>${words.html(`part-${name}`)}</a>`,
  );
  root.innerHTML = `<div class="heading"><h1>${code(id)}</h1><p class="as-of" role="status"></p></div>
<nav aria-label="${words.html("parts")}">${tabs.join("")}</nav><p class="trouble" role="alert" hidden></p><section class="part" aria-label="${words.html(`part-${at}`)}"></section>`;
  const trouble = find<HTMLElement>(root, ".trouble");
  const asOf = find(root, ".as-of");
  let heard = false;
  let planIsOld = true;
  const known: Known = { id, minute: (instant) => instant, situation: null, planned: [], entries: [], again };
  const draw = PARTS[at]!(find<HTMLElement>(root, ".part"), desk, known);
  const say = (wrong: unknown): void => {
    trouble.hidden = !wrong;
    trouble.textContent = wrong ? sentence(words, wrong) : "";
  };
  const told = (): void => {
    const s = known.situation;
    asOf.innerHTML = `<span class="dot${heard ? " on" : ""}"></span>${words.html(heard ? "live" : "not-live")}${s ? ` · ${words.html("as-of", { at: known.minute(s.as_of) })}` : ""}`;
  };
  async function again(): Promise<void> {
    try {
      known.situation = await api.ask<Situation>("GET", `/api/v1/operations/${id}/situation?lang=${words.lang}`);
      say(null);
    } catch (wrong) {
      say(wrong);
    }
    // A plan's file is large: it is asked for when another has come in force. There may be none yet.
    if (planIsOld) {
      planIsOld = false;
      const file = await api.ask<{ convoys?: Planned[] }>("GET", `/api/v1/operations/${id}/plan`).catch(() => null);
      known.planned = file?.convoys ?? [];
    }
    told();
    draw();
  }
  // Many entries in a moment are one look.
  let waiting = 0;
  const soon = (): void => {
    if (waiting) return;
    waiting = window.setTimeout(() => {
      waiting = 0;
      void again();
    }, 300);
  };
  let stop = (): void => undefined;
  let ended = false;
  void (async () => {
    const all = await api.ask<Operation[]>("GET", "/api/v1/operations").catch(() => []);
    const zone = all.find((o) => o.operation === id)?.timezone;
    if (zone) known.minute = clockOf(zone);
    await again();
    if (ended) return;
    const last = known.situation?.sequence ?? 0;
    const from = Math.max(last - HELD + 1, 1);
    const page = await api.ask<{ entries: Kept[] }>("GET", `/api/v1/operations/${id}/entries?from=${from}&most=${HELD}`).catch(() => null);
    known.entries = page?.entries ?? [];
    draw();
    if (ended) return;
    stop = api.watch(
      id,
      known.entries.at(-1)?.sequence ?? last,
      (entry) => {
        known.entries.push(entry);
        planIsOld ||= entry.entry.event.kind === "plan-in-force";
        if (known.entries.length > HELD) known.entries.splice(0, known.entries.length - HELD);
        soon();
      },
      (is) => {
        heard = is;
        told();
      },
    );
  })();
  return {
    end: () => {
      ended = true;
      stop();
      clearTimeout(waiting);
    },
  };
}
