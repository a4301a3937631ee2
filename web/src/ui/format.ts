// SPDX-License-Identifier: EUPL-1.2
// Figures and times as the design page writes them: thin no-break space for thousands, U+2212 for minus, en dash in
// ranges, 09.40 in Swedish and 09:40 in English. Days are 'YYYY-MM-DD' without zone; instants are shown in Swedish time.
import {grouped, language, t} from './i18n.svelte.ts';

const MINUS = '\u2212';
const DASH = '\u2013';
const ZONE = 'Europe/Stockholm';
const locale = () => (language() === 'sv' ? 'sv-SE' : 'en-GB');

export function number(value: number, decimals = 0): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const text = fraction ? `${grouped(whole)}${language() === 'sv' ? ',' : '.'}${fraction}` : grouped(whole);
  return value < 0 && Number(value.toFixed(decimals)) !== 0 ? MINUS + text : text;
}

export const signed = (value: number) => (value > 0 ? `+${number(value)}` : value < 0 ? number(value) : '±0');

const utc = (day: string) => new Date(`${day}T00:00:00Z`);
const dayPart = (day: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale(), {...options, timeZone: 'UTC'}).format(utc(day));

export const date = (day: string) => dayPart(day, {day: 'numeric', month: 'long', year: 'numeric'});
const year = (instant: Date) => Number(new Intl.DateTimeFormat('sv-SE', {year: 'numeric', timeZone: ZONE}).format(instant));
// " 2025" where the year is not this one, since a day without a year is taken for one of this year.
const otherYear = (of: number) => (of === year(new Date()) ? '' : ` ${of}`);
const dayAndMonth = (day: string) => dayPart(day, {day: 'numeric', month: 'short'}).replace(/\.$/, '');

// "16 nov", "16 nov 2025"
export const shortDate = (day: string) => dayAndMonth(day) + otherYear(Number(day.slice(0, 4)));
export const monthYear = (day: string) => dayPart(day, {month: 'short', year: 'numeric'}).replace('.', '');

// "2–15 november 2026", "28 september–11 oktober 2026", "22 december 2026–4 januari 2027"
export function dayRange(first: string, last: string): string {
  const end = date(last);
  if (first === last) return end;
  if (first.slice(0, 7) === last.slice(0, 7)) return `${Number(first.slice(8))}${DASH}${end}`;
  const start = first.slice(0, 4) === last.slice(0, 4) ? dayPart(first, {day: 'numeric', month: 'long'}) : date(first);
  return language() === 'sv' ? `${start}${DASH}${end}` : `${start} ${DASH} ${end}`;
}

// The same for narrow columns: "2–15 nov 2026", "28 sep–11 okt 2026".
export function shortRange(first: string, last: string): string {
  const end = `${dayAndMonth(last)} ${last.slice(0, 4)}`;
  if (first === last) return end;
  if (first.slice(0, 7) === last.slice(0, 7)) return `${Number(first.slice(8))}${DASH}${end}`;
  const start = first.slice(0, 4) === last.slice(0, 4) ? dayAndMonth(first) : `${dayAndMonth(first)} ${first.slice(0, 4)}`;
  return language() === 'sv' ? `${start}${DASH}${end}` : `${start} ${DASH} ${end}`;
}

export function isoWeek(day: string): number {
  const thursday = utc(day);
  thursday.setUTCDate(thursday.getUTCDate() + 3 - ((thursday.getUTCDay() + 6) % 7));
  return 1 + Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 604_800_000);
}

// "Vecka 45–46", "Week 45"
export function weeks(first: string, last: string): string {
  const [from, to] = [isoWeek(first), isoWeek(last)];
  return from === to ? t('ui.week', {week: from}) : t('ui.weeks', {first: from, last: to});
}

const inZone = (instant: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale(), {...options, timeZone: ZONE}).format(new Date(instant));

export function time(instant: string): string {
  const text = inZone(instant, {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'});
  return language() === 'sv' ? text.replace(':', '.') : text;
}

// "16 nov 09.40", "16 nov 2025 09.40"
export const dateTime = (instant: string) =>
  `${inZone(instant, {day: 'numeric', month: 'short'}).replace(/\.$/, '')}${otherYear(year(new Date(instant)))} ${time(instant)}`;
// "ons 18 nov", "tis 18 nov 2025"
export const weekdayDate = (instant: string) =>
  inZone(instant, {weekday: 'short', day: 'numeric', month: 'short'}).replace(/\./g, '').replace(',', '') + otherYear(year(new Date(instant)));

// Weekdays are 0 (Monday) to 6 (Sunday).
export const weekday = (index: number) =>
  new Intl.DateTimeFormat(locale(), {weekday: 'short', timeZone: 'UTC'}).format(Date.UTC(2024, 0, 1 + index)).replace('.', '');

// A run of weekdays in words: "tors–lör", "mån, ons", "vardagar" is left to the texts.
export function weekdays(indices: number[]): string {
  const runs: number[][] = [];
  for (const day of [...indices].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs.map((run) => (run.length > 2 ? `${weekday(run[0]!)}${DASH}${weekday(run.at(-1)!)}` : run.map(weekday).join(', '))).join(', ');
}

export const share = (part: number, whole: number) => t('ui.share', {part: number(part), whole: number(whole)});
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
