import type { ObservedPerson } from '../../identity/contract.ts';
import type { PersonStatements, ReportSignals } from '../../intake/contract.ts';
import type { ReportFacts } from '../../intake/index.ts';
import type { Fact } from '../contract.ts';
import { connectionDeadline } from '../rank/evidence-clock.ts';
import type { ConnectionFact, NetworkFact } from '../rank/facts.ts';

type Observation = ObservedPerson['observations'][number];
type FindNetwork = (address: string) => NetworkFact | null;
type Qualifier = Fact['qualifiers'][number];
type StoredReport = ReportFacts['report'];

/** What the report itself says, each value with its place in the source. */
export function reportFacts(report: StoredReport): Fact[] {
  const placed = placedIn(report);
  const text = (name: string, key: string, value: string | null, qualifiers: Qualifier[] = []): Fact =>
    placed(key, { label: `triage.fact.${name}`, group: 'report', value, qualifiers });
  return [
    text('sender', 'sender', report.sender),
    text('external-ref', 'externalRef', report.externalRef, [
      { code: 'triage.qualifier.registry', params: { registry: report.registry } },
    ]),
    text(
      'received-at',
      'receivedAt',
      report.receivedAt,
      report.receivedStated ? [] : [said('reception-assumed')],
    ),
    text('incident-at', 'incidentAt', report.incidentAt ?? report.incidentRaw, incidentQualifiers(report)),
    ...(report.incidentMeaning === null
      ? []
      : [text('incident-meaning', 'incidentMeaning', report.incidentMeaning)]),
    text('incident-type', 'incidentType', report.incidentType),
    ...signalFacts(report),
  ];
}

/** What is said of each person and observed with them: persons reported first. */
export function personFacts(persons: readonly ObservedPerson[], findNetwork: FindNetwork): Fact[] {
  return [...persons]
    .sort((left, right) => roleOrder(left.role) - roleOrder(right.role))
    .flatMap((person) => [
      ...statementFacts(person),
      ...person.observations.map((observation) => observationFact(person, observation, findNetwork)),
      ...person.unusable.map((unusable) => ({
        ...emptyFact,
        label: `identity.kind.${unusable.kind}`,
        group: unusable.kind === 'ip' ? ('connection' as const) : ('person' as const),
        value: unusable.raw,
        qualifiers: [...roleQualifiers(person), said('unusable', { reason: unusable.reason })],
        observedPersonId: person.id,
        place: { sourceId: unusable.sourceId, locator: unusable.locator },
      })),
    ]);
}

const emptyFact: Omit<Fact, 'label' | 'group'> = {
  value: null,
  valueCode: null,
  qualifiers: [],
  at: null,
  observedPersonId: null,
  identifierId: null,
  place: null,
};

type Placed = Pick<Fact, 'label' | 'group'> & Partial<Fact>;

function placedIn(report: StoredReport): (key: string, fact: Placed) => Fact {
  return (key, fact) => {
    const locator = report.places[key];
    const place = locator === undefined ? null : { sourceId: report.sourceId, locator };
    return { ...emptyFact, ...fact, place };
  };
}

function incidentQualifiers(report: StoredReport): Qualifier[] {
  return report.incidentAt === null && report.incidentRaw !== null ? [said('zone-unknown')] : [];
}

const signalKeys: readonly (keyof ReportSignals)[] = [
  'urgent',
  'imminentDanger',
  'solicitation',
  'sextortion',
  'commissioning',
  'homeProduction',
  'commercial',
  'sadistic',
  'groupAdministrator',
  'minorToMinor',
  'spam',
  'viralMeme',
  'alreadyWithPolice',
  'observations',
  'observedNights',
  'members',
];

function signalFacts(report: StoredReport): Fact[] {
  const placed = placedIn(report);
  return signalKeys.flatMap((key) => {
    const said = report.signals[key];
    if (said === undefined) return [];
    const label = `triage.fact.signal.${key}`;
    const value = typeof said === 'number' ? { value: String(said) } : { valueCode: yesOrNo(said) };
    return [placed(key, { label, group: 'report', ...value })];
  });
}

const statementKeys = ['accessToVictim', 'accessToChildren', 'livesWithChildren', 'priorConviction'] as const;
const markKeys = ['administersGroup', 'compromisedAccount', 'accountDisabled'] as const;

