// SPDX-License-Identifier: EUPL-1.2
// Acute events of an invented town, in every state.
const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const EVENT = id(1);
export const AREA = id(100);
export const TWIN = id(40);

const event = (n: number, state: string, more: object = {}) => ({id: id(n), reference: `A-2026-004${n}`, level: 'critical', state, area: AREA, area_name: 'Hulta', category: 'DISORDER', category_sv: 'Ordningsstörning',
  category_en: 'Disorder', organisation: 'Grundskolenämnden', raised_at: '2026-11-16T18:40:00Z', confirm_by: '2026-11-16T18:55:00Z', confirmed_at: null, closed_at: null, unread: 0, ...more});
const waiting = event(1, 'waiting', {unread: 2});
export const LIST = {may_raise: true, areas: [{id: AREA, name: 'Hulta', may_edit_circle: true}, {id: id(101), name: 'Mopeder', may_edit_circle: false}],
  events: [waiting, event(2, 'confirmed', {level: 'urgent'}), event(3, 'closed', {level: 'attention'}), event(4, 'merged')]};

const seen = {category: 'DISORDER', severity: 3, count: 1, where: {place: id(60), lon: null, lat: null, words: 'vid kiosken'}, description: 'Bråk mellan två grupper', kept_reason: '', police_reported: 'unknown', action_taken: '',
  wants_feedback: false, when: {precision: 'exact', from: '2026-11-16T18:30:00Z', to: null, weekdays: null, from_minute: null, to_minute: null}};
const act = (name: string, organisation: string, turn = 0) => ({name, organisation, at: `2026-11-16T18:${41 + 15 * turn}:00Z`, turn});
const twin = (n: number, source: string, more: object = {}) => ({observation: id(n), source, event: null, reference: null, category_sv: 'Ordningsstörning', category_en: 'Disorder', organisation: 'Hulta handel', count: 2, place: 'Torget',
  place_words: '', description: 'Slagsmål utanför', occurred_from: '2026-11-16T18:35:00Z', created_at: '2026-11-16T19:00:00Z', metres: 312, ...more});
export const PAGE = {event: {...waiting, unread: 0}, seen, place: 'Torget', raised_by: null, round: 23, counted_on: '2026-11-16', told: [act('Ada Ek', 'Polisen'), act('Bo Alm', 'Hultabostäder', 1)], confirmed: [],
  posts: [{id: id(30), name: 'Ada Ek', organisation: 'Polisen', words: 'Patrull på väg', written_at: '2026-11-16T18:45:00Z', is_own: false, read_by: [act('Maria Lind', 'Alnefors kommun')]},
    {id: id(31), name: 'Maria Lind', organisation: 'Alnefors kommun', words: 'Fritidsgården håller öppet', written_at: '2026-11-16T18:50:00Z', is_own: true, read_by: []}],
  sources: [twin(41, 'acute', {event: id(4), reference: 'A-2026-0044'})], likely: [twin(40, 'report')],
  merges: [{name: 'Maria Lind', organisation: 'Alnefors kommun', merged_at: '2026-11-16T19:05:00Z', undone_at: null}],
  merged_into: null, merged_into_reference: null, summary: '', closed_by: null, may_confirm: true, may_close: true, version: 3};
export const CLOSED = {...PAGE, event: {...waiting, state: 'closed', closed_at: '2026-11-16T21:00:00Z'}, summary: 'Lugnt igen. Extra vakter i helgen.', closed_by: 'Maria Lind', may_confirm: false, version: 4};
export const MERGED = {...PAGE, event: {...waiting, state: 'merged'}, merged_into: id(2), merged_into_reference: 'A-2026-0042', sources: [], likely: [], merges: [], may_confirm: false};
export const QUIET = {...PAGE, told: [], posts: [], sources: [], likely: [], merges: [], may_confirm: false, may_close: false};

export const FORM = {areas: [{id: AREA, name: 'Hulta', places: [{id: id(60), name: 'Torget'}]}, {id: id(101), name: 'Mopeder', places: []}],
  categories: [{code: 'DAMAGE', name_sv: 'Skadegörelse', name_en: 'Damage'}, {code: 'DISORDER', name_sv: 'Ordningsstörning', name_en: 'Disorder'}]};
export const RAISED = {id: EVENT, reference: 'A-2026-0041', raised_at: '2026-11-16T18:40:00Z', confirm_by: '2026-11-16T18:55:00Z', version: 1};

const person = (n: number, name: string, organisation: number, organisation_name: string) => ({membership: id(n), name, organisation: id(organisation), organisation_name});
export const CIRCLE = {area: AREA, minutes: {attention: 240, urgent: 60, critical: 15}, is_own: true, may_edit: true, version: 2,
  steps: [{members: [{membership: id(70), organisation: null, role: null}, {membership: id(79), organisation: null, role: null}]}, {members: [{membership: null, organisation: id(80), role: 'coordinator'}]}],
  candidates: [person(71, 'Maria Lind', 81, 'Alnefors kommun'), person(70, 'Ada Ek', 80, 'Polisen')]};
