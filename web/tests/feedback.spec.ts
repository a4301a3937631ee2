// SPDX-License-Identifier: EUPL-1.2
// Feedback and the record of answers as people meet them: every state in both languages and widths, then a letter written
// and sent with the keyboard.
import {expect, test, type Page, type Route} from '@playwright/test';
import {ASKED, LIBRARY, OWN, PAGE, RECORD, RHYTHMS, ROUND, ROUNDS, SCHOOL} from './feedback.fixture.ts';
import {answer, broken, lookAt, open, problem, type State} from './support/states.ts';

const LIST = /\/api\/feedback-rounds(\?.*)?$/;
const OWN_LIST = /\/api\/feedback-letters$/;
const ONE = new RegExp(`/api/rounds/${ROUND}/feedback$`);
const RECORDS = /\/answer-record(\?.*)?$/;
const list = '/app/aterkoppling';
const round = `/app/aterkoppling/${ROUND}`;
const record = '/app/omgangar/svar';
const first = (names: RegExp) => (page: Page) => page.getByRole('button', {name: names}).first().click();

const STATES: State[] = [
  {name: 'rounds', path: list, ready: 'details'},
  {name: 'no rounds', path: list, ready: '.s-empty', prepare: answer(LIST, {json: {rounds: []}})},
  {name: 'rounds not reached', path: list, ready: '[role=alert]', prepare: broken(LIST)},
  {name: 'own letters not reached', path: list, ready: '[role=alert]', prepare: broken(OWN_LIST)},
  {name: 'round', path: round, ready: 'table'},
  {name: 'open round', path: round, ready: '.s-notice', prepare: answer(ONE, {json: {...PAGE, closed: false, lines: PAGE.lines.map((line) => ({...line, draft: null}))}})},
  {name: 'unknown round', path: round, ready: '[role=alert]', prepare: answer(ONE, problem(404, 'round.unknown'))},
  {name: 'round not allowed', path: round, ready: '[role=alert]', prepare: answer(ONE, problem(403, 'access.denied'))},
  {name: 'letter', path: `${round}?verksamhet=${SCHOOL}`, ready: 'dialog form'},
  {name: 'letter stopped', path: `${round}?verksamhet=${SCHOOL}`, ready: 'dialog form', prepare: answer(/feedback\/operations\/[^/]+$/, problem(422, 'request.invalid', [{field: 'words', code: 'guard.phone'}])), then: (page) => page.getByRole('dialog').getByRole('button', {name: /^(Spara|Save)$/}).click()},
  {name: 'letter to nobody', path: `${round}?verksamhet=${PAGE.lines[2]!.operation}`, ready: 'dialog form'},
  {name: 'sent letter', path: `${round}?verksamhet=${LIBRARY}`, ready: 'dialog form'},
  {name: 'sending', path: round, ready: 'table', then: first(/^(Skicka 2 brev|Send 2 letters)$/)},
  {name: 'record', path: record, ready: 'table'},
  {name: 'own record', path: record, ready: '.s-notice', prepare: answer(RECORDS, {json: {...RECORD, is_whole: false, may_export: false}})},
  {name: 'no record', path: record, ready: '.s-empty', prepare: answer(RECORDS, {json: {...RECORD, rounds: [], operations: [], organisations: []}})},
  {name: 'record not reached', path: record, ready: '[role=alert]', prepare: broken(RECORDS)},
];

test.beforeEach(async ({page}) => {
  page.on('console', (message) => { if (/Content Security Policy/.test(message.text())) throw new Error(message.text()); });
  page.on('pageerror', (fault) => { throw fault; });
  await page.route(/\/api\/me$/, async (route) => {
    const me = await (await route.fetch()).json();
    await route.fulfill({json: {...me, permissions: [...me.permissions, 'edit_feedback', 'read_own_reports']}});
  });
  await answer(LIST, {json: ROUNDS})(page);
  await answer(OWN_LIST, {json: OWN})(page);
  await answer(ONE, {json: PAGE})(page);
  await answer(RECORDS, {json: RECORD})(page);
  await answer(/\/api\/rhythms$/, {json: RHYTHMS})(page);
});

lookAt(STATES, {chapters: ['feedback', 'rounds', 'error']});

test('a letter is written and sent with the keyboard; what is not saved is not sent', async ({page}) => {
  const sent: {method: string; path: string; body: unknown; ifMatch: string | undefined}[] = [];
  const take = (json: object) => (route: Route) => {
    const request = route.request();
    sent.push({method: request.method(), path: new URL(request.url()).pathname, body: request.postDataJSON(), ifMatch: request.headers()['if-match']});
    return route.fulfill({json});
  };
  await page.route(/feedback\/operations\/[^/]+$/, take({version: 2}));
  await page.route(/feedback\/sending$/, take({sent: 1, told: 1}));
  await open(page, round, 'table');
  await page.getByRole('button', {name: 'Brevet till Hultaskolan'}).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Ditt svar').fill('Rutan är bytt.');
  await expect(dialog.getByRole('button', {name: 'Skicka brevet'})).toBeDisabled();
  const answered = {...PAGE, lines: PAGE.lines.map((line) => (line.operation === SCHOOL ? {...line, fingerprint: 'new', asked: [{...ASKED, answer: 'Rutan är bytt.'}]} : line))};
  await answer(ONE, {json: answered})(page);
  await dialog.getByRole('button', {name: 'Spara'}).press('Enter');
  await expect(dialog.getByRole('button', {name: 'Skicka brevet'})).toBeEnabled();
  await dialog.getByRole('button', {name: 'Skicka brevet'}).press('Enter');
  await expect(page.getByText('Ett brev är skickat')).toBeVisible();
  expect(sent).toEqual([
    {method: 'PUT', path: `/api/rounds/${ROUND}/feedback/operations/${SCHOOL}`, ifMatch: '"1"', body: {words: 'Vi ringer er i veckan.', kept_reason: '', answers: [{observation: ASKED.observation, words: 'Rutan är bytt.'}]}},
    {method: 'POST', path: `/api/rounds/${ROUND}/feedback/sending`, ifMatch: undefined, body: {letters: [{operation: SCHOOL, fingerprint: 'new'}]}},
  ]);
});

test('a letter that was closed is not met on the way back', async ({page}) => {
  await open(page, '/app/aterkoppling', 'table');
  await open(page, round, 'table');
  await page.getByRole('button', {name: 'Brevet till Hultaskolan'}).press('Enter');
  await expect(page).toHaveURL(/verksamhet=/);
  await page.getByRole('dialog').press('Escape');
  await expect(page).not.toHaveURL(/verksamhet=/);
  await page.goBack();
  await expect(page).not.toHaveURL(/verksamhet=/);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the record says what each sign means and gives the sheet of what is shown', async ({page}) => {
  await open(page, `${record}?antal=26`, 'table');
  await expect(page.getByRole('link', {name: 'Hämta som CSV'})).toHaveAttribute('href', /answer-record\/sheet\?format=csv&rounds=26$/);
  await expect(page.getByRole('list', {name: 'Tecken'}).getByRole('listitem')).toHaveText([/rapporterat/, /inget att rapportera/, /har inte svarat/, /ursäktad/, /ingick inte/, /rapporterat, sent/]);
});
