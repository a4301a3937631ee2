// SPDX-License-Identifier: EUPL-1.2
import {cleanup, fireEvent, render, screen, waitFor} from '@testing-library/svelte';
import {afterEach, beforeAll, beforeEach, describe, expect, test, vi} from 'vitest';
import {loadTexts, setLanguage} from '../../ui/i18n.svelte.ts';
import ReminderMark from './ReminderMark.svelte';
import RemindersPage from './RemindersPage.svelte';
import {editedMoment, fill, momentInWords, momentOf, namesWith, unknownIn, type Moment, type PlanPage} from './reminders.ts';
import ReminderTroubles from './ReminderTroubles.svelte';
import RemindNow from './RemindNow.svelte';
import type {Line, RoundPage} from './rounds.ts';

beforeAll(() => loadTexts(['app', 'ui', 'rounds', 'reminders', 'error']));
afterEach(async () => {
  cleanup();
  vi.unstubAllGlobals();
  await setLanguage('sv');
});

const moment = (days: number, hours = 0, anchor: Moment['anchor'] = 'deadline'): Moment => ({anchor, days, hours});
const placeholders = [{name: 'operation', sample_sv: 'Skolan', sample_en: 'The school'}, {name: 'link', sample_sv: 'https://x', sample_en: 'https://x'}];

describe('a moment', () => {
  test('in words', async () => {
    expect([moment(0), moment(-1), moment(2, 0, 'last_day'), moment(0, -1), moment(-1, -3)].map(momentInWords)).toEqual(
      ['vid sista svarsdag', '1 dag före sista svarsdag', '2 dagar efter omgångens sista dag', '1 timme före sista svarsdag', '1 dag och 3 timmar före sista svarsdag']);
    await setLanguage('en');
    expect(momentInWords(moment(-1))).toBe('1 day before the deadline');
  });
  test('survives its controls, also one of mixed signs', () => {
    for (const one of [moment(0), moment(-1), moment(3, 2), moment(0, -5, 'last_day')]) expect(momentOf(editedMoment(one))).toEqual(one);
    expect(momentOf(editedMoment(moment(1, -23)))).toEqual(moment(0, 1));
  });
  test('what is no number is left for the server to refuse', () => {
    expect(Number.isInteger(momentOf({...editedMoment(moment(1)), days: 'två'}).days)).toBe(false);
  });
});

test('a letter is filled as the server does it', () => {
  expect(fill('{operation}: {link} {} {a b} {okänd}', placeholders, 'sv')).toBe('Skolan: https://x {} {a b} {okänd}');
  expect(unknownIn('{operation} {okänd} {{link}}', placeholders)).toEqual(['{okänd}']);
});

const line = (name: string, reminding: Line['reminding'], reminders = 0) => ({operation: name, name, organisation: 'Kommunen', state: 'silent', reminders, reminding} as unknown as Line);
const calm = {last_at: null, next_at: '2026-11-24T11:00:00Z', ordered_for: null, asks_stand_in: false, trouble: 'none' as const};

describe('on the round', () => {
  test('a line says how often, when next and to whom', () => {
    const {container} = render(ReminderMark, {line: line('Skolan', {...calm, last_at: '2026-11-23T11:00:00Z', asks_stand_in: true}, 2)});
    expect(container.textContent?.replace(/\s+/g, ' ').trim()).toBe('2 Senast 23 nov 12.00Nästa 24 nov 12.00, även till ersättaren');
  });
  test('an order by hand stands before the plan, and who cannot be reached has no next', () => {
    const ordered = render(ReminderMark, {line: line('Skolan', {...calm, ordered_for: '2026-11-23T06:00:00Z'})});
    expect(ordered.container.textContent).toContain('Beställd till 23 nov 07.00');
    const lost = render(ReminderMark, {line: line('Livs', {...calm, trouble: 'no_recipient'})});
    expect(lost.container.textContent).toContain('Saknar mottagare');
    expect(lost.container.textContent).not.toContain('Nästa');
  });
  test('the coordinator is told who is not reached, and nothing when all are', () => {
    const lines = [line('Skolan', calm), line('Livs', {...calm, trouble: 'no_recipient'}), line('Polisen', {...calm, trouble: 'undeliverable'}), line('Kiosken', {...calm, trouble: 'no_recipient'})];
    expect(namesWith(lines, 'no_recipient')).toEqual(['Livs', 'Kiosken']);
    render(ReminderTroubles, {lines});
    expect(screen.getByText('Livs, Kiosken har ingen att påminna. Lägg in en rapportör eller en adress för var och en.')).toBeTruthy();
    expect(screen.getByText('Den senaste påminnelsen till Polisen kom inte fram. Kontrollera adressen.')).toBeTruthy();
    cleanup();
    expect(render(ReminderTroubles, {lines: [line('Skolan', calm)]}).container.textContent?.trim()).toBe('');
  });
});

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), {status, headers: {'Content-Type': status < 400 ? 'application/json' : 'application/problem+json'}});
const sent = vi.fn<(address: string, init?: RequestInit) => Promise<Response>>();
beforeEach(() => {
  HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) { this.open = true; };
  HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) { this.open = false; };
  sent.mockReset();
  vi.stubGlobal('fetch', (input: string | URL | Request, init?: RequestInit) => sent(input instanceof Request ? input.url : String(input), init));
});

