// SPDX-License-Identifier: EUPL-1.2
// What the core does at a picture, as journeys do it: opens the assessment, writes, approves and freezes.
import {createHash} from 'node:crypto';
import {type Browser, expect, type Page} from '@playwright/test';
import {expectSound, sit} from './people.ts';
import type {Town} from './town.ts';

const SOON = {timeout: 40_000};

export interface Round { area: string; area_name: string; first: string; last: string; deadline: string; state: string }
export const roundsOf = async (page: Page, area: string) =>
  ((await (await page.request.get('/api/rounds?limit=20')).json()) as {rounds: Round[]}).rounds.filter((round) => round.area_name === area);
export const hashOf = async (page: Page, id: string) => createHash('sha256').update(await (await page.request.get(`/api/editions/${id}/file`)).body()).digest('hex');

export async function openAssessment(page: Page, area: string): Promise<void> {
  await page.getByRole('button', {name: 'Bedöm och frys'}).click();
  await page.getByRole('dialog').getByRole('link', {name: area, exact: true}).click();
  await expect(page.getByRole('heading', {level: 1})).toHaveText(`Bedömning: ${area}`, SOON);
}

export async function summarise(page: Page, words: string): Promise<void> {
  await page.getByLabel('Vad ser ni, och vad är viktigast?').fill(words);
  const save = page.locator('#summary').getByRole('button', {name: 'Spara'});
  await save.click();
  await expect(save).toBeEnabled(SOON); // saved, and the page has read it again: that is what can be approved
}

export async function approves(browser: Browser, town: Town, who: string, address: string): Promise<void> {
  const {page, context} = await sit(browser, town, who, address);
  await page.getByRole('button', {name: /^Godkänn/}).click();
  await expect(page.getByRole('button', {name: 'Ta tillbaka'})).toBeVisible(SOON);
  await context.close();
}

export async function freeze(page: Page): Promise<string> {
  await page.getByRole('button', {name: 'Frys lägesbilden'}).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/Alla organisationer i området/).check();
  await expect(dialog.getByText(/^Kommunstyrelsen.*: \d+ person/)).toBeVisible(SOON);
  await expectSound(page, 'freeze');
  await dialog.getByRole('button', {name: 'Frys', exact: true}).click();
  await page.waitForURL(/\/app\/lagesbilder\//);
  return page.url().split('/').at(-1)!;
}
