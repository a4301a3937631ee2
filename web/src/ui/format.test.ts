// SPDX-License-Identifier: EUPL-1.2
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {date, dateTime, dayRange, isoWeek, number, shortDate, shortRange, signed, time, weekdays, weekdayDate, weeks} from './format.ts';
import {setLanguage, t} from './i18n.svelte.ts';

beforeEach(() => void vi.setSystemTime('2026-11-28T12:00:00Z'));
afterEach(() => {
  vi.useRealTimers();
  return setLanguage('sv');
});

describe('figures', () => {
  test('thousands are set apart by a thin no-break space', () => expect(number(1234567)).toBe('1\u202f234\u202f567'));
  test('so they are in texts', () => expect(t('situation.facts.fewer', {count: 12811})).toBe('12\u202f811 färre än förra perioden'));
  test('minus is U+2212', () => expect(number(-3)).toBe('\u22123'));
  test('a rounded zero has no sign', () => expect(number(-0.04, 1)).toBe('0,0'));
  test('changes carry their sign', () => expect([3, 0, -2].map(signed)).toEqual(['+3', '±0', '\u22122']));
  test('decimals follow the language', async () => {
    expect(number(2.25, 2)).toBe('2,25');
    await setLanguage('en');
    expect(number(2.25, 2)).toBe('2.25');
  });
});

describe('days', () => {
  test('a range within a month names it once', () => expect(dayRange('2026-11-02', '2026-11-15')).toBe('2–15 november 2026'));
  test('a range over a month', () => expect(dayRange('2026-09-28', '2026-10-11')).toBe('28 september–11 oktober 2026'));
  test('short for narrow columns', () => {
    expect(shortRange('2026-11-02', '2026-11-15')).toBe('2–15 nov 2026');
    expect(shortRange('2026-11-23', '2026-12-06')).toBe('23 nov–6 dec 2026');
    expect(shortRange('2026-12-21', '2027-01-03')).toBe('21 dec 2026–3 jan 2027');
  });
  test('a range over New Year names both years', () => expect(dayRange('2026-12-21', '2027-01-03')).toBe('21 december 2026–3 januari 2027'));
  test('English spaces the dash between months', async () => {
    await setLanguage('en');
    expect(dayRange('2026-09-28', '2026-10-11')).toBe('28 September – 11 October 2026');
  });
  test('weeks, also week 53', () => {
    expect(weeks('2026-11-02', '2026-11-15')).toBe('Vecka 45–46');
    expect(weeks('2026-12-28', '2027-01-03')).toBe('Vecka 53');
    expect([isoWeek('2027-01-01'), isoWeek('2027-01-04'), isoWeek('2025-12-29')]).toEqual([53, 1, 1]);
  });
  test('one day', () => expect(date('2026-11-01')).toBe('1 november 2026'));
});

describe('instants, in Swedish time', () => {
  test('summer and winter', () => expect([time('2026-07-01T07:40:00Z'), time('2026-11-16T08:40:00Z')]).toEqual(['09.40', '09.40']));
  test('English has a colon', async () => {
    await setLanguage('en');
    expect(time('2026-11-16T08:40:00Z')).toBe('09:40');
  });
  test('with day', () => expect(dateTime('2026-11-16T08:40:00Z')).toBe('16 nov 09.40'));
  test('the year is said where it is not this one', () => {
    expect(shortDate('2026-11-16')).toBe('16 nov');
    expect(shortDate('2025-11-16')).toBe('16 nov 2025');
    expect(dateTime('2025-11-16T08:40:00Z')).toBe('16 nov 2025 09.40');
    expect(weekdayDate('2025-11-18T08:00:00Z')).toBe('tis 18 nov 2025');
    // New Year's Eve at half past eleven in UTC is the year after in Sweden.
    expect(dateTime('2025-12-31T23:30:00Z')).toBe('1 jan 00.30');
  });
  test('with weekday', () => expect(weekdayDate('2026-11-18T08:00:00Z')).toBe('ons 18 nov'));
});

test('weekdays are gathered in runs', () => {
  expect(weekdays([5, 3, 4])).toBe('tors–lör');
  expect(weekdays([4, 5])).toBe('fre, lör');
  expect(weekdays([0, 2])).toBe('mån, ons');
});
