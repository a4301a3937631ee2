// SPDX-License-Identifier: EUPL-1.2
// What is made public as people inside meet it: every state in both languages and widths; then a release prepared, refused
// by the gate and sent again, and one approved, with the keyboard.
import {expect, test, type Page} from '@playwright/test';
import {APPROVED, DRAFT, ERRATUM, id, LIST, MISSING, NO_PLAN, NOTHING, OWN, PLAN, RELEASE, RELEASED, TO_APPROVE, UNDER_WAY, WITHDRAWN} from './publishing.fixture.ts';
import {answer, broken, lookAt, open, problem, type State} from './support/states.ts';

const LISTED = /\/api\/releases$/;
const ONE = /\/api\/releases\/[^/]+$/;
const PLANNED = /\/api\/release-plan$/;
const DRAFTED = /\/api\/release-draft/;
const list = '/app/offentligt';
const one = `/app/offentligt/${RELEASE.id}`;
const plan = '/app/offentligt/plan';
const press = (name: RegExp) => (page: Page) => page.getByRole('button', {name}).first().click();
const then = (...steps: ((page: Page) => Promise<unknown>)[]) => async (page: Page) => { for (const step of steps) await step(page); };
const never = (url: RegExp) => (page: Page) => page.route(url, () => undefined);
const refused = problem(422, 'release.difference_too_small', [{field: 'Landsbygden, Skadegörelse', code: 'release.difference_too_small'}]);
const me = {user: {name: 'Maria Lind'}, tenant: {code: 'alnefors', name: 'Alnefors kommun'}, roles: ['coordinator'], language: null, permissions: ['read_picture', 'read_releases', 'prepare_release']};

const STATES: State[] = [
  {name: 'releases', path: list, ready: 'table a'},
  {name: 'no releases', path: list, ready: '.s-empty', prepare: answer(LISTED, {json: NOTHING})},
  {name: 'nothing decided', path: list, ready: '.s-notice', prepare: then(answer(PLANNED, {json: NO_PLAN}), answer(LISTED, {json: NOTHING}))},
  {name: 'releases coming', path: list, ready: '.busy', prepare: never(LISTED)},
  {name: 'releases not reached', path: list, ready: '[role=alert]', prepare: broken(LISTED)},
  {name: 'releases not allowed', path: list, ready: '[role=alert]', prepare: answer(LISTED, problem(403, 'permission.denied'))},
  {name: 'a release under way', path: list, ready: '.s-notice', prepare: answer(LISTED, {json: UNDER_WAY})},
  {name: 'pictures missing', path: list, ready: '.s-list', prepare: answer(DRAFTED, {json: MISSING})},
  {name: 'period released', path: list, ready: 'table a', prepare: answer(DRAFTED, {json: RELEASED})},
  {name: 'preparing', path: list, ready: 'table a', then: press(/^(Ta fram publicering|Prepare a release)$/)},
  {name: 'refused by the gate', path: list, ready: 'table a', prepare: (page) => page.route(ONE, (route) => route.fulfill(refused)),
    then: async (page) => { await press(/^(Ta fram publicering|Prepare a release)$/)(page); await page.locator('#title').fill('Sommaren'); await press(/^(Pröva|Test)/)(page); await page.locator('.s-error-summary').waitFor(); }},
  {name: 'release', path: one, ready: 'table'},
  {name: 'release coming', path: one, ready: '.busy', prepare: never(ONE)},
  {name: 'release not reached', path: one, ready: '[role=alert]', prepare: broken(ONE)},
  {name: 'release unknown', path: one, ready: '[role=alert]', prepare: answer(ONE, problem(404, 'release.unknown'))},
  {name: 'own release', path: one, ready: '.s-notice', prepare: answer(ONE, {json: OWN})},
  {name: 'release to approve', path: one, ready: 'fieldset', prepare: answer(ONE, {json: TO_APPROVE})},
  {name: 'approved release', path: one, ready: '.s-notice', prepare: answer(ONE, {json: APPROVED})},
  {name: 'withdrawn release', path: one, ready: '.s-notice', prepare: answer(ONE, {json: WITHDRAWN})},
  {name: 'erratum', path: one, ready: 'table', prepare: answer(ONE, {json: ERRATUM})},
  {name: 'nothing to correct by', path: one, ready: 'table', prepare: broken(DRAFTED), then: then(press(/^(Rätta|Correct)$/), (page) => page.locator('[role=alert]').waitFor())},
  {name: 'who was told', path: one, ready: 'table', then: then((page) => page.locator('summary').first().click(), (page) => page.getByText('redaktionen@').waitFor())},
  {name: 'correcting', path: one, ready: 'table', then: then(press(/^(Rätta|Correct)$/), (page) => page.locator('#reason').waitFor())},
  {name: 'withdrawing', path: one, ready: 'table', then: then(press(/^(Återkalla|Withdraw)$/), (page) => page.getByRole('dialog').waitFor())},
  {name: 'discarding', path: one, ready: '.s-notice', prepare: answer(ONE, {json: APPROVED}), then: then(press(/^(Kasta|Discard)$/), (page) => page.getByRole('dialog').waitFor())},
  {name: 'plan', path: plan, ready: 'main form'},
  {name: 'plan of nobody', path: plan, ready: 'main form', prepare: answer(PLANNED, {json: NO_PLAN})},
  {name: 'plan to read', path: plan, ready: 'main form', prepare: answer(PLANNED, {json: {...PLAN, may_change: false}})},
  {name: 'plan not reached', path: plan, ready: '[role=alert]', prepare: broken(PLANNED)},
  {name: 'plan with a fault', path: plan, ready: 'main form', prepare: (page) => page.route(PLANNED, (route) => route.request().method() === 'PUT' ? route.fulfill(problem(422, 'request.invalid', [{field: 'k', code: 'field.too_small'}])) : route.fulfill({json: PLAN})),
    then: async (page) => { await press(/^(Spara|Save)$/)(page); await page.locator('.s-error-summary').waitFor(); }},
];

