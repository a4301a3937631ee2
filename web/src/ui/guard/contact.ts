// SPDX-License-Identifier: EUPL-1.2
// Plates, doors, handles, IP addresses, IBAN and organisation numbers: the twin of lib/guard/contact.cpp.
import specification from '../../../../lib/guard/specification.json';
import {
  digitsFrom, type FoldedText, hasLuhnCheck, hasRole, hasRoleBefore, isAnyOf, isAsciiLetter, isDigit, isUpper, isWord, lower, skipSpaces,
  upper, wordEnd,
} from './folded_text.ts';
import type {MaybeHit} from './hit.ts';

const isPlateLetter = (c: number): boolean => isAsciiLetter(c) && !isAnyOf(upper(c), specification.plate_excluded_letters);
const isLower = (c: number): boolean => c >= 97 && c <= 122;

export function plateAt(text: FoldedText, begin: number): MaybeHit {
  for (let i = 0; i < 3; ++i) if (!isPlateLetter(text.at(begin + i))) return undefined;
  const lettersEnd = begin + 3;
  const apart = isAnyOf(text.at(lettersEnd), ' -');
  const digits = lettersEnd + (apart ? 1 : 0);
  const last = text.at(digits + 2);
  if (!isDigit(text.at(digits)) || !isDigit(text.at(digits + 1))) return undefined;
  if (!(isDigit(last) || isPlateLetter(last)) || isWord(text.at(digits + 3))) return undefined;
  if (begin > 0 && isAnyOf(text.at(begin - 1), '_@/')) return undefined;

  const afterVehicle = hasRoleBefore(text, begin, 'vehicle');
  const capitals = !isLower(last) && [0, 1, 2].every((i) => isUpper(text.at(begin + i)));
  const stopped = hasRole(text.text.slice(begin, lettersEnd), 'not_plate');
  if (!afterVehicle && (stopped || (apart && !capitals))) return undefined;
  return {type: 'plate', begin, end: digits + 3, confidence: capitals || afterVehicle ? 90 : 60};
}

export function doorAt(text: FoldedText, begin: number): MaybeHit {
  let at = wordEnd(text, begin);
  if (!hasRole(text.text.slice(begin, at), 'door')) return undefined;
  if (text.at(at) === 46) ++at;
  at = skipSpaces(text, at, 2);
  if (text.text.startsWith('nr', at)) at = skipSpaces(text, at + (text.at(at + 2) === 46 ? 3 : 2), 2);
  const length = digitsFrom(text, at, 5);
  if (length === 0 || length > 4) return undefined;
  at += length;
  if (isAsciiLetter(text.at(at))) ++at;
  return isWord(text.at(at)) ? undefined : {type: 'door', begin, end: at, confidence: 80};
}

const isHandleCharacter = (c: number, more: string): boolean => isAsciiLetter(c) || isDigit(c) || isAnyOf(c, more);

export function handleAt(text: FoldedText, begin: number): MaybeHit {
  if (text.at(begin) !== 64) return undefined;
  let at = begin + 1;
  let hasLetter = false;
  while (at - begin <= 31 && isHandleCharacter(text.at(at), '_.')) hasLetter = isAsciiLetter(text.at(at++)) || hasLetter;
  while (text.at(at - 1) === 46) --at;
  if (!hasLetter || at - begin < 3 || at - begin > 31) return undefined;
  return {type: 'handle', begin, end: at, confidence: 80};
}

export function serviceHandleAt(text: FoldedText, begin: number): MaybeHit {
  let at = wordEnd(text, begin);
  if (!hasRole(text.text.slice(begin, at), 'service')) return undefined;
  at = skipSpaces(text, at, 1);
  if (!isAnyOf(text.at(at), ':=')) return undefined;
  at = skipSpaces(text, at + 1, 2);
  if (text.at(at) === 64) return handleAt(text, at);
  let end = at;
  let unlikeAWord = false;
  while (end - at <= 30 && isHandleCharacter(text.at(end), '_.-')) {
    const inner = text.at(end) === 46 && isWord(text.at(end + 1));
    unlikeAWord = unlikeAWord || isDigit(text.at(end)) || text.at(end) === 95 || inner;
    ++end;
  }
  while (end > at && isAnyOf(text.at(end - 1), '.-')) --end;
  if (!unlikeAWord || end - at < 3 || end - at > 30) return undefined;
  return {type: 'handle', begin: at, end, confidence: 70};
}

