// SPDX-License-Identifier: EUPL-1.2
// The fortnight's report as reporters meet it, against the product itself: with and without JavaScript, in one tap, with
// faults, with a draft, without a net; every state free of faults of accessibility at both widths.
import {type Browser, expect, type Page, test} from '@playwright/test';
import {expectSound, signIn, sit, type Sitting} from './support/people.ts';
import {Town} from './support/town.ts';

// Each state is looked at by axe at both widths, which takes its time on a busy machine.
test.describe.configure({timeout: 120_000});

let town: Town;
test.beforeAll(async () => { town = await Town.build(); });
test.afterAll(async () => { await town.demolish(); });

async function signedIn(browser: Browser, who: string, javaScriptEnabled = true): Promise<Sitting> {
  const sitting = await sit(browser, town, who, '/rapport', {at: 'phone', javaScriptEnabled});
  await expect(sitting.page.getByRole('heading', {level: 1})).toHaveText('Dina rapporter');
  return sitting;
}

async function openForm(page: Page, area = ''): Promise<void> {
  await page.locator('.s-card', {hasText: area}).getByRole('heading').getByRole('link').first().click();
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Hur har det varit de senaste två veckorna?');
}

const question = (page: Page, name: string) => page.getByRole('group', {name, exact: true});

async function answer(page: Page, name: string, level: string): Promise<void> {
  await question(page, name).getByRole('radio', {name: level, exact: true}).check();
}

test('a report with two things of one question is written, looked over and sent', async ({browser}) => {
  const {page, context} = await signedIn(browser, 'spi-skola');
  await expectSound(page, 'tasks');
  await openForm(page);
  await expectSound(page, 'empty');
  await answer(page, 'Narkotika och berusning', 'Mer än vanligt');
  const drugs = question(page, 'Narkotika och berusning');
  await drugs.getByRole('button', {name: 'Fler', exact: true}).click();
  await expect(drugs.getByLabel('Ungefär hur många gånger?')).toHaveValue('2');
  await drugs.getByRole('radio', {name: 'Spinnartorget', exact: true}).check();
  await drugs.getByRole('radio', {name: 'Återkommande'}).check();
  await drugs.getByRole('checkbox', {name: 'fre'}).check();
  await drugs.getByLabel('Beskriv kort').fill('Rop och bråk vid kiosken efter stängning');
  await drugs.getByRole('button', {name: 'Lägg till en till'}).click();
  const second = page.locator('[data-block$=".2"]');
  await expect(second.getByLabel('Ungefär hur många gånger?')).toBeFocused();
  await second.getByRole('radio', {name: 'Annan plats'}).check();
  await second.getByLabel('Beskriv platsen').fill('Bakom hallen');
  await expectSound(page, 'filled');
  await page.getByRole('button', {name: 'Resten har varit som vanligt'}).click();
  await expect(page.getByText('9 av 9 besvarade')).toBeVisible();
  await page.getByRole('button', {name: 'Granska och skicka'}).click();
  await expect(page.getByRole('heading', {name: 'Stämmer det här?'})).toBeFocused();
  await expect(page.locator('.s-review')).toContainText('2 gånger');
  await expect(page.locator('.s-review')).toContainText('Bakom hallen');
  await expectSound(page, 'review');
  await page.getByRole('button', {name: 'Skicka', exact: true}).click();
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Tack, rapporten är skickad');
  await expectSound(page, 'sent');

  await page.getByRole('link', {name: 'Ändra rapporten'}).click();
  await expect(page.locator('[data-block$=".2"]').getByLabel('Beskriv platsen')).toHaveValue('Bakom hallen');
  await expect(question(page, 'Narkotika och berusning').first().getByRole('radio', {name: 'Spinnartorget', exact: true}).first()).toBeChecked();
  await page.getByRole('button', {name: 'Granska och skicka'}).click();
  await expect(page.getByRole('link', {name: 'Skriv varför du ändrar rapporten'})).toBeVisible();
  await page.getByLabel('Varför ändrar du?').fill('Räknade fel');
  await page.locator('[data-block$=".2"] button[name="remove"]').click();
  await page.getByRole('button', {name: 'Granska och skicka'}).click();
  await page.getByRole('button', {name: 'Skicka', exact: true}).click();
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Tack, rapporten är skickad');
  await page.getByRole('link', {name: 'Ändra rapporten'}).click();
  await expect(page.locator('[data-block$=".2"]')).toHaveCount(0);
  await context.close();
});

