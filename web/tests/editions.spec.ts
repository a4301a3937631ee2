// SPDX-License-Identifier: EUPL-1.2
// What the core decides and freezes as people meet it: every state in both languages and widths, then with the keyboard.
import {expect, test, type Route} from '@playwright/test';
import {AREA, ASSESSMENT, DIFFERENCE, EDITION, FIRST, LIST, PAGE, REGISTER} from './editions.fixture.ts';
import {LIST as FILES, RECIPIENTS} from './attachments.fixture.ts';
import {answer, broken, lookAt, open, problem, type State} from './support/states.ts';

const ONE = new RegExp(`/api/areas/${AREA}/assessments/[^/]+$`);
const EDITIONS = /\/api\/editions(\?.*)?$/;
const SHOWN = new RegExp(`/api/editions/${EDITION}$`);
const assessment = `/app/bedomning/${AREA}/${FIRST}`;
const meeting = `/app/mote/${AREA}/${FIRST}`;
const edition = `/app/lagesbilder/${EDITION}`;
const empty = {...ASSESSMENT, summary: '', summary_version: 0, outcomes: [], plan: [], plan_version: 0, before: null, difference: null, state: 'running', obstacles: ['round_open', 'summary_missing', 'approval_missing'],
  levels: ASSESSMENT.levels.map((level) => ({...level, decided: null, motive: '', version: 0})), core: ASSESSMENT.core.map((one) => ({...one, state: 'missing', person: '', approved_at: null}))};
const frozen = {...ASSESSMENT, state: 'frozen', frozen: {...ASSESSMENT.before!, id: EDITION, number: 12}};

