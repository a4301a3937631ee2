// SPDX-License-Identifier: EUPL-1.2
// Attachments as people meet them: every state in both languages and widths, then a file attached, shared and removed
// with the keyboard.
import {expect, test, type Page} from '@playwright/test';
import {AREAS, HULTA, ORGANISATIONS, PAGE} from './areas.fixture.ts';
import {LIST, OWN, RECIPIENTS} from './attachments.fixture.ts';
import {answer, broken, lookAt, open, problem, type State} from './support/states.ts';

const FILES = /\/api\/areas\/[^/]+\/attachments(\?.*)?$/;
const READERS = /\/api\/areas\/[^/]+\/recipients(\?.*)?$/;
const VERSION = /\/api\/attachments\/[^/]+\/versions\/[^/?]+\?/;
const area = `/app/omraden/${HULTA}`;
const line = '#bilagor .line';
const dialog = (page: Page) => page.getByRole('dialog');
const press = (name: RegExp) => async (page: Page) => { await page.locator('#bilagor').getByRole('button', {name}).first().click(); await dialog(page).locator('form').waitFor(); };
const readers = (page: Page) => dialog(page).locator('.readers li').first().waitFor();
const then = (...steps: ((page: Page) => Promise<unknown>)[]) => async (page: Page) => { for (const step of steps) await step(page); };
const summary = (page: Page) => dialog(page).locator('.s-error-summary').waitFor();
const choose = (name: string) => (page: Page) => dialog(page).locator('#file').setInputFiles({name, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7')});
const send = (page: Page) => dialog(page).locator('[type=submit]').click();
const ADD = /^(Bifoga en fil|Attach a file)$/;

const STATES: State[] = [
  {name: 'attachments', path: area, ready: line},
  {name: 'attachments with history', path: area, ready: line, then: async (page) => { for (const one of await page.locator('#bilagor summary').all()) await one.click(); }},
  {name: 'no attachments', path: area, ready: '#bilagor .s-empty', prepare: answer(FILES, {json: {...LIST(HULTA), attachments: []}})},
  {name: 'no attachments for a reader', path: area, ready: '#bilagor .s-empty', prepare: answer(FILES, {json: {...LIST(HULTA), may_attach: false, attachments: []}})},
  {name: 'attachments on their way', path: area, ready: '#bilagor .busy', prepare: (page) => page.route(FILES, () => {})},
  {name: 'attachments not reached', path: area, ready: '#bilagor [role=alert]', prepare: broken(FILES)},
  {name: 'attachments not allowed', path: area, ready: '#bilagor .s-empty', prepare: answer(FILES, problem(404, 'area.unknown'))},
  {name: 'a file to attach', path: area, ready: line, then: then(press(ADD), choose('Protokoll.pdf'), readers)},
  {name: 'a file whose name is stopped', path: area, ready: line, prepare: answer(VERSION, problem(422, 'request.invalid', [{field: 'file_name', code: 'guard.phone'}])), then: then(press(ADD), choose('Samtal 070-123 45 67.pdf'), send, summary)},
  {name: 'a file that may not be attached', path: area, ready: line, prepare: answer(VERSION, problem(422, 'attachment.media_type', [{field: 'file', code: 'attachment.media_type'}])), then: then(press(ADD), choose('sida.pdf'), send, summary)},
  {name: 'a file on its way', path: area, ready: line, prepare: (page) => page.route(VERSION, () => {}), then: then(press(ADD), choose('Protokoll.pdf'), readers, send, (page) => dialog(page).locator('progress').waitFor())},
  {name: 'a new version', path: area, ready: line, then: press(/^(Ny version av|New version of) /)},
  {name: 'a level to change', path: area, ready: line, then: then(press(/^(Vem får läsa|Who may read) /), readers)},
  {name: 'a level that nobody else has', path: area, ready: line, then: then(press(/^(Vem får läsa|Who may read) /), readers, (page) => dialog(page).getByRole('radio').nth(3).check())},
  {name: 'a level within a picture', path: area, ready: line, prepare: answer(READERS, {json: {...RECIPIENTS, container_audience: 'core'}}), then: then(press(/^(Vem får läsa|Who may read) /), readers)},
  {name: 'readers not known', path: area, ready: line, prepare: broken(READERS), then: press(/^(Vem får läsa|Who may read) /)},
  {name: 'an attachment to remove', path: area, ready: line, then: press(/^(Ta bort|Remove) /)},
];

test.beforeEach(async ({page}) => {
  page.on('console', (message) => { if (/Content Security Policy/.test(message.text())) throw new Error(message.text()); });
  page.on('pageerror', (fault) => { throw fault; });
  await answer(/\/api\/areas(\?.*)?$/, {json: AREAS})(page);
  await answer(new RegExp(`/api/areas/${HULTA}$`), {json: PAGE})(page);
  await answer(/\/api\/organisations$/, {json: ORGANISATIONS})(page);
  await answer(/\/api\/basemap/, {json: {type: 'FeatureCollection', features: []}})(page);
  await answer(FILES, {json: LIST(HULTA)})(page);
  await answer(READERS, {json: RECIPIENTS})(page);
});

lookAt(STATES, {chapters: ['attachments', 'sharing', 'areas', 'error']});

test('a file is attached with the keyboard, its readers named before; tried again it is the same', async ({page}) => {
  const sent: URL[] = [];
  await page.route(VERSION, (route) => {
    sent.push(new URL(route.request().url()));
    return sent.length === 1 ? route.abort() : route.fulfill({status: 201, json: {attachment: OWN, id: OWN, number: 1, hash: ''}});
  });
  await open(page, area, line);
  await page.getByRole('button', {name: 'Bifoga en fil'}).press('Enter');
  await dialog(page).getByRole('button', {name: 'Bifoga', exact: true}).press('Enter');
  await expect(dialog(page).locator('.s-error-summary')).toContainText('Välj en fil.');
  await choose('Protokoll.pdf')(page);
  await expect(dialog(page).getByText('Ingen utom er egen organisation får läsa.')).toBeVisible();
  await dialog(page).getByRole('radio', {name: 'Kärngruppen'}).check();
  await expect(dialog(page).getByText('Läses av 5 personer:')).toBeVisible();
  await expect(dialog(page).getByText('Lokalpolisområdet: 3 personer (3 analytiker)')).toBeVisible();
  await dialog(page).getByRole('radio', {name: 'Rådet', exact: true}).check();
  await expect(dialog(page).getByText('Ingen utom er egen organisation får läsa.')).toBeVisible();
  await dialog(page).getByRole('radio', {name: 'Kärngruppen'}).check();
  await dialog(page).getByLabel('Vad filen ska heta').fill('Protokoll från mötet.pdf');
  await dialog(page).getByRole('button', {name: 'Bifoga', exact: true}).press('Enter');
  await expect(dialog(page).locator('.s-error-summary')).toBeVisible();
  await dialog(page).getByRole('button', {name: 'Bifoga', exact: true}).press('Enter');
  await expect(dialog(page)).toBeHidden();
  expect(sent[0]!.pathname).toBe(sent[1]!.pathname);
  expect(Object.fromEntries(sent[1]!.searchParams)).toMatchObject({area: HULTA, audience: 'core', file_name: 'Protokoll från mötet.pdf'});
});

test('a level is changed and an attachment removed by who has seen how it stands', async ({page}) => {
  const sent: {path: string; body: unknown; ifMatch: string | undefined}[] = [];
  await page.route(/\/api\/attachments\/[^/]+\/(audience|removal)$/, (route) => {
    const request = route.request();
    sent.push({path: new URL(request.url()).pathname, body: request.postDataJSON(), ifMatch: request.headers()['if-match']});
    return route.fulfill({json: {id: OWN, version: 4}});
  });
  await open(page, area, line);
  await page.getByRole('button', {name: /^Vem får läsa Belysningsplan/}).press('Enter');
  await dialog(page).getByRole('radio', {name: 'Egen organisation'}).check();
  await dialog(page).getByRole('button', {name: 'Spara nivån'}).press('Enter');
  await expect(dialog(page)).toBeHidden();
  await page.getByRole('button', {name: /^Ta bort Belysningsplan/}).press('Enter');
  await dialog(page).getByLabel('Varför den tas bort').fill('Fel fil');
  await dialog(page).getByLabel('Ta också bort filens namn').check();
  await dialog(page).getByRole('button', {name: 'Ta bort', exact: true}).press('Enter');
  await expect(dialog(page)).toBeHidden();
  expect(sent).toEqual([
    {path: `/api/attachments/${OWN}/audience`, body: {audience: 'own'}, ifMatch: '"3"'},
    {path: `/api/attachments/${OWN}/removal`, body: {reason: 'Fel fil', names: 'forgotten'}, ifMatch: '"3"'},
  ]);
});
