/** Closed list of refusals of the simulator; wording in messages.*.ts. */
export const simulateCodes = [
  'simulate.bad-count',
  'simulate.bad-seed',
  'simulate.folder-not-empty',
] as const;
