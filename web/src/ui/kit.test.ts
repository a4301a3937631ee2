// SPDX-License-Identifier: EUPL-1.2
import {fireEvent, render, screen, within} from '@testing-library/svelte';
import type {Component} from 'svelte';
import {expect, test, vi} from 'vitest';
import DataTable from './DataTable.svelte';
import Delta from './Delta.svelte';
import ErrorSummary from './ErrorSummary.svelte';
import Failure from './Failure.svelte';
import Field from './Field.svelte';
import {linePath, niceTop} from './line.ts';
import PeriodStepper from './PeriodStepper.svelte';
import Segmented from './Segmented.svelte';
import Status from './Status.svelte';

const arrowsIn = (box: HTMLElement) => [...box.querySelectorAll('path')].filter((p) => p.getAttribute('d')?.includes('v')).length;

test('a change that is not one has no arrow, whatever its number', () => {
  const {container} = render(Delta, {change: -3, trend: 'none'});
  expect(arrowsIn(container)).toBe(0);
  expect(container.textContent).toContain('\u22123');
});

test('a change that is one has an arrow and its word', () => {
  const {container} = render(Delta, {change: 4, trend: 'up'});
  expect(arrowsIn(container)).toBe(1);
  expect(container.textContent).toContain('ökar');
});

test('each level has its own shape and its word', () => {
  const shapes = (['ok', 'warn', 'bad', 'none'] as const).map((level) => {
    const {container, unmount} = render(Status, {level, word: true});
    const shape = container.querySelector('svg')!.innerHTML.replace(/<!---->/g, '');
    expect(container.textContent?.trim()).not.toBe('');
    unmount();
    return shape;
  });
  expect(new Set(shapes).size).toBe(4);
});

test('a line is broken where nobody answered', () => {
  const path = linePath([1, null, 3, 4], (i) => i, (v) => v);
  expect(path).toBe('M0.0 1.0M2.0 3.0L3.0 4.0');
});

test('a scale ends at a number that halves evenly and holds the value', () => {
  expect([0, 3, 5, 17, 56, 80, 101].map(niceTop)).toEqual([4, 4, 6, 20, 60, 80, 200]);
});

test('the error summary takes focus and its links lead to the fields', async () => {
  document.body.insertAdjacentHTML('beforeend', '<input id="name">');
  render(ErrorSummary, {faults: [{field: 'name', message: 'Ange ett namn'}]});
  expect(document.activeElement?.classList).toContain('s-error-summary');
  await fireEvent.click(screen.getByText('Ange ett namn'));
  expect(document.activeElement?.id).toBe('name');
});

test('a field at fault says so to a screen reader', () => {
  render(Field, {id: 'n', label: 'Namn', value: '', hint: 'Som i registret', error: 'Ange ett namn'});
  const input = screen.getByLabelText('Namn');
  expect(input.getAttribute('aria-invalid')).toBe('true');
  expect(input.getAttribute('aria-describedby')).toBe('n-hint n-error');
});

test('no network can be tried again, a refusal cannot', () => {
  const {unmount} = render(Failure, {fault: {status: 0}, onretry: () => {}});
  expect(screen.getByRole('button').textContent).toBe('Försök igen');
  unmount();
  render(Failure, {fault: {status: 403}, onretry: () => {}});
  expect(screen.queryByRole('button')).toBeNull();
});

test('the stepper links to the periods there are', () => {
  render(PeriodStepper, {first: '2026-11-02', last: '2026-11-15', previous: '?period=2026-10-19', next: null});
  expect(screen.getByLabelText('Föregående period').getAttribute('href')).toBe('?period=2026-10-19');
  expect(screen.queryByLabelText('Nästa period')).toBeNull();
  expect(screen.getByRole('group').textContent).toContain('Vecka 45–46 2–15 november 2026');
});

test('more choices than fit become a list', () => {
  const options = ['a', 'b', 'c', 'd', 'e'].map((value) => ({value, label: value}));
  const {unmount} = render(Segmented, {label: 'Område', options: options.slice(0, 3), value: 'a', onchange: vi.fn()});
  expect(screen.getAllByRole('button')).toHaveLength(3);
  unmount();
  render(Segmented, {label: 'Område', options, value: 'a', onchange: vi.fn()});
  expect(screen.getByRole('combobox')).toBeTruthy();
});

// the library's types know no generic components
const Table = DataTable as unknown as Component<Record<string, unknown>>;
const rows = ['Öster', 'Aspen', 'Åsen', 'Zinkgruvan'].map((name, i) => ({name, n: [3, 12, 1, 3][i]!}));
const columns = [
  {key: 'name', label: 'Namn', value: (row: {name: string; n: number}) => row.name, sortable: true},
  {key: 'n', label: 'Antal', value: (row: {name: string; n: number}) => row.n, sortable: true, numeric: true},
];
const names = () => screen.getAllByRole('row').slice(1).map((row) => within(row).getAllByRole('cell')[0]!.textContent);

test('a table sorts in the order of the language, and back', async () => {
  render(Table, {caption: 'Områden', columns, rows, keyOf: (row: {name: string}) => row.name});
  await fireEvent.click(screen.getByRole('button', {name: 'Namn'}));
  expect(names()).toEqual(['Aspen', 'Zinkgruvan', 'Åsen', 'Öster']);
  expect(screen.getAllByRole('columnheader')[0]!.getAttribute('aria-sort')).toBe('ascending');
  await fireEvent.click(screen.getByRole('button', {name: /Antal/}));
  await fireEvent.click(screen.getByRole('button', {name: /Antal/}));
  expect(names()[0]).toBe('Aspen');
});

test('a table shows a page at a time', async () => {
  render(Table, {caption: 'Områden', columns, rows, keyOf: (row: {name: string}) => row.name, pageSize: 3});
  expect(names()).toHaveLength(3);
  await fireEvent.click(screen.getByLabelText('Nästa sida'));
  expect(names()).toEqual(['Zinkgruvan']);
});

test('a table says when it is empty, busy or failed', () => {
  const keyOf = (row: {name: string}) => row.name;
  const {unmount} = render(Table, {caption: 'x', columns, rows: [], keyOf});
  expect(screen.getByText('Inget att visa')).toBeTruthy();
  unmount();
  const busy = render(Table, {caption: 'x', columns, rows: [], keyOf, busy: true});
  expect(screen.getByRole('status').textContent).toContain('Hämtar');
  busy.unmount();
  render(Table, {caption: 'x', columns, rows, keyOf, fault: {status: 500, detail: ''}});
  expect(screen.getByRole('alert')).toBeTruthy();
});
