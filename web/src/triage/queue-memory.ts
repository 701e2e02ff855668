import type { QueueQuery } from '../../../src/triage/contract.ts';

let latest: QueueQuery = { state: 'open' };

/** The queue as it was last shown: J and K on a report walk those same rows. */
export function rememberQueue(query: QueueQuery): void {
  latest = query;
}

export function rememberedQueue(): QueueQuery {
  return latest;
}
