export const messages = {
  'simulate.bad-count': 'The number of reports must be a whole number from {{least}} to {{most}}.',
  'simulate.bad-seed': 'The seed must be a whole number, zero or more.',
  'simulate.folder-not-empty':
    'The output folder is not empty. Give an empty folder or one that does not exist.',
} as const;
