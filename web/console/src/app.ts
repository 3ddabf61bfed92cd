// What all views share: who is signed in, the words, and where one is.

import { bdi, code } from "../../plan-page/src/html";
import { type Api, Refused } from "./api";
import type { Words } from "./words";

export interface Desk {
  words: Words;
  api: Api;
  /** The role that is signed in. */
  role: string;
}

/** A view that stands in a page; it ends when another comes. */
export interface View {
  end?(): void;
}

/** What went wrong, in a sentence that somebody can act on. */
export function sentence(words: Words, wrong: unknown): string {
  if (!(wrong instanceof Refused)) return String(wrong);
  if (wrong.code === "unreached") return words.say("unreached");
  return words.has(`refused-${wrong.code}`) ? words.say(`refused-${wrong.code}`) : wrong.message;
}

/** All that stands against something, each with the place that it is about. */
export function reasonsOf(wrong: unknown): string {
  const reasons = wrong instanceof Refused ? wrong.reasons : [];
  const one = (r: { of?: string[]; said: string }): string => `<li>${r.of?.length ? `${code(r.of.join(", "))} ` : ""}${bdi(r.said)}</li>`;
  return reasons.length ? `<ul>${reasons.map(one).join("")}</ul>` : "";
}

/** Says instants by the clocks of a time zone: day, hour, minute. */
export function clockOf(zone: string): (instant: string) => string {
  const form = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  return (instant) => {
    const at = new Date(instant);
    return Number.isNaN(at.getTime()) ? instant : form.format(at);
  };
}
