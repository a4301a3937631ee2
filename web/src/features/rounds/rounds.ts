// SPDX-License-Identifier: EUPL-1.2
// Rounds as the server sends them, and how their days and times are put into words.
import type {components} from '../../api/generated.ts';
import {dayRange, weeks} from '../../ui/format.ts';
import {language, t} from '../../ui/i18n.svelte.ts';

type Schemas = components['schemas'];
export type Round = Schemas['rounds.RoundSummary'];
export type RoundPage = Schemas['rounds.RoundPage'];
export type Line = Schemas['rounds.RoundLine'];
export type ReportPage = Schemas['rounds.ReportPage'];
export type ReportBody = Schemas['rounds.ReportBody'];
export type Seen = ReportBody['observations'][number];
export type AreaRhythm = Schemas['rounds.AreaRhythm'];
export type Rhythm = Schemas['rounds.ShownRhythm'];
export type ChecklistSummary = Schemas['rounds.ChecklistSummary'];

export const daysOf = (round: {first: string; last: string}) => `${weeks(round.first, round.last)}, ${dayRange(round.first, round.last)}`;
export const stateOf = (round: Round) => (round.is_due ? 'due' : round.state);
export const missing = (round: Round) => round.expected - round.answered;

const two = (value: number) => String(value).padStart(2, '0');
export const clock = (minute: number) => `${two(Math.floor(minute / 60))}${language() === 'sv' ? '.' : ':'}${two(minute % 60)}`;
export const clockField = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
// Minutes from midnight of "12:30"; null when it is no time.
export function minuteOf(text: string): number | null {
  const parts = /^(\d{1,2})[:.](\d{2})$/.exec(text.trim());
  if (!parts) return null;
  const minute = Number(parts[1]) * 60 + Number(parts[2]);
  return minute < 1440 && Number(parts[2]) < 60 ? minute : null;
}

export function rhythmInWords(rhythm: Rhythm): string {
  const every = t(`rounds.every.${rhythm.length_days as 7 | 14 | 28}`);
  return `${every}. ${t('rounds.answer_by', {days: rhythm.deadline_days, time: clock(rhythm.deadline_minute)})}.`;
}
export const nextInWords = (area: AreaRhythm) => (area.next_first && area.next_last ? dayRange(area.next_first, area.next_last) : '');
