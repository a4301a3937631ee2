// SPDX-License-Identifier: EUPL-1.2
// Rounds of an invented town, with every way an operation can answer.
export const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const ROUND = id(1);
export const REPORT_ID = id(50);
const HULTA = id(100);

const round = (n: number, first: string, last: string, more: object = {}) => ({id: id(n), area: HULTA, area_code: 'hulta', area_name: 'Hulta', number: n, first, last, deadline: `${last}T11:00:00Z`,
  state: 'closed', is_due: false, may_close: false, expected: 5, answered: 5, late: 0, to_review: 0, may_manage: true, ...more});
const current = round(1, '2026-11-02', '2026-11-15', {state: 'open', is_due: true, may_close: true, answered: 3, late: 1, to_review: 1});
export const ROUNDS = {rounds: [current, round(2, '2026-10-19', '2026-11-01', {late: 2}), round(3, '2026-11-09', '2026-11-22', {area: id(101), area_code: 'mopeder', area_name: 'Mopeder', state: 'open', answered: 0, may_manage: false})]};
const rhythm = {starts_on: '2026-01-05', length_days: 14, deadline_days: 2, deadline_minute: 720, checklist: 'est', needs_review: true, reminders: 4};
export const RHYTHMS = {areas: [
  {area: HULTA, area_code: 'hulta', area_name: 'Hulta', rhythm, next_first: '2026-11-16', next_last: '2026-11-29', may_open_next: true, may_manage: true},
  {area: id(101), area_code: 'mopeder', area_name: 'Mopeder', rhythm: null, next_first: null, next_last: null, may_open_next: false, may_manage: true},
]};

const line = (n: number, name: string, state: string, more: object = {}) => ({operation: id(n), name, organisation: 'Grundskolenämnden', external: false, state, late: false, reminders: 0, excused_reason: null,
  late_allowed_reason: null, report: null, submitted_at: null, reviewed: false, returned: false, corrected: false, observations: 0, ...more});
export const PAGE = {round: current, quiet_until: '2026-11-18T06:00:00Z', needs_review: true, version: 1, lines: [
  line(20, 'Hultaskolan', 'reported', {report: REPORT_ID, submitted_at: '2026-11-16T08:40:00Z', observations: 2, late: true, corrected: true}),
  line(21, 'Biblioteket', 'nothing', {report: id(51), submitted_at: '2026-11-13T08:40:00Z', reviewed: true}),
  line(22, 'Fritidsgården', 'silent', {reminders: 2, reminding: {last_at: '2026-11-17T11:00:00Z', next_at: '2026-11-18T11:00:00Z', ordered_for: null, asks_stand_in: true, trouble: 'undeliverable'}}),
  line(23, 'Hulta handel', 'silent', {external: true, organisation: 'Hulta handel', late_allowed_reason: 'Nätet låg nere', reminding: {last_at: null, next_at: '2026-11-18T11:00:00Z', ordered_for: null, asks_stand_in: false, trouble: 'no_recipient'}}),
  line(24, 'Simhallen', 'excused', {excused_reason: 'Stängd för ombyggnad'}),
]};

const seen = (category: string, description: string, more: object = {}) => ({category, severity: 1, count: 2, where: {place: id(60), lon: null, lat: null, words: 'vid entrén'},
  when: {precision: 'exact', from: '2026-11-12T20:00:00Z', to: null, weekdays: null, from_minute: null, to_minute: null}, description, kept_reason: '', police_reported: 'yes', action_taken: 'Lagat', wants_feedback: true, ...more});
