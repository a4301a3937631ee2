// SPDX-License-Identifier: EUPL-1.2
import {expect, test} from 'vitest';
import {flush, type Answer, type Waiting} from './outbox.ts';
import {nothingSeen} from './report_body.ts';
import type {Shelf} from './shelf.ts';

function memory(...values: Waiting[]): Shelf<Waiting> {
  const kept = new Map(values.map((value) => [value.key, value]));
  return {
    get: async (key) => kept.get(key),
    all: async () => [...kept.values()],
    put: async (value) => void kept.set(value.key, value),
    remove: async (key) => void kept.delete(key),
  };
}

const waiting = (key: string, queuedAt = '2026-11-25T10:00:00Z'): Waiting => ({
  key, queuedAt, member: 'ida', report: `report-${key}`, round: 'r', operation: 'o', body: nothingSeen, fields: [], blocks: [],
});

function server(...answers: Answer[]) {
  const asked: string[] = [];
  return {asked, send: async ({key}: Waiting) => {
    asked.push(key);
    return answers.shift() ?? {status: 200};
  }};
}

test('what the server takes leaves, oldest first', async () => {
  const outbox = memory(waiting('b', '2026-11-25T11:00:00Z'), waiting('a', '2026-11-25T10:00:00Z'));
  const {asked, send} = server();
  expect(await flush(outbox, 'ida', send)).toEqual({sent: ['a', 'b'], refused: []});
  expect(asked).toEqual(['a', 'b']);
  expect(await outbox.all()).toEqual([]);
});

test.each([[0, 'offline'], [401, 'signed_out'], [503, 'server'], [500, 'server'], [429, 'server'], [408, 'server']] as const)(
  'status %i keeps everything and stops: %s', async (status, stopped) => {
    const outbox = memory(waiting('a'), waiting('b'));
    const {asked, send} = server({status});
    expect(await flush(outbox, 'ida', send)).toEqual({sent: [], refused: [], stopped});
    expect(asked).toHaveLength(1);
    expect((await outbox.all()).map((each) => each.fault)).toEqual([undefined, undefined]);
  });

test.each([400, 403, 404, 409, 412, 422])('status %i keeps the report with its fault and goes on to the next', async (status) => {
  const outbox = memory(waiting('a'), waiting('b'));
  const fault = {code: 'round.closed', fields: []};
  const {asked, send} = server({status, fault});
  expect(await flush(outbox, 'ida', send)).toEqual({sent: ['b'], refused: ['a']});
  expect(await outbox.all()).toEqual([{...waiting('a'), fault}]);
  await flush(outbox, 'ida', send);
  expect(asked).toEqual(['a', 'b']);
});

test("another member's report is not sent", async () => {
  const outbox = memory(waiting('a'));
  const {asked, send} = server();
  expect(await flush(outbox, 'bo', send)).toEqual({sent: [], refused: []});
  expect(asked).toEqual([]);
  expect(await outbox.all()).toHaveLength(1);
});
