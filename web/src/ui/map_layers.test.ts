// SPDX-License-Identifier: EUPL-1.2
import {expect, test} from 'vitest';
import {asides} from './map_layers.ts';

const LEAST = 28;
const moved = (places: {x: number; y: number}[]) => asides(places, LEAST).map((aside, i) => ({x: places[i]!.x + aside.x, y: places[i]!.y + aside.y}));
const nearest = (places: {x: number; y: number}[]) =>
  Math.min(...places.flatMap((one, i) => places.slice(i + 1).map((other) => Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y)))));

test('numbers on the map do not cover each other, also in the very same place, and those with room stay', () => {
  const crowd = [{x: 100, y: 100}, {x: 100, y: 100}, {x: 104, y: 96}, {x: 300, y: 40}, {x: 110, y: 101}];
  expect(nearest(moved(crowd))).toBeGreaterThan(LEAST - 1);
  expect(asides(crowd, LEAST)[3]).toEqual({x: 0, y: 0});
  expect(asides(crowd, LEAST)).toEqual(asides(crowd, LEAST));
});
