// SPDX-License-Identifier: EUPL-1.2
import {describe, expect, test} from 'vitest';
import {bodyOf, controlOf, edited, freshQuestion, isSame, moved, type Draft, type Question} from './checklists.ts';
import {clock, minuteOf} from './rounds.ts';

const question = (code: string): Question => ({code, name: {sv: code, en: code}, help_sv: '', help_en: '', required: false, categories: ['DAMAGE']});
const questions = ['a', 'b', 'c'].map((code) => edited(question(code)));
const codes = (list: Question[]) => list.map((one) => one.code).join('');

describe('a checklist being edited', () => {
  test('a question moves a step, and not beyond the ends', () => {
    expect(codes(moved(questions, 0, 1))).toBe('bac');
    expect(codes(moved(questions, 2, -1))).toBe('acb');
    expect(moved(questions, 0, -1)).toBe(questions);
    expect(moved(questions, 2, 1)).toBe(questions);
  });
  test('a new question has a code that no other has', () => expect(freshQuestion([...questions, edited(question('q4'))]).code).toBe('q5'));
  test('keys of the page are not sent, and do not make it changed', () => {
    const draft: Draft = {sv: 'A', en: 'B', questions: [edited(question('a'))]};
    expect(bodyOf(draft)).toEqual({title: {sv: 'A', en: 'B'}, questions: [question('a')]});
    expect(isSame(draft, {...draft, questions: [edited(question('a'))]})).toBe(true);
    expect(isSame(draft, {...draft, questions: [edited(question('b'))]})).toBe(false);
  });
  test('a fault leads to its control', () => {
    expect(controlOf('questions[2].name.sv')).toBe('question_2_name_sv');
    expect(controlOf('questions[0].categories[1]')).toBe('question_0_categories');
    expect(controlOf('title.en')).toBe('title_en');
    expect(controlOf('')).toBe('publish');
  });
});

test('times of the day', () => {
  expect([minuteOf('12:30'), minuteOf('9.05'), minuteOf('24:00'), minuteOf('10:60'), minuteOf('x')]).toEqual([750, 545, null, null, null]);
  expect(clock(570)).toBe('09.30');
});
