// Where places stand on the map: by their coordinates, or, where nobody knows them, side by side zone by zone.

import type { Plan } from "./data";

export type Point = [number, number];

export interface Ground {
  /** A point for each place, in a frame of WIDE by TALL. */
  points: Point[];
  /** Whether the places stand by zone, not by where they are. */
  schematic: boolean;
  /** How many places stand at the foot because their coordinates are not known. */
  unknown: number;
  /** The outline of each zone that is not the open one; empty where it has no place. */
  zones: { zone: number; outline: Point[] }[];
  /** Where a latitude and longitude lie; none where places stand by zone. */
  project: ((at: [number, number]) => Point) | null;
}

export const WIDE = 1000;
export const TALL = 560;
const EDGE = 70;

/** Lays out the places. */
export function ground(plan: Plan): Ground {
  const known = plan.places.filter((p) => p.at).length;
  const schematic = known < 2 || known * 2 < plan.places.length;
  const project = schematic ? null : projection(plan);
  const points = project ? byPosition(plan, project) : byZone(plan);
  const zones = plan.zones.flatMap((_, zone) => {
    const inside = points.filter((_p, i) => plan.places[i]?.zone === zone && (schematic || plan.places[i]?.at));
    return zone > 0 && inside.length > 0 ? [{ zone, outline: hull(inside) }] : [];
  });
  return { points, schematic, unknown: schematic ? 0 : plan.places.length - known, zones, project };
}

/** Degrees to a plane that is true in the middle: a degree of longitude is shorter by the cosine of the latitude. */
function projection(plan: Plan): (at: [number, number]) => Point {
  const at = plan.places.flatMap((p) => (p.at ? [p.at] : []));
  const middle = at.reduce((sum, [lat]) => sum + lat, 0) / at.length;
  const narrow = Math.cos((middle * Math.PI) / 180);
  const plane = ([lat, lon]: [number, number]): Point => [lon * narrow, -lat];
  const all = at.map(plane);
  const low = (axis: 0 | 1): number => Math.min(...all.map((p) => p[axis]));
  const [west, north] = [low(0), low(1)];
  const span = (axis: 0 | 1): number => Math.max(...all.map((p) => p[axis])) - (axis === 0 ? west : north);
  const [wide, tall] = [span(0), span(1)];
  const unknown = plan.places.some((p) => !p.at);
  const room: Point = [WIDE - 2 * EDGE, TALL - 2 * EDGE - (unknown ? 60 : 0)];
  const k = Math.min(room[0] / Math.max(wide, 1e-9), room[1] / Math.max(tall, 1e-9));
  return (place) => {
    const [x, y] = plane(place);
    return [EDGE + (room[0] - wide * k) / 2 + (x - west) * k, EDGE + (room[1] - tall * k) / 2 + (y - north) * k];
  };
}

function byPosition(plan: Plan, project: (at: [number, number]) => Point): Point[] {
  let foot = 0;
  return plan.places.map((p): Point => {
    if (p.at) return project(p.at);
    return [EDGE + 110 * (foot++ % 8), TALL - 40 - 34 * Math.floor((foot - 1) / 8)];
  });
}

/** A block for each zone, the open one on the right; within it the places in rows. */
function byZone(plan: Plan): Point[] {
  const zones = plan.zones.map((_, z) => z).filter((z) => plan.places.some((p) => p.zone === z));
  const closed = zones.filter((z) => z > 0);
  const points: Point[] = plan.places.map(() => [0, 0]);
  const block = (zone: number, x: number, y: number, w: number, h: number): void => {
    const inside = plan.places.flatMap((p, i) => (p.zone === zone ? [i] : []));
    const columns = Math.max(Math.round(Math.sqrt((inside.length * w) / h)), 1);
    const rows = Math.ceil(inside.length / columns);
    inside.forEach((place, n) => {
      const column = n % columns;
      const row = Math.floor(n / columns);
      // Every other one a little lower, so that ways between neighbours do not run through a third.
      const lower = columns > 2 && column % 2 ? h / rows / 5 : 0;
      points[place] = [x + (w * (column + 0.5)) / columns, y + (h * (row + 0.5)) / rows + lower];
    });
  };
  const open = zones.includes(0);
  const w = open && closed.length > 0 ? WIDE * 0.46 : WIDE;
  const across = closed.length > 3 ? 2 : 1;
  const down = Math.ceil(closed.length / across);
  closed.forEach((zone, i) => {
    const [bw, bh] = [w / across, TALL / down];
    block(zone, bw * (i % across) + 30, bh * Math.floor(i / across) + 24, bw - 60, bh - 48);
  });
  if (open) block(0, WIDE - w + 30, 24, w - 60, TALL - 48);
  return points;
}

/** The smallest convex outline around points. */
export function hull(points: Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const turn = (o: Point, a: Point, b: Point): number => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
  const half = (from: Point[]): Point[] => {
    const out: Point[] = [];
    for (const p of from) {
      for (;;) {
        const [a, b] = out.slice(-2);
        if (!a || !b || turn(a, b, p) > 0) break;
        out.pop();
      }
      out.push(p);
    }
    return out.slice(0, -1);
  };
  return sorted.length < 3 ? sorted : [...half(sorted), ...half(sorted.reverse())];
}
