// SPDX-License-Identifier: EUPL-1.2
import {fireEvent, render, screen} from '@testing-library/svelte';
import {afterEach, describe, expect, test, vi} from 'vitest';
import Bars from './Bars.svelte';
import {asked, block, listed, toggled, toneOf} from './explore.ts';
import WeekGrid from './WeekGrid.svelte';

afterEach(() => history.replaceState(null, '', '/'));

describe('choices', () => {
  test('the address becomes the question', () => {
    const values: Record<string, string> = {fran: '2026-01-01', omrade: 'a,b', timmar: '18,19'};
    expect(asked((name) => values[name] ?? null)).toEqual({from: '2026-01-01', to: null, areas: 'a,b', categories: null, sources: null, weekdays: null, hours: '18,19', place: null});
  });
  test('a code is added and taken away', () => {
    expect(toggled(null, 'a')).toBe('a');
    expect(toggled('a', 'b')).toBe('a,b');
    expect(toggled('a,b', 'a')).toBe('b');
    expect(toggled('b', 'b')).toBeNull();
    expect(listed(null)).toEqual([]);
  });
  test('a block of the week is days and hours; the whole is no choice', () => {
    expect(block({day: 5, hour: 23}, {day: 4, hour: 21})).toEqual({veckodagar: '4,5', timmar: '21,22,23'});
    expect(block({day: 0, hour: 0}, {day: 6, hour: 23})).toEqual({veckodagar: null, timmar: null});
  });
  test('tones rise to five', () => expect([0, 1, 50, 100].map((count) => toneOf(count, 100))).toEqual([0, 1, 3, 5]));
});

test('a bar chooses, and says its count and whether it is chosen', async () => {
  const onchoose = vi.fn();
  render(Bars, {label: 'Kategorier', rows: [{code: 'a', name: 'Narkotika', count: 12}, {code: 'b', name: 'Klotter', count: 0.5}], chosen: ['a'], onchoose});
  const chosen = screen.getByRole('button', {name: /Narkotika/});
  expect(chosen.getAttribute('aria-pressed')).toBe('true');
  expect(screen.getByRole('button', {name: /Klotter/}).textContent).toContain('0,5');
  await fireEvent.click(screen.getByRole('button', {name: /Klotter/}));
  expect(onchoose).toHaveBeenCalledWith('b');
});

test('the week chooses days and hours by its headings', async () => {
  const week = Array.from({length: 7}, () => Array.from({length: 24}, () => 0));
  week[4]![22] = 7;
  const onchoose = vi.fn();
  render(WeekGrid, {week, weekdays: [], hours: [], onchoose});
  await fireEvent.click(screen.getByRole('button', {name: 'fre'}));
  expect(onchoose).toHaveBeenCalledWith({veckodagar: '4', timmar: null});
  await fireEvent.click(screen.getByRole('button', {name: 'kl. 22–23'}));
  expect(onchoose).toHaveBeenCalledWith({veckodagar: null, timmar: '22'});
});
