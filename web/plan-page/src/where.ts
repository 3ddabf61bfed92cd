// Where everybody is at an instant: vehicles on roads and in corridors, people waiting, on the way and safe.

import { type Convoy, DRIVING, EMPTY, LOADED, LOADING, type Plan, at, count, spanAt } from "./data";

/** A way between two places, and how far along it. */
export interface OnWay {
  from: number;
  to: number;
  share: number;
}

/** How far a convoy is along its corridor, as a share of the driving time, and whether it stands at a checkpoint. */
export function along(plan: Plan, convoy: Convoy, t: number): { share: number; stands: boolean } {
  const corridor = plan.corridors[convoy.corridor];
  if (!corridor) return { share: 0, stands: false };
  let [left, driven] = [convoy.depart, 0];
  for (const [point, begin, end] of convoy.passages) {
    const after = corridor.points[point]?.[1] ?? 0;
    const reach = convoy.back ? corridor.time - after : after;
    const reaches = Math.min(left + reach - driven, begin);
    if (t < reaches) return { share: between(left, reaches, driven, reach, t) / corridor.time, stands: false };
    if (t < end) return { share: reach / corridor.time, stands: true };
    [left, driven] = [end, reach];
  }
  const through = Math.min(left + corridor.time - driven, convoy.arrive);
  return { share: between(left, through, driven, corridor.time, t) / corridor.time, stands: false };
}

function between(t0: number, t1: number, a: number, b: number, t: number): number {
  return t1 <= t0 ? b : a + (b - a) * Math.min(Math.max((t - t0) / (t1 - t0), 0), 1);
}

/** Vehicles at an instant. */
export interface Vehicles {
  /** How many stand at each place. */
  standing: number[];
  /** Those on the road. */
  driving: OnWay[];
  /** How many are in each convoy that is in its corridor, by its position. */
  convoys: Map<number, number>;
}

/** What every vehicle that does something does at an instant. O(v log s). */
export function vehicles(plan: Plan, t: number): Vehicles {
  const found: Vehicles = { standing: plan.places.map(() => 0), driving: [], convoys: new Map() };
  const stand = (place: number): void => {
    if (place >= 0) found.standing[place] = (found.standing[place] ?? 0) + 1;
  };
  for (const v of plan.fleet) {
    const i = spanAt(v, t);
    if (i < 0) {
      stand(v.first);
      continue;
    }
    const doing = at(v, i, 0);
    const over = t >= at(v, i, 2);
    if (doing === DRIVING && !over) {
      const [from, until] = [at(v, i, 1), at(v, i, 2)];
      found.driving.push({ from: placeBefore(plan, v, i), to: at(v, i, 5), share: (t - from) / (until - from) });
    } else if ((doing === LOADED || doing === EMPTY) && !over) {
      const convoy = at(v, i, 4);
      found.convoys.set(convoy, (found.convoys.get(convoy) ?? 0) + 1);
    } else {
      stand(placeAfter(plan, v, i));
    }
  }
  return found;
}

/** The place where a span ends. */
function placeAfter(plan: Plan, v: Plan["fleet"][number], i: number): number {
  if (i < 0) return v.first;
  const convoy = plan.convoys[at(v, i, 4)];
  if (convoy) {
    const corridor = plan.corridors[convoy.corridor];
    return (convoy.back ? corridor?.from : corridor?.to) ?? -1;
  }
  const place = at(v, i, 5);
  return place >= 0 ? place : placeAfter(plan, v, i - 1);
}

/** The place where a span begins. */
export function placeBefore(plan: Plan, v: Plan["fleet"][number], i: number): number {
  return placeAfter(plan, v, i - 1);
}

/** Running sums of people, for looking up any instant. */
export class People {
  private readonly boarded: Sums[];
  private readonly arrived: Sums[];
  private readonly safe = new Sums();

  constructor(private readonly plan: Plan) {
    const boarded: [number, number][][] = plan.places.map(() => []);
    for (const v of plan.fleet) {
      for (let i = 0; i < count(v); i++) {
        if (at(v, i, 0) === LOADING) boarded[at(v, i, 5)]?.push([at(v, i, 2), at(v, i, 3)]);
      }
    }
    this.boarded = boarded.map((all) => Sums.of(all.sort((a, b) => a[0] - b[0])));
    this.arrived = plan.places.map(() => new Sums());
    for (const [t, place, people] of plan.arrivals) {
      this.arrived[place]?.add(t, people);
      this.safe.add(t, people);
    }
  }

  /** Those who still wait at a place; whoever gets on waits until loading has ended. */
  waiting(place: number, t: number): number {
    return Math.max((this.plan.places[place]?.begin ?? 0) - (this.boarded[place]?.by(t) ?? 0), 0);
  }

  /** Those who are safe at a place. */
  safeAt(place: number, t: number): number {
    return this.arrived[place]?.by(t) ?? 0;
  }

  /** All of them: waiting, on the way, safe. They sum up to everybody. */
  all(t: number): { waiting: number; onWay: number; safe: number } {
    const safe = this.safe.by(t);
    const waiting = this.plan.places.reduce((sum, _, place) => sum + this.waiting(place, t), 0);
    return { waiting, onWay: Math.max(this.plan.people - waiting - safe, 0), safe };
  }

  /** The steps of those safe, everywhere or at a place. */
  steps(place?: number): [number, number][] {
    return (place === undefined ? this.safe : this.arrived[place])?.steps() ?? [];
  }
}

/** A sum that grows in the course of time. */
class Sums {
  private readonly times: number[] = [];
  private readonly sums: number[] = [];

  static of(all: [number, number][]): Sums {
    const sums = new Sums();
    for (const [t, n] of all) sums.add(t, n);
    return sums;
  }

  add(t: number, n: number): void {
    const sum = (this.sums[this.sums.length - 1] ?? 0) + n;
    if (this.times[this.times.length - 1] === t) this.sums[this.sums.length - 1] = sum;
    else {
      this.times.push(t);
      this.sums.push(sum);
    }
  }

  by(t: number): number {
    let [low, high] = [0, this.times.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.times[middle] ?? 0) <= t) low = middle + 1;
      else high = middle;
    }
    return this.sums[low - 1] ?? 0;
  }

  steps(): [number, number][] {
    return this.times.map((t, i) => [t, this.sums[i] ?? 0]);
  }
}