test('nothing to report is one tap', async ({browser}) => {
  const {page, context} = await signedIn(browser, 'spi-forskola');
  await openForm(page);
  await page.getByRole('button', {name: 'Inget att rapportera'}).click();
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Tack, rapporten är skickad');
  await expect(page.getByText('Att inget har hänt är också ett svar.')).toBeVisible();
  await context.close();
});

test('without JavaScript the same report is sent, with a block more and a fault put right', async ({browser}) => {
  const {page, context} = await signedIn(browser, 'spi-fritidsgard', false);
  await openForm(page);
  await expectSoundWithoutScript(page);
  await answer(page, 'Narkotika och berusning', 'Allvarligt');
  const drugs = page.locator('[data-question]').first();
  await drugs.getByText('Berätta mer').click();
  await drugs.getByLabel('Beskriv kort').fill('Ring 070-123 45 67 om det');
  await drugs.getByRole('button', {name: 'Lägg till en till'}).click();
  await expect(drugs.getByLabel('Beskriv kort').first()).toHaveValue('Ring 070-123 45 67 om det');
  await drugs.getByLabel('Beskriv kort').last().fill('Samma sak vid porten');
  await page.locator('#report-send').click();
  await expect(page.locator('.s-error-summary')).toContainText('telefonnummer');
  await expect(page).toHaveTitle(/^Fel:/);
  await expect(drugs.getByLabel('Beskriv kort').last()).toHaveValue('Samma sak vid porten');
  await drugs.getByLabel('Beskriv kort').first().fill('Försäljning vid porten');
  await page.locator('#report-send').click();
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Tack, rapporten är skickad');
  await page.getByRole('link', {name: 'Ändra rapporten'}).click();
  await expect(drugs.getByLabel('Beskriv kort').last()).toHaveValue('Samma sak vid porten');
  await context.close();
});

// Without script there is none for axe either: the markup is the same, so this looks at what only that page shows.
async function expectSoundWithoutScript(page: Page): Promise<void> {
  await expect(page.getByText('Berätta mer').first()).toBeVisible();
  await expect(page.locator('#report-send')).toHaveText('Skicka');
  await expect(page.getByLabel('Beskriv kort').first()).toBeHidden();
  await page.screenshot({path: test.info().outputPath('no-script.png')});
}

test('without JavaScript nothing to report is one tap too', async ({browser}) => {
  const {page, context} = await signedIn(browser, 'spi-bibliotek', false);
  await openForm(page);
  await page.getByRole('button', {name: 'Inget att rapportera'}).click();
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Tack, rapporten är skickad');
  await context.close();
});

