// The console in a browser, against the real server: set up, signed in, an operation begun, planned, ordered and refused, in English
// and Arabic, on a screen and on a phone; with --screens, pictures.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { start, whereIsChromium } from "../../plan-page/tests/browser.mjs";
import { words } from "./words.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TOWN = ["crates/testkit/src/served/town.toml", "crates/testkit/src/served/times.csv"].map((f) => join(root, f));
const PASSWORD = "eleven grey herons";

function program() {
  if (process.env.SAFECONDUCT) return process.env.SAFECONDUCT;
  const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
  execFileSync("cargo", ["build", "--release", "--locked", "--package", "safeconduct"], { cwd: root, stdio: "inherit" });
  return join(target, "release", "safeconduct");
}

/** Starts a server on a folder of its own: where it listens, and the word of the head of the centre. */
async function serve(folder) {
  const sheet = join(folder, "sheet.html");
  const child = spawn(program(), ["serve", "--plain", "--listen", "127.0.0.1:0", "--data", join(folder, "centre"), "--sheet", sheet], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, LC_ALL: "C" },
  });
  const at = await new Promise((done, failed) => {
    let said = "";
    child.stdout.on("data", (data) => {
      said += data;
      const found = said.match(/http:\/\/(\S+)/);
      if (found) done(found[1]);
    });
    child.on("exit", () => failed(new Error(`the server did not start: ${said}`)));
  });
  const told = readFileSync(sheet, "utf8").split('<dd dir="ltr">').slice(1).map((rest) => rest.split("<")[0]);
  return { at, word: told[1], stop: () => child.kill() };
}

/** A page of the console whose errors, and requests to elsewhere, fail. */
async function withConsole(context, at, { width = 1440, height = 900, dark = false } = {}, use) {
  const page = await context.newPage();
  const faults = [];
  // A refusal is an answer: the browser calls it an error.
  page.on("console", (m) => m.type() === "error" && !/Failed to load resource/.test(m.text()) && faults.push(`console: ${m.text()}`));
  page.on("pageerror", (e) => faults.push(`error: ${e.message}`));
  page.on("request", (r) => !r.url().startsWith(`http://${at}/`) && !/^(data|blob):/.test(r.url()) && faults.push(`request: ${r.url()}`));
  try {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: dark ? "dark" : "light" });
    await page.goto(`http://${at}/`);
    const result = await use(page);
    if (faults.length > 0) throw new Error(faults.join("\n"));
    return result;
  } finally {
    await page.close();
  }
}

const speak = (page, lang) => page.click(`[data-lang=${lang}]`);

async function signIn(page, role = "head-of-centre") {
  await page.selectOption("[data-form=in] [name=role]", role);
  await page.fill("[data-form=in] [name=password]", PASSWORD);
  await page.click("[data-form=in] button");
  await page.waitForSelector(".all");
}

/** The order's dialog: what is filled in, given, and what is answered; nothing if it was given. */
async function order(page, kind, of, fields = {}) {
  await page.click(`[data-order="${kind}"][data-of="${of}"]`);
  for (const [name, value] of Object.entries(fields)) await page.fill(`dialog [name=${name}]`, value);
  await page.click("dialog button.main");
  await page.waitForFunction(() => !document.querySelector("dialog").open || document.querySelector("dialog .said").textContent !== "");
  const open = await page.$eval("dialog", (d) => d.open);
  const said = open ? await page.textContent("dialog .said") : "";
  if (open) await page.click("dialog .no");
  return said;
}

