// SPDX-License-Identifier: EUPL-1.2
import {expect, test} from 'vitest';
import {loadTexts} from '../../ui/i18n.svelte.ts';
import {bytes, fieldName, slugOf, stepOf, withUse, type Import, type Profile} from './imports.ts';

await loadTexts(['import', 'error']);
const source = (column: string | null) => ({column, constant: null, part: null});
const profile = (): Profile => ({
  format: 'samsyn-import-profile/1', name: 'a', title: {sv: 'A', en: 'A'}, file: {kind: 'csv'}, required_columns: ['datum', 'typ', 'x', 'y'],
  fields: {
    external_id: {...source(null), prefix: null, fallback: 'row_hash'}, time: {from: {...source('datum'), form: 'mdy', year_from: null}, to: null, clock: null, fallback: null, zone: null, precision: 'exact'},
    place_text: null, position: {x: source('x'), y: source('y'), crs: 'EPSG:3006', precision: 'exact'}, category: {...source('typ'), table: null, words: {ko: null}}, count: null, text: null,
    area: {by: 'point', candidates: null, code: null, otherwise: null, precision: null},
  },
});

test('a column is one thing: what it was before it is no longer', () => {
  const changed = withUse(profile(), 'typ', 'place_text');
  expect(changed.fields.place_text?.column).toBe('typ');
  expect(changed.fields.category.column).toBe(null);
  expect(changed.fields.category.words).toEqual({ko: null});
  expect(profile().fields.category.column).toBe('typ');
});

test('an area by name takes over from the position, and gives back when it goes', () => {
  const named = withUse(profile(), 'stadsdel', 'area.name');
  expect(named.fields.area).toMatchObject({by: 'name', candidates: [{column: 'stadsdel'}]});
  expect(named.required_columns).toContain('stadsdel');
  const back = withUse(named, 'stadsdel', '');
  expect(back.fields.area).toMatchObject({by: 'point', candidates: null});
  expect(back.required_columns).not.toContain('stadsdel');
});

test('a position without columns is none, and comes again with one', () => {
  const none = withUse(withUse(profile(), 'x', ''), 'y', '');
  expect(none.fields.position).toBe(null);
  expect(withUse(none, 'y', 'position.y').fields.position).toMatchObject({y: {column: 'y'}, x: {column: null}, crs: 'auto'});
});

test('a profile is named after what people call it', () => {
  expect(slugOf('Stölder från bolaget, 2026!')).toBe('stolder-fran-bolaget-2026');
  expect(slugOf('***')).toBe('');
});

test('where one stands follows from the import', () => {
  const at = (state: Import['state'], checked: object | null = null) => stepOf({state, checked} as unknown as Import);
  expect([at('uploaded'), at('checking'), at('checked'), at('importing'), at('done'), at('withdrawn')]).toEqual(['mapping', 'check', 'check', 'run', 'result', 'result']);
  expect([at('failed'), at('failed', {})]).toEqual(['mapping', 'check']);
});

test('sizes and fields are told in words', () => {
  expect([bytes(999), bytes(21_400), bytes(1_500_000)]).toEqual(['999 B', '21 kB', '1,5 MB']);
  expect([fieldName('time.from'), fieldName('no.such')]).toEqual(['När, eller från', 'no.such']);
});
