// SPDX-License-Identifier: EUPL-1.2
// Personnummer, samordningsnummer and interim numbers: the twin of lib/guard/identity_number.cpp.
import specification from '../../../../lib/guard/specification.json';
import {type FoldedText, hasLuhnCheck, hasRole, hasRoleBefore, isAnyOf, isDigit, isWord, upper, wordEnd} from './folded_text.ts';
import type {MaybeHit, Type} from './hit.ts';

const MOST_WORDS_BETWEEN = 6;
const MOST_CHARACTERS_BETWEEN = 48;

type Gap = 'none' | 'space' | 'sign' | 'words';

const isInterimLetter = (c: number): boolean => isAnyOf(upper(c), specification.interim_letters);
const isKnownCentury = (century: number): boolean => specification.centuries.includes(century);

function isLeap(century: number, year: number): boolean {
  if (year % 4 !== 0) return false;
  return year !== 0 || century === 0 || century % 4 === 0;
}

function isDate(century: number, year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= lengths[month - 1]! + (month === 2 && isLeap(century, year) ? 1 : 0);
}

/** What has been read of a number: its ten characters, and the century when it is written. */
class IdentityNumber {
  characters = '';
  century = 0;

  push(c: number): void {
    this.characters += String.fromCharCode(c);
  }
  private two(index: number): number {
    return Number(this.characters.slice(index, index + 2));
  }
  get year(): number {
    return this.two(0);
  }
  private get isCoordinated(): boolean {
    return this.two(4) > 60;
  }
  hasDate(): boolean {
    return isDate(this.century, this.year, this.two(2), this.two(4) - (this.isCoordinated ? 60 : 0));
  }
  hasCheck(): boolean {
    return hasLuhnCheck(this.characters);
  }
  type(): Type {
    if (!isDigit(this.characters.charCodeAt(6))) return 'interim_number';
    return this.isCoordinated ? 'samordningsnummer' : 'personnummer';
  }
}

class Reader {
  private separatorUsed = 0;

  constructor(
    private readonly text: FoldedText,
    public at: number,
  ) {}

  private peek(ahead = 0): number {
    return this.text.at(this.at + ahead);
  }
  private skipUpTo(most: number, set: string): number {
    let count = 0;
    while (count < most && isAnyOf(this.peek(), set)) {
      ++this.at;
      ++count;
    }
    return count;
  }
  private twoDigits(number: IdentityNumber): boolean {
    if (!isDigit(this.peek()) || !isDigit(this.peek(1))) return false;
    number.push(this.peek());
    number.push(this.peek(1));
    this.at += 2;
    return true;
  }
  century(number: IdentityNumber): boolean {
    if (!isDigit(this.peek()) || !isDigit(this.peek(1))) return false;
    number.century = (this.peek() - 48) * 10 + (this.peek(1) - 48);
    this.at += 2;
    this.skipUpTo(1, ' ');
    return isKnownCentury(number.century);
  }
  private separator(): boolean {
    if (this.separatorUsed === 0) return true;
    if (this.peek() !== this.separatorUsed) return false;
    ++this.at;
    return true;
  }
  /** The same separator, or none, twice: 2012-061234 is a case number, not a date. */
  date(number: IdentityNumber): boolean {
    if (!this.twoDigits(number)) return false;
    this.separatorUsed = isAnyOf(this.peek(), ' -./') ? this.peek() : 0;
    return this.separator() && this.twoDigits(number) && this.separator() && this.twoDigits(number) && number.hasDate();
  }
  private beginsLastFour(): boolean {
    return isDigit(this.peek()) || (isInterimLetter(this.peek()) && isDigit(this.peek(1)));
  }
  /** How the last four are set apart from the date. */
  gap(): Gap | undefined {
    const start = this.at;
    const spaces = this.skipUpTo(3, ' ');
    if (this.beginsLastFour()) return spaces === 0 ? 'none' : 'space';
    if (spaces === 0 && isAnyOf(this.peek(), '.:/_*=~')) ++this.at;
    else if (this.skipUpTo(2, '-+') > 0) this.skipUpTo(3, ' ');
    if (this.at > start + spaces && this.beginsLastFour()) return 'sign';
    this.at = start;
    return this.words();
  }
  private words(): Gap | undefined {
    const limit = this.at + MOST_CHARACTERS_BETWEEN;
    for (let count = 0; this.at < limit; ++count) {
      this.skipUpTo(3, ' ,:;().-\'"');
      if (count > 0 && this.beginsLastFour()) return 'words';
      const end = wordEnd(this.text, this.at);
      if (count === MOST_WORDS_BETWEEN || !hasRole(this.text.text.slice(this.at, end), 'bridge')) return undefined;
      this.at = end;
    }
    return undefined;
  }
  lastFour(number: IdentityNumber, gap: Gap): boolean {
    number.push(this.peek());
    ++this.at;
    for (let i = 1; i < 4; ++i) {
      if (i === 2 && gap !== 'none') this.skipUpTo(1, ' ');
      if (!isDigit(this.peek())) return false;
      number.push(this.peek());
      ++this.at;
    }
    return !isWord(this.peek());
  }
  isBare(gap: Gap): boolean {
    return this.separatorUsed === 0 && gap === 'none';
  }
}

