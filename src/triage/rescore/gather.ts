import type { PersonStatements } from '../../intake/contract.ts';
import type { Tx } from '../../platform/db.ts';
import type { FileFacts, PersonMention, Place, RankFacts, SignalName } from '../rank/facts.ts';
import { emptyFiles, filesFrom, markSynonyms } from './file-facts.ts';
import {
  type PersonRow,
  type PersonTally,
  type ReportRow,
  readFileTallies,
  readMarks,
  readPersonRows,
  readPersonTallies,
  readReportRows,
  readSupplements,
  streamObservations,
} from './gather.store.ts';
import { type FindNetwork, ObservationSheet, type Observed } from './observation-sheet.ts';

/** What the queue row shows besides the rank itself. */
export interface GatheredReport {
  readonly id: string;
  readonly sender: string;
  readonly personId: string | null;
  readonly facts: RankFacts;
}

/**
 * Gathers the facts of some current reports, with the files of their supplements.
 *
 * @param reportIds  Current reports, a few thousand at most: everything of them is in memory at once.
 * @param findNetwork  Which network an address belongs to; null when the table does not know it.
 * Cost: seven statements whatever the number of reports.
 */
export async function gatherFacts(
  tx: Tx,
  reportIds: readonly string[],
  findNetwork: FindNetwork,
): Promise<readonly GatheredReport[]> {
  const supplements = await readSupplements(tx, reportIds);
  const currentIds = new Map(supplements.map((row) => [row.report_id, row.current_id]));
  const lendingIds = [...reportIds, ...currentIds.keys()];
  const currentIdOf = (reportId: string) => currentIds.get(reportId) ?? reportId;

  const reports = await readReportRows(tx, reportIds);
  const persons = groupBy(await readPersonRows(tx, lendingIds), (row) => currentIdOf(row.report_id));
  const tallies = await readTallies(tx, [...persons.values()].flat());
  const sheet = new ObservationSheet(findNetwork);
  for await (const rows of streamObservations(tx, lendingIds)) {
    for (const row of rows) sheet.add(currentIdOf(row.report_id), row);
  }
  const files = filesFrom(
    await readFileTallies(tx, lendingIds),
    await readMarks(tx, lendingIds, markSynonyms),
    currentIdOf,
  );

  return reports.map((row) =>
    gatheredReport(row, {
      persons: persons.get(row.id) ?? [],
      tallies,
      observed: sheet.of(row.id),
      files: files.get(row.id) ?? emptyFiles,
    }),
  );
}

interface Parts {
  readonly persons: readonly PersonRow[];
  readonly tallies: ReadonlyMap<string, PersonTally>;
  readonly observed: Observed;
  readonly files: FileFacts;
}

function gatheredReport(row: ReportRow, parts: Parts): GatheredReport {
  const reported = parts.persons.filter(
    (person) => person.role === 'suspect' || person.role === 'participant',
  );
  const main = mainPerson(reported, parts.tallies);
  const place = { sourceId: row.source_id, locator: row.locator };
  const placeOf = (locator: string): Place => ({ sourceId: row.source_id, locator });
  return {
    id: row.id,
    sender: row.sender,
    personId: main?.person_id ?? null,
    facts: {
      place,
      kind: row.kind,
      incidentType: row.incident_type,
      receivedAt: row.received_at.toISOString(),
      incidentDated: row.incident_dated,
      incidentMeaningStated: row.incident_meaning !== null && row.incident_meaning !== '',
      hasText: row.has_text,
      signals: row.signals,
      signalPlaces: signalPlacesFrom(row.places, placeOf),
      observations: row.signals.observations ?? 0,
      observedNights: row.signals.observedNights ?? 0,
      members: row.signals.members ?? 0,
      persons: reported.map((person) => mentionFrom(person)),
      connections: parts.observed.connections,
      contacts: parts.observed.contacts,
      victims: victimsFrom(parts.persons, parts.observed),
      declaredAreas: reported.flatMap((person) => declaredArea(person)),
      files: parts.files,
      person: { reports: main?.reports ?? 0, senders: main?.senders ?? 0 },
    },
  };
}

