// SPDX-License-Identifier: EUPL-1.2
import {cleanup, fireEvent, render, screen, within} from '@testing-library/svelte';
import {afterEach, beforeAll, beforeEach, describe, expect, test, vi} from 'vitest';
import {loadTexts, setLanguage} from '../../ui/i18n.svelte.ts';
import FeedbackLines from './FeedbackLines.svelte';
import {aboutOf, readLetters, toSend, unanswered, type Asked, type LetterWords, type Line, type RoundFeedback} from './feedback.ts';
import LetterForm from './LetterForm.svelte';
import LetterView from './LetterView.svelte';
import SendLetters from './SendLetters.svelte';

beforeAll(() => loadTexts(['app', 'ui', 'feedback', 'error']));
beforeEach(() => {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) { this.open = true; };
});
afterEach(async () => {
  cleanup();
  vi.unstubAllGlobals();
  await setLanguage('sv');
});

const words = (seen: string): LetterWords => ({title: 'Återkoppling till skolan', seen, counted: '12 av 13 svarade', late: '', levels_of: 'Så ser lägesbilden ut', common: 'Till alla', own: '', answers: [{about: 'Klotter, Torget', words: 'Det är sanerat'}],
  levels: [{category: 'Skadegörelse', level: 'warn', words: 'läget behöver följas upp'}], thanks: 'Tack', next: ''});
const letter = {sv: words('Era tre rapporterade händelser'), en: words('Your three reported events')};
const asked: Asked = {observation: 'o1', category: 'DAMAGE', category_sv: 'Skadegörelse', category_en: 'Damage', place: 'Torget', counted_on: '2026-11-10', description: 'Rutan', answer: ''};
const line = (changes: Partial<Line>): Line => ({operation: '1', name: 'Skolan', organisation: 'Nämnden', external: false, state: 'draft', nothing: false, late: false, recipients: 2, draft: letter, fingerprint: 'abc',
  own: {words: '', kept_reason: '', version: 0}, asked: [], sent: [], ...changes});
const page = (lines: Line[]): RoundFeedback => ({round: 'r', area: 'a', area_name: 'Hulta', number: 1, first: '2026-11-09', last: '2026-11-22', closed: true, common: {words: '', kept_reason: '', version: 0}, lines});
const silent = line({operation: '2', name: 'Butiken', state: 'silent', draft: null});
const sent = line({operation: '3', name: 'Biblioteket', state: 'sent', nothing: true, late: true, sent: [{id: 's', number: 0, letter, sent_at: '2026-11-26T13:00:00Z', told: 1}]});

function answers(status: number, body: unknown) {
  const calls: {url: string; method: string; body: unknown; ifMatch: string | null}[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    calls.push({url, method: init.method!, body: JSON.parse(String(init.body)), ifMatch: new Headers(init.headers).get('if-match')});
    return new Response(JSON.stringify(body), {status, headers: {'content-type': status < 400 ? 'application/json' : 'application/problem+json'}});
  });
  return calls;
}

describe('what is left to do', () => {
  test('letters to those who answered and have not got theirs', () => expect(toSend([line({}), silent, sent]).map((one) => one.name)).toEqual(['Skolan']));
  test('a question waits until it is answered, and no longer when the letter has gone', () => {
    expect(unanswered(line({asked: [asked]}))).toBe(1);
    expect(unanswered(line({asked: [{...asked, answer: 'Ja'}]}))).toBe(0);
    expect(unanswered({...sent, asked: [asked]})).toBe(0);
  });
  test('what is sent is what was read', () => expect(readLetters([line({})])).toEqual({letters: [{operation: '1', fingerprint: 'abc'}]}));
  test('a thing somebody asks about is named by kind and place', async () => {
    expect(aboutOf(asked)).toBe('Skadegörelse, Torget');
    await setLanguage('en');
    expect(aboutOf({...asked, place: ''})).toBe('Damage');
  });
});

