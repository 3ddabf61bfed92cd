// Roads and ways beneath the map, in the frame of the ground; those of a plan whose times come from a map.

import type { Plan } from "./data";
import type { Ground, Point } from "./ground";

/** A line, and how far along it each point lies. */
export interface Way {
  line: Point[];
  far: number[];
}

/** How much a road carries: main, middle, small. */
export const RANKS = [0, 1, 2] as const;

export interface Land {
  /** Paths of all open roads of a rank, in the frame of the ground. */
  roads: string[];
  /** Paths of those that are closed for a time, and for good. */
  closed: [string, string];
  /** Straight links that stand for roads. */
  schematic: string;
  areas: { zone: number; path: string }[];
  source: string;
  way(from: number, to: number): Way | null;
  corridor(position: number): Way | null;
}

/** Reads steps of latitude and longitude, as crates/reports/src/land.rs packs them. */
export function unpack(text: string): [number, number][] {
  const found: [number, number][] = [];
  let [lat, lon, i] = [0, 0, 0];
  const step = (): number => {
    let [bits, factor, c] = [0, 1, 0];
    do {
      c = text.charCodeAt(i++) - 63;
      bits += (c & 31) * factor;
      factor *= 32;
    } while (c >= 32);
    return bits % 2 ? -(bits + 1) / 2 : bits / 2;
  };
  while (i < text.length) {
    lat += step();
    lon += step();
    found.push([lat / 1e5, lon / 1e5]);
  }
  return found;
}

/** Puts it on the ground; none without a map, or where places do not stand where they are. */
export function landOf(plan: Plan, ground: Ground): Land | null {
  const { land } = plan;
  const put = ground.project;
  if (!land || !put) return null;
  const points = (text: string): Point[] => unpack(text).map(put);
  const path = (text: string): string => `M${points(text).map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join("L")}`;
  const roads = RANKS.map(() => [] as string[]);
  const closed: [string[], string[]] = [[], []];
  const schematic: string[] = [];
  for (const [rank, open, straight, line] of land.roads) {
    (open > 0 ? closed[open - 1] : straight ? schematic : roads[rank])?.push(path(line));
  }
  const ways = new Map<string, string | Way>();
  for (const [from, to, line] of land.ways) ways.set(`${from} ${to}`, line);
  const found = (key: string): Way | null => {
    const kept = ways.get(key);
    if (typeof kept !== "string") return kept ?? null;
    const way = measured(points(kept));
    ways.set(key, way);
    return way;
  };
  const corridors = land.corridors.map((line) => (line ? measured(points(line)) : null));
  return {
    roads: roads.map((r) => r.join("")),
    closed: [closed[0].join(""), closed[1].join("")],
    schematic: schematic.join(""),
    areas: land.areas.map(([zone, rings]) => ({ zone, path: rings.map((ring) => `${path(ring)}Z`).join("") })),
    source: land.source,
    way: (from, to) => found(`${from} ${to}`),
    corridor: (position) => corridors[position] ?? null,
  };
}

function measured(line: Point[]): Way {
  let sum = 0;
  const far = line.map((p, i) => {
    const before = line[i - 1];
    if (before) sum += Math.hypot(p[0] - before[0], p[1] - before[1]);
    return sum;
  });
  return { line, far };
}

/** The point so far along it, as a share of the whole. O(log n). */
export function onWay({ line, far }: Way, share: number): Point {
  const want = (far.at(-1) ?? 0) * Math.min(Math.max(share, 0), 1);
  let [low, high] = [0, far.length - 1];
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((far[middle] ?? 0) <= want) low = middle;
    else high = middle;
  }
  const a: Point = line[low] ?? [0, 0];
  const b: Point = line[high] ?? a;
  const long = (far[high] ?? 0) - (far[low] ?? 0);
  const part = long > 0 ? (want - (far[low] ?? 0)) / long : 0;
  return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part];
}
