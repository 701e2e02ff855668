import type { CsvMapping } from './csv-mapping.ts';

/** The role a column plays → the headers it may have, English and French; compared folded. */
type Roles = Readonly<Record<string, readonly string[]>>;

export interface CsvProfile {
  readonly name: CsvMapping['profile'];
  readonly roles: Roles;
  /** Columns without which a table is not of this profile. */
  readonly required: readonly string[];
  /** At least one of these must be there too. */
  readonly oneOf: readonly string[];
}

/** Observations by tools that an authority is entitled to use; rows of one client make one report. */
const peerToPeer: CsvProfile = {
  name: 'peer-to-peer',
  roles: {
    observed_at: [
      'observed at',
      'observation time',
      'timestamp',
      'horodatage',
      'observe le',
      'date observation',
    ],
    time_zone: ['time zone', 'timezone', 'tz', 'fuseau horaire', 'fuseau'],
    ip: ['ip', 'ip address', 'adresse ip'],
    port: ['port', 'source port', 'port source'],
    client: ['client', 'client name', 'software', 'logiciel', 'logiciel client'],
    client_guid: ['client guid', 'guid', 'client id', 'identifiant client'],
    file_name: ['file name', 'filename', 'nom du fichier', 'nom de fichier', 'fichier'],
    file_size: ['file size', 'size', 'taille', 'taille du fichier'],
    sha1: ['sha1', 'sha 1', 'empreinte sha1', 'empreinte'],
    file_count: ['file count', 'nombre de fichiers', 'fichiers'],
    authority: ['authority', 'autorite', 'unite', 'service enqueteur'],
    operator_ref: ['operator ref', 'operator reference', 'reference operation', 'reference operateur'],
  },
  required: ['observed_at', 'ip'],
  oneOf: ['client_guid', 'client', 'sha1', 'file_name'],
};

/** Lists of another country's agency: each row is one person reported to us. */
const foreignList: CsvProfile = {
  name: 'foreign-list',
  roles: {
    reference: ['reference', 'ref', 'case reference', 'numero', 'reference dossier'],
    agency: ['agency', 'agence', 'service emetteur', 'autorite emettrice', 'sending agency'],
    last_name: ['last name', 'surname', 'family name', 'nom', 'nom de famille'],
    first_name: ['first name', 'given name', 'prenom', 'prenoms'],
    birth_date: ['birth date', 'date of birth', 'dob', 'date de naissance', 'ne le'],
    email: ['email', 'e mail', 'email address', 'courriel', 'adresse electronique', 'mail'],
    phone: ['phone', 'phone number', 'telephone', 'tel', 'numero de telephone'],
    service: ['service', 'platform', 'plateforme'],
    account: ['account', 'account id', 'user id', 'compte', 'identifiant'],
    ip: ['ip', 'ip address', 'adresse ip'],
    port: ['port', 'source port', 'port source'],
    seen_at: ['seen at', 'last seen', 'timestamp', 'vu le', 'horodatage', 'observe le'],
    time_zone: ['time zone', 'timezone', 'tz', 'fuseau horaire', 'fuseau'],
    sha1: ['sha1', 'sha 1', 'empreinte sha1', 'empreinte'],
    file_count: ['file count', 'nombre de fichiers', 'fichiers'],
    country: ['country', 'pays'],
    remark: ['remark', 'remarks', 'comment', 'remarque', 'remarques', 'commentaire', 'observations'],
  },
  required: ['reference', 'agency'],
  oneOf: ['last_name', 'email', 'phone', 'account', 'ip', 'sha1'],
};

export const profiles: readonly CsvProfile[] = [peerToPeer, foreignList];

/** Case, accents and punctuation do not count: `Prénom`, `PRENOM`; `client_guid`, `Client-GUID`. */
export function foldHeader(header: string): string {
  return header
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Column position by role, and the columns that play none. */
export interface ColumnPlan {
  readonly profile: CsvProfile;
  readonly positions: Readonly<Record<string, number>>;
  readonly unread: readonly string[];
}

/** The profile that a header fits best; undefined when none has its required columns. */
export function planFromHeader(header: readonly string[]): ColumnPlan | undefined {
  const plans = profiles
    .map((profile) =>
      planFor(profile, header, (role, folded) => profile.roles[role]?.includes(folded) === true),
    )
    .filter(isComplete);
  return plans.toSorted((a, b) => Object.keys(b.positions).length - Object.keys(a.positions).length)[0];
}

/** The plan of a saved mapping; `missing` names the roles whose header the table lacks. */
export function planFromMapping(
  header: readonly string[],
  mapping: CsvMapping,
): { readonly plan: ColumnPlan | undefined; readonly missing: readonly string[] } {
  const profile = profiles.find(({ name }) => name === mapping.profile);
  if (profile === undefined) return { plan: undefined, missing: ['profile'] };
  const plan = planFor(profile, header, (role, folded) => foldHeader(mapping.columns[role] ?? '') === folded);
  const roles = Object.keys(mapping.columns);
  const missing = [...roles, ...profile.required].filter((role) => plan.positions[role] === undefined);
  return { plan: isComplete(plan) ? plan : undefined, missing: [...new Set(missing)] };
}

function planFor(
  profile: CsvProfile,
  header: readonly string[],
  plays: (role: string, folded: string) => boolean,
): ColumnPlan {
  const positions: Record<string, number> = {};
  const unread: string[] = [];
  for (const [index, name] of header.entries()) {
    const folded = foldHeader(name);
    const role = Object.keys(profile.roles).find((candidate) => plays(candidate, folded));
    if (role !== undefined && positions[role] === undefined) positions[role] = index;
    else unread.push(name);
  }
  return { profile, positions, unread };
}

function isComplete({ profile, positions }: ColumnPlan): boolean {
  const has = (role: string): boolean => positions[role] !== undefined;
  return profile.required.every(has) && profile.oneOf.some(has);
}

/** Columns that stand twice: the reader could not know which one is meant. */
export function duplicateHeaders(header: readonly string[]): string[] {
  const folded = header.map(foldHeader);
  return header.filter((_name, index) => folded[index] !== '' && folded.indexOf(folded[index] ?? '') < index);
}