function ip4At(text: FoldedText, begin: number): MaybeHit {
  let at = begin;
  let hasLongGroup = false;
  for (let group = 0; group < 4; ++group) {
    if (group > 0 && text.at(at++) !== 46) return undefined;
    const length = digitsFrom(text, at, 4);
    if (length === 0 || length > 3 || Number(text.text.slice(at, at + length)) > 255) return undefined;
    hasLongGroup = hasLongGroup || length > 1;
    at += length;
  }
  const goesOn = isWord(text.at(at)) || (text.at(at) === 46 && isDigit(text.at(at + 1)));
  // 3.1.2.4 is a paragraph.
  if (goesOn || !hasLongGroup || (begin > 0 && text.at(begin - 1) === 46)) return undefined;
  return {type: 'ip_address', begin, end: at, confidence: 80};
}

const COLON = 58;
const isHexadecimal = (c: number): boolean => isDigit(c) || (lower(c) >= 97 && lower(c) <= 102);

class Ip6Shape {
  private groups = 0;
  private colons = 0;
  private doubleColons = 0;
  private hasDigit = false;
  private hasLongGroup = false;
  private length = 0;

  take(c: number, next: number): void {
    if (c === COLON) {
      ++this.colons;
      if (next === COLON) ++this.doubleColons;
      this.length = 0;
      return;
    }
    if (this.length++ === 0) ++this.groups;
    this.hasLongGroup = this.hasLongGroup || this.length > 4;
    this.hasDigit = this.hasDigit || isDigit(c);
  }
  isAddress(): boolean {
    const complete = this.groups === 8 && this.colons === 7 && this.doubleColons === 0;
    const shortened = this.doubleColons === 1 && this.groups >= 2 && this.groups <= 7;
    return this.hasDigit && !this.hasLongGroup && (complete || shortened);
  }
}

function ip6At(text: FoldedText, begin: number): MaybeHit {
  if (begin > 0 && text.at(begin - 1) === COLON) return undefined;
  const shape = new Ip6Shape();
  let at = begin;
  for (; at - begin <= 45 && (isHexadecimal(text.at(at)) || text.at(at) === COLON); ++at) shape.take(text.at(at), text.at(at + 1));
  if (text.at(at - 1) === COLON) --at;
  if (isWord(text.at(at)) || text.at(at - 1) === COLON || !shape.isAddress()) return undefined;
  return {type: 'ip_address', begin, end: at, confidence: 90};
}

export function ipAddressAt(text: FoldedText, begin: number): MaybeHit {
  return ip4At(text, begin) ?? ip6At(text, begin);
}

const isCapital = (c: number): boolean => isAsciiLetter(c) && isUpper(c);

/** ISO 13616: the first four characters count last, letters as 10…35; the remainder by 97 must be 1. */
function hasIbanCheck(characters: string): boolean {
  let rest = 0;
  for (let i = 0; i < characters.length; ++i) {
    const c = characters.charCodeAt((i + 4) % characters.length);
    rest = isDigit(c) ? (rest * 10 + c - 48) % 97 : (rest * 100 + c - 55) % 97;
  }
  return rest === 1;
}

export function ibanAt(text: FoldedText, begin: number): MaybeHit {
  for (let i = 0; i < 4; ++i) if (!(i < 2 ? isCapital(text.at(begin + i)) : isDigit(text.at(begin + i)))) return undefined;
  let characters = '';
  let bestEnd = 0;
  for (let at = begin; characters.length <= 34; ) {
    const c = text.at(at);
    const belongs = isDigit(c) || isCapital(c);
    if (belongs) {
      characters += String.fromCharCode(c);
      ++at;
    }
    if (belongs && isWord(text.at(at))) continue;
    if (!belongs && isWord(c)) break;
    if (characters.length >= 15 && characters.length <= 34 && hasIbanCheck(characters)) bestEnd = at;
    if (text.at(at) !== 32 || !isWord(text.at(at + 1))) break;
    ++at;
  }
  return bestEnd === 0 ? undefined : {type: 'iban', begin, end: bestEnd, confidence: 99};
}

export function organisationNumberAt(text: FoldedText, begin: number): MaybeHit {
  const prefixed = text.text.startsWith('16', begin) && digitsFrom(text, begin, 9) === 8;
  const first = begin + (prefixed ? 2 : 0);
  const run = digitsFrom(text, first, 11);
  const dashed = run === 6 && text.at(first + 6) === 45;
  if (!dashed && (run !== 10 || prefixed)) return undefined;
  const serial = first + (dashed ? 7 : 6);
  if (digitsFrom(text, serial, 5) !== 4 || isWord(text.at(serial + 4))) return undefined;
  if (text.at(first) === 48 || text.at(first + 2) < 50) return undefined;
  if (!hasLuhnCheck(text.text.slice(first, first + 6) + text.text.slice(serial, serial + 4))) return undefined;
  return {type: 'organisation_number', begin, end: serial + 4, confidence: dashed ? 90 : 60};
}
