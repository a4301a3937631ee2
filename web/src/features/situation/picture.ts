// SPDX-License-Identifier: EUPL-1.2
// The joint lägesbild as the server sends it: GET /api/situation?period=YYYY-MM-DD (the first day of a period; without
// it the latest). Days are 'YYYY-MM-DD', instants ISO 8601 in UTC, coordinates [longitude, latitude] in WGS 84.
import type {MultiPolygon, Polygon} from 'geojson';
import type {Level, TrendWord} from '../../ui/level.ts';

export type LonLat = [number, number];
export interface Name { sv: string; en: string }
export interface Band { low: number; median: number; high: number }

export interface Operation {
  id: string;
  name: string;
  organisation: string;
  state: 'reported' | 'nothing' | 'silent'; // 'nothing': answered that there is nothing to report
  late: boolean;
  observations: number;
}

export interface Coverage {
  expected: number;
  answered: number; // reported, nothing to report, and both of them late
  nothing: number;
  late: number;
  silent: number;
  operations: Operation[];
}

export interface Round {
  id: string;
  number: number;
  state: 'open' | 'closed';
  first: string;
  last: string;
  deadline: string; // instant
}

export interface Area {
  id: string;
  code: string;
  name: string;
  kind: 'place' | 'theme';
  precision: 'point' | 'area'; // 'area': positions are known no closer, so no hexagons and no spots
  is_joint: boolean; // what every organisation has reported, not only the own and what is shared
  geometry: Polygon | MultiPolygon | null;
  label: LonLat | null;
  round: Round | null;
  coverage: Coverage;
}

export interface HistoryPoint {
  first: string; // first day of the round
  count: number;
  expected: number;
  answered: number; // 0 of some expected: nobody answered, so the count says nothing
}

// Why a level was proposed. The sentence for each code stands in the texts under situation.rule.
export type RuleCode =
  | 'within_band'     // count, low, high
  | 'below_band'      // count, low, high
  | 'above_band'      // count, median, high
  | 'far_above_band'  // count, median, high
  | 'by_chance'       // count, high, tests: above, but so are some of so many by chance
  | 'few_rounds'      // rounds, needed: too little history for a band
  | 'serious_reported' // count, serious
  | 'low_coverage'    // answered, expected: fewer than half have answered
  | 'no_answers'      // expected: nobody has answered
  | 'part_only';      // nothing: the reader is told a part, and a part has no level
export interface Rule { code: RuleCode; values: Record<string, number> }

export interface Cell {
  area: string; // code
  category: string; // code
  count: number;
  previous: number | null;
  trend: TrendWord;
  history: HistoryPoint[]; // 13 rounds, oldest first, the last is this one
  band: Band | null;
  basis?: 'median' | 'season' | null; // of the band; none in older frozen pictures
  level: Level;
  rule: Rule;
}

export interface Hexagons {
  size_m: number; // across
  cells: {ring: LonLat[]; count: number}[];
  breaks: number[]; // lower bounds of the five classes, rising
}

export interface Spot {
  rank: number;
  place: string; // id
  name: string;
  area: string; // code
  categories: string[]; // codes
  lon: number;
  lat: number;
  count: number;
  previous: number | null;
  hours: number[]; // 24, from midnight
  hours_by_weekday?: number[][]; // 7 × 24, Monday first
  peak: {weekdays: number[]; from: number; to: number} | null; // weekdays 0 (Monday) to 6, hours 0 to 24
}

export interface Trend { area: string; points: HistoryPoint[]; band: Band | null }

export interface Facts {
  answered: number;
  expected: number;
  acute: number;
  acute_previous: number | null;
  next_deadline: string | null; // instant
}

// What the numbers say, by fixed rules, in both languages; the evidence has each number said.
export interface Sentence {
  area: string; // code
  category: string | null; // code
  place: string | null; // of a spot
  code: string;
  sv: string;
  en: string;
  evidence: {first: string; last: string; answered: number; expected: number; values: Record<string, number>; weekdays: number[]};
}

// What is counted apart, and the categories that it counts (none in older frozen pictures).
export interface Column { code: string; name: Name; categories?: string[] | null }

