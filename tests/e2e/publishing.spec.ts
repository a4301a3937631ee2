// SPDX-License-Identifier: EUPL-1.2
// The joint picture from a closed round to the public and on: drafted, decided, approved, frozen and compared; an acute event
// afterwards stands in the running picture alone; the action plan opens the next picture; the month goes out through a second
// person with a photograph that was masked, is read signed out without JavaScript, comes to every operation and a newsroom, is checked on one's own computer,
// is corrected and withdrawn before the same readers.
import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type Browser, expect, type Page, test} from '@playwright/test';
import {approves, freeze, hashOf, openAssessment, roundsOf, summarise} from './support/core.ts';
import {expectSound, raiseBrawl, readInPublic, sit} from './support/people.ts';
import {Town} from './support/town.ts';

const SOON = {timeout: 40_000};
const MAIL = {timeout: 30_000};
const AREA = 'Spinnarhagen';
const NEWSROOM = 'redaktionen@alneforsposten.example';
const TITLE = 'Spinnarhagen i november';
const SUMMARY = 'En lugn månad, utom vid gångtunneln under Spolvägen.';
const CORRECTED = 'En lugn månad, utom vid gångtunneln under Spolvägen, där belysningen är lagad.';
const PHOTO = 'gångtunneln-ny-belysning.png';
const SHOWN = 'Gångtunneln med den nya belysningen';
const STEP = 'Byt belysningen i gångtunneln';

test.describe.configure({mode: 'serial', timeout: 600_000});

interface Place { code: string; mailbox: string }
const told = JSON.parse(readFileSync('../data/demo/alnefors/town.json', 'utf8')) as {operations: Place[]; inventory: {operation: string; area: string}[]};
// Everybody who is to hear: the operations that report for the area, and the newsroom of the plan.
const READERS = [NEWSROOM, ...told.inventory.filter((one) => one.area === 'SPINNARHAGEN').map((one) => told.operations.find(({code}) => code === one.operation)!.mailbox)].sort();

let town: Town;
let original: {at: string; bytes: Buffer};
let frozen: {id: string; hash: string; number: number};
// The story's own day, so that the journey is the same whenever it is made.
const until = (when: string) => (Date.parse(when) - Date.now()) / 1000;
test.beforeAll(async () => { town = await Town.build(1, {ahead: until('2026-11-25T10:00:00Z')}); });
test.afterAll(async () => { await town.demolish(); });

const toldOf = (subject: string) => town.mails().filter((mail) => mail.text.replaceAll('\r\n ', '').includes(`Subject: ${subject}`)).map((mail) => mail.to).sort();
const release = (page: Page) => page.url().split('/').at(-1)!;

async function planned(page: Page, what: string, due: string): Promise<void> {
  await page.getByRole('button', {name: 'Lägg till en punkt'}).click();
  await page.getByLabel('Vad', {exact: true}).fill(what);
  await page.getByLabel('Vem').fill('Tekniska nämnden');
  await page.getByLabel('Klart senast').fill(due);
}
async function savePlan(page: Page): Promise<void> {
  await page.getByRole('button', {name: 'Spara planen'}).click();
  await expect(page.locator('#plan').getByText('Du har ändringar')).toHaveCount(0, SOON);
}
async function approvedByAll(browser: Browser, page: Page): Promise<void> {
  const address = new URL(page.url()).pathname;
  await page.reload(); // what is approved is what was read last
  await page.getByRole('button', {name: 'Godkänn för min organisation'}).click();
  await expect(page.getByRole('button', {name: 'Ta tillbaka'})).toBeVisible(SOON);
  await approves(browser, town, 'kommunpolis', address);
  await approves(browser, town, 'trygghetschef', address);
  await page.reload();
  await expect(page.getByText('Godkänt', {exact: true})).toHaveCount(3, SOON);
}

