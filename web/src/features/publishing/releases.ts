// SPDX-License-Identifier: EUPL-1.2
// Public releases as the server sends them, and how their parts are put into words.
import type {components} from '../../api/generated.ts';
import {named, t} from '../../ui/i18n.svelte.ts';
import type {Choice, Mask} from './masks.ts';

type Schemas = components['schemas'];
export type ReleaseList = Schemas['publishing.ReleaseList'];
export type Line = Schemas['publishing.ReleaseLine'];
export type ReleasePage = Schemas['publishing.ReleasePage'];
export type Draft = Schemas['publishing.ReleaseDraft'];
export type Plan = Schemas['publishing.ReleasePlanView'];
export type Prepared = Schemas['publishing.PreparedRelease'];
export type Hidden = Schemas['publishing.HiddenCell'];
export type ReleaseDocument = ReleasePage['document'];

export const WHOLE = '*';
export const STATE_TAG = {prepared: 'warn', discarded: 'plain', approved: 'accent', published: 'ok', withdrawn: 'bad'} as const;
export const LENGTHS = ['month', 'quarter', 'third', 'year'] as const;
export const WHYS = ['small', 'shields', 'few_contributors'] as const;
export const LOOKED = ['persons', 'numbers', 'actions', 'groups', 'photos'] as const;
// What is to be looked at: photographs where there are any.
export const lookedAt = (document: ReleaseDocument) => LOOKED.filter((one) => one !== 'photos' || document.photos?.length);
// A photograph as it was looked through.
export interface Reviewed { id: string; masks: Mask[]; sv: string; en: string }
// One of the release that is corrected; it may stand in the correction as it is.
export interface Kept { id: string; alt: string; masks: number; isTaken: boolean }
export interface Picked { kept: Kept[]; chosen: Choice[]; reviewed: Record<string, Reviewed> }
export const pickedFrom = (original?: ReleasePage): Picked =>
  ({kept: (original?.photos ?? []).map(({id, masks}, i) => ({id, masks, alt: original!.document.photos![i]!.alt.sv, isTaken: true})), chosen: [], reviewed: {}});
export const fieldOf = (one: Kept | Choice) => ('version' in one ? `photo-${one.version}` : `photo-${one.id}`);
// What stands in the release, in its order; the id is missing where nobody has looked through the photograph.
export const takenOf = ({kept, chosen, reviewed}: Picked): {field: string; id?: string}[] =>
  [...kept.filter((one) => one.isTaken).map((one) => ({field: fieldOf(one), id: one.id})), ...chosen.map((one) => ({field: fieldOf(one), id: reviewed[one.version]?.id}))];

export const areaName = (document: ReleaseDocument, code: string) =>
  code === WHOLE ? t('releases.whole', {name: document.municipality_name}) : document.areas.find((one) => one.code === code)?.name ?? code;
export function categoryName(document: ReleaseDocument, code: string): string {
  const found = document.categories.find((one) => one.code === code);
  return code === WHOLE || !found ? t('releases.all') : named(found.name);
}

// "480" minutes as "08:00", and back.
export const clockOf = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
export function minutesOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

// Addresses, one on each line or with commas between.
export const addressesOf = (words: string) => words.split(/[\s,;]+/).filter(Boolean);

export type CategoryChoice = Plan['categories'][number];
export interface Theme { top: CategoryChoice; parts: CategoryChoice[] }
// Categories by theme: those at the top, each with what stands below it; what has nothing above it here is a theme too.
export function themesOf(categories: CategoryChoice[]): Theme[] {
  const known = new Map(categories.map((one) => [one.code, one]));
  const topOf = (one: CategoryChoice): CategoryChoice => { const above = known.get(one.parent); return above ? topOf(above) : one; };
  return categories.filter((one) => topOf(one) === one).map((top) => ({top, parts: categories.filter((one) => one !== top && topOf(one) === top)}));
}

export interface TableRow { code: string; name: string; cells: ReleaseDocument['cells'] }
// The areas that are shown: one that holds all the others would say again what the whole says.
export function areasOf(document: ReleaseDocument): ReleaseDocument['areas'] {
  const tops = document.areas.filter((area) => area.parent === WHOLE);
  return document.areas.filter((area) => !(tops.length === 1 && document.areas.length > 2 && area === tops[0]));
}
// The table of a release: an area on each line, the categories that are shown for areas across.
export function tableOf(document: ReleaseDocument): {columns: string[]; rows: TableRow[]} {
  const columns = document.categories.filter((one) => !one.whole_only).map((one) => one.code);
  const rows = areasOf(document).map((area) => ({
    code: area.code, name: areaName(document, area.code),
    cells: columns.flatMap((category) => document.cells.filter((cell) => cell.area === area.code && cell.category === category)),
  }));
  return {columns, rows: rows.filter((row) => row.cells.length)};
}
export const whyOf = (hidden: Hidden[], area: string, category: string) => hidden.find((one) => one.area === area && one.category === category)?.why;

const HAPPENED = ['published', 'corrected', 'withdrawn'] as const;
// Who was told, by what they were told.
export const toldOf = (page: ReleasePage) => HAPPENED.map((happened) => ({happened, readers: page.told.filter((one) => one.happened === happened)})).filter(({readers}) => readers.length);
