// SPDX-License-Identifier: EUPL-1.2
import {expect, test} from 'vitest';
import {isOver, rightsOf} from './users.ts';

test('the table has a row for each permission and a column for each role, in the order they come', () => {
  const {roles, rows} = rightsOf([
    {role: 'reporter', permission: 'own_account', reach: 'self'}, {role: 'reporter', permission: 'report', reach: 'own_operation'},
    {role: 'analyst', permission: 'own_account', reach: 'self'}, {role: 'analyst', permission: 'read_reports', reach: 'area'}]);
  expect(roles).toEqual(['reporter', 'analyst']);
  expect(rows.map((row) => row.permission)).toEqual(['own_account', 'report', 'read_reports']);
  expect(rows[1]!.reaches.get('analyst')).toBeUndefined();
  expect(rows[2]!.reaches.get('analyst')).toBe('area');
});

test('what ended today or before is over', () => {
  expect(isOver({valid_to: '2020-01-01'})).toBe(true);
  expect(isOver({valid_to: '2999-01-01'})).toBe(false);
  expect(isOver({valid_to: null})).toBe(false);
});