test.beforeEach(async ({page}) => {
  page.on('console', (message) => { if (/Content Security Policy/.test(message.text())) throw new Error(message.text()); });
  page.on('pageerror', (fault) => { throw fault; });
  await answer(/\/api\/me$/, {json: me})(page);
  await answer(LISTED, {json: LIST})(page);
  await answer(PLANNED, {json: PLAN})(page);
  await answer(DRAFTED, {json: DRAFT})(page);
  await answer(ONE, {json: RELEASE})(page);
});

lookAt(STATES, {chapters: ['releases', 'error']});

test('a release is prepared with the keyboard; sent twice it is one, and what was written stays', async ({page}) => {
  const sent: {path: string; body: Record<string, unknown>}[] = [];
  await page.route(ONE, (route) => {
    const request = route.request();
    if (request.method() === 'GET') return route.fulfill({json: OWN});
    sent.push({path: new URL(request.url()).pathname, body: request.postDataJSON()});
    return sent.length === 1 ? route.fulfill(refused) : route.fulfill({json: {id: OWN.id, fingerprint: OWN.fingerprint}});
  });
  await open(page, list, 'table a');
  await page.getByRole('button', {name: 'Ta fram publicering'}).press('Enter');
  await page.getByLabel('Rubrik').fill('Sommaren i Alnefors');
  await expect(page.getByLabel('Spinnarhagen')).toHaveValue('Ny belysning i gångtunneln (Tekniska nämnden)');
  await page.getByRole('button', {name: 'Pröva och ta fram'}).press('Enter');
  await expect(page.locator('.s-error-summary')).toContainText('Landsbygden, Skadegörelse');
  await expect(page.getByLabel('Rubrik')).toHaveValue('Sommaren i Alnefors');
  await page.getByRole('button', {name: 'Pröva och ta fram'}).press('Enter');
  await expect(page).toHaveURL(new RegExp(`${OWN.id}$`));
  expect(sent[0]!.path).toBe(sent[1]!.path);
  expect(sent[1]!.body).toMatchObject({first: '2026-07-01', corrects: null, title: 'Sommaren i Alnefors'});
});

test('a correction leads on to itself, of the period it corrects, and leaves its form behind', async ({page}) => {
  let sent: Record<string, unknown> | undefined;
  await answer(DRAFTED, {json: {...DRAFT, period: {...DRAFT.period, first: '2026-01-01', code: '2026', length: 'year'}}})(page); // the plan has changed since
  await page.route(ONE, (route) => {
    if (route.request().method() === 'GET') return route.fulfill({json: route.request().url().endsWith(RELEASE.id) ? RELEASE : OWN});
    sent = route.request().postDataJSON();
    return route.fulfill({json: {id: id(9), fingerprint: OWN.fingerprint}});
  });
  await open(page, one, 'table');
  await page.getByRole('button', {name: 'Rätta'}).press('Enter');
  await page.getByLabel('Varför').fill('En fil saknades.');
  await page.getByRole('button', {name: 'Pröva och ta fram'}).press('Enter');
  await expect(page.getByText('En annan person godkänner')).toBeVisible();
  await expect(page.getByLabel('Varför')).toHaveCount(0);
  expect(sent).toMatchObject({corrects: RELEASE.id, first: '2026-07-01'});
});

test('whoever approves goes through every point, and approves what was shown', async ({page}) => {
  let sent: Record<string, unknown> | undefined;
  await answer(ONE, {json: TO_APPROVE})(page);
  await page.route(/\/approval$/, (route) => { sent = route.request().postDataJSON(); return route.fulfill({json: {publish_at: '2026-10-28T07:00:00Z'}}); });
  await open(page, one, 'fieldset');
  await expect(page.getByText('████')).toBeVisible();
  for (const box of await page.getByRole('checkbox').all()) await box.press('Space');
  await page.getByRole('button', {name: 'Godkänn', exact: true}).press('Enter');
  await expect(page.getByText('Publiceringen är godkänd')).toBeVisible();
  expect(sent).toEqual({fingerprint: TO_APPROVE.fingerprint, looked: ['persons', 'numbers', 'actions', 'groups']});
});

test('the plan stands by theme, and keeps what was chosen', async ({page}) => {
  let sent: Record<string, unknown> | undefined;
  await page.route(PLANNED, (route) => {
    if (route.request().method() === 'GET') return route.fulfill({json: PLAN});
    sent = route.request().postDataJSON();
    return route.fulfill({json: {}});
  });
  await open(page, plan, 'main form');
  const theme = page.getByRole('group', {name: 'Skadegörelse'});
  await theme.getByLabel('Klotter').selectOption({label: 'För varje område'});
  await expect(theme.getByLabel('Anlagd brand').locator('option')).toHaveText(['Publiceras inte', 'Bara hela kommunen']);
  await page.getByRole('button', {name: 'Spara'}).press('Enter');
  await expect(page).toHaveURL(/offentligt$/);
  expect(sent).toMatchObject({areas: [id(11), id(12), id(13)], length: 'quarter', minute_of_day: 480});
  expect(sent!.categories).toContainEqual({code: 'DAMAGE.GRAFFITI', reach: 'areas'});
});
