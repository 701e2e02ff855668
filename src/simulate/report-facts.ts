import { type Draw, drawFor, hashOf, stream } from './draw.ts';
import { filesOf, type SimulatedFile } from './file-facts.ts';
import { relayAddress, sharedAddress, unlistedAddress } from './networks.ts';
import { type Account, accountAtService, addressOf, carrierPoolOf, type Person, personAt } from './person.ts';
import type { Plan, Slot } from './plan.ts';
import { plantedTier, type Scenario } from './scenario.ts';
import { groupService, paymentService, type Service, serviceAt } from './services.ts';
import { incidentMeanings, incidentTypes, neutralNotes, statements } from './wording.ts';

/** What one report says, before it is put into the words of a format. */
export interface ReportFacts {
  readonly slot: Slot;
  /** Number given by the clearing house; the same for a re-issue. */
  readonly number: number;
  readonly version: number;
  /** The scenario of the first issue. */
  readonly scenario: Scenario;
  readonly tier: number;
  readonly service: Service;
  readonly incidentType: string;
  readonly incidentMeaning: string;
  readonly suspect: Mention;
  readonly recipients: readonly Mention[];
  /** Children spoken of, each by a placeholder only. */
  readonly victims: number;
  readonly files: readonly SimulatedFile[];
  readonly notes: readonly string[];
  readonly escalation: string | null;
  readonly annotations: readonly Annotation[];
  readonly anomalies: readonly Anomaly[];
}

/** Children elements of the public schema's reportAnnotations that the simulator uses. */
export type Annotation = 'csamSolicitation' | 'spam';
export type Anomaly =
  | 'zone-missing'
  | 'zone-offset'
  | 'private-address'
  | 'placeholder-email'
  | 'no-port'
  | 'unlisted-network';

export interface Mention {
  readonly person: number;
  readonly account: Account;
  readonly screenName: string;
  readonly email?: string;
  readonly emailVerified: boolean;
  readonly phone?: string;
  readonly device?: string;
  readonly name?: { readonly first: string; readonly last: string; readonly birthDate: string };
  readonly city?: string;
  readonly profileUrl?: string;
  readonly captures: readonly Capture[];
  readonly accessToChildren: boolean | null;
  readonly accessToVictim: boolean | null;
  readonly notes: readonly string[];
}

export interface Capture {
  readonly address: string;
  readonly at: number;
  readonly event: 'Login' | 'Registration' | 'Upload' | 'Other';
  readonly port: number | null;
  readonly zone: 'utc' | 'offset' | 'missing';
}

const firstNumber = 210_000_000;

/** Numbers rise with delivery, with gaps: the clearing house numbers for the whole world. */
export function reportNumber(plan: Plan, slot: Slot): number {
  const first = slot.scenario === 'reissue' ? slot.key : slot.slot;
  const rank = plan.rankOf[first] ?? 0;
  return firstNumber + rank * 53 + (hashOf(plan.seed, stream.reference, first) % 53);
}

export function reportFacts(plan: Plan, slot: Slot): ReportFacts {
  const first = slot.scenario === 'reissue' ? plan.slot(slot.key) : slot;
  const scenario = first.scenario;
  // The two reports of a look-alike pair are drawn from the same numbers: one fact tells them apart.
  const draw = isTwin(scenario)
    ? drawFor(plan.seed, stream.report, first.key, 77)
    : drawFor(plan.seed, stream.report, first.slot);
  const person = personAt(plan, first.person);
  const account = accountFor(plan, first, person, draw);
  const anomalies = anomaliesOf(scenario, draw);
  const files = filesOf(plan, { slot: first, service: account.service, draw });
  const suspect = suspectOf(plan, {
    slot: first,
    person,
    account,
    draw,
    anomalies,
    uploads: files.length > 0,
  });
  return {
    slot,
    number: reportNumber(plan, slot),
    version: slot.scenario === 'reissue' ? 2 : 1,
    scenario,
    tier: plantedTier[scenario],
    service: account.service,
    incidentType: incidentTypeOf(scenario, draw),
    incidentMeaning: draw.pick(incidentMeanings),
    suspect,
    recipients: recipientsOf(plan, first, draw),
    files,
    notes: notesOf(scenario, draw, slot.scenario === 'reissue'),
    escalation: escalationOf(scenario, draw),
    victims: scenario === 'home' ? 1 : 0,
    annotations: annotationsOf(scenario, draw),
    anomalies,
  };
}

