// Who of the two sides of an exchange is ahead, over time, against what is allowed.

import type { App, View } from "./app";
import { clickable, frame, key, mark } from "./chart";
import type { Exchange } from "./data";
import { esc, px } from "./html";
import { type Scale, scale } from "./time";

const TALL = 180;
const PAD = 20;

/** A graph for each exchange; the words beside it are written already. */
export function exchanges(root: HTMLElement, app: App): View {
  const { plan, words } = app;
  const scales: (Scale | undefined)[] = [];
  root.innerHTML =
    key([
      ['<path class="safe" d="M1 12H12V4H33"/>', words.say("exchange-first")],
      ['<path class="most" d="M1 2H12V10H33"/>', words.say("exchange-second")],
      ['<path class="bound" d="M1 7H33"/>', words.say("exchange-slack")],
      ['<rect class="shut" width="34" height="14"/>', words.say("all-shut")],
    ]) +
    plan.exchanges
      .map((x) => {
        const [first, second] = sides(app, x);
        const title = words.html("exchange-of", { id: x.id, first, second });
        return `<h3>${title}</h3><p>${esc(says(app, x))}</p><div class="graph"></div>`;
      })
      .join("");
  const boxes = [...root.querySelectorAll<HTMLElement>(".graph")];
  const draw = (paper: boolean): void => {
    boxes.forEach((box, i) => {
      const exchange = plan.exchanges[i];
      if (!exchange || exchange.steps.length === 0) return;
      const room = paper ? 980 : Math.max(box.clientWidth - (box.clientWidth < 600 ? 94 : 152), 280);
      const made = scale(plan, plan.axis[0], plan.axis[1], room);
      box.innerHTML = frame(app, chart(app, exchange, made));
      scales[i] = made;
      clickable(box, app, made);
    });
    tick();
  };
  const tick = (): void =>
    boxes.forEach((box, i) => {
      const made = scales[i];
      if (made) mark(box, app, made);
    });
  draw(false);
  return { tick, resize: () => draw(false), paper: draw };
}

function sides(app: App, x: Exchange): [string, string] {
  const name = (zone: number): string => app.words.name(app.plan.zones[zone]?.name ?? "");
  return [name(x.first), name(x.second)];
}

/** The furthest that a side is ahead. */
function most(x: Exchange, side: 5 | 6): number {
  return x.steps.reduce((most, step) => Math.max(most, step[side]), 0);
}

function says(app: App, x: Exchange): string {
  const { words } = app;
  const last = x.steps[x.steps.length - 1];
  if (!last) return words.say("exchange-none");
  const [first, second] = sides(app, x);
  const number = (n: number): string => words.number(n, 1);
  return words.say("exchange-most", {
    first,
    second,
    n: number(most(x, 5)),
    m: number(most(x, 6)),
    slack: number(x.slack),
    through: words.int(last[2]),
    back: words.int(last[4]),
  });
}

function chart(app: App, x: Exchange, axis: Scale): Parameters<typeof frame>[1] {
  const { plan, words } = app;
  const [first, second] = sides(app, x);
  const reach = Math.max(most(x, 5), most(x, 6), x.slack, 1);
  const y = (people: number): number => PAD + TALL * (0.5 - people / reach / 2);
  const w = px(axis.width);
  const lead = (side: 5 | 6, sign: number): string => {
    let line = `M0 ${px(y(0))}`;
    for (const step of x.steps) line += `H${px(axis.x(step[0]))}V${px(y(sign * Math.max(step[side], 0)))}`;
    return `${line}H${w}`;
  };
  const allowed = [x.slack, -x.slack].map((n) => `<path class="bound" d="M0 ${px(y(n))}h${w}"/>`).join("");
  const label = (n: number) => ({ y: y(n), text: words.number(Math.abs(n), 1), style: "tick" as const });
  return {
    scale: axis,
    title: words.say("exchange"),
    desc: words.say("exchange-desc", { first, second, slack: words.number(x.slack, 1) }),
    height: TALL + 2 * PAD,
    side: [label(x.slack), label(0), label(-x.slack)],
    shut: plan.allShut,
    shutSays: words.say("all-shut"),
    body: `${allowed}<path class="all" d="M0 ${px(y(0))}h${w}"/><path class="safe" d="${lead(5, 1)}"/><path class="most" d="${lead(6, -1)}"/>`,
  };
}