const STATES: State[] = [
  {name: 'assessment', path: assessment, ready: 'table'},
  {name: 'assessment begun', path: assessment, ready: 'table', prepare: answer(ONE, {json: empty})},
  {name: 'assessment frozen', path: assessment, ready: '.s-notice', prepare: answer(ONE, {json: frozen})},
  {name: 'assessment unknown', path: assessment, ready: '[role=alert]', prepare: answer(ONE, problem(404, 'period.unknown'))},
  {name: 'assessment not reached', path: assessment, ready: '[role=alert]', prepare: broken(ONE)},
  {name: 'level', path: `${assessment}?kategori=${ASSESSMENT.levels[0]!.category}`, ready: 'dialog form'},
  {name: 'level stopped', path: `${assessment}?kategori=${ASSESSMENT.levels[0]!.category}`, ready: 'dialog form', prepare: answer(/\/levels\//, problem(422, 'request.invalid', [{field: 'motive', code: 'guard.phone'}])), then: (page) => page.getByRole('dialog').locator('[type=submit]').click()},
  {name: 'summary overtaken', path: assessment, ready: 'table', prepare: answer(/\/summary$/, problem(412, 'assessment.changed')), then: async (page) => { await page.locator('#summary-words').fill('Något annat'); await page.locator('#summary [type=submit]').click(); await page.locator('.s-error-summary').waitFor(); }},
  {name: 'plan with faults', path: assessment, ready: 'table', then: async (page) => { await page.getByRole('button', {name: /Lägg till en punkt|Add an item/}).click(); await page.locator('#plan-save').click(); await page.locator('.s-error-summary').waitFor(); }},
  {name: 'freezing', path: assessment, ready: 'table', then: (page) => page.getByRole('button', {name: /Frys lägesbilden|Freeze the picture/}).click()},
  {name: 'editions', path: '/app/lagesbilder', ready: 'table'},
  {name: 'no editions', path: '/app/lagesbilder', ready: '.s-empty', prepare: answer(EDITIONS, {json: {editions: [], has_more: false}})},
  {name: 'editions not reached', path: '/app/lagesbilder', ready: '[role=alert]', prepare: broken(EDITIONS)},
  {name: 'edition', path: edition, ready: '.leaflet-container'},
  {name: 'edition as tables', path: `${edition}?visa=tabell`, ready: 'table'},
  {name: 'edition shared with others', path: edition, ready: '.leaflet-container', prepare: answer(SHOWN, {json: {...PAGE, is_whole: false, may_share: false, late_answers: 0, earlier: null, difference: null, audience: 'area'}})},
  {name: 'edition sharing', path: edition, ready: '.leaflet-container', then: (page) => page.getByRole('button', {name: /^(Dela|Share)$/}).click()},
  {name: 'edition unknown', path: edition, ready: '[role=alert]', prepare: answer(SHOWN, problem(404, 'edition.unknown'))},
  {name: 'meeting, last time', path: meeting, ready: 'nav ol'},
  {name: 'meeting, picture', path: `${meeting}?steg=picture`, ready: '.leaflet-container'},
  {name: 'meeting, levels', path: `${meeting}?steg=levels`, ready: 'nav ol'},
  {name: 'meeting, decision', path: `${meeting}?steg=decide`, ready: 'nav ol'},
  {name: 'meeting not allowed', path: meeting, ready: '[role=alert]', prepare: answer(ONE, problem(403, 'access.denied'))},
];

test.beforeEach(async ({page}) => {
  page.on('console', (message) => { if (/Content Security Policy/.test(message.text())) throw new Error(message.text()); });
  page.on('pageerror', (fault) => { throw fault; });
  await page.route(/\/api\/me$/, async (route) => {
    const me = await (await route.fetch()).json();
    await route.fulfill({json: {...me, permissions: [...me.permissions, 'assess_picture', 'read_picture']}});
  });
  await answer(new RegExp(`/api/areas/${AREA}$`), {json: REGISTER})(page);
  await answer(/\/api\/areas\/[^/]+\/attachments/, {json: {...FILES(AREA), container_audience: 'core'}})(page);
  await answer(/\/api\/areas\/[^/]+\/recipients/, {json: RECIPIENTS})(page);
  await answer(ONE, {json: ASSESSMENT})(page);
  await answer(EDITIONS, {json: LIST})(page);
  await answer(SHOWN, {json: PAGE})(page);
});

lookAt(STATES, {chapters: ['editions', 'attachments', 'sharing', 'situation', 'error']});

test('what is saved carries the version that was read, and the plan goes as a whole', async ({page}) => {
  const sent: {path: string; body: unknown; ifMatch: string | undefined}[] = [];
  const take = (route: Route) => {
    const request = route.request();
    sent.push({path: new URL(request.url()).pathname.split('/').slice(-2).join('/'), body: request.postDataJSON(), ifMatch: request.headers()['if-match']});
    return route.fulfill({json: {version: 3}});
  };
  await page.route(/\/(summary|plan|levels\/[^/]+)$/, take);
  await open(page, assessment, 'table');
  await page.locator('#summary-words').fill(' Lugnt. ');
  await page.locator('#summary').getByRole('button', {name: 'Spara'}).press('Enter');
  await expect.poll(() => sent.length).toBe(1);
  await page.getByRole('button', {name: /^Ta bort:/}).press('Enter');
  await page.getByLabel('Gjord', {exact: true}).check();
  await page.getByRole('button', {name: 'Spara planen'}).press('Enter');
  await expect.poll(() => sent.length).toBe(2);
  expect(sent).toEqual([
    {path: `${FIRST}/summary`, body: {summary: 'Lugnt.', kept_reason: ''}, ifMatch: '"2"'},
    {path: `${FIRST}/plan`, body: {items: [], outcomes: [{item: ASSESSMENT.outcomes[0]!.item.id, outcome: 'done', words: 'Armaturen är restnoterad.'}], kept_reason: ''}, ifMatch: '"1"'},
  ]);
});

test('an approval says exactly what was read, and freezing names who is missing', async ({page}) => {
  const bodies: Record<string, unknown>[] = [];
  const take = (json: object) => (route: Route) => { bodies.push(route.request().postDataJSON() as Record<string, unknown>); return route.fulfill({json}); };
  await page.route(/\/approval$/, take({}));
  await page.route(/\/api\/editions\/[0-9a-f-]+$/, (route) => (route.request().method() === 'PUT' ? take({id: EDITION, number: 12, hash: PAGE.hash})(route) : route.fulfill({json: PAGE})));
  await answer(ONE, {json: {...ASSESSMENT, core: ASSESSMENT.core.map((one) => (one.is_own ? {...one, state: 'outdated'} : {...one, state: 'given'}))}})(page);
  await open(page, assessment, 'table');
  await page.getByRole('button', {name: 'Godkänn igen'}).press('Enter');
  await expect.poll(() => bodies.length).toBe(1);
  expect(bodies[0]).toEqual({fingerprint: ASSESSMENT.fingerprint});
  await page.getByRole('button', {name: 'Frys lägesbilden'}).press('Enter');
  await page.getByRole('dialog').getByLabel(/Kommunstyrelsen/).fill('På resa.');
  await page.getByRole('dialog').getByLabel(/Alla organisationer/).check();
  await expect(page.getByRole('dialog').getByText('Fritidsnämnden: 1 person (1 medverkande)')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', {name: 'Frys', exact: true}).press('Enter');
  await page.waitForURL(new RegExp(edition));
  expect(bodies[1]).toMatchObject({area: AREA, first: FIRST, fingerprint: ASSESSMENT.fingerprint, audience: 'area', absences: [{reason: 'På resa.'}]});
});

test('what differs is told in words', async ({page}) => {
  await open(page, edition, '.leaflet-container');
  await expect(page.getByText('Flyttad: från Skolgården till Gångtunneln, cirka 240 m (6)')).toBeVisible();
  await expect(page.getByText('Ny: Busstorget (9)')).toBeVisible();
  await expect(page.getByText('Borta: Parken (var 5)')).toBeVisible();
  expect(DIFFERENCE.spots).toHaveLength(3);
});
