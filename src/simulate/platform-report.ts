import { daySeconds, instantOf } from './calendar.ts';
import { carrierOf, filePathOf, suspectPlace } from './delivery.ts';
import { ncmecJson, suspectIsInTextOnly } from './ncmec-json.ts';
import { fileDetailsXml, isNumbered, ncmecXml } from './ncmec-xml.ts';
import type { Output } from './output.ts';
import type { Plan, Slot } from './plan.ts';
import { type ReportFacts, reportFacts } from './report-facts.ts';
import { personName, type TrueMention } from './truth.ts';

/** A platform's report as one file, or as a submission with one document for each of its first files. */
export function* platformReport(plan: Plan, slot: Slot): Generator<Output> {
  const carrier = carrierOf(plan, slot);
  const facts = reportFacts(plan, slot);
  const path = filePathOf(plan, slot);
  const isXml = carrier === 'ncmec-xml';
  yield { kind: 'file', path, content: isXml ? ncmecXml(facts) : ncmecJson(facts), reports: 1 };
  if (isXml) yield* fileDocuments(facts, path);
  yield {
    kind: 'truth',
    table: 'reports',
    row: {
      file: path,
      locator: isXml ? 'xml:/report[1]' : 'json:',
      registry: 'ncmec',
      externalRef: isXml && !isNumbered(facts) ? null : String(facts.number),
      version: facts.version,
      kind: 'platform',
      situation: facts.scenario,
      tier: facts.tier,
      planted: plantedMarks(facts),
      received: instantOf(slot.received),
      delivered: instantOf(slot.delivered),
      mentions: mentionsOf(plan, facts),
    },
  };
}

const documentsPerReport = 3;

function* fileDocuments(facts: ReportFacts, path: string): Generator<Output> {
  for (const [index, file] of facts.files.slice(0, documentsPerReport).entries()) {
    const name = path.replace('.xml', `-file-${index + 1}.xml`);
    yield { kind: 'file', path: name, content: fileDetailsXml(facts, file), reports: 0 };
  }
}

function plantedMarks(facts: ReportFacts): readonly string[] {
  const { slot } = facts;
  return [
    ...facts.anomalies,
    ...(slot.scenario === 'reissue' ? ['reissue'] : []),
    ...(slot.followsClosely ? ['follows-closely'] : []),
    ...(slot.delivered - slot.received > 20 * daySeconds ? ['late-delivery'] : []),
    ...(facts.scenario === 'flood' ? [`flood-${slot.scenario === 'reissue' ? 'again' : slot.key}`] : []),
  ];
}

function mentionsOf(plan: Plan, facts: ReportFacts): readonly TrueMention[] {
  const isXml = carrierOf(plan, facts.slot) === 'ncmec-xml';
  const recipients = facts.recipients.map(
    (mention, index): TrueMention => ({
      locator: isXml
        ? `xml:/report[1]/intendedRecipient[${index + 1}]`
        : `json:/reportedInformation/intendedRecipients/intendedRecipients/${index}`,
      role: 'recipient',
      person: personName(mention.person),
    }),
  );
  const locator =
    !isXml && suspectIsInTextOnly(facts)
      ? 'json:/reportedInformation/additionalInformations'
      : suspectPlace(plan, facts.slot).locator;
  return [{ locator, role: 'suspect', person: personName(facts.suspect.person) }, ...recipients];
}
