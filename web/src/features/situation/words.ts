// SPDX-License-Identifier: EUPL-1.2
// How the picture's figures are put into words.
import {number, weekdays} from '../../ui/format.ts';
import {t} from '../../ui/i18n.svelte.ts';
import {GATHERING_PERIODS, type Picture, type Spot} from './picture.ts';

export const bandInWords = (band: {low: number; high: number}) => ({low: number(Math.ceil(band.low)), high: number(Math.floor(band.high))});

export function comparedInWords(count: number, previous: number | null): string {
  if (previous === null) return t('situation.facts.first');
  if (count === previous) return t('situation.facts.same');
  return count < previous ? t('situation.facts.fewer', {count: previous - count}) : t('situation.facts.more', {count: count - previous});
}

const hour = (value: number) => String(value % 24).padStart(2, '0');
const sameDays = (days: number[], other: number[]) => days.length === other.length && other.every((day) => days.includes(day));

function daysInWords(days: number[]): string {
  if (days.length === 7) return t('situation.spots.every_day');
  if (sameDays(days, [0, 1, 2, 3, 4])) return t('situation.spots.working_days');
  if (sameDays(days, [5, 6])) return t('situation.spots.weekend');
  return weekdays(days);
}

export function whenInWords(peak: Spot['peak']): string {
  if (!peak) return t('situation.spots.no_peak');
  return t('situation.spots.hours', {days: daysInWords(peak.weekdays), from: hour(peak.from), to: hour(peak.to)});
}

// What places gather over and are compared with; where there are too few periods before for that, how many.
export function spotsInWords(picture: Picture): string {
  const histories = picture.spots.flatMap((spot) => picture.trends.filter((trend) => trend.area === spot.area).map((trend) => trend.points.length));
  const periods = Math.min(2 * GATHERING_PERIODS, ...histories);
  if (periods === 2 * GATHERING_PERIODS) return t('situation.spots.sub');
  return periods > GATHERING_PERIODS ? t('situation.spots.few_before', {count: periods - GATHERING_PERIODS}) : t('situation.spots.none_before', {count: periods});
}
