// SPDX-License-Identifier: EUPL-1.2
// The register of organisations, areas and places: its forms of data, its choices, and how a refusal is told.
import type {MultiPolygon, Polygon} from 'geojson';
import {ApiError, type FieldFault} from '../../api/client.ts';
import type {components} from '../../api/generated.ts';
import {language, t, type TextKey} from '../../ui/i18n.svelte.ts';
import type {MapArea} from '../../ui/map_layers.ts';

type Schemas = components['schemas'];
export type Area = Schemas['areas.ShownArea'];
export type AreaList = Schemas['areas.AreaList'];
export type AreaPage = Schemas['areas.AreaPage'];
export type Place = Schemas['areas.KeptPlace'];
export type Organisation = Schemas['areas.OrganisationWithOperations'];
export type OrganisationList = Schemas['areas.OrganisationList'];
export type Operation = Schemas['areas.KeptOperation'];
export type OrganisationPage = Schemas['areas.OrganisationPage'];
export type PartnerStep = OrganisationPage['history'][number];
export type Boundary = AreaPage['boundaries'][number];

export interface BoundaryStep { code: string; name: string; step: 'create' | 'change' | 'unchanged' | 'refused'; fault: string; area_m2: number; geometry: Polygon | MultiPolygon | null }
export interface Disagreement { areas: string[]; area_m2: number; geometry: Polygon | MultiPolygon }
export interface BoundaryReport {
  is_done: boolean; created: number; changed: number; unchanged: number; refused: number;
  boundaries: BoundaryStep[]; overlaps: Disagreement[]; gaps: Disagreement[];
}

export interface FormField {
  id: string;
  label: string;
  type?: 'text' | 'email' | 'date' | 'number' | 'select' | 'check';
  options?: {value: string; label: string}[];
  empty?: string; // of a choice: the text of "none"
  hint?: string;
  optional?: boolean;
  maxlength?: number;
}
export type FormValues = Record<string, string | number | boolean | null | undefined>;

const ORGANISATION_KINDS = ['committee', 'authority', 'company', 'association'] as const;
const FUNCTIONS = ['core', 'reporter', 'observer'] as const;
const RESOURCE_KINDS = ['neighbourhood_watch', 'district_hosts', 'meeting_place', 'cooperation_group', 'field_team', 'other'] as const;
const RESOURCE_STATES = ['active', 'dormant', 'ended'] as const;
const PLACE_TYPES = ['stairwell', 'cellar', 'garage', 'mall', 'outdoors', 'school_yard', 'youth_centre', 'playground', 'station', 'underpass', 'shop', 'sports_ground',
  'parking', 'bus_stop', 'square', 'park', 'street', 'path', 'library', 'beach', 'industrial', 'allotment', 'meeting_place', 'other'] as const;

export const organisationKinds = () => ORGANISATION_KINDS.map((value) => ({value, label: t(`areas.organisation_kind.${value}`)}));
export const sectors = () => (['public', 'private'] as const).map((value) => ({value, label: t(`areas.sector.${value}`)}));
export const functions = () => FUNCTIONS.map((value) => ({value, label: t(`areas.function.${value}`)}));
export const resourceKinds = () => RESOURCE_KINDS.map((value) => ({value, label: t(`areas.resource_kind.${value}`)}));
export const resourceStates = () => RESOURCE_STATES.map((value) => ({value, label: t(`areas.resource_state.${value}`)}));
export const areaKinds = () => (['place', 'theme'] as const).map((value) => ({value, label: t(`areas.kind.${value}`)}));
export const precisions = () => (['point', 'area'] as const).map((value) => ({value, label: t(`areas.positions.${value}`)}));
export const placeTypes = () =>
  PLACE_TYPES.map((value) => ({value, label: t(`areas.place_type.${value}`)})).sort((a, b) => a.label.localeCompare(b.label, language()));

