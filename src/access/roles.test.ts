import { describe, expect, it } from 'vitest';
import { roles } from './contract.ts';
import { holdsPermission, permissions, permissionsByRole, permissionsOf } from './roles.ts';

describe('who may do what', () => {
  it('is the written matrix, cell by cell', () => {
    const matrix = Object.fromEntries(
      Object.keys(permissionsByRole).map((role) => [
        role,
        permissions.map((permission) => (holdsPermission(role, permission) ? 'x' : '.')).join(''),
      ]),
    );
    // Columns: session.own, intake.run, intake.read, triage.read, triage.work, links.judge, search.run,
    // audit.read, access.administer, system.operate, reference.load.
    expect(matrix).toEqual({
      analyst: 'xxxxxxx....',
      investigator: 'xxxxxxx....',
      head: 'xxxxxxx..xx',
      auditor: 'x......x...',
      'account-admin': 'x.......x..',
      system: '.xxxxxxx.xx',
      visitor: '...........',
    });
  });

  it('gives nobody both the rights of others and a view of reports', () => {
    for (const role of roles) {
      const both = holdsPermission(role, 'access.administer') && holdsPermission(role, 'triage.read');
      expect(both, role).toBe(false);
    }
  });

  it('gives an unknown role, and a name of the language itself, nothing', () => {
    for (const role of ['', 'root', 'constructor', '__proto__', 'toString']) {
      expect(permissionsOf(role)).toEqual([]);
      expect(holdsPermission(role, 'triage.read')).toBe(false);
    }
  });

  it('holds no permission that is not in the list', () => {
    expect(holdsPermission('head', 'triage.*')).toBe(false);
    expect(holdsPermission('head', '')).toBe(false);
  });
});
