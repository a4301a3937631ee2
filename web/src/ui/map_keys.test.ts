// SPDX-License-Identifier: EUPL-1.2
import {describe, expect, test} from 'vitest';
import {closest, nearest, stopsOf} from './map_keys.ts';

describe('arrows', () => {
  const grid = [0, 1, 2].flatMap((y) => [0, 1, 2].map((x) => ({x: x * 10 + (y % 2) * 5, y: y * 9})));
  test('go to the neighbour they point at, and stay at the edge', () => {
    expect(nearest(grid[3]!, 'ArrowRight', grid)).toBe(4);
    expect(nearest(grid[4]!, 'ArrowLeft', grid)).toBe(3);
    expect([0, 1]).toContain(nearest(grid[3]!, 'ArrowUp', grid));
    expect(nearest(grid[0]!, 'ArrowUp', grid)).toBe(-1);
    expect(nearest(grid[2]!, 'ArrowRight', [grid[2]!])).toBe(-1);
  });
  test('reach every hexagon from any other', () => {
    const seen = new Set([4]);
    for (const at of seen) for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
      const next = nearest(grid[at]!, key, grid);
      if (next >= 0) seen.add(next);
    }
    expect(seen.size).toBe(9);
  });
  test('begin with what is nearest the middle', () => expect(closest({x: 14, y: 10}, grid)).toBe(4));
});

test('each stop says what it is', () => {
  const square = {type: 'Polygon' as const, coordinates: [[[15, 59], [16, 59], [16, 60], [15, 60], [15, 59]]]};
  const area = {id: 'kvarnby', name: 'Kvarnby', geometry: square, label: null, marks: [], said: 'Kvarnby: 1 agera, 0 följ upp'};
  const ring: [number, number][] = [[15.2, 59.2], [15.3, 59.2], [15.35, 59.3], [15.3, 59.4], [15.2, 59.4], [15.15, 59.3]];
  const stops = stopsOf([area], [{ring, tone: 1, count: 12}], [{id: 1, name: 'Torget', lon: 20, lat: 59}]);
  expect(stops.area[0]!.said()).toBe('Kvarnby: 1 agera, 0 följ upp');
  expect(stops.bin[0]!.said()).toBe('12 iakttagelser, Kvarnby');
  expect(stops.bin[0]!.area?.id).toBe('kvarnby');
  expect(stops.spot[0]!.said()).toBe('1. Torget');
  expect(stops.spot[0]!.area).toBeUndefined();
});
