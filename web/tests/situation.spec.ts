// SPDX-License-Identifier: EUPL-1.2
// The lägesbild as people meet it: every state in both languages and widths, without faults of accessibility, without
// sideways scrolling and without a breach of the content policy; then with the keyboard alone.
import {expect, test, type Page} from '@playwright/test';
import {answer, broken, lookAt, open as openPage, problem, type State} from './support/states.ts';

const EMPTY = {areas: [], cells: [], categories: [], spots: [], trends: [], sources: [], hexagons: null, previous: null, next: null, state: 'running', tenant: 'alnefors',
  as_of: '2026-11-16T08:40:00Z', period: {first: '2026-11-02', last: '2026-11-15', number: 1, weeks: 2}, facts: {answered: 0, expected: 0, acute: 0, acute_previous: null, next_deadline: null}};
const SITUATION = /\/api\/situation(\?.*)?$/;

// A running picture where positions are known by area only: no hexagons, no places.
const areasOnly = (page: Page) => page.route('**/api/situation*', async (route) => {
  const picture = await (await route.fetch()).json();
  const areas = picture.areas.map((area: object) => ({...area, precision: 'area'}));
  await route.fulfill({json: {...picture, areas, hexagons: null, spots: [], state: 'running'}});
});

// The fixture with as many of its areas as are wanted, each changed; beyond its own it repeats them under other codes.
interface Shown { areas: {code: string; is_joint: boolean; coverage: object}[]; cells: {area: string; level: string; rule: object; band: object | null}[] }
const withAreas = (count: number, change: (picture: Shown) => object = (picture) => picture) => (page: Page) => page.route('**/api/situation*', async (route) => {
  const picture = await (await route.fetch()).json() as Shown;
  const areas = Array.from({length: count}, (_, i) => ({...picture.areas[i % picture.areas.length]!, of: picture.areas[i % picture.areas.length]!.code, code: `a${i}`, id: `a${i}`}));
  const cells = areas.flatMap(({code, of}) => picture.cells.filter((cell) => cell.area === of).map((cell) => ({...cell, area: code})));
  await route.fulfill({json: change({...picture, areas, cells})});
});
const asPart = (picture: Shown) => ({...picture, areas: picture.areas.map((area) => ({...area, is_joint: false})), cells: picture.cells.map((cell) => ({...cell, level: 'none', trend: 'none', band: null, rule: {code: 'part_only', values: {}}}))});
const NOBODY = {expected: 0, answered: 0, nothing: 0, late: 0, silent: 0, operations: []};
const imported = (picture: Shown) => ({...picture, areas: picture.areas.map((area) => ({...area, coverage: NOBODY}))});

const STATES: State[] = [
  {name: 'picture', path: '/app/lagesbild', ready: '.leaflet-container'},
  {name: 'chosen cell', path: '/app/lagesbild?omrade=kvarnby&kategori=DRUGS', ready: '.leaflet-container'},
  {name: 'chosen theme', path: '/app/lagesbild?omrade=skolor&kategori=PLACES', ready: '.leaflet-container'},
  {name: 'tables', path: '/app/lagesbild?visa=tabell', ready: 'table'},
  {name: 'areas only', path: '/app/lagesbild?omrade=tallasen', ready: '.leaflet-container', prepare: areasOnly},
  {name: 'three areas', path: '/app/lagesbild', ready: '.leaflet-container', prepare: withAreas(3)},
  {name: 'eleven imported areas', path: '/app/lagesbild', ready: '.leaflet-container', prepare: withAreas(11, imported)},
  {name: 'a part', path: '/app/lagesbild', ready: '.leaflet-container', prepare: withAreas(4, asPart)},
  {name: 'empty', path: '/app/lagesbild', ready: '.s-empty', prepare: answer(SITUATION, {json: EMPTY})},
  {name: 'network fault', path: '/app/lagesbild', ready: '[role=alert]', prepare: broken(SITUATION)},
  {name: 'server fault', path: '/app/lagesbild', ready: '[role=alert]', prepare: answer(SITUATION, problem(500, 'internal'))},
  {name: 'not allowed', path: '/app/lagesbild', ready: '[role=alert]', prepare: answer(SITUATION, problem(403, 'forbidden'))},
  {name: 'unknown address', path: '/app/finns-inte', ready: '.s-empty'},
  {name: 'more', path: '/app/mer', ready: 'h1'},
];

test.beforeEach(({page}) => {
  page.on('console', (message) => { if (/Content Security Policy/.test(message.text())) throw new Error(message.text()); });
  page.on('pageerror', (fault) => { throw fault; });
});

const open = (page: Page, path: string, ready = '.leaflet-container') => openPage(page, path, ready);

lookAt(STATES, {chapters: ['situation']});

test('a part is not called calm, and says what levels need', async ({page}) => {
  await withAreas(4, asPart)(page);
  await open(page, '/app/lagesbild');
  await expect(page.getByText('Det här är din organisations vy.')).toBeVisible();
  await expect(page.getByText('Inget sticker ut')).toHaveCount(0);
});

