import { createHash } from 'node:crypto';
import { type Draw, drawFor, hashOf, stream } from './draw.ts';
import { familyNames, firstNames, handleWords } from './names.ts';
import {
  arrondissementCommunes,
  type Commune,
  communes,
  fixedAddress,
  foreignAddress,
  foreignCountries,
  mobileAddress,
  sharedAddress,
  tunnelAddress,
} from './networks.ts';
import type { Plan } from './plan.ts';
import { type Service, serviceAt } from './services.ts';

/** A simulated person: all that is true of it, whatever the reports say. Found again from its number alone. */
export interface Person {
  readonly number: number;
  readonly firstName: string;
  readonly familyName: string;
  readonly birthDate: string;
  readonly household: number;
  readonly commune: Commune;
  /** Position in foreignCountries, or -1 in France. */
  readonly abroad: number;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly devices: readonly string[];
  readonly accounts: readonly Account[];
  /** How it goes online away from home. */
  readonly roams: 'shared' | 'mobile' | 'tunnel' | 'never';
}

export interface Account {
  readonly service: Service;
  readonly userId: string;
  readonly screenName: string;
  /** What the service knows of the holder; absent when it asked for nothing. */
  readonly email?: string;
  readonly phone?: string;
  readonly device?: string;
}

/** 06 39 98 xx xx and its five fixed-line likes are kept for fiction: sixty thousand numbers in all. */
const fictionalPrefixes = ['63998', '19900', '26191', '35301', '46571', '53649'] as const;
const phonesInUse = 55_000;

/** National digits without the leading zero of the n-th fictional number; every n below 60,000 gives another. */
export function fictionalPhone(index: number): string {
  const prefix = fictionalPrefixes[Math.floor(index / 10_000) % fictionalPrefixes.length] ?? '63998';
  // 7919 is coprime with 10,000: neighbours in the list do not look like neighbours.
  return `+33${prefix}${String(((index % 10_000) * 7919 + 137) % 10_000).padStart(4, '0')}`;
}

export function personAt(plan: Plan, number: number): Person {
  const draw = drawFor(plan.seed, stream.person, number);
  const household = plan.households[number] ?? number;
  const home = drawFor(plan.seed, stream.household, household);
  const reports = plan.reportCountOf(number);
  const firstName = draw.pick(firstNames);
  const familyName = draw.pick(familyNames);
  const emails = emailsOf(draw, number, {
    firstName,
    familyName,
    count: reports > 3 ? draw.between(2, 3) : 1,
  });
  const phones = number < phonesInUse ? [fictionalPhone(number)] : [];
  const devices = devicesOf(plan.seed, number, reports > 3 ? 2 : 1);
  const holder: Holder = { number, emails, phones, devices };
  return {
    number,
    firstName,
    familyName,
    birthDate: `${draw.between(1952, 2004)}-${twoDigits(draw.between(1, 12))}-${twoDigits(draw.between(1, 28))}`,
    household,
    commune: communeOf(home, plan.local[number] === 1),
    abroad: plan.local[number] === 1 || !home.chance(60) ? -1 : home.below(foreignCountries.length),
    emails,
    phones,
    devices,
    accounts: accountsOf(plan.seed, holder, accountCountOf(reports, draw)),
    roams: draw.chance(450) ? 'shared' : draw.chance(300) ? 'mobile' : draw.chance(200) ? 'tunnel' : 'never',
  };
}

function accountCountOf(reports: number, draw: Draw): number {
  if (reports === 1) return 1;
  if (reports < 6) return draw.between(1, 3);
  return draw.between(3, 8);
}

function communeOf(home: Draw, isLocal: boolean): Commune {
  const count = isLocal ? arrondissementCommunes.length : communes.length;
  const first = !isLocal && home.chance(970) ? arrondissementCommunes.length : 0;
  return communes[first + home.below(count - first)] ?? { name: 'Lille', department: '59', rank: 20 };
}

const mailDomains = [
  'example.com',
  'example.net',
  'example.org',
  'courriel.example',
  'poste.example',
] as const;

