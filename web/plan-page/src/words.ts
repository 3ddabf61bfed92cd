// What the page says: texts by Fluent, numbers and spans of time as each language writes them.

import { FluentBundle, FluentResource } from "@fluent/bundle";
import type { Name } from "./data";
import { esc, plain } from "./html";

export const LANGS = ["en", "fr", "ar"] as const;
export type Lang = (typeof LANGS)[number];

/** Each language's name in itself. */
export const OWN: Record<Lang, string> = { en: "English", fr: "Français", ar: "العربية" };

/** Parts of the page that are written already, and the texts for the rest. */
export interface Said {
  dir: "ltr" | "rtl";
  texts: string[];
  header: string;
  figures: string;
  bottleneck: string;
  destinations: string;
  left: string;
  proofs: string;
  footer: string;
}

export type Values = Record<string, string | number>;

export class Words {
  private readonly bundle: FluentBundle;

  constructor(
    readonly lang: Lang,
    readonly said: Said,
  ) {
    // Western digits in every language, as on plates and radios.
    this.bundle = new FluentBundle(`${lang}-u-nu-latn`, { useIsolating: false });
    for (const text of said.texts) this.bundle.addResource(new FluentResource(text), { allowOverrides: true });
  }

  /** A text, with its values set apart. */
  say(id: string, values: Values = {}): string {
    const pattern = this.bundle.getMessage(id)?.value;
    if (!pattern) throw new Error(`no text: ${id}`);
    const set: Values = {};
    for (const [key, value] of Object.entries(values)) set[key] = typeof value === "string" ? plain(value) : value;
    return this.bundle.formatPattern(pattern, set);
  }

  /** The same, escaped. */
  html(id: string, values: Values = {}): string {
    return esc(this.say(id, values));
  }

  /** A name in this language. */
  name(name: Name): string {
    return typeof name === "string" ? name : name[LANGS.indexOf(this.lang)] ?? name[0];
  }

  /** What stands between a label and its value: French keeps a colon apart. */
  get colon(): string {
    return this.lang === "fr" ? "\u00a0: " : ": ";
  }

  /** A whole number with its thousands apart. */
  int(n: number): string {
    const apart = this.lang === "fr" ? "\u202f" : ",";
    return String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, apart);
  }

  /** A number with at most so many decimals; ones that are 0 at the end fall away. */
  number(n: number, decimals: number): string {
    const [whole, part = ""] = Math.abs(n).toFixed(decimals).split(".");
    const rest = part.replace(/0+$/, "");
    const point = this.lang === "fr" ? "," : ".";
    return `${n < 0 ? "−" : ""}${this.int(Number(whole))}${rest === "" ? "" : point + rest}`;
  }

  /** A share in per cent. */
  percent(ratio: number): string {
    return `${this.int(ratio * 100)}${this.lang === "fr" ? "\u202f%" : "%"}`;
  }

  /** Hours and minutes: `27:05`. */
  hours(seconds: number): string {
    const minutes = Math.round(seconds / 60);
    return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
  }
}
