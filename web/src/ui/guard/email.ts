// SPDX-License-Identifier: EUPL-1.2
// Mail addresses, also written out: the twin of lib/guard/email.cpp.
import {type FoldedText, hasRole, isAnyOf, isLetter, isWord, lower, skipSpaces} from './folded_text.ts';
import type {MaybeHit} from './hit.ts';

const LONGEST_LOCAL_PART = 64;
const LONGEST_DOMAIN = 255;
const AT_WORDS = ['at', 'snabel-a', 'snabela'];
const DOT_WORDS = ['dot', 'punkt', '.'];

export interface MailRun {
  end: number;
  address: MaybeHit; // a person's
  functionEnd: number; // end of a function mailbox's address, which is no finding; otherwise 0
}

const isLocal = (c: number): boolean => isWord(c) || isAnyOf(c, ".!#$%&'*+/=?^_`{|}~-");

export const mayBeginMail = (c: number): boolean => isWord(c) || c === 95;

// Ends of what is read; 0 when it is not there.
function afterWord(text: FoldedText, at: number, word: string): number {
  for (let i = 0; i < word.length; ++i) if (lower(text.at(at + i)) !== word.charCodeAt(i)) return 0;
  return at + word.length;
}

function afterBracketed(text: FoldedText, at: number, words: readonly string[]): number {
  if (!isAnyOf(text.at(at), '([{<')) return 0;
  const begin = skipSpaces(text, at + 1, 2);
  for (const word of words) {
    const after = afterWord(text, begin, word);
    if (after === 0) continue;
    const close = skipSpaces(text, after, 2);
    if (isAnyOf(text.at(close), ')]}>')) return close + 1;
  }
  return 0;
}

function afterAtSign(text: FoldedText, at: number): number {
  if (text.at(at) === 64) return at + 1;
  const begin = skipSpaces(text, at, 2);
  let end = afterBracketed(text, begin, AT_WORDS);
  if (end === 0 && begin > at) end = afterWord(text, begin, AT_WORDS[1]!);
  if (end === 0 && begin > at) end = afterWord(text, begin, AT_WORDS[2]!);
  return end === 0 ? 0 : skipSpaces(text, end, 2);
}

function afterDot(text: FoldedText, at: number): number {
  let end = 0;
  if (text.at(at) === 46) end = at + 1;
  else {
    const dot = afterBracketed(text, skipSpaces(text, at, 2), DOT_WORDS);
    if (dot !== 0) end = skipSpaces(text, dot, 2);
  }
  return end !== 0 && isWord(text.at(end)) ? end : 0;
}

/** The end of a domain of at least two labels, the last of letters. */
function afterDomain(text: FoldedText, begin: number): number {
  let at = begin;
  let end = 0;
  for (let labels = 1; at - begin <= LONGEST_DOMAIN; ++labels) {
    const label = at;
    let letters = true;
    while (isWord(text.at(at)) || (text.at(at) === 45 && isWord(text.at(at + 1)))) {
      letters = letters && isLetter(text.at(at));
      if (++at - begin > LONGEST_DOMAIN) return end;
    }
    if (labels >= 2 && letters && at - label >= 2) end = at;
    const next = afterDot(text, at);
    if (at === label || next === 0) break;
    at = next;
  }
  return end;
}

/** Every part between full stops and dashes is a word of function mailboxes: "registrator.kansli". */
function isFunctionMailbox(text: FoldedText, begin: number, end: number): boolean {
  for (let at = begin; at < end; ++at) {
    const part = at;
    while (at < end && isWord(text.at(at))) ++at;
    if (!hasRole(text.text.slice(part, at), 'mailbox') || (at < end && !isAnyOf(text.at(at), '.-_'))) return false;
  }
  return true;
}

/** Reads the whole run that begins here, so the caller goes on from its end and each character is read once. */
export function mailRunAt(text: FoldedText, begin: number): MailRun {
  let runEnd = begin;
  while (isLocal(text.at(runEnd))) ++runEnd;
  const run: MailRun = {end: runEnd, address: undefined, functionEnd: 0};
  if (runEnd - begin > LONGEST_LOCAL_PART) return run;
  const domain = afterAtSign(text, runEnd);
  const end = domain === 0 ? 0 : afterDomain(text, domain);
  if (end === 0) return run;
  if (isFunctionMailbox(text, begin, runEnd)) run.functionEnd = end;
  else run.address = {type: 'email', begin, end, confidence: text.at(runEnd) === 64 ? 99 : 85};
  return run;
}