describe('reminding by hand', () => {
  const page = {round: {id: 'r', expected: 13, answered: 11}, quiet_until: '2026-11-23T06:00:00Z', lines: []} as unknown as RoundPage;
  test('says how many, that it waits in quiet hours, and sends once', async () => {
    sent.mockImplementation(async () => json(202, {goes_at: '2026-11-23T06:00:00Z', operations: 2}));
    const onsent = vi.fn();
    render(RemindNow, {page, onsent, onclose: vi.fn()});
    expect(screen.getByText(/^2 verksamheter som inte har svarat/)).toBeTruthy();
    expect(screen.getByText(/Brevet går 23 nov 07.00/)).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', {name: 'Påminn nu'}));
    await waitFor(() => expect(onsent).toHaveBeenCalledOnce());
    expect(sent).toHaveBeenCalledOnce();
    expect(sent.mock.calls[0]![0]).toContain('/api/rounds/r/reminders');
  });
  test('a refusal stays in the dialog with what to do', async () => {
    sent.mockImplementation(async () => json(409, {status: 409, code: 'reminder.too_soon', fields: []}));
    render(RemindNow, {page, line: line('Skolan', calm), onsent: vi.fn(), onclose: vi.fn()});
    await fireEvent.click(screen.getByRole('button', {name: 'Påminn nu'}));
    await waitFor(() => expect(screen.getByText(/påmints den senaste timmen/)).toBeTruthy());
  });
});

describe('the plan', () => {
  const plan: PlanPage = {
    area: 'a', area_name: 'Hulta', version: 3, may_edit: true, placeholders,
    plan: {moments: [moment(-1), moment(0)], open_from: 420, open_until: 1080, working_days_only: true, letter_sv: {subject: '', body: ''}, letter_en: {subject: '', body: ''}},
    standard_sv: {subject: 'Svara för {operation}', body: 'Hej! {link}'}, standard_en: {subject: 'Answer for {operation}', body: 'Hello! {link}'},
    round: {first: '2026-11-09', last: '2026-11-22', deadline: '2026-11-24T11:00:00Z', reminders: ['2026-11-23T11:00:00Z']},
  };
  const shown = async (page: PlanPage) => {
    sent.mockImplementation(async (_, init) => (init?.method === 'PUT' ? json(200, {area: 'a', version: 4}) : json(200, page)));
    render(RemindersPage, {params: {area: 'a'}});
    await waitFor(() => expect(screen.getByRole('heading', {level: 1}).textContent).toBe('Påminnelser i Hulta'));
  };
  const put = () => JSON.parse(sent.mock.calls.find(([, init]) => init?.method === 'PUT')?.[1]?.body as string) as PlanPage['plan'];

  test('shows the letter as it will look, lets it be written, and sends all of it with the version', async () => {
    await shown(plan);
    expect(screen.getByText('Svara för Skolan')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', {name: 'Skriv en egen text'}));
    await fireEvent.input(screen.getByLabelText('Ämne'), {target: {value: 'Hej {operation}'}});
    expect(screen.getByText('Hej Skolan')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', {name: 'Lägg till en påminnelse'}));
    await fireEvent.click(screen.getByRole('button', {name: 'Ta bort påminnelse 2'}));
    await fireEvent.click(screen.getByRole('button', {name: 'Spara påminnelserna'}));
    await waitFor(() => expect(put()).toMatchObject({moments: [moment(-1), moment(-1)], open_from: 420, letter_sv: {subject: 'Hej {operation}', body: 'Hej! {link}'}}));
  });
  test('an unknown field is told while it is written', async () => {
    await shown(plan);
    await fireEvent.click(screen.getByRole('button', {name: 'Skriv en egen text'}));
    await fireEvent.input(screen.getByLabelText('Text'), {target: {value: '{namn} {link}'}});
    expect(screen.getByText(/Fältet \{namn\} finns inte/)).toBeTruthy();
  });
  test('a fault in the other language brings that letter forward', async () => {
    await shown(plan);
    sent.mockImplementation(async () => json(422, {status: 422, code: 'request.invalid', fields: [{field: 'letter_en.body', code: 'letter.link_missing'}]}));
    await fireEvent.click(screen.getByRole('button', {name: 'Spara påminnelserna'}));
    await waitFor(() => expect(screen.getByRole('button', {name: 'Engelska'}).getAttribute('aria-pressed')).toBe('true'));
    expect(screen.getByText(/Texten saknar \{link\}/)).toBeTruthy();
  });
  test('who may only look sees the plan and no way to change it', async () => {
    await shown({...plan, may_edit: false});
    expect(screen.getByText('1 dag före sista svarsdag')).toBeTruthy();
    expect(screen.queryByRole('button', {name: /Spara|Lägg till|Ta bort|Skriv/})).toBeNull();
  });
});
