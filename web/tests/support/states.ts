// SPDX-License-Identifier: EUPL-1.2
// Pages in every state a person can meet, in both languages and widths: without faults for a screen reader, without
// sideways scrolling, without a text that nobody has written, and a picture of each to look at.
import AxeBuilder from '@axe-core/playwright';
import {expect, test, type Page, type Route} from '@playwright/test';

export interface State {
  name: string;
  path: string;
  ready?: string; // what stands on the page when it has come
  prepare?: (page: Page) => Promise<unknown>; // before it is opened
  then?: (page: Page) => Promise<unknown>; // what is done on it
}

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

/** One test for each state, language and width. `chapters` are the texts that the pages use. */
export function lookAt(states: State[], {chapters, ready = 'main', widths = [1440, 390]}: {chapters: string[]; ready?: string; widths?: number[]}) {
  const unwritten = new RegExp(`\\b(ui|app|${chapters.join('|')})\\.[a-z_]+`);
  for (const width of widths) for (const language of ['sv', 'en']) for (const state of states) {
    test(`${state.name}, ${language}, ${width} px`, async ({page, context}, info) => {
      await context.addCookies([{name: 'samsyn_lang', value: language, url: info.project.use.baseURL!}]);
      await page.setViewportSize({width, height: 900});
      await state.prepare?.(page);
      await open(page, state.path, state.ready ?? ready);
      await state.then?.(page);
      const {violations} = await new AxeBuilder({page}).withTags(TAGS).analyze();
      expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(' ')}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await page.locator('body').innerText()).not.toMatch(unwritten);
      await page.screenshot({path: info.outputPath('page.png'), fullPage: true});
    });
  }
}
