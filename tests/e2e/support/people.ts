// SPDX-License-Identifier: EUPL-1.2
// Somebody of the invented municipality at a browser of their own, and what every page they meet must hold.
import {readFileSync} from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import {type Browser, type BrowserContext, expect, type Page, test} from '@playwright/test';
import type {Town} from './town.ts';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8'); // a third of the default's size
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const SIZES = {phone: {width: 390, height: 844}, desk: {width: 1440, height: 900}};

export interface Sitting {
  context: BrowserContext;
  page: Page;
}

interface Wishes {
  at?: keyof typeof SIZES;
  javaScriptEnabled?: boolean;
  serviceWorkers?: 'allow' | 'block';
}

/** A browser of `who` that has come to `address` through the sign-in page. A fault of script
 * or policy, or a call to another host, fails the test. */
export async function sit(browser: Browser, town: Town, who: string, address: string, {at = 'desk', ...wishes}: Wishes = {}): Promise<Sitting> {
  const context = await browser.newContext({
    ...wishes, baseURL: town.address, viewport: SIZES[at], locale: 'sv-SE', timezoneId: 'Europe/Stockholm', reducedMotion: 'reduce',
  });
  if (town.clock && wishes.javaScriptEnabled !== false) await context.clock.install({time: town.clock});
  const page = await context.newPage();
  page.on('console', (message) => { if (/Content Security Policy|Refused to/.test(message.text())) throw new Error(message.text()); });
  page.on('pageerror', (fault) => { throw fault; });
  context.on('request', (request) => { if (!request.url().startsWith(town.address) && /^https?:/.test(request.url())) throw new Error(`a call to somebody else: ${request.url()}`); });
  await page.goto(address);
  await signIn(page, town, who);
  await expect(page.getByRole('heading', {level: 1})).toBeVisible({timeout: 40_000}); // the machine may be busy
  return {context, page};
}

/** The school raises the alarm on a brawl in the area; it stays at its browser. */
export async function raiseBrawl(browser: Browser, town: Town, area: string): Promise<Sitting> {
  const school = await sit(browser, town, 'spi-skola', '/app/handelser/ny');
  await school.page.locator('#area').selectOption({label: area});
  await school.page.locator('#level').selectOption('critical');
  await school.page.locator('[id="seen.category"]').selectOption('DISORDER.BRAWL');
  await school.page.locator('[id="seen.description"]').fill('Bråk mellan två grupper');
  await school.page.getByRole('button', {name: 'Larma kretsen'}).click();
  return school;
}

export async function signIn(page: Page, town: Town, who: string): Promise<void> {
  await expect(page).toHaveURL(/logga-in/);
  await page.locator('#email').fill(`${who}@alnefors.example`);
  await page.locator('#password').fill(town.password);
  await page.locator('#password').press('Enter');
  await expect(page).not.toHaveURL(/logga-in/, {timeout: 40_000});
}

/** A browser of somebody who has not signed in and reads what is public. A fault, or a call to another host, fails. */
export async function readInPublic(browser: Browser, town: Town, address: string, {at = 'desk', ...wishes}: Wishes = {}): Promise<Sitting> {
  const context = await browser.newContext({...wishes, baseURL: town.publicAddress, viewport: SIZES[at], locale: 'sv-SE', reducedMotion: 'reduce'});
  const page = await context.newPage();
  page.on('console', (message) => { if (/Content Security Policy|Refused to/.test(message.text())) throw new Error(message.text()); });
  context.on('request', (request) => { if (!request.url().startsWith(town.publicAddress) && /^https?:/.test(request.url())) throw new Error(`a call to somebody else: ${request.url()}`); });
  await page.goto(address);
  return {context, page};
}

/** At both widths: without faults for a screen reader, without sideways scrolling, without a text nobody has written. */
export async function expectSound(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()!;
  for (const size of Object.values(SIZES)) {
    await page.setViewportSize(size);
    const {violations} = await new AxeBuilder({page, axeSource: AXE}).setLegacyMode(true).withTags(TAGS).analyze();
    expect(violations.map(({id, nodes}) => `${id}: ${nodes.map(({target, failureSummary}) => `${target} ${failureSummary}`).join(' ')}`), `${name} at ${size.width}`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${name} at ${size.width}`).toBeLessThanOrEqual(0);
    expect(await page.locator('body').innerText()).not.toMatch(/\b(ui|app|error|report|rounds|situation|acute|areas|users|feedback|import|editions|attachments|releases|publishing)\.[a-z_]+/);
    await page.screenshot({path: test.info().outputPath(`${name}-${size.width}.png`), fullPage: true});
  }
  await page.setViewportSize(before);
}
