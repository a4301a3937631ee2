// SPDX-License-Identifier: EUPL-1.2
// The register as people meet it: its pages and states in both languages and widths without faults of accessibility, and
// the ways through its forms with the keyboard.
import {expect, test, type Page} from '@playwright/test';
import {AREAS, HULTA, ORGANISATIONS, PAGE, PARTNER, REPORT, SCHOOLS} from './areas.fixture.ts';
import {answer, broken, lookAt, open, problem, type State} from './support/states.ts';

const AREA_LIST = /\/api\/areas(\?.*)?$/;
const ORGANISATION_LIST = /\/api\/organisations$/;
const area = `/app/omraden/${HULTA}`;
const file = {name: 'granser.geojson', mimeType: 'application/geo+json', buffer: Buffer.from('{"type":"FeatureCollection","features":[]}')};

async function chooseFile(page: Page) {
  await page.locator('#file').setInputFiles(file);
  await page.locator('form button[type=submit]').click();
}

async function chooseSheet(page: Page) {
  await page.locator('#sheet').setInputFiles({name: 'partners.csv', mimeType: 'text/csv', buffer: Buffer.from('organisation_code')});
  await page.getByRole('button', {name: /Visa vad som händer|Show what happens/}).click();
}

const STATES: State[] = [
  {name: 'areas', path: '/app/omraden', ready: '.leaflet-container'},
  {name: 'new area', path: '/app/omraden', ready: '.leaflet-container', then: (page) => page.locator('header .s-button-primary').click()},
  {name: 'no areas', path: '/app/omraden', ready: '.s-empty', prepare: answer(AREA_LIST, {json: {...AREAS, areas: []}})},
  {name: 'areas not reached', path: '/app/omraden', ready: '[role=alert]', prepare: broken(AREA_LIST)},
  {name: 'areas not allowed', path: '/app/omraden', ready: '[role=alert]', prepare: answer(AREA_LIST, problem(403, 'access.denied'))},
  {name: 'area', path: area, ready: '.leaflet-container'},
  {name: 'unknown area', path: area, ready: '[role=alert]', prepare: answer(new RegExp(`/api/areas/${HULTA}`), problem(404, 'area.unknown'))},
  {name: 'organisations', path: '/app/organisationer', ready: 'table'},
  {name: 'no organisations', path: '/app/organisationer', ready: '.s-empty', prepare: answer(ORGANISATION_LIST, {json: {may_manage: false, organisations: []}})},
  {name: 'organisation', path: `/app/organisationer/${SCHOOLS}`, ready: 'table'},
  {name: 'unknown organisation', path: `/app/organisationer/${SCHOOLS}`, ready: '[role=alert]', prepare: answer(new RegExp(`/api/organisations/${SCHOOLS}`), problem(404, 'organisation.unknown'))},
  {name: 'words of a sheet', path: '/app/omraden', ready: '#sheet', then: (page) => page.locator('details summary').first().click()},
  {name: 'faulty sheet', path: '/app/organisationer', ready: '#sheet', then: async (page) => { await chooseSheet(page); await page.getByRole('cell', {name: 'operation_email'}).waitFor(); },
    prepare: answer(/\/api\/register-sheets/, {json: {is_done: false, rows: 2, created: 1, changed: 0, unchanged: 1, errors: [{row: 3, column: 'operation_email', code: 'email.malformed'}]}})},
  {name: 'boundaries', path: '/app/omraden/granser', ready: '#file'},
  {name: 'boundaries shown', path: '/app/omraden/granser', ready: '#file', then: async (page) => { await chooseFile(page); await page.locator('.leaflet-container').waitFor(); }},
  {name: 'boundaries refused', path: '/app/omraden/granser', ready: '#file', prepare: answer(/\/api\/area-boundaries/, problem(422, 'crs.missing')), then: async (page) => { await chooseFile(page); await page.locator('#epsg').waitFor(); }},
];

test.beforeEach(async ({page}) => {
  page.on('console', (message) => { if (/Content Security Policy/.test(message.text())) throw new Error(message.text()); });
  page.on('pageerror', (fault) => { throw fault; });
  await answer(AREA_LIST, {json: AREAS})(page);
  await answer(new RegExp(`/api/areas/${HULTA}$`), {json: PAGE})(page);
  await answer(ORGANISATION_LIST, {json: ORGANISATIONS})(page);
  await answer(new RegExp(`/api/organisations/${SCHOOLS}$`), {json: PARTNER})(page);
  await answer(/\/api\/basemap/, {json: {type: 'FeatureCollection', features: []}})(page);
  await answer(/\/api\/area-boundaries/, {json: REPORT})(page);
});

lookAt(STATES, {chapters: ['areas', 'error']});

test('who may not change the register sees no way to', async ({page}) => {
  await answer(AREA_LIST, {json: {...AREAS, may_manage: false}})(page);
  await answer(new RegExp(`/api/areas/${HULTA}$`), {json: {...PAGE, may_manage: false}})(page);
  await open(page, area, 'table');
  await expect(page.getByRole('button', {name: /Ändra|Ny|Lägg till|Avsluta/})).toHaveCount(0);
});

