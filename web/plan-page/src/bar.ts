// The time bar at the foot of the page: a slider for the time, a button that lets it run, and how many are where.

import type { App, View } from "./app";
import { find } from "./html";
import { minute } from "./time";
import type { People } from "./where";

/** The whole plan goes by in so many seconds. */
const RUNS = 60;

/** The bar. */
export function bar(root: HTMLElement, app: App, people: People): View {
  const { plan, words, kept } = app;
  const [from, until] = plan.axis;
  root.innerHTML = `<button type="button" class="play" aria-pressed="false"></button>
<label><span class="vh">${words.html("time")}</span>
<input type="range" dir="ltr" min="${from}" max="${until}" step="60" value="${kept.time}"></label>
<output class="clock"></output><p class="sums"></p>`;
  const slider = find<HTMLInputElement>(root, "input");
  const play = find<HTMLButtonElement>(root, ".play");
  const clock = find<HTMLOutputElement>(root, ".clock");
  const sums = find<HTMLElement>(root, ".sums");

  slider.addEventListener("input", () => app.goTo(Number(slider.value)));
  play.addEventListener("click", () => {
    kept.playing = !kept.playing;
    if (kept.playing && kept.time >= until - 60) app.goTo(from);
    label();
    if (kept.playing) run();
  });
  const label = (): void => {
    play.textContent = kept.playing ? "❚❚" : "▶\ufe0e";
    play.setAttribute("aria-label", words.say(kept.playing ? "pause" : "play"));
    play.title = words.say(kept.playing ? "pause" : "play");
    play.setAttribute("aria-pressed", String(kept.playing));
  };
  const run = (): void => {
    let before = performance.now();
    const step = (now: number): void => {
      // Another language has another bar.
      if (!kept.playing || !root.contains(play)) return;
      const t = kept.time + ((now - before) / 1000 / RUNS) * (until - from);
      before = now;
      app.goTo(Math.min(t, until));
      if (t >= until) {
        kept.playing = false;
        label();
      } else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  };
  const tick = (): void => {
    const t = kept.time;
    const says = minute(plan, t);
    slider.value = String(Math.round(t / 60) * 60);
    slider.setAttribute("aria-valuetext", says);
    clock.textContent = says;
    const all = people.all(t);
    sums.textContent = [
      ["waiting-n", all.waiting] as const,
      ["on-way-n", all.onWay] as const,
      ["safe-n", all.safe] as const,
    ]
      .map(([id, n]) => words.say(id, { n: words.int(n) }))
      .join(" · ");
  };
  label();
  tick();
  if (kept.playing) run();
  return { tick };
}
