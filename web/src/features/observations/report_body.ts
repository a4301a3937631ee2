// SPDX-License-Identifier: EUPL-1.2
// What the form says, as the body that the interface takes. The server does the same for a form sent without JavaScript
// (src/features/rounds/http/posted_report.cpp); controls are named alike, <what>_<block>, where a block is one thing
// seen: the question's code for the first, "drugs.2" for the next.
import type {components} from '../../api/generated.ts';
import {minuteOf, plusDays, swedishDay, utcOf} from './swedish_time.ts';

export type Field = [name: string, value: string];
type Schemas = components['schemas'];
export type Body = Schemas['rounds.ReportBody'];
export type Seen = Schemas['observations.Seen'];
type When = Schemas['observations.WhenSeen'];
export interface Question {
  code: string;
  name: string;
  required: boolean;
}
export interface ReadForm {
  body: Body;
  blocks: string[]; // blocks[i] names where observation i was written
}

export const control = (what: string, block: string): string => `${what}_${block}`;

export function valueOf(fields: readonly Field[], what: string, block: string): string {
  return fields.find(([name]) => name === control(what, block))?.[1].trim() ?? '';
}

export function blocksOf(fields: readonly Field[], question: string): string[] {
  const prefix = `${control('count', question)}.`;
  const numbers = fields.filter(([name]) => name.startsWith(prefix)).map(([name]) => Number(name.slice(prefix.length)));
  return [question, ...numbers.filter((n) => Number.isInteger(n) && n > 1).sort((a, b) => a - b).map((n) => `${question}.${n}`)];
}

export function blockOf(question: string, number: number): string {
  return number === 1 ? question : `${question}.${number}`;
}

const never: When = {precision: 'unknown', from: null, to: null, weekdays: null, from_minute: null, to_minute: null};

function wholeDay(day: string): When {
  return {...never, precision: 'day', from: utcOf(day, 0) ?? null};
}

function recurring(fields: readonly Field[], block: string): When {
  const days = fields.filter(([name]) => name === control('weekday', block)).map(([, value]) => Number(value));
  const bits = days.reduce((sum, day) => sum | (1 << (day - 1)), 0);
  const minute = (what: string) => minuteOf(valueOf(fields, what, block)) ?? null;
  return {...never, precision: 'recurring', weekdays: bits || null, from_minute: minute('time'), to_minute: minute('time_to')};
}

/** When it was seen; `now` says which day today is. */
export function whenOf(fields: readonly Field[], block: string, now: Date): When {
  const value = (what: string) => valueOf(fields, what, block);
  const at = (day: string, time: string, otherwise: number) => utcOf(value(day), minuteOf(value(time)) ?? otherwise) ?? null;
  switch (value('when')) {
    case 'today': return wholeDay(swedishDay(now));
    case 'yesterday': return wholeDay(plusDays(swedishDay(now), -1));
    case 'at': return {...never, precision: minuteOf(value('time')) === undefined ? 'day' : 'exact', from: at('day', 'time', 0)};
    case 'between': return {...never, precision: 'interval', from: at('day', 'time', 0), to: at('day_to', 'time_to', 1439)};
    case 'recurring': return recurring(fields, block);
    default: return never;
  }
}

const isId = (text: string) => /^[0-9a-f-]{36}$/i.test(text);
const numberOrNull = (text: string) => (text === '' || Number.isNaN(Number(text)) ? null : Number(text));

function whereOf(fields: readonly Field[], block: string): Seen['where'] {
  const place = valueOf(fields, 'place', block);
  if (isId(place)) return {place, lon: null, lat: null, words: ''};
  return {place: null, lon: numberOrNull(valueOf(fields, 'lon', block)), lat: numberOrNull(valueOf(fields, 'lat', block)), words: valueOf(fields, 'words', block)};
}

function seenIn(fields: readonly Field[], block: string, isSerious: boolean, now: Date): Seen {
  const value = (what: string) => valueOf(fields, what, block);
  const count = Number(value('count') || '1');
  return {
    category: value('category'),
    severity: isSerious ? 3 : 2,
    count: Number.isInteger(count) ? count : 0,
    where: whereOf(fields, block),
    when: whenOf(fields, block, now),
    description: value('description'),
    kept_reason: value('reason'),
    police_reported: (value('police') || 'unknown') as Seen['police_reported'],
    action_taken: value('action'),
    wants_feedback: value('feedback') !== '',
  };
}

export function readForm(fields: readonly Field[], questions: readonly Question[], now: Date): ReadForm {
  const read: ReadForm = {body: {nothing: false, answers: [], observations: []}, blocks: []};
  for (const {code} of questions) {
    const answer = valueOf(fields, 'answer', code) as '' | 'usual' | 'more' | 'serious';
    if (!answer) continue;
    read.body.answers.push({question: code, answer});
    if (answer === 'usual') continue;
    for (const block of blocksOf(fields, code)) {
      read.body.observations.push(seenIn(fields, block, answer === 'serious', now));
      read.blocks.push(block);
    }
  }
  return read;
}

export const nothingSeen: Body = {nothing: true, answers: [], observations: []};

const PARTS: [string, string][] = [
  ['.description', 'description'], ['.where.words', 'words'], ['.where', 'place'], ['.action_taken', 'action'], ['.kept_reason', 'reason'],
  ['.when', 'when'], ['.police_reported', 'police'], ['.category', 'category'], ['.wants_feedback', 'feedback'],
];

/** The control that a fault of the body is about; empty when it is about the report as a whole. */
export function controlOf(path: string, blocks: readonly string[]): string {
  const local = path.replace(/^body\./, '');
  const answer = /^answers\.(.+)$/.exec(local);
  if (answer) return control('answer', answer[1]!);
  const seen = /^observations\[(\d+)\](.*)$/.exec(local);
  const block = seen && blocks[Number(seen[1])];
  if (!block) return '';
  return control(PARTS.find(([part]) => seen[2]!.startsWith(part))?.[1] ?? 'count', block);
}
