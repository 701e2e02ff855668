import type { Actor, Subject } from '../platform/ctx.ts';
import { forbidden } from './errors.ts';
import { holdsPermission } from './roles.ts';

/**
 * Decides whether the actor may do this to that subject. The wiring binds it as `ctx.demand`; nothing else calls it.
 * The decision rests on the role alone; the subject is part of the question so that need-to-know by subject changes
 * this function and no verb.
 *
 * @throws VigieError 'access.forbidden'.
 */
export function demand(actor: Actor, permission: string, _subject?: Subject): void {
  if (!holdsPermission(actor.role, permission)) throw forbidden();
}
