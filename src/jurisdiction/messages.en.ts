export const messages = {
  'jurisdiction.command.networks': 'Load the network table (country, area, provider and kind of each block)',
  'jurisdiction.option.table-version': 'Version name of the rows that carry none',
  'jurisdiction.option.json': 'Write the result as JSON',
  'jurisdiction.networks.loaded':
    '{{count}} networks loaded, version {{version}}. Links will be computed again.',
  'jurisdiction.networks.unchanged':
    'This table ({{count}} networks, version {{version}}) is already in force.',
  'jurisdiction.networks-loaded': 'Network table loaded',
  'jurisdiction.kind.fixed': 'fixed line',
  'jurisdiction.kind.mobile': 'mobile network',
  'jurisdiction.kind.shared': 'address shared by the provider',
  'jurisdiction.kind.hosting': 'hosting provider',
  'jurisdiction.kind.vpn': 'VPN',
  'jurisdiction.kind.tor': 'Tor exit',
  'jurisdiction.table.csv-syntax': 'Line {{line}}: the table is not readable CSV. Nothing was loaded.',
  'jurisdiction.table.header': 'The first line must name exactly these columns: {{expected}}.',
  'jurisdiction.table.empty': 'The table holds no network. The former one stays in force.',
  'jurisdiction.table.too-long': 'The table has more than {{limit}} lines. Nothing was loaded.',
  'jurisdiction.table.network':
    'Line {{line}}: the network must be an IPv4 block in CIDR form, written from its first address (for example 240.1.0.0/16).',
  'jurisdiction.table.duplicate-network':
    'Line {{line}}: this network already stands higher up in the table.',
  'jurisdiction.table.country': 'Line {{line}}: the country must be a code of two capital letters.',
  'jurisdiction.table.area':
    'Line {{line}}: the area is longer than 120 characters or holds a control character.',
  'jurisdiction.table.provider':
    'Line {{line}}: the provider is missing, longer than 120 characters or holds a control character.',
  'jurisdiction.table.kind': 'Line {{line}}: the kind of network must be one of: {{kinds}}.',
  'jurisdiction.table.version': 'Line {{line}}: the version of the table is missing.',
  'jurisdiction.table.file': 'Unreadable file: {{file}}',
} as const;
