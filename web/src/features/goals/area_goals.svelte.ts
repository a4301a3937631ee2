// SPDX-License-Identifier: EUPL-1.2
// The goals' page of one area, kept fresh while somebody looks at it; the goals and the start are two views of it.
import {get} from '../../api/client.ts';
import {listen} from '../../api/events.ts';
import type {Page} from './goals.ts';

export function areaGoals(area: () => string) {
  let page = $state.raw<Page | null>(null);
  let fault = $state.raw<unknown>(null);

  async function load() {
    const wanted = area();
    try {
      const fresh = await get<Page>(`/api/areas/${wanted}/goals`);
      if (wanted !== area()) return;
      page = fresh;
      fault = null;
    } catch (failure) {
      fault = failure;
    }
  }
  $effect(() => {
    void load();
    return listen('goals', load);
  });
  return {
    get page() { return page; },
    get fault() { return fault; },
    load,
  };
}
