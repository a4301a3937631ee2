// SPDX-License-Identifier: EUPL-1.2
// The wall clock in Sweden, whatever the phone's own clock is set to. Held to the rules of lib/base/swedish_calendar.h.
const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Stockholm', hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
});

function shown(milliseconds: number): {day: string; minute: number} {
  const found = Object.fromEntries(parts.formatToParts(milliseconds).map((part) => [part.type, part.value]));
  return {day: `${found.year}-${found.month}-${found.day}`, minute: Number(found.hour) * 60 + Number(found.minute)};
}

export const swedishDay = (time: Date): string => shown(time.getTime()).day;

export const plusDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const offsetAt = (utc: number): number => {
  const wall = shown(utc);
  return Date.parse(`${wall.day}T00:00:00Z`) + wall.minute * 60_000 - utc;
};

/**
 * The instant when the clock shows a minute of a day, "2026-11-25T09:00:00.000Z". A time that is skipped in spring is
 * moved forward by an hour; one that is shown twice in autumn means the first. Undefined when the day is no day.
 */
export function utcOf(day: string, minute: number): string | undefined {
  const wall = Date.parse(`${day}T00:00:00Z`) + minute * 60_000;
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(wall)) return undefined;
  const candidates = [120, 60].map((offset) => wall - offset * 60_000);
  const exact = candidates.find((utc) => utc + offsetAt(utc) === wall);
  return new Date(exact ?? wall - 60 * 60_000).toISOString();
}

/** "22:30" as minutes from midnight. */
export function minuteOf(text: string): number | undefined {
  const found = /^(\d\d):(\d\d)/.exec(text);
  const [hour, minute] = [Number(found?.[1]), Number(found?.[2])];
  return found && hour < 24 && minute < 60 ? hour * 60 + minute : undefined;
}
