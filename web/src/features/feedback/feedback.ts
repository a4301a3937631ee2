// SPDX-License-Identifier: EUPL-1.2
// Feedback as the server sends it, and what the coordinator has left to do with it.
import type {components} from '../../api/generated.ts';
import {language, named} from '../../ui/i18n.svelte.ts';

type Schemas = components['schemas'];
export type FeedbackRound = Schemas['feedback.FeedbackRound'];
export type RoundFeedback = Schemas['feedback.RoundFeedback'];
export type Line = Schemas['feedback.FeedbackLine'];
export type Asked = Schemas['feedback.AskedItem'];
export type Letter = Schemas['feedback.Letter'];
export type LetterWords = Schemas['feedback.LetterWords'];
export type OwnLetter = Schemas['feedback.OwnLetter'];
export type Sent = Schemas['feedback.SentLetters'];

export const STATE_TAG = {draft: 'draft', sent: 'ok', silent: 'bad', excused: 'plain'} as const;
export const wordsOf = (letter: Letter): LetterWords => letter[language()];
export const kindOf = (asked: Asked) => named({sv: asked.category_sv, en: asked.category_en});
export const aboutOf = (asked: Asked) => [kindOf(asked), asked.place].filter(Boolean).join(', ');

export const isToSend = (line: Line) => line.state === 'draft' && Boolean(line.draft);
export const toSend = (lines: Line[]) => lines.filter(isToSend);
// What somebody wanted to hear about and has not been told; after sending it is too late for the letter.
export const unanswered = (line: Line) => (line.state === 'draft' ? line.asked.filter((asked) => !asked.answer).length : 0);
export const readLetters = (lines: Line[]) => ({letters: lines.map((line) => ({operation: line.operation, fingerprint: line.fingerprint}))});

// An id that the browser makes, so that sending again is safe. randomUUID is missing where the page came without TLS.
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
