// What people do with the page: let the time run, look for a vehicle, filter convoys, use the keyboard alone, print, and have no script.

import assert from "node:assert/strict";
import { speak, start, withPage } from "./browser.mjs";

const text = (page, selector) => page.textContent(selector);
const clock = (page) => text(page, ".bar-of-time .clock");

/** Each with its name. */
export function journeys(context, files) {
  return [
    ["the slider moves the time everywhere, and people are never lost", () => slider(context, files.aleppo)],
    ["waiting, on the way and safe are what the plan says at every hour, also place by place", () => truth(context, files.exchange)],
    ["the keyboard alone moves the time, the map and the timetable", () => keyboard(context, files.aleppo)],
    ["a vehicle is found by its name and its day stands in a table", () => search(context, files.middle)],
    ["convoys are filtered, more are shown, and each shows its time", () => filter(context, files.middle)],
    ["names and numbers follow the language, codes do not turn", () => languages(context, files.aleppo)],
    ["on a map, corridors, checkpoints and convoys lie on its roads", () => onRoads(context, files.roads)],
    ["paper has every convoy and every vehicle", () => paper(context, files.aleppo)],
    ["without a script the page stands whole", () => noScript(files.aleppo)],
    ["a page whose program fails shows its plain twin", () => broken(context, files.aleppo)],
  ];
}

async function slider(context, file) {
  await withPage(context, file, {}, async (page) => {
    const sum = async () => ((await text(page, ".sums")) ?? "").replace(/,/g, "").match(/\d+/g).map(Number).reduce((a, b) => a + b, 0);
    const all = await page.evaluate(() => JSON.parse(document.querySelector("#plan-data").textContent).people);
    const marks = () => page.$$eval("#graphs .now[transform], #curve .now[transform]", (all) => all.map((m) => m.getAttribute("transform")));
    const before = [await clock(page), await marks()];
    for (const share of [0, 0.3, 0.7, 1]) {
      await page.$eval(".bar-of-time input", (s, share) => {
        s.value = String(Number(s.min) + (Number(s.max) - Number(s.min)) * share);
        s.dispatchEvent(new Event("input", { bubbles: true }));
      }, share);
      assert.equal(await sum(), all, "waiting, on the way and safe are everybody");
    }
    assert.notEqual(await clock(page), before[0]);
    assert.notDeepEqual(await marks(), before[1]);
    await page.click(".play");
    await page.waitForTimeout(300);
    await page.click(".play");
    assert.equal(await page.getAttribute(".play", "aria-pressed"), "false");
  });
}

