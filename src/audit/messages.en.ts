export const messages = {
  'audit.door.journal': 'Read the journal of acts, newest first',
  'audit.journal-read': 'Journal read',
  'audit.outcome.done': 'Done',
  'audit.outcome.refused': 'Refused',
} as const;
