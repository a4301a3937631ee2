// SPDX-License-Identifier: EUPL-1.2
// How the operations of an area have answered over rounds, in words and figures.
import type {components} from '../../api/generated.ts';
import {isoWeek, number} from '../../ui/format.ts';
import {t} from '../../ui/i18n.svelte.ts';

type Schemas = components['schemas'];
export type AnswerRecord = Schemas['rounds.AnswerRecord'];
export type RecordRound = Schemas['rounds.RecordRound'];
export type RecordOperation = Schemas['rounds.RecordOperation'];
export type RecordOrganisation = Schemas['rounds.RecordOrganisation'];
export type Summary = Schemas['rounds.AnswerSummary'];
export type RecordCell = Schemas['rounds.RecordCell'];

export const LENGTHS = [6, 13, 26, 52];
export const STATES = ['reported', 'nothing', 'silent', 'excused', 'not_expected'] as const;

// "85 %"; a dash where there is nothing to divide by.
export const percent = (share: number | null | undefined) => (share === null || share === undefined ? '–' : t('rounds.record.share', {percent: number(share * 100)}));

// "18 tim", from two days on "2,5 dygn".
export function timeToAnswer(hours: number | null | undefined): string {
  if (hours === null || hours === undefined) return '–';
  return hours < 48 ? t('rounds.record.hours', {hours: number(hours)}) : t('rounds.record.days', {days: number(hours / 24, 1)});
}

// "45–46": the weeks of a round, without the word.
export function weeksOf(round: RecordRound): string {
  const [first, last] = [isoWeek(round.first), isoWeek(round.last)];
  return first === last ? String(first) : `${first}–${last}`;
}

export function cellInWords(cell: RecordCell): string {
  const answer = t(`rounds.record.state.${cell.state}`);
  return cell.late ? t('rounds.record.late', {answer}) : answer;
}