/** Counted anew from what the page carries, in the plainest way, beside what it shows. */
async function truth(context, file) {
  await withPage(context, file, {}, async (page) => {
    await page.click("#map summary");
    const wrong = await page.evaluate(() => {
      let rows = 0;
      const plan = JSON.parse(document.querySelector("#plan-data").textContent);
      const LOADING = 1;
      const boardings = [];
      for (const [, , , , packed] of plan.vehicles) {
        let last = 0;
        for (let i = 0; i < packed.length; i += 5) {
          const [doing, after, length, people, place] = packed.slice(i, i + 5);
          last += after + length;
          if (doing === LOADING) boardings.push([last, place - 1, people]);
        }
      }
      const number = (text) => Number((text ?? "").replace(/[^0-9]/g, ""));
      const slider = document.querySelector(".bar-of-time input");
      const [from, until] = [Number(slider.min), Number(slider.max)];
      const wrong = [];
      for (let step = 0; step <= 40; step++) {
        slider.value = String(from + ((until - from) * step) / 40);
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        const t = Number(slider.value);
        const sum = (all, where) => all.filter(where).reduce((n, x) => n + x[2], 0);
        const safe = sum(plan.arrivals, ([at]) => at <= t);
        const begin = plan.places.reduce((n, p) => n + p.begin, 0);
        const waiting = begin - sum(boardings, ([at]) => at <= t);
        const shown = (document.querySelector(".sums").textContent.replace(/,/g, "").match(/\d+/g) ?? []).map(Number);
        const wanted = [waiting, plan.people - waiting - safe, safe];
        if (String(shown) !== String(wanted)) wrong.push(`${t}: shown ${shown}, counted ${wanted}`);
        plan.receiving.forEach((r) => {
          const text = document.querySelector(`.fillings .there[data-place="${r.place}"]`)?.textContent ?? "";
          const here = sum(plan.arrivals, ([at, place]) => at <= t && place === r.place);
          if (number(text.split(/ of /)[0]) !== here) wrong.push(`${t}: ${plan.places[r.place].id} shows ${text}, counted ${here}`);
        });
        for (const row of document.querySelectorAll("#map tbody tr")) {
          const cells = [...row.children].map((c) => c.textContent.trim());
          const place = plan.places.findIndex((p) => (typeof p.name === "string" ? p.name : p.name[0]) === cells[0]);
          if (place < 0) continue;
          rows++;
          const counted = plan.places[place].begin - sum(boardings, ([at, p]) => at <= t && p === place);
          const numbers = cells.slice(1).map((c) => number(c));
          if (!numbers.includes(Math.max(counted, 0))) wrong.push(`${t}: ${cells} waits ${counted}`);
        }
      }
      return rows > 100 ? wrong : [`only ${rows} rows of the map were looked at`];
    });
    assert.deepEqual(wrong.slice(0, 5), []);
  });
}

async function onRoads(context, file) {
  await withPage(context, file, {}, async (page) => {
    assert.match(await text(page, ".map .maps"), /OpenStreetMap/);
    assert.ok((await page.$$("#map .roads .road")).length >= 3, "roads of every rank");
    // How far the middle of something is from the nearest corridor, in pixels.
    const away = (selector) => page.evaluate((selector) => {
      const ways = [...document.querySelectorAll("#map .land .corridor")];
      const near = (x, y) => Math.min(...ways.flatMap((way) => {
        const long = way.getTotalLength();
        return Array.from({ length: 2001 }, (_, i) => {
          const p = way.getPointAtLength((long * i) / 2000);
          return Math.hypot(p.x - x, p.y - y);
        });
      }));
      return [...document.querySelectorAll(selector)].map((e) => {
        const b = e.getBBox();
        return near(b.x + b.width / 2, b.y + b.height / 2);
      });
    }, selector);
    const bent = await page.$$eval("#map .land .corridor", (all) => all.map((c) => c.getAttribute("d").split("L").length));
    assert.ok(bent.some((n) => n > 4), `corridors bend: ${bent}`);
    for (const far of await away("#map .check")) assert.ok(far < 2, `a checkpoint is ${far} px off its road`);
    let seen = 0;
    for (const share of [0.05, 0.1, 0.15, 0.2]) {
      await page.$eval(".bar-of-time input", (s, share) => {
        s.value = String(Number(s.min) + (Number(s.max) - Number(s.min)) * share);
        s.dispatchEvent(new Event("input", { bubbles: true }));
      }, share);
      // A convoy stands above the line on its way out, and below it on its way back.
      for (const far of await away("#map .alive .convoy")) {
        seen++;
        assert.ok(far < 16, `a convoy is ${far} px off its road`);
      }
    }
    assert.ok(seen > 0, "some convoy was under way");
  });
}

