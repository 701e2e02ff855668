import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CloseReport, QueueRow } from '../../../src/triage/contract.ts';
import { useAccount } from '../access/session.tsx';
import { useAnnounce } from '../ui/announcer.tsx';
import { ApiError, api } from '../ui/api.ts';
import type { WireOf } from '../ui/wire.ts';
import { useWords } from '../ui/words.ts';
import { showRow } from './queries.ts';

export type Act =
  | { readonly kind: 'claim' | 'release'; readonly id: string }
  | { readonly kind: 'close'; readonly id: string; readonly decision: WireOf<typeof CloseReport> }
  | { readonly kind: 'reopen'; readonly id: string; readonly reason: string };

function perform(act: Act): Promise<QueueRow> {
  switch (act.kind) {
    case 'claim':
      return api.claim(act.id);
    case 'release':
      return api.release(act.id);
    case 'close':
      return api.close(act.id, act.decision);
    case 'reopen':
      return api.reopen(act.id, act.reason);
  }
}

export type Handling = UseMutationResult<QueueRow, Error, Act>;

/**
 * Takes, releases, closes and reopens. The server decides who holds a report; a refusal names the holder, and
 * what was shown is read again at once.
 */
export function useHandling(): Handling {
  const client = useQueryClient();
  const announce = useAnnounce();
  const { say, has } = useWords();
  return useMutation({
    mutationFn: perform,
    onSuccess: (row, act) => {
      showRow(client, row);
      announce(say(`ui.announce.${act.kind}`, { reference: row.reference }));
    },
    onError: (error) => {
      if (error instanceof ApiError && has(error.code)) announce(say(error.code, error.params));
      void client.invalidateQueries({ queryKey: ['queue', 'rows'] });
    },
    onSettled: (_row, _error, act) => {
      void client.invalidateQueries({ queryKey: ['report', act.id] });
      void client.invalidateQueries({ queryKey: ['queue', 'summary'] });
    },
  });
}

/** What this account may do now with this report. */
export function useChoices(row: QueueRow | undefined): {
  readonly mine: boolean;
  readonly mayClaim: boolean;
  readonly mayRelease: boolean;
  readonly mayClose: boolean;
  readonly mayReopen: boolean;
} {
  const account = useAccount();
  const works = account.permissions.includes('triage.work');
  const mine = row?.assignee?.id === account.id;
  return {
    mine,
    mayClaim: works && row !== undefined && row.state !== 'closed' && !mine,
    mayRelease: works && mine && row?.state === 'in-progress',
    mayClose: works && row !== undefined && row.state !== 'closed',
    mayReopen: works && row?.state === 'closed',
  };
}
