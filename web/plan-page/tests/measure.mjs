// How long the page of a large plan takes to open, and whether all of it can be reached: for people to read, no test.
//
// npm run measure -- PAGE.html …

import { statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { start, whereIsChromium, withPage } from "./browser.mjs";

const RUNS = 7;

/** Milliseconds from the start of the navigation until everything is drawn and painted. */
async function opened(context, file) {
  return withPage(context, file, {}, async (page) =>
    page.evaluate(async () => {
      if (!document.documentElement.classList.contains("drawn")) throw new Error("not drawn");
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
      return performance.now();
    }),
  );
}

/** What can be reached: every vehicle by search, every convoy by its name, every card by "more", and how long a step takes. */
async function reached(context, file) {
  return withPage(context, file, {}, async (page) =>
    page.evaluate(async () => {
      const plan = JSON.parse(document.querySelector("#plan-data").textContent);
      const type = (box, text) => {
        box.value = text;
        box.dispatchEvent(new Event("input", { bubbles: true }));
      };
      const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
      const took = async (act) => {
        const from = performance.now();
        act();
        await painted();
        return performance.now() - from;
      };
      const slider = document.querySelector(".bar-of-time input");
      const to = (share) => type(slider, String(Number(slider.min) + (Number(slider.max) - Number(slider.min)) * share));
      const slide = await took(() => to(0.4));
      const last = plan.vehicles[plan.vehicles.length - 1][0];
      const lanes = document.querySelector("#timetable .lanes");
      const vehicle = await took(() => type(document.querySelector("#timetable input[type=search]"), last));
      lanes.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown" }));
      const found = document.querySelector(".chosen h3")?.textContent.includes(last) ?? false;
      const convoy = plan.convoys[plan.convoys.length - 1]?.id;
      const search = document.querySelector("#convoys input[type=search]");
      const looked = await took(() => type(search, convoy));
      const card = [...document.querySelectorAll(".card h3")].some((h) => h.textContent.trim() === convoy);
      type(search, "");
      const more = document.querySelector(".more");
      for (let i = 0; i < 10_000 && !more.hidden; i++) more.click();
      const cards = document.querySelectorAll(".card").length;
      const step = await took(() => to(0.5));
      return {
        vehicles: plan.vehicles.length, convoys: plan.convoys.length, people: plan.people,
        found, card, cards, vehicle, looked, slide, step, elements: document.querySelectorAll("*").length,
      };
    }),
  );
}

if (!whereIsChromium()) throw new Error("no Chromium on this machine");
const files = process.argv.slice(2).map((file) => resolve(file));
const context = await start();
try {
  for (const file of files) {
    const times = [];
    for (let i = 0; i < RUNS; i++) times.push(await opened(context, file));
    times.sort((a, b) => a - b);
    const all = await reached(context, file);
    const ms = (x) => `${Math.round(x)} ms`;
    console.log(`${basename(file)}: ${(statSync(file).size / 1e6).toFixed(2)} MB, ${all.people} people, ${all.vehicles} vehicles, ${all.convoys} convoys`);
    console.log(`  open and painted: ${ms(times[0])} to ${ms(times[RUNS - 1])}, median ${ms(times[(RUNS - 1) / 2])} of ${RUNS}`);
    console.log(`  last vehicle found: ${all.found} in ${ms(all.vehicle)}; last convoy found: ${all.card} in ${ms(all.looked)}; cards shown: ${all.cards} of ${all.convoys}`);
    console.log(`  a step of the slider: ${ms(all.slide)}, with all cards shown ${ms(all.step)}; elements: ${all.elements}`);
  }
} finally {
  await context.close();
}
