// The data that the page carries, as crates/reports/src/page/data.rs writes it: instants are seconds from the scenario's start.

/** A name: one for all languages, or one for each of en, fr, ar. */
export type Name = string | [string, string, string];
export type Span2 = [number, number];

export interface Part {
  part: "left-behind" | "exposure" | "last-arrival" | "distance" | "wishes";
  plan: number | null;
  bound: number | null;
  gap: number | null;
  gapIs: string;
  proven: boolean;
}

export interface Place {
  id: string;
  name: Name;
  at: [number, number] | null;
  zone: number;
  room: number | null;
  begin: number;
}

export interface Corridor {
  id: string;
  name: Name;
  from: number;
  to: number;
  time: number;
  margin: number;
  points: [string, number][];
  shut: Span2[];
}

export interface Convoy {
  id: string;
  corridor: number;
  back: 0 | 1;
  depart: number;
  arrive: number;
  passages: [number, number, number][];
  people: number;
  stretchers?: number;
  kinds?: Span2[];
}

export interface Waits {
  place: number;
  priority: number;
  people: number;
  safe: number;
  sum: number;
  mean: number | null;
  reached: [number, number, number] | null;
}

/** Two evacuations tied to each other; steps are [instant, left, through, left, through, ahead, ahead], first side first. */
export interface Exchange {
  id: string;
  first: number;
  second: number;
  ratio: number;
  slack: number;
  steps: [number, number, number, number, number, number, number][];
}

/** What a vehicle does; in the order of `doing` in data.rs. */
export const DOING = ["driving", "loading", "unloading", "loaded", "empty", "aboard", "standing", "resting"] as const;
export const [DRIVING, LOADING, UNLOADING, LOADED, EMPTY, ABOARD, STANDING, RESTING] = [0, 1, 2, 3, 4, 5, 6, 7];

/** Numbers a span takes in `Vehicle.spans`: doing, from, until, people, convoy or -1, place or -1. */
export const WIDTH = 6;

export interface Vehicle {
  id: string;
  kind: number;
  carried: number;
  first: number;
  spans: Int32Array;
}

export interface Plan {
  name: Name;
  timezone: string;
  epoch: number;
  start: number;
  end: number;
  now: number | null;
  axis: Span2;
  offsets: Span2[];
  people: number;
  safe: number;
  leftBehind: number | null;
  unexplained: number;
  atMostOut: number | null;
  parts: Part[];
  zones: { id: string; name: Name }[];
  places: Place[];
  kinds: { id: string; name: Name; there: number; used: number; room: number }[];
  corridors: Corridor[];
  allShut: Span2[];
  convoys: Convoy[];
  past: Convoy[];
  arrivals: [number, number, number][];
  /** From each instant on, the most people that any plan can have safe; empty where nothing is proven. */
  atMostSafe: [number, number][];
  exchanges: Exchange[];
  receiving: { place: number; people: number; stretchers: number; first: number | null; last: number | null }[];
  priorities: { id: string; weight: number }[];
  waits: Waits[];
  fleet: Vehicle[];
  /** Roads and ways, where there is a map; lines are packed (land.ts). */
  land: PackedLand | null;
}

export interface PackedLand {
  /** Rank, 1 if closed for a time and 2 if for good, 1 if a straight link, line. */
  roads: [number, number, number, string][];
  ways: [number, number, string][];
  corridors: (string | null)[];
  areas: [number, string[]][];
  source: string;
}

type Packed = [string, number, number, number | null, number[]];

/** Reads the data, and unpacks the spans of vehicles. */
export function read(text: string): Plan {
  const raw = JSON.parse(text) as Plan & { vehicles: Packed[] };
  raw.fleet = raw.vehicles.map(([id, kind, carried, first, packed]) => ({
    id,
    kind,
    carried,
    first: first ?? -1,
    spans: unpack(packed),
  }));
  raw.vehicles = [];
  return raw;
}

function unpack(packed: number[]): Int32Array {
  const n = packed.length / 5;
  const spans = new Int32Array(n * WIDTH);
  let last = 0;
  for (let i = 0; i < n; i++) {
    const [doing, after, length, people, where] = packed.slice(i * 5, i * 5 + 5) as [number, number, number, number, number];
    const from = last + after;
    last = from + length;
    const convoy = doing === LOADED || doing === EMPTY;
    spans.set([doing, from, last, people, convoy ? where - 1 : -1, convoy ? -1 : where - 1], i * WIDTH);
  }
  return spans;
}

/** The number of spans of a vehicle. */
export function count(v: Vehicle): number {
  return v.spans.length / WIDTH;
}

/** One number of a span. */
export function at(v: Vehicle, span: number, field: 0 | 1 | 2 | 3 | 4 | 5): number {
  return v.spans[span * WIDTH + field] ?? -1;
}

/** The last span that has begun by an instant; -1 before the first. */
export function spanAt(v: Vehicle, t: number): number {
  let low = 0;
  let high = count(v);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(v, middle, 1) <= t) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
