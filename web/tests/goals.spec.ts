// SPDX-License-Identifier: EUPL-1.2
// The start of an area and its goals as people meet them: every state in both languages and widths, then a goal set and
// its indicator given with the keyboard.
import {expect, test, type Page} from '@playwright/test';
import {AREA, PAGE, id} from './goals.fixture.ts';
import {answer, broken, lookAt, open, problem, type State} from './support/states.ts';


const ONE = new RegExp(`/api/areas/${AREA}/goals$`);
const BASELINE = /\/baseline\?/;
const goals = `/app/omraden/${AREA}/mal`;
const start = `/app/omraden/${AREA}/start`;
const EMPTY = {...PAGE, start: null, parties: [], rhythm: null, goals: [], changes: []};
const READER = {...PAGE, may_manage: false, may_manage_register: false, changes: [], categories: [],
  goals: PAGE.goals.map((goal) => ({...goal, indicators: goal.indicators.map((one) => (one.shown.source === 'count' ? {...one, shown: {...one.shown, baseline: null, now: null, points: [], progress: 'unknown', doubt: 'withheld'}} : one))}))};
const COUNTED = {counted: {mean: 9.75, variance: 3, rounds: 4, left_out: 1, expected: 52, answered: 44, first: '2026-06-01', last: '2026-07-26'}, is_thin: true};
const press = (name: RegExp) => (page: Page) => page.getByRole('button', {name}).first().click();
const then = (...steps: ((page: Page) => Promise<unknown>)[]) => async (page: Page) => { for (const step of steps) await step(page); };
const save = (page: Page) => page.getByRole('dialog').getByRole('button', {name: /^(Spara|Save)$/}).click();
const summary = (page: Page) => page.getByRole('dialog').locator('.s-error-summary').waitFor();

