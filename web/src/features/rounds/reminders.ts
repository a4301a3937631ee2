// SPDX-License-Identifier: EUPL-1.2
// Reminders as the server sends them: when they go, what they say, and what keeps them from arriving.
import type {components} from '../../api/generated.ts';
import {t} from '../../ui/i18n.svelte.ts';
import {clockField, minuteOf, type Line} from './rounds.ts';

type Schemas = components['schemas'];
export type PlanPage = Schemas['rounds.ReminderPlanPage'];
export type Plan = PlanPage['plan'];
export type Moment = Plan['moments'][number];
export type Letter = Plan['letter_sv'];
export type Placeholder = PlanPage['placeholders'][number];
export type Trouble = 'no_recipient' | 'no_account' | 'undeliverable';
export type LetterLanguage = 'sv' | 'en';

export const most_moments = 8;

// A moment as its controls hold it.
export interface EditedMoment {key: number; anchor: Moment['anchor']; days: string; hours: string; direction: 'before' | 'after'}
let lastKey = 0;
export function editedMoment(moment: Moment): EditedMoment {
  const hours = moment.days * 24 + moment.hours;
  const size = Math.abs(hours);
  return {key: ++lastKey, anchor: moment.anchor, days: String(Math.floor(size / 24)), hours: String(size % 24), direction: hours > 0 ? 'after' : 'before'};
}
// What is no number goes as a fraction, which the server refuses at its field.
const whole = (text: string | number) => (/^\d+$/.test(String(text).trim()) ? Number(text) : 0.5);
export function momentOf(edited: EditedMoment): Moment {
  const sign = edited.direction === 'after' ? 1 : -1;
  return {anchor: edited.anchor, days: sign * whole(edited.days) || 0, hours: sign * whole(edited.hours) || 0};
}

export function momentInWords(moment: Moment): string {
  const hours = moment.days * 24 + moment.hours;
  if (!Number.isInteger(hours)) return '';
  if (hours === 0) return t(`reminders.moment_now.${moment.anchor}`);
  const [days, rest] = [Math.floor(Math.abs(hours) / 24), Math.abs(hours) % 24];
  const parts = [days && t('reminders.days', {count: days}), rest && t('reminders.hours', {count: rest})].filter(Boolean) as string[];
  const time = parts.length > 1 ? t('reminders.and', {one: parts[0]!, other: parts[1]!}) : parts[0]!;
  return hours < 0 ? t(`reminders.moment_before.${moment.anchor}`, {time}) : t(`reminders.moment_after.${moment.anchor}`, {time});
}

export interface EditedPlan {moments: EditedMoment[]; from: string; until: string; workingDays: boolean; letters: Record<LetterLanguage, Letter>}
export const editedPlan = (plan: Plan): EditedPlan => ({
  moments: plan.moments.map(editedMoment), from: clockField(plan.open_from), until: clockField(plan.open_until), workingDays: plan.working_days_only,
  letters: {sv: {...plan.letter_sv}, en: {...plan.letter_en}},
});
export const planOf = (edited: EditedPlan): Plan => ({
  moments: edited.moments.map(momentOf), open_from: minuteOf(edited.from) ?? -1, open_until: minuteOf(edited.until) ?? -1, working_days_only: edited.workingDays,
  letter_sv: edited.letters.sv, letter_en: edited.letters.en,
});
export const isStandard = (letter: Letter) => !letter.subject && !letter.body;

// As the server does it: {name}, where braces with a space or another brace between them are only braces.
const PLACEHOLDER = /\{([^{}\s]+)\}/g;
export const fill = (text: string, placeholders: Placeholder[], language: LetterLanguage) =>
  text.replace(PLACEHOLDER, (all, name: string) => placeholders.find((one) => one.name === name)?.[`sample_${language}`] ?? all);
export const unknownIn = (text: string, placeholders: Placeholder[]) =>
  [...text.matchAll(PLACEHOLDER)].filter(([, name]) => !placeholders.some((one) => one.name === name)).map(([all]) => all);

export const TROUBLES: Trouble[] = ['no_recipient', 'no_account', 'undeliverable'];
export const namesWith = (lines: Line[], trouble: Trouble) => lines.filter((line) => line.reminding?.trouble === trouble).map((line) => line.name);
