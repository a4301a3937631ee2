// SPDX-License-Identifier: EUPL-1.2
// Acute events as the server sends them, and how their parts are put into words.
import type {components} from '../../api/generated.ts';
import {dateTime, number} from '../../ui/format.ts';
import {named, t} from '../../ui/i18n.svelte.ts';

type Schemas = components['schemas'];
export type Summary = Schemas['acute.AcuteSummary'];
export type EventList = Schemas['acute.AcuteList'];
export type EventPage = Schemas['acute.AcutePage'];
export type Twin = Schemas['acute.AcuteTwin'];
export type Act = Schemas['acute.AcuteAct'];
export type RaiseForm = Schemas['acute.RaiseForm'];
export type Raised = Schemas['acute.RaisedAcute'];
export type Level = Summary['level'];
export type CirclePage = Schemas['acute.CirclePage'];
export type Candidate = Schemas['acute.CirclePerson'];
export type Member = Schemas['acute.CircleMember'];
type Seen = Schemas['observations.Seen'];

export const LEVELS: Level[] = ['critical', 'urgent', 'attention'];
export const LEVEL_TAG = {critical: 'bad', urgent: 'warn', attention: 'plain'} as const;
export const STATE_TAG = {waiting: 'bad', confirmed: 'accent', closed: 'ok', merged: 'draft'} as const;

export const kindOf = (thing: {category_sv: string; category_en: string}) => named({sv: thing.category_sv, en: thing.category_en});
export const isOpen = (event: Summary) => event.state === 'waiting' || event.state === 'confirmed';

export interface Told {
  category: string;
  place: string; // id, or '' for none of the known
  words: string; // where, in words
  at: string; // 'YYYY-MM-DDTHH:MM' on the wall clock; '' now
  description: string;
  reason: string; // why words that look like personal data stand
}

const SEVERITY = {attention: 1, urgent: 2, critical: 3} as const;
export function seenOf(told: Told, level: Level, now: Date): Seen {
  return {
    category: told.category, severity: SEVERITY[level], count: 1,
    where: {place: told.place || null, lon: null, lat: null, words: told.words.trim()},
    when: {precision: 'exact', from: (told.at ? new Date(told.at) : now).toISOString(), to: null, weekdays: null, from_minute: null, to_minute: null},
    description: told.description.trim(), kept_reason: told.reason.trim(), police_reported: 'unknown', action_taken: '', wants_feedback: false,
  };
}

// "Torget, vid kiosken"
export const whereInWords = (place: string | null | undefined, words: string) => [place, words].filter(Boolean).join(', ') || t('acute.no_place');
export const actInWords = (act: Act) => `${act.name}, ${act.organisation}, ${dateTime(act.at)}`;

export function twinInWords(twin: Twin): string {
  const where = whereInWords(twin.place, twin.place_words);
  const away = twin.metres === null || twin.metres === undefined ? '' : `, ${t('acute.twins.metres', {metres: number(twin.metres)})}`;
  return `${kindOf(twin)}, ${where}${away}, ${dateTime(twin.occurred_from ?? twin.created_at)}`;
}

// Those told, by the turn they were told in.
export function turnsOf(told: Act[]): {turn: number; at: string; acts: Act[]}[] {
  const turns = [...new Set(told.map((act) => act.turn))].sort((a, b) => a - b);
  return turns.map((turn) => {
    const acts = told.filter((act) => act.turn === turn);
    return {turn, at: acts[0]!.at, acts};
  });
}

// The choice of one to tell as the value of a list, and back.
export const valueOf = (member: Member) => (member.membership ? `m ${member.membership}` : `r ${member.organisation} ${member.role}`);
export function memberOf(value: string): Member {
  const [kind, id, role] = value.split(' ');
  return kind === 'm' ? {membership: id, organisation: null, role: null} : {membership: null, organisation: id, role: role as Member['role']};
}

export interface Choice { value: string; label: string }
const ROLES = ['coordinator', 'analyst', 'member'] as const;
// Roles of the organisations that follow the area, then its people.
export function choicesOf(candidates: Candidate[]): Choice[] {
  const organisations = new Map(candidates.map((one) => [one.organisation, one.organisation_name]));
  const roles = [...organisations].flatMap(([organisation, name]) =>
    ROLES.map((role) => ({value: `r ${organisation} ${role}`, label: t('acute.circle.role_at', {role: t(`app.roles.${role}`), organisation: name})})));
  const people = candidates.map((one) => ({value: `m ${one.membership}`, label: `${one.name}, ${one.organisation_name}`}));
  return [...roles, ...people];
}
