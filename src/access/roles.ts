import type { Role } from './contract.ts';

/** Everything a door or a verb may demand. */
export const permissions = [
  'session.own',
  'intake.run',
  'intake.read',
  'triage.read',
  'triage.work',
  'links.judge',
  'search.run',
  'audit.read',
  'access.administer',
  'system.operate',
  'reference.load',
] as const;
export type Permission = (typeof permissions)[number];

const casework: readonly Permission[] = [
  'session.own',
  'intake.run',
  'intake.read',
  'triage.read',
  'triage.work',
  'links.judge',
  'search.run',
];

/**
 * Who may do what. The auditor reads acts and no report; who grants rights sees neither: no role can widen its own
 * view. `system` is the command line and the worker, `visitor` whoever has not signed in.
 */
export const permissionsByRole: Readonly<Record<Role | 'system' | 'visitor', readonly Permission[]>> = {
  analyst: casework,
  investigator: casework,
  head: [...casework, 'system.operate', 'reference.load'],
  auditor: ['session.own', 'audit.read'],
  'account-admin': ['session.own', 'access.administer'],
  system: permissions.filter((name) => name !== 'access.administer' && name !== 'session.own'),
  visitor: [],
};

/** Unknown roles and unknown permissions hold nothing. */
export function holdsPermission(role: string, permission: string): boolean {
  return permissionsOf(role).some((name) => name === permission);
}

export function permissionsOf(role: string): readonly Permission[] {
  return Object.hasOwn(permissionsByRole, role)
    ? permissionsByRole[role as keyof typeof permissionsByRole]
    : [];
}
