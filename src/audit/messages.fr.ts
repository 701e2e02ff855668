export const messages = {
  'audit.door.journal': 'Lire le journal des actes, du plus récent au plus ancien',
  'audit.journal-read': 'Journal consulté',
  'audit.outcome.done': 'Fait',
  'audit.outcome.refused': 'Refusé',
} as const;
