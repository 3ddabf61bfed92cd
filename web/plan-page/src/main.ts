// The plan page in a browser: reads what the page carries, draws every part in the language chosen, and moves them together.

import { type App, type View, begin } from "./app";
import { bar } from "./bar";
import { convoys } from "./convoys";
import { curve, filling } from "./curve";
import { type Plan, read } from "./data";
import { exchanges } from "./exchange";
import { fair } from "./fair";
import { graphs } from "./graphs";
import { esc, find } from "./html";
import { lanes } from "./lanes";
import { map } from "./map";
import { minute } from "./time";
import { People } from "./where";
import { LANGS, type Lang, OWN, type Said, Words } from "./words";

/** Sections: id, heading, and where the figures come from. */
const SECTIONS: [string, string, string][] = [
  ["figures", "key-figures", "source-stated"],
  ["bottleneck", "bottleneck", "source-bounds"],
  ["map", "map", "source-walked"],
  ["graphs", "graphs", "source-walked"],
  ["curve", "curve", "source-walked"],
  ["exchange", "exchange", "source-walked"],
  ["destinations", "destinations", "source-walked"],
  ["timetable", "timetable", "source-walked"],
  ["convoys", "convoys", "source-walked"],
  ["left", "left-title", "source-reasons"],
  ["fair", "fair", "source-walked"],
  ["proofs", "proofs", "source-bounds"],
];

/** The sections of a plan: where there is no corridor, there is no convoy to draw. */
function sections(plan: Plan): [string, string, string][] {
  const there = SECTIONS.filter(([id]) => plan.corridors.length > 0 || !["graphs", "convoys"].includes(id));
  return there.filter(([id]) => plan.exchanges.length > 0 || id !== "exchange");
}

function start(): void {
  const data = find<HTMLElement>(document, "#plan-data").textContent ?? "";
  const said = JSON.parse(find<HTMLElement>(document, "#plan-words").textContent ?? "") as Record<Lang, Said>;
  const plan = read(data);
  const people = new People(plan);
  const kept = begin(plan);
  let views: View[] = [];
  const all = new Map<Lang, Words>();
  const root = document.createElement("div");
  root.id = "app";
  document.body.append(root);

  const show = (lang: Lang): void => {
    let words = all.get(lang);
    if (!words) all.set(lang, (words = new Words(lang, said[lang])));
    document.documentElement.lang = lang;
    document.documentElement.dir = words.said.dir;
    document.title = `${words.name(plan.name)} · ${words.say("evacuation-plan")}`;
    const app: App = { plan, words, kept, goTo };
    root.innerHTML = frame(app);
    const section = (id: string): HTMLElement => find<HTMLElement>(root, `#${id} .body`);
    section("figures").innerHTML = words.said.figures;
    section("bottleneck").innerHTML = words.said.bottleneck;
    section("left").innerHTML = words.said.left;
    section("proofs").innerHTML = words.said.proofs;
    section("destinations").innerHTML = `${words.said.destinations}<div class="fillings"></div>`;
    fair(section("fair"), app);
    views = [
      map(section("map"), app, people),
      ...(plan.corridors.length > 0 ? [graphs(section("graphs"), app), convoys(section("convoys"), app)] : []),
      curve(section("curve"), app, people),
      ...(plan.exchanges.length > 0 ? [exchanges(section("exchange"), app)] : []),
      filling(find<HTMLElement>(root, ".fillings"), app, people),
      lanes(section("timetable"), app),
      bar(find<HTMLElement>(root, ".bar-of-time"), app, people),
    ];
    for (const button of root.querySelectorAll<HTMLButtonElement>(".langs button")) {
      button.addEventListener("click", () => {
        show(button.dataset.lang as Lang);
        find<HTMLButtonElement>(root, `.langs [lang="${button.dataset.lang}"]`).focus();
      });
    }
  };
  const goTo = (t: number): void => {
    kept.time = Math.min(Math.max(t, plan.axis[0]), plan.axis[1]);
    for (const view of views) view.tick?.();
  };
  const first = LANGS.find((lang) => lang === document.documentElement.lang) ?? "en";
  show(first);
  document.documentElement.classList.add("drawn");
  let waits = 0;
  let width = window.innerWidth;
  window.addEventListener("resize", () => {
    window.clearTimeout(waits);
    // A keyboard on a phone changes the height alone: nothing is drawn anew for it.
    if (window.innerWidth === width) return;
    width = window.innerWidth;
    waits = window.setTimeout(() => views.forEach((view) => view.resize?.()), 120);
  });
  window.addEventListener("beforeprint", () => views.forEach((view) => view.paper?.(true)));
  window.addEventListener("afterprint", () => views.forEach((view) => view.paper?.(false)));
}

function frame(app: App): string {
  const { words, plan } = app;
  const scope = (source: string): string =>
    `<p class="source">${words.html("scope", { from: minute(plan, plan.start), until: minute(plan, plan.end), people: words.int(plan.people) })} ${words.html(source)}</p>`;
  const langs = LANGS.map(
    (lang) => `<button type="button" lang="${lang}" data-lang="${lang}" aria-pressed="${lang === words.lang}">${OWN[lang]}</button>`,
  );
  const shown = sections(plan);
  const links = shown.map(([id, title]) => `<li><a href="#${id}">${words.html(title)}</a></li>`);
  const parts = shown.map(
    ([id, title, source]) =>
      `<section id="${id}" aria-labelledby="${id}-h"><h2 id="${id}-h">${words.html(title)}</h2>${scope(source)}<div class="body"></div></section>`,
  );
  return `<a class="skip" href="#figures">${words.html("skip")}</a>
<nav class="langs" aria-label="${words.html("language")}">${langs.join("")}</nav>
${words.said.header}<nav class="contents" aria-label="${words.html("contents")}"><ul>${links.join("")}</ul></nav>
<main>${parts.join("")}</main>${words.said.footer}
<div class="bar-of-time" role="region" aria-label="${esc(words.say("time"))}"></div>`;
}

/** If the program cannot draw, the page without a program is shown. */
try {
  start();
} catch (fault) {
  console.error(fault);
  const plain = find<HTMLElement>(document, "#plain");
  document.querySelector("#app")?.remove();
  const whole = document.createElement("div");
  whole.innerHTML = plain.textContent ?? "";
  document.body.append(whole);
}
