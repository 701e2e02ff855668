import { type Route, sessionRoute } from '../platform/door.ts';
import { changeSession, signOut } from './change-session.ts';
import { ChangeSession, FirstAccount, SessionView, SignIn } from './contract.ts';
import { createFirstAccount } from './create-first-account.ts';
import { viewSession } from './session-view.ts';
import { findSession } from './sessions.ts';
import { signIn } from './sign-in.ts';
import type { SignInGate } from './sign-in-gate.ts';

/** The doors of the session. One gate per process: it remembers refused attempts. */
export function accessRoutes(gate: SignInGate, version: string): readonly Route[] {
  return [
    sessionRoute({
      method: 'GET',
      path: '/api/session',
      permission: 'public',
      summary: 'access.door.session',
      output: SessionView,
      run: async (ctx, { caller }) => {
        const session = await findSession(ctx.tx, caller.sessionToken, ctx.now());
        return { body: await viewSession(ctx.tx, session, version) };
      },
    }),
    sessionRoute({
      method: 'POST',
      path: '/api/session',
      permission: 'public',
      summary: 'access.door.sign-in',
      body: SignIn,
      output: SessionView,
      around: (caller, act) => gate.inTurn(caller.address, act),
      run: async (ctx, { body, caller }) => {
        const session = await signIn(ctx, {
          ...body,
          address: caller.address,
          previousToken: caller.sessionToken,
          gate,
        });
        return { body: await viewSession(ctx.tx, session, version), sessionToken: session.token };
      },
    }),
    sessionRoute({
      method: 'PUT',
      path: '/api/session',
      permission: 'session.own',
      summary: 'access.door.change-session',
      body: ChangeSession,
      output: SessionView,
      run: async (ctx, { body, caller }) => {
        const session = await changeSession(ctx, { ...body, token: caller.sessionToken });
        return { body: await viewSession(ctx.tx, session, version) };
      },
    }),
    sessionRoute({
      method: 'DELETE',
      path: '/api/session',
      permission: 'session.own',
      summary: 'access.door.sign-out',
      output: SessionView,
      run: async (ctx, { caller }) => {
        await signOut(ctx, { token: caller.sessionToken });
        return { body: await viewSession(ctx.tx, null, version), sessionToken: null };
      },
    }),
    sessionRoute({
      method: 'POST',
      path: '/api/setup',
      permission: 'public',
      summary: 'access.door.setup',
      body: FirstAccount,
      output: SessionView,
      around: (caller, act) => gate.inTurn(caller.address, act),
      run: async (ctx, { body }) => {
        await createFirstAccount(ctx, body);
        return { body: await viewSession(ctx.tx, null, version) };
      },
    }),
  ];
}