function isTwin(scenario: Scenario): boolean {
  return scenario === 'look-alike-plain' || scenario === 'look-alike-urgent';
}

function accountFor(plan: Plan, slot: Slot, person: Person, draw: Draw): Account {
  if (slot.scenario === 'commissioning') return accountAtService(plan, person, paymentService);
  if (slot.scenario === 'group') return accountAtService(plan, person, groupService);
  if (isTwin(slot.scenario)) return twinAccount(plan, slot, person);
  const usual =
    person.accounts[draw.below(person.accounts.length)] ?? accountAtService(plan, person, groupService);
  // A report that follows closely comes from the other account: only the line betrays that they are one.
  if (slot.followsClosely && person.accounts.length > 1) {
    return person.accounts[slot.part % person.accounts.length] ?? usual;
  }
  return usual;
}

/** Both twins are reported by one service, which knows an e-mail and nothing else. */
function twinAccount(plan: Plan, slot: Slot, person: Person): Account {
  const service = serviceAt(hashOf(plan.seed, stream.plan, slot.key, 50));
  const { userId, screenName } = accountAtService(plan, person, service);
  const email = person.emails[0];
  return { service, userId, screenName, ...(email === undefined ? {} : { email }) };
}

function anomaliesOf(scenario: Scenario, draw: Draw): readonly Anomaly[] {
  const found: Anomaly[] = [];
  const clean = scenario === 'household' || scenario === 'shared-carrier' || isTwin(scenario);
  const rarely = (anomaly: Anomaly, perThousand: number) => {
    if (draw.chance(perThousand) && !clean) found.push(anomaly);
  };
  rarely('zone-missing', 30);
  rarely('zone-offset', 40);
  rarely('private-address', 8);
  rarely('placeholder-email', 15);
  rarely('no-port', 420);
  rarely('unlisted-network', 6);
  return found;
}

interface SuspectSource {
  readonly slot: Slot;
  readonly person: Person;
  readonly account: Account;
  readonly draw: Draw;
  readonly anomalies: readonly Anomaly[];
  readonly uploads: boolean;
}

function suspectOf(plan: Plan, of: SuspectSource): Mention {
  const { person, account, draw, anomalies, slot } = of;
  const email = anomalies.includes('placeholder-email') ? 'unknown@example.com' : account.email;
  const named = draw.chance(slot.scenario === 'commissioning' ? 850 : 160);
  const located = draw.chance(220);
  const profile = draw.chance(260);
  const verified = draw.chance(700);
  const showsEmail = draw.chance(900);
  const showsPhone = draw.chance(850);
  return {
    person: person.number,
    account,
    screenName: screenNameOf(slot, account),
    emailVerified: verified,
    ...(email !== undefined && showsEmail ? { email } : {}),
    ...(account.phone !== undefined && showsPhone ? { phone: account.phone } : {}),
    ...(account.device === undefined ? {} : { device: account.device }),
    ...(named
      ? { name: { first: person.firstName, last: person.familyName, birthDate: person.birthDate } }
      : {}),
    ...(located && person.abroad < 0 ? { city: person.commune.name } : {}),
    ...(profile
      ? { profileUrl: `https://${account.service.domain}/u/${encodeURIComponent(account.userId)}` }
      : {}),
    captures: capturesOf(plan, of),
    accessToChildren: slot.scenario === 'access' ? true : draw.chance(30) ? false : null,
    accessToVictim: slot.scenario === 'urgent' || slot.scenario === 'look-alike-urgent' ? true : null,
    notes:
      slot.scenario === 'access' ? [draw.chance(500) ? statements.access : statements.accessEnglish] : [],
  };
}

/** Two people with one screen name: planted, and told apart by everything else. */
function screenNameOf(slot: Slot, account: Account): string {
  return slot.scenario === 'look-alike-name' ? `veilleur_du_quai${slot.key}` : account.screenName;
}