function isClock(text: FoldedText, at: number): boolean {
  for (let i = 0; i < 4; ++i) if (!isDigit(text.at(at + i))) return false;
  return Number(text.text.slice(at, at + 2)) < 24 && text.at(at + 2) < 54 && !isWord(text.at(at + 4));
}

/** "2024-11-25 1430-1600": a day and its hours. */
function isTimeRange(text: FoldedText, end: number): boolean {
  let next = end;
  if (text.at(next) === 32) ++next;
  if (text.at(next) !== 45) return false;
  ++next;
  if (text.at(next) === 32) ++next;
  return isClock(text, end - 4) && isClock(text, next);
}

function confidence(number: IdentityNumber, gap: Gap): number {
  if (gap === 'words') return 85;
  return number.century !== 0 || gap === 'sign' ? 99 : 95;
}

function grouped(text: FoldedText, begin: number, withCentury: boolean): MaybeHit {
  const number = new IdentityNumber();
  const reader = new Reader(text, begin);
  if (withCentury && !reader.century(number)) return undefined;
  if (!reader.date(number)) return undefined;
  const gap = reader.gap();
  if (!gap || !reader.lastFour(number, gap) || !number.hasCheck() || isTimeRange(text, reader.at)) return undefined;
  // 07 opens mobile numbers too; the word before decides.
  const mayBeMobile = reader.isBare(gap) && number.century === 0 && number.year === 7;
  if (mayBeMobile && hasRoleBefore(text, begin, 'telephone')) return undefined;
  return {type: number.type(), begin, end: reader.at, confidence: confidence(number, gap)};
}

/** Characters one by one with the same separator between them: "8 1 1 1 0 5 - 9 9 5 4". */
class SetApart {
  private at: number;
  private readonly separator: number;
  private characters: number[] = [];

  constructor(
    private readonly text: FoldedText,
    private readonly begin: number,
  ) {
    this.at = begin;
    this.separator = text.at(begin + 1);
  }
  read(): MaybeHit {
    if (!isAnyOf(this.separator, ' .-_') || this.continues()) return undefined;
    let endOfTen = 0;
    while (this.characters.length < 12 && this.belongs(this.at)) {
      this.characters.push(this.text.at(this.at++));
      if (this.characters.length === 10) endOfTen = this.at;
      if (!this.stepOverSeparator()) break;
    }
    const long = this.characters.length === 12 ? this.checked(12, this.at) : undefined;
    return long ?? (this.characters.length >= 10 ? this.checked(10, endOfTen) : undefined);
  }
  private continues(): boolean {
    return this.begin >= 2 && this.text.at(this.begin - 1) === this.separator && isDigit(this.text.at(this.begin - 2));
  }
  private isSignPlace(): boolean {
    return this.characters.length === 6 || this.characters.length === 8;
  }
  private belongs(at: number): boolean {
    return isDigit(this.text.at(at)) || (this.isSignPlace() && isInterimLetter(this.text.at(at)));
  }
  private stepOverSeparator(): boolean {
    if (this.text.at(this.at) === this.separator && this.belongs(this.at + 1) && !isWord(this.text.at(this.at + 2))) {
      ++this.at;
      return true;
    }
    return this.isSignPlace() && this.stepOverSign();
  }
  private stepOverSign(): boolean {
    let next = this.at;
    if (this.text.at(next) === 32) ++next;
    if (!isAnyOf(this.text.at(next), '-+')) return false;
    ++next;
    if (this.text.at(next) === 32) ++next;
    if (!this.belongs(next)) return false;
    this.at = next;
    return true;
  }
  private checked(count: 10 | 12, end: number): MaybeHit {
    if (isWord(this.text.at(end))) return undefined;
    const number = new IdentityNumber();
    const first = count - 10;
    if (first === 2) number.century = Number(String.fromCharCode(this.characters[0]!, this.characters[1]!));
    for (let i = first; i < count; ++i) {
      if (!isDigit(this.characters[i]!) && i !== first + 6) return undefined;
      number.push(this.characters[i]!);
    }
    if (first === 2 && !isKnownCentury(number.century)) return undefined;
    if (!number.hasDate() || !number.hasCheck()) return undefined;
    return {type: number.type(), begin: this.begin, end, confidence: 85};
  }
}

export function identityNumberAt(text: FoldedText, begin: number): MaybeHit {
  return new SetApart(text, begin).read() ?? grouped(text, begin, true) ?? grouped(text, begin, false);
}
