// SPDX-License-Identifier: EUPL-1.2
// Observations as the server lists them, and how the address chooses among them: omrade and kategori (codes), omgang
// (id), plats (id), fran and till (days), period (the first day of a round) and sida.
import type {Query} from '../../api/client.ts';
import type {components} from '../../api/generated.ts';
import {dayRange} from '../../ui/format.ts';

type Schemas = components['schemas'];
export type Observation = Schemas['observations.ShownObservation'];
export type ObservationList = Schemas['observations.ObservationList'];
export type Category = Schemas['rounds.Category'];
export type Round = Schemas['rounds.RoundSummary'];

export const FILTERS = ['omrade', 'kategori', 'omgang', 'plats', 'fran', 'till', 'period', 'sida'] as const;

// A link of the picture names the period by its first day; a round that begins then says its last.
export function asked(value: (name: string) => string | null, rounds: Round[]): Query {
  const period = value('period');
  const last = period ? rounds.find((round) => round.first === period)?.last : undefined;
  return {area: value('omrade'), category: value('kategori'), round: value('omgang'), place: value('plats'),
    from: value('fran') ?? period, to: value('till') ?? last, page: value('sida')};
}

export const roundLabel = (round: Round) => `${round.area_name}, ${dayRange(round.first, round.last)}`;
export const reportAddress = (one: Observation) => (one.round && one.report ? `/app/omgangar/${one.round}?rapport=${one.report}` : null);