test('faults come first, lead to their fields and keep what was written', async ({browser}) => {
  const {page, context} = await signedIn(browser, 'spi-falt');
  await openForm(page);
  await page.getByRole('button', {name: 'Granska och skicka'}).click();
  await expect(page.locator('.s-error-summary')).toBeFocused();
  await expect(page.locator('.s-error-summary')).toContainText('Svara på minst en fråga');
  await answer(page, 'Narkotika och berusning', 'Mer än vanligt');
  const drugs = question(page, 'Narkotika och berusning').first();
  await drugs.getByRole('radio', {name: 'Datum och tid'}).check();
  await drugs.getByLabel('Ungefär hur många gånger?').fill('80');
  await expect(drugs.getByText('80 gånger är mycket. Stämmer det?')).toBeVisible();
  await page.getByRole('button', {name: 'Granska och skicka'}).click();
  await expect(page.locator('.s-error-summary li')).toHaveCount(2);
  await expectSound(page, 'faults');
  await page.getByRole('link', {name: /Ange när det hände/}).click();
  await expect(drugs.getByRole('radio', {name: 'Vet inte'}).first()).toBeFocused();
  await drugs.getByLabel('Dag', {exact: true}).fill('2026-01-05');
  await expect(drugs.getByText('Dagen ligger utanför omgången')).toBeVisible();
  await drugs.getByRole('button', {name: 'Ja, det stämmer'}).click();
  await page.getByRole('button', {name: 'Granska och skicka'}).click();
  await expect(page.getByRole('heading', {name: 'Stämmer det här?'})).toBeVisible();
  await page.goBack();
  await expect(drugs.getByLabel('Ungefär hur många gånger?')).toHaveValue('80');
  await context.close();
});

test('personal data is said while it is written, and taken out, replaced or kept with a reason', async ({browser}) => {
  const {page, context} = await signedIn(browser, 'spi-hemtjanst');
  await openForm(page);
  await answer(page, 'Narkotika och berusning', 'Mer än vanligt');
  const drugs = question(page, 'Narkotika och berusning').first();
  const words = drugs.getByLabel('Beskriv kort');
  await words.fill('Han har 811228-9874 och bil ABC 123');
  await expect(drugs.getByText('Texten innehåller ett personnummer. Ta bort det')).toBeVisible();
  await expectSound(page, 'guarded');
  await page.getByRole('button', {name: 'Granska och skicka'}).click();
  await expect(page.locator('.s-error-summary')).toContainText('personnummer');
  await drugs.getByRole('button', {name: 'Ersätt'}).click();
  await expect(words).toHaveValue('Han har [personnummer] och bil [registreringsnummer]');
  // A name is pointed out, and stops nothing.
  await words.fill('Erik Andersson sålde vid porten');
  await expect(drugs.getByText(/ett namn/)).toBeVisible();
  await page.getByRole('button', {name: 'Granska och skicka'}).click();
  await expect(page.getByRole('heading', {name: 'Stämmer det här?'})).toBeVisible();
  await page.goBack();
  await words.fill('Bil ABC 123 kör varje kväll');
  await drugs.getByRole('button', {name: 'Behåll och skriv varför'}).click();
  await expect(drugs.getByLabel('Varför behövs uppgiften?')).toBeFocused();
  await page.keyboard.type('Polisen har bett om den');
  await page.getByRole('button', {name: 'Granska och skicka'}).click();
  await expect(page.getByRole('heading', {name: 'Stämmer det här?'})).toBeVisible();
  await page.getByRole('button', {name: 'Skicka', exact: true}).click();
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Tack, rapporten är skickad');
  await context.close();
});

test('what was begun is there again the next time', async ({browser}) => {
  const {page, context} = await signedIn(browser, 'spi-alnebo');
  await openForm(page);
  await answer(page, 'Narkotika och berusning', 'Mer än vanligt');
  const drugs = question(page, 'Narkotika och berusning').first();
  await drugs.getByLabel('Beskriv kort').fill('Två gånger vid porten');
  await drugs.getByRole('button', {name: 'Lägg till en till'}).click();
  await page.locator('[data-block$=".2"]').getByLabel('Beskriv kort').fill('Och en gång i källaren');
  await expect.poll(() => keptDrafts(page)).toContain('Och en gång i källaren');
  await page.goto('/rapport');
  await expect(page.getByText(/^Utkast/)).toBeVisible();
  await openForm(page);
  await expect(page.locator('#report-notice')).toContainText('Det du skrev');
  await expect(page.getByLabel('Beskriv kort').first()).toHaveValue('Två gånger vid porten');
  await expect(page.locator('[data-block$=".2"]').getByLabel('Beskriv kort')).toHaveValue('Och en gång i källaren');
  await expectSound(page, 'restored');
  await page.getByRole('button', {name: 'Börja om'}).click();
  await expect(page.getByText('0 av 9 besvarade')).toBeVisible();
  await expect(page.locator('#report-notice')).toHaveCount(0);
  await context.close();
});

