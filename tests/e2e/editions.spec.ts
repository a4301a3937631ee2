// SPDX-License-Identifier: EUPL-1.2
// From a closed round to a frozen lägesbild and on to the next: the core writes, decides levels with a motive, plans,
// approves and freezes; what comes afterwards never changes it; its action plan opens the next picture.
import {expect, type Page, test} from '@playwright/test';
import {approves, freeze, hashOf, openAssessment, roundsOf, summarise} from './support/core.ts';
import {expectSound, raiseBrawl, sit} from './support/people.ts';
import {Town} from './support/town.ts';

const SOON = {timeout: 40_000};
const AREA = 'Spinnarhagen';
const SUMMARY = 'Två lugna veckor utom vid gångtunneln, där det säljs öppet torsdag till lördag kväll.';
const MOTIVE = 'Skolan, bostadsbolaget och polisen beskriver samma plats och samma tider.';

test.describe.configure({mode: 'serial', timeout: 600_000});

let town: Town;
let first: {number: number; id: string; hash: string};
test.beforeAll(async () => { town = await Town.build(1); });
test.afterAll(async () => { await town.demolish(); });

// The newest edition of the area in the list.
const line = (page: Page) => page.getByRole('row').filter({has: page.getByRole('link', {name: `Nr ${first.number}`, exact: true})}).filter({hasText: AREA}).first();

test('the core writes, decides, plans and approves, and the picture is frozen', async ({browser}) => {
  const {page, context} = await sit(browser, town, 'samordnare', '/app/lagesbild');
  await openAssessment(page, AREA);
  const address = new URL(page.url()).pathname;
  await expect(page.getByText('Sammanfattningen behöver skrivas.')).toBeVisible();
  await expectSound(page, 'assessment-empty');
  await summarise(page, SUMMARY);

  await page.getByRole('button', {name: /Bestäm nivå för Narkotika/}).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', {name: 'Spara beslutet'}).click();
  await expect(dialog.locator('.s-error-summary')).toBeVisible();
  await dialog.getByLabel('Agera').check();
  await dialog.getByLabel('Motiv').fill('Det är 850709-9805');
  await expect(dialog.getByText(/personnummer/).first()).toBeVisible(SOON);
  await dialog.getByLabel('Motiv').fill(MOTIVE);
  await expectSound(page, 'assessment-level');
  await dialog.getByRole('button', {name: 'Spara beslutet'}).click();
  await expect(page.getByText(MOTIVE)).toBeVisible(SOON);

  // The plan of the picture before has two items; both are answered.
  await expect(page.getByText('Varje punkt i förra handlingsplanen behöver ett svar: gjord eller inte gjord.')).toBeVisible();
  for (const item of await page.getByRole('radio', {name: 'Gjord', exact: true}).all()) await item.check();
  await page.getByRole('button', {name: 'Lägg till en punkt'}).click();
  await page.getByRole('button', {name: 'Spara planen'}).click();
  await expect(page.getByText('Skriv vem som gör det').first()).toBeVisible();
  await page.getByLabel('Vad', {exact: true}).fill('Byt belysningen i gångtunneln');
  await page.getByLabel('Vem').fill('Tekniska förvaltningen');
  await page.getByLabel('Klart senast').fill('2027-01-15');
  await page.getByRole('button', {name: 'Spara planen'}).click();
  await expect(page.locator('#plan').getByText('Du har ändringar')).toHaveCount(0, SOON);
  await expectSound(page, 'assessment');

  await page.getByRole('button', {name: 'Godkänn för min organisation'}).click();
  await expect(page.getByRole('button', {name: 'Ta tillbaka'})).toBeVisible(SOON);
  await approves(browser, town, 'kommunpolis', address);
  await approves(browser, town, 'trygghetschef', address);
  await page.reload();
  await expect(page.getByText('Godkänt', {exact: true})).toHaveCount(3, SOON);

  const id = await freeze(page);
  await expect(page.getByText(SUMMARY)).toBeVisible();
  await expect(page.getByText(MOTIVE)).toBeVisible();
  await expect(page.getByText('Byt belysningen i gångtunneln')).toBeVisible();
  await expect(page.getByText(/^Jämfört med nr/)).toBeVisible();
  await expectSound(page, 'edition');
  const shown = (await (await page.request.get(`/api/editions/${id}`)).json()) as {frozen: {number: number}};
  first = {number: shown.frozen.number, id, hash: await hashOf(page, id)};
  await expect(page.getByText(first.hash.match(/.{4}/g)!.join(' '))).toBeVisible();

  await page.goto(address);
  await expect(page.getByText(`Den här perioden är fryst som lägesbild nr ${first.number}.`)).toBeVisible();
  await page.goto('/app/lagesbilder');
  await expect(line(page).getByText('Hela området')).toBeVisible();
  await expectSound(page, 'editions');
  await context.close();
});

