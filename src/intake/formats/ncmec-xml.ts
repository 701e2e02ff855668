import type { ParsedIdentifier, Part } from '../contract.ts';
import { IntakeRefusal } from '../errors.ts';
import { attributeFreeText } from './attribution.ts';
import { budgets } from './budgets.ts';
import { wholeWithinBudget } from './chunkwise.ts';
import { firstByte } from './json-head.ts';
import { givePersonsTheirService } from './ncmec-services.ts';
import { applyAnnotationSignals, applyIncidentTypeSignals, setSignal } from './ncmec-signals.ts';
import { readXmlCapture } from './ncmec-xml-captures.ts';
import { fileDetailsFields } from './ncmec-xml-file.ts';
import { readXmlPerson, reporterFields } from './ncmec-xml-person.ts';
import { NoteBook } from './notes.ts';
import type { FormatReader, SourceInput } from './reader.ts';
import { newFile, newPerson, newReport, parsedReport, type ReportDraft } from './report-draft.ts';
import { kebabFrom } from './text.ts';
import { XmlField, type XmlTable } from './xml-fields.ts';
import { parseXml } from './xml-tree.ts';

/** What a platform sends to NCMEC: a `report`, or the `fileDetails` of one uploaded file (formats reference §1.1). */
export const ncmecXml: FormatReader = {
  format: 'ncmec-xml',
  version: '1',
  detect: (head) => {
    if (firstByte(head) !== 0x3c) return false;
    const text = new TextDecoder('utf-8').decode(head);
    const root = /<([A-Za-z_][\w.:-]{0,99})/.exec(text)?.[1];
    if (root === 'fileDetails') return /<(?:reportId|fileId)[\s>]/.test(text);
    return (
      root === 'report' && /<(?:incidentSummary|batchedReport|internetDetails|reporter)[\s/>]/.test(text)
    );
  },
  read: readNcmecXml,
};

function readNcmecXml(input: SourceInput): Part[] {
  const root = parseXml(wholeWithinBudget(input));
  const notes = new NoteBook();
  const field = new XmlField(root, notes);
  const report = newReport(field.place, root.name === 'report' ? 'platform' : 'supplement', notes);
  if (root.name === 'report') field.readInto(report, reportFields);
  else readFileDetails(report, field);
  if (report.externalRef === undefined) notes.add('assumed', 'intake.note.without-number', field.place);
  nameSender(report);
  attributeFreeText(report);
  givePersonsTheirService(report);
  applyAnnotationSignals(report);
  applyIncidentTypeSignals(report);
  if (report.persons.length > budgets.persons) {
    throw new IntakeRefusal('intake.refused.too-many-persons', field.place, { most: budgets.persons });
  }
  return [{ kind: 'report', report: parsedReport(report, 'ncmec') }, ...notes.parts()];
}

/** A file's document names the report it belongs to; it lends its file to that report. */
function readFileDetails(report: ReportDraft, field: XmlField): void {
  const file = newFile(field.place);
  field.readInto(file, fileDetailsFields);
  report.files.push(file);
  if (file.reportId === undefined) return;
  report.externalRef = file.reportId;
  report.places.externalRef = `${field.place}/reportId[1]`;
}

const leaveInSource = (): void => undefined;

const reportFields: XmlTable<ReportDraft> = {
  reportId: (report, field) => {
    const text = field.text();
    if (text !== undefined) report.externalRef = text;
    report.places.externalRef = field.place;
  },
  batchedReport: (report, field) => setSignal(report, 'viralMeme', field.place),
  incidentSummary: (report, field) => field.readInto(report, summaryFields),
  internetDetails: (report, field) => {
    for (const child of field.element.children) {
      new XmlField(child, field.notes).readInto(report, incidentFields);
    }
  },
  lawEnforcement: (report, field) => field.readInto(report, lawEnforcementFields),
  reporter: (report, field) => {
    const reporter = newPerson(field.place, 'reporter');
    field.readInto(reporter, reporterFields);
    report.persons.push(reporter);
  },
  personOrUserReported: (report, field) => report.persons.push(...readXmlPerson(field, 'suspect')),
  intendedRecipient: (report, field) => report.persons.push(...readXmlPerson(field, 'recipient')),
  victim: (report, field) => report.persons.push(...readXmlPerson(field, 'victim')),
  additionalInfo: addText,
};

