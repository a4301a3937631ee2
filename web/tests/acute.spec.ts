// SPDX-License-Identifier: EUPL-1.2
// Acute events as people meet them: every state in both languages and widths, then raising, confirming, writing, merging
// and closing with the keyboard.
import {expect, test, type Page} from '@playwright/test';
import {AREA, CIRCLE, CLOSED, EVENT, FORM, LIST, MERGED, PAGE, QUIET, RAISED, TWIN} from './acute.fixture.ts';
import {answer, broken, lookAt, open, problem, type State} from './support/states.ts';

const EVENTS = /\/api\/acute-events(\?.*)?$/;
const ONE = new RegExp(`/api/acute-events/${EVENT}$`);
const CIRCLES = /\/api\/areas\/[^/]+\/acute-circle$/;
const event = `/app/handelser/${EVENT}`;
const circle = `/app/handelser/krets/${AREA}`;

const STATES: State[] = [
  {name: 'events', path: '/app/handelser', ready: 'table'},
  {name: 'all events', path: '/app/handelser?visa=alla', ready: 'table'},
  {name: 'no events', path: '/app/handelser', ready: '.s-empty', prepare: answer(EVENTS, {json: {events: [], areas: [], may_raise: false}})},
  {name: 'events not reached', path: '/app/handelser', ready: '[role=alert]', prepare: broken(EVENTS)},
  {name: 'raise', path: '/app/handelser/ny', ready: 'main form', then: (page) => page.locator('#area').selectOption(AREA)},
  {name: 'raise nothing', path: '/app/handelser/ny', ready: 'main form', then: (page) => page.locator('main form button[type=submit]').click()},
  {name: 'raise nowhere', path: '/app/handelser/ny', ready: '.s-empty', prepare: answer(/\/api\/acute-form$/, {json: {areas: [], categories: []}})},
  {name: 'raised', path: '/app/handelser/ny', ready: 'main form', then: raise},
  {name: 'event', path: event, ready: 'main form', then: (page) => page.locator('summary').click()},
  {name: 'closed event', path: event, ready: '.s-notice', prepare: answer(ONE, {json: CLOSED})},
  {name: 'merged event', path: event, ready: '.s-notice', prepare: answer(ONE, {json: MERGED})},
  {name: 'untold event', path: event, ready: '.s-notice', prepare: answer(ONE, {json: QUIET})},
  {name: 'unknown event', path: event, ready: '[role=alert]', prepare: answer(ONE, problem(404, 'acute.unknown'))},
  {name: 'closing', path: event, ready: 'main form', then: (page) => page.getByRole('button', {name: /^(Avsluta|Close)$/}).first().click()},
  {name: 'circle', path: circle, ready: 'main form'},
  {name: 'standard circle', path: circle, ready: 'main form', prepare: answer(CIRCLES, {json: {...CIRCLE, is_own: false, version: 0}})},
  {name: 'circle to read', path: circle, ready: 'main form', prepare: answer(CIRCLES, {json: {...CIRCLE, may_edit: false}})},
];

async function raise(page: Page) {
  await page.locator('#area').selectOption(AREA);
  await page.locator('[id="seen.category"]').selectOption('DISORDER');
  await page.locator('[id="seen.where.place"]').selectOption({label: 'Torget'});
  await page.locator('[id="seen.description"]').fill('Bråk');
  await page.locator('main form button[type=submit]').press('Enter');
}

test.beforeEach(async ({page}) => {
  page.on('console', (message) => { if (/Content Security Policy/.test(message.text())) throw new Error(message.text()); });
  page.on('pageerror', (fault) => { throw fault; });
  await answer(EVENTS, {json: LIST})(page);
  await page.route(ONE, (route) => route.fulfill({json: route.request().method() === 'PUT' ? RAISED : PAGE}));
  await page.route(/\/api\/acute-events\/[^/]+$/, (route) => (route.request().method() === 'PUT' ? route.fulfill({json: RAISED}) : route.fallback()));
  await answer(/\/api\/acute-form$/, {json: FORM})(page);
  await answer(CIRCLES, {json: CIRCLE})(page);
});

lookAt(STATES, {chapters: ['acute', 'error']});

test('an event is raised; sent again after a broken net it is the same event', async ({page}) => {
  const sent: {url: string; body: string | null}[] = [];
  await page.route(/\/api\/acute-events\/[^/]+$/, (route) => {
    sent.push({url: route.request().url(), body: route.request().postData()});
    return sent.length === 1 ? route.abort() : route.fulfill({json: RAISED});
  });
  await open(page, '/app/handelser/ny', 'main form');
  await raise(page);
  await expect(page.getByRole('alert')).toContainText('Servern nåddes inte');
  await page.getByRole('button', {name: 'Larma kretsen'}).press('Enter');
  await expect(page.getByText('A-2026-0041 är larmad')).toBeVisible();
  expect(sent[0]).toEqual(sent[1]);
  expect(JSON.parse(sent[1]!.body!)).toMatchObject({area: AREA, level: 'urgent', seen: {category: 'DISORDER', description: 'Bråk', when: {precision: 'exact'}}});
});

