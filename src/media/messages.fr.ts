export const messages = {
  'media.role.original': 'Fichier d’origine',
  'media.role.as-received': 'Fichier tel que reçu',
  'media.algorithm.md5': 'MD5',
  'media.algorithm.sha1': 'SHA-1',
  'media.algorithm.sha256': 'SHA-256',
  'media.algorithm.pdq': 'PDQ',
} as const;
