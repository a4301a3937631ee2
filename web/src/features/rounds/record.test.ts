// SPDX-License-Identifier: EUPL-1.2
import {cleanup, fireEvent, render, screen, within} from '@testing-library/svelte';
import {afterEach, beforeAll, describe, expect, test} from 'vitest';
import {loadTexts, setLanguage} from '../../ui/i18n.svelte.ts';
import {cellInWords, percent, timeToAnswer, weeksOf, type AnswerRecord, type Summary} from './record.ts';
import RecordTables from './RecordTables.svelte';

beforeAll(() => loadTexts(['app', 'ui', 'rounds']));
afterEach(async () => {
  cleanup();
  await setLanguage('sv');
});

const sum = (changes: Partial<Summary>): Summary => ({expected: 2, excused: 0, answered: 2, on_time: 2, late: 0, nothing: 0, silent: 0, completeness: 1, timeliness: 1, median_hours: 6, ...changes});
const record: AnswerRecord = {
  area: 'a', area_name: 'Hulta', area_code: 'HULTA', is_whole: true, may_export: true, all: sum({}),
  rounds: [{id: 'r1', number: 1, first: '2026-10-26', last: '2026-11-08'}, {id: 'r2', number: 2, first: '2026-11-09', last: '2026-11-22'}],
  organisations: [{organisation: 'o', name: 'Nämnden', operations: 2, summary: sum({expected: 4, answered: 3, silent: 1, completeness: 0.75})}],
  operations: [
    {operation: '1', name: 'Skolan', organisation: 'o', organisation_name: 'Nämnden', external: false, answers: [{state: 'reported', late: false}, {state: 'nothing', late: true}], summary: sum({timeliness: 0.5})},
    {operation: '2', name: 'Butiken', organisation: 'o', organisation_name: 'Nämnden', external: true, answers: [{state: 'not_expected', late: false}, {state: 'silent', late: false}], summary: sum({completeness: 0, timeliness: null, median_hours: null})},
  ],
};

describe('figures in words', () => {
  test('a share, and a dash where there is nothing to divide by', () => {
    expect(percent(0.857)).toBe('86 %');
    expect(percent(0)).toBe('0 %');
    expect(percent(null)).toBe('–');
  });
  test('the time to answer in hours, from two days on in days', () => {
    expect(timeToAnswer(6.4)).toBe('6 tim');
    expect(timeToAnswer(60)).toBe('2,5 dygn');
    expect(timeToAnswer(undefined)).toBe('–');
  });
  test('weeks of a round, and an answer that was late', async () => {
    expect(weeksOf(record.rounds[0]!)).toBe('44–45');
    expect(cellInWords({state: 'nothing', late: true})).toBe('inget att rapportera, sent');
    await setLanguage('en');
    expect(cellInWords({state: 'silent', late: false})).toBe('has not answered');
  });
});

describe('the tables', () => {
  const matrix = () => screen.getByRole('table', {name: 'Svar per verksamhet och omgång'});
  test('every answer has its words, not its shape alone', () => {
    render(RecordTables, {record});
    const cells = within(within(matrix()).getByText('Skolan').closest('tr')!).getAllByRole('cell').map((cell) => cell.textContent);
    expect(cells.slice(-3, -1).map((text) => text!.trim().replace(/\s+/g, ' '))).toEqual(['rapporterat', 'S inget att rapportera, sent']);
    expect(within(matrix()).getByText('har inte svarat')).toBeTruthy();
  });
  test('rows are sorted by what is shown, those without a figure last', async () => {
    render(RecordTables, {record});
    await fireEvent.click(within(matrix()).getByRole('button', {name: /Verksamhet/}));
    const names = () => within(matrix()).getAllByRole('row').slice(1).map((row) => row.querySelector('td')!.textContent!.trim().split(' ')[0]);
    expect(names()).toEqual(['Butiken', 'Skolan']);
    await fireEvent.click(within(matrix()).getByRole('button', {name: /Punktlighet/}));
    expect(names()).toEqual(['Skolan', 'Butiken']);
  });
  test('an organisation has its sums', () => {
    render(RecordTables, {record});
    const row = within(screen.getByRole('table', {name: 'Per organisation'})).getByText('Nämnden').closest('tr')!;
    expect(row.textContent).toContain('75 %');
  });
});