/** The two questions about children are shown for every suspect, also when nobody answered them. */
function statementFacts(person: ObservedPerson): Fact[] {
  const { statements } = person;
  const of = (name: string, fact: Partial<Fact>): Fact => ({
    ...emptyFact,
    label: `triage.fact.statement.${name}`,
    group: 'person',
    qualifiers: roleQualifiers(person),
    observedPersonId: person.id,
    place: { sourceId: person.sourceId, locator: person.locator },
    ...fact,
  });
  return [
    ...statementKeys
      .filter((key) => statements[key] !== undefined || isAlwaysShown(person, key))
      .map((key) => of(key, statementValue(statements, key))),
    ...markKeys.flatMap((key) => {
      const mark = statements[key];
      return mark === undefined ? [] : [of(key, { valueCode: yesOrNo(mark) })];
    }),
    ...(statements.priorReports === undefined
      ? []
      : [of('priorReports', { value: String(statements.priorReports) })]),
    ...(statements.city === undefined ? [] : [of('city', { value: statements.city })]),
    ...(statements.country === undefined ? [] : [of('country', { value: statements.country })]),
  ];
}

function isAlwaysShown(person: ObservedPerson, key: (typeof statementKeys)[number]): boolean {
  return person.role === 'suspect' && (key === 'accessToChildren' || key === 'livesWithChildren');
}

function statementValue(statements: PersonStatements, key: (typeof statementKeys)[number]): Partial<Fact> {
  const standing = statements[key];
  return standing === undefined ? { place: null } : { valueCode: `triage.standing.${standing}` };
}

function observationFact(person: ObservedPerson, observation: Observation, findNetwork: FindNetwork): Fact {
  const isConnection = observation.kind === 'ip';
  return {
    ...emptyFact,
    label: `identity.kind.${observation.kind}`,
    group: isConnection ? 'connection' : 'person',
    value: observation.display,
    qualifiers: [
      ...roleQualifiers(person),
      ...(isConnection ? connectionQualifiers(observation, findNetwork) : []),
      ...(observation.verified === true ? [said('verified')] : []),
      ...(observation.confidence === 'free-text' ? [said('free-text')] : []),
    ],
    at: observation.at,
    observedPersonId: person.id,
    identifierId: observation.identifierId,
    place: { sourceId: observation.sourceId, locator: observation.locator },
  };
}

function connectionQualifiers(observation: Observation, findNetwork: FindNetwork): Qualifier[] {
  const network = findNetwork(observation.value);
  const deadline = connectionDeadline(connectionFrom(observation, network));
  const qualifiers: Qualifier[] = [];
  if (observation.port !== null) qualifiers.push(said('port', { port: observation.port }));
  if (observation.event !== null) qualifiers.push(said('event', { event: observation.event }));
  if (network !== null) qualifiers.push(said(`network.${network.kind}`));
  if (observation.at === null && observation.atRaw !== null) qualifiers.push(said('zone-unknown'));
  if (deadline !== null) {
    const code = deadline.validated ? 'last-day' : 'last-day.assumed';
    qualifiers.push(said(code, { day: deadline.lastDay }));
  }
  return qualifiers;
}

/** Only what the clock reads: the date and the network. */
function connectionFrom(observation: Observation, network: NetworkFact | null): ConnectionFact {
  const place = { sourceId: observation.sourceId, locator: observation.locator };
  return {
    address: observation.value,
    event: 'unknown',
    at: observation.at,
    port: null,
    network,
    sightings: 1,
    place,
  };
}

function roleQualifiers(person: ObservedPerson): Qualifier[] {
  return person.role === 'suspect' ? [] : [said('role', { role: person.role })];
}

const roles: readonly ObservedPerson['role'][] = [
  'suspect',
  'participant',
  'victim',
  'recipient',
  'reporter',
];

function roleOrder(role: ObservedPerson['role']): number {
  return roles.indexOf(role);
}

function yesOrNo(said: boolean): string {
  return said ? 'triage.value.yes' : 'triage.value.no';
}

function said(name: string, params: Qualifier['params'] = {}): Qualifier {
  return { code: `triage.qualifier.${name}`, params };
}
