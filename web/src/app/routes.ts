// SPDX-License-Identifier: EUPL-1.2
// Which page an address means, and whether the signed-in user may open it.
import {may} from '../api/session.svelte.ts';
import {PAGES, REPORT, type Page, type Params} from './pages.ts';

// The ':name' parts of an address that fits the pattern, else undefined.
export function match(pattern: string, address: string): Params | undefined {
  const [want, have] = [pattern, address].map((text) => text.replace(/\/+$/, '').split('/')) as [string[], string[]];
  if (want.length !== have.length) return undefined;
  const params: Params = {};
  const fits = want.every((part, i) => {
    if (!part.startsWith(':')) return part === have[i];
    params[part.slice(1)] = decodeURIComponent(have[i]!);
    return have[i] !== '';
  });
  return fits ? params : undefined;
}

export type Route = {kind: 'page'; page: Page; params: Params} | {kind: 'redirect'; to: string} | {kind: 'not_found' | 'not_allowed' | 'no_pages'};

export const permitted = (page: Page) => page.permission === null || may(page.permission);
// Which entry of the menu an address belongs to: the longest that it lies under, so that only one is marked.
export function isHere(entry: string, address: string): boolean {
  const under = (path: string) => address === path || address.startsWith(`${path}/`);
  return under(entry) && !PAGES.some((page) => page.menu && page.path.length > entry.length && under(page.path));
}
export const menu = () => PAGES.filter((page) => page.menu && permitted(page));

export function routeOf(address: string): Route {
  if (/^\/app\/?$/.test(address)) {
    if (may(REPORT.permission) && !may('read_rounds') && !may('manage_accounts')) return {kind: 'redirect', to: REPORT.path};
    const first = menu()[0];
    return first ? {kind: 'redirect', to: first.path} : {kind: 'no_pages'};
  }
  for (const page of PAGES) {
    const params = match(page.path, address);
    if (params) return permitted(page) ? {kind: 'page', page, params} : {kind: 'not_allowed'};
  }
  return {kind: 'not_found'};
}
