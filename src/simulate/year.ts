import { instantOf } from './calendar.ts';
import { carrierOf, filePathOf } from './delivery.ts';
import { ncmecJson, suspectIsInTextOnly } from './ncmec-json.ts';
import { areaOf, foreignCountries, networkHeader, networkLine, networkTable } from './networks.ts';
import { personAt } from './person.ts';
import { type Plan, planYear } from './plan.ts';
import { type ReportFacts, reportFacts } from './report-facts.ts';
import { personName, type TrueMention, type TruePerson, type TruthTables } from './truth.ts';

/** One thing to write, in the order of the year. */
export type Output =
  | {
      readonly kind: 'file';
      /** Under the output folder, with `/`. */
      readonly path: string;
      readonly content: string | Uint8Array | Iterable<string>;
      /** Reports that the file completes; truth rows follow it. */
      readonly reports: number;
    }
  | {
      [Table in keyof TruthTables]: {
        readonly kind: 'truth';
        readonly table: Table;
        readonly row: TruthTables[Table];
      };
    }[keyof TruthTables];

/**
 * A whole simulated year, file after file. Only the plan (a few numbers a report) and the open lists of the
 * current week are held.
 */
export function* simulatedYear(seed: number, reports: number): Generator<Output> {
  const plan = planYear(seed, reports);
  yield { kind: 'file', path: 'reference/networks.csv', content: networkLines(), reports: 0 };
  for (const slot of plan.order) yield* platformReport(plan, slot);
  for (let person = 0; person < plan.persons; person += 1) {
    yield { kind: 'truth', table: 'persons', row: truePerson(plan, person) };
  }
}

function* networkLines(): Generator<string> {
  yield `${networkHeader}\n`;
  for (const line of networkTable()) yield `${networkLine(line)}\n`;
}

function* platformReport(plan: Plan, slotNumber: number): Generator<Output> {
  const slot = plan.slot(slotNumber);
  const carrier = carrierOf(plan, slot);
  if (carrier !== 'ncmec-json') return;
  const facts = reportFacts(plan, slot);
  const path = filePathOf(plan, slot, carrier);
  yield { kind: 'file', path, content: ncmecJson(facts), reports: 1 };
  yield {
    kind: 'truth',
    table: 'reports',
    row: {
      file: path,
      locator: 'json:',
      registry: 'ncmec',
      externalRef: String(facts.number),
      version: facts.version,
      kind: 'platform',
      situation: facts.scenario,
      tier: facts.tier,
      planted: facts.anomalies,
      received: instantOf(slot.received),
      delivered: instantOf(slot.delivered),
      mentions: jsonMentions(facts),
    },
  };
}

function jsonMentions(facts: ReportFacts): readonly TrueMention[] {
  const recipients = facts.recipients.map(
    (mention, index): TrueMention => ({
      locator: `json:/reportedInformation/intendedRecipients/intendedRecipients/${index}`,
      role: 'recipient',
      person: personName(mention.person),
    }),
  );
  const locator = suspectIsInTextOnly(facts)
    ? 'json:/reportedInformation/additionalInformations'
    : 'json:/reportedInformation/reportedPeople/reportedPersons/0';
  return [{ locator, role: 'suspect', person: personName(facts.suspect.person) }, ...recipients];
}

function truePerson(plan: Plan, number: number): TruePerson {
  const person = personAt(plan, number);
  const abroad = foreignCountries[person.abroad];
  return {
    person: personName(number),
    name: `${person.firstName} ${person.familyName}`,
    birthDate: person.birthDate,
    household: `h-${person.household}`,
    country: abroad ?? 'FR',
    area: abroad === undefined ? areaOf(person.commune) : '',
    emails: person.emails,
    phones: person.phones,
    devices: person.devices,
    accounts: person.accounts.map(({ service, userId, screenName }) => ({
      service: service.name,
      userId,
      screenName,
    })),
    reports: plan.reportCountOf(number),
  };
}
