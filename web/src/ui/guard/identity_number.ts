// SPDX-License-Identifier: EUPL-1.2
// Personnummer, samordningsnummer and interim numbers: the twin of lib/guard/identity_number.cpp.
import specification from '../../../../lib/guard/specification.json';
import {type FoldedText, hasLuhnCheck, hasRole, hasRoleBefore, isAnyOf, isDigit, isLetter, isWord, upper, wordEnd} from './folded_text.ts';
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
  private afterYear = 0;
  private afterMonth = 0;
  private lastIsSplit = false;
  /** Otherwise than in halves. */
  private lastIsOdd = false;

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
    this.skipUpTo(3, ' ');
    return isKnownCentury(number.century);
  }
  /** What stands between two fields of the date: a sign with at most a space on either side, spaces, or nothing (0). */
  private fieldGap(): number {
    const spaces = this.skipUpTo(3, ' ');
    if (spaces > 1 || !isAnyOf(this.peek(), '-./')) return spaces > 0 ? 32 : 0;
    const sign = this.peek();
    ++this.at;
    this.skipUpTo(1, ' ');
    return sign;
  }
  /** The same sign twice, or spaces in either place or none: 2012-061234 is a case number, not a date. */
  date(number: IdentityNumber): boolean {
    if (!this.twoDigits(number)) return false;
    this.afterYear = this.fieldGap();
    if (!this.twoDigits(number)) return false;
    this.afterMonth = this.fieldGap();
    const isBlank = (gap: number): boolean => gap === 0 || gap === 32;
    const isSpaced = isBlank(this.afterYear) && isBlank(this.afterMonth);
    return (this.afterYear === this.afterMonth || isSpaced) && this.twoDigits(number) && number.hasDate();
  }
  private beginsLastFour(): boolean {
    const next = this.peek(1) === 32 ? 2 : 1;
    return isDigit(this.peek()) || (isInterimLetter(this.peek()) && isDigit(this.peek(next)));
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
      if (gap !== 'none' && this.skipUpTo(2, ' ') > 0) {
        this.lastIsSplit = true;
        this.lastIsOdd ||= i !== 2;
      }
      if (!isDigit(this.peek())) return false;
      number.push(this.peek());
      ++this.at;
    }
    return !isWord(this.peek());
  }
  isBare(gap: Gap): boolean {
    return this.afterYear === 0 && this.afterMonth === 0 && gap === 'none';
  }
  private isUneven(): boolean {
    return this.afterYear !== this.afterMonth;
  }
  /** Set apart as counts are, or as phone numbers: an area code of four figures and the rest in pairs or joined, or 08 alone. */
  looksOtherwise(number: IdentityNumber, gap: Gap, followsTelephone: boolean): boolean {
    if (number.century !== 0 || !this.isUneven()) return false;
    if (this.lastIsSplit) return true;
    if (number.characters[0] !== '0') return false;
    return this.afterYear === 0 ? gap === 'none' || followsTelephone : number.year === 8;
  }
  /** In a way that a row of counts may have too. */
  isLoose(): boolean {
    return this.isUneven() || this.lastIsOdd;
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

/** "24 16 5 1809 1120 4469": other counts stand before or after; "2 gånger" after is none of them. */
function isInRow(text: FoldedText, begin: number, end: number): boolean {
  let before = begin;
  while (begin - before < 3 && text.at(before - 1) === 32) --before;
  if (before < begin && isDigit(text.at(before - 1))) return true;
  let after = end;
  while (after - end < 3 && text.at(after) === 32) ++after;
  const figure = after;
  while (after - figure < 6 && isDigit(text.at(after))) ++after;
  return figure > end && after > figure && !isLetter(text.at(text.at(after) === 32 ? after + 1 : after));
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
  const followsTelephone = hasRoleBefore(text, begin, 'telephone');
  // 07 opens mobile numbers too; the word before decides.
  const mayBeMobile = reader.isBare(gap) && number.century === 0 && number.year === 7;
  if (mayBeMobile && followsTelephone) return undefined;
  if (reader.looksOtherwise(number, gap, followsTelephone)) return undefined;
  if (reader.isLoose() && isInRow(text, begin, reader.at)) return undefined;
  return {type: number.type(), begin, end: reader.at, confidence: confidence(number, gap)};
}

/**
 * A date whose figures are each set apart from the next by the same separator, and the last four in whatever way:
 * "8 1 1 1 0 5 - 9 9 5 4", "8 1 1 1 0 5 9954". More figures may follow.
 */
class SetApart {
  private at = 0;
  private number = new IdentityNumber();
  private readonly separator: number;

  constructor(
    private readonly text: FoldedText,
    private readonly begin: number,
  ) {
    this.separator = text.at(begin + 1);
  }
  read(): MaybeHit {
    if (!isAnyOf(this.separator, ' .-_') || this.continues()) return undefined;
    return this.readWith(8) ?? this.readWith(6);
  }
  private continues(): boolean {
    return this.begin >= 2 && this.text.at(this.begin - 1) === this.separator && isDigit(this.text.at(this.begin - 2));
  }
  private readWith(figuresOfDate: 6 | 8): MaybeHit {
    this.at = this.begin;
    this.number = new IdentityNumber();
    for (let i = 0; i < figuresOfDate; ++i) {
      const c = this.text.at(this.at);
      if (!isDigit(c)) return undefined;
      if (figuresOfDate === 8 && i < 2) this.number.century = this.number.century * 10 + (c - 48);
      else this.number.push(c);
      ++this.at;
      if (!this.stepOverSeparator(i + 1 === figuresOfDate)) return undefined;
    }
    const isRightCentury = figuresOfDate === 6 || isKnownCentury(this.number.century);
    if (!isRightCentury || !this.lastFour() || !this.number.hasDate() || !this.number.hasCheck()) return undefined;
    return {type: this.number.type(), begin: this.begin, end: this.at, confidence: 85};
  }
  private skipUpTo(most: number, set: string): number {
    const start = this.at;
    while (this.at - start < most && isAnyOf(this.text.at(this.at), set)) ++this.at;
    return this.at - start;
  }
  private skipSeparators(): number {
    return this.skipUpTo(this.separator === 32 ? 3 : 1, String.fromCharCode(this.separator));
  }
  private stepOverSeparator(isAfterDate: boolean): boolean {
    let skipped = this.skipSeparators();
    if (isAfterDate) {
      skipped += this.skipUpTo(1, ' ');
      skipped += this.skipUpTo(1, '-+');
      skipped += this.skipUpTo(3, ' ');
    }
    return skipped > 0;
  }
  private lastFour(): boolean {
    for (let i = 0; i < 4; ++i) {
      const c = this.text.at(this.at);
      if (!isDigit(c) && !(i === 0 && isInterimLetter(c))) return false;
      this.number.push(c);
      ++this.at;
      if (i < 3) this.skipSeparators();
    }
    return !isWord(this.text.at(this.at));
  }
}

export function identityNumberAt(text: FoldedText, begin: number): MaybeHit {
  return new SetApart(text, begin).read() ?? grouped(text, begin, true) ?? grouped(text, begin, false);
}
