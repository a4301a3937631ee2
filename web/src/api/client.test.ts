// SPDX-License-Identifier: EUPL-1.2
import {afterEach, expect, test, vi} from 'vitest';
import {addressOf, ApiError, call, get, post} from './client.ts';

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  const fetched = vi.fn(async () => new Response(body === undefined ? null : JSON.stringify(body), {status, headers: {'content-type': 'application/json', ...headers}}));
  vi.stubGlobal('fetch', fetched);
  return fetched;
};
const faultOf = (promise: Promise<unknown>) => promise.then(() => expect.unreachable(), (fault: ApiError) => fault);
afterEach(() => vi.unstubAllGlobals());

test('a query leaves out what is not set', () => {
  expect(addressOf('/api/x', {a: 'å b', b: null, c: 0, d: undefined})).toBe('/api/x?a=%C3%A5+b&c=0');
});

test('the body and its ETag come back', async () => {
  answer(200, {n: 1}, {etag: '"7"'});
  expect(await call('GET', '/api/x')).toEqual({body: {n: 1}, etag: '"7"'});
});

test('a problem document becomes an error with code and fields', async () => {
  answer(422, {code: 'round.overlap', detail: 'Omgången överlappar', fields: [{field: 'first', code: 'overlap'}]}, {'content-type': 'application/problem+json'});
  const fault = await faultOf(post('/api/rounds', {}));
  expect(fault).toMatchObject({status: 422, code: 'round.overlap', detail: 'Omgången överlappar', fields: [{field: 'first', code: 'overlap'}]});
});

test('an answer without body is undefined', async () => {
  answer(204, undefined);
  expect(await post('/api/x')).toBeUndefined();
});

test('a server that is not reached is a network error', async () => {
  vi.stubGlobal('fetch', async () => { throw new TypeError('failed'); });
  expect((await faultOf(get('/api/x'))).isNetwork).toBe(true);
});

test('whoever is not signed in goes to the sign-in page and back', async () => {
  answer(401, {code: 'not_signed_in'});
  const assign = vi.spyOn(location, 'assign').mockImplementation(() => {});
  await faultOf(get('/api/x'));
  expect(assign.mock.calls[0]![0]).toContain('/logga-in?next=');
});
