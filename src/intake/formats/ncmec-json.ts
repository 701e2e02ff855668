import type { ParsedIdentifier, Part } from '../contract.ts';
import { IntakeRefusal } from '../errors.ts';
import { attributeFreeText } from './attribution.ts';
import { budgets } from './budgets.ts';
import { wholeWithinBudget } from './chunkwise.ts';
import { parseJsonDocument } from './json-document.ts';
import { type FieldTable, isObject, JsonField } from './json-fields.ts';
import { topLevelKeys } from './json-head.ts';
import { readCaptures } from './ncmec-captures.ts';
import { readAnnotations, readFile } from './ncmec-file.ts';
import { readPerson } from './ncmec-person.ts';
import { applySenderQuirks } from './ncmec-quirks.ts';
import { givePersonsTheirService } from './ncmec-services.ts';
import { applyAnnotationSignals, applyIncidentTypeSignals } from './ncmec-signals.ts';
import { NoteBook } from './notes.ts';
import type { FormatReader, SourceInput } from './reader.ts';
import { newReport, parsedReport, type ReportDraft } from './report-draft.ts';

/** The JSON that a police service downloads from NCMEC: one report per file (formats reference §1.4). */
export const ncmecJson: FormatReader = {
  format: 'ncmec-json',
  version: '1',
  detect: (head) => {
    const keys = topLevelKeys(head, 'reportedInformation');
    return keys.has('reportedInformation') || (keys.has('reportId') && keys.has('dateReceived'));
  },
  read: readNcmecJson,
};

function readNcmecJson(input: SourceInput): Part[] {
  const notes = new NoteBook();
  const tree = parseJsonDocument(wholeWithinBudget(input), notes);
  if (!isObject(tree)) throw new IntakeRefusal('intake.refused.json-shape', 'json:');
  const report = newReport('json:', 'platform', notes);
  new JsonField(tree, '', '', notes).readInto(report, rootFields);
  if (report.externalRef === undefined) notes.add('assumed', 'intake.note.without-number', 'json:');
  applySenderQuirks(report);
  attributeFreeText(report);
  givePersonsTheirService(report);
  applyAnnotationSignals(report);
  applyIncidentTypeSignals(report);
  if (report.persons.length > budgets.persons) {
    throw new IntakeRefusal('intake.refused.too-many-persons', 'json:', { most: budgets.persons });
  }
  return [{ kind: 'report', report: parsedReport(report, 'ncmec') }, ...notes.parts()];
}

const rootFields: FieldTable<ReportDraft> = {
  reportId: (report, field) => {
    const text = field.text()?.trim();
    if (text !== undefined) report.externalRef = text;
    report.places.externalRef = field.place;
  },
  dateReceived: (report, field) => {
    const time = field.time();
    if (time !== undefined) report.receivedAt = time;
    report.places.receivedAt = field.place;
  },
  reportedInformation: (report, field) => field.readInto(report, informationFields),
};

const informationFields: FieldTable<ReportDraft> = {
  reportingEsp: (report, field) => readReporter(report, field),
  incidentSummary: (report, field) => field.readInto(report, summaryFields),
  incidentDetails: (report, field) => readIncidentDetails(report, field),
  reportedPeople: (report, field) => {
    for (const item of field.items('reportedPersons')) report.persons.push(readPerson(item, 'suspect'));
  },
  intendedRecipients: (report, field) => {
    for (const item of field.items('intendedRecipients')) report.persons.push(readPerson(item, 'recipient'));
  },
  victims: (report, field) => {
    for (const item of field.items('victims')) report.persons.push(readPerson(item, 'victim'));
  },
  uploadedFiles: (report, field) => {
    for (const item of field.items('uploadedFiles')) report.files.push(readFile(item));
  },
  lawEnforcement: (report, field) => field.readInto(report, lawEnforcementFields),
  additionalInformations: (report, field) => {
    for (const item of field.items('additionalInformations')) addText(report, item);
  },
};

