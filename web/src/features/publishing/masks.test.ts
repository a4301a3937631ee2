// SPDX-License-Identifier: EUPL-1.2
import {expect, test} from 'vitest';
import {between, byKey, moved, resized, UNIT} from './masks.ts';

const box = {x: 1000, y: 2000, width: 500, height: 400};

test('a box stays within the picture, however it is moved or made larger', () => {
  expect(moved(box, -5000, 99_999)).toEqual({x: 0, y: UNIT - 400, width: 500, height: 400});
  expect(resized(box, 99_999, -5000)).toEqual({x: 1000, y: 2000, width: UNIT - 1000, height: 100});
});
test('a box drawn from any corner is the same', () => {
  const drawn = {x: 1000, y: 2000, width: 500, height: 400};
  expect(between({x: 1000, y: 2000}, {x: 1500, y: 2400})).toEqual(drawn);
  expect(between({x: 1500, y: 2400}, {x: 1000, y: 2000})).toEqual(drawn);
});
test('arrows move, with Shift they change the size, other keys do nothing', () => {
  expect(byKey(box, {key: 'ArrowLeft', shiftKey: false})).toEqual({...box, x: 900});
  expect(byKey(box, {key: 'ArrowDown', shiftKey: true})).toEqual({...box, height: 500});
  expect(byKey(box, {key: 'a', shiftKey: false})).toBeNull();
});