test('those outside the core read what is shared, without which operation said what', async ({browser}) => {
  const {page, context} = await sit(browser, town, 'fritidschef', '/app/lagesbilder');
  await line(page).getByRole('link').click();
  await expect(page.getByText(SUMMARY)).toBeVisible();
  await expect(page.getByText('Hämta filen')).toHaveCount(0);
  const shown = await (await page.request.get(`/api/editions/${first.id}`)).json();
  expect(shown.is_whole).toBe(false);
  expect(shown.frozen.content.picture.areas[0].coverage.operations).toEqual([]);
  await context.close();
});

test('an acute event afterwards stands in the running picture, and the frozen one is the same to the byte', async ({browser}) => {
  const {page, context} = await sit(browser, town, 'samordnare', '/app/lagesbild');
  const open = (await roundsOf(page, AREA)).find((round) => round.state === 'open')!;
  const acuteIn = async () => ((await (await page.request.get(`/api/situation?period=${open.first}`)).json()) as {facts: {acute: number}}).facts.acute;
  const before = await acuteIn();
  const school = await raiseBrawl(browser, town, AREA);
  await expect.poll(acuteIn, SOON).toBe(before + 1);
  expect(await hashOf(page, first.id)).toBe(first.hash);
  await school.context.close();
  await context.close();
});

test('the next picture opens with the plan of the one before, in a meeting led by the keyboard', async ({browser}) => {
  const before = await sit(browser, town, 'samordnare', '/app/omgangar');
  const open = (await roundsOf(before.page, AREA)).find((round) => round.state === 'open')!;
  await before.context.close();
  // Nobody closes it by hand: three days after its deadline it closes by itself.
  await town.stop();
  await town.start({ahead: (Date.parse(open.deadline) - Date.now()) / 1000 + 80 * 3600});
  const {page, context} = await sit(browser, town, 'samordnare', `/app/mote/${open.area}/${open.first}`);
  await expect(page.getByText('Byt belysningen i gångtunneln')).toBeVisible({timeout: 30_000});
  await expectSound(page, 'meeting-before');
  await page.getByLabel('Inte gjord').check();
  await page.getByLabel('Varför inte').fill('Armaturen är restnoterad.');
  await page.getByRole('button', {name: /^Fortsätt i nya planen/}).click();
  await page.getByRole('link', {name: 'Bedömning'}).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', {name: /Ny bild/}).first()).toHaveAttribute('aria-current', 'step');
  await expectSound(page, 'meeting-picture');
  await page.keyboard.press('PageDown');
  await expect(page.getByText('Kategori 1 av')).toBeVisible();
  await expectSound(page, 'meeting-levels');
  await page.locator('body').click({position: {x: 700, y: 12}});
  await page.keyboard.press('Enter');
  await expect(page.getByText('Kategori 2 av')).toBeVisible();
  await page.keyboard.press('2');
  await page.getByRole('dialog').getByLabel('Motiv').fill('Vi följer det en period till.');
  await page.getByRole('dialog').getByRole('button', {name: 'Spara beslutet'}).click();
  await expect(page.getByText('Gruppen: Följ upp')).toBeVisible(SOON);
  await page.keyboard.press('PageDown');
  await page.getByLabel('Klart senast').fill('2027-02-12');
  await page.getByRole('button', {name: 'Spara planen'}).click();
  await expect(page.locator('#plan').getByText('Du har ändringar')).toHaveCount(0, SOON);
  await expectSound(page, 'meeting-plan');
  await page.getByRole('button', {name: 'Till Anteckning'}).click();
  await summarise(page, 'Lugnare vid tunneln.');
  await page.getByRole('button', {name: 'Till Beslut'}).click();
  await page.getByRole('button', {name: 'Godkänn för min organisation'}).click();
  await expect(page.getByRole('button', {name: 'Ta tillbaka'})).toBeVisible(SOON);
  await expectSound(page, 'meeting-decision');
  const address = `/app/bedomning/${open.area}/${open.first}`;
  await approves(browser, town, 'kommunpolis', address);
  await page.reload();
  await page.getByRole('button', {name: 'Frys lägesbilden'}).click();
  await page.getByRole('dialog').getByLabel('Varför AB Alnebo inte har godkänt').fill('Kunde inte vara med.');
  await page.getByRole('dialog').getByRole('button', {name: 'Frys', exact: true}).click();
  await page.waitForURL(/\/app\/lagesbilder\//);
  await expect(page.getByText('AB Alnebo var inte med: Kunde inte vara med.')).toBeVisible();
  await expect(page.getByText('Armaturen är restnoterad.')).toBeVisible();
  await expect(page.getByText('fortsätter från förra planen')).toBeVisible();
  await expect(page.getByText(new RegExp(`^Jämfört med nr ${first.number},`))).toBeVisible();
  await expectSound(page, 'edition-second');
  const second = (await (await page.request.get(`/api/editions/${page.url().split('/').at(-1)}`)).json()) as {frozen: {previous: string}};
  expect(second.frozen.previous).toBe(first.hash);
  await page.getByRole('link', {name: 'Föregående lägesbild'}).click();
  await expect(page.getByText(SUMMARY)).toBeVisible(SOON);
  expect(await hashOf(page, first.id)).toBe(first.hash);
  await context.close();
});
