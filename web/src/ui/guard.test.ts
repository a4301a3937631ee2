// SPDX-License-Identifier: EUPL-1.2
import {describe, expect, test} from 'vitest';
import {vectors} from '../../../lib/guard/vectors.json';
import {action, find, masked, strictest} from './guard.ts';

const points = (text: string, unit: number): number => [...text.slice(0, unit)].length;

describe('the vectors that server and browser share', () => {
  test.each(vectors)('$why: $text', ({text, findings}) => {
    const found = find(text, 'report_text').map(({type, begin, end}) => ({type, begin: points(text, begin), end: points(text, end)}));
    expect(found).toEqual(findings);
  });
});

test('what the profile keeps is no finding; the strictest action decides', () => {
  const text = 'Ring 070-1740605 om 821105-9954, hälsar Anna Andersson';
  expect(find(text, 'report_text').map(({type}) => type)).toEqual(['phone', 'personnummer', 'name']);
  expect(find(text, 'secrecy').map(({type}) => type)).toEqual(['personnummer']);
  expect(strictest(find(text, 'report_text'), 'report_text')).toBe('block');
  expect(strictest(find('Ring 070-1740605', 'report_text'), 'report_text')).toBe('choose');
  expect(strictest([], 'minutes')).toBe('keep');
  expect(action('personnummer', 'secrecy')).toBe('confirm_with_purpose');
});

test('masking replaces each finding and nothing else, also among invisible characters', () => {
  const mask = (text: string): string => masked(text, find(text, 'report_text'), (type) => `[${type}]`);
  expect(mask('🙂 Åsa: 8211\u200b05-9954 på ö, 070-174 06 05!')).toBe('🙂 Åsa: [personnummer] på ö, [phone]!');
  expect(mask('\ud83d 821105-9954 \ude00')).toBe('\ud83d [personnummer] \ude00');
  expect(mask('inget här')).toBe('inget här');
});

test('a long text is read in one go', () => {
  const text = 'Anna Maria 1 a@ +46 (0) A.B. '.repeat(4000);
  expect(find(text, 'report_text').every(({begin, end}) => begin < end && end <= text.length)).toBe(true);
});
