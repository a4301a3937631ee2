// SPDX-License-Identifier: EUPL-1.2
import {expect, test} from 'vitest';
import {isBegun, withDates} from './draft.ts';
import {blocksOf, controlOf, type Field, readForm, whenOf} from './report_body.ts';
import {utcOf} from './swedish_time.ts';

const NOW = new Date('2026-11-25T08:30:00Z');
const QUESTIONS = [{code: 'drugs', name: 'Narkotika', required: false}, {code: 'damage', name: 'Skadegörelse', required: true}];
const PLACE = '3f2a7d10-0000-7000-8000-000000000001';

test('each block of a question that is not as usual is one observation', () => {
  const fields: Field[] = [
    ['answer_drugs', 'serious'], ['count_drugs', '3'], ['category_drugs', 'INTOX'], ['place_drugs', PLACE], ['words_drugs', 'left over'],
    ['count_drugs.2', '1'], ['category_drugs.2', 'DRUGS'], ['place_drugs.2', 'other'], ['words_drugs.2', 'Bakom hallen'],
    ['lon_drugs.2', '12.94'], ['lat_drugs.2', '57.72'], ['answer_damage', 'usual'], ['count_damage', '7'],
  ];
  const {body, blocks} = readForm(fields, QUESTIONS, NOW);
  expect(blocks).toEqual(['drugs', 'drugs.2']);
  expect(body.answers).toEqual([{question: 'drugs', answer: 'serious'}, {question: 'damage', answer: 'usual'}]);
  expect(body.observations[0]).toMatchObject({category: 'INTOX', severity: 3, count: 3, where: {place: PLACE, words: ''}});
  expect(body.observations[1]).toMatchObject({category: 'DRUGS', count: 1, where: {place: null, words: 'Bakom hallen', lon: 12.94, lat: 57.72}});
});

test('a fault leads to its control, with and without the name of the body', () => {
  const blocks = ['drugs', 'drugs.2'];
  expect(controlOf('observations[1].description', blocks)).toBe('description_drugs.2');
  expect(controlOf('body.observations[0].where.words', blocks)).toBe('words_drugs');
  expect(controlOf('observations[0].when.weekdays', blocks)).toBe('when_drugs');
  expect(controlOf('observations[0].count', blocks)).toBe('count_drugs');
  expect(controlOf('answers.damage', blocks)).toBe('answer_damage');
  expect(controlOf('observations[7].count', blocks)).toBe('');
});

test('blocks are read in order, gaps and all', () => {
  expect(blocksOf([['count_q.10', '1'], ['count_q.3', '1'], ['count_q', '1'], ['count_qq.2', '1']], 'q')).toEqual(['q', 'q.3', 'q.10']);
});

test('when: every choice, on the wall clock in Sweden', () => {
  const when = (...fields: Field[]) => whenOf(fields, 'q', NOW);
  expect(when()).toMatchObject({precision: 'unknown', from: null});
  expect(when(['when_q', 'today'])).toMatchObject({precision: 'day', from: '2026-11-24T23:00:00.000Z'});
  expect(when(['when_q', 'yesterday'])).toMatchObject({precision: 'day', from: '2026-11-23T23:00:00.000Z'});
  expect(when(['when_q', 'at'], ['day_q', '2026-11-20'], ['time_q', '22:30'])).toMatchObject({precision: 'exact', from: '2026-11-20T21:30:00.000Z'});
  expect(when(['when_q', 'at'], ['day_q', '2026-11-20'])).toMatchObject({precision: 'day', from: '2026-11-19T23:00:00.000Z'});
  expect(when(['when_q', 'between'], ['day_q', '2026-11-20'], ['day_to_q', '2026-11-21'])).toMatchObject({precision: 'interval', to: '2026-11-21T22:59:00.000Z'});
  expect(when(['when_q', 'at'], ['day_q', 'fredags'])).toMatchObject({precision: 'day', from: null});
  expect(when(['when_q', 'recurring'], ['weekday_q', '4'], ['weekday_q', '5'], ['time_q', '18:00'])).toMatchObject(
    {precision: 'recurring', weekdays: 24, from_minute: 1080, to_minute: null});
});

test('the clock that goes forward skips an hour, the one that goes back shows one twice', () => {
  expect(utcOf('2026-03-29', 150)).toBe('2026-03-29T01:30:00.000Z');
  expect(utcOf('2026-10-25', 150)).toBe('2026-10-25T00:30:00.000Z');
  expect(utcOf('2026-07-01', 0)).toBe('2026-06-30T22:00:00.000Z');
  expect(utcOf('2026-13-01', 0)).toBeUndefined();
});

test('a draft that said today means that day tomorrow', () => {
  const fields: Field[] = [['answer_drugs', 'more'], ['when_drugs', 'today'], ['day_drugs', ''], ['when_drugs.2', 'unknown']];
  const draft = {key: 'k', member: 'm', report: 'r', fields, savedAt: '2026-11-24T20:00:00Z'};
  expect(withDates({...draft, savedAt: NOW.toISOString()}, NOW)).toEqual(fields);
  const dated = withDates(draft, NOW);
  expect(whenOf(dated, 'drugs', NOW)).toMatchObject({precision: 'day', from: '2026-11-23T23:00:00.000Z'});
  expect(dated).toContainEqual(['when_drugs.2', 'unknown']);
});

test('a form without an answer is no draft', () => {
  expect(isBegun([['count_drugs', '1'], ['description_drugs', '']], QUESTIONS)).toBe(false);
  expect(isBegun([['answer_damage', 'usual']], QUESTIONS)).toBe(true);
});
