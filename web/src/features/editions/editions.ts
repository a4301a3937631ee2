// SPDX-License-Identifier: EUPL-1.2
// What the core decides of a period, and the editions frozen of it, as the server sends them.
import type {components} from '../../api/generated.ts';
import {named} from '../../ui/i18n.svelte.ts';
import type {Level} from '../../ui/level.ts';

type Schemas = components['schemas'];
export type Assessment = Schemas['editions.AssessmentPage'];
export type AssessedLevel = Schemas['editions.AssessedLevel'];
export type CoreApproval = Schemas['editions.CoreApproval'];
export type Difference = Schemas['editions.PictureDifference'];
export type Item = Schemas['editions.EditionItem'];
export type Outcome = Schemas['editions.EditionOutcome'];
export type EditionPage = Schemas['editions.EditionPage'];
export type Listed = Schemas['editions.ListedEdition'];
export type Frozen = Schemas['editions.FrozenEdition'];
export type EditionLevel = Schemas['editions.EditionLevel'];

export const addressOfAssessment = (area: string, first: string) => `/api/areas/${area}/assessments/${first}`;
export const levelOf = (level: AssessedLevel): Level => (level.decided ?? level.proposed) as Level;
// The group decided something, and the proposal is another one now.
export const isOvertaken = (level: AssessedLevel) => level.decided !== null && level.decided !== undefined && level.proposed !== level.proposed_then;

// Those that ask for a decision first: the worst proposals, then by how much was seen.
const RANK: Record<string, number> = {bad: 0, warn: 1, ok: 2, none: 3};
export const byWeight = (levels: AssessedLevel[]) =>
  [...levels].sort((a, b) => RANK[levelOf(a)]! - RANK[levelOf(b)]! || b.count - a.count);

export interface DraftItem { id: string; what: string; responsible: string; due: string; continues: string | null }
export interface DraftOutcome { item: Item; outcome: 'done' | 'not_done' | ''; words: string }
export const draftOf = (item: Item): DraftItem => ({id: item.id, what: item.what, responsible: item.responsible, due: item.due, continues: item.continues ?? null});
export const answerOf = (outcome: Outcome): DraftOutcome => ({item: outcome.item, outcome: outcome.outcome ?? '', words: outcome.words});

// An unfinished item goes on in the new plan as an item of its own.
export const goingOn = (item: Item, id: string): DraftItem => ({id, what: item.what, responsible: item.responsible, due: '', continues: item.id});
export const planBody = (items: DraftItem[], outcomes: DraftOutcome[], reason: string) => ({
  items: items.map((item) => ({...item, what: item.what.trim(), responsible: item.responsible.trim()})),
  outcomes: outcomes.filter((one) => one.outcome).map((one) => ({item: one.item.id, outcome: one.outcome, words: one.words.trim()})),
  kept_reason: reason.trim(),
});

type NamedColumn = {code: string; name: {sv: string; en: string}};
export const categoryName = (code: string, columns: NamedColumn[]) => {
  const column = columns.find((one) => one.code === code);
  return column ? named(column.name) : code;
};
// A hash in groups of four, as people read it aloud.
export const inGroups = (hash: string) => hash.replace(/(.{4})(?=.)/g, '$1 ');
