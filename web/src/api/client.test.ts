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

test('a file that was changed after it was chosen is told apart from a lost network', async () => {
  vi.stubGlobal('fetch', async () => { throw new TypeError('failed'); });
  const file = new Blob(['a']);
  expect((await faultOf(call('POST', '/api/x', file))).isNetwork).toBe(true);
  vi.spyOn(file, 'slice').mockReturnValue({arrayBuffer: async () => { throw new DOMException('changed', 'NotReadableError'); }} as unknown as Blob);
  expect(await faultOf(call('POST', '/api/x', file))).toMatchObject({code: 'file.changed', isNetwork: false});
});

test('whoever is not signed in goes to the sign-in page and back', async () => {
  answer(401, {code: 'not_signed_in'});
  const assign = vi.spyOn(location, 'assign').mockImplementation(() => {});
  await faultOf(get('/api/x'));
  expect(assign.mock.calls[0]![0]).toContain('/logga-in?next=');
});

// Sends in two halves, and answers when it is told to.
class HalfSent {
  static last: HalfSent;
  upload: {onprogress?: (event: {loaded: number; total: number}) => void} = {};
  status = 201;
  response: Blob | null = null;
  headers: Record<string, string> = {};
  onload = () => {};
  onerror = () => {};
  onabort = () => {};
  address = '';
  open(method: string, address: string) { this.address = `${method} ${address}`; }
  setRequestHeader(name: string, value: string) { this.headers[name] = value; }
  getResponseHeader(name: string) { return name === 'content-type' ? 'application/json' : null; }
  abort() { this.onabort(); }
  send(file: Blob) {
    HalfSent.last = this;
    this.upload.onprogress?.({loaded: file.size / 2, total: file.size});
  }
}
const file = new Blob(['a;b\n1;2\n']);

test('the share of a file that has left is told, and the answer comes as ever', async () => {
  vi.stubGlobal('XMLHttpRequest', HalfSent);
  const told: number[] = [];
  const answered = call('PUT', '/api/imports/1', file, {query: {file_name: 'a.csv'}, onSent: (share) => told.push(share)});
  expect(HalfSent.last.address).toBe('PUT /api/imports/1?file_name=a.csv');
  expect(HalfSent.last.headers['content-type']).toBe('application/octet-stream');
  HalfSent.last.response = new Blob(['{"n": 1}']);
  HalfSent.last.onload();
  expect((await answered).body).toEqual({n: 1});
  expect(told).toEqual([0.5]);
});

test('a file that is refused, not received or stopped half-way is told apart', async () => {
  vi.stubGlobal('XMLHttpRequest', HalfSent);
  const refused = faultOf(call('PUT', '/api/x', file, {onSent: () => {}}));
  HalfSent.last.status = 422;
  HalfSent.last.response = new Blob(['{"code": "table.empty"}']);
  HalfSent.last.onload();
  expect(await refused).toMatchObject({status: 422, code: 'table.empty'});

  const lost = faultOf(call('PUT', '/api/x', file, {onSent: () => {}}));
  HalfSent.last.onerror();
  expect((await lost).isNetwork).toBe(true);

  const stop = new AbortController();
  const stopped = faultOf(call('PUT', '/api/x', file, {onSent: () => {}, signal: stop.signal}));
  stop.abort();
  expect((await stopped).name).toBe('AbortError');
});
