// SPDX-License-Identifier: EUPL-1.2
import {expect, test} from 'vitest';
import {ApiError} from '../../api/client.ts';
import {loadTexts} from '../../ui/i18n.svelte.ts';
import {bodyOf, boundarySteps, faultsOf, sheetWords, SHEET_KINDS, treeOf, type Area, type Boundary, type FormField} from './register.ts';

await loadTexts(['areas', 'error']);
const area = (id: string, parent: string | null = null) => ({id, parent, name: id}) as Area;

test('a tree keeps its order, and an area without its parent stands at the root', () => {
  const lines = treeOf([area('b', 'a'), area('a'), area('c', 'b'), area('lost', 'nowhere')]);
  expect(lines.map(({area: one, depth}) => `${depth}${one.id}`)).toEqual(['0a', '1b', '2c', '0lost']);
});

test('a form sends numbers with decimal comma, nothing as null, and only its own fields', () => {
  const fields: FormField[] = [{id: 'name', label: ''}, {id: 'lat', label: '', type: 'number', optional: true}, {id: 'to', label: '', type: 'date', optional: true}, {id: 'on', label: '', type: 'check'}];
  expect(bodyOf(fields, {name: 'x', lat: '57,7', to: '', version: 3})).toEqual({name: 'x', lat: 57.7, to: null, on: false});
});

test('a refusal is told field by field in words; an unknown code stands as it is', () => {
  const refusal = new ApiError(422, 'request.invalid', '', [{field: 'code', code: 'code.taken'}, {field: 'x', code: 'no.such'}]);
  expect(faultsOf(refusal)).toEqual([{field: 'code', message: 'Koden används redan'}, {field: 'x', message: 'no.such'}]);
  expect(() => faultsOf(new TypeError('ours'))).toThrow();
});

test('each boundary knows the one it took over from, latest first', () => {
  const drawn = (valid_from: string) => ({valid_from, source: '', area_m2: 1, geometry: {}}) as Boundary;
  const steps = boundarySteps([drawn('2025-01-01'), drawn('2026-01-01')]);
  expect(steps.map((one) => [one.valid_from, one.before?.valid_from ?? null])).toEqual([['2026-01-01', '2025-01-01'], ['2025-01-01', null]]);
});

test('every word of a sheet has its meaning', () => {
  for (const kind of SHEET_KINDS) for (const word of sheetWords(kind)) expect(word.label).not.toMatch(/^areas\./);
  expect(sheetWords('resources').map((word) => word.value)).toContain('neighbourhood_watch');
});
