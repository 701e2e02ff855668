import { useEffect, useRef } from 'react';
import type { QueueRow } from '../../../src/triage/contract.ts';
import { useAccount } from '../access/session.tsx';
import { useAnnounce } from '../ui/announcer.tsx';
import { visibleText } from '../ui/visible-text.ts';
import { useWords } from '../ui/words.ts';

// More changes than this at once are a new list, not news about known rows.
const mostAnnounced = 3;

/** Says aloud when a colleague takes a report that is on this screen. */
export function useClaimWatch(rows: readonly QueueRow[]): void {
  const account = useAccount();
  const announce = useAnnounce();
  const { say } = useWords();
  const known = useRef(new Map<string, string | null>());
  useEffect(() => {
    const before = known.current;
    const taken = rows.filter(
      (row) =>
        row.assignee !== null &&
        row.assignee.id !== account.id &&
        before.has(row.id) &&
        before.get(row.id) !== row.assignee.id,
    );
    known.current = new Map(rows.map((row) => [row.id, row.assignee?.id ?? null]));
    if (taken.length === 0 || taken.length > mostAnnounced) return;
    announce(
      taken
        .map((row) =>
          say('ui.announce.taken-by', {
            reference: row.reference,
            holder: visibleText(row.assignee?.displayName ?? '', 120),
          }),
        )
        .join(' '),
    );
  }, [rows, account.id, announce, say]);
}
