// What the console says, in the language of whoever looks.

import { FluentBundle, FluentResource } from "@fluent/bundle";
import ar from "../../../crates/texts/locales/ar/console.ftl";
import en from "../../../crates/texts/locales/en/console.ftl";
import fr from "../../../crates/texts/locales/fr/console.ftl";
import { esc, plain } from "../../plan-page/src/html";

export const LANGS = ["en", "fr", "ar"] as const;
export type Lang = (typeof LANGS)[number];
export const OWN: Record<Lang, string> = { en: "English", fr: "Français", ar: "العربية" };
const TEXTS: Record<Lang, string> = { en, fr, ar };

type Values = Record<string, string | number>;

export class Words {
  private readonly bundle: FluentBundle;

  constructor(readonly lang: Lang) {
    // Western digits in every language, as on plates and radios.
    this.bundle = new FluentBundle(`${lang}-u-nu-latn`, { useIsolating: false });
    this.bundle.addResource(new FluentResource(TEXTS[lang]));
  }

  get dir(): "ltr" | "rtl" {
    return this.lang === "ar" ? "rtl" : "ltr";
  }

  /** A text, with its values set apart; its id stands in the file with `desk-` ahead. */
  say(id: string, values: Values = {}): string {
    const pattern = this.bundle.getMessage(`desk-${id}`)?.value;
    if (!pattern) throw new Error(`no text: ${id}`);
    const set: Values = {};
    for (const [key, value] of Object.entries(values)) set[key] = typeof value === "string" ? plain(value) : value;
    return this.bundle.formatPattern(pattern, set);
  }

  /** Whether there is a text. */
  has(id: string): boolean {
    return this.bundle.hasMessage(`desk-${id}`);
  }

  /** The same, escaped. */
  html(id: string, values: Values = {}): string {
    return esc(this.say(id, values));
  }

  /** A number with what stands behind the point. */
  num(n: number): string {
    const [whole, rest] = String(Math.round(n * 1000) / 1000).split(".");
    return rest ? `${this.int(Number(whole))}${this.lang === "fr" ? "," : "."}${rest}` : this.int(n);
  }

  int(n: number): string {
    const apart = this.lang === "fr" ? "\u202f" : ",";
    return String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, apart);
  }
}

/** The language that was chosen here, or the browser's, or English. */
export function chosen(): Lang {
  const wanted = [localStorage.getItem("lang") ?? "", ...navigator.languages].map((tag) => tag.slice(0, 2));
  return LANGS.find((lang) => lang === wanted.find((tag) => LANGS.includes(tag as Lang))) ?? "en";
}
