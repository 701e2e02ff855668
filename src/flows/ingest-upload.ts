import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { VigieError } from '../platform/errors.ts';
import type { JobPayload } from '../platform/jobs.ts';
import type { Runtime } from '../platform/runtime.ts';
import { ingest } from './ingest.ts';
import { rescore } from './rescore.ts';

/**
 * Imports an upload announced by intake.startUpload, then links and ranks what came in.
 *
 * Safe to run again after a stop at any moment: files already dealt with are skipped, and the folder of the inbox goes
 * only once every file of it is sealed in the vault.
 *
 * @param payload  `intakeId` and `directory`, as startUpload gives them.
 */
export async function ingestUpload(runtime: Runtime, payload: JobPayload): Promise<void> {
  const { intakeId, directory } = payload;
  if (typeof intakeId !== 'string' || typeof directory !== 'string') {
    throw new Error('an ingest job without its intake or its folder');
  }
  await ingestOnce(runtime, intakeId, directory);
  await rescore(runtime);
  await rm(directory, { recursive: true, force: true });
}

async function ingestOnce(runtime: Runtime, intakeId: string, directory: string): Promise<void> {
  try {
    await ingest(runtime, { intakeId, channel: 'web', label: '', paths: uploadedPaths(directory) });
  } catch (cause) {
    // Stopped between the end of the import and the end of the job: what is left is linking and ranking.
    if (cause instanceof VigieError && cause.code === 'intake.already-finished') return;
    throw cause;
  }
}

/** Uploads are numbered on disk so that two files of one name can stand side by side. */
const uploadNumber = /^\d{4,}-/;

function uploadedPaths(directory: string) {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .sort()
    .map((name) => ({ path: join(directory, name), name: name.replace(uploadNumber, '') }));
}
