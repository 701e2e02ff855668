import { VigieError } from '../platform/errors.ts';
import type { Job, JobPayload } from '../platform/jobs.ts';
import { workerDeed } from './actors.ts';
import type { App } from './wire.ts';

/**
 * Takes jobs, one of each kind at a time, under the worker's name, until the app is closed. Asks first for a rescore:
 * a command that was stopped may have left reports that nobody else would rank.
 */
export async function takeJobs(app: App, jobs: readonly Job[]): Promise<void> {
  const bus = await app.bus();
  await app.act(workerDeed('rescore'), async (ctx) => {
    await ctx.enqueue('rescore', {});
    await ctx.record({ act: 'app.worker-started', subject: { kind: 'installation', id: null } });
  });
  for (const job of jobs) await bus.work(job.name, (payload) => runJob(app, job, payload));
}

async function runJob(app: App, job: Job, payload: JobPayload): Promise<void> {
  const startedMs = app.now().getTime();
  try {
    await job.run(app.runtime(workerDeed(job.name)), payload);
    app.log.info('job.done', { job: job.name, ms: app.now().getTime() - startedMs });
  } catch (cause) {
    app.log.error('job.failed', {
      job: job.name,
      code: cause instanceof VigieError ? cause.code : 'unexpected',
      error: cause instanceof Error ? cause.name : typeof cause,
      place: cause instanceof Error ? (/\n\s+at (.{1,160})/.exec(cause.stack ?? '')?.[1] ?? null) : null,
    });
    // Thrown on so that the bus gives the job again, later and not for ever.
    throw cause;
  }
}
