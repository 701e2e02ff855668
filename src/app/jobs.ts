import { jobs } from '../flows/jobs.ts';
import type { Job } from '../platform/jobs.ts';

/** Every job the worker takes, gathered once. */
export function gatherJobs(): readonly Job[] {
  return jobs;
}