test('the closed round is drafted, decided, approved and frozen, and compared with the one before', async ({browser}) => {
  const {page, context} = await sit(browser, town, 'samordnare', '/app/lagesbild');
  await openAssessment(page, AREA);
  await summarise(page, 'Gångtunneln är den plats som flest berättar om.');
  await page.getByRole('button', {name: /Bestäm nivå för Narkotika/}).click();
  await page.getByRole('dialog').getByLabel('Agera').check();
  await page.getByRole('dialog').getByLabel('Motiv').fill('Skolan, bostadsbolaget och polisen beskriver samma plats.');
  await page.getByRole('dialog').getByRole('button', {name: 'Spara beslutet'}).click();
  await expect(page.getByText('Skolan, bostadsbolaget och polisen beskriver samma plats.')).toBeVisible(SOON);
  for (const item of await page.getByRole('radio', {name: 'Gjord', exact: true}).all()) await item.check();
  await planned(page, STEP, '2027-01-15');
  await savePlan(page);
  await approvedByAll(browser, page);
  const id = await freeze(page);
  await expect(page.getByText(/^Jämfört med nr/)).toBeVisible();
  const shown = (await (await page.request.get(`/api/editions/${id}`)).json()) as {frozen: {number: number}};
  frozen = {id, number: shown.frozen.number, hash: await hashOf(page, id)};
  await context.close();
});

test('an acute event afterwards stands in the running picture, and the frozen one is the same to the byte', async ({browser}) => {
  const {page, context} = await sit(browser, town, 'samordnare', '/app/lagesbild');
  const open = (await roundsOf(page, AREA)).find((round) => round.state === 'open')!;
  const acute = async () => ((await (await page.request.get(`/api/situation?period=${open.first}`)).json()) as {facts: {acute: number}}).facts.acute;
  const before = await acute();
  const school = await raiseBrawl(browser, town, AREA);
  await expect(school.page.getByRole('heading', {name: /är larmad$/})).toBeVisible(SOON);
  await expect.poll(acute, SOON).toBe(before + 1);
  expect(await hashOf(page, frozen.id)).toBe(frozen.hash);
  await school.context.close();
  await context.close();
});

test('what is published is decided before anybody has seen a number of it', async ({browser}) => {
  const {page, context} = await sit(browser, town, 'samordnare', '/app/offentligt');
  await expect(page.getByRole('link', {name: 'Tryggheten i Alnefors, sommaren 2026'})).toBeVisible();
  await expectSound(page, 'releases');
  await page.getByRole('link', {name: 'Vad vi publicerar'}).click();
  await page.getByLabel('Periodens längd').selectOption('month');
  await page.getByLabel('Dagar från periodens slut till publicering').fill('14');
  for (const box of await page.getByRole('group', {name: 'Områden'}).getByRole('checkbox').all()) await box.uncheck();
  await page.getByRole('checkbox', {name: AREA}).check();
  await page.getByLabel('Sändlista').fill(NEWSROOM);
  await expectSound(page, 'plan');
  await page.getByRole('button', {name: 'Spara', exact: true}).click();
  await expect(page.getByText('De här områdena saknar frysta lägesbilder')).toHaveCount(0);
  await context.close();
});

test("the picture's action plan opens the next one, which is frozen too", async ({browser}) => {
  const before = await sit(browser, town, 'samordnare', '/app/omgangar');
  const open = (await roundsOf(before.page, AREA)).find((round) => round.state === 'open')!;
  await before.context.close();
  // Nobody closes it by hand: three days after its deadline it closes by itself.
  await town.stop();
  await town.start({ahead: until(open.deadline) + 80 * 3600});
  const {page, context} = await sit(browser, town, 'samordnare', '/app/omgangar');
  await expect.poll(async () => (await roundsOf(page, AREA)).find((round) => round.first === open.first)?.state, MAIL).toBe('closed');
  await page.goto(`/app/bedomning/${open.area}/${open.first}`);
  await expect(page.getByText(STEP)).toBeVisible(SOON);
  await page.getByLabel('Inte gjord').check();
  await page.getByLabel('Varför inte').fill('Armaturen är restnoterad.');
  await page.getByRole('button', {name: /^Fortsätt i nya planen/}).click();
  await page.getByLabel('Klart senast').fill('2027-02-12');
  await savePlan(page);
  await summarise(page, 'Lugnare vid tunneln.');
  await approvedByAll(browser, page);
  await freeze(page);
  await expect(page.getByText('Armaturen är restnoterad.')).toBeVisible();
  await expect(page.getByText(new RegExp(`^Jämfört med nr ${frozen.number},`))).toBeVisible();
  expect(await hashOf(page, frozen.id)).toBe(frozen.hash);
  await context.close();
});