function capturesOf(plan: Plan, of: SuspectSource): readonly Capture[] {
  const { draw, slot } = of;
  const captures: Capture[] = [];
  const add = (event: Capture['event'], at: number) => {
    captures.push({
      event,
      at,
      address: captureAddress(plan, of, at),
      port: portOf(of),
      zone: zoneOf(of.anomalies),
    });
  };
  if (slot.scenario === 'commissioning' && draw.chance(300)) return captures;
  if (draw.chance(220)) add('Registration', slot.incident - draw.between(2, 200) * 86_400);
  const logins = draw.chance(120) ? 0 : draw.between(1, 2);
  for (let index = logins; index > 0; index -= 1) add('Login', slot.incident - draw.between(20, 120) * index);
  if (of.uploads && draw.chance(620)) add('Upload', slot.incident);
  if (of.anomalies.includes('private-address')) {
    captures.push({ event: 'Other', at: slot.incident, address: '192.168.1.20', port: null, zone: 'utc' });
  }
  return captures;
}

function captureAddress(plan: Plan, of: SuspectSource, at: number): string {
  const { slot, person } = of;
  if (slot.scenario === 'shared-carrier') {
    return sharedAddress(plan.seed, 900_000_000 + slot.key, carrierPoolOf(plan.reports));
  }
  if (slot.scenario === 'household' || isTwin(slot.scenario))
    return addressOf(plan, { ...person, roams: 'never' }, at, 0);
  if (of.anomalies.includes('unlisted-network')) return unlistedAddress(plan.seed, person.number);
  const hour = Math.floor((at + (person.number % 3600)) / 3600);
  const place = hashOf(plan.seed, stream.address, person.number, hour + 20_000);
  if (place % 97 === 0) return relayAddress(plan.seed, person.number * 31 + hour);
  return addressOf(plan, person, at, place);
}

function portOf(of: SuspectSource): number | null {
  const port = of.draw.between(1025, 65_000);
  return of.anomalies.includes('no-port') ? null : port;
}

function zoneOf(anomalies: readonly Anomaly[]): Capture['zone'] {
  if (anomalies.includes('zone-missing')) return 'missing';
  return anomalies.includes('zone-offset') ? 'offset' : 'utc';
}

function recipientsOf(plan: Plan, slot: Slot, draw: Draw): readonly Mention[] {
  const corresponds =
    slot.scenario === 'distribution' || slot.scenario === 'prolific' || slot.scenario === 'group';
  if (!corresponds || !draw.chance(90)) return [];
  const other = draw.below(plan.persons);
  if (other === slot.person) return [];
  const person = personAt(plan, other);
  const account = person.accounts[0];
  if (account === undefined) return [];
  return [
    {
      person: other,
      account,
      screenName: account.screenName,
      emailVerified: false,
      ...(account.email === undefined || !draw.chance(500) ? {} : { email: account.email }),
      captures: [],
      accessToChildren: null,
      accessToVictim: null,
      notes: [],
    },
  ];
}

function incidentTypeOf(scenario: Scenario, draw: Draw): string {
  if (scenario === 'soliciting') return incidentTypes.enticement;
  if (scenario === 'commissioning') return incidentTypes.trafficking;
  if (scenario === 'other') return draw.chance(800) ? incidentTypes.words : incidentTypes.domain;
  return incidentTypes.possession;
}

function notesOf(scenario: Scenario, draw: Draw, reissued: boolean): readonly string[] {
  const french = draw.chance(500);
  const notes: string[] = [draw.pick(neutralNotes)];
  if (scenario === 'soliciting') notes.push(french ? statements.soliciting : statements.solicitingEnglish);
  if (scenario === 'home') notes.push(french ? statements.home : statements.homeEnglish);
  if (scenario === 'prolific') notes.push(statements.volume);
  if (scenario === 'group') notes.push(statements.group);
  if (scenario === 'commissioning') notes.push(statements.commissioning);
  if (reissued) notes.push('Supplement to a report already sent under the same number.');
  return notes;
}

function annotationsOf(scenario: Scenario, draw: Draw): readonly Annotation[] {
  if (scenario === 'soliciting' || scenario === 'urgent') return ['csamSolicitation'];
  return scenario === 'other' && draw.chance(300) ? ['spam'] : [];
}

function escalationOf(scenario: Scenario, draw: Draw): string | null {
  const french = draw.chance(500);
  if (scenario !== 'urgent' && scenario !== 'look-alike-urgent') return null;
  return french ? statements.danger : statements.dangerEnglish;
}
