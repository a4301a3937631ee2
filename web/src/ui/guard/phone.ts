// SPDX-License-Identifier: EUPL-1.2
// Phone numbers: the twin of the first half of lib/guard/contact.cpp.
import {digitsFrom, type FoldedText, isAnyOf, isDigit, isWord} from './folded_text.ts';
import type {MaybeHit} from './hit.ts';

const MOST_GROUPS = 10;
const SPACE = 32;
const ZERO = 48;

/** Up to three of space, parenthesis and at most one mark, then a digit; length 0 when there is none. */
function separatorAt(text: FoldedText, at: number): {length: number; mark: number} {
  let mark = SPACE;
  let marks = 0;
  let length = 0;
  while (length < 3 && isAnyOf(text.at(at + length), ' -/.()')) {
    const c = text.at(at + length++);
    if (!isAnyOf(c, '-/.')) continue;
    mark = c;
    ++marks;
  }
  return {length: marks <= 1 && isDigit(text.at(at + length)) ? length : 0, mark};
}

class Phone {
  private at = 0;
  private first = 0;
  private count = 0; // digits after the prefix
  private lengths: number[] = [];
  private bestEnd = 0;
  private mark = SPACE;
  private allSame = true;
  private markedInside = false;
  private international = false;

  constructor(
    private readonly text: FoldedText,
    private readonly begin: number,
  ) {}

  read(): MaybeHit {
    if (!this.prefix()) return undefined;
    while (this.group() && this.separator());
    if (this.bestEnd === 0) return undefined;
    return {type: 'phone', begin: this.begin, end: this.bestEnd, confidence: this.international || this.isMobile() ? 95 : 80};
  }
  private prefix(): boolean {
    const {text, begin} = this;
    this.international = text.text.startsWith('+46', begin) || text.text.startsWith('0046', begin);
    if (!this.international) {
      this.at = begin + 1;
      this.first = this.at;
      return text.at(begin) === ZERO && isDigit(text.at(this.at)) && text.at(this.at) !== ZERO;
    }
    this.at = begin + (text.at(begin) === ZERO ? 4 : 3);
    this.at += separatorAt(text, this.at).length;
    if (text.at(this.at) === ZERO) ++this.at; // +46 (0)70
    this.at += separatorAt(text, this.at).length;
    this.first = this.at;
    return isDigit(text.at(this.at));
  }
  private isMobile(): boolean {
    return this.text.at(this.first) === 55 && isAnyOf(this.text.at(this.first + 1), '02369');
  }
  private group(): boolean {
    const length = digitsFrom(this.text, this.at, 11);
    const leadingZero = this.lengths.length === 0 && !this.international ? 1 : 0;
    this.lengths.push(length + leadingZero);
    this.count += length;
    this.at += length;
    if (this.count > 10) return false;
    const complete = this.count >= 7 && !isWord(this.text.at(this.at)) && this.hasPlausibleGroups();
    if (complete) this.bestEnd = this.at;
    return !(complete && this.count === 9 && this.isMobile());
  }
  /** A mark may stand after the area code, or everywhere; so "08.30-16.00" is not read on. */
  private separator(): boolean {
    const {length, mark} = separatorAt(this.text, this.at);
    if (length === 0 || this.lengths.length === MOST_GROUPS) return false;
    if (this.lengths.length === 1) this.mark = mark;
    const same = mark === this.mark && this.allSame;
    if (mark !== SPACE && !same) return false;
    this.allSame = same;
    if (this.lengths.length > 1 && mark !== SPACE) this.markedInside = true;
    if (this.markedInside && !this.allSame) return false;
    this.at += length;
    return true;
  }
  private hasPlausibleGroups(): boolean {
    if (this.international || this.lengths.length === 1) return true;
    const area = this.lengths[0]!;
    return area >= 2 && area <= 4 && this.count + 1 - area >= 5 && !this.isDateOfYear();
  }
  /** "05-11-2024" */
  private isDateOfYear(): boolean {
    const century = this.text.text.slice(this.at - 4, this.at - 2);
    return this.lengths.join() === '2,2,4' && (century === '19' || century === '20');
  }
}

export function phoneAt(text: FoldedText, begin: number): MaybeHit {
  const continuesNumber = begin >= 2 && isAnyOf(text.at(begin - 1), '-./,') && isDigit(text.at(begin - 2));
  if (continuesNumber && text.at(begin) !== 43) return undefined;
  return new Phone(text, begin).read();
}