// What the phone keeps of the drafts, as text.
async function keptDrafts(page: Page): Promise<string> {
  return page.evaluate(() => new Promise<string>((resolve) => {
    const request = indexedDB.open('samsyn');
    request.onupgradeneeded = () => request.transaction!.abort(); // there is none yet
    request.onerror = () => resolve('');
    request.onsuccess = () => {
      const all = request.result.transaction('drafts').objectStore('drafts').getAll();
      all.onsuccess = () => resolve(JSON.stringify(all.result));
    };
  }));
}

// The pages are kept once the service worker has them all.
async function untilKept(page: Page, count: number): Promise<void> {
  await expect.poll(() => page.evaluate(async () => (await (await caches.open('samsyn-pages')).keys()).length)).toBeGreaterThanOrEqual(count);
  await expect.poll(() => page.evaluate(async () => (await (await caches.open('samsyn-files')).keys()).length)).toBeGreaterThan(5);
}

test('without a net two reports are written, wait, and are sent exactly once', async ({browser}) => {
  const {page, context} = await signedIn(browser, 'cen-gymnasium');
  await untilKept(page, 3);
  const taken: string[] = [];
  context.on('response', (response) => {
    if (response.request().method() === 'PUT' && response.ok()) taken.push(new URL(response.url()).pathname);
  });
  await town.stop();

  await page.reload();
  await openForm(page, 'Centrum');
  await answer(page, 'Narkotika och berusning', 'Mer än vanligt');
  await page.getByLabel('Beskriv kort').first().fill('Utan nät i tunneln');
  await page.getByRole('button', {name: 'Granska och skicka'}).click();
  await page.getByRole('button', {name: 'Skicka', exact: true}).click();
  await expect(page.getByRole('heading', {name: 'Väntar på nät'})).toBeVisible();
  await expect(page.getByText('Inget nät. Sparas i telefonen')).toBeVisible();
  await expectSound(page, 'waiting');

  await page.getByRole('link', {name: 'Tillbaka'}).click();
  await openForm(page, 'A-traktorer');
  await page.getByRole('button', {name: 'Inget att rapportera'}).click();
  await expect(page.getByRole('heading', {name: 'Väntar på nät'})).toBeVisible();
  await page.getByRole('link', {name: 'Tillbaka'}).click();
  await expect(page.getByText('2 rapporter väntar på att skickas')).toBeVisible();
  await expectSound(page, 'tasks-waiting');
  await page.getByRole('button', {name: 'Logga ut'}).click();
  await expect(page.getByText('2 rapporter är inte skickade.')).toBeVisible();

  // Signing out does not lose them.
  await town.start();
  await page.route('**/api/reports/*', (route) => route.abort());
  await page.getByRole('button', {name: 'Logga ut'}).click();
  await signIn(page, town, 'cen-gymnasium');
  await page.goto('/rapport');
  await expect(page.getByText('2 rapporter väntar på att skickas')).toBeVisible();
  await page.unroute('**/api/reports/*');

  const other = await context.newPage(); // both flush at once
  await Promise.all([page.getByRole('button', {name: 'Skicka nu'}).click(), other.goto('/rapport')]);
  await expect(page.getByText('2 rapporter väntar på att skickas')).toBeHidden();
  await expect(page.locator('.s-card').getByText(/^Skickad/)).toHaveCount(2);
  await page.reload();
  await expect(page.locator('.s-card[data-sent]')).toHaveCount(2);
  expect(taken).toHaveLength(2);
  expect(new Set(taken).size).toBe(2);
  await openForm(page, 'Centrum');
  await expect(page.getByLabel('Beskriv kort').first()).toHaveValue('Utan nät i tunneln');
  await expect(page.getByText('Rapporten är skickad.')).toBeVisible();
  await context.close();
});