test('a new organisation is written with the keyboard; a refusal leads to its field', async ({page}) => {
  const sent: unknown[] = [];
  await page.route(ORGANISATION_LIST, (route) => {
    if (route.request().method() !== 'POST') return route.fulfill({json: ORGANISATIONS});
    sent.push(route.request().postDataJSON());
    return route.fulfill(sent.length === 1 ? problem(422, 'request.invalid', [{field: 'code', code: 'code.taken'}]) : {status: 201, json: {id: HULTA, version: 1}});
  });
  await open(page, '/app/organisationer', 'table');
  await page.getByRole('button', {name: 'Ny organisation'}).press('Enter');
  await page.getByLabel('Namn').fill('Hulta IF');
  await page.getByLabel('Kod').fill('polis');
  await page.getByLabel('Kod').press('Enter');
  await page.getByRole('alert').getByRole('link', {name: 'Koden används redan'}).press('Enter');
  await expect(page.getByLabel('Kod')).toBeFocused();
  await page.getByLabel('Kod').fill('hultaif');
  await page.getByLabel('Kod').press('Enter');
  await expect(page.getByText('Sparat')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(sent[1]).toMatchObject({name: 'Hulta IF', code: 'hultaif', kind: 'committee', sector: 'public', contact_email: null, valid_to: null});
});

test('a place is set on the map or typed, and the refusal names the area that has the point', async ({page}) => {
  const sent: {lon?: number; lat?: number; area?: string}[] = [];
  await page.route(/\/api\/places$/, (route) => {
    sent.push(route.request().postDataJSON());
    return route.fulfill(problem(422, 'request.invalid', [{field: 'area', code: 'place.in_other_area'}]));
  });
  await answer(/\/api\/areas-at-point/, {json: {areas: [{id: HULTA, code: 'mark', name: 'Marken'}]}})(page);
  await open(page, area, '.leaflet-container');
  await page.getByRole('button', {name: 'Ny plats'}).click();
  await page.getByRole('dialog').locator('.leaflet-container').click();
  await expect(page.getByLabel('Latitud')).toHaveValue(/^57\.7/);
  await page.getByLabel('Longitud').fill('12,915');
  await page.getByLabel('Namn').fill('Parken');
  await page.getByLabel('Kod').fill('parken');
  await page.getByRole('button', {name: 'Spara'}).click();
  await expect(page.getByRole('alert')).toContainText('Punkten ligger i Marken');
  expect(sent[0]).toMatchObject({lon: 12.915, area: HULTA});
});

test('a designation is changed and ended where it stands', async ({page}) => {
  const sent: {body: unknown; match: string | null}[] = [];
  await page.route(/\/api\/designations\//, async (route) => {
    sent.push({body: route.request().postDataJSON(), match: await route.request().headerValue('If-Match')});
    return route.fulfill(sent.length === 1 ? problem(422, 'request.invalid', [{field: 'valid_to', code: 'validity.order'}]) : {json: {id: HULTA, version: 3}});
  });
  await open(page, area, 'table');
  await page.getByRole('button', {name: 'Ändra Utsatt område'}).click();
  await page.getByLabel(/^Slutar gälla/).fill('2024-01-01');
  await page.getByRole('button', {name: 'Spara'}).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByLabel(/^Slutar gälla/).fill('2026-12-01');
  await page.getByRole('button', {name: 'Spara'}).click();
  await expect(page.getByText('Sparat')).toBeVisible();
  expect(sent[1]).toMatchObject({match: '"2"', body: {designation: 'Utsatt område', on_watch: true, valid_to: '2026-12-01'}});
});

test('a boundary is shown against the one before it', async ({page}) => {
  await open(page, area, 'table');
  await expect(page.getByRole('cell', {name: /^\+120(,0)? ha$/})).toBeVisible();
  await expect(page.getByRole('application', {name: 'Gränsen från 1 januari 2026'})).toBeVisible();
  await page.getByRole('button', {name: 'Gränsen från 1 januari 2025'}).click();
  await expect(page.getByRole('application', {name: 'Gränsen från 1 januari 2025'})).toBeVisible();
});

test('an organisation tells its functions and what became of it', async ({page}) => {
  await open(page, `/app/organisationer/${SCHOOLS}`, 'table');
  await expect(page.getByText('Kulturnämnden gick upp i Grundskolenämnden')).toBeVisible();
  await expect(page.getByText('bytte namn från Skolnämnden')).toBeVisible();
  await expect(page.getByRole('link', {name: 'Mopeder'})).toBeVisible();
});

test('boundaries are shown before they are taken in', async ({page}) => {
  const asked: string[] = [];
  await page.route(/\/api\/area-boundaries/, (route) => {
    const query = new URL(route.request().url()).searchParams;
    asked.push(query.get('dry_run') ?? '');
    return route.fulfill({json: {...REPORT, is_done: query.get('dry_run') === 'false'}});
  });
  await open(page, '/app/omraden/granser', '#file');
  await chooseFile(page);
  await expect(page.getByRole('cell', {name: 'Hulta / Nya'})).toBeVisible();
  await page.getByRole('button', {name: 'Läs in gränserna'}).click();
  await expect(page.getByText('Klart: 1 nya områden och 1 ändrade gränser.')).toBeVisible();
  expect(asked).toEqual(['true', 'false']);
});

test('a sheet is shown before it is taken in, and the list is fetched anew', async ({page}) => {
  let lists = 0;
  await page.route(ORGANISATION_LIST, (route) => { lists += 1; return route.fulfill({json: ORGANISATIONS}); });
  await page.route(/\/api\/register-sheets/, (route) => route.fulfill({json: {is_done: /dry_run=false/.test(route.request().url()), rows: 2, created: 1, changed: 0, unchanged: 1, errors: []}}));
  await open(page, '/app/organisationer', '#sheet');
  await expect(page.getByRole('link', {name: 'Hämta som Excel'})).toHaveAttribute('href', '/api/register-sheets/partners?format=xlsx');
  await chooseSheet(page);
  const before = lists;
  await page.getByRole('button', {name: 'Läs in raderna'}).click();
  await expect(page.getByText('Klart: 1 nya')).toBeVisible();
  expect(lists).toBe(before + 1);
});
