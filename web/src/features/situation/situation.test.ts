// SPDX-License-Identifier: EUPL-1.2
import {fireEvent, render, screen} from '@testing-library/svelte';
import {afterEach, describe, expect, test, vi} from 'vitest';
import {setLanguage} from '../../ui/i18n.svelte.ts';
import Answers from './Answers.svelte';
import Basis from './Basis.svelte';
import fixture from './fixture.json';
import Matrix from './Matrix.svelte';
import {answerKind, breaksFor, cellOf, classOf, known, marksOf, ownOnly, reportsAt, standingOut, type Picture} from './picture.ts';
import Sentences from './Sentences.svelte';
import StandingOut from './StandingOut.svelte';
import Why from './Why.svelte';
import {ruleInWords} from '../../ui/rule.ts';
import {comparedInWords, spotsInWords, whenInWords} from './words.ts';

const picture = fixture as unknown as Picture;
const kvarnby = picture.areas[0]!;
const drugs = picture.categories[0]!;
afterEach(() => setLanguage('sv'));

describe('what a picture says', () => {
  test('what stands out comes worst first', () => {
    expect(standingOut(picture).map((cell) => cell.level)).toEqual(['bad', 'bad', 'warn', 'warn', 'warn']);
    expect(standingOut(picture)[0]).toMatchObject({area: 'kvarnby', category: 'DRUGS'});
  });
  test('an area shows how many of its cells ask for something', () => expect(marksOf(picture, 'kvarnby')).toEqual([{level: 'bad', count: 1}, {level: 'warn', count: 2}]));
  test('a round that nobody answered has no value', () => expect(known([{first: '2026-01-05', count: 0, expected: 3, answered: 0}, {first: '2026-01-19', count: 0, expected: 3, answered: 2}])).toEqual([null, 0]));
  test('a place leads to what gathered there over six periods, a hexagon to its area', () => {
    const spot = {...picture.spots[0]!, area: 'kvarnby', place: 'p1'};
    const points = picture.trends.find((trend) => trend.area === 'kvarnby')!.points;
    expect(reportsAt(picture, spot)).toEqual({plats: 'p1', fran: points.at(-6)!.first, till: picture.period.last});
    expect(reportsAt(picture, {...spot, place: 'hexagon:17'})).toMatchObject({omrade: 'kvarnby'});
    expect(reportsAt({...picture, trends: []}, spot)).toMatchObject({fran: picture.period.first});
  });
  test('areas of which only a part is seen are named', () => {
    expect(ownOnly(picture)).toEqual([]);
    expect(ownOnly({...picture, areas: [{...kvarnby, is_joint: false}, ...picture.areas.slice(1)]})).toEqual([kvarnby.name]);
  });
  test('density has five classes', () => expect([1, 2, 3, 11, 12, 400].map((n) => classOf(n, [1, 3, 6, 12, 20]))).toEqual([1, 1, 2, 3, 4, 5]));
  test('areas have five classes of their own, apart also when counts are small', () => {
    expect(breaksFor([3, 1])).toEqual([0, 2, 3, 4, 5]);
    expect(breaksFor([56, 12])).toEqual([0, 13, 25, 37, 49]);
    expect(classOf(56, breaksFor([56, 12]))).toBe(5);
  });
  test('silence, nothing to report and a late answer are told apart', () => {
    const operation = {id: '1', name: '', organisation: '', observations: 0};
    expect(answerKind({...operation, state: 'silent', late: false})).toBe('silent');
    expect(answerKind({...operation, state: 'nothing', late: false})).toBe('nothing');
    expect(answerKind({...operation, state: 'nothing', late: true})).toBe('late');
  });
});

