// Local time: instants as dates and hours of the scenario's zone, and the ticks of a time axis.

import type { Plan } from "./data";

const HOUR = 3600;
const DAY = 86400;

/** Seconds that local time is ahead of UTC. */
function ahead(plan: Plan, t: number): number {
  let found = plan.offsets[0]?.[1] ?? 0;
  for (const [since, offset] of plan.offsets) if (since <= t) found = offset;
  return found;
}

/** Local seconds since 1970. */
function local(plan: Plan, t: number): number {
  return plan.epoch + t + ahead(plan, t);
}

const two = (n: number): string => String(n).padStart(2, "0");

/** `08:00` */
export function timeOfDay(plan: Plan, t: number): string {
  const s = ((local(plan, t) % DAY) + DAY) % DAY;
  return `${two(Math.floor(s / HOUR))}:${two(Math.floor(s / 60) % 60)}`;
}

/** `2016-12-15` */
export function date(plan: Plan, t: number): string {
  return new Date(local(plan, t) * 1000).toISOString().slice(0, 10);
}

/** `2016-12-15 08:00` */
export function minute(plan: Plan, t: number): string {
  return `${date(plan, t)} ${timeOfDay(plan, t)}`;
}

/** A local day, as a number that grows by one from day to day. */
export function day(plan: Plan, t: number): number {
  return Math.floor(local(plan, t) / DAY);
}

/** Time of day, with the days that lie between as timetables write them: `00:10+1`. */
export function onDay(plan: Plan, t: number, from: number): string {
  const days = day(plan, t) - day(plan, from);
  return timeOfDay(plan, t) + (days > 0 ? `+${days}` : "");
}

/** Where an instant stands along an axis. */
export interface Scale {
  from: number;
  until: number;
  width: number;
  x(t: number): number;
  days: number[];
  hours: number[];
}

/** An axis of so many pixels, with full local hours at least 52 pixels apart. */
export function scale(plan: Plan, from: number, until: number, width: number): Scale {
  const perHour = (width / (until - from)) * HOUR;
  const step = [1, 2, 3, 6, 12, 24].find((h) => h * perHour >= 52) ?? 24;
  const [days, hours]: [number[], number[]] = [[], []];
  // Hours that a change of the clock leaves out or repeats stand where the clock shows them.
  const whole = (((local(plan, from) % HOUR) + HOUR) % HOUR);
  for (let t = from + (whole ? HOUR - whole : 0); t <= until; t += HOUR) {
    const hour = Math.floor((((local(plan, t) % DAY) + DAY) % DAY) / HOUR);
    if (hour === 0) days.push(t);
    if (hour % step === 0) hours.push(t);
  }
  const x = (t: number): number => Math.min(Math.max(((t - from) / (until - from)) * width, 0), width);
  return { from, until, width, x, days, hours };
}

/** Local midnights inside, between the ends of the axis. */
export function edges(plan: Plan, from: number, until: number): number[] {
  return [from, ...scale(plan, from, until, 1).days.filter((t) => t > from && t < until), until];
}