// A red face in the middle of a green wall.
async function drawn(page: Page): Promise<Buffer> {
  await page.setViewportSize({width: 900, height: 600});
  await page.setContent('<body style="margin:0;background:#2a7f4f"><div style="position:absolute;left:420px;top:270px;width:60px;height:60px;border-radius:50%;background:#d03020">');
  return page.screenshot();
}
// The colours of the picture's middle and of its corner.
const coloursOf = (page: Page, picture: Buffer) => page.evaluate(async (data) => {
  const image = await createImageBitmap(await (await fetch(data)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
  canvas.drawImage(image, 0, 0);
  return [[image.width / 2, image.height / 2], [9, 9]].map(([x, y]) => [...canvas.getImageData(x!, y!, 1, 1).data.slice(0, 3)]);
}, `data:image/jpeg;base64,${picture.toString('base64')}`);
const near = (colour: number[], other: number[]) => colour.every((part, i) => Math.abs(part - other[i]!) < 30);

test('a photograph is attached, open to the public', async ({browser}) => {
  const draws = await browser.newPage();
  const picture = await drawn(draws);
  await draws.close();
  const {page, context} = await sit(browser, town, 'samordnare', '/app/omraden');
  const {areas} = (await (await page.request.get('/api/areas')).json()) as {areas: {id: string; name: string}[]};
  await page.goto(`/app/omraden/${areas.find((one) => one.name === AREA)!.id}`);
  await page.locator('#bilagor').getByRole('button', {name: 'Bifoga en fil'}).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('#file').setInputFiles({name: PHOTO, mimeType: 'image/png', buffer: picture});
  await dialog.getByRole('radio', {name: 'Får publiceras'}).check();
  await dialog.getByRole('button', {name: 'Bifoga', exact: true}).click();
  await expect(dialog).toBeHidden(SOON);
  const link = page.locator('#bilagor').getByRole('heading', {level: 3}).getByRole('link', {name: 'gångtunneln'});
  await expect(link).toBeVisible(SOON);
  const at = (await link.getAttribute('href'))!;
  original = {at, bytes: await (await page.request.get(at)).body()};
  await context.close();
});

// Looked through: what the machine proposes, a box over the face, and what it shows in words.
async function takePhoto(page: Page): Promise<void> {
  await page.getByRole('checkbox', {name: 'gångtunneln'}).check();
  await page.getByRole('button', {name: 'Gå igenom gångtunneln'}).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/^Föreslagna rutor/)).toBeVisible(SOON);
  await dialog.getByRole('button', {name: 'Lägg till en ruta'}).click();
  await dialog.getByLabel('Vad bilden visar, på svenska').fill(SHOWN);
  await dialog.getByRole('checkbox', {name: /^Jag har tittat igenom/}).check();
  await expectSound(page, 'photo-looked-through');
  await dialog.getByRole('button', {name: 'Spara genomgången'}).click();
  await expect(page.getByText(/^Genomgången, rutor:/)).toBeVisible(SOON);
}