// The sentence for a code of the server's; the code itself if this version has none.
export function wordsFor(code: string): string {
  const key = `error.${code}` as TextKey;
  const words = t(key);
  return words === key ? code : words;
}

export function faultsOf(failure: unknown): {field: string; message: string}[] {
  if (!(failure instanceof ApiError)) throw failure;
  if (failure.isNetwork) return [{field: '', message: t('ui.failed.network')}];
  if (failure.isForbidden) return [{field: '', message: t('ui.failed.forbidden')}];
  const said = (fault: FieldFault) => ({field: fault.field, message: fault.message ?? wordsFor(fault.code)});
  return failure.fields.length ? failure.fields.map(said) : [{field: '', message: wordsFor(failure.code)}];
}

// What a form holds as the body of a request: nothing chosen or written is null.
export function bodyOf(fields: FormField[], values: FormValues): FormValues {
  const one = (field: FormField) => {
    const value = values[field.id];
    if (field.type === 'check') return value === true;
    if (value === '' || value === null || value === undefined) return field.optional ? null : (field.type === 'text' || !field.type ? '' : null);
    return field.type === 'number' ? Number(String(value).replace(',', '.')) : value;
  };
  return Object.fromEntries(fields.map((field) => [field.id, one(field)]));
}

export const today = () => new Date().toLocaleDateString('sv-SE', {timeZone: 'Europe/Stockholm'});
export const isOver = (thing: {valid_to?: string | null}) => !!thing.valid_to && thing.valid_to <= today();

export function mapAreaOf(area: Area): MapArea[] {
  if (!area.geometry) return [];
  return [{id: area.id, name: area.name, geometry: area.geometry as Polygon | MultiPolygon, label: area.label ? [area.label.lon, area.label.lat] : null, marks: [], said: area.name}];
}

// Each boundary with the one that it took over from, latest first.
export type BoundaryInTime = Boundary & {before: Boundary | null};
export function boundarySteps(boundaries: Boundary[]): BoundaryInTime[] {
  const latestFirst = [...boundaries].sort((a, b) => (a.valid_from < b.valid_from ? 1 : -1));
  return latestFirst.map((one, i) => ({...one, before: latestFirst[i + 1] ?? null}));
}

// The tree as lines in order, each with its depth; an area whose parent is not among them stands at the root.
export function treeOf(areas: Area[]): {area: Area; depth: number}[] {
  const known = new Set(areas.map((area) => area.id));
  const below = (parent: string | null, depth: number): {area: Area; depth: number}[] =>
    areas.filter((area) => (area.parent && known.has(area.parent) ? area.parent : null) === parent)
      .flatMap((area) => [{area, depth}, ...below(area.id, depth + 1)]);
  return below(null, 0);
}

// A form that stands open: what it asks and where it goes.
export interface RecordEdit {
  title: string;
  fields: FormField[];
  start: FormValues;
  save: (body: FormValues) => Promise<unknown>;
}
export type AddRecord = (what: string, edit: Omit<RecordEdit, 'save'>) => void;

export const SHEET_KINDS = ['partners', 'areas', 'functions', 'places', 'resources', 'designations'] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];

// The words that hold in a sheet's columns, with what they mean.
export function sheetWords(kind: SheetKind): {column: string; value: string; label: string}[] {
  const of = (column: string, options: {value: string; label: string}[]) => options.map((option) => ({column, ...option}));
  switch (kind) {
    case 'partners': return [...of('kind', organisationKinds()), ...of('sector', sectors())];
    case 'areas': return [...of('kind', areaKinds()), ...of('positions', precisions())];
    case 'functions': return of('function', functions());
    case 'places': return of('place_type', placeTypes());
    case 'resources': return [...of('kind', resourceKinds()), ...of('state', resourceStates())];
    case 'designations': return [];
  }
}

export interface SheetFault { row: number; column: string; code: string }
export interface SheetReport { is_done: boolean; rows: number; created: number; changed: number; unchanged: number; errors: SheetFault[] }