test('a report refused by the server stays, says why, and can be written on', async ({browser}) => {
  const {page, context} = await signedIn(browser, 'spi-vardar');
  await openForm(page);
  await page.route('**/api/reports/*', (route) => route.fulfill({status: 422, contentType: 'application/problem+json',
    body: JSON.stringify({code: 'request.invalid', fields: [{field: 'observations[0].description', code: 'guard.phone'}]})}), {times: 1});
  await answer(page, 'Narkotika och berusning', 'Mer än vanligt');
  await page.getByLabel('Beskriv kort').first().fill('Något');
  await page.getByRole('button', {name: 'Granska och skicka'}).click();
  await page.getByRole('button', {name: 'Skicka', exact: true}).click();
  await expect(page.locator('.s-error-summary')).toContainText('telefonnummer');
  await expect(page.getByLabel('Beskriv kort').first()).toHaveValue('Något');
  await expectSound(page, 'refused');
  await page.getByRole('button', {name: 'Granska och skicka'}).click();
  await page.getByRole('button', {name: 'Skicka', exact: true}).click();
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Tack, rapporten är skickad');
  await context.close();
});

test('signed out while writing: the report waits, and is sent after signing in', async ({browser}) => {
  const {page, context} = await signedIn(browser, 'spi-park');
  await openForm(page);
  await answer(page, 'Narkotika och berusning', 'Som vanligt');
  await context.clearCookies();
  await page.getByRole('button', {name: 'Granska och skicka'}).click();
  await page.getByRole('button', {name: 'Skicka', exact: true}).click();
  await expect(page.getByRole('heading', {name: 'Du är utloggad'})).toBeVisible();
  await expectSound(page, 'signed-out');
  await page.getByRole('link', {name: 'Logga in och skicka'}).click();
  await signIn(page, town, 'spi-park');
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Tack, rapporten är skickad');
  await context.close();
});

test('in English', async ({browser}) => {
  const {page, context} = await signedIn(browser, 'spi-trafik');
  await page.getByRole('button', {name: 'In English'}).click();
  await page.locator('.s-card h2 a').first().click();
  await expect(page.getByRole('heading', {level: 1})).toHaveText('How has it been the last two weeks?');
  await page.getByRole('radio', {name: 'More than usual'}).first().check();
  await expectSound(page, 'english');
  await page.getByRole('button', {name: 'Review and send'}).click();
  await expect(page.getByRole('heading', {name: 'Is this right?'})).toBeVisible();
  await context.close();
});

test('another place is pointed out on the map, or by the phone', async ({browser}) => {
  const {page, context} = await signedIn(browser, 'spi-polis');
  await context.grantPermissions(['geolocation']);
  await context.setGeolocation({longitude: 12.91234, latitude: 57.71234});
  await openForm(page);
  await answer(page, 'Narkotika och berusning', 'Mer än vanligt');
  const drugs = question(page, 'Narkotika och berusning').first();
  await drugs.getByRole('radio', {name: 'Annan plats'}).check();
  await drugs.getByRole('button', {name: 'Använd min plats'}).click();
  await expect(drugs.getByText('Punkt på kartan vald')).toBeVisible();
  await expect(page.locator('[name="lon_drugs"]')).toHaveValue('12.91234');
  await drugs.getByRole('button', {name: 'Ta bort punkten'}).click();
  await expect(page.locator('[name="lon_drugs"]')).toHaveValue('');
  await drugs.getByRole('button', {name: 'Visa på kartan'}).click();
  const map = page.getByRole('application');
  await expect(map).toBeFocused();
  await expect(map.locator('path').first()).toBeAttached();
  await page.keyboard.press('ArrowRight');
  await expectSound(page, 'map');
  await drugs.getByRole('button', {name: 'Välj punkten under korset'}).click();
  await expect(page.locator('[name="lon_drugs"]')).toHaveValue(/^\d\d\.\d{5}$/);
  await expect(map).toHaveCount(0);
  await page.getByRole('button', {name: 'Granska och skicka'}).click();
  await page.getByRole('button', {name: 'Skicka', exact: true}).click();
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Tack, rapporten är skickad');
  await page.getByRole('link', {name: 'Ändra rapporten'}).click();
  await expect(drugs.getByRole('radio', {name: 'Annan plats'})).toBeChecked();
  await expect(drugs.getByText('Punkt på kartan vald')).toBeVisible();
  await context.close();
});

