export const messages = {
  'jurisdiction.command.networks':
    'Charger la table des réseaux (pays, ressort, opérateur et nature de chaque plage)',
  'jurisdiction.option.table-version': 'Nom de version des lignes qui n’en portent pas',
  'jurisdiction.option.json': 'Écrire le résultat en JSON',
  'jurisdiction.networks.loaded':
    '{{count}} réseaux chargés, version {{version}}. Les recoupements vont être recalculés.',
  'jurisdiction.networks.unchanged':
    'Cette table ({{count}} réseaux, version {{version}}) est déjà en vigueur.',
  'jurisdiction.networks-loaded': 'Table des réseaux chargée',
  'jurisdiction.kind.fixed': 'ligne fixe',
  'jurisdiction.kind.mobile': 'réseau mobile',
  'jurisdiction.kind.shared': 'adresse partagée par l’opérateur',
  'jurisdiction.kind.hosting': 'hébergeur',
  'jurisdiction.kind.vpn': 'VPN',
  'jurisdiction.kind.tor': 'sortie Tor',
  'jurisdiction.table.csv-syntax': 'Ligne {{line}} : la table n’est pas un CSV lisible. Rien n’a été chargé.',
  'jurisdiction.table.header': 'La première ligne doit nommer exactement ces colonnes : {{expected}}.',
  'jurisdiction.table.empty': 'La table ne contient aucun réseau. L’ancienne reste en vigueur.',
  'jurisdiction.table.too-long': 'La table dépasse {{limit}} lignes. Rien n’a été chargé.',
  'jurisdiction.table.network':
    'Ligne {{line}} : le réseau doit être une plage IPv4 en notation CIDR, écrite depuis sa première adresse (par exemple 240.1.0.0/16).',
  'jurisdiction.table.duplicate-network': 'Ligne {{line}} : ce réseau figure déjà plus haut dans la table.',
  'jurisdiction.table.country': 'Ligne {{line}} : le pays doit être un code de deux lettres capitales.',
  'jurisdiction.table.area':
    'Ligne {{line}} : le ressort dépasse 120 caractères ou contient un caractère de contrôle.',
  'jurisdiction.table.provider':
    'Ligne {{line}} : l’opérateur manque, dépasse 120 caractères ou contient un caractère de contrôle.',
  'jurisdiction.table.kind': 'Ligne {{line}} : la nature du réseau doit être l’une de celles-ci : {{kinds}}.',
  'jurisdiction.table.version': 'Ligne {{line}} : la version de la table manque.',
  'jurisdiction.table.file': 'Fichier illisible : {{file}}',
} as const;
