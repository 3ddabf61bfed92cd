// What every part of the page shares: the plan, the words, the time that the slider shows, and who listens to it.

import type { Plan } from "./data";
import type { Words } from "./words";

/** A part of the page that is drawn already. */
export interface View {
  /** The time has moved. */
  tick?(): void;
  /** The room has changed. */
  resize?(): void;
  /** Everything becomes paper, or a screen again. */
  paper?(on: boolean): void;
}

/** What stays when the language changes. */
export interface Kept {
  time: number;
  playing: boolean;
  map: { k: number; x: number; y: number; set: boolean };
  lanes: { from: number; until: number; search: string; kind: string; chosen: number; top: number };
  convoys: { search: string; corridor: string; way: string; day: string; people: boolean; shown: number };
}

export interface App {
  plan: Plan;
  words: Words;
  kept: Kept;
  /** Moves the time, everywhere. */
  goTo(t: number): void;
}

/** What is kept at the beginning: everything in sight, at the first instant at which somebody is on the way. */
export function begin(plan: Plan): Kept {
  const [from, until] = plan.axis;
  const first = plan.convoys.find((c) => c.people > 0);
  const time = first ? Math.round((first.depart + first.arrive) / 2) : from;
  return {
    time: Math.min(Math.max(time, from), until),
    playing: false,
    map: { k: 1, x: 0, y: 0, set: false },
    lanes: { from, until, search: "", kind: "", chosen: -1, top: 0 },
    convoys: { search: "", corridor: "", way: "", day: "", people: false, shown: 24 },
  };
}
