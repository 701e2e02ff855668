import { setImmediate as breathe } from 'node:timers/promises';
import { gatherBatches } from '../../src/flows/ingest/gather.ts';
import { readHeldSource } from '../../src/flows/ingest/read-source.ts';
import { walkPaths } from '../../src/flows/ingest/walk.ts';

/** What it costs to get facts out of bytes, without a database, against bare JSON.parse over the same bytes. */
export interface ReadingCost {
  /** Files read from disk and digested. */
  readonly gatherSeconds: number;
  /** Formats detected and read, whatever the format. */
  readonly parseSeconds: number;
  /** The same, of JSON sources only. */
  readonly jsonReadSeconds: number;
  /** JSON.parse alone over those JSON sources: the floor. */
  readonly jsonFloorSeconds: number;
  readonly megabytes: number;
}

/** Reads the folder again, outside the measured import. Sources that stream are left out. */
export async function measureReading(folder: string): Promise<ReadingCost> {
  const cost = { gatherMs: 0, parseMs: 0, jsonReadMs: 0, jsonFloorMs: 0, bytes: 0 };
  let at = performance.now();
  for (const batch of gatherBatches(walkPaths([folder]), { nextOrdinal: 0, skip: () => false })) {
    cost.gatherMs += performance.now() - at;
    for (const { name, content } of batch) {
      if (content.kind !== 'held') continue;
      cost.bytes += content.bytes.length;
      const started = performance.now();
      const reading = await readHeldSource({ name, bytes: content.bytes }, {});
      const readMs = performance.now() - started;
      cost.parseMs += readMs;
      if (reading.kind === 'refused' || reading.reader.format !== 'ncmec-json') continue;
      cost.jsonReadMs += readMs;
      cost.jsonFloorMs += floorMs(content.bytes);
    }
    await breathe();
    at = performance.now();
  }
  return {
    gatherSeconds: cost.gatherMs / 1000,
    parseSeconds: cost.parseMs / 1000,
    jsonReadSeconds: cost.jsonReadMs / 1000,
    jsonFloorSeconds: cost.jsonFloorMs / 1000,
    megabytes: cost.bytes / 1e6,
  };
}

function floorMs(bytes: Buffer): number {
  const started = performance.now();
  JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''));
  return performance.now() - started;
}
