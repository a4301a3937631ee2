// SPDX-License-Identifier: EUPL-1.2
// Where and when: every state in both languages and widths; then choices by keyboard and mouse, and back and forward.
import {expect, test, type Page} from '@playwright/test';
import {answer, broken, lookAt, open, problem, type State} from './support/states.ts';

const RING = [[15.26, 59.92], [15.29, 59.92], [15.29, 59.93], [15.26, 59.93], [15.26, 59.92]];
const area = (code: string, name: string, kind: string, count: number) => ({code, name, kind, precision: 'point', is_joint: true, is_chosen: true, count, expected: 26, answered: 24,
  geometry: kind === 'place' ? {type: 'Polygon', coordinates: [RING]} : null, label: kind === 'place' ? [15.275, 59.926] : null});
const EXPLORED = {
  first: '2026-05-30', last: '2026-11-27', earliest: '2021-11-27', as_of: '2026-11-27T10:00:00Z', total: 321.5, expected: 52, answered: 48,
  areas: [area('kvarnby', 'Kvarnby', 'place', 280), area('skolor', 'Trygga skolvägar', 'theme', 41.5)],
  categories: [{code: 'drugs', name: {sv: 'Narkotika', en: 'Drugs'}, count: 121.5}, {code: 'property', name: {sv: 'Skadegörelse och stöld', en: 'Damage and theft'}, count: 200}],
  sources: [{source: 'report', count: 300.5}, {source: 'import', count: 0}, {source: 'acute', count: 21}],
  places: [{place: '0190a000-0000-7000-8000-000000000001', name: 'Torget', area: 'kvarnby', count: 80}],
  unit: 'week',
  trend: Array.from({length: 26}, (_, i) => ({first: new Date(Date.UTC(2026, 5, 1 + 7 * i)).toISOString().slice(0, 10), last: new Date(Date.UTC(2026, 5, 7 + 7 * i)).toISOString().slice(0, 10), count: (i * 7) % 23, expected: 13, answered: i === 5 ? 3 : 12})),
  week: Array.from({length: 7}, (_, day) => Array.from({length: 24}, (_, hour) => (day > 3 && hour > 17 ? day * 2.5 : hour > 6 ? 1 : 0))),
  spread: 12, without_hour: 30, without_position: 41.5,
  hexagons: {size_m: 140, breaks: [1, 2, 4, 8, 15], cells: [{ring: [[15.27, 59.925], [15.271, 59.925], [15.2715, 59.926], [15.271, 59.927], [15.27, 59.927], [15.2695, 59.926]], count: 16}]},
};
const URL = /\/api\/explore(\?.*)?$/;
const filled = answer(URL, {json: EXPLORED});
const NOTHING = {...EXPLORED, total: 0, categories: [], places: [], hexagons: null, week: Array(7).fill(Array(24).fill(0)), trend: EXPLORED.trend.map((point) => ({...point, count: 0}))};

const STATES: State[] = [
  {name: 'explored', path: '/app/utforska', ready: '.leaflet-container', prepare: filled},
  {name: 'chosen', path: '/app/utforska?omrade=kvarnby&kategori=drugs&veckodagar=4,5&timmar=20,21,22&kalla=report', ready: '.leaflet-container', prepare: filled},
  {name: 'tables', path: '/app/utforska?visa=tabell', ready: 'table', prepare: filled},
  {name: 'a part', path: '/app/utforska', ready: '.leaflet-container', prepare: answer(URL, {json: {...EXPLORED, areas: EXPLORED.areas.map((one) => ({...one, is_joint: false}))}})},
  {name: 'nothing', path: '/app/utforska', ready: '.s-empty', prepare: answer(URL, {json: NOTHING})},
  {name: 'busy', path: '/app/utforska', ready: 'h1', prepare: (page) => page.route(URL, () => {})},
  {name: 'refused', path: '/app/utforska?timmar=25', ready: '[role=alert]', prepare: answer(URL, problem(422, 'invalid', [{field: 'hours', code: 'explore.choice'}]))},
  {name: 'no net', path: '/app/utforska', ready: '[role=alert]', prepare: broken(URL)},
];

lookAt(STATES, {chapters: ['explore', 'situation']});

async function asked(page: Page, act: () => Promise<unknown>): Promise<URLSearchParams> {
  const [request] = await Promise.all([page.waitForRequest(URL), act()]);
  return new globalThis.URL(request.url()).searchParams;
}

test('choices stand in the address, narrow the question, and go back and forward', async ({page}) => {
  await filled(page);
  await open(page, '/app/utforska', '.leaflet-container');
  const drugs = page.getByRole('button', {name: /^Narkotika/});
  await drugs.focus();
  expect((await asked(page, () => page.keyboard.press('Enter'))).get('categories')).toBe('drugs');
  await expect(page).toHaveURL(/kategori=drugs/);
  expect((await asked(page, () => page.getByRole('button', {name: 'fre', exact: true}).click())).get('weekdays')).toBe('4');
  const back = await asked(page, () => page.goBack());
  expect([back.get('weekdays'), back.get('categories')]).toEqual([null, 'drugs']);
  expect((await asked(page, () => page.goForward())).get('weekdays')).toBe('4');
  const cleared = await asked(page, () => page.getByRole('button', {name: 'Rensa alla val'}).click());
  expect([...cleared.keys()]).toEqual([]);
});

test('drawing over the week chooses a block, over the bars the days', async ({page}) => {
  await filled(page);
  await open(page, '/app/utforska', '.leaflet-container');
  await page.locator('[data-day="4"][data-hour="20"]').hover();
  await page.mouse.down();
  await page.locator('[data-day="5"][data-hour="22"]').hover();
  const block = await asked(page, () => page.mouse.up());
  expect([block.get('weekdays'), block.get('hours')]).toEqual(['4,5', '20,21,22']);
  const bars = page.getByRole('img', {name: /staplar/});
  await bars.scrollIntoViewIfNeeded();
  const box = (await bars.boundingBox())!;
  await page.mouse.move(box.x + 2, box.y + 50);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 26 + 4, box.y + 50);
  const days = await asked(page, () => page.mouse.up());
  expect([days.get('from'), days.get('to')]).toEqual(['2026-06-01', '2026-06-14']);
});

test('zooming asks for finer hexagons with the same choices, and keeps where one is', async ({page}) => {
  await filled(page);
  await open(page, '/app/utforska?kategori=drugs', '.leaflet-container');
  const map = page.getByRole('application', {name: 'Var'});
  await map.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.holder [aria-live]')).toHaveText(/områden?\. /);
  for (let i = 0; i < 3; i++) await page.keyboard.press('-');
  const far = await asked(page, () => page.keyboard.press('-'));
  expect(far.get('categories')).toBe('drugs');
  const near = await asked(page, () => page.keyboard.press('+'));
  expect(Number(near.get('hexagon'))).toBeLessThan(Number(far.get('hexagon')));
  expect(near.get('categories')).toBe('drugs');
  await expect(page).toHaveURL(/kategori=drugs$/);
});
