// SPDX-License-Identifier: EUPL-1.2
import {expect, test} from 'vitest';
import {addressesOf, clockOf, minutesOf, tableOf, themesOf, toldOf, whyOf, type CategoryChoice, type ReleaseDocument, type ReleasePage} from './releases.ts';

const document = {
  municipality_name: 'Ankvik',
  areas: [{code: '*', name: 'Ankvik'}, {code: 'hulta', name: 'Hulta', parent: '*'}],
  categories: [{code: '*', name: {sv: '', en: ''}, whole_only: false}, {code: 'DAMAGE', name: {sv: 'Skadegörelse', en: 'Damage'}, whole_only: false},
    {code: 'DRUGS', name: {sv: 'Narkotika', en: 'Drugs'}, whole_only: true}],
  cells: [{area: '*', category: '*', count: 60}, {area: '*', category: 'DAMAGE', count: 20}, {area: '*', category: 'DRUGS', count: 9},
    {area: 'hulta', category: '*', count: null}, {area: 'hulta', category: 'DAMAGE', count: 7}],
} as unknown as ReleaseDocument;

test('the table has areas down and the categories of areas across', () => {
  const {columns, rows} = tableOf(document);
  expect(columns).toEqual(['*', 'DAMAGE']);
  expect(rows.map((row) => row.cells.map((cell) => cell.count))).toEqual([[60, 20], [null, 7]]);
});

test('an area that holds all the others has no line of its own', () => {
  const parts = ['norr', 'soder'].map((code) => ({code, name: code, parent: 'hulta'}));
  const cells = [...document.cells, ...parts.map(({code}) => ({area: code, category: '*', count: 7}))];
  const shown = (areas: unknown[]) => tableOf({...document, areas: [...document.areas, ...areas], cells} as unknown as ReleaseDocument).rows.map((row) => row.code);
  expect(shown(parts)).toEqual(['*', 'norr', 'soder']);
  expect(shown([...parts, {code: 'ost', name: 'Öst', parent: '*'}])).toEqual(['*', 'hulta', 'norr', 'soder']);
});

test('categories stand under their theme, at any depth', () => {
  const choice = (code: string, parent: string) => ({code, parent}) as CategoryChoice;
  const themes = themesOf([choice('DAMAGE', ''), choice('DAMAGE.ARSON', 'DAMAGE'), choice('DAMAGE.ARSON.CAR', 'DAMAGE.ARSON'), choice('STAFF.THREAT', 'STAFF')]);
  expect(themes.map(({top, parts}) => [top.code, ...parts.map((one) => one.code)])).toEqual([['DAMAGE', 'DAMAGE.ARSON', 'DAMAGE.ARSON.CAR'], ['STAFF.THREAT']]);
});

test('why a cell is hidden is told of that cell alone', () => {
  const hidden = [{area: 'hulta', category: '*', why: 'shields' as const}];
  expect(whyOf(hidden, 'hulta', '*')).toBe('shields');
  expect(whyOf(hidden, '*', '*')).toBeUndefined();
});

test('times and addresses are read as people write them', () => {
  expect(clockOf(485)).toBe('08:05');
  expect(minutesOf('08:05')).toBe(485);
  expect(addressesOf('a@b.se, c@d.se\n e@f.se')).toEqual(['a@b.se', 'c@d.se', 'e@f.se']);
});

test('those who were told stand by what they were told', () => {
  const told = [['withdrawn', 'a@b.se'], ['published', 'a@b.se'], ['published', 'c@d.se']].map(([happened, address]) => ({happened, address}));
  expect(toldOf({told} as unknown as ReleasePage).map(({happened, readers}) => [happened, readers.length])).toEqual([['published', 2], ['withdrawn', 1]]);
});
