// SPDX-License-Identifier: EUPL-1.2
// The municipality's own map, which every map lies on, and where its own tiles are when it has any. Asked for once: the
// browser keeps it between visits.
import {get} from './client.ts';

let asked: Promise<unknown> | undefined;

// Without it (null) a map still tells; what went wrong is asked for again next time.
export function basemap<Base>(): Promise<Base | null> {
  asked ??= Promise.all([get<object>('/api/basemap'), get<{tiles: string | null}>('/api/map-tiles').catch(() => ({tiles: null}))])
    .then(([drawn, {tiles}]) => (tiles ? {...drawn, tiles} : drawn))
    .catch(() => {
      asked = undefined;
      return null;
    });
  return asked as Promise<Base | null>;
}
