// SPDX-License-Identifier: EUPL-1.2
// Who would read something at a level, as the server counts them, and how that is told.
import {number} from './format.ts';
import {t, textFor} from './i18n.svelte.ts';

export interface ShareGroup { organisation: string; name: string; is_own: boolean; people: number; roles: {role: string; people: number}[] }
export interface ShareLevel { audience: 'own' | 'core' | 'area' | 'council' | 'public'; people: number; groups: ShareGroup[] }

// "Polismyndigheten: 3 personer (1 samordnare, 2 medverkande)"
export function sharedWith(group: ShareGroup): string {
  const roles = group.roles.map((one) => textFor(`sharing.role.${one.role}`, {count: one.people}) ?? number(one.people)).join(', ');
  const name = group.is_own ? t('sharing.own_name', {name: group.name}) : group.name;
  return t('sharing.group', {name, people: t('sharing.people', {count: group.people}), roles});
}
