// SPDX-License-Identifier: EUPL-1.2
import {expect, test, vi} from 'vitest';
import {loadSession} from '../api/session.svelte.ts';
import {isHere, match, routeOf} from './routes.ts';

const signIn = (permissions: string[]) => {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({user: {name: 'Kim'}, tenant: {code: 'x', name: 'X'}, roles: [], permissions, language: null})));
  return loadSession();
};

test('a pattern gives the parts it names', () => {
  expect(match('/app/omgangar/:id', '/app/omgangar/7')).toEqual({id: '7'});
  expect(match('/app/omgangar/:id', '/app/omgangar/a%20b/')).toEqual({id: 'a b'});
  expect(match('/app/omgangar/:id', '/app/omgangar')).toBeUndefined();
  expect(match('/app/omgangar', '/app/omgangar/7')).toBeUndefined();
});

test('an unknown address is not found', async () => {
  await signIn([]);
  expect(routeOf('/app/finns-inte').kind).toBe('not_found');
});

test('whoever only reports goes to reporting', async () => {
  await signIn(['report', 'read_register']);
  expect(routeOf('/app')).toEqual({kind: 'redirect', to: '/rapport'});
  await signIn(['report', 'read_register', 'read_rounds']);
  expect(routeOf('/app')).not.toEqual({kind: 'redirect', to: '/rapport'});
});

test('whoever may open nothing in the menu is told so', async () => {
  await signIn([]);
  expect(routeOf('/app').kind).toBe('no_pages');
});

test('one entry of the menu is marked: the nearest above the page', () => {
  expect(isHere('/app/lagesbild', '/app/lagesbild')).toBe(true);
  expect(isHere('/app/lagesbild', '/app/lagesbilder/7')).toBe(false);
  expect(isHere('/app/lagesbilder', '/app/lagesbilder/7')).toBe(true);
  expect(isHere('/app/handelser', '/app/handelser/7')).toBe(true);
  expect(isHere('/app/handelser', '/app/handelser/ny')).toBe(false);
  expect(isHere('/app/handelser/ny', '/app/handelser/ny')).toBe(true);
});
