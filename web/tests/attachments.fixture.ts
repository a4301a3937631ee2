// SPDX-License-Identifier: EUPL-1.2
// What is attached to an area of an invented town: versions, a narrower picture, somebody else's, and a tombstone.
import type {List, Recipients} from '../src/features/attachments/attachments.ts';

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const hash = (sign: string) => sign.repeat(64);
const version = (n: number, number: number, name: string, kind: 'pdf' | 'jpeg' | 'xlsx', bytes: number) =>
  ({id: id(n), number, name, media_type: kind, bytes, hash: hash(String(n % 10)), added_by: 'Maria Lind', added_at: '2026-11-18T13:00:00Z'});
const none = {first: null, edition: null, goal: null, goal_sentence: '', container_audience: null, removed: null, may_change: false, may_remove: false, version: 1};

export const OWN = id(301);
export const LIST = (area: string): List => ({area, most_bytes: 26214400, may_attach: true, container_audience: null, has_more: false, attachments: [
  {...none, id: OWN, owner: 'Kommunstyrelsen', audience: 'area', may_change: true, may_remove: true, version: 3,
    versions: [version(312, 2, 'Belysningsplan för stationsområdet, reviderad.pdf', 'pdf', 1_240_000), version(311, 1, 'Belysningsplan för stationsområdet.pdf', 'pdf', 1_180_000)]},
  {...none, id: id(302), first: '2026-11-02', edition: 12, container_audience: 'core', owner: 'Polismyndigheten, lokalpolisområdet', audience: 'area', may_remove: true,
    versions: [{...version(321, 1, 'gångtunneln.jpg', 'jpeg', 340_000), added_by: ''}]},
  {...none, id: id(303), goal: id(9), goal_sentence: 'Kvarnby torg är en plats där alla kan vara på kvällen', owner: 'Kommunstyrelsen', audience: 'own', may_change: true, may_remove: true,
    versions: [version(331, 1, 'mätningar.xlsx', 'xlsx', 52_000)]},
  {...none, id: id(304), owner: 'Kommunstyrelsen', audience: 'core', removed: {reason: 'Fel fil', organisation: 'Kommunstyrelsen', at: '2026-11-19T08:00:00Z'}, version: 2,
    versions: [{...version(341, 1, '', 'pdf', 90_000)}]},
]});

const committee = {organisation: id(200), name: 'Kommunstyrelsen', is_own: true, functions: ['core' as const], people: 2, roles: [{role: 'coordinator' as const, people: 1}, {role: 'member' as const, people: 1}]};
const police = {organisation: id(201), name: 'Lokalpolisområdet', is_own: false, functions: ['core' as const], people: 3, roles: [{role: 'analyst' as const, people: 3}]};
const leisure = {organisation: id(202), name: 'Fritidsnämnden', is_own: false, functions: ['reporter' as const], people: 1, roles: [{role: 'member' as const, people: 1}]};
export const RECIPIENTS: Recipients = {container_audience: null, levels: [
  {audience: 'own', people: 2, groups: [committee]},
  {audience: 'core', people: 5, groups: [committee, police]},
  {audience: 'area', people: 6, groups: [committee, leisure, police]},
  {audience: 'council', people: 2, groups: [committee]},
  {audience: 'public', people: 6, groups: [committee, leisure, police]},
]};
