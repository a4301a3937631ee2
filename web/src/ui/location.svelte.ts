// SPDX-License-Identifier: EUPL-1.2
// The address is the state: path and query (filters, selection) are read from here and changed only through here, so
// that every view can be linked to, reloaded and gone back from.
const read = () => ({path: location.pathname, query: location.search});
const state = $state(read());

if (typeof window !== 'undefined') addEventListener('popstate', () => Object.assign(state, read()));

export const path = () => state.path;
export const query = (name: string) => new URLSearchParams(state.query).get(name);
export const search = () => state.query;

// Goes to an address within the application; a new page starts at its top.
export function go(address: string, {replace = false} = {}): void {
  const before = state.path;
  history[replace ? 'replaceState' : 'pushState'](null, '', address);
  Object.assign(state, read());
  if (state.path !== before) scrollTo(0, 0);
}

// The address of this page with some of its query values changed; null removes one.
export function withQuery(changes: Record<string, string | number | null>): string {
  const values = new URLSearchParams(state.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') values.delete(name);
    else values.set(name, String(value));
  }
  const text = values.toString();
  return text ? `${state.path}?${text}` : state.path;
}

export const setQuery = (changes: Record<string, string | number | null>, options = {}) => go(withQuery(changes), options);

const plainClick = (event: MouseEvent) => event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

// Lets ordinary <a href="/app/…"> links move within the application instead of loading it anew.
export function followLinks(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || event.defaultPrevented || !plainClick(event) || link.target || link.hasAttribute('download')) return;
  if (link.origin !== location.origin || !/^\/app(\/|$)/.test(link.pathname)) return;
  if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
  event.preventDefault();
  go(link.pathname + link.search + link.hash);
}
