import { drawFor, hashOf, stream } from './draw.ts';

/**
 * The simulated network table: the reserved block 240.0.0.0/4, which belongs to nobody, cut into invented
 * providers. Commune names are places only.
 */
export interface Network {
  readonly network: string;
  readonly country: string;
  readonly area: string;
  readonly provider: string;
  readonly kind: 'fixed' | 'mobile' | 'shared' | 'hosting' | 'vpn' | 'tor';
}

export const networkTableVersion = 'simulated-2026-11';
export const networkHeader = 'network,country,area,provider,kind,version';

/** Communes of the arrondissement of Valenciennes: place names only, nobody lives at these addresses. */
export const arrondissementCommunes = [
  'Valenciennes',
  'Anzin',
  'Denain',
  'Saint-Amand-les-Eaux',
  'Raismes',
  'Bruay-sur-l’Escaut',
  'Marly',
  'Onnaing',
  'Condé-sur-l’Escaut',
  'Escaudain',
  'Vieux-Condé',
  'Fresnes-sur-Escaut',
  'Aulnoy-lez-Valenciennes',
  'Beuvrages',
  'Douchy-les-Mines',
  'Trith-Saint-Léger',
  'Petite-Forêt',
  'Quiévrechain',
  'Wallers',
  'Haveluy',
] as const;

const otherCommunes = [
  ['Lille', '59'],
  ['Roubaix', '59'],
  ['Dunkerque', '59'],
  ['Amiens', '80'],
  ['Paris', '75'],
  ['Nanterre', '92'],
  ['Créteil', '94'],
  ['Versailles', '78'],
  ['Lyon', '69'],
  ['Villeurbanne', '69'],
  ['Marseille', '13'],
  ['Toulouse', '31'],
  ['Nice', '06'],
  ['Nantes', '44'],
  ['Rennes', '35'],
  ['Brest', '29'],
  ['Strasbourg', '67'],
  ['Mulhouse', '68'],
  ['Bordeaux', '33'],
  ['Montpellier', '34'],
  ['Dijon', '21'],
  ['Besançon', '25'],
  ['Limoges', '87'],
  ['Clermont-Ferrand', '63'],
  ['Tours', '37'],
  ['Orléans', '45'],
  ['Rouen', '76'],
  ['Caen', '14'],
  ['Reims', '51'],
  ['Metz', '57'],
  ['Nancy', '54'],
  ['Grenoble', '38'],
  ['Toulon', '83'],
  ['Saint-Étienne', '42'],
  ['Angers', '49'],
  ['Le Mans', '72'],
  ['Perpignan', '66'],
  ['Poitiers', '86'],
  ['Pau', '64'],
  ['La Rochelle', '17'],
  ['Ajaccio', '2A'],
  ['Fort-de-France', '972'],
  ['Saint-Denis', '974'],
] as const;

export interface Commune {
  readonly name: string;
  readonly department: string;
  /** Position in the table: the second byte of its addresses. */
  readonly rank: number;
}

export const communes: readonly Commune[] = [
  ...arrondissementCommunes.map((name) => ({ name, department: '59' })),
  ...otherCommunes.map(([name, department]) => ({ name, department })),
].map((commune, rank) => ({ ...commune, rank }));

/** What the table shows as area: `Denain (59)`. */
export function areaOf(commune: Commune): string {
  return `${commune.name} (${commune.department})`;
}

export const foreignCountries = [
  'BE',
  'DE',
  'NL',
  'ES',
  'IT',
  'CH',
  'LU',
  'GB',
  'US',
  'CA',
  'PH',
  'RO',
  'PL',
  'PT',
  'MA',
  'BR',
] as const;
const fixedProviders = ['ExampleFibre', 'ExampleLigne'];
const mobileProviders = ['ExampleMobile', 'ExampleCell', 'ExampleOnde'];
const tunnelProviders = ['ExampleTunnel', 'ExampleVoile'];

/** Every line of the table, in address order; no two overlap. 254/8 and 255/8 are left out: unknown networks. */
export function* networkTable(): Generator<Network> {
  for (const commune of communes) {
    for (const [half, provider] of fixedProviders.entries()) {
      const network = `240.${commune.rank}.${half * 128}.0/17`;
      yield { network, country: 'FR', area: areaOf(commune), provider, kind: 'fixed' };
    }
  }
  for (const [rank, provider] of mobileProviders.entries()) {
    yield { network: `241.${rank}.0.0/16`, country: 'FR', area: '', provider, kind: 'shared' };
  }
  for (const [rank, provider] of mobileProviders.entries()) {
    yield { network: `241.${128 + rank}.0.0/16`, country: 'FR', area: '', provider, kind: 'mobile' };
  }
  for (const [rank, provider] of tunnelProviders.entries()) {
    yield {
      network: `242.${rank}.0.0/16`,
      country: rank === 0 ? 'NL' : 'CH',
      area: '',
      provider,
      kind: 'vpn',
    };
  }
  yield { network: '243.0.0.0/16', country: 'FR', area: '', provider: 'ExampleHosting', kind: 'hosting' };
  yield { network: '243.1.0.0/16', country: 'DE', area: '', provider: 'ExampleRack', kind: 'hosting' };
  yield { network: '244.0.0.0/24', country: 'NL', area: '', provider: 'Example Onion Relays', kind: 'tor' };
  for (const [rank, country] of foreignCountries.entries()) {
    const provider = `Example Telecom ${country}`;
    yield { network: `245.${rank}.0.0/16`, country, area: '', provider, kind: 'fixed' };
  }
}

export function networkLine(line: Network): string {
  return `${line.network},${line.country},${line.area},${line.provider},${line.kind},${networkTableVersion}`;
}

function hostOf(hash: number, size: number): string {
  const host = 1 + (hash % (size - 2));
  return `${host >>> 8}.${host & 255}`;
}

/** The address of a household's line during one lease; two households meet on one only by chance, at other times. */
export function fixedAddress(seed: number, household: number, commune: Commune, lease: number): string {
  return `240.${commune.rank}.${hostOf(hashOf(seed, stream.address, household, lease), 65_536)}`;
}

/**
 * An address behind carrier translation: many unrelated people leave by the same one.
 * `poolSize` is the number of outside addresses of the carrier.
 */
export function sharedAddress(seed: number, key: number, poolSize: number): string {
  const draw = drawFor(seed, stream.address, key, 1_000_001);
  return `241.${draw.below(mobileProviders.length)}.${hostOf(draw.below(poolSize), 65_536)}`;
}

export function mobileAddress(seed: number, key: number, day: number): string {
  const draw = drawFor(seed, stream.address, key, 2_000_000 + day);
  return `241.${128 + draw.below(mobileProviders.length)}.${hostOf(draw.uint32(), 65_536)}`;
}

export function tunnelAddress(seed: number, key: number): string {
  const draw = drawFor(seed, stream.address, key, 3_000_000);
  return `242.${draw.below(tunnelProviders.length)}.${hostOf(draw.below(400), 65_536)}`;
}

export function relayAddress(seed: number, key: number): string {
  return `244.0.${hostOf(hashOf(seed, stream.address, key, 4_000_000), 256)}`;
}

export function foreignAddress(seed: number, household: number, country: number, lease: number): string {
  return `245.${country}.${hostOf(hashOf(seed, stream.address, household, 6_000_000 + lease), 65_536)}`;
}

/** An address of the reserved block that no line of the table describes. */
export function unlistedAddress(seed: number, key: number): string {
  return `254.${key & 127}.${hostOf(hashOf(seed, stream.address, key, 7_000_000), 65_536)}`;
}
