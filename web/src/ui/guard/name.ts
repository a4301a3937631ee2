// SPDX-License-Identifier: EUPL-1.2
// Names by lists and by what announces them: the twin of lib/guard/name.cpp.
import {type FoldedText, hasRole, isAnyOf, isDigit, isLetter, isUpper, isWord, lower, type Role} from './folded_text.ts';
import type {MaybeHit} from './hit.ts';

const LONGEST_NAME = 40;
const SPACE = 32;
const DOT = 46;

function endsIn(word: string, ending: string): boolean {
  const from = word.length - ending.length;
  if (from < 0) return false;
  for (let i = 0; i < ending.length; ++i) if (lower(word.charCodeAt(from + i)) !== ending.charCodeAt(i)) return false;
  return true;
}

class NamePart {
  readonly capital: boolean;
  readonly endsInSson: boolean;
  private readonly genitiveOfSurname: boolean;

  constructor(
    readonly word: string,
    readonly begin: number,
    readonly end: number,
  ) {
    this.capital = isUpper(word.charCodeAt(0));
    const genitive = word.length > 2 && endsIn(word, 's') && !hasRole(word, 'surname');
    const stem = genitive ? word.slice(0, -1) : word;
    this.genitiveOfSurname = genitive && hasRole(stem, 'surname');
    this.endsInSson = stem.length > 5 && endsIn(stem, 'sson');
  }
  is(role: Role): boolean {
    return hasRole(this.word, role);
  }
  isSurname(): boolean {
    return this.is('surname') || this.genitiveOfSurname || this.endsInSson;
  }
}

/** Undefined when there is no word of letters here, or one too long for a name. */
function partAt(text: FoldedText, begin: number): NamePart | undefined {
  let end = begin;
  while (isLetter(text.at(end)) && end - begin <= LONGEST_NAME) ++end;
  if (end === begin || end - begin > LONGEST_NAME || isDigit(text.at(end))) return undefined;
  return new NamePart(text.text.slice(begin, end), begin, end);
}

function nextWord(text: FoldedText, end: number): NamePart | undefined {
  if (text.at(end) !== SPACE) return undefined;
  return partAt(text, end + (text.at(end + 1) === SPACE ? 2 : 1));
}

/** Takes "-Lind" of "Berg-Lind" along. */
function withSecondHalf(text: FoldedText, end: number): number {
  const half = text.at(end) === 45 ? partAt(text, end + 1) : undefined;
  return half?.capital ? half.end : end;
}

const isInitial = (text: FoldedText, part: NamePart): boolean => part.capital && part.word.length === 1 && text.at(part.end) === DOT;

/** In small letters only a name in -sson counts: "sten berg" may be a stone on a hill. */
const isSurnameAfter = (given: NamePart, part: NamePart): boolean =>
  part.isSurname() && (part.capital || (part.endsInSson && !given.capital));

function givenAndSurname(text: FoldedText, given: NamePart): MaybeHit {
  let end = withSecondHalf(text, given.end);
  for (let middle = 0; middle < 3; ++middle) {
    const part = nextWord(text, end);
    if (part && isSurnameAfter(given, part))
      return {type: 'name', begin: given.begin, end: withSecondHalf(text, part.end), confidence: given.capital ? 90 : 70};
    if (!part?.capital || !(part.is('given') || isInitial(text, part))) break;
    end = withSecondHalf(text, part.end) + (isInitial(text, part) ? 1 : 0);
  }
  return undefined;
}

function surnameAndGiven(text: FoldedText, surname: NamePart): MaybeHit {
  const given = text.at(surname.end) === 44 ? nextWord(text, surname.end + 1) : undefined;
  if (!given?.capital || !given.is('given')) return undefined;
  return {type: 'name', begin: surname.begin, end: given.end, confidence: 85};
}

function introduced(text: FoldedText, introducer: NamePart): MaybeHit {
  let at = introducer.end;
  while (at - introducer.end < 3 && isAnyOf(text.at(at), ' "\'')) ++at;
  const name = partAt(text, at);
  if (at === introducer.end || !name?.capital) return undefined;
  return {type: 'name', begin: name.begin, end: name.end, confidence: 70};
}

const isSchool = (word: string): boolean => ['skolan', 'skola', 'gymnasiet', 'gymnasium'].some((ending) => endsIn(word, ending));

/** "A.B. i 8C på Ängskolan" */
function initialsAndSchool(text: FoldedText, begin: number): MaybeHit {
  if (!isUpper(text.at(begin)) || text.at(begin + 1) !== DOT) return undefined;
  const second = begin + (text.at(begin + 2) === SPACE ? 3 : 2);
  if (!isUpper(text.at(second)) || isWord(text.at(second + 1))) return undefined;
  const end = second + (text.at(second + 1) === DOT ? 2 : 1);
  let at = end;
  for (let words = 0; words < 6; ++words) {
    for (let i = 0; i < 3 && isAnyOf(text.at(at), ' ,('); ++i) ++at;
    const beginOfWord = at;
    while (isWord(text.at(at)) && at - beginOfWord <= LONGEST_NAME) ++at;
    if (at === beginOfWord) break;
    if (isSchool(text.text.slice(beginOfWord, at))) return {type: 'name', begin, end, confidence: 60};
  }
  return undefined;
}

export function nameAt(text: FoldedText, begin: number): MaybeHit {
  const initials = initialsAndSchool(text, begin);
  if (initials) return initials;
  const part = partAt(text, begin);
  if (!part) return undefined;
  const full = (part.is('given') && givenAndSurname(text, part)) || (part.isSurname() && part.capital && surnameAndGiven(text, part));
  if (full) return full;
  if (part.is('introducer')) return introduced(text, part);
  const surname = part.is('title') ? nextWord(text, part.end) : undefined;
  if (!surname?.capital || !surname.isSurname()) return undefined;
  return {type: 'name', begin: surname.begin, end: withSecondHalf(text, surname.end), confidence: 80};
}
