// SPDX-License-Identifier: EUPL-1.2
// What is made public as people inside meet it: every state in both languages and widths; then a release prepared, refused
// by the gate and sent again, and one approved, with the keyboard.
import {expect, test, type Page, type Route} from '@playwright/test';
import {APPROVED, CHOICES, DRAFT, ERRATUM, id, LIST, MISSING, NO_CHOICES, NO_PLAN, NOTHING, OWN, PHOTOS_TO_APPROVE, PLAN, PROPOSALS, RELEASE, RELEASED, SCENE, TO_APPROVE, UNDER_WAY, WITH_PHOTOS, WITHDRAWN} from './publishing.fixture.ts';
import {answer, broken, lookAt, open, problem, type State} from './support/states.ts';

const LISTED = /\/api\/releases$/;
const ONE = /\/api\/releases\/[^/]+$/;
const PLANNED = /\/api\/release-plan$/;
const DRAFTED = /\/api\/release-draft/;
const CHOICES_OF = /\/api\/release-photos(\?|$)/;
const PROPOSED = /\/api\/release-photos\/proposals/;
const REVIEWED = /\/api\/release-photos\/[0-9a-f-]{36}$/;
const ATTACHED = /\/api\/attachments\//;
const list = '/app/offentligt';
const one = `/app/offentligt/${RELEASE.id}`;
const plan = '/app/offentligt/plan';
const press = (name: RegExp) => (page: Page) => page.getByRole('button', {name}).first().click();
const then = (...steps: ((page: Page) => Promise<unknown>)[]) => async (page: Page) => { for (const step of steps) await step(page); };
const never = (url: RegExp) => (page: Page) => page.route(url, () => undefined);
const picture = {contentType: 'image/svg+xml', body: SCENE};
const prepare = press(/^(Ta fram publicering|Prepare a release)$/);
const chooseFirst = (page: Page) => page.getByRole('checkbox', {name: 'torget'}).check();
const review = press(/^(Gå igenom|Look through)/);
const send = press(/^(Pröva|Test)/);
const proposed = (page: Page) => page.getByText(/: 2\. /).waitFor();
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
  {name: 'photos to choose', path: list, ready: 'table a', then: then(prepare, (page) => page.getByText('lekplatsen.jpg').waitFor())},
  {name: 'photos coming', path: list, ready: 'table a', prepare: never(CHOICES_OF), then: then(prepare, (page) => page.locator('.busy').waitFor())},
  {name: 'no photos', path: list, ready: 'table a', prepare: answer(CHOICES_OF, {json: NO_CHOICES}), then: then(prepare, (page) => page.getByText(/^(Det finns inga fotografier|There are no photographs)/).waitFor())},
  {name: 'photos not reached', path: list, ready: 'table a', prepare: broken(CHOICES_OF), then: then(prepare, (page) => page.locator('fieldset [role=alert]').waitFor())},
  {name: 'photos not allowed', path: list, ready: 'table a', prepare: answer(CHOICES_OF, problem(403, 'permission.denied')), then: then(prepare, (page) => page.locator('fieldset [role=alert]').waitFor())},
  {name: 'photo not looked through', path: list, ready: 'table a', then: then(prepare, chooseFirst, send, (page) => page.locator('.s-error-summary').waitFor())},
  {name: 'looking through a photo', path: list, ready: 'table a', then: then(prepare, chooseFirst, review, proposed)},
  {name: 'proposals coming', path: list, ready: 'table a', prepare: never(PROPOSED), then: then(prepare, chooseFirst, review, (page) => page.getByRole('dialog').getByRole('status').first().waitFor())},
  {name: 'no proposals', path: list, ready: 'table a', prepare: answer(PROPOSED, problem(503, 'photo.unavailable')), then: then(prepare, chooseFirst, review, (page) => page.getByText(/^(Det gick inte att föreslå|No boxes could)/).waitFor())},
  {name: 'not ticked as looked through', path: list, ready: 'table a', then: then(prepare, chooseFirst, review, proposed, press(/^(Spara genomgången|Save)/), (page) => page.getByRole('dialog').locator('.s-error-summary').waitFor())},
  {name: 'photo looked through', path: list, ready: 'table a', then: then(prepare, chooseFirst, review, proposed, (page) => page.locator('#alt_sv').fill('Torget med nya lampor'), (page) => page.locator('#looked-through').check(), press(/^(Spara genomgången|Save)/), (page) => page.getByRole('dialog').waitFor({state: 'hidden'}))},
  {name: 'release with photos', path: one, ready: '.photos', prepare: answer(ONE, {json: WITH_PHOTOS})},
  {name: 'photos to approve', path: one, ready: '.photos', prepare: answer(ONE, {json: PHOTOS_TO_APPROVE})},
  {name: 'correcting with photos', path: one, ready: '.photos', prepare: answer(ONE, {json: WITH_PHOTOS}), then: then(press(/^(Rätta|Correct)$/), (page) => page.locator('#reason').waitFor(), (page) => page.getByText('lekplatsen.jpg').waitFor())},
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
  await answer(CHOICES_OF, {json: CHOICES})(page);
  await answer(PROPOSED, {json: PROPOSALS})(page);
  await page.route(REVIEWED, (route) => route.fulfill(route.request().method() === 'GET' ? picture : {json: {id: id(60), hash: 'a1', width: 1200, height: 800}}));
  await answer(ATTACHED, picture)(page);
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