const summaryFields: XmlTable<ReportDraft> = {
  incidentType: (report, field) => {
    const text = field.text();
    if (text !== undefined) report.incidentType = text;
    report.places.incidentType = field.place;
  },
  platform: (report, field) => {
    const text = field.text();
    if (text === undefined) return;
    report.platform = text;
    report.places.platform = field.place;
  },
  escalateToHighPriority: (report, field) => {
    if (!field.flag()) return;
    setSignal(report, 'urgent', field.place);
    addText(report, field);
  },
  reportAnnotations: (report, field) => {
    for (const child of field.element.children) {
      const annotation = new XmlField(child, field.notes);
      if (annotation.flag()) applyAnnotationSignals(report, [kebabFrom(child.name)], annotation.place);
    }
  },
  incidentDateTime: (report, field) => {
    const time = field.time();
    if (time !== undefined) report.incidentAt = time;
    report.places.incidentAt = field.place;
  },
  incidentDateTimeDescription: (report, field) => {
    const text = field.text();
    if (text !== undefined) report.incidentMeaning = text;
    report.places.incidentMeaning = field.place;
  },
};

/** Children of the eight kinds of incident; which kind it is stands in the element's name. */
const incidentFields: XmlTable<ReportDraft> = {
  '@thirdPartyHostedContent': leaveInSource,
  url: (report, field) => {
    const raw = field.text();
    if (raw !== undefined) report.identifiers.push(structured('url', raw, field));
  },
  ipCaptureEvent: (report, field) => report.identifiers.push(...readXmlCapture(field)),
  // By the rules of the schema these stand on a person too: here they are words, for search only.
  emailAddress: keepWords,
  phoneNumber: keepWords,
  name: keepWords,
  chatClient: keepWords,
  chatRoomName: keepWords,
  gameName: keepWords,
  console: keepWords,
  client: keepWords,
  fileNames: keepWords,
  locationName: keepWords,
  incidentAddress: leaveInSource,
  latitude: leaveInSource,
  longitude: leaveInSource,
  content: addText,
  additionalInfo: addText,
};

const lawEnforcementFields: XmlTable<ReportDraft> = {
  agencyName: keepWords,
  caseNumber: keepWords,
  officerContact: leaveInSource,
  fleaCountry: keepWords,
  reportedToLe: (report, field) => {
    if (field.flag()) setSignal(report, 'alreadyWithPolice', field.place);
  },
  servedLegalProcessDomestic: leaveInSource,
  servedLegalProcessInternational: leaveInSource,
};

function structured(kind: ParsedIdentifier['kind'], raw: string, field: XmlField): ParsedIdentifier {
  return { kind, raw, locator: field.place, confidence: 'structured' };
}

function addText(report: ReportDraft, field: XmlField): void {
  if (field.text() !== undefined)
    report.texts.push({ text: field.rawText(), place: field.place, mined: true });
}

function keepWords(report: ReportDraft, field: XmlField): void {
  const text = field.text();
  if (text !== undefined) report.texts.push({ text, place: field.place, mined: false });
}

/** The document does not name the company: the service of the account, the application, or the reporter's domain do. */
function nameSender(report: ReportDraft): void {
  const reporter = report.persons.find(({ role }) => role === 'reporter');
  const domain = reporter?.identifiers.find(({ kind }) => kind === 'email')?.raw.split('@')[1];
  const service = report.persons.find(
    ({ role, service }) => role === 'suspect' && service !== undefined,
  )?.service;
  const name = [reporter?.names.first, reporter?.names.last].filter(Boolean).join(' ');
  report.sender = service ?? report.platform ?? domain ?? name;
  report.places.sender = reporter?.place ?? report.place;
}
