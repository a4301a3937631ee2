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
