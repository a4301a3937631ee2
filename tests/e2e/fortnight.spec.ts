// SPDX-License-Identifier: EUPL-1.2
// A whole fortnight against the product itself: the inventory of an area and of a theme, the answers of its operations
// on their phones, an acute event in the middle, one answer after the deadline and one operation that stays silent;
// then the round closes and the joint lägesbild tells them apart.
import {type Browser, expect, type Page, test} from '@playwright/test';
import {expectSound, raiseBrawl, sit} from './support/people.ts';
import {Town} from './support/town.ts';

const SOON = {timeout: 5_000}; // other browsers
const AREA = 'Spinnarhagen';
const THEME = 'A-traktorer och buskörning';
const WITH_EVENTS = ['spi-skola', 'spi-fritidsgard', 'spi-falt', 'spi-alnebo', 'spi-vardar', 'spi-park', 'spi-polis', 'spi-trafik', 'spi-hemsten'];
const WITH_NOTHING = ['spi-forskola', 'spi-bibliotek'];
const LATE = 'spi-butik';
const WITHOUT_SCRIPT = 'spi-fritidsgard';

// Fourteen people one after the other, each page looked at, take their time on a busy machine.
test.describe.configure({mode: 'serial', timeout: 600_000});

let town: Town;
test.beforeAll(async () => { town = await Town.build(); });
test.afterAll(async () => { await town.demolish(); });

async function openReport(page: Page, area: string): Promise<void> {
  await page.locator('.s-card', {hasText: area}).getByRole('heading').getByRole('link').first().click();
  await expect(page.getByRole('button', {name: 'Inget att rapportera'})).toBeVisible();
}

async function reportsNothing(browser: Browser, who: string): Promise<void> {
  const {page, context} = await sit(browser, town, who, '/rapport', {at: 'phone'});
  await openReport(page, AREA);
  await page.getByRole('button', {name: 'Inget att rapportera'}).click();
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Tack, rapporten är skickad');
  await context.close();
}

// The first question answered with more than usual, once, and the rest as usual.
async function reportsAnEvent(browser: Browser, who: string, area = AREA, words = ''): Promise<void> {
  const javaScriptEnabled = who !== WITHOUT_SCRIPT;
  const {page, context} = await sit(browser, town, who, '/rapport', {at: 'phone', javaScriptEnabled});
  await openReport(page, area);
  await page.getByRole('radio', {name: 'Mer än vanligt', exact: true}).first().check();
  if (!javaScriptEnabled) await page.getByText('Berätta mer').first().click();
  if (words) await page.getByLabel('Beskriv kort').first().fill(words);
  if (javaScriptEnabled) {
    await page.getByRole('button', {name: 'Resten har varit som vanligt'}).click();
    await page.getByRole('button', {name: 'Granska och skicka'}).click();
    await page.getByRole('button', {name: 'Skicka', exact: true}).click();
  } else await page.locator('#report-send').click();
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Tack, rapporten är skickad');
  await context.close();
}

interface Round {
  id: string;
  area_name: string;
  first: string;
  last: string;
  deadline: string;
  state: string;
  expected: number;
  answered: number;
}
const roundsOf = async (page: Page) => ((await (await page.request.get('/api/rounds?limit=3')).json()) as {rounds: Round[]}).rounds;
const openRound = async (page: Page, area: string) => (await roundsOf(page)).find((round) => round.area_name === area && round.state === 'open')!;
const line = (page: Page, operation: string) => page.getByRole('row').filter({hasText: operation});
const acuteOf = (page: Page) => page.locator('dl > div', {hasText: /akut/i}).locator('b');

let round: Round;
let themeRound: Round;

// The same town so many hours after the round's deadline.
async function passes(hours: number): Promise<void> {
  await town.stop();
  await town.start({ahead: (Date.parse(round.deadline) - Date.now()) / 1000 + hours * 3600});
}

test('the inventory says who answers: thirteen operations, two of them external, and a theme of its own', async ({browser}) => {
  const {page, context} = await sit(browser, town, 'samordnare', '/app/omraden');
  await page.getByRole('link', {name: AREA, exact: true}).click();
  const inventory = page.getByRole('table', {name: /Inventering/});
  await expect(inventory.locator('tbody tr')).toHaveCount(13);
  await expect(inventory.getByText('Extern', {exact: true})).toHaveCount(2);
  await expectSound(page, 'area');
  await page.goto('/app/omraden');
  await page.getByRole('link', {name: THEME, exact: true}).click();
  await expect(inventory.locator('tbody tr')).toHaveCount(9);
  round = await openRound(page, AREA);
  themeRound = await openRound(page, THEME);
  expect(round.expected).toBe(13);
  await page.goto(`/app/omgangar/${round.id}`);
  await expect(page.getByText('Har inte svarat')).toHaveCount(13);
  await expectSound(page, 'round-unanswered');
  await context.close();
});

test('eleven answer in time: nine with an event, two with nothing to report, one of them for the theme too', async ({browser}) => {
  for (const who of WITH_NOTHING) await reportsNothing(browser, who);
  for (const who of WITH_EVENTS) await reportsAnEvent(browser, who, AREA, who === 'spi-skola' ? 'Spår av droger bakom idrottshallen' : '');
  await reportsAnEvent(browser, 'tek-trafik', THEME);
});

