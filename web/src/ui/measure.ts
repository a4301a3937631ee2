// SPDX-License-Identifier: EUPL-1.2
// Values of indicators in words: counts a round with one decimal, shares in per cent, other numbers as they were written.
import {number} from './format.ts';
import {t} from './i18n.svelte.ts';

export type Progress = 'reached' | 'on_the_way' | 'not_moving' | 'unknown';
export type Source = 'count' | 'survey' | 'number';

export const plain = (value: number) => number(value, Number.isInteger(Math.round(value * 10) / 10) ? 0 : 1);

// "8,7", "61 %", "14"
export const short = (value: number, source: Source) => (source === 'survey' ? t('ui.measure.share', {value: plain(value)}) : plain(value));

// "8,7 per omgång", "61 %", "14 felanmälningar i månaden"
export function inFull(value: number, source: Source, unit: string): string {
  if (source === 'count') return t('ui.measure.a_round', {value: plain(value)});
  return source === 'survey' || !unit ? short(value, source) : `${plain(value)} ${unit}`;
}