test('a photo is masked with the keyboard, looked through, and stands in the release as it was looked through', async ({page}) => {
  const sent: {path: string; body: Record<string, unknown>}[] = [];
  const keep = (reply: object) => (route: Route) => {
    const request = route.request();
    if (request.method() === 'GET') return route.fallback();
    sent.push({path: new URL(request.url()).pathname, body: request.postDataJSON()});
    return route.fulfill({json: reply});
  };
  await page.route(REVIEWED, keep({id: id(60), hash: 'a1', width: 1200, height: 800}));
  await page.route(ONE, keep({id: OWN.id, fingerprint: OWN.fingerprint}));
  await open(page, list, 'table a');
  await page.getByRole('button', {name: 'Ta fram publicering'}).press('Enter');
  await page.getByLabel('Rubrik').fill('Sommaren i Alnefors');
  await page.getByRole('checkbox', {name: 'torget'}).press('Space');
  await page.getByRole('button', {name: 'Pröva och ta fram'}).press('Enter');
  await page.getByRole('link', {name: /Bilden är inte genomgången/}).click();
  await expect(page.getByRole('checkbox', {name: 'torget'})).toBeFocused();
  await page.getByRole('button', {name: 'Gå igenom torget'}).press('Enter');
  await expect(page.getByText('Föreslagna rutor: 2.')).toBeVisible();
  await page.getByRole('button', {name: /^Ruta 2:/}).press('Delete');
  await expect(page.getByRole('button', {name: /^Ruta 1:/})).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByRole('button', {name: 'Lägg till en ruta'}).press('Enter');
  await expect(page.getByRole('button', {name: /^Ruta 2:/})).toBeFocused();
  await page.getByLabel('Vad bilden visar, på svenska').fill('Torget med nya lampor');
  await page.getByRole('button', {name: 'Spara genomgången'}).press('Enter');
  await page.getByRole('dialog').getByRole('link', {name: /Titta igenom bilden/}).click();
  await page.keyboard.press('Space');
  await page.getByRole('button', {name: 'Spara genomgången'}).press('Enter');
  await expect(page.getByText('Genomgången, rutor: 2.')).toBeVisible();
  await page.getByRole('button', {name: 'Pröva och ta fram'}).press('Enter');
  await expect(page).toHaveURL(new RegExp(`${OWN.id}$`));
  expect(sent[0]!.body).toEqual({attachment: id(40), version: id(41), alt_sv: 'Torget med nya lampor', alt_en: null,
    masks: [{x: 2500, y: 5700, width: 700, height: 1200}, {x: 4000, y: 4000, width: 2000, height: 2000}]});
  expect(sent[1]!.body).toMatchObject({photos: [sent[0]!.path.split('/').at(-1)]});
});

test('a mask is drawn, moved and made larger with the pointer', async ({page}) => {
  await answer(PROPOSED, {json: {proposals: []}})(page);
  await open(page, list, 'table a');
  await page.getByRole('button', {name: 'Ta fram publicering'}).click();
  await page.getByRole('checkbox', {name: 'torget'}).check();
  await page.getByRole('button', {name: 'Gå igenom torget'}).click();
  const picture = page.getByRole('group', {name: 'Bilden med sina rutor'});
  await expect(page.getByText('Föreslagna rutor: 0.')).toBeVisible();
  await picture.scrollIntoViewIfNeeded();
  const box = (await picture.boundingBox())!;
  const drag = async (from: [number, number], to: [number, number]) => {
    await page.mouse.move(box.x + box.width * from[0], box.y + box.height * from[1]);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * to[0], box.y + box.height * to[1], {steps: 4});
    await page.mouse.up();
  };
  await drag([.2, .2], [.4, .5]);
  await expect(page.getByRole('button', {name: 'Ruta 1: 20 procent från vänster, 20 procent uppifrån, 20 gånger 30 procent stor'})).toBeVisible();
  await drag([.3, .3], [.4, .3]);
  await expect(page.getByRole('button', {name: 'Ruta 1: 30 procent från vänster, 20 procent uppifrån, 20 gånger 30 procent stor'})).toBeVisible();
  await drag([.498, .498], [.598, .598]);
  await expect(page.getByRole('button', {name: 'Ruta 1: 30 procent från vänster, 20 procent uppifrån, 30 gånger 40 procent stor'})).toBeVisible();
});

test('photos stand by area, and those of a release that is corrected stay unless they are taken away', async ({page}) => {
  let sent: Record<string, unknown> | undefined;
  const asked: (string | null)[] = [];
  await page.route(CHOICES_OF, (route) => { asked.push(new URL(route.request().url()).searchParams.get('area')); return route.fulfill({json: CHOICES}); });
  await page.route(ONE, (route) => {
    if (route.request().method() === 'GET') return route.fulfill({json: WITH_PHOTOS});
    sent = route.request().postDataJSON();
    return route.fulfill(problem(422, 'photo.not_public', [{field: 'photos[0]', code: 'photo.not_public'}]));
  });
  await open(page, one, '.photos');
  await page.getByRole('button', {name: 'Rätta'}).click();
  await page.getByLabel('Visa fotografier från').selectOption('Centrum');
  await expect.poll(() => asked.at(-1)).toBe(id(11));
  await page.getByRole('checkbox', {name: 'Torget en lördag'}).uncheck();
  await page.getByRole('button', {name: 'Pröva och ta fram'}).click();
  await page.getByRole('link', {name: /Den som äger fotografiet/}).click();
  await expect(page.getByRole('checkbox', {name: 'Gångtunneln med målade väggar'})).toBeFocused();
  expect(sent).toMatchObject({photos: [id(51)]});
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
