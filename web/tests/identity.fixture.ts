// SPDX-License-Identifier: EUPL-1.2
// Users of an invented town and a part of the table of rights, as the server tells them.
const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const KIM = id(2);
export const SCHOOLS = id(10);
const operation = (n: number, name: string) => ({id: id(n), organisation: SCHOOLS, code: name, name, is_external: false, contact_email: null, stand_in_email: null, valid_from: '2025-01-01', valid_to: null, version: 1});
const organisation = (n: number, name: string, more: object = {}) => ({id: id(n), code: name, name, kind: 'committee', sector: 'public', contact_email: null, valid_from: '2025-01-01', valid_to: null, version: 1, is_own: false, operations: [] as object[], ...more});
export const ORGANISATIONS = {may_manage: true, organisations: [organisation(10, 'Grundskolenämnden', {is_own: true, operations: [operation(20, 'Hultaskolan'), operation(21, 'Biblioteket')]}), organisation(11, 'Polisen')]};
const user = (n: number, name: string, more: object = {}) => ({membership: id(n), name, email: `${name.split(' ')[0]!.toLowerCase()}@example.se`, organisation: SCHOOLS, organisation_name: 'Grundskolenämnden', roles: ['reporter'], operations: [id(20)],
  valid_from: '2025-01-01', valid_to: null, is_invited: false, may_change: true, ...more});
export const USERS = {may_give: ['reporter', 'member', 'analyst'], users: [
  user(1, 'Maria Lind', {roles: ['coordinator'], operations: [], may_change: false}),
  user(2, 'Kim Berg', {is_invited: true}),
  user(3, 'Alex Ek', {roles: ['member', 'analyst'], operations: [], valid_to: '2027-06-30'}),
]};
export const RIGHTS = {grants: [
  {role: 'reporter', permission: 'own_account', reach: 'self'}, {role: 'reporter', permission: 'report', reach: 'own_operation'},
  {role: 'analyst', permission: 'own_account', reach: 'self'}, {role: 'analyst', permission: 'read_reports', reach: 'area'}, {role: 'coordinator', permission: 'manage_accounts', reach: 'organisation'}]};
