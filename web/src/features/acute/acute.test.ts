// SPDX-License-Identifier: EUPL-1.2
import {cleanup, fireEvent, render, screen} from '@testing-library/svelte';
import {newId} from '../../api/new_id.ts';
import {afterEach, beforeAll, describe, expect, test, vi} from 'vitest';
import {loadTexts, setLanguage} from '../../ui/i18n.svelte.ts';
import {choicesOf, memberOf, seenOf, turnsOf, twinInWords, valueOf, whereInWords, type Twin} from './acute.ts';
import CircleStep from './CircleStep.svelte';

beforeAll(() => loadTexts(['app', 'ui', 'acute']));
afterEach(async () => {
  cleanup();
  await setLanguage('sv');
});

const told = {category: 'DISORDER', place: '', words: ' vid kiosken ', at: '', description: ' Bråk ', reason: ''};
const twin: Twin = {observation: '1', source: 'report', event: null, reference: null, category_sv: 'Ordningsstörning', category_en: 'Disorder', organisation: 'Skolan', count: 1,
  place: 'Torget', place_words: '', description: '', occurred_from: '2026-11-16T08:40:00Z', created_at: '2026-11-17T08:40:00Z', metres: 1234};

describe('what is sent', () => {
  test('without a time it happens now, and its seriousness follows the level', () => {
    const now = new Date('2026-11-16T08:40:00Z');
    expect(seenOf(told, 'critical', now)).toMatchObject({severity: 3, count: 1, description: 'Bråk', where: {place: null, words: 'vid kiosken'}, when: {precision: 'exact', from: '2026-11-16T08:40:00.000Z'}});
    expect(seenOf({...told, place: 'p'}, 'attention', now)).toMatchObject({severity: 1, where: {place: 'p'}});
  });
  test('the same words give the same body, so that sending again is the same event', () => {
    const now = new Date('2026-11-16T08:40:00Z');
    expect(seenOf(told, 'urgent', now)).toEqual(seenOf({...told}, 'urgent', now));
  });
  test('an id is a random UUID', () => {
    expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(newId()).not.toBe(newId());
  });
});

describe('words', () => {
  test('where', () => {
    expect(whereInWords('Torget', 'vid kiosken')).toBe('Torget, vid kiosken');
    expect(whereInWords(null, '')).toBe('Platsen är inte angiven');
  });
  test('what is likely the same', async () => {
    expect(twinInWords(twin)).toBe('Ordningsstörning, Torget, 1\u202f234 m bort, 16 nov 09.40');
    await setLanguage('en');
    expect(twinInWords({...twin, metres: null, occurred_from: null})).toBe('Disorder, Torget, 17 Nov 09:40');
  });
  test('those told at the same time stand together, in order', () => {
    const act = (name: string, turn: number) => ({name, organisation: 'Polisen', at: `2026-11-16T08:4${turn}:00Z`, turn});
    expect(turnsOf([act('Bo', 1), act('Ada', 0), act('Cia', 1)]).map((turn) => turn.acts.map((one) => one.name))).toEqual([['Ada'], ['Bo', 'Cia']]);
  });
});

describe('the circle', () => {
  const candidates = [{membership: 'a', name: 'Ada', organisation: 'p', organisation_name: 'Polisen'}, {membership: 'b', name: 'Bo', organisation: 'p', organisation_name: 'Polisen'}];
  test('a member is chosen by role or by person, and survives the list', () => {
    const choices = choicesOf(candidates);
    expect(choices.map((choice) => choice.label)).toEqual(['Samordnare, Polisen', 'Analytiker, Polisen', 'Medverkande, Polisen', 'Ada, Polisen', 'Bo, Polisen']);
    for (const choice of choices) expect(valueOf(memberOf(choice.value))).toBe(choice.value);
    expect(memberOf('r p analyst')).toEqual({membership: null, organisation: 'p', role: 'analyst'});
  });
  test('who is added leaves the list, who is removed comes back, and who has left is still seen', async () => {
    render(CircleStep, {index: 0, choices: choicesOf(candidates), values: ['m gone'], mayEdit: true, onremove: vi.fn()});
    expect(screen.getByText('Inte längre med i området')).toBeTruthy();
    await fireEvent.change(screen.getByRole('combobox'), {target: {value: 'm a'}});
    expect(screen.queryByRole('option', {name: 'Ada, Polisen'})).toBeNull();
    await fireEvent.click(screen.getByRole('button', {name: 'Ta bort Ada, Polisen'}));
    expect(screen.getByRole('option', {name: 'Ada, Polisen'})).toBeTruthy();
  });
  test('who may not edit sees no way to', () => {
    render(CircleStep, {index: 0, choices: choicesOf(candidates), values: ['m a'], mayEdit: false, onremove: vi.fn()});
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.queryByRole('combobox')).toBeNull();
  });
});
