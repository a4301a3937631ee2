// SPDX-License-Identifier: EUPL-1.2
// Finds personal data in free text while it is written: the server's guard (lib/guard) over again, from the same
// specification, held to the same findings by the same vectors. A convenience; the server has the last word.
import specification from '../../../lib/guard/specification.json';
import {doorAt, handleAt, ibanAt, ipAddressAt, organisationNumberAt, plateAt, serviceHandleAt} from './guard/contact.ts';
import {mailRunAt, mayBeginMail} from './guard/email.ts';
import {fold, type FoldedText, isDigit, isLetter, isWord, wordEnd} from './guard/folded_text.ts';
import type {Hit, MaybeHit, Type} from './guard/hit.ts';
import {identityNumberAt} from './guard/identity_number.ts';
import {nameAt} from './guard/name.ts';
import {phoneAt} from './guard/phone.ts';

export type {Type} from './guard/hit.ts';
export type Profile = 'report_text' | 'secrecy' | 'minutes';

/** From mild to strict. */
const ACTIONS = ['keep', 'hint', 'warn', 'choose', 'confirm', 'confirm_with_purpose', 'block'] as const;
export type Action = (typeof ACTIONS)[number];

export interface Finding {
  type: Type;
  begin: number; // UTF-16 units, as in String.slice
  end: number;
  confidence: number; // per cent
}

const actions = new Map(specification.types.map((type) => [type.code, type.actions]));

export function action(type: Type, profile: Profile): Action {
  return actions.get(type)![profile] as Action;
}

export function strictest(findings: readonly Finding[], profile: Profile): Action {
  const worst = Math.max(0, ...findings.map((finding) => ACTIONS.indexOf(action(finding.type, profile))));
  return ACTIONS[worst]!;
}

const isBoundary = (text: FoldedText, at: number): boolean => at === 0 || !isWord(text.at(at - 1));

function identityNumbers(text: FoldedText): Hit[] {
  const hits: Hit[] = [];
  for (let at = 0; at < text.size; ++at) {
    if (!isDigit(text.at(at)) || !isBoundary(text, at)) continue;
    const hit = identityNumberAt(text, at);
    if (!hit) continue;
    hits.push(hit);
    at = hit.end - 1;
  }
  return hits;
}

function numberAt(text: FoldedText, at: number): MaybeHit {
  return organisationNumberAt(text, at) ?? phoneAt(text, at) ?? ipAddressAt(text, at);
}

function wordAt(text: FoldedText, at: number): MaybeHit {
  return (
    ibanAt(text, at) ?? plateAt(text, at) ?? doorAt(text, at) ?? serviceHandleAt(text, at) ?? ipAddressAt(text, at) ?? nameAt(text, at)
  );
}

function anythingAt(text: FoldedText, at: number): MaybeHit {
  const c = text.at(at);
  if (c === 64) return handleAt(text, at);
  if (c === 43) return phoneAt(text, at);
  if (isDigit(c)) return numberAt(text, at);
  return isLetter(c) ? wordAt(text, at) : undefined;
}

/** Everything but identity numbers, which come first and are never cut by what is found here. */
class Scan {
  private readonly hits: Hit[] = [];
  private at = 0;
  private number = 0;
  private mailRead = 0;

  constructor(
    private readonly text: FoldedText,
    private readonly numbers: readonly Hit[],
  ) {}

  run(): Hit[] {
    while (this.at < this.text.size) this.step();
    return this.hits;
  }
  private step(): void {
    while ((this.numbers[this.number]?.end ?? Infinity) <= this.at) ++this.number;
    const number = this.numbers[this.number];
    if (number && number.begin <= this.at) {
      this.at = number.end;
      return;
    }
    if (isBoundary(this.text, this.at) && (this.mail() || this.take(anythingAt(this.text, this.at)))) return;
    this.at = isWord(this.text.at(this.at)) ? wordEnd(this.text, this.at) : this.at + 1;
  }
  private reachesNumber(end: number): boolean {
    return end > (this.numbers[this.number]?.begin ?? Infinity);
  }
  private take(hit: MaybeHit): boolean {
    if (!hit || this.reachesNumber(hit.end)) return false;
    this.hits.push(hit);
    this.at = hit.end;
    return true;
  }
  private mail(): boolean {
    if (this.at < this.mailRead || !mayBeginMail(this.text.at(this.at))) return false;
    const run = mailRunAt(this.text, this.at);
    this.mailRead = run.end;
    if (run.functionEnd === 0 || this.reachesNumber(run.functionEnd)) return this.take(run.address);
    this.at = run.functionEnd;
    return true;
  }
}

/** The findings that the profile does not keep, in order and without overlap. Time is linear in the length. */
export function find(written: string, profile: Profile): Finding[] {
  const text = fold(written);
  const numbers = identityNumbers(text);
  return [...numbers, ...new Scan(text, numbers).run()]
    .sort((left, right) => left.begin - right.begin)
    .filter((hit) => action(hit.type, profile) !== 'keep')
    .map((hit) => ({...hit, begin: text.originalBegin(hit.begin), end: text.originalEnd(hit.end)}));
}

/** The text with each finding replaced by the token of its type. */
export function masked(written: string, findings: readonly Finding[], token: (type: Type) => string): string {
  let out = '';
  let at = 0;
  for (const finding of findings) {
    out += written.slice(at, finding.begin) + token(finding.type);
    at = finding.end;
  }
  return out + written.slice(at);
}
