// SPDX-License-Identifier: EUPL-1.2
// Reminders against the product itself: the coordinator writes the letter and reminds those missing; the link in the mail
// opens the report, one tap answers it, and who has answered is reminded no more.
import AxeBuilder from '@axe-core/playwright';
import {type Browser, expect, type Page, test} from '@playwright/test';
import {Town} from './support/town.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const MAIL = {timeout: 20_000}; // jobs run every second, the post every fifth
const SCHOOL = 'spi-skola@alnefors.example';

test.describe.configure({mode: 'serial', timeout: 180_000});

let town: Town;
test.beforeAll(async () => { town = await Town.build(); });
test.afterAll(async () => { await town.demolish(); });

async function page(browser: Browser, width: number, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({javaScriptEnabled, baseURL: town.address, viewport: {width, height: 844}, locale: 'sv-SE', timezoneId: 'Europe/Stockholm', reducedMotion: 'reduce'});
  const opened = await context.newPage();
  opened.on('console', (message) => { if (/Content Security Policy|Refused to/.test(message.text())) throw new Error(message.text()); });
  opened.on('pageerror', (fault) => { throw fault; });
  return opened;
}

async function coordinatorAt(browser: Browser, address: string): Promise<Page> {
  const opened = await page(browser, 1440);
  await opened.goto(address);
  await opened.locator('#email').fill('samordnare@alnefors.example');
  await opened.locator('#password').fill(town.password);
  await opened.getByRole('button', {name: 'Logga in', exact: true}).click();
  await expect(opened.getByRole('heading', {level: 1})).toBeVisible();
  return opened;
}

// Without faults for a screen reader, without sideways scrolling, without a text that nobody has written.
async function expectSound(opened: Page, name: string): Promise<void> {
  for (const width of [390, 1440]) {
    await opened.setViewportSize({width, height: 900});
    const {violations} = await new AxeBuilder({page: opened}).withTags(TAGS).analyze();
    expect(violations.map(({id, nodes}) => `${id}: ${nodes.map(({target, failureSummary}) => `${target} ${failureSummary}`).join(' ')}`), `${name} at ${width}`).toEqual([]);
    expect(await opened.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${name} at ${width}`).toBeLessThanOrEqual(0);
    expect(await opened.locator('body').innerText()).not.toMatch(/\b(ui|rounds|reminders|error)\.[a-z_]+/);
    await opened.screenshot({path: test.info().outputPath(`${name}-${width}.png`), fullPage: true});
  }
}

// Round the clock, so that the journey can be made on a Sunday night, and in words of its own.
async function writePlan(coordinator: Page): Promise<void> {
  await coordinator.getByRole('link', {name: 'Påminnelser i Spinnarhagen'}).click();
  await expect(coordinator.getByRole('heading', {level: 1})).toHaveText('Påminnelser i Spinnarhagen');
  await expectSound(coordinator, 'standard');
  await coordinator.getByLabel('Skicka tidigast klockan').fill('00:00');
  await coordinator.getByLabel('Skicka senast klockan').fill('23:59');
  await coordinator.getByLabel('Bara på vardagar, aldrig på helger').uncheck();
  await coordinator.getByRole('button', {name: 'Skriv en egen text'}).click();
  await coordinator.getByLabel('Ämne').fill('Svara för {verksamhet}');
  await expect(coordinator.getByText('Fältet {verksamhet} finns inte.')).toBeVisible();
  await coordinator.getByRole('button', {name: 'Spara påminnelserna'}).click();
  await expect(coordinator.locator('.s-error-summary')).toContainText('Använd bara de fält som listas');
  await expectSound(coordinator, 'refused');
  await coordinator.getByLabel('Ämne').fill('Svara för {operation}');
  await coordinator.getByRole('button', {name: 'Spara påminnelserna'}).click();
  await expect(coordinator.getByText('Påminnelserna är sparade')).toBeVisible();
}

async function openRound(coordinator: Page): Promise<void> {
  await coordinator.goto('/app/omgangar');
  await coordinator.getByRole('row', {name: /Spinnarhagen.*Öppen/}).getByRole('link').click();
  await expect(coordinator.getByRole('heading', {level: 1})).toContainText('Spinnarhagen');
}

const mailsToSchool = () => town.mails().filter((mail) => mail.to === SCHOOL);
const linkIn = (text: string) => /http\S+\/logga-in\/lank\?nyckel=\S+/.exec(text)?.[0] ?? '';

test('from the coordinator to the answer in one tap', async ({browser}) => {
  const coordinator = await coordinatorAt(browser, '/app/omgangar');
  await writePlan(coordinator);
  await openRound(coordinator);
  await expectSound(coordinator, 'round');
  await coordinator.getByRole('button', {name: 'Påminn dem som saknas'}).click();
  await expectSound(coordinator, 'remind');
  await coordinator.getByRole('dialog').getByRole('button', {name: 'Påminn nu'}).click();
  await expect(coordinator.getByText('Påminnelsen är på väg')).toBeVisible();

  await expect.poll(() => mailsToSchool().length, MAIL).toBe(1);
  const {text} = mailsToSchool()[0]!;
  const operation = /Subject: Svara för (.*\S)/.exec(text)?.[1] ?? 'nobody';
  const link = linkIn(text);
  expect(link).not.toBe('');

  const phone = await page(browser, 390);
  await phone.goto(link);
  await expect(phone).toHaveURL(/\/rapport\/[^?]*$/);
  await expect(phone.getByRole('main').getByRole('button').first()).toHaveText('Inget att rapportera');
  await expectSound(phone, 'link');
  await phone.setViewportSize({width: 390, height: 844});
  await phone.getByRole('button', {name: 'Inget att rapportera'}).click();
  await expect(phone.getByRole('heading', {level: 1})).toHaveText('Tack, rapporten är skickad');

  await coordinator.reload();
  await expect(coordinator.getByRole('row', {name: new RegExp(`^${operation}`)})).toContainText('Inget att rapportera');
  // Reminded within the hour.
  await coordinator.getByRole('button', {name: 'Påminn dem som saknas'}).click();
  await coordinator.getByRole('dialog').getByRole('button', {name: 'Påminn nu'}).click();
  await expect(coordinator.getByRole('dialog')).toContainText('den senaste timmen');
  expect(mailsToSchool().length).toBe(1);
});

test('the link answers without JavaScript too, and a made-up one leads nowhere', async ({browser}) => {
  const library = () => town.mails().filter((mail) => mail.to === 'spi-bibliotek@alnefors.example');
  await expect.poll(() => library().length, MAIL).toBe(1);
  const phone = await page(browser, 390, false);
  await phone.goto('/logga-in/lank?nyckel=hittepa');
  await phone.getByRole('main').getByRole('button').first().click();
  await expect(phone.getByRole('heading', {level: 1})).toHaveText('Länken gäller inte längre');
  await phone.goto(linkIn(library()[0]!.text));
  await phone.getByRole('main').getByRole('button').first().click();
  await expect(phone.getByRole('heading', {level: 1})).toHaveText('Tack, rapporten är skickad');
});