const summaryFields: FieldTable<ReportDraft> = {
  incidentType: (report, field) => {
    const text = field.text()?.trim();
    if (text !== undefined) report.incidentType = text;
    report.places.incidentType = field.place;
  },
  incidentDateTime: (report, field) => {
    const time = field.time();
    if (time !== undefined) report.incidentAt = time;
    report.places.incidentAt = field.place;
  },
  incidentDateTimeDescription: (report, field) => {
    const text = field.text()?.trim();
    if (text !== undefined) report.incidentMeaning = text;
    report.places.incidentMeaning = field.place;
  },
  platform: (report, field) => addText(report, field),
  // Free text whose presence is the statement; only a plain "no" takes it back.
  escalateToHighPriority: (report, field) => {
    if (field.text() === undefined || field.flag() === false) return;
    report.signals.urgent = true;
    report.places.urgent = field.place;
    addText(report, field);
  },
  priority: readPriority,
  priorityLevel: readPriority,
  reportAnnotations: (report, field) => {
    const names: string[] = [];
    readAnnotations(field, names);
    applyAnnotationSignals(report, names, field.place);
  },
};

/** Priority 1 is imminent danger in the registry's scale; other grades are words only. */
function readPriority(report: ReportDraft, field: JsonField): void {
  const text = field.text()?.trim().toLowerCase();
  if (text === '1' || text === 'priority 1') report.signals.imminentDanger = true;
  if (text === '1' || text === 'priority 1' || text === 'urgent' || text === 'high') {
    report.signals.urgent = true;
    report.places.urgent = field.place;
  }
  addText(report, field);
}

const lawEnforcementFields: FieldTable<ReportDraft> = {
  agencyName: (report, field) => addText(report, field),
  caseNumber: (report, field) => addText(report, field),
  officerContact: () => undefined,
  reportedToLe: (report, field) => {
    if (field.flag() === false) return;
    report.signals.alreadyWithPolice = true;
    report.places.alreadyWithPolice = field.place;
  },
  servedLegalProcessDomestic: () => undefined,
  servedLegalProcessInternational: () => undefined,
};

function readReporter(report: ReportDraft, field: JsonField): void {
  const name = field.child('espName').text()?.trim();
  if (name !== undefined) report.sender = name;
  report.places.sender = field.child('espName').place;
  const reporter = readPerson(field.without('espName'), 'reporter');
  if (
    reporter.names.first !== undefined ||
    reporter.names.last !== undefined ||
    reporter.identifiers.length > 0
  ) {
    report.persons.push(reporter);
  }
}

/** Each incident kind is a list of records that hold captures, texts and contents under the same names. */
function readIncidentDetails(report: ReportDraft, field: JsonField): void {
  if (!isObject(field.value)) return;
  for (const kind of Object.keys(field.value)) {
    for (const item of field.child(kind).items(kind)) item.readInto(report, incidentFields);
  }
}

const incidentFields: FieldTable<ReportDraft> = {
  sourceInformation: (report, field) => {
    report.identifiers.push(...readCaptures(field));
  },
  additionalInformations: (report, field) => {
    for (const item of field.items('additionalInformations')) addText(report, item);
  },
  contents: (report, field) => {
    for (const item of field.items('contents')) addText(report, item);
  },
  url: (report, field) => addUrls(report, field),
  urls: (report, field) => addUrls(report, field),
  client: (report, field) => addText(report, field),
  chatClient: (report, field) => addText(report, field),
  chatRoomName: (report, field) => addText(report, field),
  gameName: (report, field) => addText(report, field),
  console: (report, field) => addText(report, field),
  fileNames: (report, field) => addText(report, field),
};

function addUrls(report: ReportDraft, field: JsonField): void {
  for (const item of typeof field.value === 'string' ? [field] : field.items('urls')) {
    const raw = item.text();
    const found: ParsedIdentifier | undefined =
      raw === undefined ? undefined : { kind: 'url', raw, locator: item.textPlace, confidence: 'structured' };
    if (found !== undefined) report.identifiers.push(found);
  }
}

function addText(report: ReportDraft, field: JsonField): void {
  const text = field.text();
  if (text !== undefined) report.texts.push({ text, place: field.textPlace, mined: true });
}
