// SPDX-License-Identifier: EUPL-1.2
// Users and rights as people meet them: every state in both languages and widths without faults of accessibility, and the
// ways through the forms.
import {expect, test, type Page} from '@playwright/test';
import {KIM, ORGANISATIONS, RIGHTS, SCHOOLS, USERS} from './identity.fixture.ts';
import {answer, lookAt, open, problem, type State} from './support/states.ts';

const LIST = /\/api\/users$/;
const invite = async (page: Page) => {
  await page.getByRole('button', {name: /Bjud in|Invite a/}).click();
  await page.locator('input[value=reporter]').check();
};

const STATES: State[] = [
  {name: 'users', path: '/app/anvandare', ready: 'table'},
  {name: 'no user matches', path: '/app/anvandare', ready: 'table', then: (page) => page.locator('#sought').fill('finns inte')},
  {name: 'inviting', path: '/app/anvandare', ready: 'table', then: invite},
  {name: 'ending', path: '/app/anvandare', ready: 'table', then: (page) => page.getByRole('button', {name: /(Avsluta|End) Kim/}).click()},
  {name: 'users not allowed', path: '/app/anvandare', ready: '[role=alert]', prepare: answer(LIST, problem(403, 'access.denied'))},
  {name: 'rights', path: '/app/behorigheter', ready: 'table'},
  {name: 'rights not reached', path: '/app/behorigheter', ready: '[role=alert]', prepare: (page) => page.route(/\/api\/rights$/, (route) => route.abort())},
];

test.beforeEach(async ({page}) => {
  page.on('console', (message) => { if (/Content Security Policy/.test(message.text())) throw new Error(message.text()); });
  page.on('pageerror', (fault) => { throw fault; });
  await page.route(/\/api\/me$/, async (route) => {
    const me = await (await route.fetch()).json();
    await route.fulfill({json: {...me, permissions: [...me.permissions, 'manage_accounts', 'see_rights']}});
  });
  await answer(LIST, {json: USERS})(page);
  await answer(/\/api\/organisations$/, {json: ORGANISATIONS})(page);
  await answer(/\/api\/rights$/, {json: RIGHTS})(page);
});

lookAt(STATES, {chapters: ['users', 'error']});

test('an invitation says who, as what and for which operations; a refusal leads to its field', async ({page}) => {
  const sent: unknown[] = [];
  await page.route(LIST, (route) => {
    if (route.request().method() !== 'POST') return route.fulfill({json: USERS});
    sent.push(route.request().postDataJSON());
    return route.fulfill(sent.length === 1 ? problem(422, 'request.invalid', [{field: 'email', code: 'email.malformed'}]) : {status: 201, json: USERS.users[1]});
  });
  await open(page, '/app/anvandare', 'table');
  await invite(page);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-postadress').fill('kim');
  await dialog.getByLabel('Namn').fill('Kim Berg');
  await dialog.getByLabel('Hultaskolan').check();
  await dialog.getByRole('button', {name: 'Skicka inbjudan'}).click();
  await page.getByRole('alert').getByRole('link', {name: 'Adressen är inte en e-postadress'}).press('Enter');
  await expect(dialog.getByLabel('E-postadress')).toBeFocused();
  await dialog.getByLabel('E-postadress').fill('kim@example.se');
  await dialog.getByRole('button', {name: 'Skicka inbjudan'}).click();
  await expect(page.getByText('Inbjudan är skickad')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(sent[1]).toEqual({email: 'kim@example.se', user_name: 'Kim Berg', organisation: SCHOOLS, roles: ['reporter'], operations: [expect.stringMatching(/20$/)], valid_to: null});
});

test('who no longer reports loses the operations too', async ({page}) => {
  let sent: unknown;
  await page.route(new RegExp(`/api/users/${KIM}$`), (route) => { sent = route.request().postDataJSON(); return route.fulfill({json: USERS.users[1]}); });
  await open(page, '/app/anvandare', 'table');
  await page.getByRole('button', {name: 'Ändra Kim Berg'}).click();
  await page.locator('input[value=reporter]').uncheck();
  await page.locator('input[value=member]').check();
  await page.getByRole('button', {name: 'Spara'}).click();
  await expect(page.getByText('Sparat')).toBeVisible();
  expect(sent).toEqual({roles: ['member'], operations: [], valid_from: '2025-01-01', valid_to: null});
});

test('somebody is ended only after a question, and nobody above oneself is changed', async ({page}) => {
  const asked: string[] = [];
  await page.route(new RegExp(`/api/users/${KIM}$`), (route) => { asked.push(route.request().method()); return route.fulfill({status: 204}); });
  await open(page, '/app/anvandare', 'table');
  await expect(page.getByRole('button', {name: /Maria Lind/})).toHaveCount(0);
  await page.getByRole('button', {name: 'Avsluta Kim Berg'}).click();
  expect(asked).toEqual([]);
  await page.getByRole('dialog').getByRole('button', {name: 'Avsluta', exact: true}).click();
  await expect(page.getByText('Avslutat')).toBeVisible();
  expect(asked).toEqual(['DELETE']);
});