// How the count of one cell came to be: GET /api/situation/basis?area&category&period.
export interface Basis {
  area: string;
  area_name: string;
  category: string;
  counted: {code: string; name: Name}[]; // the categories that the column counts
  first: string;
  last: string;
  is_joint: boolean;
  count: number;
  lines: {source: 'report' | 'others_reports' | 'acute' | 'import' | 'others_imports'; name: string; organisation: string; from: string; licence: string; count: number; late: number; observations: number}[];
  left_out: {why: 'waiting' | 'returned' | 'merged'; count: number; observations: number}[];
  expected: number;
  silent: number;
  excused: number;
}

export interface Picture {
  tenant: string;
  as_of: string; // instant
  state: 'running' | 'draft' | 'frozen';
  period: {first: string; last: string; number: number; weeks: number};
  previous: string | null; // first day of the period before
  next: string | null;
  categories: Column[];
  areas: Area[];
  cells: Cell[];
  hexagons: Hexagons | null;
  spots: Spot[];
  trends: Trend[];
  facts: Facts;
  sources: {name: string; licence: string}[];
  sentences?: Sentence[] | null; // none in pictures that were frozen before there were any
}

export const cellOf = (picture: Picture, area: string, category: string) =>
  picture.cells.find((cell) => cell.area === area && cell.category === category);
export const changeOf = (item: {count: number; previous: number | null}) => (item.previous === null ? null : item.count - item.previous);
// Places gather over the last six periods. Where no place is known the spot is a hexagon, and its area is the closest choice.
export const GATHERING_PERIODS = 6;
export function reportsAt(picture: Picture, spot: Spot): Record<string, string | undefined> {
  const periods = picture.trends.find((trend) => trend.area === spot.area)?.points ?? [];
  const where = spot.place.startsWith('hexagon:') ? {omrade: spot.area} : {plats: spot.place};
  return {...where, fran: periods.slice(-GATHERING_PERIODS)[0]?.first ?? picture.period.first, till: picture.period.last};
}
// Nobody is expected where all comes by import; then every count is known.
export const isKnown = (point: HistoryPoint) => point.answered > 0 || point.expected === 0;
export const known = (points: HistoryPoint[]) => points.map((point) => (isKnown(point) ? point.count : null));

// Areas of which the reader sees a part.
export const ownOnly = (picture: Picture) => picture.areas.filter((area) => !area.is_joint).map((area) => area.name);

// Somebody has answered, be it too few or for too short a time for a level.
export const isCounted = (cell: Cell) => cell.level !== 'none' || cell.rule.code !== 'no_answers';

// The cells that ask for attention, worst first, then by how far above their usual they are.
export function standingOut(picture: Picture): Cell[] {
  const weight = (cell: Cell) => (cell.level === 'bad' ? 1000 : 0) + cell.count - (cell.band?.median ?? 0);
  return picture.cells.filter((cell) => cell.level === 'bad' || cell.level === 'warn').sort((a, b) => weight(b) - weight(a));
}

// How many of an area's cells stand at each of the two levels that ask for something.
export const marksOf = (picture: Picture, area: string) =>
  (['bad', 'warn'] as const).map((level) => ({level, count: picture.cells.filter((cell) => cell.area === area && cell.level === level).length}))
    .filter((mark) => mark.count > 0);

// 1 to 5: the class of a hexagon's count.
export const classOf = (count: number, breaks: number[]) => Math.max(1, breaks.filter((from) => count >= from).length);

export const totalOf = (picture: Picture, area: string) => picture.cells.reduce((sum, cell) => sum + (cell.area === area ? cell.count : 0), 0);

// Lower bounds of five classes for counts of areas, rising and apart: equal steps up to the largest.
export function breaksFor(counts: number[]): number[] {
  const step = Math.max(1, Math.ceil(Math.max(0, ...counts) / 5));
  return [0, 1, 2, 3, 4].map((i) => i * step + (i ? 1 : 0));
}

export type AnswerKind = 'reported' | 'nothing' | 'late' | 'silent';
export const ANSWER_KINDS: AnswerKind[] = ['reported', 'nothing', 'late', 'silent'];
export const answerKind = (operation: Operation): AnswerKind => (operation.state === 'silent' ? 'silent' : operation.late ? 'late' : operation.state);
