// SPDX-License-Identifier: EUPL-1.2
// The start of an area, its joint goals and their indicators: forms of data, and how values and changes are told.
import type {components} from '../../api/generated.ts';
import {date, dayRange, number} from '../../ui/format.ts';
import {language, t, textFor} from '../../ui/i18n.svelte.ts';
import {inFull, short} from '../../ui/measure.ts';

type Schemas = components['schemas'];
export type Page = Schemas['goals.GoalsPage'];
export type Start = Schemas['goals.Start'];
export type GoalOnPage = Schemas['goals.GoalOnPage'];
export type Goal = Schemas['goals.Goal'];
export type IndicatorOnPage = Schemas['goals.IndicatorOnPage'];
export type Shown = Schemas['goals.ShownIndicator'];
export type Level = Schemas['goals.ShownLevel'];
export type Measurement = Schemas['goals.Measurement'];
export type Counted = Schemas['goals.CountedBaseline'];
export type Change = Schemas['goals.ShownChange'];
export type Source = Shown['source'];

export const STEPS = ['reason', 'parties', 'goals', 'rhythm'] as const;
export type Step = (typeof STEPS)[number];

export const today = () => new Date().toLocaleDateString('sv-SE', {timeZone: 'Europe/Stockholm'});
export const dayBefore = (days: number) => new Date(Date.parse(`${today()}T12:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
export const stands = (kept: {ended_on?: string | null}) => !kept.ended_on || kept.ended_on > today();
export const startPath = (area: string, step?: Step) => `/app/omraden/${area}/start${step ? `?steg=${step}` : ''}`;
export const goalsPath = (area: string) => `/app/omraden/${area}/mal`;

// What of the start is done; it follows from what stands, so the guide can be left and come back to.
export function done(page: Page): Record<Step, boolean> {
  return {
    reason: Boolean(page.start),
    parties: page.parties.filter((party) => party.function === 'core').length > 1,
    goals: page.goals.some((goal) => stands(goal.kept) && goal.indicators.some((one) => stands(one.kept))),
    rhythm: Boolean(page.rhythm),
  };
}

// A number as people write it, with a comma or a point; null for nothing, and NaN for what is none, which the server
// says no to beside its field.
export const written = (text: string) => (text.trim() === '' ? null : Number(text.replace(/\s/g, '').replace(',', '.').replace('\u2212', '-')));
export const forField = (value: number | null | undefined) => (typeof value !== 'number' ? '' : String(Math.round(value * 1000) / 1000).replace('.', language() === 'sv' ? ',' : '.'));

// "6 omgångar, 18 av 30 svar" and what is to be said against them.
export function restsOn(level: Level, source: Source): string {
  const words = [];
  if (level.from && level.to) words.push(dayRange(level.from, level.to));
  if (source === 'count') {
    words.push(t('goals.rounds', {count: level.rounds}));
    if (level.expected) words.push(t('goals.answers', {answered: number(level.answered), expected: number(level.expected)}));
    if (level.left_out) words.push(t('goals.left_out', {count: level.left_out}));
  }
  if (level.answers) words.push(t('goals.answered', {count: level.answers}));
  if (level.source) words.push(level.source);
  return words.join(' · ');
}

export const levelInWords = (level: Level, shown: Shown) => inFull(level.value, shown.source, shown.unit);
export const targetInWords = (shown: Shown) =>
  t(shown.wanted === 'down' ? 'goals.at_most' : 'goals.at_least', {value: inFull(shown.target, shown.source, shown.unit)}) + (shown.by ? ` ${t('goals.by', {day: date(shown.by)})}` : '');

// Why it stands where it does: the doubt, or whether the change is more than chance.
export function reasonOf(shown: Shown): string {
  if (shown.doubt) return t(`goals.doubt.${shown.doubt}`);
  if (typeof shown.is_certain !== 'boolean') return shown.baseline && shown.source !== 'number' ? t('goals.margin_unknown') : '';
  return t(shown.is_certain ? 'goals.beyond_chance' : 'goals.within_chance');
}

// A field before and after, with its days, choices and numbers as the page writes them.
const DAY = /^\d{4}-\d\d-\d\d$/;
export function valueInWords(field: string, value: string): string {
  if (value === '') return t('goals.nothing');
  if (DAY.test(value)) return date(value);
  if (field === 'wanted' || field === 'source') return textFor(`goals.${field}.${value}`) ?? value;
  return /^-?\d+(\.\d+)?$/.test(value) && field !== 'registry_number' ? short(Number(value), 'number') : value;
}
export const fieldInWords = (field: string) => textFor(`goals.field.${field}`) ?? field;
