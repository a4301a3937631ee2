// SPDX-License-Identifier: EUPL-1.2
// Feedback after a round against the product itself: thirteen operations were to answer, twelve did, each of the twelve
// gets its own letter and the silent one none; the mail says nothing of it; the reporter reads it without JavaScript.
import {expect, test} from '@playwright/test';
import {expectSound, sit} from './support/people.ts';
import {Town} from './support/town.ts';

const SOON = {timeout: 10_000};
const TO_ALL = 'Belysningen vid tunneln är lagad från och med måndag.';
const TO_SCHOOL = 'Vi tar upp skolgården på nästa möte.';

test.describe.configure({timeout: 240_000});

let town: Town;
test.beforeAll(async () => { town = await Town.build(1); });
test.afterAll(async () => { await town.demolish(); });

test('each of the twelve that answered gets its letter, the silent one none, and it stands as it was read', async ({browser}) => {
  const {page} = await sit(browser, town, 'samordnare', '/app/aterkoppling');
  await expectSound(page, 'feedback-rounds');
  await page.getByRole('row', {name: /Spinnarhagen.*12 att skicka/}).getByRole('link').click();
  await expect(page.getByRole('heading', {level: 1})).toContainText('Återkoppling: Spinnarhagen');
  await expect(page.locator('dl > div', {hasText: 'Har svarat'}).locator('b').first()).toHaveText('12 av 13');
  await page.getByLabel('Din text till alla verksamheter').fill(TO_ALL);
  await page.getByRole('button', {name: 'Spara', exact: true}).click();
  await expect(page.getByText(/^Sparat/)).toBeVisible();
  await expectSound(page, 'feedback-round');

  await page.getByRole('button', {name: 'Brevet till Spinnarskolan'}).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(TO_ALL)).toBeVisible(SOON);
  await expect(dialog.getByText(/rapporterade händelse/)).toBeVisible();
  await dialog.getByLabel('Din text till verksamheten').fill(TO_SCHOOL);
  await dialog.getByRole('button', {name: 'Spara', exact: true}).click();
  await expect(dialog.locator('.paper').getByText(TO_SCHOOL)).toBeVisible(SOON);
  await expectSound(page, 'feedback-letter');
  await dialog.getByRole('button', {name: 'Stäng'}).click();

  const silent = page.getByRole('row', {name: /Närbutiken/});
  await expect(silent).toContainText('Har inte svarat');
  await expect(silent).toContainText('Inget brev');
  await page.getByRole('button', {name: 'Skicka 12 brev'}).click();
  await expectSound(page, 'feedback-sending');
  await page.getByRole('dialog').getByRole('button', {name: 'Skicka 12 brev'}).click();
  await expect(page.getByText('12 brev är skickade')).toBeVisible(SOON);
  await expect(page.getByRole('row', {name: /Skickat/})).toHaveCount(12);

  const {page: school} = await sit(browser, town, 'spi-skola', '/aterkoppling', {at: 'phone', javaScriptEnabled: false});
  await expect(school.getByText(TO_SCHOOL)).toBeVisible();
  await expect(school.getByText(TO_ALL)).toBeVisible();
  const {page: library} = await sit(browser, town, 'spi-bibliotek', '/aterkoppling');
  await expect(library.getByText(TO_ALL)).toBeVisible();
  await expect(library.getByText(TO_SCHOOL)).toHaveCount(0);
  await expectSound(library, 'feedback-own');
  const {page: shop} = await sit(browser, town, 'spi-butik', '/aterkoppling');
  await expect(shop.getByText(TO_ALL)).toHaveCount(0);

  // Sent mails wait for hours when people may be written to, so they are looked for only if these are such.
  for (const mail of town.mails()) for (const content of [/Spinnar/i, /skol/i, /tunnel/i, /händelse/i]) expect(mail.text).not.toMatch(content);
});

test('a letter that was sent can be added to, and how they answered stands beside', async ({browser}) => {
  const {page} = await sit(browser, town, 'samordnare', '/app/aterkoppling');
  await page.getByRole('row', {name: /Centrum.*Allt skickat/}).first().getByRole('link').click();
  await page.getByRole('button', {name: 'Brevet till Stadsbiblioteket'}).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Ditt tillägg').fill('Ring 070-174 06 05');
  await dialog.getByRole('button', {name: 'Skicka tillägget'}).click();
  await expect(dialog.getByText(/telefonnummer/).first()).toBeVisible(SOON);
  await dialog.getByLabel('Ditt tillägg').fill('Ordningsvakterna går förbi vid stängning.');
  await dialog.getByRole('button', {name: 'Skicka tillägget'}).click();
  await expect(page.getByText('Tillägget är skickat')).toBeVisible(SOON);
  await expect(dialog.getByText('Ordningsvakterna går förbi vid stängning.', {exact: true})).toBeVisible(SOON);

  await page.goto('/app/omgangar/svar?omrade=SPINNARHAGEN&antal=6');
  await expect(page.getByRole('table', {name: 'Svar per verksamhet och omgång'})).toContainText('Närbutiken');
  await expectSound(page, 'answer-record');
  const download = page.waitForEvent('download');
  await page.getByRole('link', {name: 'Hämta som CSV'}).click();
  expect((await download).suggestedFilename()).toBe('answers-SPINNARHAGEN.csv');
});