async function day(context, { at, word }) {
  await withConsole(context, at, {}, async (page) => {
    await speak(page, "en");
    // Whoever has no password yet is told so, and sets one by the recovery sheet.
    await page.fill("[data-form=in] [name=password]", "not this one");
    await page.click("[data-form=in] button");
    await page.waitForFunction(() => document.querySelector("[data-form=in] .said").textContent !== "");
    assert.match(await page.textContent("[data-form=in] .said"), /not known/);
    await page.click("summary");
    for (const role of ["head-of-centre", "dispatcher"]) {
      await page.fill("[data-form=first] [name=word]", word);
      await page.selectOption("[data-form=first] [name=role]", role);
      await page.fill("[data-form=first] [name=password]", PASSWORD);
      await page.click("[data-form=first] button");
      await page.waitForFunction(() => /It is set/.test(document.querySelector("[data-form=first] .said").textContent));
      await page.$eval("[data-form=first] .said", (e) => (e.textContent = ""));
    }
    await signIn(page);
    // A scenario with a mistake is refused with the mistake.
    await page.fill("[name=id]", "town");
    await page.setInputFiles("[name=files]", TOWN.slice(0, 1));
    await page.click(".begin button");
    await page.waitForFunction(() => document.querySelector(".begin .said").textContent !== "");
    assert.match(await page.textContent(".begin .said"), /times\.csv/);
    assert.match(await page.textContent(".begin .said"), /town\.toml:\d+/, "with file and line");
    await page.setInputFiles("[name=files]", TOWN);
    await page.click(".begin button");
    await page.waitForSelector(".board");
    await page.waitForFunction(() => /No convoy yet/.test(document.querySelector(".board").textContent));
    // A plan is proposed and taken.
    await page.click("nav a[href$=plan]");
    await page.fill("[name=limit]", "1");
    await page.click(".propose button");
    await page.waitForSelector(".accept", { timeout: 60_000 });
    await page.click(".accept");
    await page.waitForFunction(() => /in force/.test(document.querySelector(".proposal").textContent));
    await page.click("nav a[href$=now]");
    await page.waitForSelector("[data-order=form]");
    const convoy = await page.getAttribute("[data-order=form]", "data-of");
    assert.equal(await order(page, "form", convoy), "");
    await page.waitForSelector(`[data-order="clear-to-load"][data-of="${convoy}"]`);
    // The gate refuses with all reasons, and they are shown.
    const refused = await order(page, "clear-to-load", convoy, { people: "40" });
    assert.match(refused, /refused/);
    assert.ok(refused.length > 150, `reasons are shown: ${refused}`);
    // Somebody else shuts the corridor; this page shows it without being asked.
    const corridor = await page.getAttribute("[data-order=suspend]", "data-of");
    const given = await fetch(`http://${at}/api/v1/operations/town/orders`, {
      method: "POST",
      headers: { Authorization: `Bearer ${word}`, "Content-Type": "application/json" },
      body: JSON.stringify({ id: "01930000-0000-7000-8000-000000000001", order: { kind: "suspend", corridor, reason: "shots heard" } }),
    });
    assert.equal(given.status, 200, await given.text());
    await page.waitForSelector(".corridors .shut", { timeout: 10_000 });
    assert.equal(await order(page, "resume", corridor), "");
    await page.waitForSelector(".corridors .open");
    // An order reaches the server, its answer does not: pressed again, it is still one order.
    const ids = [];
    await page.route("**/orders", async (route) => {
      ids.push(JSON.parse(route.request().postData()).id);
      if (ids.length > 1) return route.continue();
      await route.fetch();
      await route.abort();
    });
    await page.click(`[data-order=suspend][data-of="${corridor}"]`);
    await page.fill("dialog [name=reason]", "a flat tyre");
    await page.click("dialog button.main");
    await page.waitForFunction(() => document.querySelector("dialog .said").textContent !== "");
    await page.click("dialog button.main");
    await page.waitForFunction(() => !document.querySelector("dialog").open);
    assert.equal(ids.length, 2);
    assert.equal(ids[0], ids[1], "the same order again");
    await page.unroute("**/orders");
    const kept = await (await fetch(`http://${at}/api/v1/operations/town/entries?from=1&most=100`, { headers: { Authorization: `Bearer ${word}` } })).json();
    assert.equal(kept.entries.filter((e) => e.entry.event.reason === "a flat tyre").length, 1, "and one entry");
    await page.waitForSelector(".corridors .shut");
    assert.equal(await order(page, "resume", corridor), "");
    // What a party states is written down, and stands by its corridor.
    await page.click("nav a[href$=agreement]");
    await page.waitForSelector(".state [name=corridor] option", { state: "attached" });
    await page.fill(".state [name=party]", "north");
    await page.click(".state button");
    await page.waitForFunction(() => /north\W*: guarantee of .* fresh until/.test(document.querySelector(".ways").textContent));
    await page.selectOption(".state [name=kind]", "suspended");
    await page.fill(".state [name=said]", "until the wounded are out");
    await page.click(".state button");
    await page.waitForFunction(() => /Shut, as \W*north\W* states/.test(document.querySelector(".ways").textContent));
    assert.match(await page.textContent(".signed"), /Nothing is signed/);
    // The account can be taken away, in the language that is chosen.
    await page.click("nav a[href$=people]");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click('[data-paper="account.html"]')]);
    assert.match(readFileSync(await download.path(), "utf8"), /<html lang="en"/);
    // The record has it all, with who did it.
    await page.click("nav a[href$=record]");
    await page.waitForFunction(() => document.querySelectorAll(".entries tbody tr").length >= 4);
    await page.fill(".search", "shots heard");
    assert.equal(await page.$$eval(".entries tbody tr", (rows) => rows.length), 1);
    assert.match(await page.textContent(".head"), /vouches/);
    // Whoever opens the page again is still signed in; whoever signs out is not.
    await page.reload();
    await page.waitForSelector(".entries");
    await page.click("[data-do=out]");
    await page.waitForSelector("[data-form=in]");
  });
}