describe('the letter', () => {
  test('stands in the reader\'s language with its levels and answers', async () => {
    render(LetterView, {letter});
    expect(screen.getByText('Era tre rapporterade händelser')).toBeTruthy();
    expect(screen.getByText('Skadegörelse:').closest('li')!.textContent).toContain('läget behöver följas upp');
    expect(screen.getByText('Det är sanerat').previousElementSibling!.textContent).toBe('Klotter, Torget');
    await setLanguage('en');
    expect(await screen.findByText('Your three reported events')).toBeTruthy();
  });
});

describe('the list', () => {
  test('tells draft, sent, late and silent apart by words, and the silent one has no letter to open', () => {
    render(FeedbackLines, {page: page([line({asked: [asked]}), silent, sent])});
    const row = (name: string) => within(screen.getByText(name).closest('tr')!);
    expect(row('Skolan').getByText('Utkast')).toBeTruthy();
    expect(row('Skolan').getByText('1 fråga utan svar')).toBeTruthy();
    expect(row('Butiken').getByText('Har inte svarat')).toBeTruthy();
    expect(row('Butiken').queryByRole('button')).toBeNull();
    expect(row('Biblioteket').getByText('Skickat')).toBeTruthy();
    expect(row('Biblioteket').getByText('Sent')).toBeTruthy();
    expect(row('Biblioteket').getByText('Inget att rapportera')).toBeTruthy();
  });
});

describe('writing and sending', () => {
  test('words and answers are saved with the version that was read; sending waits for that', async () => {
    const calls = answers(200, {version: 4});
    const onchanged = vi.fn(async () => {});
    render(LetterForm, {page: page([]), line: line({asked: [asked], own: {words: '', kept_reason: '', version: 3}}), onchanged});
    await fireEvent.input(screen.getByLabelText(/^Ditt svar/), {target: {value: ' Rutan är bytt '}});
    expect((screen.getByRole('button', {name: 'Skicka brevet'}) as HTMLButtonElement).disabled).toBe(true);
    await fireEvent.click(screen.getByRole('button', {name: 'Spara'}));
    await vi.waitFor(() => expect(onchanged).toHaveBeenCalled());
    expect(calls).toEqual([{url: '/api/rounds/r/feedback/operations/1', method: 'PUT', ifMatch: '"3"', body: {words: '', kept_reason: '', answers: [{observation: 'o1', words: 'Rutan är bytt'}]}}]);
  });
  test('what the server stops stands by its field, and the reason can be given', async () => {
    answers(422, {code: 'request.invalid', fields: [{field: 'words', code: 'guard.phone'}]});
    render(LetterForm, {page: page([]), line: line({}), onchanged: async () => {}});
    await fireEvent.input(screen.getByLabelText(/^Din text till verksamheten/), {target: {value: 'Ring mig'}});
    await fireEvent.click(screen.getByRole('button', {name: 'Spara'}));
    expect((await screen.findAllByText(/telefonnummer/)).length).toBeGreaterThan(0);
    expect(screen.getByLabelText(/^Varför uppgiften behövs/)).toBeTruthy();
  });
  test('all that are left are sent as they were read, with a word about what is unanswered and who gets no mail', async () => {
    const calls = answers(200, {sent: 2, told: 2});
    const lines = [line({asked: [asked]}), line({operation: '4', name: 'Parken', recipients: 0, fingerprint: 'def'})];
    render(SendLetters, {page: page(lines), lines, onsent: async () => {}, onclose: () => {}});
    expect(screen.getByText('En fråga som någon vill ha svar på är obesvarad.')).toBeTruthy();
    expect(screen.getByText(/Ingen rapporterar för Parken/)).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', {name: 'Skicka 2 brev'}));
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    expect(calls[0]).toMatchObject({url: '/api/rounds/r/feedback/sending', method: 'POST', body: {letters: [{operation: '1', fingerprint: 'abc'}, {operation: '4', fingerprint: 'def'}]}});
  });
});
