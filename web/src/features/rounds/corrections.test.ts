// SPDX-License-Identifier: EUPL-1.2
import {expect, test} from 'vitest';
import {changesOf, correctionsOf} from './corrections.ts';
import type {ReportBody, ReportPage, Seen} from './rounds.ts';

const seen = (category: string, description = '') => ({category, description}) as Seen;
const body = (answers: ReportBody['answers'], observations: Seen[], nothing = false) => ({nothing, answers, observations}) as ReportBody;

test('an answer, and what was seen, are told as they changed', () => {
  const before = body([{question: 'damage', answer: 'usual'}, {question: 'drugs', answer: 'more'}], [seen('DAMAGE', 'ruta'), seen('NOISE'), seen('LITTER')]);
  const after = body([{question: 'damage', answer: 'serious'}, {question: 'drugs', answer: 'more'}], [seen('DAMAGE', 'två rutor'), seen('LITTER'), seen('DRUGS')]);
  expect(changesOf(before, after)).toEqual([
    {kind: 'answer', question: 'damage', from: 'usual', to: 'serious'},
    {kind: 'changed', category: 'DAMAGE'}, {kind: 'added', category: 'DRUGS'}, {kind: 'removed', category: 'NOISE'}]);
});

test('nothing to report is told when it comes and when it goes; the same again is no change', () => {
  const something = body([{question: 'damage', answer: 'more'}], []);
  const nothing = body([], [], true);
  expect(changesOf(something, nothing)).toEqual([{kind: 'to_nothing'}, {kind: 'answer', question: 'damage', from: 'more', to: null}]);
  expect(changesOf(nothing, something)[0]).toEqual({kind: 'from_nothing'});
  expect(changesOf(something, something)).toEqual([]);
});

test('each correction stands against what came next, latest first', () => {
  const [first, second, third] = ['usual', 'more', 'serious'].map((answer) => body([{question: 'damage', answer: answer as 'usual'}], []));
  const page = {report: {body: third}, earlier: [
    {version: 2, body: second, reason: 'b', replaced_at: '2026-11-17T09:00:00Z'}, {version: 1, body: first, reason: 'a', replaced_at: '2026-11-16T09:00:00Z'}]} as unknown as ReportPage;
  expect(correctionsOf(page).map((one) => [one.reason, one.changes[0]])).toEqual([
    ['b', {kind: 'answer', question: 'damage', from: 'more', to: 'serious'}], ['a', {kind: 'answer', question: 'damage', from: 'usual', to: 'more'}]]);
});
