// SPDX-License-Identifier: EUPL-1.2
// What somebody has begun to write, kept on the phone for each round and operation; and the mark that it was sent, until
// the server's own page says so.
import type {Field} from './report_body.ts';
import {valueOf} from './report_body.ts';
import {swedishDay, plusDays} from './swedish_time.ts';

export interface Draft {
  key: string; // round/operation
  member: string;
  report: string;
  fields: Field[];
  savedAt: string;
  sentAt?: string; // sent: no draft any more
}

const DAYS_KEPT = 30;

export const keyOf = (round: string, operation: string) => `${round}/${operation}`;

export const isOld = (draft: Draft, now: Date): boolean => Date.parse(draft.savedAt) < now.getTime() - DAYS_KEPT * 86_400_000;

/** "Today" was said on the day the draft was saved: on another day it is that date. */
export function withDates(draft: Draft, now: Date): Field[] {
  const said = swedishDay(new Date(draft.savedAt));
  if (said === swedishDay(now)) return draft.fields;
  const dated: Field[] = [];
  for (const [name, value] of draft.fields) {
    const block = name.startsWith('when_') ? name.slice('when_'.length) : '';
    if (!block || (value !== 'today' && value !== 'yesterday')) dated.push([name, value]);
    else dated.push([name, 'at'], [`day_${block}`, value === 'today' ? said : plusDays(said, -1)]);
  }
  return dated.filter(([name, value]) => value !== '' || !dated.some(([other, text]) => other === name && text !== ''));
}

/** Something is said: an answer, or words. */
export function isBegun(fields: readonly Field[], questions: readonly {code: string}[]): boolean {
  return questions.some(({code}) => valueOf(fields, 'answer', code) !== '');
}
