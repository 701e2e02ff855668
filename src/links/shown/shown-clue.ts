import type { ShownClue } from '../contract.ts';
import type { Clue } from '../core/policy.ts';

/** A clue with what its wording needs. */
export interface ClueFacts {
  readonly clue: Clue;
  /** The identifier as shown to officers. Untrusted text. */
  readonly identifier: string;
  /** -1 when the clue is no connection. */
  readonly gapMs: number;
  readonly freeText: boolean;
  readonly places: readonly { readonly sourceId: string; readonly locator: string }[];
}

/** Minutes are rounded up: two connections at the same second are said to be within one minute. */
export function shownClue(facts: ClueFacts): ShownClue {
  const minutes = Math.max(1, Math.ceil(facts.gapMs / 60_000));
  return {
    code: `links.clue.${facts.clue}${facts.freeText ? '.free-text' : ''}`,
    params: facts.gapMs < 0 ? { identifier: facts.identifier } : { identifier: facts.identifier, minutes },
    standing: 'observed',
    places: facts.places.map(({ sourceId, locator }) => ({ sourceId, locator })),
  };
}

/** Linked through others only: no clue joins the two reports directly. */
export const samePersonClue: ShownClue = {
  code: 'links.clue.same-person',
  params: {},
  standing: 'derived',
  places: [],
};