test('personal data is pointed out while one writes, and a refusal leads to its field and asks for the reason', async ({page}) => {
  await page.route(/\/api\/acute-events\/[^/]+$/, (route) => route.fulfill(problem(422, 'request.invalid', [{field: 'seen.description', code: 'guard.phone'}])));
  await open(page, '/app/handelser/ny', 'main form');
  await raise(page);
  await expect(page.getByLabel('Varför uppgiften behövs')).toBeVisible();
  await page.getByRole('alert').getByRole('link').press('Enter');
  await expect(page.getByLabel('Vad har hänt?')).toBeFocused();
  await page.keyboard.type(' ring 070-174 06 35');
  await expect(page.getByRole('status').getByText(/telefonnummer/)).toBeVisible();
});

test('what is unread is told as read once it has been shown', async ({page}) => {
  let read = 0;
  await page.route(ONE, (route) => route.fulfill({json: {...PAGE, event: {...PAGE.event, unread: read ? 0 : 2}}}));
  await page.route(/\/log\/reading$/, (route) => { read++; return route.fulfill({json: {read: 2}}); });
  await open(page, event, 'main form');
  await expect.poll(() => read).toBe(1);
});

test('somebody confirms, and a refusal is told', async ({page}) => {
  let sent = 0;
  await page.route(/\/confirmation$/, (route) => route.fulfill(++sent === 1 ? problem(409, 'acute.over') : {json: {}}));
  await open(page, event, 'main form');
  const confirm = page.getByRole('button', {name: 'Bekräfta'});
  await confirm.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await confirm.press('Enter');
  await expect(page.getByText('Du har bekräftat')).toBeVisible();
});

test('a post is written in the log', async ({page}) => {
  const bodies: unknown[] = [];
  await page.route(/\/log\/[0-9a-f-]{36}$/, (route) => { bodies.push(route.request().postDataJSON()); return route.fulfill({json: {}}); });
  await open(page, event, 'main form');
  await page.getByRole('button', {name: 'Lägg till'}).press('Enter');
  await expect(page.getByRole('alert')).toContainText('Skriv något först');
  await page.getByLabel('Skriv i loggen').fill('Vi är på plats');
  await page.getByRole('button', {name: 'Lägg till'}).press('Enter');
  await expect(page.getByLabel('Skriv i loggen')).toHaveValue('');
  expect(bodies).toEqual([{words: 'Vi är på plats', kept_reason: ''}]);
});

test('what is likely the same is merged, and taken apart again', async ({page}) => {
  const calls: string[] = [];
  await page.route(/\/sources\//, (route) => { calls.push(`${route.request().method()} ${route.request().url().split('/').at(-1)}`); return route.fulfill({json: {}}); });
  await open(page, event, 'main form');
  await page.getByRole('button', {name: /^Sammanför: Ordningsstörning, Torget, 312 m bort/}).press('Enter');
  await page.getByRole('button', {name: /^Dela igen: /}).press('Enter');
  await expect(page.getByText('Delade igen')).toBeVisible();
  expect(calls[0]).toBe(`PUT ${TWIN}`);
  expect(calls[1]).toMatch(/^DELETE /);
});

test('an event is closed with what came of it, by the version that was read', async ({page}) => {
  let asked: {match: string | undefined; body: unknown} | undefined;
  await page.route(/\/closure$/, (route) => { asked = {match: route.request().headers()['if-match'], body: route.request().postDataJSON()}; return route.fulfill({json: {}}); });
  await open(page, event, 'main form');
  await page.getByRole('button', {name: 'Avsluta'}).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Vad blev det av den?').fill('Lugnt igen');
  await dialog.getByRole('button', {name: 'Avsluta'}).press('Enter');
  await expect(dialog).toHaveCount(0);
  expect(asked).toEqual({match: '"3"', body: {summary: 'Lugnt igen'}});
});

test('a circle is changed; a fault leads to its step', async ({page}) => {
  const bodies: any[] = [];
  await page.route(CIRCLES, (route) => {
    if (route.request().method() !== 'PUT') return route.fulfill({json: CIRCLE});
    bodies.push(route.request().postDataJSON());
    return route.fulfill(bodies.length === 1 ? problem(422, 'request.invalid', [{field: 'steps[2]', code: 'circle.empty_step'}]) : {json: {area: AREA, version: 3}});
  });
  await open(page, circle, 'main form');
  await page.getByLabel('Kritisk').fill('5');
  await page.getByRole('button', {name: 'Nytt steg'}).press('Enter');
  await page.getByRole('button', {name: 'Spara kretsen'}).press('Enter');
  await page.getByRole('alert').getByRole('link', {name: 'Steget har ingen att meddela.'}).press('Enter');
  await expect(page.locator('#step-2')).toBeFocused();
  await page.locator('#step-2').selectOption({label: 'Maria Lind, Alnefors kommun'});
  await page.getByRole('button', {name: 'Ta bort Inte längre med i området'}).press('Enter');
  await page.getByRole('button', {name: 'Spara kretsen'}).press('Enter');
  await expect(page.getByText('Kretsen är sparad')).toBeVisible();
  expect(bodies[1].minutes.critical).toBe(5);
  expect(bodies[1].steps.map((step: {members: unknown[]}) => step.members.length)).toEqual([1, 1, 1]);
});

test('the list is fetched anew when the server says that something has happened', async ({page}) => {
  let fetched = 0;
  await page.route('**/api/events', (route) => route.fulfill({contentType: 'text/event-stream', body: 'retry: 60000\n\nevent: acute\ndata: {}\n\n'}));
  page.on('request', (request) => { if (EVENTS.test(request.url())) fetched++; });
  await open(page, '/app/handelser', 'table');
  await expect.poll(() => fetched).toBeGreaterThanOrEqual(2);
});
