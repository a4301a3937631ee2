// SPDX-License-Identifier: EUPL-1.2
// A file of damage reports goes in as a coordinator's hands would take it: sent, its columns seen and corrected, tried,
// stopped by what is missing, taken in, counted in the lägesbild, sent again without effect, and withdrawn.
import {expect, type Page, test} from '@playwright/test';
import {expectSound, sit} from './support/people.ts';
import {Town} from './support/town.ts';

test.describe.configure({mode: 'serial', timeout: 240_000});

let town: Town;
test.beforeAll(async () => { town = await Town.build(); });
test.afterAll(async () => { await town.demolish(); });

// Yesterday, as Swedish files write it; Windows-1252, semicolons and decimal commas.
const yesterday = () => new Date(Date.now() - 24 * 3600_000).toLocaleDateString('sv-SE');
const ROWS = () => [
  'Ärendenummer;Händelsedatum;Händelsetyp;Stadsdel;Öst;Nord;Anteckning',
  ...Array.from({length: 12}, (_, i) => `A${i};${yesterday()};${i % 2 ? 'Skadegörelse' : 'Krossad ruta'};Spinnarhagen;${377200 + i},5;6399500,25;${i === 3 ? '=HYPERLINK("x")' : ''}`),
  `B1;${yesterday()};Skadegörelse;Atlantis;377200,5;6399500,25;`,
  'B2;i somras;Skadegörelse;Spinnarhagen;377200,5;6399500,25;',
  `B3;${yesterday()};Skadegörelse;Spinnarhagen;377200,5;6399500,25;Ring 070-123 45 67`,
].join('\r\n');

async function send(page: Page, name = 'skador.csv') {
  await page.locator('#file').setInputFiles({name, mimeType: 'text/csv', buffer: Buffer.from(ROWS(), 'latin1')});
  await page.getByRole('button', {name: 'Skicka filen'}).click();
}
const fact = (page: Page, name: string) => page.locator('.s-facts > div', {has: page.locator('dt', {hasText: new RegExp(`^${name}$`)})}).locator('b');

test('sent, seen, corrected, tried, taken in, sent again without effect, and withdrawn', async ({browser}) => {
  const {page, context} = await sit(browser, town, 'samordnare', '/app/import');
  await expect(page.getByRole('heading', {name: 'Inget är importerat än'})).toBeVisible();
  await expectSound(page, 'file');
  await page.getByRole('button', {name: 'Skicka filen'}).click();
  await expect(page.getByRole('alert')).toContainText('Välj en fil först');
  await expectSound(page, 'missing');

  await page.locator('#file').setInputFiles({name: 'gammal.xls', mimeType: 'application/vnd.ms-excel', buffer: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])});
  await page.getByRole('button', {name: 'Skicka filen'}).click();
  await expect(page.getByRole('alert')).toContainText('Excels gamla format');

  await send(page);
  await expect(page.getByRole('heading', {name: 'Så läses kolumnerna'})).toBeVisible();
  await expect(page.getByText(/^Text med skiljetecken · Windows-1252/)).toBeVisible();
  await expect(page.getByLabel('Händelsedatum')).toHaveValue('time.from');
  await expect(page.getByLabel('Stadsdel')).toHaveValue('area.name');
  await expect(page.locator('#position-crs')).toHaveValue('EPSG:3006');
  await expect(page.locator('#decimal')).toHaveValue(',');
  await expectSound(page, 'mapping');

  // What is missing stands there, and leads to where it is told.
  await page.getByLabel('Händelsedatum').selectOption('');
  await expect(page.getByRole('button', {name: 'Kontrollera filen'})).toBeDisabled();
  await page.getByRole('link', {name: /^När, eller från/}).press('Enter');
  await expect(page.locator('#use-0')).toBeFocused();
  await page.getByLabel('Händelsedatum').selectOption('time.from');
  await page.getByLabel('Krossad ruta', {exact: true}).selectOption('DAMAGE.VANDALISM');
  await expect(page.getByText('Alla ord i kolumnen har en kategori')).toBeVisible();

  await page.getByRole('button', {name: 'Spara som profil'}).click();
  await page.getByLabel('Profilens namn').fill('Polisen');
  await page.getByRole('dialog').getByRole('button', {name: 'Spara som profil'}).click();
  await expect(page.getByRole('dialog')).toContainText('Välj ett annat');
  await page.getByLabel('Profilens namn').fill('Bolagets skador');
  await page.getByRole('dialog').getByRole('button', {name: 'Spara som profil'}).click();
  await expect(page.locator('#profile')).toHaveValue('bolagets-skador');

  await page.getByRole('button', {name: 'Kontrollera filen'}).click();
  await expect(page.getByRole('heading', {name: 'Det här skulle hända'})).toBeVisible();
  await expect(fact(page, 'Nya')).toHaveText('12');
  await expect(fact(page, 'Fel')).toHaveText('3');
  await expect(page.getByRole('cell', {name: 'i somras'})).toBeVisible();
  await expectSound(page, 'check');
  const download = page.waitForEvent('download');
  await page.getByRole('link', {name: 'Hämta alla fel (CSV)'}).click();
  const stream = await (await download).createReadStream();
  let sheet = '';
  for await (const piece of stream) sheet += String(piece);
  expect(sheet).toContain('Gör så här');
  expect(sheet.split('\n').filter((line) => line.trim())).toHaveLength(4);

  await page.getByRole('button', {name: 'Läs in 12 iakttagelser'}).click();
  await expect(page.getByRole('heading', {name: 'Det här hände'})).toBeVisible({timeout: 20_000});
  await expect(fact(page, 'Nya')).toHaveText('12');
  await expectSound(page, 'result');
  const done = page.url();

  await page.goto(`${town.address}/app/import`);
  await send(page, 'skador igen.csv');
  await expect(page.locator('#profile')).toHaveValue('bolagets-skador');
  await page.getByRole('button', {name: 'Kontrollera filen'}).click();
  await expect(fact(page, 'Oförändrade')).toHaveText('12');
  await expect(page.getByText('Filen har inget nytt')).toBeVisible();
  await page.getByRole('button', {name: 'Kasta filen'}).click();
  await page.getByRole('dialog').getByRole('button', {name: 'Kasta filen'}).click();
  await expect(page.getByRole('link', {name: 'skador.csv'})).toBeVisible();
  await expect(page.getByRole('link', {name: 'skador igen.csv'})).toHaveCount(0);
  await expectSound(page, 'list');

  await page.goto(done);
  await page.getByRole('button', {name: 'Ta tillbaka importen'}).click();
  await page.getByRole('dialog').getByRole('button', {name: 'Ta tillbaka importen'}).click();
  await expect(page.getByText(/^Tagen tillbaka/)).toBeVisible();
  await expectSound(page, 'withdrawn');
  await page.getByRole('button', {name: 'In English'}).or(page.getByRole('link', {name: 'In English'})).first().click();
  await expect(page.getByText(/^Withdrawn/)).toBeVisible();
  await context.close();
});

test('who reports finds no import, and nobody sees another organisation’s', async ({browser}) => {
  const reporter = await sit(browser, town, 'spi-skola', '/app/import');
  await expect(reporter.page.getByText('Importera iakttagelser')).toHaveCount(0);
  await reporter.context.close();
  const police = await sit(browser, town, 'kommunpolis', '/app/import');
  await expect(police.page.getByRole('heading', {name: 'Inget är importerat än'})).toBeVisible();
  await police.context.close();
});
