// The words of the page: the same texts with the same values in every language, each of them used, each that is used there.

import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { FluentResource } from "@fluent/bundle";

const locales = fileURLToPath(new URL("../../../crates/texts/locales/", import.meta.url));
const sources = fileURLToPath(new URL("../src/", import.meta.url));

function texts(lang, file) {
  const found = new Map();
  const values = (element) => {
    if (!element || typeof element !== "object") return [];
    if (Array.isArray(element)) return element.flatMap(values);
    return element.type === "var" ? [element.name] : Object.values(element).flatMap(values);
  };
  for (const entry of new FluentResource(readFileSync(`${locales}${lang}/${file}.ftl`, "utf8")).body) {
    found.set(entry.id, [...new Set(values(entry.value))].sort().join(" "));
  }
  return found;
}

/** Throws where a text is missing, differs in its values, or is never said. */
export function words() {
  const own = texts("en", "screen");
  const faults = [];
  for (const lang of ["fr", "ar"]) {
    const other = texts(lang, "screen");
    for (const [id, values] of own) if (other.get(id) !== values) faults.push(`${lang}: ${id}: ${other.get(id) ?? "missing"}, not ${values}`);
    for (const id of other.keys()) if (!own.has(id)) faults.push(`${lang}: ${id}: not in English`);
  }
  const program = readdirSync(sources).filter((f) => f.endsWith(".ts")).map((f) => readFileSync(sources + f, "utf8")).join("\n");
  const all = new Set([...own.keys(), ...texts("en", "plan").keys(), ...texts("en", "page").keys()]);
  for (const id of own.keys()) if (!program.includes(`"${id}"`)) faults.push(`${id}: nobody says it`);
  for (const [, id] of program.matchAll(/\b(?:say|html)\("([a-z-]+)"/g)) if (!all.has(id)) faults.push(`${id}: there is no such text`);
  if (faults.length > 0) throw new Error(faults.join("\n"));
  console.log(`ok   ${own.size} texts in three languages`);
}
