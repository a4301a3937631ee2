// SPDX-License-Identifier: EUPL-1.2
// Invented answers of the server about what a municipality publishes.
import type {components} from '../src/api/generated.ts';

type Schemas = components['schemas'];
type ReleasePage = Schemas['publishing.ReleasePage'];
export const id = (n: number) => `01930000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;
const HASH = 'a1b2'.repeat(16);
const period = {code: '2026-Q3', length: 'quarter' as const, first: '2026-07-01', last: '2026-09-30'};
const before = {code: '2026-Q2', length: 'quarter' as const, first: '2026-04-01', last: '2026-06-30'};

const AREAS = [['*', 'Alnefors kommun'], ['CENTRUM', 'Centrum'], ['SPINNARHAGEN', 'Spinnarhagen'], ['LANDSBYGDEN', 'Landsbygden']] as const;
const CATEGORIES = [['*', '', ''], ['DAMAGE', 'Skadegörelse', 'Damage'], ['GATHERING', 'Otrygghetsskapande samlingar', 'Gatherings that cause fear']] as const;
const COUNTS: (number | null)[][] = [[1260, 410, 850], [700, 210, 490], [540, 190, 350], [20, null, null]];

export const RELEASE: ReleasePage = {
  id: id(2), state: 'published', fingerprint: HASH, prepared_by: 'Anna Nilsson', prepared_at: '2026-10-26T12:20:00Z', approved_by: 'Maria Jakobsson',
  approved_at: '2026-10-27T08:05:00Z', publish_at: '2026-10-28T07:00:00Z', published_at: '2026-10-28T07:00:00Z', manifest_hash: HASH, withdrawn_at: null, withdrawn_reason: '',
  address: 'https://oppet.alnefors.example/alnefors/2/', is_own: false, may_approve: false, may_discard: false, may_withdraw: true,
  hidden: [{area: 'LANDSBYGDEN', category: 'DAMAGE', why: 'small'}, {area: 'LANDSBYGDEN', category: 'GATHERING', why: 'shields'}, {area: '*', category: 'CRIME.ROBBERY', why: 'few_contributors'}],
  audit: {cells: 11, violations: 0}, findings: [], photos: [], told: [{happened: 'published', address: 'skola@alnefors.example', sent_at: '2026-10-28T07:00:02Z'}, {happened: 'published', address: 'redaktionen@alneforsposten.example', sent_at: '2026-10-28T07:00:02Z'}],
  document: {
    form: 'samsyn.release/1', municipality: 'alnefors', municipality_name: 'Alnefors kommun', number: 2, kind: 'regular', corrects: null, reason: '', title: 'Tryggheten i Alnefors, sommaren 2026',
    summary: 'Sommaren har varit lugnare än våren.\nTvå platser sticker ut.', period, published_at: '2026-10-28T07:00:00Z', k: 5, previous: HASH,
    areas: AREAS.map(([code, name], i) => ({code, name, parent: i ? '*' : null, actions: i === 2 ? 'Ny belysning i gångtunneln.\nFritidsgården håller öppet.' : '', expected: 90, answered: 84})),
    categories: [...CATEGORIES.map(([code, sv, en], i) => ({code, name: {sv, en}, parent: i ? '*' : null, whole_only: false})), {code: 'CRIME.ROBBERY', name: {sv: 'Rån', en: 'Robbery'}, parent: null, whole_only: true}],
    cells: [...AREAS.flatMap(([area], row) => CATEGORIES.map(([category], column) => ({area, category, count: COUNTS[row]![column]!, level: null}))), {area: '*', category: 'CRIME.ROBBERY', count: null, level: null}],
    basis: [{area: 'CENTRUM', first: '2026-06-22', last: '2026-07-05', hash: HASH}], sources: [{name: 'Verksamheternas rapporter', licence: ''}],
  },
};
const unpublished = {published_at: null, manifest_hash: '', address: '', told: [], may_withdraw: false};
export const PREPARED: ReleasePage = {...RELEASE, ...unpublished, state: 'prepared', approved_by: '', approved_at: null, publish_at: null, may_discard: true,
  findings: [{field: 'summary', area: '', kinds: ['name'], masked: 'Sommaren var lugn enligt ████.'}], document: {...RELEASE.document, number: 0}};
export const OWN: ReleasePage = {...PREPARED, is_own: true, findings: []};
export const TO_APPROVE: ReleasePage = {...PREPARED, may_approve: true};
export const APPROVED: ReleasePage = {...RELEASE, ...unpublished, state: 'approved', may_discard: true};
export const WITHDRAWN: ReleasePage = {...RELEASE, state: 'withdrawn', may_withdraw: false, withdrawn_at: '2026-11-02T10:00:00Z', withdrawn_reason: 'Fel fil lästes in.',
  told: [...RELEASE.told, {happened: 'withdrawn', address: 'skola@alnefors.example', sent_at: '2026-11-02T10:00:02Z'}]};
export const ERRATUM: ReleasePage = {...RELEASE, id: id(3), document: {...RELEASE.document, number: 3, kind: 'erratum', corrects: 2, reason: 'En fil saknades.'}};

const line = (page: ReleasePage): Schemas['publishing.ReleaseLine'] => ({id: page.id, state: page.state, kind: page.document.kind, number: page.document.number || null, corrects: page.document.corrects,
  title: page.document.title, period: page.document.period, publish_at: page.publish_at, published_at: page.published_at, withdrawn_at: page.withdrawn_at});
export const LIST: Schemas['publishing.ReleaseList'] = {may_prepare: true, may_approve: false,
  releases: [line(ERRATUM), line(RELEASE), {...line(WITHDRAWN), id: id(1), number: 1, title: 'Tryggheten i Alnefors, våren 2026', period: before}]};
export const UNDER_WAY = {...LIST, releases: [{...line(APPROVED), id: id(4)}, ...LIST.releases]};
export const NOTHING = {...LIST, releases: []};

export const PLAN: Schemas['publishing.ReleasePlanView'] = {
  version: 3, length: 'quarter', k: 5, days_after: 28, minute_of_day: 480, media: ['redaktionen@alneforsposten.example'], shows_places: false, points: 46, may_change: true,
  areas: [{id: id(10), code: 'ALNEFORS', name: 'Alnefors kommun', parent: '', is_chosen: false},
    ...AREAS.slice(1).map(([code, name], i) => ({id: id(11 + i), code, name, parent: 'ALNEFORS', is_chosen: true}))],
  categories: [
    {code: 'DAMAGE', parent: '', name: {sv: 'Skadegörelse', en: 'Damage'}, is_sensitive: false, reach: 'areas'},
    {code: 'DAMAGE.GRAFFITI', parent: 'DAMAGE', name: {sv: 'Klotter', en: 'Graffiti'}, is_sensitive: false, reach: null},
    {code: 'DAMAGE.ARSON', parent: 'DAMAGE', name: {sv: 'Anlagd brand', en: 'Arson'}, is_sensitive: true, reach: 'municipality'},
    {code: 'GATHERING', parent: '', name: {sv: 'Otrygghetsskapande samlingar', en: 'Gatherings that cause fear'}, is_sensitive: false, reach: 'areas'},
    {code: 'CRIME.ROBBERY', parent: 'CRIME', name: {sv: 'Rån', en: 'Robbery'}, is_sensitive: true, reach: 'municipality'},
  ],
};
export const NO_PLAN = {...PLAN, version: 0, media: [], areas: PLAN.areas.map((area) => ({...area, is_chosen: false})), categories: PLAN.categories.map((one) => ({...one, reach: null}))};

export const DRAFT: Schemas['publishing.ReleaseDraft'] = {period, is_closed: true, is_released: false, missing: [], recipients: 49, publish_at: '2026-10-28T07:00:00Z',
  areas: AREAS.map(([code, name]) => ({code, name, suggestion: code === 'SPINNARHAGEN' ? 'Ny belysning i gångtunneln (Tekniska nämnden)' : ''}))};
export const MISSING = {...DRAFT, missing: [{area: 'LANDSBYGDEN', name: 'Landsbygden'}]};
export const RELEASED = {...DRAFT, is_released: true};

// A square with two people and a car, seen from above a little.
export const SCENE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800"><rect width="1200" height="800" fill="#c9d6df"/><path d="M0 520h1200v280H0z" fill="#a9a294"/>
<path d="M60 240h300v280H60zM420 180h260v340H420zM760 260h360v260H760z" fill="#8d6e5a"/><path d="M100 290h60v70h-60zM220 290h60v70h-60zM470 240h60v70h-60zM580 240h60v70h-60zM820 320h60v70h-60zM960 320h60v70h-60z" fill="#f3e6b8"/>
<circle cx="330" cy="500" r="34" fill="#e3b98f"/><path d="M290 540h80v170h-80z" fill="#3b5b7a"/><circle cx="470" cy="520" r="34" fill="#b98559"/><path d="M430 560h80v160h-80z" fill="#7a3b4c"/>
<path d="M760 600h320v90H760z" fill="#2f6b4f"/><path d="M1000 640h60v24h-60z" fill="#fff"/><circle cx="820" cy="700" r="30"/><circle cx="1010" cy="700" r="30"/></svg>`;
const choice = (n: number, name: string, area: string): Schemas['publishing.PhotoChoice'] => ({attachment: id(n), version: id(n + 1), name, area, added_at: `2026-10-${20 - (n % 10)}T09:30:00Z`});
export const CHOICES: Schemas['publishing.PhotoChoices'] = {has_more: true, areas: AREAS.slice(1).map(([, name], i) => ({id: id(11 + i), name})),
  photos: [choice(40, 'torget-kvällsmarknad.jpg', 'Centrum'), choice(42, 'gångtunneln-ny-belysning-sedd-från-norra-sidan-2026-10-14.jpg', 'Spinnarhagen'), choice(44, 'lekplatsen.jpg', 'Spinnarhagen')]};
