import type { ParsedNote } from '../../intake/contract.ts';
import { type Delivery, type FactCounts, noFacts } from '../../intake/index.ts';
import type { IncomingFile } from './gather.ts';

type Named = Pick<IncomingFile, 'ordinal' | 'name' | 'sizeBytes'>;

interface Read {
  readonly format: string;
  readonly reader: string;
  readonly notes: readonly ParsedNote[];
}

export function imported(
  file: Named,
  digest: string,
  sourceId: string,
  read: Read & { counts: FactCounts },
): Delivery {
  const { ordinal, name, sizeBytes } = file;
  return { ordinal, name, sizeBytes, digest, sourceId, outcome: 'imported', ...read };
}

export function duplicate(file: Named, digest: string, sourceId: string): Delivery {
  const { ordinal, name, sizeBytes } = file;
  return {
    ordinal,
    name,
    sizeBytes,
    digest,
    sourceId,
    outcome: 'duplicate',
    format: null,
    reader: null,
    counts: noFacts,
    notes: [],
  };
}

export function refused(
  file: Named,
  digest: string | null,
  why: { readonly note: ParsedNote; readonly format?: string | null; readonly reader?: string | null },
): Delivery {
  const { ordinal, name, sizeBytes } = file;
  return {
    ordinal,
    name,
    sizeBytes,
    digest,
    sourceId: null,
    outcome: 'refused',
    format: why.format ?? null,
    reader: why.reader ?? null,
    counts: noFacts,
    notes: [why.note],
  };
}