async function keyboard(context, file) {
  await withPage(context, file, {}, async (page) => {
    await page.focus(".bar-of-time input");
    const before = await clock(page);
    await page.keyboard.press("ArrowRight");
    assert.notEqual(await clock(page), before);
    await page.focus(".map");
    const place = () => page.getAttribute("#map .place", "cx");
    const there = await place();
    await page.keyboard.press("+");
    assert.notEqual(await place(), there);
    await page.keyboard.press("0");
    await page.focus(".lanes");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    assert.match(await text(page, ".chosen h3"), /bus-2/);
    // From the top, Tab comes to everything that can be used.
    const wanted = await page.$$eval("#app a, #app button:not([hidden]), #app input, #app select, #app [tabindex='0'], #app summary", (all) =>
      all.filter((e) => e.checkVisibility()).length);
    await page.evaluate(() => document.activeElement?.blur());
    const seen = new Set();
    for (let i = 0; i < wanted + 5; i++) {
      await page.keyboard.press("Tab");
      const which = await page.evaluate(() => {
        const e = document.activeElement;
        if (!e || e === document.body) return "";
        e.dataset.tab ??= String(Math.random());
        return e.dataset.tab;
      });
      if (which) seen.add(which);
    }
    assert.ok(seen.size >= wanted, `${seen.size} of ${wanted} reached`);
  });
}

async function search(context, file) {
  await withPage(context, file, {}, async (page) => {
    const id = await page.evaluate(() => JSON.parse(document.querySelector("#plan-data").textContent).vehicles[7][0]);
    await page.fill("#timetable input[type=search]", id);
    await page.focus(".lanes");
    await page.keyboard.press("ArrowDown");
    assert.ok((await text(page, ".chosen h3")).includes(id));
    assert.ok((await page.$$(".chosen tbody td")).length > 3);
  });
}

async function filter(context, file) {
  await withPage(context, file, {}, async (page) => {
    const cards = async () => (await page.$$(".card")).length;
    assert.equal(await cards(), 24);
    await page.click(".more");
    assert.equal(await cards(), 72);
    const id = await text(page, ".card:nth-child(5) h3");
    await page.fill("#convoys input[type=search]", id);
    assert.ok((await cards()) >= 1);
    await page.click(`.card button`);
    assert.ok(await page.$(".card.under-way"), "its time lies while it is under way");
    await page.fill("#convoys input[type=search]", "nothing is called so");
    assert.equal(await cards(), 0);
  });
}

async function languages(context, file) {
  await withPage(context, file, { width: 390 }, async (page) => {
    await speak(page, "ar");
    assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), ["ar", "rtl"]);
    assert.match(await text(page, "h1"), /شرق حلب/);
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector(".card h3 bdi")).direction), "ltr");
    assert.match(await clock(page), /^\d{4}-\d\d-\d\d \d\d:\d\d$/, "Western digits");
    await speak(page, "fr");
    assert.match(await text(page, "h1"), /Alep-Est/);
    assert.equal(await page.evaluate(() => document.activeElement?.lang), "fr", "the focus stays");
  });
}

async function paper(context, file) {
  await withPage(context, file, {}, async (page) => {
    const pdf = await page.pdf({ format: "A4", landscape: true });
    assert.ok(pdf.length > 50_000);
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    const plan = await page.evaluate(() => JSON.parse(document.querySelector("#plan-data").textContent));
    const rows = await page.$$eval("#convoys .on-paper tbody tr:not(.date)", (all) => all.length);
    assert.equal(rows, plan.convoys.length);
    const lanes = (await page.$$eval("#timetable .lane-strip text", (all) => all.map((t) => t.textContent))).join("\n");
    for (const [id] of plan.vehicles) assert.ok(lanes.includes(id), id);
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    assert.equal((await page.$$(".on-paper *")).length, 0);
    assert.equal(await text(page, ".at-time"), "");
  });
}

async function noScript(file) {
  const context = await start({ javaScriptEnabled: false });
  try {
    await withPage(context, file, {}, async (page) => {
      await page.waitForSelector("section#figures h2");
      for (const id of ["figures", "graphs", "timetable", "convoys", "left", "proofs"]) assert.ok(await page.isVisible(`#${id} h2`), id);
    });
  } finally {
    await context.close();
  }
}

async function broken(context, file) {
  const page = await context.newPage();
  await page.addInitScript(() => {
    JSON.parse = () => {
      throw new Error("as if the data were damaged");
    };
  });
  await page.goto(`file://${file}`);
  assert.ok(await page.isVisible("section#figures h2"));
  await page.close();
}
