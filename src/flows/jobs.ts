import type { Job } from '../platform/jobs.ts';
import { ingestUpload } from './ingest-upload.ts';
import { rescore } from './rescore.ts';

/** Every kind of work the worker takes from the bus, and the flow that does it. */
export const jobs: readonly Job[] = [
  {
    // Files that were uploaded into a folder of the inbox.
    name: 'ingest',
    waiting: 'many',
    expireSeconds: 7_200,
    run: ingestUpload,
  },
  {
    // Finds its reports on the list of fresh ones.
    name: 'rescore',
    waiting: 'one',
    expireSeconds: 3_600,
    run: async (runtime) => {
      await rescore(runtime);
    },
  },
  {
    // Asked for when the rules or tables behind all links and ranks change.
    name: 'rebuild',
    waiting: 'one',
    expireSeconds: 7_200,
    run: async (runtime) => {
      await rescore(runtime, { all: true });
    },
  },
];
