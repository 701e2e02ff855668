export {
  createDemonstrationAccounts,
  demonstrationAccounts,
  demonstrationPassword,
} from './create-demonstration-accounts.ts';
export { demand } from './demand.ts';
export { accessCodes, sessionEnded } from './errors.ts';
export { decideInstallation, readInstallation } from './installation.ts';
export { holdsPermission, permissions } from './roles.ts';
export { findSession, type Session } from './sessions.ts';
export { SignInGate } from './sign-in-gate.ts';
export { isCsrfToken } from './token.ts';