const body = {nothing: false, answers: [{question: 'damage', answer: 'more'}], observations: [seen('DAMAGE', 'Krossad ruta')]};
export const REPORT = {version: 2, round: ROUND, may_review: true, author: null,
  report: {id: REPORT_ID, operation: 'Hultaskolan', organisation: 'Grundskolenämnden', body, late: true, submitted_at: '2026-11-16T08:40:00Z', reviewed: false, return_question: 'Vilken ingång?', corrected_at: '2026-11-16T09:00:00Z', version: 2},
  checklist: {id: id(70), code: 'est', version_number: 1, name: {sv: 'Lokala händelser', en: 'Local events'}, questions: [
    {code: 'damage', name: {sv: 'Skadegörelse', en: 'Damage'}, help_sv: '', help_en: '', required: true, categories: ['DAMAGE']},
    {code: 'drugs', name: {sv: 'Narkotika', en: 'Drugs'}, help_sv: '', help_en: '', required: false, categories: ['DRUGS']}]},
  categories: [{code: 'DAMAGE', name: {sv: 'Skadegörelse', en: 'Damage'}, needs_place: false, police_first: false, default_severity: 1}],
  places: [{id: id(60), name: 'Torget'}],
  earlier: [{version: 1, body: {...body, observations: []}, reason: 'Glömde rutan', replaced_at: '2026-11-16T09:00:00Z'}]};

const category = (code: string, sv: string, en: string, more: object = {}) => ({code, parent: null, core_code: 'C01', kind: 'event', name: {sv, en}, help_sv: '', help_en: '', default_severity: 1, needs_place: false, public_allowed: true, police_first: false, retired_on: null, ...more});
export const CATEGORIES = {may_manage: true, categories: [category('DAMAGE', 'Skadegörelse', 'Damage'), category('DAMAGE.GRAFFITI', 'Klotter', 'Graffiti', {parent: 'DAMAGE'}), category('DRUGS', 'Narkotika', 'Drugs', {core_code: 'C07'})]};
export const CHECKLISTS = {may_manage: true, checklists: [{code: 'est', name: {sv: 'Lokala händelser', en: 'Local events'}, version_number: 1, questions: 2, published_at: '2026-01-01T08:00:00Z'}]};

const observation = (n: number, more: object = {}) => ({id: id(200 + n), area_code: 'hulta', area: 'Hulta', category_sv: 'Skadegörelse', category_en: 'Damage', place: 'Torget', operation: 'Hultaskolan', organisation: 'Grundskolenämnden',
  source: 'report', seen: seen('DAMAGE', 'Krossad ruta vid entrén till gymnastiksalen'), precision: 'place', counted_on: '2026-11-12', reviewed: true, report: REPORT_ID, round: ROUND, created_at: '2026-11-16T08:40:00Z', ...more});
export const OBSERVATIONS = {total: 53, page: 1, pages: 2, observations: [observation(1), observation(2, {seen: seen('DRUGS', '', {severity: 3, where: {place: null, lon: null, lat: null, words: ''}}), place: null, reviewed: false}),
  observation(3, {source: 'import', report: null, round: null, operation: null})]};

export const CHECKLIST = {may_manage: true, version: 2, versions: [{id: id(70), version_number: 2, published_at: '2026-11-01T08:00:00Z', rounds: 1}, {id: id(71), version_number: 1, published_at: '2026-01-01T08:00:00Z', rounds: 22}],
  checklist: {...REPORT.checklist, version_number: 2, questions: REPORT.checklist.questions.map((question) => ({...question, help_sv: 'Gäller även nära skolan', help_en: 'Also near the school'}))}};

const placeholder = (name: string, sample: string) => ({name, sample_sv: sample, sample_en: sample});
export const REMINDERS = {area: HULTA, area_name: 'Hulta', may_edit: true, version: 3,
  plan: {moments: [{anchor: 'last_day', days: 0, hours: 0}, {anchor: 'deadline', days: -1, hours: -2}], open_from: 420, open_until: 1080, working_days_only: true, letter_sv: {subject: '', body: ''}, letter_en: {subject: '', body: ''}},
  standard_sv: {subject: 'Påminnelse: {operation} har inte svarat', body: 'Svara senast {deadline}.\n\n{link}'}, standard_en: {subject: 'Reminder: {operation} has not answered', body: 'Please answer by {deadline}.\n\n{link}'},
  placeholders: [placeholder('operation', 'Hultaskolan'), placeholder('area', 'Hulta'), placeholder('period', '45–46'), placeholder('deadline', '17 nov 12.00'), placeholder('link', 'https://samsyn.example/logga-in/lank'), placeholder('municipality', 'Hulta')],
  round: {first: '2026-11-02', last: '2026-11-15', deadline: '2026-11-17T11:00:00Z', reminders: ['2026-11-16T11:00:00Z', '2026-11-17T11:00:00Z']}};
