// SPDX-License-Identifier: EUPL-1.2
// The municipality's own map, which every map lies on. Asked for once: the browser keeps it between visits.
import type {Base} from '../ui/map_layers.ts';
import {get} from './client.ts';

let asked: Promise<Base | null> | undefined;

// Without it the map still tells; what went wrong is asked for again next time.
export function basemap(): Promise<Base | null> {
  asked ??= get<Base>('/api/basemap').catch(() => {
    asked = undefined;
    return null;
  });
  return asked;
}
