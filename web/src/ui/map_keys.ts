// SPDX-License-Identifier: EUPL-1.2
// The map by keyboard: its areas, hexagons and places as stops that arrows move among, each with what is said of it.
import type {MapArea, MapBin, MapSpot} from './map_layers.ts';
import {boundsOf, isWithin} from './map_layers.ts';
import {number} from './format.ts';
import {t} from './i18n.svelte.ts';

export const KINDS = ['area', 'bin', 'spot'] as const;
export type Kind = (typeof KINDS)[number];
export interface Stop {
  kind: Kind;
  at: [number, number]; // longitude, latitude
  said: () => string;
  area?: MapArea; // itself, or the one it lies in
  bin?: MapBin;
  spot?: MapSpot;
}

const middleOf = (area: MapArea): [number, number] => {
  const {lng, lat} = boundsOf([area]).getCenter();
  return [lng, lat];
};
const within = (at: [number, number], areas: MapArea[]) => areas.find((area) => isWithin(at, area.geometry));

export function stopsOf(areas: MapArea[], bins: MapBin[], spots: MapSpot[]): Record<Kind, Stop[]> {
  return {
    area: areas.map((area) => ({kind: 'area', at: middleOf(area), area, said: () => (area.figure ? `${area.said}. ${area.figure}` : area.said)})),
    bin: bins.map((bin) => {
      const ring = bin.ring.slice(0, 6); // the first corner may come again
      const mean = (axis: 0 | 1) => ring.reduce((sum, corner) => sum + corner[axis], 0) / ring.length;
      const at: [number, number] = [mean(0), mean(1)];
      return {kind: 'bin', at, bin, get area() { return within(at, areas); }, said() {
        const words = t('ui.map.observations', {count: bin.count, number: number(bin.count)});
        const area = within(at, areas);
        return area ? `${words}, ${area.name}` : words;
      }};
    }),
    spot: spots.map((spot) => ({kind: 'spot', at: [spot.lon, spot.lat], spot, get area() { return within([spot.lon, spot.lat], areas); }, said: () => `${spot.id}. ${spot.said ?? spot.name}`})),
  };
}

export interface Pixel { x: number; y: number }
const WAYS: Record<string, Pixel> = {ArrowRight: {x: 1, y: 0}, ArrowLeft: {x: -1, y: 0}, ArrowDown: {x: 0, y: 1}, ArrowUp: {x: 0, y: -1}};
export const isArrow = (key: string) => key in WAYS;

// The nearest in the way the arrow points, the way aside counted double; -1 when there is none.
export function nearest(from: Pixel, key: string, to: Pixel[]): number {
  const way = WAYS[key]!;
  let best = -1;
  let least = Infinity;
  to.forEach((point, i) => {
    const [dx, dy] = [point.x - from.x, point.y - from.y];
    const ahead = dx * way.x + dy * way.y;
    const aside = Math.abs(dx * way.y) + Math.abs(dy * way.x);
    if (ahead < 1 || aside > 2 * ahead) return;
    const cost = ahead + 2 * aside;
    if (cost < least) [best, least] = [i, cost];
  });
  return best;
}

// The nearest of all.
export function closest(from: Pixel, to: Pixel[]): number {
  let best = -1;
  to.forEach((point, i) => {
    const off = (other: Pixel) => (other.x - from.x) ** 2 + (other.y - from.y) ** 2;
    if (best < 0 || off(point) < off(to[best]!)) best = i;
  });
  return best;
}
