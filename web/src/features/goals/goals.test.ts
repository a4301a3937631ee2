// SPDX-License-Identifier: EUPL-1.2
import {beforeAll, describe, expect, test} from 'vitest';
import {PAGE} from '../../../tests/goals.fixture.ts';
import {loadTexts, setLanguage} from '../../ui/i18n.svelte.ts';
import {done, forField, levelInWords, reasonOf, restsOn, stands, targetInWords, valueInWords, written} from './goals.ts';

beforeAll(async () => {
  await loadTexts(['ui', 'goals']);
  await setLanguage('sv');
});
const [count, survey] = PAGE.goals[0]!.indicators.map((one) => one.shown);

describe('goals', () => {
  test('what is done of a start follows from what stands', () => {
    expect(done(PAGE)).toEqual({reason: true, parties: true, goals: true, rhythm: true});
    expect(done({...PAGE, start: null, parties: PAGE.parties.slice(0, 1), goals: [], rhythm: null})).toEqual({reason: false, parties: false, goals: false, rhythm: false});
    expect(done({...PAGE, goals: PAGE.goals.map((goal) => ({...goal, indicators: []}))}).goals).toBe(false);
  });
  test('an end that lies ahead stands', () => {
    expect(stands({ended_on: null})).toBe(true);
    expect(stands({ended_on: '2999-01-01'})).toBe(true);
    expect(stands({ended_on: '2020-01-01'})).toBe(false);
  });
  test('numbers are read as people write them, and nothing is nothing', () => {
    expect(written('70,5')).toBe(70.5);
    expect(written('1 200')).toBe(1200);
    expect(written(' ')).toBeNull();
    expect(written('många')).toBeNaN();
    expect(forField(70.5)).toBe('70,5');
    expect(forField(null)).toBe('');
  });
  test('a value says what it rests on, and what is to be said against it', () => {
    expect(levelInWords(count!.baseline!, count!)).toBe('11,3 per omgång');
    expect(restsOn(count!.baseline!, 'count')).toBe('1 december 2025–17 maj 2026 · 12 omgångar · 140 av 156 svar · en omgång med för få svar räknas inte');
    expect(targetInWords(survey!)).toBe('minst 70 % senast 31 december 2027');
    expect(reasonOf(survey!)).toBe('Skillnaden mot utgångsläget kan vara slump.');
    expect(reasonOf({...survey!, doubt: 'no_value'})).toBe('Det finns inget värde efter utgångsläget.');
  });
  test('a change is told in words of the page', () => {
    expect(valueInWords('target', '5.5')).toBe('5,5');
    expect(valueInWords('by', '2027-12-31')).toBe('31 december 2027');
    expect(valueInWords('wanted', 'down')).toBe('Det ska minska');
    expect(valueInWords('source', 'Trygghetsundersökningen')).toBe('Trygghetsundersökningen');
    expect(valueInWords('registry_number', '2026')).toBe('2026');
    expect(valueInWords('by', '')).toBe('inget');
  });
});
