// SPDX-License-Identifier: EUPL-1.2
// What the form can tell by itself before anything is sent: what is missing, and what is odd enough to ask about. The
// server has the last word on the former and does not mind the latter.
import {control, type Field, type Question, type ReadForm, valueOf, whenOf} from './report_body.ts';
import {swedishDay} from './swedish_time.ts';

export interface Span {
  first: string;
  last: string;
}
/** Codes of error.<code>; the caller has the sentences. */
export interface Missing {
  control: string;
  code: string;
}

const MANY = 50;

function missingWhen(fields: readonly Field[], block: string, now: Date): string | undefined {
  const when = whenOf(fields, block, now);
  const isTimed = when.precision !== 'unknown' && when.precision !== 'recurring';
  if (isTimed && !when.from) return 'when.from_missing';
  if (when.precision === 'interval' && !when.to) return 'when.to_missing';
  if (when.from && when.to && when.to < when.from) return 'when.order';
  if (when.from && Date.parse(when.from) > now.getTime() + 3_600_000) return 'when.in_future';
  return when.precision === 'recurring' && !when.weekdays ? 'when.weekdays_missing' : undefined;
}

function isCount(text: string): boolean {
  const count = Number(text || '1');
  return Number.isInteger(count) && count >= 1 && count <= 999;
}

export function missingIn(fields: readonly Field[], questions: readonly Question[], {blocks}: ReadForm, now: Date): Missing[] {
  const missing: Missing[] = questions.filter((question) => question.required && !valueOf(fields, 'answer', question.code))
    .map(({code}) => ({control: control('answer', code), code: 'question.unanswered'}));
  for (const block of blocks) {
    if (!isCount(valueOf(fields, 'count', block))) missing.push({control: control('count', block), code: 'field.out_of_range'});
    const code = missingWhen(fields, block, now);
    if (code) missing.push({control: control('when', block), code});
  }
  return missing;
}

/** More than anybody is likely to have counted: it is asked about. */
export const isMany = (count: string): boolean => Number(count) > MANY && isCount(count);

/** The day seen, when it lies outside the round. It counts on the round's last day all the same. */
export function outsideRound(fields: readonly Field[], block: string, round: Span, now: Date): boolean {
  const {from} = whenOf(fields, block, now);
  if (!from) return false;
  const day = swedishDay(new Date(from));
  return day < round.first || day > round.last;
}

/** The question that a control belongs to, for the summary. */
export function questionOfControl(name: string, questions: readonly Question[]): Question | undefined {
  return questions.find(({code}) => new RegExp(`^[a-z]+(_to)?_${code.replace(/[^\w]/g, '\\$&')}(\\.\\d+)?$`).test(name));
}

