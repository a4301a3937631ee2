// SPDX-License-Identifier: EUPL-1.2
// Pages in every state a person can meet, in both languages and widths: without faults for a screen reader, without
// sideways scrolling, without a text that nobody has written, and a picture of each to look at.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import AxeBuilder from '@axe-core/playwright';
import {expect, test, type Page, type Route} from '@playwright/test';

export interface State {
  name: string;
  path: string;
  ready?: string; // what stands on the page when it has come
  prepare?: (page: Page) => Promise<unknown>; // before it is opened
  then?: (page: Page) => Promise<unknown>; // what is done on it
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'); // a third of the default's size
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What the server says when it refuses, as an answer for a route. */
export const problem = (status: number, code: string, fields: object[] = []) =>
  ({status, contentType: 'application/problem+json', body: JSON.stringify({status, code, title: code, fields})});

/** Makes every call to `url` get the same reply. */
export const answer = (url: RegExp, reply: Parameters<Route['fulfill']>[0]) => (page: Page) => page.route(url, (route) => route.fulfill(reply));
/** Makes every call to `url` fail, as without a net. */
export const broken = (url: RegExp) => (page: Page) => page.route(url, (route) => route.abort());

export async function open(page: Page, path: string, ready: string) {
  await page.goto(path);
  await page.locator(ready).first().waitFor();
  await page.evaluate(() => document.fonts.ready);
}

/** The widths a page is seen at. Swedish opens wide and is narrowed, English the other way: a page must bear both. */
const WIDTHS: Record<'sv' | 'en', [number, number]> = {sv: [1440, 390], en: [390, 1440]};

/** Faults of the page as it stands, at any width. */
async function faults(page: Page, unwritten: RegExp) {
  const {violations} = await new AxeBuilder({page, axeSource: AXE}).setLegacyMode(true).withTags(TAGS).analyze();
  return {
    accessibility: violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(' ')}`),
    scrollsSideways: await page.evaluate(() => document.documentElement.scrollWidth > innerWidth),
    language: await page.locator('html').getAttribute('lang'),
    unwritten: (await page.locator('body').innerText()).match(unwritten)?.[0],
  };
}

/** One test for each state and language. `chapters` are the texts that the pages use. */
export function lookAt(states: State[], {chapters, ready = 'main'}: {chapters: string[]; ready?: string}) {
  const unwritten = new RegExp(`\\b(ui|app|${chapters.join('|')})\\.[a-z_]+`);
  for (const language of ['sv', 'en'] as const) for (const state of states) {
    test(`${state.name}, ${language}`, async ({page, context}, info) => {
      await context.addCookies([{name: 'samsyn_lang', value: language, url: info.project.use.baseURL!}]);
      const [first, second] = WIDTHS[language];
      await page.setViewportSize({width: first, height: 900});
      await state.prepare?.(page);
      await open(page, state.path, state.ready ?? ready);
      await state.then?.(page);
      for (const width of [first, second]) {
        await page.setViewportSize({width, height: 900});
        expect(await faults(page, unwritten), `${width} px`).toEqual({accessibility: [], scrollsSideways: false, language, unwritten: undefined});
        await page.screenshot({path: info.outputPath(`${width}.png`), fullPage: true});
      }
    });
  }
}