test('the page without its script is as sound, with details open, a block more and faults', async ({browser}) => {
  // A service worker would have kept the script already.
  const {page, context} = await sit(browser, town, 'spi-hemsten', '/rapport', {at: 'phone', serviceWorkers: 'block'});
  await context.route('**/assets/report-*.js', (route) => route.abort());
  await openForm(page);
  await expectSound(page, 'plain');
  await page.getByRole('radio', {name: 'Allvarligt'}).first().check();
  const drugs = page.locator('[data-question]').first();
  await drugs.getByText('Berätta mer').click();
  await drugs.getByText('Fler uppgifter').click();
  await drugs.getByRole('radio', {name: 'Från och till'}).check();
  await drugs.getByLabel('Beskriv kort').fill('Ring 070-123 45 67');
  await drugs.getByRole('button', {name: 'Lägg till en till'}).click();
  await expect(drugs.locator('.s-block')).toHaveCount(2);
  await expectSound(page, 'plain-two');
  await page.locator('#report-send').click();
  await expect(page.locator('.s-error-summary li')).toHaveCount(2);
  await expectSound(page, 'plain-faults');
  await drugs.locator('.s-block').last().getByRole('button', {name: 'Ta bort'}).click();
  await expect(drugs.locator('.s-block')).toHaveCount(1);
  await context.close();
});

test('who signs out leaves neither pages nor drafts behind', async ({browser}) => {
  const {page, context} = await signedIn(browser, 'spi-butik');
  await untilKept(page, 2);
  await openForm(page);
  await answer(page, 'Narkotika och berusning', 'Mer än vanligt');
  await page.getByLabel('Beskriv kort').first().fill('Hemligt utkast');
  await expect.poll(() => keptDrafts(page)).toContain('Hemligt utkast');
  await page.goto('/rapport');
  await page.getByRole('button', {name: 'Logga ut'}).click();
  await expect(page).toHaveURL(/logga-in/);
  expect(await keptDrafts(page)).not.toContain('Hemligt utkast');
  await expect.poll(() => page.evaluate(() => caches.has('samsyn-pages'))).toBe(false);
  await context.close();
});

test('with the keyboard alone every stop is seen, and none lies under a bar', async ({browser}) => {
  const {page, context} = await signedIn(browser, 'cen-bibliotek');
  await openForm(page);
  const stops: string[] = [];
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab');
    if (i === 4) await page.keyboard.press('ArrowRight'); // from "as usual" to "more": the details open
    const stop = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement;
      if (at === document.body) return null;
      const shown = at.closest('label') ?? at;
      const box = shown.getBoundingClientRect();
      const style = getComputedStyle(shown);
      const found = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20));
      return {name: `${at.tagName} ${at.getAttribute('name') ?? ''} ${at.textContent?.trim().slice(0, 30)}`,
        isMarked: style.outlineStyle !== 'none' || style.boxShadow !== 'none', isOpen: !!found && (shown.contains(found) || found.contains(shown))};
    });
    if (!stop) break;
    expect(stop, stop.name).toMatchObject({isMarked: true, isOpen: true});
    stops.push(stop.name);
  }
  expect(stops.some((name) => name.includes('Granska och skicka'))).toBe(true);
  await context.close();
});
