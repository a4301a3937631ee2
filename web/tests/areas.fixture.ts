// SPDX-License-Identifier: EUPL-1.2
// A small invented register, as the server tells it.
const box = (west: number, east: number) => ({type: 'MultiPolygon', coordinates: [[[[west, 57.7], [east, 57.7], [east, 57.72], [west, 57.72], [west, 57.7]]]]});
const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const HULTA = id(1);
export const SCHOOLS = id(10);

const area = (n: number, code: string, name: string, more: object = {}) => ({id: id(n), code, name, kind: 'place', positions: 'point', parent: null, valid_from: '2025-01-01', valid_to: null, version: 1, own_functions: [], geometry: null, label: null, boundary_from: null, ...more});
export const AREAS = {on: '2026-11-16', may_manage: true, areas: [
  area(1, 'hulta', 'Hulta', {own_functions: ['core'], geometry: box(12.9, 12.94), label: {lon: 12.92, lat: 57.71}, boundary_from: '2025-01-01'}),
  area(2, 'hulta.norra', 'Norra Hulta', {parent: id(1), geometry: box(12.9, 12.92), label: {lon: 12.91, lat: 57.71}, boundary_from: '2025-01-01'}),
  area(3, 'mopeder', 'Mopeder', {kind: 'theme'}),
  area(4, 'gamla', 'Gamla hamnen', {valid_to: '2026-01-01'}),
]};

const operation = (n: number, code: string, name: string, more: object = {}) => ({id: id(n), organisation: SCHOOLS, code, name, is_external: false, contact_email: `${code}@example.se`, stand_in_email: null, valid_from: '2025-01-01', valid_to: null, version: 1, ...more});
const organisation = (n: number, code: string, name: string, more: object = {}) => ({id: id(n), code, name, kind: 'committee', sector: 'public', contact_email: null, valid_from: '2025-01-01', valid_to: null, version: 1, is_own: false, operations: [] as object[], ...more});
export const ORGANISATIONS = {may_manage: true, organisations: [
  organisation(10, 'skola', 'Grundskolenämnden', {is_own: true, operations: [operation(20, 'hultaskolan', 'Hultaskolan'), operation(21, 'fritids', 'Fritidsgården', {is_external: true})]}),
  organisation(11, 'polis', 'Polisen', {kind: 'authority'}),
  organisation(12, 'handel', 'Hulta handel', {kind: 'association', sector: 'private', valid_to: '2026-01-01'}),
]};

export const PARTNER = {
  organisation: ORGANISATIONS.organisations[0]!, may_manage: true, version: 1,
  functions: [{id: id(30), area: HULTA, area_name: 'Hulta', organisation: SCHOOLS, function: 'core', valid_from: '2025-01-01', valid_to: null},
    {id: id(35), area: id(3), area_name: 'Mopeder', organisation: SCHOOLS, function: 'observer', valid_from: '2025-01-01', valid_to: '2026-01-01'}],
  history: [{subject_name: 'Kulturnämnden', happened: 'merged_into', other_name: 'Grundskolenämnden', note: '', on_day: '2026-01-01'},
    {subject_name: '', happened: 'renamed', other_name: '', note: 'Skolnämnden', on_day: '2025-06-01'}],
};

export const PAGE = {
  area: area(1, 'hulta', 'Hulta'), version: 1, may_manage: true,
  functions: [{id: id(30), area: HULTA, organisation: SCHOOLS, organisation_name: 'Grundskolenämnden', function: 'core', valid_from: '2025-01-01', valid_to: null}],
  inventory: [{id: id(31), area: HULTA, operation: id(21), operation_name: 'Fritidsgården', organisation_name: 'Grundskolenämnden', is_external: true, reports_on: 'Torget', valid_from: '2025-01-01', valid_to: null}],
  places: [{id: id(32), area: HULTA, code: 'torget', name: 'Torget', place_type: 'square', lon: 12.91, lat: 57.71, x: 375000, y: 6398000, valid_from: '2025-01-01', valid_to: null, version: 1}],
  designations: [{id: id(33), area: HULTA, designation: 'Utsatt område', criteria: '', source: 'Påhittad källa', on_watch: true, valid_from: '2025-01-01', valid_to: null, version: 2}],
  resources: [{id: id(34), area: HULTA, organisation: SCHOOLS, name: 'Grannsamverkan Hulta', resource_kind: 'neighbourhood_watch', state: 'active', contact_function: 'Kommunpolis', capacity: '38 hushåll', activities_a_year: 4, started_on: null, ended_on: null, version: 1}],
  boundaries: [
    {valid_from: '2026-01-01', source: 'Påhittad karta 2026', area_m2: 5.2e6, geometry: box(12.9, 12.94)},
    {valid_from: '2025-01-01', source: 'Påhittad karta', area_m2: 4e6, geometry: box(12.9, 12.93)}],
  history: [{happened: 'renamed', other_name: '', note: 'Hult', on_day: '2025-06-01'}],
};

export const REPORT = {
  is_done: false, created: 1, changed: 1, unchanged: 0, refused: 0,
  boundaries: [{code: 'hulta', name: 'Hulta', step: 'change', fault: '', area_m2: 5e6, geometry: box(12.9, 12.94)}, {code: 'ny', name: 'Nya', step: 'create', fault: '', area_m2: 4e6, geometry: box(12.93, 12.96)}],
  overlaps: [{areas: ['Hulta', 'Nya'], area_m2: 1.3e6, geometry: box(12.93, 12.94)}],
  gaps: [{areas: [], area_m2: 20000, geometry: box(12.96, 12.961)}],
};
