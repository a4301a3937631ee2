// SPDX-License-Identifier: EUPL-1.2
// Imports of observations: their forms of data, and how a plan is changed column by column.
import {call} from '../../api/client.ts';
import type {components} from '../../api/generated.ts';
import {t, textFor, type TextKey} from '../../ui/i18n.svelte.ts';

type Schemas = components['schemas'];
export type Import = Schemas['datasets.ShownImport'];
export type ImportList = Schemas['datasets.ImportList'];
export type ImportReport = Schemas['datasets.ImportReport'];
export type FaultCount = Schemas['datasets.FaultCount'];
export type RowFault = Schemas['datasets.RowError'];
export type FaultList = Schemas['datasets.FaultList'];
export type Mapping = Schemas['datasets.Mapping'];
export type MappedColumn = Schemas['datasets.ShownColumn'];
export type Word = Schemas['datasets.ShownWord'];
export type Plan = Schemas['datasets.ImportPlan'];
export type Profile = Schemas['datasets.Profile'];
export type ProfileList = Schemas['datasets.ProfileList'];
type Source = Schemas['datasets.Source'];

export const STEPS = ['file', 'mapping', 'check', 'run', 'result'] as const;
export type Step = (typeof STEPS)[number];

// What a column may be used as, in the order people think of it.
export const FIELDS = ['time.from', 'time.to', 'time.clock', 'category', 'area.name', 'place_text', 'position.x', 'position.y', 'count', 'text', 'external_id'] as const;
export type Field = (typeof FIELDS)[number];

export const isRunning = (one: Import) => one.state === 'checking' || one.state === 'importing';
export const isOver = (one: Import) => one.state === 'done' || one.state === 'withdrawn' || one.state === 'discarded';

export function stepOf(one: Import): Step {
  if (isOver(one)) return 'result';
  if (one.state === 'importing') return 'run';
  if (one.state === 'checking' || one.state === 'checked') return 'check';
  if (one.state === 'failed') return one.checked ? 'check' : 'mapping';
  return 'mapping';
}

export const fieldName = (field: string) => textFor(`import.field.${field.replace('.', '_')}`) ?? field;
export const remedyFor = (code: string) => textFor(`import.remedy.${code}`) ?? '';

export async function sendImport(file: File, id: string, signal: AbortSignal, onSent: (share: number) => void): Promise<void> {
  await call('PUT', `/api/imports/${id}`, file, {query: {file_name: file.name}, signal, onSent});
}

const column = (name: string): Source => ({column: name, constant: null, part: null});
const nothing = (): Source => ({column: null, constant: null, part: null});

// Takes every use of the column away.
function without(profile: Profile, name: string): void {
  const fields = profile.fields;
  const reads = (source: {column?: string | null} | null | undefined) => source?.column === name;
  if (reads(fields.external_id)) Object.assign(fields.external_id, nothing());
  if (reads(fields.time.from) || fields.time.from.year_from === name) fields.time.from = {...nothing(), form: null, year_from: null};
  if (reads(fields.time.to)) fields.time.to = null;
  if (reads(fields.time.clock)) fields.time.clock = null;
  if (reads(fields.time.fallback)) fields.time.fallback = null;
  if (reads(fields.category)) fields.category = {...nothing(), table: null, words: fields.category.words};
  if (reads(fields.place_text)) fields.place_text = null;
  if (reads(fields.count)) fields.count = null;
  if (reads(fields.text)) fields.text = null;
  if (fields.position && reads(fields.position.x)) fields.position.x = nothing();
  if (fields.position && reads(fields.position.y)) fields.position.y = nothing();
  if (fields.position && !fields.position.x.column && !fields.position.y.column) fields.position = null;
  const left = fields.area.candidates?.filter((one) => !reads(one)) ?? [];
  fields.area.candidates = left.length ? left : null;
  if (!left.length && fields.area.by === 'name') fields.area.by = fields.position ? 'point' : 'constant';
  profile.required_columns = profile.required_columns.filter((one) => one !== name);
}

// The profile with the column used as that and as nothing else; a column that was it before is it no longer.
export function withUse(before: Profile, name: string, field: Field | ''): Profile {
  const profile = structuredClone(before);
  const {fields} = profile;
  without(profile, name);
  if (field === 'time.from') fields.time.from = {...column(name), form: 'any', year_from: null};
  if (field === 'time.to') fields.time.to = {...column(name), form: fields.time.from.form, year_from: null};
  if (field === 'time.clock') fields.time.clock = column(name);
  if (field === 'category') fields.category = {...column(name), table: fields.category.table, words: fields.category.words};
  if (field === 'place_text') fields.place_text = column(name);
  if (field === 'count') fields.count = column(name);
  if (field === 'text') fields.text = column(name);
  if (field === 'external_id') Object.assign(fields.external_id, column(name));
  if (field === 'position.x' || field === 'position.y') {
    fields.position ??= {x: nothing(), y: nothing(), crs: 'auto', precision: 'exact'};
    fields.position[field === 'position.x' ? 'x' : 'y'] = column(name);
  }
  if (field === 'area.name') {
    fields.area.candidates = [column(name)];
    fields.area.by = 'name';
  }
  if (!profile.required_columns.includes(name) && field) profile.required_columns.push(name);
  return profile;
}

// "Stölder 2026" as the name of a profile: stolder-2026.
export function slugOf(title: string): string {
  const plain = title.toLocaleLowerCase('sv').normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40).replace(/-+$/, '');
}

export const SYSTEMS = [
  {value: 'EPSG:4326', label: 'WGS 84'}, {value: 'EPSG:3006', label: 'SWEREF 99 TM'}, {value: 'EPSG:3021', label: 'RT 90 2.5 gon V'},
  {value: 'EPSG:32632', label: 'UTM 32'}, {value: 'EPSG:32633', label: 'UTM 33'}, {value: 'EPSG:32634', label: 'UTM 34'}, {value: 'EPSG:32635', label: 'UTM 35'},
];
export const TIME_FORMS = ['any', 'dmy', 'mdy', 'iso', 'year_month', 'excel_serial', 'swedish_day_month_time'] as const;

export function bytes(size: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let at = 0;
  let value = size;
  while (value >= 1000 && at < units.length - 1) { value /= 1000; at += 1; }
  return `${value < 10 && at > 0 ? value.toFixed(1).replace('.', t('import.decimal_sign')) : Math.round(value)} ${units[at]}`;
}

export const stateWords = (one: Import) => t(`import.state.${one.state}` as TextKey);
export const stateKind = (one: Import): 'ok' | 'warn' | 'bad' | 'accent' | 'draft' | 'plain' =>
  (({done: 'ok', failed: 'bad', checking: 'accent', importing: 'accent', uploaded: 'draft', checked: 'draft'}) as const)[one.state as string] ?? 'plain';
