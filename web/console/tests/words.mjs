// Every text that the console asks for stands in every language, and none stands there unused.

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export function words() {
  const ids = (lang) => new Set([...readFileSync(here(`../../../crates/texts/locales/${lang}/console.ftl`), "utf8").matchAll(/^desk-([a-z0-9_-]+) =/gm)].map((m) => m[1]));
  const [en, fr, ar] = ["en", "fr", "ar"].map(ids);
  for (const [lang, others] of [["fr", fr], ["ar", ar]]) {
    const apart = [...en].filter((id) => !others.has(id)).concat([...others].filter((id) => !en.has(id)));
    if (apart.length > 0) throw new Error(`${lang} differs from en: ${apart.join(", ")}`);
  }
  const code = readdirSync(here("../src")).filter((f) => f.endsWith(".ts")).map((f) => readFileSync(here(`../src/${f}`), "utf8")).join("\n");
  const asked = new Set([...code.matchAll(/words\.(?:say|html|has)\("([a-z0-9_-]+)"/g)].map((m) => m[1]));
  // Ids that are put together: role-…, stage-… and so on; and those that stand as words of lists.
  const made = [...code.matchAll(/words\.(?:say|html|has)\(`([a-z0-9_-]*)\$\{/g)].map((m) => m[1]);
  const quoted = new Set([...code.matchAll(/"([a-z0-9_-]+)"/g)].map((m) => m[1]));
  const missing = [...asked].filter((id) => !en.has(id));
  if (missing.length > 0) throw new Error(`no text: ${missing.join(", ")}`);
  const unused = [...en].filter((id) => !asked.has(id) && !quoted.has(id) && !made.some((start) => start && id.startsWith(start)));
  if (unused.length > 0) throw new Error(`texts that nobody asks for: ${unused.join(", ")}`);
  console.log(`ok   ${en.size} texts in three languages`);
}
