// Builds the console into the Rust crate that serves it; with --check, only says whether what is there is still right.

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const target = here("../../crates/server/src/pages/");

const made = await build({
  entryPoints: { console: here("src/main.ts"), style: here("src/style.css") },
  outdir: here("dist"),
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2020", "chrome88", "firefox85"],
  charset: "utf8",
  legalComments: "none",
  logLimit: 5,
  loader: { ".ftl": "text" },
  write: false,
});
const text = (end) => made.outputFiles.find((file) => file.path.endsWith(end)).text.trim();
if (/https?:/.test(text("console.js") + text("style.css"))) throw new Error("the console would name an address");
const files = { "console.js": text("console.js"), "console.css": text("style.css") };

const stale = [];
for (const [name, content] of Object.entries(files)) {
  let before = "";
  try {
    before = readFileSync(target + name, "utf8").replaceAll("\r\n", "\n");
  } catch {
    // It is not there yet.
  }
  if (before === content) continue;
  stale.push(name);
  if (!process.argv.includes("--check")) writeFileSync(target + name, content);
}
const size = Math.round(files["console.js"].length / 1024);
if (!process.argv.includes("--check")) console.log(`console.js: ${size} kB; written: ${stale.join(", ") || "nothing, all is as it was"}`);
else if (stale.length > 0) {
  console.error(`stale in crates/server/src/pages: ${stale.join(", ")}; run \`npm run build\` in web/`);
  process.exit(1);
} else console.log("the console that is built is as the sources are");