export const NO_CHOICES = {...CHOICES, has_more: false, photos: []};
export const PROPOSALS: Schemas['publishing.MaskProposals'] = {proposals: [{what: 'face', mask: {x: 2400, y: 5700, width: 700, height: 1100}}, {what: 'plate', mask: {x: 8250, y: 7900, width: 650, height: 450}}]};
const photos: NonNullable<ReleasePage['document']['photos']> = [
  {file: 'foto-1.jpg', alt: {sv: 'Torget en lördag i oktober, med nya lampor längs husen', en: 'The square on a Saturday in October, with new lamps along the houses'}, width: 1200, height: 800, sha256: HASH},
  {file: 'foto-2.jpg', alt: {sv: 'Gångtunneln med målade väggar', en: ''}, width: 1200, height: 800, sha256: HASH},
];
const withPhotos = (page: ReleasePage): ReleasePage => ({...page, document: {...page.document, photos},
  photos: photos.map(({file}, i) => ({file, id: id(50 + i), masks: 3 - 3 * i, reviewed_by: 'Anna Nilsson', reviewed_at: '2026-10-26T12:05:00Z'}))});
export const WITH_PHOTOS = withPhotos(RELEASE);
export const PHOTOS_TO_APPROVE = withPhotos(TO_APPROVE);
