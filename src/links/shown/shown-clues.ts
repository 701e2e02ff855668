import type { Tx } from '../../platform/db.ts';
import type { ShownClue } from '../contract.ts';
import { type Clue, links1 } from '../core/policy.ts';
import { findSharedClues } from './shown.store.ts';
import { shownClue } from './shown-clue.ts';

interface StoredClue {
  readonly identifier: number;
  readonly left: number;
  readonly right: number;
  readonly clue: Clue;
  readonly bits: number;
  readonly gapMs: number;
}

/** Reads wording and places of clues in one statement; the function returned gives each of them ready to show. */
export async function shownClues(
  tx: Tx,
  clues: readonly StoredClue[],
): Promise<(clue: StoredClue) => ShownClue> {
  const keyOf = (clue: Pick<StoredClue, 'identifier' | 'left' | 'right'>) =>
    `${clue.identifier}:${clue.left}:${clue.right}`;
  const shared = clues.length === 0 ? [] : await findSharedClues(tx, clues);
  const sharedByKey = new Map(shared.map((row) => [keyOf(row), row]));
  return (clue) => {
    const row = sharedByKey.get(keyOf(clue));
    return shownClue({
      clue: clue.clue,
      identifier: row?.display ?? '',
      gapMs: clue.gapMs,
      freeText: isFreeText(clue),
      places: row?.places ?? [],
    });
  };
}

function isFreeText({ clue, bits }: StoredClue): boolean {
  const rule = Object.values(links1.shared).find((candidate) => candidate.clue === clue);
  return rule !== undefined && bits < rule.structuredBits;
}
