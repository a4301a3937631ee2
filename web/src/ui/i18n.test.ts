// SPDX-License-Identifier: EUPL-1.2
import {afterEach, expect, test} from 'vitest';
import {loadTexts, setLanguage, t, textFor} from './i18n.svelte.ts';

afterEach(() => setLanguage('sv'));

test('a text is found by its key and filled with values', () => {
  expect(t('ui.page_of', {page: 2, pages: 5})).toBe('Sida 2 av 5');
});

test('count chooses between one and other', () => {
  expect(t('ui.rows', {count: 1})).toBe('1 rad');
  expect(t('ui.rows', {count: 0})).toBe('0 rader');
  expect(t('ui.rows', {count: 12})).toBe('12 rader');
});

test('the language is switched for texts, the document and the server', async () => {
  await setLanguage('en');
  expect(t('ui.level.bad')).toBe('Act');
  expect(document.documentElement.lang).toBe('en');
  expect(document.cookie).toContain('samsyn_lang=en');
});

test('a key made of data that nobody has written gives undefined', () => {
  expect(textFor('ui.level.unheard')).toBeUndefined();
  expect(textFor('ui.level.warn')).toBe('Följ upp');
});

test('a chapter that does not exist is an error, not silence', async () => {
  await expect(loadTexts(['unheard'])).rejects.toThrow('no texts for unheard');
});

test('a chapter on its way when the language is switched comes in the new language', async () => {
  const coming = loadTexts(['rounds']);
  await setLanguage('en');
  await coming;
  expect(t('rounds.first_rhythm')).toBe('Agree on a rhythm');
});