const STATES: State[] = [
  {name: 'goals', path: goals, ready: 'article'},
  {name: 'goals with values open', path: goals, ready: 'article', then: async (page) => { for (const one of await page.locator('section section details > summary, article section details > summary').all()) if (await one.isVisible()) await one.click(); }},
  {name: 'goals outside the core', path: goals, ready: 'article', prepare: answer(ONE, {json: READER})},
  {name: 'no goals', path: goals, ready: '.s-empty', prepare: answer(ONE, {json: EMPTY})},
  {name: 'goals not reached', path: goals, ready: '[role=alert]', prepare: broken(ONE)},
  {name: 'goals not allowed', path: goals, ready: '[role=alert]', prepare: answer(ONE, problem(404, 'area.unknown'))},
  {name: 'new goal', path: goals, ready: 'article', then: press(/^(Nytt mål|New goal)$/)},
  {name: 'changed goal', path: goals, ready: 'article', then: press(/^(Ändra|Change): Kvarnby/)},
  {name: 'new indicator', path: goals, ready: 'article', then: then(press(/^(Ny indikator|New indicator): Kvarnby/), async (page) => { await page.locator('#category').selectOption('DAMAGE'); await page.getByText(/9[,.]8/).waitFor(); })},
  {name: 'changed indicator refused', path: goals, ready: 'article', prepare: answer(/\/api\/indicators\//, problem(422, 'request.invalid', [{field: 'why', code: 'indicator.why_needed'}, {field: 'target', code: 'indicator.target_not_better'}])), then: then(press(/^(Ändra|Change): Trygga/), save, summary)},
  {name: 'new measurement', path: goals, ready: 'article', then: press(/^(Ny mätning|New measurement): Trygga/)},
  {name: 'goal to end', path: goals, ready: 'article', then: press(/^(Avsluta|End): Kvarnby/)},
  {name: 'start not begun', path: start, ready: 'main form', prepare: answer(ONE, {json: EMPTY})},
  {name: 'start stopped', path: start, ready: 'main form', prepare: then(answer(ONE, {json: EMPTY}), answer(/\/api\/areas\/[^/]+\/start$/, problem(422, 'request.invalid', [{field: 'reason', code: 'guard.phone'}]))), then: then((page) => page.locator('main form [type=submit]').click(), (page) => page.locator('.s-error-summary').waitFor())},
  {name: 'start parties', path: `${start}?steg=parties`, ready: '.s-list'},
  {name: 'start without parties', path: `${start}?steg=parties`, ready: '.s-note', prepare: answer(ONE, {json: EMPTY})},
  {name: 'start goals', path: `${start}?steg=goals`, ready: 'article'},
  {name: 'start without goals', path: `${start}?steg=goals`, ready: '.s-empty', prepare: answer(ONE, {json: EMPTY})},
  {name: 'start rhythm', path: `${start}?steg=rhythm`, ready: 'main .foot'},
  {name: 'start outside the core', path: start, ready: '.s-notice', prepare: answer(ONE, {json: READER})},
  {name: 'start not reached', path: start, ready: '[role=alert]', prepare: broken(ONE)},
];

test.beforeEach(async ({page}) => {
  page.on('console', (message) => { if (/Content Security Policy/.test(message.text())) throw new Error(message.text()); });
  page.on('pageerror', (fault) => { throw fault; });
  await answer(ONE, {json: PAGE})(page);
  await answer(BASELINE, {json: COUNTED})(page);
});

lookAt(STATES, {chapters: ['goals', 'areas', 'error']});

test('a goal is set and given an indicator with the keyboard; sent twice it is one', async ({page}) => {
  const sent: {path: string; body: Record<string, unknown>; ifMatch: string | undefined}[] = [];
  await page.route(/\/api\/(goals|indicators)\/[^/]+$/, (route) => {
    const request = route.request();
    sent.push({path: new URL(request.url()).pathname, body: request.postDataJSON(), ifMatch: request.headers()['if-match']});
    return sent.length === 1 ? route.abort() : route.fulfill({json: {id: id(9), version: 1}});
  });
  await open(page, goals, 'article');
  await page.getByRole('button', {name: 'Nytt mål', exact: true}).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Målet i en mening').fill('Alla kan gå hem från stationen på kvällen');
  await dialog.getByRole('button', {name: 'Spara'}).press('Enter');
  await expect(dialog.locator('.s-error-summary')).toBeVisible();
  await dialog.getByRole('button', {name: 'Spara'}).press('Enter');
  await expect(page.getByText('Sparat')).toBeVisible();
  expect(sent[0]!.path).toBe(sent[1]!.path);
  expect(sent[1]).toMatchObject({ifMatch: '"0"', body: {area: AREA, sentence: 'Alla kan gå hem från stationen på kvällen', sort_order: 3, by: null, why: ''}});

  await page.getByRole('button', {name: /^Ny indikator: Trasig/}).press('Enter');
  await dialog.getByLabel('Vad som mäts').fill('Trygga sent på kvällen');
  await dialog.getByLabel('Varifrån värdena kommer').selectOption('survey');
  await dialog.getByLabel('Önskad riktning').selectOption('up');
  await dialog.getByLabel('Målvärde').fill('70,5');
  await dialog.getByRole('button', {name: 'Spara'}).press('Enter');
  await expect(dialog).toBeHidden();
  expect(sent[2]).toMatchObject({ifMatch: '"0"', body: {goal: id(2), source: 'survey', category: null, wanted: 'up', baseline: null, baseline_from: null, baseline_to: null, target: 70.5, why: ''}});
});

test('the first step leads to the second, and the steps say what is done', async ({page}) => {
  await answer(ONE, {json: EMPTY})(page);
  await page.route(/\/api\/areas\/[^/]+\/start$/, (route) => route.fulfill({json: {id: AREA, version: 1}}));
  await open(page, start, 'main form');
  await page.getByRole('textbox', {name: 'Bakgrund'}).fill('Skadegörelsen vid torget har ökat i två år.');
  await answer(ONE, {json: {...EMPTY, start: PAGE.start}})(page);
  await page.getByRole('button', {name: 'Spara och gå vidare'}).press('Enter');
  await expect(page).toHaveURL(/steg=parties$/);
  await expect(page.getByRole('navigation', {name: 'Steg för att starta'}).getByRole('link').first()).toHaveAccessibleName(/Bakgrund .klart./);
});