async function prepared(page: Page, {summary}: {summary: string}): Promise<void> {
  await page.getByLabel('Rubrik').fill(TITLE);
  await page.getByLabel('Sammanfattning').fill(summary);
  await page.getByRole('button', {name: 'Pröva och ta fram'}).click();
  await expect(page.getByText('En annan person godkänner')).toBeVisible(SOON);
  await expect(page.getByText('Antal från 1 till 4 visas inte.')).toBeVisible(); // what the gate found
  await expect(page.getByText(/[1-9]\d* går att räkna ut/)).toHaveCount(0);
}

// The publisher goes through every point; then its time comes.
async function published(browser: Browser, id: string): Promise<void> {
  const {page, context} = await sit(browser, town, 'publicist', `/app/offentligt/${id}`);
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await expectSound(page, 'release-to-approve');
  await page.getByRole('button', {name: 'Godkänn', exact: true}).click();
  await expect(page.getByText('Väntar på sin tid')).toBeVisible(SOON);
  const {publish_at} = (await (await page.request.get(`/api/releases/${id}`)).json()) as {publish_at: string};
  await context.close();
  await town.stop();
  await town.start({ahead: until(publish_at) + 60});
  const reader = await sit(browser, town, 'samordnare', `/app/offentligt/${id}`);
  await expect(reader.page.getByText(/^Publicerad som nummer/)).toBeVisible(MAIL);
  await reader.context.close();
}

test('a second person approves, and the month is out at its time, with every reader told', async ({browser}) => {
  const {page, context} = await sit(browser, town, 'samordnare', '/app/offentligt');
  await page.getByRole('button', {name: 'Ta fram publicering'}).click();
  await expect(page.getByLabel(AREA)).toHaveValue(new RegExp(STEP));
  await takePhoto(page);
  await prepared(page, {summary: SUMMARY});
  await expect(page.getByRole('img', {name: SHOWN})).toBeVisible();
  await expect(page.getByRole('button', {name: 'Godkänn', exact: true})).toHaveCount(0);
  const id = release(page);
  await context.close();
  await published(browser, id);
  await expect.poll(() => toldOf('Alnefors kommun: offentlig lägesbild 2 är publicerad'), MAIL).toEqual(READERS);
});

test('everybody reads it signed out, with JavaScript off, at both widths and in both languages', async ({browser}) => {
  const {page, context} = await readInPublic(browser, town, '/alnefors/', {javaScriptEnabled: false});
  await page.getByRole('link', {name: TITLE}).click();
  await expect(page.getByRole('heading', {level: 1})).toHaveText(TITLE);
  await expect(page.getByText(SUMMARY)).toBeVisible();
  await expect(page.getByRole('article').filter({hasText: AREA}).last().getByText(STEP)).toBeVisible();
  const photo = page.getByRole('img', {name: SHOWN});
  await photo.scrollIntoViewIfNeeded();
  await expect(photo).toHaveJSProperty('complete', true, SOON);
  await page.getByRole('link', {name: 'English'}).click();
  await expect(page.getByRole('heading', {name: 'What was reported'})).toBeVisible();
  await expect(page.getByRole('img', {name: SHOWN})).toHaveAttribute('lang', 'sv');
  await context.close();
  const seeing = await readInPublic(browser, town, '/alnefors/2/');
  for (const [name, address] of [['public', '/alnefors/2/'], ['public-en', '/alnefors/2/en.html'], ['archive', '/alnefors/'], ['archive-en', '/alnefors/en.html'], ['front', '/'],
    ['demo', '/alnefors/1/'], ['demo-en', '/alnefors/1/en.html'], ['verify', '/alnefors/verifiera.html'], ['verify-en', '/alnefors/verify.html'], ['statement', '/alnefors/tillganglighet.html'], ['statement-en', '/alnefors/accessibility.html'], ['card', '/alnefors/kort/'], ['card-en', '/alnefors/kort/SPINNARHAGEN.en.html']] as const) {
    expect((await seeing.page.goto(address))!.status()).toBe(200);
    await expectSound(seeing.page, name);
  }
  for (const file of ['release.pdf', 'release-en.pdf', 'release.png', 'release.csv', 'release.json', 'manifest.json']) expect((await seeing.page.request.get(`/alnefors/2/${file}`)).status()).toBe(200);
  await seeing.context.close();
});