describe('words', () => {
  test('a rule tells its values, bounds as whole counts within the band', () => {
    expect(ruleInWords({code: 'above_band', values: {count: 9, median: 5.5, high: 7.4}})).toBe('9 iakttagelser är fler än vanligt. Det vanliga är omkring 5,5, sällan över 7.');
  });
  test('a rule that has no sentence is named', () => {
    expect(ruleInWords({code: 'unheard' as never, values: {}})).toContain('unheard');
  });
  test('places say what they are compared with, and how many periods there are when they are too few', () => {
    const after = (periods: number) => spotsInWords({...picture, spots: [{...picture.spots[0]!, area: 'kvarnby'}], trends: picture.trends.map((trend) => ({...trend, points: trend.points.slice(-periods)}))});
    expect(after(12)).toContain('Jämfört med de sex före.');
    expect(after(8)).toContain('Bara 2 perioder finns före dem');
    expect(after(7)).toContain('Bara en period finns före dem');
    expect(after(6)).toContain('de 6 perioder som finns');
    expect(after(1)).toContain('den enda period som finns');
  });
  test('a comparison', () => {
    expect([comparedInWords(6, 8), comparedInWords(8, 6), comparedInWords(6, 6), comparedInWords(6, null)]).toEqual(
      ['2 färre än förra perioden', '2 fler än förra perioden', 'Lika många som förra perioden', 'Ingen period att jämföra med']);
  });
  test('when it happens', async () => {
    expect(whenInWords({weekdays: [3, 4, 5], from: 18, to: 23})).toBe('tors–lör 18–23');
    expect(whenInWords({weekdays: [0, 1, 2, 3, 4], from: 15, to: 18})).toBe('vardagar 15–18');
    expect(whenInWords({weekdays: [5, 6], from: 22, to: 24})).toBe('helger 22–00');
    expect(whenInWords(null)).toBe('ingen tydlig tid');
    await setLanguage('en');
    expect(whenInWords({weekdays: [3, 4, 5], from: 18, to: 23})).toBe('Thu–Sat 18–23');
  });
});

describe('the table of levels', () => {
  test('a cell says area, category, level, count and direction', () => {
    render(Matrix, {picture, area: null, category: null, onchoose: vi.fn()});
    expect(screen.getByRole('button', {name: /Kvarnby, Narkotika: Agera, 13 \+4 ökar/})).toBeTruthy();
  });
  test('a cell without answers says so and gives no number', () => {
    render(Matrix, {picture, area: null, category: null, onchoose: vi.fn()});
    const cell = screen.getByRole('button', {name: /Skolmiljö, Fysisk miljö/});
    expect(cell.textContent).toContain('Underlag saknas');
    expect(cell.textContent).not.toMatch(/\d/);
  });
  test('the first rounds give counts, and no level yet', () => {
    const young = {...picture, cells: picture.cells.map((cell) => ({...cell, level: 'none' as const, band: null, rule: {code: 'few_rounds' as const, values: {rounds: 1, needed: 6}}}))};
    render(Matrix, {picture: young, area: null, category: null, onchoose: vi.fn()});
    expect(screen.getByRole('button', {name: /Kvarnby, Narkotika: Underlag saknas, 13/})).toBeTruthy();
  });
  test('pressing a cell chooses it, pressing it again lets go', async () => {
    const onchoose = vi.fn();
    const {rerender} = render(Matrix, {picture, area: null, category: null, onchoose});
    await fireEvent.click(screen.getByRole('button', {name: /Kvarnby, Narkotika/}));
    expect(onchoose).toHaveBeenLastCalledWith('kvarnby', 'DRUGS');
    await rerender({picture, area: kvarnby, category: drugs, onchoose});
    await fireEvent.click(screen.getByRole('button', {name: /Kvarnby, Narkotika/}));
    expect(onchoose).toHaveBeenLastCalledWith(null);
  });
});

test('a chosen cell tells why, on what basis, and leads to its reports', () => {
  render(Why, {picture, area: kvarnby, category: drugs});
  expect(screen.getByText(/långt över det vanliga/).textContent).toContain('12 av 13 verksamheter har svarat');
  expect(screen.getByRole('link', {name: /rapport/}).getAttribute('href')).toBe('/app/rapporter?omrade=kvarnby&kategori=DRUGS&fran=2026-11-02&till=2026-11-15');
  expect(screen.getAllByRole('columnheader')).toHaveLength(cellOf(picture, 'kvarnby', 'DRUGS')!.history.length);
});

test('the silent are named', () => {
  render(Answers, {picture});
  expect(screen.getByText('Tyst: Simhallen, Kollektivtrafiken')).toBeTruthy();
  expect(screen.getByText('Alla har svarat.')).toBeTruthy();
});

test('a picture without levels does not say that all is calm', () => {
  render(StandingOut, {picture: {...picture, cells: picture.cells.map((cell) => ({...cell, level: 'none' as const}))}});
  expect(screen.getByText(/Det går inte att säga/)).toBeTruthy();
  expect(screen.queryByText(/Inget sticker ut/)).toBeNull();
});

