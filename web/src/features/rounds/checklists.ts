// SPDX-License-Identifier: EUPL-1.2
// A checklist as it is edited: questions with a key of their own, so that focus and open parts follow a question that
// moves. Nothing here counts until it is published.
import type {components} from '../../api/generated.ts';

type Schemas = components['schemas'];
export type ChecklistPage = Schemas['rounds.ChecklistPage'];
export type ChecklistSummary = Schemas['rounds.ChecklistSummary'];
export type Question = Schemas['rounds.Question'];
export type Category = Schemas['rounds.Category'];
export interface SheetDraft { questions: Question[]; errors: {row: number; column: string; code: string}[] }

export interface Edited extends Question { key: number }
export interface Draft { sv: string; en: string; questions: Edited[] }

let last = 0;
export const edited = (question: Question): Edited => ({...question, name: {...question.name}, categories: [...question.categories], key: ++last});
export const draftOf = (page: ChecklistPage): Draft =>
  ({sv: page.checklist.name.sv, en: page.checklist.name.en, questions: page.checklist.questions.map(edited)});

export function freshQuestion(questions: Edited[]): Edited {
  const codes = new Set(questions.map((question) => question.code));
  let number = questions.length + 1;
  while (codes.has(`q${number}`)) number++;
  return edited({code: `q${number}`, name: {sv: '', en: ''}, help_sv: '', help_en: '', required: false, categories: []});
}

// The questions with one of them a step up (−1) or down (1); the same list when it stands at the end.
export function moved(questions: Edited[], from: number, by: -1 | 1): Edited[] {
  const to = from + by;
  if (to < 0 || to >= questions.length) return questions;
  const list = [...questions];
  [list[from], list[to]] = [list[to]!, list[from]!];
  return list;
}

const plain = ({key: _, ...question}: Edited): Question => question;
export const bodyOf = (draft: Draft) => ({title: {sv: draft.sv, en: draft.en}, questions: draft.questions.map(plain)});
export const isSame = (one: Draft, other: Draft) => JSON.stringify(bodyOf(one)) === JSON.stringify(bodyOf(other));

// "questions[2].name.sv" → the id of that control on the page.
export function controlOf(field: string): string {
  const parts = /^questions\[(\d+)\]\.(\w+)(?:\.(\w+))?/.exec(field);
  if (!parts) return {'title.sv': 'title_sv', 'title.en': 'title_en'}[field] ?? 'publish';
  return ['question', parts[1], parts[2], parts[3]].filter(Boolean).join('_');
}
