// SPDX-License-Identifier: EUPL-1.2
// An acute event against the product itself: raised in the middle of a round, told without its content, told on when
// nobody confirms, standing in two other organisations' browsers within five seconds, and counted once.
import {type Browser, expect, type Page, test} from '@playwright/test';
import {sit} from './support/people.ts';
import {Town} from './support/town.ts';

const SOON = {timeout: 5_000}; // other browsers
const MAIL = {timeout: 20_000}; // jobs run every second, the post every fifth
const WORDS = 'Bråk mellan två grupper utanför kiosken';

// A step of the circle has a minute at least.
test.describe.configure({timeout: 240_000});

let town: Town;
test.beforeAll(async () => { town = await Town.build(); });
test.afterAll(async () => { await town.demolish(); });

const signedIn = async (browser: Browser, who: string, address: string) => (await sit(browser, town, who, address)).page;

async function setCircle(page: Page): Promise<void> {
  await page.getByRole('link', {name: 'Spinnarhagen'}).click();
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Krets för Spinnarhagen');
  await page.getByLabel('Kritisk').fill('1');
  await page.getByRole('button', {name: 'Ta bort steg 2'}).click();
  await page.getByRole('button', {name: 'Ta bort steg 1'}).click();
  for (const [step, name] of [[0, 'Anna Nilsson'], [1, 'Eva Svensson']] as const) {
    await page.getByRole('button', {name: 'Nytt steg'}).click();
    const value = await page.locator(`#step-${step} option`, {hasText: name}).getAttribute('value');
    await page.locator(`#step-${step}`).selectOption(value);
  }
  await page.getByRole('button', {name: 'Spara kretsen'}).click();
  await expect(page.getByText('Kretsen är sparad')).toBeVisible();
}

async function raise(page: Page): Promise<void> {
  await page.locator('#area').selectOption({label: 'Spinnarhagen'});
  await page.locator('#level').selectOption('critical');
  await page.locator('[id="seen.category"]').selectOption('DISORDER.BRAWL');
  await page.locator('[id="seen.where.place"]').selectOption({label: 'Spinnartorget'});
  await page.locator('[id="seen.description"]').fill(WORDS);
  await page.getByRole('button', {name: 'Larma kretsen'}).click();
  await expect(page.getByRole('heading', {name: /^A-\d{4}-0001 är larmad$/})).toBeVisible();
}

const acuteOf = (page: Page) => page.locator('dl > div', {hasText: /akut/i}).locator('b');

test('raised, told without its content, told on, confirmed, in other browsers at once, and counted once', async ({browser}) => {
  const coordinator = await signedIn(browser, 'samordnare', '/app/handelser');
  await setCircle(coordinator);
  await coordinator.goto('/app/handelser');
  await expect(coordinator.getByRole('heading', {name: 'Inga pågående händelser'})).toBeVisible();
  const housing = await signedIn(browser, 'trygghetschef', '/app/lagesbild');
  await expect(acuteOf(housing)).toHaveText('0');
  const police = await signedIn(browser, 'kommunpolis', '/app/lagesbild');
  await expect(acuteOf(police)).toHaveText('0');

  const school = await signedIn(browser, 'spi-skola', '/app/handelser/ny');
  await raise(school);
  await Promise.all([
    expect(acuteOf(housing)).toHaveText('1', SOON),
    expect(acuteOf(police)).toHaveText('1', SOON),
    expect(coordinator.getByRole('link', {name: /^A-\d{4}-0001$/})).toBeVisible(SOON),
  ]);

  const first = () => town.mails().filter((mail) => mail.to === 'samordnare@alnefors.example');
  await expect.poll(() => first().length, MAIL).toBe(1);
  const text = first()[0]!.text;
  expect(text).toMatch(/A-\d{4}-0001: kritisk/);
  for (const content of [/Spinnar/i, /torget/i, /bråk/i, /kiosk/i, /BRAWL/, /skol/i]) expect(text).not.toMatch(content);
  expect(town.mails().filter((mail) => mail.to === 'kommunpolis@alnefors.example')).toEqual([]);

  const second = () => town.mails().filter((mail) => mail.to === 'kommunpolis@alnefors.example');
  await expect.poll(() => second().length, {timeout: 90_000}).toBe(1);
  const address = /http:\/\/\S+\/app\/handelser\/[0-9a-f-]{36}/.exec(second()[0]!.text)![0];
  await police.goto(new URL(address).pathname);
  await expect(police.getByText(WORDS)).toBeVisible();
  await police.getByRole('button', {name: 'Bekräfta'}).click();
  await expect(coordinator.getByText('bekräftad', {exact: true})).toBeVisible(SOON);

  await police.getByLabel('Skriv i loggen').fill('Patrull på väg');
  await police.getByRole('button', {name: 'Lägg till'}).click();
  await coordinator.getByRole('link', {name: /^A-\d{4}-0001$/}).click();
  await expect(coordinator.getByText('Patrull på väg')).toBeVisible();
  await expect(police.getByText('Läst av en')).toBeVisible(SOON);
  await coordinator.getByRole('button', {name: 'Avsluta'}).click();
  await coordinator.getByLabel('Vad blev det av den?').fill('Lugnt igen efter en timme');
  await coordinator.getByRole('dialog').getByRole('button', {name: 'Avsluta'}).click();
  await expect(police.getByText('Lugnt igen efter en timme')).toBeVisible(SOON);
  await expect(acuteOf(housing)).toHaveText('1');
});
