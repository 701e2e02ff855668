import { instantOf, parisOffset, wallClockOf } from './calendar.ts';
import { drawFor, stream } from './draw.ts';
import { foreignAddress, foreignCountries } from './networks.ts';
import { addressOf, personAt, sha1Of } from './person.ts';
import type { Plan, Slot } from './plan.ts';

interface Agency {
  readonly name: string;
  /** First letter of its references. */
  readonly mark: string;
}

/** Invented agencies that send a list each week; all their lines come in one file. */
export const agencies: readonly [Agency, ...Agency[]] = [
  { name: 'Example Agency North', mark: 'N' },
  { name: 'Example Agency South', mark: 'S' },
  { name: 'Example Agency West', mark: 'W' },
  { name: 'Example Agency East', mark: 'E' },
  { name: 'Example Agency Overseas', mark: 'O' },
];

const columns = [
  'reference',
  'agency',
  'last_name',
  'first_name',
  'birth_date',
  'email',
  'phone',
  'service',
  'account',
  'ip',
  'port',
  'seen_at',
  'time_zone',
  'sha1',
  'file_count',
  'country',
  'remark',
] as const;
type Column = (typeof columns)[number];

const frenchHeader: Readonly<Record<Column, string>> = {
  reference: 'Référence',
  agency: 'Agence',
  last_name: 'Nom',
  first_name: 'Prénom',
  birth_date: 'Date de naissance',
  email: 'Courriel',
  phone: 'Téléphone',
  service: 'Service',
  account: 'Compte',
  ip: 'IP',
  port: 'Port',
  seen_at: 'Vu le',
  time_zone: 'Fuseau horaire',
  sha1: 'SHA1',
  file_count: 'Nombre de fichiers',
  country: 'Pays',
  remark: 'Remarque',
};

/** One list in four is in French with semicolons, one in four with tabs. */
export function listHeader(week: number): string {
  const names = columns.map((column) => (week % 4 === 1 ? frenchHeader[column] : column));
  return names.join(separatorOf(week));
}

export function separatorOf(week: number): string {
  return week % 4 === 1 ? ';' : week % 4 === 3 ? '\t' : ',';
}

export interface ListLine {
  readonly agency: string;
  readonly reference: string;
  readonly person: number;
  readonly text: string;
}

export function listLine(plan: Plan, slot: Slot, week: number): ListLine {
  const draw = drawFor(plan.seed, stream.report, slot.slot);
  const agency = draw.pick(agencies);
  const person = personAt(plan, slot.person);
  const account = person.accounts[0];
  const reference = `${agency.mark}-${week < 6 ? 2025 : 2026}-${String(plan.rankOf[slot.slot] ?? 0).padStart(6, '0')}`;
  const named = draw.chance(550);
  const zoned = draw.chance(800);
  const address = draw.chance(880) ? addressOf(plan, person, slot.incident, draw.below(1000)) : '';
  const values: Readonly<Record<Column, string>> = {
    reference,
    agency: agency.name,
    last_name: named ? person.familyName.toUpperCase() : '',
    first_name: named ? person.firstName : '',
    birth_date: named ? person.birthDate : '',
    email: draw.chance(650) ? (person.emails[0] ?? '') : '',
    phone: draw.chance(350) ? spacedPhone(person.phones[0]) : '',
    service: account?.service.name ?? '',
    account: draw.chance(750) ? (account?.userId ?? '') : '',
    ip: address,
    port: address !== '' && draw.chance(500) ? String(draw.between(1025, 65_000)) : '',
    seen_at: zoned
      ? instantOf(slot.incident)
      : wallClockOf(slot.incident, parisOffset(slot.incident)).replace('T', ' '),
    time_zone: zoned ? '' : draw.chance(700) ? 'Europe/Paris' : '',
    sha1: sha1Of(plan.seed, `foreign ${slot.slot}`),
    file_count: String(draw.chance(60) ? draw.between(120, 900) : draw.between(1, 30)),
    country: foreignCountries[person.abroad] ?? 'FR',
    remark: draw.chance(400) ? 'synthetic placeholder remark' : '',
  };
  return {
    agency: agency.name,
    reference,
    person: person.number,
    text: columns.map((column) => values[column]).join(separatorOf(week)),
  };
}

/** As people write it: `06 39 98 12 34`. */
export function spacedPhone(phone: string | undefined): string {
  if (phone === undefined) return '';
  return `0${phone.slice(3)}`.replace(/(..)(?=.)/g, '$1 ');
}

/** A line cut short: it must be listed as refused with its number while the others are imported. */
export function cutLine(plan: Plan, week: number): string {
  const address = foreignAddress(plan.seed, week, week % foreignCountries.length, 0);
  return ['X-0000', 'Example Agency North', address].join(separatorOf(week));
}
