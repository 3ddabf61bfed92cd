// Builds the page's program into the Rust crate that embeds it; with --check, only says whether what is there is still right.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const target = here("../../crates/reports/src/page/");

const made = await build({
  entryPoints: { app: here("src/main.ts"), style: here("src/style.css") },
  outdir: here("dist"),
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2020", "chrome88", "firefox85"],
  charset: "utf8",
  legalComments: "none",
  logLimit: 5,
  write: false,
});
const text = (end) => made.outputFiles.find((file) => file.path.endsWith(end)).text.trim();
const script = text("app.js");
if (/<\/script|<!--/i.test(script)) throw new Error("the script would end its own element");
if (/https?:/.test(script + text("style.css"))) throw new Error("the page would name an address");
const files = {
  "app.js": script,
  "app.css": text("style.css"),
  "app.sha256": createHash("sha256").update(script).digest("base64"),
};

const stale = [];
for (const [name, content] of Object.entries(files)) {
  const path = target + name;
  let before = "";
  try {
    before = readFileSync(path, "utf8").replaceAll("\r\n", "\n");
  } catch {
    // It is not there yet.
  }
  if (before === content) continue;
  stale.push(name);
  if (!process.argv.includes("--check")) writeFileSync(path, content);
}
const size = Math.round(script.length / 1024);
if (!process.argv.includes("--check")) console.log(`app.js: ${size} kB; written: ${stale.join(", ") || "nothing, all is as it was"}`);
else if (stale.length > 0) {
  console.error(`stale in crates/reports/src/page: ${stale.join(", ")}; run \`npm run build\` in web/`);
  process.exit(1);
} else console.log("what is built is as the sources are");