test('an acute event stands in the running picture of two other organisations at once, and counts once', async ({browser}) => {
  const pages = await Promise.all(['trygghetschef', 'kommunpolis'].map((who) => sit(browser, town, who, '/app/lagesbild')));
  for (const {page} of pages) {
    await expect(page.getByText('Inte fryst · underlag hittills')).toBeVisible();
    await expect(acuteOf(page)).toHaveText('0');
  }
  const before = await Promise.all(pages.map(({page}) => observationsOf(page)));
  const school = await raiseBrawl(browser, town, AREA);
  await Promise.all(pages.map(({page}) => expect(acuteOf(page)).toHaveText('1', SOON)));
  const after = await Promise.all(pages.map(({page}) => observationsOf(page)));
  expect(after).toEqual(before.map((count) => count + 1));
  for (const {context} of [...pages, school]) await context.close();
});

// The figure "Iakttagelser" of the picture's head.
async function observationsOf(page: Page): Promise<number> {
  return Number((await page.locator('dl > div', {hasText: 'Iakttagelser'}).locator('b').innerText()).replace(/\s/g, ''));
}

test('after the deadline one answers late and one stays silent; the round is closed', async ({browser}) => {
  await passes(1);
  await reportsAnEvent(browser, LATE, AREA);
  const {page, context} = await sit(browser, town, 'samordnare', `/app/omgangar/${round.id}`);
  await expect(line(page, 'Närbutiken på Spinnartorget').getByText('Sent', {exact: true})).toBeVisible();
  await expect(line(page, 'Hemtjänsten, Spinnarhagen')).toContainText('Har inte svarat');
  await expect(page.getByText('12 av 13').first()).toBeVisible();
  await page.getByRole('button', {name: 'Stäng omgången'}).click();
  await page.getByRole('dialog').getByRole('button', {name: 'Stäng omgången'}).click();
  await expect(page.getByText(/^Omgången är stängd/)).toBeVisible();
  await expectSound(page, 'round-closed');
  await page.goto(`/app/omgangar/${themeRound.id}`);
  await page.getByRole('button', {name: 'Stäng omgången'}).click();
  await page.getByRole('dialog').getByRole('button', {name: 'Stäng omgången'}).click();
  await expect(page.getByText(/^Omgången är stängd/)).toBeVisible();
  await context.close();
});

test('the joint picture tells nothing to report from silence and marks the late; the theme has its own', async ({browser}) => {
  // The other areas' rounds, which nobody closed by hand, close by themselves.
  await passes(80);
  const {page, context} = await sit(browser, town, 'kommunpolis', `/app/lagesbild?period=${round.first}`);
  await expect(page.getByText('Utkast', {exact: true})).toBeVisible({timeout: 30_000});
  // A first round has counts, and nothing to compare them with.
  await expect(page.getByRole('button', {name: /^Spinnarhagen, Narkotika och berusning: Underlag saknas, 10/})).toBeVisible();
  await expect(page.getByText('Det går inte att säga ännu vad som sticker ut')).toBeHidden(); // the acute event does
  const answers = page.locator('.s-card', {hasText: 'Vilka har svarat'});
  const area = answers.locator('.areas > li').filter({has: page.getByRole('heading', {name: AREA, exact: true})});
  await expect(area).toContainText('12 av 13');
  await expect(area).toContainText('Har rapporterat: 9, Inget att rapportera: 2, Svarade sent: 1, Tyst: 1');
  await expect(area.locator('span.silent')).toHaveText('Tyst: Hemtjänsten, Spinnarhagen');
  await answers.getByText('Visa alla verksamheter').click();
  const all = answers.getByRole('table', {name: AREA, exact: true});
  await expect(all.getByRole('row').filter({hasText: 'Närbutiken på Spinnartorget'})).toContainText('Svarade sent');
  await expect(all.getByRole('row').filter({hasText: 'Förskolan Trådrullen'})).toContainText(/Inget att rapportera\s*0/);
  await expect(all.getByRole('row').filter({hasText: 'Hemtjänsten, Spinnarhagen'})).toContainText(/Tyst\s*–/);
  const theme = answers.locator('.areas > li').filter({has: page.getByRole('heading', {name: THEME, exact: true})});
  await expect(theme).toContainText('1 av 9');
  await expectSound(page, 'picture');
  await page.goto(`/app/lagesbild?period=${round.first}&omrade=ATRAKTOR`);
  await expect(page.getByText(`Omgång`, {exact: false}).first()).toBeVisible();
  await expectSound(page, 'picture-theme');
  await context.close();
});

test('all twelve get feedback, each its own; the silent one gets none and is seen', async ({browser}) => {
  const {page, context} = await sit(browser, town, 'samordnare', `/app/aterkoppling/${round.id}`);
  await page.getByLabel('Din text till alla verksamheter').fill('Fältgruppen är ute torsdag till lördag.');
  await page.getByRole('button', {name: 'Spara', exact: true}).click();
  await expect(page.getByText(/^Sparat/)).toBeVisible();
  await page.getByRole('button', {name: 'Skicka 12 brev'}).click();
  await page.getByRole('dialog').getByRole('button', {name: 'Skicka 12 brev'}).click();
  await expect(page.getByText('12 brev är skickade')).toBeVisible();
  await expect(page.getByRole('row').filter({hasText: 'Skickat'})).toHaveCount(12);
  await expect(line(page, 'Hemtjänsten, Spinnarhagen')).toContainText(/Inget brev.*Har inte svarat/);
  await expectSound(page, 'feedback-sent');
  await context.close();
  for (const [who, says] of [['spi-skola', /Er rapporterade händelse/], ['spi-bibliotek', /inte hade något att rapportera/], [LATE, /efter svarstiden/], ['spi-hemtjanst', /Ingen återkoppling har kommit/]] as const) {
    const reader = await sit(browser, town, who, '/aterkoppling', {at: 'phone', javaScriptEnabled: false});
    await expect(reader.page.locator('main')).toContainText(says);
    await reader.context.close();
  }
});
