// SPDX-License-Identifier: EUPL-1.2
import {expect, test} from 'vitest';
import {notify, toasts} from './toasts.svelte.ts';

test('the same notice again takes the place of the one before, and three are the most', () => {
  notify('Sparat');
  notify('Skickat');
  notify('Sparat');
  expect(toasts().map(({text}) => text)).toEqual(['Skickat', 'Sparat']);
  ['Stängd', 'Öppnad'].forEach(notify);
  expect(toasts().map(({text}) => text)).toEqual(['Sparat', 'Stängd', 'Öppnad']);
});
