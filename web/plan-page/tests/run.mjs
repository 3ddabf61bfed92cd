// The page in a browser: made by the program, opened in every language, light and dark, wide and narrow; with --screens, pictures.

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { speak, start, whereIsChromium, withPage } from "./browser.mjs";
import { journeys } from "./journeys.mjs";
import { screens } from "./screens.mjs";
import { words } from "./words.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const made = fileURLToPath(new URL("../test-pages/", import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Scenarios of the tests; there is little time for their plans: what is tested is the page. */
const PLANS = {
  aleppo: "examples/aleppo-2016/first-days.toml",
  middle: "testdata/generated/m-001.toml",
  exchange: "testdata/generated/m-003.toml",
  schematic: "testdata/conformance/tiny.toml",
  roads: "examples/aleppo-2016/roads/first-days.toml",
  flood: "examples/river-flood/river-flood.toml",
};

function program() {
  if (process.env.SAFECONDUCT) return process.env.SAFECONDUCT;
  const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
  execFileSync("cargo", ["build", "--release", "--locked", "--package", "safeconduct"], { cwd: root, stdio: "inherit" });
  return join(target, "release", "safeconduct");
}

/** Makes the pages; a plan that is there is kept, as it takes longest. */
function pages() {
  const safeconduct = program();
  mkdirSync(made, { recursive: true });
  return Object.fromEntries(
    Object.entries(PLANS).map(([name, scenario]) => {
      const [plan, page] = [join(made, `${name}.json`), join(made, `${name}.html`)];
      const run = (...args) => {
        const { status, stderr } = spawnSync(safeconduct, args, { cwd: root, encoding: "utf8" });
        // 1 says that somebody is left behind: a plan all the same.
        if (status !== 0 && status !== 1) throw new Error(stderr);
      };
      if (!existsSync(plan)) run("plan", scenario, "--limit", "4s", "--out", plan);
      run("page", scenario, plan, "--out", page);
      return [name, page];
    }),
  );
}

async function looks(context, name, file) {
  for (const [width, dark] of [[1440, false], [1440, true], [390, false], [390, true]]) {
    await withPage(context, file, { width, dark }, async (page) => {
      for (const lang of ["en", "fr", "ar"]) {
        await speak(page, lang);
        const said = `${name}, ${lang}, ${width} px, ${dark ? "dark" : "light"}`;
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        if (wide > width) throw new Error(`${said}: scrolls sideways, ${wide} px`);
        const cut = await page.evaluate(() =>
          [...document.querySelectorAll("#curve text.n")].filter((text) => text.getBBox().x < 0).map((text) => text.textContent),
        );
        if (cut.length > 0) throw new Error(`${said}: begins outside its graph: ${cut.join(" | ")}`);
        const burst = await page.$$eval("#convoys .card", (all) => all.filter((card) => card.scrollWidth > card.clientWidth).length);
        if (burst > 0) throw new Error(`${said}: ${burst} cards of convoys are wider than their frame`);
        await page.evaluate(axe);
        const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
        const says = found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => `${n.target} ${n.failureSummary}`).join(" | ")}`);
        if (says.length > 0) throw new Error(`${said}:\n${says.join("\n")}`);
        console.log(`ok   ${said}`);
      }
    });
  }
}

words();
if (!whereIsChromium()) {
  console.error("SKIPPED: no Chromium on this machine, so nobody has looked at the page. Install it (Debian: apt-get install chromium) or set CHROMIUM.");
  process.exit(process.env.CI ? 1 : 0);
}
const files = pages();
const context = await start();
let failed = 0;
try {
  if (process.argv.includes("--screens")) await screens(context, files, join(root, "docs/screens/"));
  else {
    const only = process.env.ONLY;
    const tests = [
      ...Object.entries(files).map(([name, file]) => [`looks of ${name}`, () => looks(context, name, file)]),
      ...journeys(context, files),
    ];
    for (const [name, test] of tests.filter(([name]) => !only || name.includes(only))) {
      try {
        await test();
        console.log(`ok   ${name}`);
      } catch (fault) {
        failed++;
        console.error(`FAIL ${name}\n${fault.stack ?? fault}`);
      }
    }
  }
} finally {
  await context.close();
}
process.exit(failed > 0 ? 1 : 0);