function emailsOf(
  draw: Draw,
  number: number,
  of: { firstName: string; familyName: string; count: number },
): readonly string[] {
  const mark = number.toString(36);
  return Array.from({ length: of.count }, (_, index) => {
    const local = draw.chance(500)
      ? `${folded(of.firstName)}.${folded(of.familyName)}.${mark}`
      : `${draw.pick(handleWords)}.${draw.pick(handleWords)}${mark}`;
    return `${local}${index === 0 ? '' : index + 1}@${draw.pick(mailDomains)}`;
  });
}

/** Mailbox names carry no accents. */
function folded(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

function devicesOf(seed: number, number: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const hex = md5Of(seed, `device ${number} ${index}`);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  });
}

interface Holder {
  readonly number: number;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly devices: readonly string[];
}

function accountsOf(seed: number, holder: Holder, count: number): readonly Account[] {
  return Array.from({ length: count }, (_, index) => {
    const service = serviceAt(hashOf(seed, stream.account, holder.number, index));
    return accountAt(seed, holder, service, index);
  });
}

function accountAt(seed: number, holder: Holder, service: Service, index: number): Account {
  const draw = drawFor(seed, stream.account, holder.number, 100 + index);
  const screenName = `${draw.pick(handleWords)}_${draw.pick(handleWords)}${draw.between(10, 9999)}`;
  const email = holder.emails[draw.below(holder.emails.length)];
  const phone = holder.phones[0];
  const device = holder.devices[draw.below(holder.devices.length)];
  return {
    service,
    userId: userIdOf(service, { draw, holder, index, email, phone }),
    screenName,
    ...(email !== undefined && (service.accounts === 'email' || draw.chance(680)) ? { email } : {}),
    ...(phone !== undefined && (service.accounts === 'phone' || draw.chance(420)) ? { phone } : {}),
    ...(device !== undefined && draw.chance(300) ? { device } : {}),
  };
}

function userIdOf(
  service: Service,
  of: { draw: Draw; holder: Holder; index: number; email: string | undefined; phone: string | undefined },
): string {
  const mark = `${of.holder.number.toString(36)}${of.index}`;
  if (service.accounts === 'number')
    return `1000${of.draw.between(10_000, 99_999)}${of.holder.number * 8 + of.index}`;
  if (service.accounts === 'phone' && of.phone !== undefined) return of.phone.slice(1);
  if (service.accounts === 'email' && of.email !== undefined) return of.email;
  if (service.accounts === 'handle') return `$${of.draw.pick(handleWords)}${mark}`;
  return `${of.draw.pick(handleWords)}-${mark}`;
}

/** The account that a person holds at a given service besides its usual ones. */
export function accountAtService(plan: Plan, person: Person, service: Service): Account {
  return accountAt(plan.seed, person, service, 90 + (service.name.length % 9));
}

/** Where the person is online at an instant: mostly its own line, re-leased every 90 days or so. */
export function addressOf(plan: Plan, person: Person, at: number, place: number): string {
  const lease = Math.floor((at + (person.household % 90) * 86_400) / (90 * 86_400)) + 5;
  if (person.abroad >= 0) return foreignAddress(plan.seed, person.household, person.abroad, lease);
  if (person.roams === 'never' || place % 1000 < 640) {
    return fixedAddress(plan.seed, person.household, person.commune, lease);
  }
  if (person.roams === 'tunnel') return tunnelAddress(plan.seed, person.number);
  const day = Math.floor(at / 86_400);
  if (person.roams === 'mobile') return mobileAddress(plan.seed, person.number, day + 400);
  return sharedAddress(plan.seed, person.number * 401 + day, carrierPoolOf(plan.reports));
}

/** Few outside addresses for many subscribers, at every size of the simulation. */
export function carrierPoolOf(reports: number): number {
  return Math.min(4096, Math.max(8, Math.floor(reports / 40)));
}

/** MD5 of a counter: a digest that no real file is known to have. */
export function md5Of(seed: number, name: string): string {
  return createHash('md5').update(`vigie simulated ${seed} ${name}`).digest('hex');
}

export function sha1Of(seed: number, name: string): string {
  return createHash('sha1').update(`vigie simulated ${seed} ${name}`).digest('hex');
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
