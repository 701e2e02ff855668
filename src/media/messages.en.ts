export const messages = {
  'media.role.original': 'Original file',
  'media.role.as-received': 'File as received',
  'media.algorithm.md5': 'MD5',
  'media.algorithm.sha1': 'SHA-1',
  'media.algorithm.sha256': 'SHA-256',
  'media.algorithm.pdq': 'PDQ',
} as const;
