// SPDX-License-Identifier: EUPL-1.2
// The map without a mouse, and on tiles of the municipality's own.
import AxeBuilder from '@axe-core/playwright';
import {expect, test, type Page} from '@playwright/test';
import {answer, open} from './support/states.ts';

const PICTURE = '/app/lagesbild';
const map = (page: Page) => page.getByRole('application', {name: 'Var det händer'});
const said = (page: Page) => page.locator('.holder [aria-live]');
const faults = async (page: Page) => (await new AxeBuilder({page}).analyze()).violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' ')}`);

test.beforeEach(({page}) => {
  page.on('console', (message) => { if (/Content Security Policy/.test(message.text())) throw new Error(message.text()); });
  page.on('pageerror', (fault) => { throw fault; });
});

test('arrows go among areas, hexagons and places, and each is said', async ({page}) => {
  await open(page, PICTURE, '.leaflet-container');
  await map(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(said(page)).toHaveText(/^\d+ områden\. .+ agera, .+ följ upp$/);
  const first = await said(page).textContent();
  const heard = new Set<string>();
  for (const key of ['ArrowUp', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'ArrowLeft', 'ArrowDown', 'ArrowRight']) {
    await page.keyboard.press(key);
    heard.add((await said(page).textContent())!);
  }
  expect(heard.size).toBeGreaterThan(1);
  expect(heard.has(first!)).toBe(false);
  expect(await page.locator('.map-cursor').count()).toBeGreaterThan(0);
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('PageDown');
  await expect(said(page)).toHaveText(/^\d+ rutor\. \d+ iakttagelser?/);
  await page.keyboard.press('PageDown');
  await expect(said(page)).toHaveText(/^\d+ platser\. \d+\. .+\. \d+ iakttagelser/);
  await expect(page.locator('.map-spot-lit')).toHaveCount(1);
  await page.keyboard.press('+');
  await expect(said(page)).toHaveText(/^Kartan är [\d,]+ km bred$/);
});

test('Enter chooses the area one stands in, Escape leaves to the link before, and Tab is never caught', async ({page}) => {
  await open(page, PICTURE, '.leaflet-container');
  const skip = page.getByRole('link', {name: 'Hoppa över kartan: visa som tabell'});
  await skip.focus();
  await page.keyboard.press('Tab');
  await expect(map(page)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/omrade=/);
  await expect(map(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(skip).toBeFocused();
  await expect(said(page)).toBeEmpty();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(map(page)).not.toBeFocused();
});

test('no name of the ground is cut by the edge of the map', async ({page}) => {
  await open(page, PICTURE, '.map-place');
  const edge = (await map(page).boundingBox())!;
  const names = await page.locator('.map-place > span:visible').all();
  expect(names.length).toBeGreaterThan(1);
  for (const name of names) {
    const box = (await name.boundingBox())!;
    expect([box.x >= edge.x, box.x + box.width <= edge.x + edge.width]).toEqual([true, true]);
  }
});

test('the link before the map goes to the tables, which are focused', async ({page}) => {
  await open(page, `${PICTURE}?omrade=kvarnby`, '.leaflet-container');
  await page.getByRole('link', {name: 'Hoppa över kartan: visa som tabell'}).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/omrade=kvarnby&visa=tabell/);
  await expect(page.locator('#tabeller')).toBeFocused();
});

test.describe('own tiles', () => {
  test.beforeEach(({page}) => answer(/\/api\/map-tiles$/, {json: {tiles: '/map/tiles.pmtiles?v=1'}})(page));

  test('are drawn under the map with their attribution, in parts, and nothing is asked of anybody else', async ({page}, info) => {
    const asked: string[] = [];
    const parts: number[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).origin));
    page.on('response', (response) => { if (response.url().includes('.pmtiles')) parts.push(response.status()); });
    await open(page, PICTURE, '.leaflet-tile-pane canvas.leaflet-tile-loaded');
    const colours = await page.locator('.leaflet-tile-pane canvas').evaluateAll((all) => all.flatMap((one) => {
      const canvas = one as HTMLCanvasElement;
      const {data} = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return [...new Set(Array.from({length: data.length / 64}, (_, i) => data.slice(i * 64, i * 64 + 3).join(',')))];
    }));
    expect(colours).toContain('207,224,234'); // water
    expect(colours).toContain('255,255,255'); // roads
    await expect(page.locator('.leaflet-control-attribution')).toHaveText('© Påhittade kartan');
    expect(new Set(asked)).toEqual(new Set([info.project.use.baseURL]));
    expect(parts.length).toBeGreaterThan(1);
    expect(new Set(parts)).toEqual(new Set([206]));
    expect(await faults(page)).toEqual([]);
    await page.screenshot({path: info.outputPath('page.png'), fullPage: true});
  });

  test('that cannot be had leave the map as it is drawn without them', async ({page}) => {
    await answer(/\.pmtiles/, {status: 404, body: ''})(page);
    await open(page, PICTURE, '.leaflet-container');
    await expect(page.locator('.leaflet-control-attribution')).toHaveText('Påhittad karta');
    await expect(page.locator('.map-place').first()).toBeVisible();
    await expect(page.locator('.leaflet-tile-pane canvas')).toHaveCount(0);
  });
});
