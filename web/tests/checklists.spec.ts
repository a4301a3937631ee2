// SPDX-License-Identifier: EUPL-1.2
// Checklists and categories as their coordinator meets them: every state in both languages and widths, then editing with
// the keyboard alone.
import {expect, test, type Page} from '@playwright/test';
import {CATEGORIES, CHECKLIST, CHECKLISTS} from './rounds.fixture.ts';
import {answer, broken, lookAt, open, problem, type State} from './support/states.ts';

const LIST = /\/api\/checklists$/;
const ONE = /\/api\/checklists\/est(\?.*)?$/;
const CATEGORY_LIST = /\/api\/categories$/;
const openQuestions = (page: Page) => page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));

const STATES: State[] = [
  {name: 'checklists', path: '/app/checklistor', ready: 'table'},
  {name: 'no checklists', path: '/app/checklistor', ready: '.s-empty', prepare: answer(LIST, {json: {checklists: [], may_manage: true}})},
  {name: 'checklists not reached', path: '/app/checklistor', ready: '[role=alert]', prepare: broken(LIST)},
  {name: 'new checklist', path: '/app/checklistor', ready: 'table', then: (page) => page.getByRole('button', {name: /^(Ny checklista|New checklist)$/}).click()},
  {name: 'new category', path: '/app/checklistor', ready: 'table', then: (page) => page.getByRole('button', {name: /^(Lägg till en lokal|Add a local)/}).click()},
  {name: 'editor', path: '/app/checklistor/est', ready: '#publish', then: openQuestions},
  {name: 'refused', path: '/app/checklistor/est', ready: '#publish', then: async (page) => {
    await page.route(ONE, (route) => route.fulfill(problem(422, 'request.invalid', [{field: 'questions[1].categories', code: 'question.no_category'}])));
    await page.locator('#title_sv').fill('Annat');
    await page.locator('#publish').click();
    await page.locator('.s-error-summary').waitFor();
  }},
  {name: 'old version', path: '/app/checklistor/est?version=1', ready: '.s-notice', prepare: answer(ONE, {json: {...CHECKLIST, checklist: {...CHECKLIST.checklist, version_number: 1}}})},
  {name: 'to read', path: '/app/checklistor/est', ready: '.s-card', prepare: answer(ONE, {json: {...CHECKLIST, may_manage: false}})},
  {name: 'unknown checklist', path: '/app/checklistor/est', ready: '[role=alert]', prepare: answer(ONE, problem(404, 'checklist.unknown'))},
];

test.beforeEach(async ({page}) => {
  page.on('console', (message) => { if (/Content Security Policy/.test(message.text())) throw new Error(message.text()); });
  page.on('pageerror', (fault) => { throw fault; });
  await answer(LIST, {json: CHECKLISTS})(page);
  await answer(ONE, {json: CHECKLIST})(page);
  await answer(CATEGORY_LIST, {json: CATEGORIES})(page);
});

lookAt(STATES, {chapters: ['rounds', 'checklists', 'error']});