for (const count of [3, 11]) test(`the table of ${count} areas stands within its card at 1440 px`, async ({page}) => {
  await page.setViewportSize({width: 1440, height: 900});
  await withAreas(count, count > 4 ? imported : undefined)(page);
  await open(page, '/app/lagesbild');
  const table = page.getByRole('table', {name: 'Läge per område och kategori'});
  expect(await table.evaluate((at) => at.parentElement!.scrollWidth - at.parentElement!.clientWidth)).toBeLessThanOrEqual(0);
});

test('a cell is chosen and let go with the keyboard, and stands in the address', async ({page}) => {
  await open(page, '/app/lagesbild');
  const cell = page.getByRole('button', {name: /Kvarnby, Narkotika: Agera/});
  await cell.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/omrade=kvarnby&kategori=DRUGS/);
  await expect(cell).toBeFocused();
  await expect(page.getByText(/långt över det vanliga/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/omrade/);
});

test('an area of the map is chosen with the keyboard', async ({page}) => {
  await open(page, '/app/lagesbild');
  const area = page.getByRole('button', {name: /^Sjöängen: 1 agera/});
  await area.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/omrade=sjoangen/);
  await expect(page.getByRole('button', {name: /^Sjöängen: 1 agera/})).toHaveAttribute('aria-pressed', 'true');
});

test('every stop of the Tab key is seen, and none is a trap', async ({page}) => {
  await open(page, '/app/lagesbild');
  const seen = new Set<string>();
  for (let i = 0; i < 90; i++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const at = document.activeElement!;
      const box = at.getBoundingClientRect();
      const style = getComputedStyle(at);
      const marked = style.outlineStyle !== 'none' || style.boxShadow !== 'none' || at.matches('.map-area');
      return at === document.body ? null : {key: `${at.tagName} ${at.getAttribute('aria-label') ?? at.textContent?.trim().slice(0, 60)} ${at.getAttribute('href') ?? ''}`, shown: box.width > 0 && box.height > 0, marked};
    });
    if (!stop) break;
    expect(stop, stop.key).toMatchObject({shown: true, marked: true});
    seen.add(stop.key);
  }
  expect([...seen].some((key) => key.includes('Skolmiljö'))).toBe(true);
  expect([...seen].some((key) => key.includes('Visa som tabell'))).toBe(true);
});

test('another period is asked for by its first day', async ({page}) => {
  await open(page, '/app/lagesbild');
  const asked = page.waitForRequest((request) => request.url().includes('/api/situation?period=2026-10-19'));
  await page.getByLabel('Föregående period').click();
  await asked;
  await expect(page).toHaveURL(/period=2026-10-19/);
  await page.goBack();
  await expect(page).not.toHaveURL(/period=/);
});

test('the picture is fetched anew when the server says that it has changed', async ({page}) => {
  let fetched = 0;
  await page.route('**/api/events', (route) => route.fulfill({contentType: 'text/event-stream', body: 'retry: 60000\n\nevent: picture\ndata: {}\n\n'}));
  page.on('request', (request) => { if (request.url().includes('/api/situation')) fetched++; });
  await open(page, '/app/lagesbild');
  await expect.poll(() => fetched).toBeGreaterThanOrEqual(2);
});

test('the language is switched at once and kept', async ({page}) => {
  await open(page, '/app/lagesbild');
  await page.getByRole('button', {name: 'In English'}).click();
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Situation picture');
  await expect(page.getByRole('button', {name: 'Zoom in'})).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Situation picture');
});

test('a failed fetch can be tried again', async ({page}) => {
  await page.route('**/api/situation*', (route) => route.abort(), {times: 1});
  await open(page, '/app/lagesbild', '[role=alert]');
  await page.getByRole('button', {name: 'Försök igen'}).click();
  await expect(page.getByRole('heading', {name: 'Läge per område och kategori'})).toBeVisible();
});

test('whoever is not signed in is sent to the sign-in page and back', async ({page}) => {
  await page.route('**/api/me', (route) => route.fulfill({status: 401, contentType: 'application/problem+json', body: '{"code":"not_signed_in"}'}));
  await page.route('**/logga-in*', (route) => route.fulfill({contentType: 'text/html', body: '<h1>in</h1>'}));
  await page.goto('/app/lagesbild?omrade=kvarnby');
  await expect(page).toHaveURL(/\/logga-in\?next=%2Fapp%2Flagesbild%3Fomrade%3Dkvarnby/);
});

test('on paper there is no menu and every area is there', async ({page}, info) => {
  await open(page, '/app/lagesbild');
  const pdf = await page.pdf({path: info.outputPath('picture.pdf'), preferCSSPageSize: true});
  expect(pdf.length).toBeGreaterThan(20_000);
  await page.setViewportSize({width: 703, height: 900});
  await page.emulateMedia({media: 'print'});
  await expect(page.getByRole('navigation').first()).toBeHidden();
  for (const name of ['Kvarnby', 'Sjöängen', 'Tallåsen', 'Skolmiljö']) await expect(page.getByRole('columnheader', {name: new RegExp(name)})).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test('at 200 % zoom nothing is cut off', async ({page}) => {
  await page.setViewportSize({width: 640, height: 800});
  await open(page, '/app/lagesbild');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
