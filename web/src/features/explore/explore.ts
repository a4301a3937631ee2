// SPDX-License-Identifier: EUPL-1.2
// Where and when in linked views: GET /api/explore. Each view counts by all choices but its own. The choices stand in the
// address: fran, till, omrade, kategori, kalla, veckodagar, timmar, plats; lists have commas between.
import type {MultiPolygon, Polygon} from 'geojson';
import type {Query} from '../../api/client.ts';

export type Name = {sv: string; en: string};
export interface Area {
  code: string;
  name: string;
  kind: 'place' | 'theme';
  precision: 'point' | 'area';
  is_joint: boolean;
  is_chosen: boolean;
  geometry: Polygon | MultiPolygon | null;
  label: [number, number] | null;
  count: number;
  expected: number;
  answered: number;
}
export interface Point { first: string; last: string; count: number; expected: number; answered: number }
export interface Explored {
  first: string;
  last: string;
  earliest: string;
  as_of: string;
  total: number;
  expected: number;
  answered: number;
  areas: Area[];
  categories: {code: string; name: Name; count: number}[];
  sources: {source: 'report' | 'import' | 'acute'; count: number}[];
  places: {place: string; name: string; area: string; count: number}[];
  unit: 'day' | 'week';
  trend: Point[];
  week: number[][]; // 7 × 24, Monday first
  spread: number;
  without_hour: number;
  hexagons: {size_m: number; cells: {ring: [number, number][]; count: number}[]; breaks: number[]} | null;
  without_position: number;
}

export const CHOICES = ['fran', 'till', 'omrade', 'kategori', 'kalla', 'veckodagar', 'timmar', 'plats'] as const;
export type Choice = (typeof CHOICES)[number];

export function asked(value: (name: Choice) => string | null): Query {
  return {from: value('fran'), to: value('till'), areas: value('omrade'), categories: value('kategori'), sources: value('kalla'),
    weekdays: value('veckodagar'), hours: value('timmar'), place: value('plats')};
}

// About as many pixels across as a hexagon is to be; the server takes the next size of its list.
const HEXAGON_PX = 11;
// Metres between hexagons for a map on which a pixel is so many; by steps, so that a small zoom asks for nothing new.
export const hexagonFor = (metres: number) => Math.round(2 ** (Math.round(Math.log2(Math.min(5000, Math.max(140, metres * HEXAGON_PX))) * 2) / 2));

export const listed = (value: string | null) => (value ? value.split(',') : []);

// The list with one code more or, if it is there, less; null when nothing is left.
export function toggled(value: string | null, code: string): string | null {
  const codes = listed(value);
  const next = codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code];
  return next.join(',') || null;
}

// Whole rows or columns of the week, or a block of both, as the two lists of the address; everything is no choice.
export function block(from: {day: number; hour: number}, to: {day: number; hour: number}): {veckodagar: string | null; timmar: string | null} {
  const run = (a: number, b: number, all: number) => {
    const codes = Array.from({length: Math.abs(b - a) + 1}, (_, i) => Math.min(a, b) + i);
    return codes.length === all ? null : codes.join(',');
  };
  return {veckodagar: run(from.day, to.day, 7), timmar: run(from.hour, to.hour, 24)};
}

// 0 to 5: how dark an hour is against the heaviest.
export function toneOf(count: number, most: number): number {
  if (count <= 0 || most <= 0) return 0;
  return Math.min(5, 1 + Math.floor((count / most) * 4.999));
}