test('of a photograph only what was masked is out, and its original is nowhere', async ({browser}) => {
  const {page, context} = await readInPublic(browser, town, '/alnefors/2/');
  const published = await (await page.request.get('/alnefors/2/foto-1.jpg')).body();
  await page.goto('about:blank');
  const [face, wall] = await coloursOf(page, published);
  expect(near(face!, [40, 44, 52])).toBe(true);
  expect(near(wall!, [42, 127, 79])).toBe(true);
  const [shown] = await coloursOf(page, original.bytes);
  expect(near(shown!, [208, 48, 32])).toBe(true);
  const {photos} = (await (await fetch(`${town.publicAddress}/alnefors/2/release.json`)).json()) as {photos: {sha256: string}[]};
  expect(photos[0]!.sha256).toBe(createHash('sha256').update(published).digest('hex'));
  for (const path of [original.at, '/api/release-photos', '/alnefors/2/original.jpg', `/alnefors/2/${encodeURIComponent(PHOTO)}`, `/alnefors/2/..%2f..%2f..${original.at}`])
    expect((await fetch(town.publicAddress + path)).status, path).toBeGreaterThanOrEqual(400);
  const middle = original.bytes.length / 2;
  const part = original.bytes.subarray(middle - 200, middle + 200); // of the face: the wall is alike in both
  for (const entry of readdirSync(town.published, {recursive: true, withFileTypes: true}))
    if (entry.isFile()) expect(readFileSync(join(entry.parentPath, entry.name)).includes(part), entry.name).toBe(false);
  await context.close();
});

// A page of somebody else's, on a server of its own: a browser lets no invented answer show what is on this machine.
async function neighbour(body: string): Promise<{address: string; close: () => void}> {
  const server = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(body)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close()};
}

test('others may show the card within their page, and nothing else', async ({browser}) => {
  const frame = (id: string, path: string) => `<iframe id="${id}" src="${town.publicAddress}/alnefors/${path}"></iframe>`;
  const village = await neighbour(`<title>Byalaget</title>${frame('card', 'kort/')}${frame('release', '2/')}`);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(village.address);
  await expect(page.frameLocator('#card').getByRole('link', {name: 'Läs hela lägesbilden'})).toBeVisible(SOON);
  await expect(page.frameLocator('#release').getByText(TITLE)).toHaveCount(0);
  await context.close();
  village.close();
});

// As somebody does who has saved the page and the files; `from` is where the page is opened.
async function expectChecked(page: Page, from: string, folder: string, words: RegExp): Promise<void> {
  await page.goto(from);
  await page.getByLabel('Öppen nyckel').setInputFiles(join(town.published, 'samsyn.pub'));
  await page.getByLabel('Publiceringens mapp').setInputFiles(folder);
  await expect(page.getByRole('status')).toHaveText(words, SOON);
}

test('the program writes it in every form that leads on', () => {
  const begins = {json: '{"form":"samsyn.release/1"', geojson: '{"type":"FeatureCollection"', html: '<!doctype html>', pdf: '%PDF-', xlsx: 'PK', csv: '\uFEFFområdeskod;'};
  for (const [format, head] of Object.entries(begins))
    expect(town.run('situation', '--area', 'SPINNARHAGEN', '--edition', 'public', '--from', '2026-11-01', '--to', '2026-11-30', '--format', format, '-o', '-').slice(0, head.length), format).toBe(head);
});