test('what stands out for being serious says so, not what is usual', () => {
  const serious = {...picture, cells: [{...cellOf(picture, 'kvarnby', 'DRUGS')!, level: 'warn' as const, rule: {code: 'serious_reported' as const, values: {count: 3, serious: 1}}}]};
  render(StandingOut, {picture: serious});
  expect(screen.getByText('allvarligt')).toBeTruthy();
  expect(screen.queryByText(/vanligen/)).toBeNull();
});

test('a calm picture says that nothing stands out', () => {
  render(StandingOut, {picture: {...picture, cells: picture.cells.map((cell) => ({...cell, level: 'ok' as const}))}});
  expect(screen.getByText(/Inget sticker ut/)).toBeTruthy();
  expect(screen.queryByRole('link')).toBeNull();
});

describe('the situation in words', () => {
  const sentences = [{area: 'kvarnby', category: 'DRUGS', place: null, code: 'rose', sv: 'Narkotika har ökat i Kvarnby: 12 iakttagelser mot 4 perioden före.', en: 'Drugs have risen.',
    evidence: {first: '2026-11-02', last: '2026-11-15', answered: 12, expected: 13, values: {count: 12, previous: 4}, weekdays: []}}];
  test('a sentence shows its numbers and chooses its cell', async () => {
    render(Sentences, {picture: {...picture, sentences}});
    const button = screen.getByRole('button', {name: /Visa talen bakom: Narkotika har ökat/});
    expect(button.getAttribute('aria-expanded')).toBe('false');
    await fireEvent.click(button);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByText('Iakttagelser före').nextElementSibling?.textContent).toBe('4');
    expect(new URLSearchParams(location.search).get('omrade')).toBe('kvarnby');
    expect(new URLSearchParams(location.search).get('kategori')).toBe('DRUGS');
    history.replaceState(null, '', '/');
  });
  test('a picture from before there were sentences has none', () => {
    const {container} = render(Sentences, {picture: {...picture, sentences: null}});
    expect(container.querySelector('section')).toBeNull();
  });
});

describe('why a figure', () => {
  const basis = {area: 'kvarnby', area_name: 'Kvarnby', category: 'DRUGS', category_name: {sv: 'Narkotika', en: 'Drugs'}, counted: [{code: 'CRIME.DRUGS', name: {sv: 'Narkotika', en: 'Drugs'}}, {code: 'DISORDER.INTOX', name: {sv: 'Berusning', en: 'Intoxication'}}],
    first: '2026-11-02', last: '2026-11-15', is_joint: false, count: 12, expected: 13, silent: 1, excused: 0,
    lines: [{source: 'report', name: 'Kvarnbyskolan', organisation: 'Utbildning', from: '', licence: '', count: 7, late: 2, observations: 5}, {source: 'import', name: 'notiser.csv', organisation: 'Polisen', from: 'polisen.se', licence: 'public domain', count: 3, late: 0, observations: 3}, {source: 'others_reports', name: '', organisation: '', from: '', licence: '', count: 2, late: 0, observations: 3}],
    left_out: [{why: 'merged', count: 1, observations: 1}]};
  test('its sources, what is left out and the way to the observations', async () => {
    HTMLDialogElement.prototype.showModal ??= function () { this.open = true; };
    vi.stubGlobal('fetch', vi.fn(async () => new Response(JSON.stringify(basis), {headers: {'Content-Type': 'application/json'}})));
    render(Basis, {area: 'kvarnby', category: 'DRUGS', period: '2026-11-02', count: 12});
    await fireEvent.click(screen.getByRole('button', {name: 'Varför 12?'}));
    expect(await screen.findByText('Andra verksamheters rapporter')).toBeTruthy();
    expect(vi.mocked(fetch).mock.calls[0]![0]).toContain('/api/situation/basis?area=kvarnby&category=DRUGS&period=2026-11-02');
    expect(screen.getByText(/2 kom sent/)).toBeTruthy();
    expect(screen.getByText('Polisen, Importerad fil, från polisen.se, licens: public domain')).toBeTruthy();
    expect(screen.getByText('1 iakttagelse som är en dubblett av en annan')).toBeTruthy();
    expect(screen.getByRole('link', {hidden: true}).getAttribute('href')).toContain('kategori=CRIME.DRUGS%2CDISORDER.INTOX&fran=2026-11-02&till=2026-11-15');
    vi.unstubAllGlobals();
  });
});
