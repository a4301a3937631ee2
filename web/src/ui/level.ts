// SPDX-License-Identifier: EUPL-1.2
// The four levels of a picture and the three directions of a change, as all parts of the product write them.
export type Level = 'ok' | 'warn' | 'bad' | 'none';
export const LEVELS: Level[] = ['ok', 'warn', 'bad', 'none'];
export type TrendWord = 'up' | 'down' | 'none';