/** Only what says something about children's exposure or the account itself; label and names stay behind. */
function mentionFrom({ statements, source_id, locator }: PersonRow): PersonMention {
  const kept: PersonMention = { place: { sourceId: source_id, locator } };
  return { ...kept, ...pick(statements) };
}

function pick(statements: PersonStatements): Omit<PersonMention, 'place'> {
  const {
    accessToChildren,
    accessToVictim,
    livesWithChildren,
    priorConviction,
    administersGroup,
    compromisedAccount,
    priorReports,
  } = statements;
  return {
    ...(accessToChildren === undefined ? {} : { accessToChildren }),
    ...(accessToVictim === undefined ? {} : { accessToVictim }),
    ...(livesWithChildren === undefined ? {} : { livesWithChildren }),
    ...(priorConviction === undefined ? {} : { priorConviction }),
    ...(administersGroup === undefined ? {} : { administersGroup }),
    ...(compromisedAccount === undefined ? {} : { compromisedAccount }),
    ...(priorReports === undefined ? {} : { priorReports }),
  };
}

function declaredArea({ statements, source_id, locator }: PersonRow): RankFacts['declaredAreas'] {
  const { country, city } = statements;
  if (country === undefined && city === undefined) return [];
  return [{ country: country ?? null, city: city ?? null, place: { sourceId: source_id, locator } }];
}

function victimsFrom(persons: readonly PersonRow[], observed: Observed): RankFacts['victims'] {
  const victims = persons.filter((person) => person.role === 'victim');
  return {
    mentioned: victims.length,
    locatable: observed.victimReachable || victims.some((victim) => victim.statements.city !== undefined),
    places: victims.map((victim) => ({ sourceId: victim.source_id, locator: victim.locator })),
  };
}

/** The one with the most reports; between equals the first in the source, never the lowest id: ids follow arrival. */
function mainPerson(
  persons: readonly PersonRow[],
  tallies: ReadonlyMap<string, PersonTally>,
): PersonTally | undefined {
  const sorted = persons
    .flatMap((person) => {
      const tally = person.person_id === null ? undefined : tallies.get(person.person_id);
      return tally === undefined ? [] : [{ tally, locator: person.locator, role: person.role }];
    })
    .sort(
      (left, right) =>
        right.tally.reports - left.tally.reports ||
        right.tally.senders - left.tally.senders ||
        (left.role === right.role ? 0 : left.role === 'suspect' ? -1 : 1) ||
        (left.locator < right.locator ? -1 : 1),
    );
  return sorted[0]?.tally;
}

async function readTallies(tx: Tx, persons: readonly PersonRow[]): Promise<ReadonlyMap<string, PersonTally>> {
  const ids = new Set(persons.flatMap((person) => (person.person_id === null ? [] : [person.person_id])));
  if (ids.size === 0) return new Map();
  const rows = await readPersonTallies(tx, [...ids]);
  return new Map(rows.map((row) => [row.person_id, row]));
}

const placedNames: ReadonlySet<string> = new Set<SignalName | 'incidentType' | 'incidentAt'>([
  'urgent',
  'imminentDanger',
  'solicitation',
  'sextortion',
  'commissioning',
  'homeProduction',
  'commercial',
  'sadistic',
  'minorToMinor',
  'spam',
  'viralMeme',
  'groupAdministrator',
  'alreadyWithPolice',
  'incidentType',
  'incidentAt',
]);

function signalPlacesFrom(
  places: Readonly<Record<string, string>>,
  placeOf: (locator: string) => Place,
): RankFacts['signalPlaces'] {
  const kept: Record<string, Place> = {};
  for (const [name, locator] of Object.entries(places))
    if (placedNames.has(name)) kept[name] = placeOf(locator);
  return kept;
}

export function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