test('anybody checks it, by the program and by a saved page, and a changed byte is seen', async ({browser}) => {
  expect(JSON.parse(town.run('verify', town.published, '--key', join(town.published, 'samsyn.pub'), '--json'))).toMatchObject({is_sound: true});
  const own = mkdtempSync(join(tmpdir(), 'samsyn-kept-'));
  cpSync(join(town.published, '2'), join(own, '2'), {recursive: true});
  cpSync(join(town.published, 'verifiera.html'), join(own, 'verifiera.html'));
  const {page, context} = await readInPublic(browser, town, '/alnefors/');
  for (const from of [`${town.publicAddress}/alnefors/verifiera.html`, `file://${own}/verifiera.html`])
    await expectChecked(page, from, join(own, '2'), /Allt är som det skrevs under/);
  await expectSound(page, 'checked');
  const file = join(own, '2/release.csv');
  writeFileSync(file, readFileSync(file, 'utf8').replace('Centrum', 'Centrun').replace(/\d(?=\r\n)/, '7') + ' ');
  await expectChecked(page, `file://${own}/verifiera.html`, join(own, '2'), /release\.csv: är ändrad/);
  expect(() => town.run('verify', join(own, '2'), '--key', join(town.published, 'samsyn.pub'))).toThrow();
  rmSync(own, {recursive: true});
  await context.close();
});

test('an erratum and a withdrawal come to the same readers, and what is withdrawn is gone everywhere', async ({browser}) => {
  const {page, context} = await sit(browser, town, 'samordnare', '/app/offentligt');
  await page.getByRole('link', {name: TITLE}).click();
  await page.getByRole('button', {name: 'Rätta'}).click();
  await page.getByLabel('Varför', {exact: true}).fill('Det stod inte att belysningen är lagad.');
  await prepared(page, {summary: CORRECTED});
  const id = release(page);
  await context.close();
  await published(browser, id);
  await expect.poll(() => toldOf('Alnefors kommun: rättelse av offentlig lägesbild 2'), MAIL).toEqual(READERS);
  const reader = await readInPublic(browser, town, '/alnefors/', {javaScriptEnabled: false});
  await expect(reader.page.getByText('Rättad av publicering 3')).toBeVisible();
  await reader.page.goto('/alnefors/3/');
  await expect(reader.page.getByRole('img', {name: SHOWN})).toHaveCount(1); // taken over
  await expect(reader.page.getByText('Det stod inte att belysningen är lagad.')).toBeVisible();

  const again = await sit(browser, town, 'samordnare', `/app/offentligt/${id}`);
  await again.page.getByRole('button', {name: 'Återkalla'}).click();
  await again.page.getByRole('dialog').getByLabel('Varför').fill('Lampan har gått sönder igen.');
  await expectSound(again.page, 'withdrawing');
  await again.page.getByRole('dialog').getByRole('button', {name: 'Återkalla'}).click();
  await expect(again.page.getByText('Lampan har gått sönder igen.').first()).toBeVisible(SOON);
  await again.context.close();
  await expect.poll(() => toldOf('Alnefors kommun: offentlig lägesbild 3 är återkallad'), MAIL).toEqual(READERS);
  const status = async (path: string) => (await reader.page.request.get(`/alnefors/${path}`)).status();
  expect(await status('3/')).toBe(410);
  for (const file of ['release.json', 'release.csv', 'release.pdf', 'release.png', 'foto-1.jpg']) expect(await status(`3/${file}`), file).toBe(404);
  for (const path of ['feed.xml', 'omraden/SPINNARHAGEN.xml', 'releases.json', '', 'en.html', 'kort/', 'kort/SPINNARHAGEN.html', '3/'])
    expect(await (await reader.page.request.get(`/alnefors/${path}`)).text(), path).not.toContain('belysningen är lagad.');
  expect(await (await reader.page.request.get('/alnefors/feed.xml')).text()).toContain('Publicering 3 är återkallad');
  await reader.page.goto('/alnefors/');
  await expect(reader.page.getByRole('link', {name: 'Publicering 3 är återkallad'})).toBeVisible();
  await expect(reader.page.getByText('Rättad av publicering 3')).toHaveCount(0);
  await reader.context.close();
  expect(JSON.parse(town.run('verify', town.published, '--json'))).toMatchObject({is_sound: true});
});
