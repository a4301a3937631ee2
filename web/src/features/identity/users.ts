// SPDX-License-Identifier: EUPL-1.2
// Users and the table of rights as the server sends them, and their words.
import type {components} from '../../api/generated.ts';
import {textFor} from '../../ui/i18n.svelte.ts';

type Schemas = components['schemas'];
export type User = Schemas['identity.ShownUser'];
export type UserList = Schemas['identity.ShownUsers'];
export type Role = User['roles'][number];
export type Grant = Schemas['identity.ShownGrant'];
export type Organisation = Schemas['areas.OrganisationWithOperations'];

export const roleName = (role: string) => textFor(`app.roles.${role}`) ?? role;
export const roleNames = (user: User) => user.roles.map(roleName).join(', ');
export const permissionName = (permission: string) => textFor(`users.permission.${permission}`) ?? permission;
export const reachName = (reach: string) => textFor(`users.reach.${reach}`) ?? reach;

const today = () => new Date().toLocaleDateString('sv-SE', {timeZone: 'Europe/Stockholm'});
export const isOver = (thing: {valid_to?: string | null}) => !!thing.valid_to && thing.valid_to <= today();

// One row of the table of rights: how far each role reaches with a permission.
export interface Right { permission: string; reaches: Map<string, string> }
export function rightsOf(grants: Grant[]): {roles: string[]; rows: Right[]} {
  const rows = new Map<string, Right>();
  for (const {role, permission, reach} of grants) {
    const row = rows.get(permission) ?? {permission, reaches: new Map<string, string>()};
    row.reaches.set(role, reach);
    rows.set(permission, row);
  }
  return {roles: [...new Set(grants.map((grant) => grant.role))], rows: [...rows.values()]};
}
