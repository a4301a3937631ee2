// SPDX-License-Identifier: EUPL-1.2
// Feedback to the operations of an invented town, and how they have answered over time.
export const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const ROUND = id(1);
export const SCHOOL = id(20);
export const LIBRARY = id(21);
const HULTA = id(100);

const round = (n: number, more: object) => ({round: id(n), area: HULTA, area_name: 'Hulta', number: n, first: '2026-11-09', last: '2026-11-22', expected: 5, answered: 4, sent: 0, ...more});
export const ROUNDS = {rounds: [round(1, {}), round(2, {first: '2026-10-26', last: '2026-11-08', answered: 5, sent: 5})]};

const words = (title: string, seen: string, more: object = {}) => ({title, seen, counted: '4 av 5 verksamheter svarade den här omgången, och ni var en av dem. Varje svar räknas.', late: '', levels_of: '', levels: [],
  common: 'Belysningen vid torget är lagad.', own: '', answers: [], thanks: 'Tack för att ni rapporterar.', next: 'Nästa omgång gäller 23 november–6 december. Svara senast 8 december kl. 12.00.', ...more});
const letter = (title: string, seen: string, more: object = {}) => ({sv: words(title, seen, more), en: words(title, seen, more)});
const levels = ['none', 'ok', 'warn', 'bad'].map((level, i) => ({category: ['Narkotika', 'Skadegörelse', 'Trafik', 'Våld'][i], level, words: 'läget behöver följas upp, och det har ökat sedan förra omgången'}));
const school = letter('Återkoppling till Hultaskolan: Hulta, vecka 46–47', 'Era tre rapporterade händelser: skadegörelse två gånger och ordningsstörning en gång.', {levels_of: 'Så ser lägesbilden för Hulta ut i det ni rapporterade.', levels, own: 'Vi ringer er i veckan.',
  answers: [{about: 'Klotter, Torget', words: 'Det är sanerat.'}], late: 'Ert svar kom efter svarstiden. Det är märkt som sent, och det räknas som de andra.'});
const library = letter('Återkoppling till Biblioteket: Hulta, vecka 46–47', 'Ni svarade att ni inte hade något att rapportera.');

const line = (operation: string, name: string, state: string, more: object = {}) => ({operation, name, organisation: 'Grundskolenämnden', external: false, state, nothing: false, late: false, recipients: 1, draft: null, fingerprint: '',
  own: {words: '', kept_reason: '', version: 0}, asked: [], sent: [], ...more});
export const ASKED = {observation: id(70), category: 'DAMAGE', category_sv: 'Skadegörelse', category_en: 'Damage', place: 'Torget', counted_on: '2026-11-12', description: 'Rutan vid entrén är krossad igen.', answer: ''};
export const PAGE = {round: ROUND, area: HULTA, area_name: 'Hulta', number: 1, first: '2026-11-09', last: '2026-11-22', closed: true, common: {words: 'Belysningen vid torget är lagad.', kept_reason: '', version: 2}, lines: [
  line(SCHOOL, 'Hultaskolan', 'draft', {draft: school, fingerprint: 'abc', late: true, asked: [ASKED], own: {words: 'Vi ringer er i veckan.', kept_reason: '', version: 1}}),
  line(LIBRARY, 'Biblioteket', 'sent', {draft: library, fingerprint: 'def', nothing: true, sent: [{id: id(80), number: 0, letter: library, sent_at: '2026-11-26T13:00:00Z', told: 1},
    {id: id(81), number: 1, letter: letter('Tillägg till återkopplingen: Hulta, vecka 46–47', '', {counted: '', common: '', own: 'Nu är också lampan lagad.', thanks: '', next: ''}), sent_at: '2026-11-27T13:00:00Z', told: 1}]}),
  line(id(22), 'Parkförvaltningen med ett långt namn, Hulta', 'draft', {draft: library, fingerprint: 'ghi', recipients: 0, external: true}),
  line(id(23), 'Livs vid torget', 'silent', {external: true}),
  line(id(24), 'Simhallen', 'excused'),
]};
export const OWN = {letters: [0, 1, 2].map((n) => ({id: id(90 + n), round: ROUND, operation: SCHOOL, operation_name: 'Hultaskolan', number: 0, letter: school, sent_at: '2026-11-26T13:00:00Z'}))};

const sum = (more: object = {}) => ({expected: 13, excused: 0, answered: 12, on_time: 11, late: 1, nothing: 2, silent: 1, completeness: 0.923, timeliness: 0.917, median_hours: 15.4, ...more});
const rounds = Array.from({length: 13}, (_, i) => {
  const first = new Date(Date.UTC(2026, 4, 25 + 14 * i));
  const last = new Date(first.getTime() + 13 * 86_400_000);
  return {id: id(200 + i), number: i + 1, first: first.toISOString().slice(0, 10), last: last.toISOString().slice(0, 10)};
});
const STATES = ['reported', 'nothing', 'silent', 'excused', 'not_expected'];
const operation = (n: number, name: string, more: object = {}) => ({operation: id(n), name, organisation: id(300), organisation_name: 'Grundskolenämnden', external: false, summary: sum(),
  answers: rounds.map((_, i) => ({state: STATES[(i * n) % 5], late: (i + n) % 4 === 0 && (i * n) % 5 < 2})), ...more});
export const RECORD = {area: HULTA, area_name: 'Hulta', area_code: 'hulta', rounds, is_whole: true, may_export: true, all: sum({expected: 39, answered: 36, on_time: 33}),
  operations: [operation(20, 'Hultaskolan'), operation(21, 'Biblioteket'), operation(23, 'Livs vid torget', {external: true, summary: sum({completeness: null, timeliness: null, median_hours: null})})],
  organisations: [{organisation: id(300), name: 'Grundskolenämnden', operations: 3, summary: sum({expected: 39})}]};
const rhythm = {starts_on: '2026-01-05', length_days: 14, deadline_days: 2, deadline_minute: 720, checklist: 'est', needs_review: true};
export const RHYTHMS = {areas: [{area: HULTA, area_code: 'hulta', area_name: 'Hulta', rhythm, next_first: null, next_last: null, may_open_next: false, may_manage: true}]};
