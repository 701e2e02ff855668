export const messages = {
  'simulate.bad-count': 'Le nombre de signalements doit être un entier compris entre {{least}} et {{most}}.',
  'simulate.bad-seed': 'La graine doit être un entier positif ou nul.',
  'simulate.folder-not-empty':
    'Le dossier de sortie n’est pas vide. Indiquez un dossier vide ou qui n’existe pas.',
} as const;