test('questions are moved, added and removed with the keyboard, and published against the version read', async ({page}) => {
  let sent: {title?: object; questions?: {code: string; name: object; categories: string[]}[]} = {};
  let match = '';
  await page.route(ONE, (route) => {
    if (route.request().method() !== 'PUT') return route.fulfill({json: CHECKLIST});
    sent = route.request().postDataJSON();
    match = route.request().headers()['if-match'] ?? '';
    return route.fulfill({json: {id: 'x', version: 3}});
  });
  await open(page, '/app/checklistor/est', '#publish');
  await expect(page.locator('#publish')).toBeDisabled();
  await page.getByRole('button', {name: 'Flytta ned Skadegörelse'}).press('Enter');
  await expect(page.getByRole('status')).toContainText(['Skadegörelse står nu på plats 2 av 2']);
  await expect(page.getByRole('button', {name: 'Flytta upp Skadegörelse'})).toBeFocused();
  await page.getByRole('button', {name: 'Ta bort Narkotika'}).first().press('Enter');
  await expect(page.locator('#add-question')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#question_1_name_sv')).toBeFocused();
  await page.keyboard.type('Klotter');
  await page.locator('#question_1_name_en').fill('Graffiti');
  await page.locator('#question_1_categories').selectOption('DAMAGE.GRAFFITI');
  await page.getByRole('button', {name: 'Lägg till kategori'}).last().press('Enter');
  await page.locator('#publish').press('Enter');
  await expect(page.getByText('Publicerad. Gäller från nästa omgång')).toBeVisible();
  expect(match).toBe('"2"');
  expect(sent.questions?.map((one) => [one.code, one.categories])).toEqual([['damage', ['DAMAGE']], ['q2', ['DAMAGE.GRAFFITI']]]);
});

test('a category is offered once only, and a refusal opens the question it is about', async ({page}) => {
  await page.route(ONE, (route) => route.fulfill(route.request().method() === 'PUT' ? problem(422, 'request.invalid', [{field: 'questions[0].code', code: 'question.code_malformed'}]) : {json: CHECKLIST}));
  await open(page, '/app/checklistor/est', '#publish');
  await page.locator('summary').first().click();
  await expect(page.locator('#question_0_categories option')).toHaveText(['Välj en kategori', 'Klotter (DAMAGE.GRAFFITI)']);
  await page.locator('summary').first().click();
  await page.locator('#title_sv').fill('Annat');
  await page.locator('#publish').click();
  await page.getByRole('alert').getByRole('link').press('Enter');
  await expect(page.locator('#question_0_code')).toBeFocused();
});

test('a spreadsheet is read into the editor, or says which rows are wrong', async ({page}) => {
  const file = {name: 'est.csv', mimeType: 'text/csv', buffer: Buffer.from('code\n')};
  await answer(/\/api\/checklist-sheets$/, {json: {questions: [], errors: [{row: 3, column: 'categories', code: 'category.unknown'}]}})(page);
  await open(page, '/app/checklistor/est', '#publish');
  await page.locator('#sheet').setInputFiles(file);
  await expect(page.getByRole('alert')).toContainText('Rad 3, categories: Kategorin finns inte');
  await answer(/\/api\/checklist-sheets$/, {json: {questions: [CHECKLIST.checklist.questions[1]], errors: []}})(page);
  await page.locator('#sheet').setInputFiles(file);
  await expect(page.getByText('1 fråga inläst i redigeraren')).toBeVisible();
  await expect(page.locator('#publish')).toBeEnabled();
});

test('a category about persons is refused at its field', async ({page}) => {
  await page.route(CATEGORY_LIST, (route) => route.fulfill(route.request().method() === 'POST' ? problem(422, 'request.invalid', [{field: 'title.sv', code: 'category.about_persons'}]) : {json: CATEGORIES}));
  await open(page, '/app/checklistor', 'table');
  await page.getByRole('button', {name: 'Lägg till en lokal kategori'}).click();
  await page.getByLabel('Under').selectOption('DAMAGE');
  await page.getByLabel('Namn på svenska').fill('Etniskt ursprung');
  await page.getByRole('dialog').getByRole('button', {name: 'Lägg till'}).click();
  await page.getByRole('alert').getByRole('link', {name: /får inte handla om personer/}).press('Enter');
  await expect(page.getByLabel('Namn på svenska')).toBeFocused();
});

test('going back from a checklist asks for the list alone', async ({page}) => {
  const asked: string[] = [];
  page.on('request', (request) => { if (request.url().includes('/api/checklists')) asked.push(new URL(request.url()).pathname); });
  await page.goto('/app/checklistor');
  await page.locator('a[href="/app/checklistor/est"]').first().click();
  await page.locator('#publish').waitFor();
  await page.goBack();
  await page.getByRole('button', {name: 'Ny checklista'}).waitFor();
  expect(asked.filter((path) => !['/api/checklists', '/api/checklists/est'].includes(path))).toEqual([]);
});
