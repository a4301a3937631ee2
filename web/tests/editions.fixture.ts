// SPDX-License-Identifier: EUPL-1.2
// Invented answers of the server about what the core decides and freezes.
import GOALS from '../src/features/situation/goals_fixture.json' with {type: 'json'};
import type {components} from '../src/api/generated.ts';
import PICTURE from '../src/features/situation/fixture.json' with {type: 'json'};

type Schemas = components['schemas'];
export const AREA = PICTURE.areas[0]!.id;
export const FIRST = PICTURE.period.first;
export const EDITION = '01930000-0000-7000-8000-0000000000e1';
const EARLIER = '01930000-0000-7000-8000-0000000000e0';
const COMMITTEE = '01930000-0000-7000-8000-0000000000c1';
const POLICE = '01930000-0000-7000-8000-0000000000c2';
const HOUSING = '01930000-0000-7000-8000-0000000000c3';
const HASH = 'a1b2'.repeat(16);
const area = PICTURE.areas[0]!;
const cells = PICTURE.cells.filter((cell) => cell.area === area.code);
const columns = PICTURE.categories.filter((column) => cells.some((cell) => cell.category === column.code));
const DECIDED = columns[0]!.code;
const MOTIVE = 'Skolan och bostadsbolaget beskriver samma plats och samma tider.';
const ITEM = {id: '01930000-0000-7000-8000-0000000000d1', what: 'Byt belysningen i gångtunneln', responsible: 'Tekniska förvaltningen', due: '2026-11-27', continues: null};
const NEXT = {...ITEM, id: '01930000-0000-7000-8000-0000000000d2', due: '2026-12-11', continues: ITEM.id};
const mark = {id: EARLIER, number: 11, hash: HASH, first: '2026-10-19', last: '2026-11-01', frozen_at: '2026-11-04T13:10:00Z'};

export const DIFFERENCE: Schemas['editions.PictureDifference'] = {
  number: 11, hash: HASH, first: mark.first, last: mark.last,
  categories: [
    {category: DECIDED, level_before: 'warn', level_now: 'bad', count_before: 7, count_now: 12},
    {category: columns[1]!.code, level_before: 'ok', level_now: 'ok', count_before: 3, count_now: 5},
  ],
  spots: [
    {step: 'appeared', name: 'Busstorget', name_before: '', count_before: 0, count_now: 9, metres: 0},
    {step: 'moved', name: 'Gångtunneln', name_before: 'Skolgården', count_before: 8, count_now: 6, metres: 240},
    {step: 'gone', name: 'Parken', name_before: '', count_before: 5, count_now: 0, metres: 0},
  ],
};

const levels = cells.map((cell): Schemas['editions.AssessedLevel'] => {
  const isDecided = cell.category === DECIDED;
  return {
    category: cell.category, name: columns.find((column) => column.code === cell.category)!.name, count: cell.count,
    proposed: cell.level as 'ok', rule: cell.rule as unknown as Schemas['situation.Rule'], decided: isDecided ? 'bad' : null, proposed_then: isDecided ? 'warn' : 'none',
    motive: isDecided ? MOTIVE : '', motive_reason: '', decided_by: isDecided ? 'Anna Nilsson' : '', decided_at: isDecided ? '2026-11-17T12:00:00Z' : null, version: isDecided ? 1 : 0,
  };
});

export const ASSESSMENT: Schemas['editions.AssessmentPage'] = {
  area: AREA, area_name: area.name, first: FIRST, last: PICTURE.period.last, number: 12, state: 'draft', fingerprint: HASH,
  summary: 'Lugnt i området utom vid gångtunneln.', summary_reason: '', summary_version: 2,
  levels, outcomes: [{item: ITEM, outcome: 'not_done', words: 'Armaturen är restnoterad.'}], plan: [NEXT], plan_reason: '', plan_version: 1,
  core: [
    {organisation: HOUSING, name: 'Björkbo AB', is_own: false, state: 'missing', person: '', approved_at: null},
    {organisation: COMMITTEE, name: 'Kommunstyrelsen', is_own: true, state: 'given', person: 'Anna Nilsson', approved_at: '2026-11-17T12:10:00Z'},
    {organisation: POLICE, name: 'Lokalpolisområdet', is_own: false, state: 'outdated', person: 'Eva Svensson', approved_at: '2026-11-17T11:10:00Z'},
  ],
  obstacles: ['approval_missing'], before: mark, frozen: null, difference: DIFFERENCE,
};

const content: Schemas['editions.EditionContent'] = {
  area: area.code, area_name: area.name, goals: GOALS.areas[0]!.goals as Schemas['goals.ShownGoal'][],
  picture: {...PICTURE, state: 'frozen', areas: [area], cells, categories: columns, spots: PICTURE.spots.filter((spot) => spot.area === area.code), trends: PICTURE.trends.filter((trend) => trend.area === area.code)} as unknown as Schemas['situation.Picture'],
  summary: 'Lugnt i området utom vid gångtunneln.\nVi lägger kraften där.',
  levels: levels.map(({category, proposed, rule, decided, motive, decided_at}) => ({category, proposed, rule, decided: decided ?? proposed, motive, decided_at})),
  outcomes: ASSESSMENT.outcomes, plan: [NEXT],
};

export const PAGE: Schemas['editions.EditionPage'] = {
  id: EDITION, area: AREA, hash: HASH, audience: 'core', version: 1, is_whole: true, may_share: true, late_answers: 2, earlier: EARLIER, later: null, difference: DIFFERENCE,
  frozen: {
    form: 'samsyn.edition/1', number: 12, frozen_at: '2026-11-18T13:00:00Z', previous: HASH, content,
    approvals: [{organisation: 'Kommunstyrelsen', person: 'Anna Nilsson', approved_at: '2026-11-17T12:10:00Z'}, {organisation: 'Lokalpolisområdet', person: 'Eva Svensson', approved_at: '2026-11-17T12:11:00Z'}],
    absences: [{organisation: 'Björkbo AB', reason: 'Kunde inte vara med.'}],
  },
};

export const LIST: {editions: Schemas['editions.ListedEdition'][]; has_more: boolean} = {
  editions: [
    {id: EDITION, area: AREA, area_code: area.code, area_name: area.name, number: 12, first: FIRST, last: PICTURE.period.last, frozen_at: '2026-11-18T13:00:00Z', hash: HASH, audience: 'core', bad_levels: 1, warn_levels: 2},
    {id: EARLIER, area: AREA, area_code: area.code, area_name: area.name, number: 11, first: mark.first, last: mark.last, frozen_at: mark.frozen_at, hash: HASH, audience: 'area', bad_levels: 0, warn_levels: 1},
  ],
  has_more: true,
};

export const REGISTER = {functions: [
  {id: '1', area: AREA, organisation: COMMITTEE, organisation_name: 'Kommunstyrelsen', function: 'core', valid_from: '2025-01-01', valid_to: null},
  {id: '2', area: AREA, organisation: POLICE, organisation_name: 'Lokalpolisområdet', function: 'core', valid_from: '2025-01-01', valid_to: null},
  {id: '3', area: AREA, organisation: HOUSING, organisation_name: 'Fritidsnämnden', function: 'observer', valid_from: '2025-01-01', valid_to: null},
]};
