// SPDX-License-Identifier: EUPL-1.2
// The text as the guard reads it: one Latin-1 character for each, digits and dashes of Unicode as ASCII, invisible
// characters dropped, letters with a combining mark composed. The twin of lib/guard/folded_text.cpp.
import names from '../../../../data/names/names.json';
import specification from '../../../../lib/guard/specification.json';

export type Role =
  | 'given' | 'surname' | 'title' | 'introducer' | 'vehicle' | 'not_plate' | 'telephone' | 'bridge' | 'door' | 'service' | 'mailbox';

const OTHER_LETTER = 0x80;
const OTHER_SIGN = 0x81;
const LONGEST_WORD = 24;
const NEWLINE = 10;

export class FoldedText {
  constructor(
    readonly text: string,
    private readonly origin: readonly number[],
  ) {}

  get size(): number {
    return this.text.length;
  }
  /** The character's code; a newline beyond the ends, which nothing matches. */
  at(index: number): number {
    return index >= 0 && index < this.text.length ? this.text.charCodeAt(index) : NEWLINE;
  }
  originalBegin(first: number): number {
    return this.origin[first]!;
  }
  /** Where the characters before `end` end, with what was dropped behind them. */
  originalEnd(end: number): number {
    let next = end;
    while (next < this.size && this.origin[next] === this.origin[end - 1]) ++next;
    return this.origin[next]!;
  }
}

export const code = (character: string): number => character.charCodeAt(0);
export const isAnyOf = (c: number, set: string): boolean => set.includes(String.fromCharCode(c));
export const isDigit = (c: number): boolean => c >= 48 && c <= 57;
export const isUpper = (c: number): boolean => (c >= 65 && c <= 90) || (c >= 0xc0 && c <= 0xde && c !== 0xd7);
export const isAsciiLetter = (c: number): boolean => (c >= 65 && c <= 90) || (c >= 97 && c <= 122);
export const isLetter = (c: number): boolean =>
  isAsciiLetter(c) || (c >= 0xc0 && c !== 0xd7 && c !== 0xf7) || c === OTHER_LETTER;
export const isWord = (c: number): boolean => isLetter(c) || isDigit(c);
export const lower = (c: number): number => (isUpper(c) ? c + 0x20 : c);
export const upper = (c: number): number => (c >= 97 && c <= 122 ? c - 0x20 : c);

const isIn = (ranges: readonly number[][], point: number): boolean =>
  ranges.some(([first, last]) => first! <= point && point <= last!);

const mapped = specification.mapped as [number, number, string][];
const expanded = new Map(specification.expanded as [number, string][]);
const composed = new Map((specification.composed as [string, number, string][]).map(([letter, mark, to]) => [letter + mark, to]));

function mappedTo(point: number): number | undefined {
  let low = 0;
  let high = mapped.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mapped[middle]![0] <= point) low = middle + 1;
    else high = middle;
  }
  const entry = mapped[low - 1];
  return entry && point <= entry[1] ? code(entry[2]) + point - entry[0] : undefined;
}

function foldSingle(point: number): number {
  const to = mappedTo(point);
  if (to !== undefined) return to;
  if (point < 0x80 || (point >= 0xa0 && point < 0x100)) return point;
  return isIn(specification.other_letters, point) ? OTHER_LETTER : OTHER_SIGN;
}

const isMark = (point: number): boolean => point >= 0x300 && point <= 0x36f;

/** The characters for one code point: none when it is dropped. */
function foldPoint(point: number): number[] {
  if (point < 0x80 || (point >= 0xc0 && point <= 0xff)) return [point === 9 ? 32 : point];
  if (isIn(specification.dropped, point)) return [];
  const several = expanded.get(point);
  return several ? [...several].map(code) : [foldSingle(point)];
}

export function fold(text: string): FoldedText {
  const characters: number[] = [];
  const origin: number[] = [];
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at)!;
    if (isMark(point)) {
      const last = characters.length - 1;
      const to = last >= 0 && composed.get(String.fromCharCode(characters[last]!) + point);
      if (to) characters[last] = code(to);
    } else {
      for (const character of foldPoint(point)) {
        characters.push(character);
        origin.push(at);
      }
    }
    at += point > 0xffff ? 2 : 1;
  }
  origin.push(text.length);
  return new FoldedText(joined(characters), origin);
}

function joined(characters: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < characters.length; at += 8192) parts.push(String.fromCharCode(...characters.slice(at, at + 8192)));
  return parts.join('');
}

const roles = new Map<string, Set<Role>>();
const lists: [Role, readonly string[]][] = [
  ['given', names.given],
  ['surname', names.surnames],
  ...(Object.entries(specification.words) as [Role, string[]][]),
];
for (const [role, words] of lists) {
  for (const word of words) {
    const key = lowered(word);
    roles.set(key, (roles.get(key) ?? new Set()).add(role));
  }
}

function lowered(word: string): string {
  let out = '';
  for (let i = 0; i < word.length; ++i) out += String.fromCharCode(lower(word.charCodeAt(i)));
  return out;
}

/** Whether the specification gives the word (any case) the role. */
export function hasRole(word: string, role: Role): boolean {
  return word.length <= LONGEST_WORD && (roles.get(lowered(word))?.has(role) ?? false);
}

export function wordEnd(text: FoldedText, begin: number): number {
  while (isWord(text.at(begin))) ++begin;
  return begin;
}

/** Whether the word before a place has the role, when at most three spaces, colons or full stops stand between. */
export function hasRoleBefore(text: FoldedText, place: number, role: Role): boolean {
  let end = place;
  while (end > 0 && place - end < 3 && isAnyOf(text.at(end - 1), ' :.')) --end;
  let begin = end;
  while (begin > 0 && end - begin <= LONGEST_WORD && isWord(text.at(begin - 1))) --begin;
  return end > begin && hasRole(text.text.slice(begin, end), role);
}

export function digitsFrom(text: FoldedText, at: number, most: number): number {
  let count = 0;
  while (count < most && isDigit(text.at(at + count))) ++count;
  return count;
}

export function skipSpaces(text: FoldedText, at: number, most: number): number {
  let count = 0;
  while (count < most && text.at(at + count) === 32) ++count;
  return at + count;
}

/** Ten characters, the last of them the check digit; a letter counts as 1. */
export function hasLuhnCheck(ten: string): boolean {
  let sum = 0;
  for (let i = 0; i < ten.length; ++i) {
    const value = isDigit(ten.charCodeAt(i)) ? ten.charCodeAt(i) - 48 : 1;
    const weighted = i % 2 === 0 ? value * 2 : value;
    sum += Math.floor(weighted / 10) + (weighted % 10);
  }
  return sum % 10 === 0;
}
