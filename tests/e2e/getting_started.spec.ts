// SPDX-License-Identifier: EUPL-1.2
// From an empty installation to the first answer, as the guide tells it, in English: the own organisation named, those who
// work together and their operations, an area with its core and inventory, the rhythm, the first round, an invitation that
// is taken by mail, a report from the phone, and the lägesbild that says there is too little to compare with.
import {type BrowserContext, expect, type Page, test} from '@playwright/test';
import {expectSound} from './support/people.ts';
import {Town} from './support/town.ts';

test.describe.configure({mode: 'serial', timeout: 300_000});

const REPORTER = 'vera@ekskolan.example';
let town: Town;
let context: BrowserContext;
let page: Page;

test.beforeAll(async ({browser}) => {
  town = await Town.found({email: 'anna@ekkommunen.example', name: 'Anna Ek'});
  context = await browser.newContext({baseURL: town.address, viewport: {width: 1440, height: 900}, locale: 'en-GB', timezoneId: 'Europe/Stockholm', reducedMotion: 'reduce'});
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (fault) => { throw fault; });
});
test.afterAll(async () => { await town.demolish(); });

const dialog = () => page.getByRole('dialog');

async function press(name: string): Promise<void> {
  await page.getByRole('button', {name, exact: true}).first().press('Enter');
}

// Fills the dialog, saves, and sees it close.
async function save(words: Record<string, string>, choices: Record<string, string> = {}): Promise<void> {
  for (const [label, text] of Object.entries(words)) await dialog().getByLabel(label, {exact: true}).fill(text);
  for (const [label, option] of Object.entries(choices)) await dialog().getByLabel(label, {exact: true}).selectOption({label: option});
  await dialog().getByRole('button', {name: 'Save', exact: true}).press('Enter');
  await expect(dialog()).toHaveCount(0);
}

async function go(name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', {name, exact: true}).first().press('Enter');
  await expect(page.getByRole('heading', {level: 1})).toHaveText(name);
}

test('the first account signs in and makes English its language', async () => {
  await page.goto('/app');
  await page.locator('#email').fill('anna@ekkommunen.example');
  await page.locator('#password').fill(town.password);
  await page.locator('#password').press('Enter');
  await expect(page).toHaveURL(/\/app\/lagesbild/, {timeout: 40_000});
  await press('In English');
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Situation picture');
  await press('Save English as my language');
  await expect(page.getByText('The language is saved')).toBeVisible();
  await expect(page.getByRole('heading', {name: 'There is no situation picture yet'})).toBeVisible();
  await expectSound(page, 'nothing-yet');
});

test('the own organisation gets its name; those who work together get their operations', async () => {
  await go('Organisations');
  await page.getByRole('link', {name: 'kommunledningen'}).press('Enter');
  await press('Change');
  await save({Name: 'Kommunledningsförvaltningen'});
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Kommunledningsförvaltningen');
  await go('Organisations');
  await press('New organisation');
  await save({Name: 'Grundskolenämnden', Code: 'grundskola'});
  await page.getByRole('link', {name: 'Grundskolenämnden'}).press('Enter');
  await press('New operation');
  await save({Name: 'Ekskolan', Code: 'ekskolan'});
  await expect(page.getByText('Ekskolan').first()).toBeVisible();
});

test('an area gets its core, its inventory and a place', async () => {
  await go('Areas and places');
  await press('New area');
  await save({Name: 'Ekbacken', Code: 'ekbacken'});
  await page.getByRole('link', {name: 'Ekbacken'}).press('Enter');
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Ekbacken');
  await press('New function');
  await save({}, {Organisation: 'Kommunledningsförvaltningen', Function: 'Core trio'});
  await expect(page.getByText('The attachments are not shared with you')).toHaveCount(0, {timeout: 20_000});
  await press('New function');
  await save({}, {Organisation: 'Grundskolenämnden', Function: 'Reporter'});
  await press('Add an operation');
  await save({}, {Operation: 'Ekskolan'});
  await press('New place');
  await save({Name: 'Ektorget', Code: 'ektorget'});
  await expect(page.getByText('Ektorget').first()).toBeVisible();
  await expectSound(page, 'area');
});

test('a rhythm is agreed and the first round opened', async () => {
  await go('Rounds');
  await press('Agree on a rhythm for Ekbacken');
  await save({});
  await press('Open the next round in Ekbacken');
  await dialog().getByRole('button', {name: /^Open/}).press('Enter');
  await expect(page.getByRole('cell', {name: '0 of 1'})).toBeVisible();
  await expectSound(page, 'first-round');
});

test('whoever reports is invited, takes the letter up and answers from the phone', async ({browser}) => {
  await go('Users');
  await press('Invite a user');
  await dialog().getByLabel('E-mail address').fill(REPORTER);
  await dialog().getByLabel('Name', {exact: true}).fill('Vera Lind');
  await dialog().getByLabel('Organisation', {exact: true}).selectOption({label: 'Grundskolenämnden'});
  await dialog().getByRole('checkbox', {name: 'Reporter'}).check();
  await dialog().getByRole('checkbox', {name: 'Ekskolan'}).check();
  await dialog().getByRole('button', {name: 'Send the invitation'}).press('Enter');
  await expect(dialog()).toHaveCount(0);
  await expect.poll(() => town.mails().filter(({to}) => to === REPORTER).length, {timeout: 30_000}).toBe(1);
  const letter = town.mails().find(({to}) => to === REPORTER)!;
  const link = /https?:\/\/\S+/.exec(letter.text)![0];
  const phone = await browser.newContext({baseURL: town.address, viewport: {width: 390, height: 844}, locale: 'en-GB', timezoneId: 'Europe/Stockholm', reducedMotion: 'reduce'});
  const hers = await phone.newPage();
  await hers.goto(new URL(link).pathname + new URL(link).search + new URL(link).hash);
  await hers.locator('input[type=password]').first().fill('Veras eget lösenord');
  await hers.locator('input[type=password]').first().press('Enter');
  await hers.goto('/rapport');
  await hers.getByRole('heading', {level: 2}).getByRole('link').first().press('Enter');
  await hers.getByRole('button', {name: /Nothing to report|Inget att rapportera/}).click();
  await expect(hers.getByRole('heading', {level: 1})).toHaveText(/Thank you|Tack/);
  await phone.close();
});

test('the answer stands in the round, and the lägesbild says there is too little to compare with', async () => {
  await go('Rounds');
  await expect(page.getByRole('cell', {name: '1 of 1'})).toBeVisible({timeout: 30_000});
  await page.getByRole('navigation').getByRole('link', {name: 'Situation', exact: true}).first().press('Enter');
  await expect(page.getByText('1 of 1').first()).toBeVisible();
  await expect(page.getByText('No data').first()).toBeVisible();
  await expectSound(page, 'first-picture');
});
