// SPDX-License-Identifier: EUPL-1.2
// The fields of each record of the register, as its form shows them; their ids are the names in the request.
import {t} from '../../ui/i18n.svelte.ts';
import {areaKinds, functions, isOver, organisationKinds, placeTypes, precisions, resourceKinds, resourceStates, sectors, type Area, type FormField, type Operation, type Organisation} from './register.ts';

const name = (): FormField => ({id: 'name', label: t('areas.field.name'), maxlength: 120});
const code = (): FormField => ({id: 'code', label: t('areas.field.code'), hint: t('areas.field.code_hint'), maxlength: 40});
const from = (): FormField => ({id: 'valid_from', label: t('areas.field.valid_from'), type: 'date'});
const to = (): FormField => ({id: 'valid_to', label: t('areas.field.valid_to'), type: 'date', optional: true});
const email = (id: string, label: string): FormField => ({id, label, type: 'email', optional: true, maxlength: 200});
const named = (things: {id: string; name: string}[]) => things.map(({id, name: label}) => ({value: id, label}));

// Without the area it is a new one, which also has a code.
export const areaFields = (areas: Area[], area: {id: string} | null): FormField[] => [
  name(), ...(area ? [] : [code()]),
  {id: 'kind', label: t('areas.field.kind'), type: 'select', options: areaKinds()},
  {id: 'parent', label: t('areas.field.parent'), type: 'select', empty: t('areas.field.no_parent'), optional: true, options: named(areas.filter((one) => one.id !== area?.id && !isOver(one)))},
  {id: 'positions', label: t('areas.field.positions'), type: 'select', options: precisions()}, from(), to()];

export const organisationFields = (isNew: boolean): FormField[] => [
  name(), ...(isNew ? [code()] : []),
  {id: 'kind', label: t('areas.field.kind'), type: 'select', options: organisationKinds()},
  {id: 'sector', label: t('areas.field.sector'), type: 'select', options: sectors()},
  email('contact_email', t('areas.field.contact_email')), from(), to()];

export const operationFields = (isNew: boolean): FormField[] => [
  name(), ...(isNew ? [code()] : []),
  {...email('contact_email', t('areas.field.contact_email')), hint: t('areas.field.operation_email_hint')},
  {...email('stand_in_email', t('areas.field.stand_in_email')), hint: t('areas.field.stand_in_email_hint')},
  {id: 'is_external', label: t('areas.field.is_external'), type: 'check'}, from(), to()];

export const mergerFields = (others: Organisation[]): FormField[] => [
  {id: 'into', label: t('areas.field.into'), type: 'select', empty: t('areas.field.choose'), options: named(others.filter((one) => !isOver(one)))},
  {id: 'on_day', label: t('areas.field.on_day'), type: 'date'}];

export const functionFields = (organisations: Organisation[]): FormField[] => [
  {id: 'organisation', label: t('areas.field.organisation'), type: 'select', empty: t('areas.field.choose'), options: named(organisations.filter((one) => !isOver(one)))},
  {id: 'function', label: t('areas.field.function'), type: 'select', options: functions()}, from(), to()];

export const inventoryFields = (operations: Operation[]): FormField[] => [
  {id: 'operation', label: t('areas.field.operation'), type: 'select', empty: t('areas.field.choose'), options: named(operations.filter((one) => !isOver(one)))},
  {id: 'reports_on', label: t('areas.field.reports_on'), hint: t('areas.field.reports_on_hint'), maxlength: 200}, from(), to()];

export const endFields = (): FormField[] => [{id: 'valid_to', label: t('areas.field.valid_to'), type: 'date'}];

export const placeFields = (isNew: boolean): FormField[] => [
  name(), ...(isNew ? [code()] : []),
  {id: 'place_type', label: t('areas.field.place_type'), type: 'select', options: placeTypes()},
  {id: 'lat', label: t('areas.field.lat'), type: 'number', optional: true}, {id: 'lon', label: t('areas.field.lon'), type: 'number', optional: true}, from(), to()];

export const resourceFields = (organisations: Organisation[]): FormField[] => [
  name(),
  {id: 'resource_kind', label: t('areas.field.kind'), type: 'select', options: resourceKinds()},
  {id: 'organisation', label: t('areas.field.organisation'), type: 'select', empty: t('areas.field.choose'), options: named(organisations)},
  {id: 'state', label: t('areas.field.state'), type: 'select', options: resourceStates()},
  {id: 'contact_function', label: t('areas.field.contact_function'), hint: t('areas.field.contact_function_hint'), maxlength: 160},
  {id: 'capacity', label: t('areas.field.capacity'), maxlength: 200},
  {id: 'activities_a_year', label: t('areas.field.activities_a_year'), type: 'number', optional: true},
  {id: 'started_on', label: t('areas.field.started_on'), type: 'date', optional: true}, {id: 'ended_on', label: t('areas.field.ended_on'), type: 'date', optional: true}];

export const designationFields = (): FormField[] => [
  {id: 'designation', label: t('areas.field.designation'), maxlength: 160}, {id: 'criteria', label: t('areas.field.criteria'), maxlength: 400},
  {id: 'source', label: t('areas.field.source'), maxlength: 300}, {id: 'on_watch', label: t('areas.field.on_watch'), type: 'check'}, from(), to()];