async function others(context, { at }) {
  await withConsole(context, at, {}, async (page) => {
    await speak(page, "ar");
    assert.equal(await page.getAttribute("html", "dir"), "rtl");
    await signIn(page, "dispatcher");
    assert.equal(await page.$(".begin"), null, "only the head of the centre begins");
    await page.click(".cards a");
    await page.waitForSelector("[data-order=suspend]");
    const convoy = await page.getAttribute("[data-order=hold]", "data-of");
    assert.equal(await order(page, "hold", convoy, { reason: "سيارة معطلة" }), "");
    await page.waitForSelector(".stage.held");
    // A line of the radio is said back first, and written when it is right; one that nobody understands is not.
    await page.click("nav a[href$=record]");
    await page.fill(".journal textarea", "BUS01 DANCES");
    await page.click(".journal [name=say]");
    await page.waitForFunction(() => /DANCES/.test(document.querySelector(".journal .answer").textContent));
    await page.fill(".journal textarea", "BUS01 7 ON SCHOOL\nBUS01 OUT SCHOOL");
    await page.click(".journal [name=say]");
    await page.waitForSelector(".journal .write");
    assert.equal(await page.$$eval(".journal .back li", (all) => all.length), 2);
    const boarded = () => page.$$eval(".entries tbody th", (all) => all.filter((e) => e.textContent === "boarded").length);
    assert.equal(await boarded(), 0, "nothing is written before it is right");
    await page.click(".journal .write");
    await page.waitForFunction(() => [...document.querySelectorAll(".entries tbody th")].some((e) => e.textContent === "boarded"));
    assert.equal(await boarded(), 1);
  });
}

/** Every view in every language, wide and narrow, light and dark: no fault, nothing beyond the edge, nothing that axe finds. */
async function looks(context, { at }, shot) {
  for (const [width, dark] of [[1440, false], [390, true], [390, false], [1440, true]]) {
    await withConsole(context, at, { width, dark }, async (page) => {
      for (const lang of ["en", "ar", "fr"]) {
        await speak(page, lang);
        const see = async (name) => {
          const said = `${name}, ${lang}, ${width} px, ${dark ? "dark" : "light"}`;
          await page.waitForTimeout(350);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(wide <= width, `${said}: scrolls sideways, ${wide} px`);
          if (shot) return shot(page, { name, lang, width, dark });
          // The policy of the page keeps scripts out; the tester's comes another way.
          const found = await page.evaluate(async (axe) => {
            (0, Function)(axe)();
            return (await window.axe.run(document, { resultTypes: ["violations"] })).violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => `${n.target} ${n.failureSummary}`).join(" | ")}`);
          }, axe);
          assert.deepEqual(found, [], said);
          console.log(`ok   ${said}`);
        };
        await see("door");
        await signIn(page);
        await see("operations");
        await page.click(".cards a");
        for (const part of ["now", "people", "plan", "agreement", "record"]) {
          await page.click(`nav a[href$=${part}]`);
          await page.waitForSelector(`nav a[href$=${part}][aria-current]`);
          await see(part);
        }
        await page.goto(`http://${at}/#/`);
        await page.click("[data-do=out]");
      }
    });
  }
}

words();
if (!whereIsChromium()) {
  console.error("SKIPPED: no Chromium on this machine, so nobody has looked at the console. Install it (Debian: apt-get install chromium) or set CHROMIUM.");
  process.exit(process.env.CI ? 1 : 0);
}
const folder = mkdtempSync(join(tmpdir(), "console-"));
const server = await serve(folder);
const context = await start({ offline: false, bypassCSP: true });
let failed = 0;
const screens = process.argv.includes("--screens");
const shot = async (page, { name, lang, width, dark }) => {
  const kept = { "now en 1440 light": 1, "now ar 1440 dark": 1, "now en 390 light": 1, "people en 1440 light": 1, "record ar 390 dark": 1, "door fr 390 light": 1, "plan en 1440 light": 1, "agreement en 1440 light": 1, "agreement ar 390 dark": 1 };
  if (kept[`${name} ${lang} ${width} ${dark ? "dark" : "light"}`]) {
    await page.screenshot({ path: join(root, `docs/screens/console-${name}-${lang}${width === 390 ? "-phone" : ""}${dark ? "-dark" : ""}.png`) });
  }
};
try {
  const tests = [
    ["a day at the centre: set up, begin, plan, order, be refused, shut and open", () => day(context, server)],
    ["a dispatcher holds a convoy, in Arabic", () => others(context, server)],
    ["looks of the console", () => looks(context, server, screens ? shot : null)],
  ];
  for (const [name, test] of tests) {
    try {
      await test();
      console.log(`ok   ${name}`);
    } catch (fault) {
      failed++;
      console.error(`FAIL ${name}\n${fault.stack ?? fault}`);
      break;
    }
  }
} finally {
  await context.close();
  server.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed > 0 ? 1 : 0);
