// SPDX-License-Identifier: EUPL-1.2
// A file from the one who attaches it to those it is shared with, and to nobody else: readers named before saving, a new
// version beside the old, a narrower level, and what is left when it is removed.
import {createHash} from 'node:crypto';
import {expect, type Page, test} from '@playwright/test';
import {expectSound, sit} from './support/people.ts';
import {Town} from './support/town.ts';

const SOON = {timeout: 20_000};
const AREA = 'Spinnarhagen';
const NAME = 'Belysningsplan.pdf';
const FIRST = Buffer.from('%PDF-1.7 belysning vid gångtunneln');
const SECOND = Buffer.from('%PDF-1.7 belysning vid gångtunneln, reviderad');
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test.describe.configure({mode: 'serial', timeout: 300_000});

let town: Town;
test.beforeAll(async () => { town = await Town.build(); });
test.afterAll(async () => { await town.demolish(); });

const areaOf = async (page: Page) => ((await (await page.request.get('/api/areas')).json()) as {areas: {id: string; name: string}[]}).areas.find((one) => one.name === AREA)!.id;
const card = (page: Page) => page.locator('#bilagor');
const file = (bytes: Buffer) => ({name: `C:\\Ritningar\\${NAME}`, mimeType: 'application/pdf', buffer: bytes});

test('a file is shared with who was named, fetched as it was sent, narrowed and removed', async ({browser}) => {
  const mine = await sit(browser, town, 'samordnare', '/app/omraden');
  const address = `/app/omraden/${await areaOf(mine.page)}`;
  await mine.page.goto(address);
  await card(mine.page).getByRole('button', {name: 'Bifoga en fil'}).click();
  const dialog = mine.page.getByRole('dialog');
  await dialog.locator('#file').setInputFiles(file(FIRST));
  await dialog.getByRole('radio', {name: 'Rådet', exact: true}).check();
  await expect(dialog.getByText('Ingen utom er egen organisation får läsa.')).toBeVisible(SOON);
  await dialog.getByRole('radio', {name: 'Kärngruppen'}).check();
  await expect(dialog.getByText(/Läses av \d+ personer:/)).toBeVisible(SOON);
  await expectSound(mine.page, 'attachment-readers');
  await dialog.getByRole('button', {name: 'Bifoga', exact: true}).click();
  await expect(dialog).toBeHidden(SOON);
  const link = card(mine.page).getByRole('heading', {level: 3}).getByRole('link', {name: NAME});
  await expect(link).toBeVisible(SOON);
  const at = (await link.getAttribute('href'))!;

  await card(mine.page).getByRole('button', {name: `Ny version av ${NAME}`}).click();
  await dialog.locator('#file').setInputFiles(file(SECOND));
  await dialog.getByRole('button', {name: 'Bifoga', exact: true}).click();
  await expect(dialog).toBeHidden(SOON);
  await card(mine.page).getByText('2 versioner med kontrollsummor').click();
  await expectSound(mine.page, 'attachment-history');

  const police = await sit(browser, town, 'kommunpolis', address);
  await expect(card(police.page).getByText('2 versioner med kontrollsummor')).toBeVisible(SOON);
  const given = await police.page.request.get(at);
  expect(hashOf(await given.body())).toBe(hashOf(FIRST));
  expect(given.headers()).toMatchObject({etag: `"${hashOf(FIRST)}"`, 'x-content-type-options': 'nosniff', 'content-type': 'application/pdf'});
  expect(given.headers()['content-disposition']).toMatch(/^attachment; filename="Belysningsplan\.pdf"/);

  await card(mine.page).getByRole('button', {name: `Vem får läsa ${NAME}?`}).click();
  await dialog.getByRole('radio', {name: 'Egen organisation'}).check();
  await dialog.getByRole('button', {name: 'Spara nivån'}).click();
  await expect(dialog).toBeHidden(SOON);
  expect((await police.page.request.get(at)).status()).toBe(404);

  await card(mine.page).getByRole('button', {name: `Ta bort ${NAME}`}).click();
  await dialog.getByLabel('Varför den tas bort').fill('Fel fil');
  await dialog.getByRole('button', {name: 'Ta bort', exact: true}).click();
  await expect(card(mine.page).getByText(/Borttagen av .*: Fel fil/)).toBeVisible(SOON);
  expect((await mine.page.request.get(at)).status()).toBe(404);
  await expectSound(mine.page, 'attachment-removed');
  await police.context.close();
  await mine.context.close();
});
