// SPDX-License-Identifier: EUPL-1.2
// Rounds, their reports and the observations as people meet them: every state in both languages and widths, then the
// ways through them with the keyboard.
import {expect, test} from '@playwright/test';
import {CATEGORIES, CHECKLISTS, OBSERVATIONS, PAGE, REMINDERS, REPORT, REPORT_ID, RHYTHMS, ROUND, ROUNDS} from './rounds.fixture.ts';
import {answer, broken, lookAt, open, problem, type State} from './support/states.ts';

const LIST = /\/api\/rounds(\?.*)?$/;
const OBSERVATION_LIST = /\/api\/observations(\?.*)?$/;
const PLAN = /\/api\/areas\/[^/]+\/reminders$/;
const round = `/app/omgangar/${ROUND}`;
const reminders = `/app/omgangar/paminnelser/${REMINDERS.area}`;

const STATES: State[] = [
  {name: 'rounds', path: '/app/omgangar', ready: 'table'},
  {name: 'rounds of one area', path: '/app/omgangar?omrade=mopeder', ready: 'table'},
  {name: 'no rounds', path: '/app/omgangar', ready: '.s-empty', prepare: answer(LIST, {json: {rounds: []}})},
  {name: 'rounds not reached', path: '/app/omgangar', ready: '[role=alert]', prepare: broken(LIST)},
  {name: 'rounds not allowed', path: '/app/omgangar', ready: '[role=alert]', prepare: answer(LIST, problem(403, 'access.denied'))},
  {name: 'rhythm', path: '/app/omgangar', ready: 'table', then: (page) => page.getByRole('button', {name: /^(Ändra rytmen i|Change the rhythm in)/}).first().click()},
  {name: 'open next', path: '/app/omgangar', ready: 'table', then: (page) => page.getByRole('button', {name: /^(Öppna nästa omgång i|Open the next round in)/}).first().click()},
  {name: 'close', path: '/app/omgangar', ready: 'table', then: (page) => page.getByRole('button', {name: /^(Stäng omgången|Close the round)/}).first().click()},
  {name: 'round', path: round, ready: 'table'},
  {name: 'round without lines', path: round, ready: '.s-empty', prepare: answer(new RegExp(`/api/rounds/${ROUND}$`), {json: {...PAGE, lines: []}})},
  {name: 'unknown round', path: round, ready: '[role=alert]', prepare: answer(new RegExp(`/api/rounds/${ROUND}$`), problem(404, 'round.unknown'))},
  {name: 'excuse-taken-back', path: round, ready: 'table', then: (page) => page.getByRole('button', {name: /^(Ta tillbaka ursäkten|Take back the excuse) /}).first().click()},
  {name: 'excuse', path: round, ready: 'table', then: (page) => page.getByRole('button', {name: /^(Ursäkta|Excuse) /}).first().click()},
  {name: 'remind all', path: round, ready: 'table', then: (page) => page.getByRole('button', {name: /^(Påminn dem som saknas|Remind those missing)/}).click()},
  {name: 'remind one', path: round, ready: 'table', then: (page) => page.getByRole('button', {name: /^(Påminn|Remind) Fritidsgården/}).click()},
  {name: 'reminders', path: reminders, ready: '.s-card'},
  {name: 'own letter', path: reminders, ready: '.s-card', then: (page) => page.getByRole('button', {name: /^(Skriv en egen text|Write your own words)/}).click()},
  {name: 'no reminders', path: reminders, ready: '.s-card', prepare: answer(PLAN, {json: {...REMINDERS, plan: {...REMINDERS.plan, moments: []}, round: {...REMINDERS.round, reminders: []}}})},
  {name: 'reminders to look at', path: reminders, ready: '.s-card', prepare: answer(PLAN, {json: {...REMINDERS, may_edit: false}})},
  {name: 'reminders not reached', path: reminders, ready: '[role=alert]', prepare: broken(PLAN)},
  {name: 'reminders not allowed', path: reminders, ready: '[role=alert]', prepare: answer(PLAN, problem(403, 'access.denied'))},
  {name: 'report', path: `${round}?rapport=${REPORT_ID}`, ready: 'dialog h3', then: (page) => page.locator('summary').click()},
  {name: 'report not reached', path: `${round}?rapport=${REPORT_ID}`, ready: 'dialog [role=alert]', prepare: (page) => page.route(/\/api\/reports\//, (route) => route.abort())},
  {name: 'observations', path: '/app/rapporter', ready: 'table'},
  {name: 'chosen observations', path: `/app/rapporter?omrade=hulta&kategori=DAMAGE&omgang=${ROUND}&plats=${ROUND}`, ready: 'table'},
  {name: 'no observations', path: '/app/rapporter?kategori=DRUGS', ready: '.s-empty', prepare: answer(OBSERVATION_LIST, {json: {...OBSERVATIONS, observations: [], total: 0, pages: 1}})},
  {name: 'observations not reached', path: '/app/rapporter', ready: '[role=alert]', prepare: broken(OBSERVATION_LIST)},
];

test.beforeEach(async ({page}) => {
  page.on('console', (message) => { if (/Content Security Policy/.test(message.text())) throw new Error(message.text()); });
  page.on('pageerror', (fault) => { throw fault; });
  await answer(LIST, {json: ROUNDS})(page);
  await answer(/\/api\/rhythms$/, {json: RHYTHMS})(page);
  await answer(new RegExp(`/api/rounds/${ROUND}$`), {json: PAGE})(page);
  await answer(PLAN, {json: REMINDERS})(page);
  await answer(/\/api\/reports\/[^/]+$/, {json: REPORT})(page);
  await answer(/\/api\/checklists$/, {json: CHECKLISTS})(page);
  await answer(/\/api\/categories$/, {json: CATEGORIES})(page);
  await answer(OBSERVATION_LIST, {json: OBSERVATIONS})(page);
});

lookAt(STATES, {chapters: ['rounds', 'reminders', 'observations', 'error']});

test('the next round opens after one question, and a refusal is told', async ({page}) => {
  let sent = 0;
  await page.route(/\/api\/areas\/[^/]+\/rounds$/, (route) => route.fulfill(++sent === 1 ? problem(409, 'round.not_yet') : {status: 201, json: {}}));
  await open(page, '/app/omgangar', 'table');
  await page.getByRole('button', {name: 'Öppna nästa omgång i Hulta'}).press('Enter');
  const save = page.getByRole('dialog').getByRole('button', {name: 'Öppna nästa omgång'});
  await save.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Nästa omgång har inte börjat');
  await save.press('Enter');
  await expect(page.getByText('Omgången är öppnad')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a rhythm is set with the keyboard, and a refused day leads to its field', async ({page}) => {
  const sent: object[] = [];
  await page.route(/\/api\/areas\/[^/]+\/rhythms$/, (route) => {
    sent.push(route.request().postDataJSON());
    return route.fulfill(sent.length === 1 ? problem(422, 'request.invalid', [{field: 'starts_on', code: 'rhythm.leaves_gap'}]) : {json: {}});
  });
  await open(page, '/app/omgangar', 'table');
  await page.getByRole('button', {name: 'Ändra rytmen i Hulta'}).press('Enter');
  await page.getByLabel('Omgångens längd').selectOption('7');
  await page.getByLabel('Klockan').fill('09:30');
  await page.getByLabel('Klockan').press('Enter');
  await page.getByRole('alert').getByRole('link').press('Enter');
  await expect(page.getByLabel('Gäller från')).toBeFocused();
  await page.getByRole('button', {name: 'Spara'}).click();
  await expect(page.getByText('Sparat')).toBeVisible();
  expect(sent[1]).toEqual({starts_on: '2026-11-16', length_days: 7, deadline_days: 2, deadline_minute: 570, checklist: 'est', needs_review: true});
});

test('a silent operation is excused with a reason', async ({page}) => {
  const sent: string[] = [];
  await page.route(/\/excuse$/, (route) => { sent.push(route.request().url(), route.request().postDataJSON().reason); return route.fulfill({json: {}}); });
  await open(page, round, 'table');
  await page.getByRole('button', {name: 'Ursäkta Fritidsgården'}).click();
  await page.getByLabel('Varför?').fill('Stängt under lovet');
  await page.getByRole('dialog').getByRole('button', {name: 'Ursäkta'}).click();
  await expect(page.getByText('Sparat')).toBeVisible();
  expect(sent[1]).toBe('Stängt under lovet');
});

test('an excuse is taken back', async ({page}) => {
  const sent: string[] = [];
  await page.route(/\/excuse$/, (route) => { sent.push(`${route.request().method()} ${new URL(route.request().url()).pathname}`); return route.fulfill({json: {}}); });
  await open(page, round, 'table');
  await page.getByRole('button', {name: 'Ta tillbaka ursäkten för Simhallen'}).click();
  await page.getByRole('dialog').getByRole('button', {name: 'Ta tillbaka ursäkten'}).click();
  await expect(page.getByText('Sparat')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatch(/^DELETE \/api\/rounds\/[^/]+\/operations\/[^/]+\/excuse$/);
});

test('a plan is changed with the keyboard, and a refused field is led to', async ({page}) => {
  const sent: {moments: object[]}[] = [];
  await page.route(PLAN, (route) => {
    if (route.request().method() === 'GET') return route.fallback();
    sent.push(route.request().postDataJSON());
    return route.fulfill(sent.length === 1 ? problem(422, 'request.invalid', [{field: 'moments[1].days', code: 'field.out_of_range'}]) : {json: {area: REMINDERS.area, version: 4}});
  });
  await open(page, '/app/omgangar', 'table');
  await page.getByRole('link', {name: 'Påminnelser i Hulta'}).press('Enter');
  await page.getByLabel('Dagar').nth(1).fill('99');
  await page.getByLabel('Dagar').nth(1).press('Enter');
  await page.getByRole('alert').getByRole('link').press('Enter');
  await expect(page.getByLabel('Dagar').nth(1)).toBeFocused();
  await page.getByLabel('Dagar').nth(1).fill('2');
  await page.getByLabel('Dagar').nth(1).press('Enter');
  await expect(page.getByText('Påminnelserna är sparade')).toBeVisible();
  expect(sent.map(({moments}) => moments[1])).toEqual([{anchor: 'deadline', days: -99, hours: -2}, {anchor: 'deadline', days: -2, hours: -2}]);
});

test('a report is opened from its line, let count, and closing takes it out of the address', async ({page}) => {
  let match = '';
  await page.route(/\/api\/reports\/[^/]+\/review$/, (route) => { match = route.request().headers()['if-match'] ?? ''; return route.fulfill({json: {id: REPORT_ID, version: 3}}); });
  await open(page, round, 'table');
  await page.getByRole('button', {name: 'Visa rapporten från Hultaskolan'}).press('Enter');
  await expect(page).toHaveURL(new RegExp(`rapport=${REPORT_ID}`));
  await expect(page.getByRole('dialog')).toContainText('Krossad ruta');
  await page.getByRole('button', {name: 'Godkänn'}).click();
  await expect(page.getByText('Rapporten räknas nu')).toBeVisible();
  await expect(page).not.toHaveURL(/rapport=/);
  expect(match).toBe('"2"');
});

test('a correction tells when, why and what changed, and not who', async ({page}) => {
  await open(page, `${round}?rapport=${REPORT_ID}`, 'dialog h3');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Glömde rutan')).toBeVisible();
  await expect(dialog.getByText('Skadegörelse: en iakttagelse tillkom')).toBeVisible();
  await dialog.getByText(/Så stod det före rättelsen/).click();
  await expect(dialog.locator('details').getByText('Inga iakttagelser')).toBeVisible();
  await expect(dialog.getByText(/Skriven av|Skrevs av/)).toHaveCount(0);
});

test('a report goes back with a question; a change in between is told', async ({page}) => {
  await page.route(/\/return$/, (route) => route.fulfill(problem(412, 'report.changed')));
  await open(page, `${round}?rapport=${REPORT_ID}`, 'dialog h3');
  await page.getByRole('button', {name: 'Skicka tillbaka med en fråga'}).click();
  await page.getByLabel('Din fråga till verksamheten').fill('Vilken dag?');
  await page.getByRole('button', {name: 'Skicka frågan'}).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('Någon har ändrat rapporten');
});

test('who may not manage rounds sees no way to', async ({page}) => {
  await answer(LIST, {json: {rounds: ROUNDS.rounds.map((one) => ({...one, may_manage: false, may_close: false}))}})(page);
  await answer(/\/api\/rhythms$/, {json: {areas: RHYTHMS.areas.map((one) => ({...one, may_manage: false, may_open_next: false}))}})(page);
  await open(page, '/app/omgangar', 'table');
  await expect(page.getByRole('button', {name: /Öppna|Stäng|Ändra|Bestäm/})).toHaveCount(0);
});

test('choices among observations stand in the address and are asked for', async ({page}) => {
  const asked: string[] = [];
  page.on('request', (request) => { if (request.url().includes('/api/observations')) asked.push(new URL(request.url()).search); });
  await open(page, '/app/rapporter?plats=x&period=2026-11-02', 'table');
  expect(asked.at(-1)).toContain('place=x&from=2026-11-02&to=2026-11-15');
  await page.getByRole('button', {name: 'Rensa valen'}).click();
  await page.getByLabel('Kategori').selectOption('DRUGS');
  await expect(page).toHaveURL(/kategori=DRUGS/);
  await page.getByRole('link', {name: 'Nästa'}).click();
  await expect(page).toHaveURL(/kategori=DRUGS&sida=2/);
  await expect.poll(() => asked.at(-1)).toBe('?category=DRUGS&page=2');
  await expect(page.getByRole('link', {name: 'Visa rapporten från Hultaskolan'}).first()).toHaveAttribute('href', `${round}?rapport=${REPORT_ID}`);
});
