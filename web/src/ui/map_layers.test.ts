// SPDX-License-Identifier: EUPL-1.2
import {expect, test} from 'vitest';
import {asides, foremost, type Box, type MapArea} from './map_layers.ts';

const moved = (boxes: Box[]) => asides(boxes).map((aside, i) => ({...boxes[i]!, x: boxes[i]!.x + aside.x, y: boxes[i]!.y + aside.y}));
// How deep the two that cover each other most do it, in pixels.
const deepest = (boxes: Box[]) =>
  Math.max(...boxes.flatMap((one, i) => boxes.slice(i + 1).map((other) => Math.min((one.width + other.width) / 2 - Math.abs(one.x - other.x), (one.height + other.height) / 2 - Math.abs(one.y - other.y)))));
const number = (x: number, y: number): Box => ({x, y, width: 28, height: 28});
const name = (x: number, y: number): Box => ({x, y, width: 90, height: 18});

test('numbers on the map do not cover each other, also in the very same place, and those with room stay', () => {
  const crowd = [number(100, 100), number(100, 100), number(104, 96), number(300, 40), number(110, 101)];
  expect(deepest(moved(crowd))).toBeLessThan(1);
  expect(asides(crowd)[3]).toEqual({x: 0, y: 0});
  expect(asides(crowd)).toEqual(asides(crowd));
});

test('names give way to each other upwards and downwards, where it is nearest', () => {
  const [upper, lower] = moved([name(100, 100), name(120, 104)]);
  expect([upper!.x, lower!.x]).toEqual([100, 120]);
  expect(lower!.y - upper!.y).toBeCloseTo(18);
});

test('a name gives way to numbers, which stay', () => {
  const numbers = [number(100, 100), number(300, 40)];
  const [aside] = asides([name(95, 104)], numbers);
  expect(deepest([{...name(95, 104), x: 95 + aside!.x, y: 104 + aside!.y}, ...numbers])).toBeLessThan(1);
  expect(asides([name(200, 200)], numbers)).toEqual([{x: 0, y: 0}]);
});

const square = (id: string, from: number, to: number, hole?: [number, number]): MapArea => {
  const ring = (a: number, b: number) => [[a, a], [b, a], [b, b], [a, b], [a, a]];
  return {id, name: id, geometry: {type: 'Polygon', coordinates: [ring(from, to), ...(hole ? [ring(...hole)] : [])]}, label: null, marks: [], said: id};
};

test('a map is fitted to the municipalities, not to the county around them, but a countryside around a town is seen', () => {
  const ids = (areas: MapArea[]) => foremost(areas).map((area) => area.id);
  expect(ids([square('county', 0, 10), square('one', 1, 2), square('other', 3, 5)])).toEqual(['one', 'other']);
  expect(ids([square('countryside', 0, 10, [3, 7]), square('town', 3, 7)])).toEqual(['countryside', 'town']);
  expect(ids([square('county', 0, 10)])).toEqual(['county']);
});
