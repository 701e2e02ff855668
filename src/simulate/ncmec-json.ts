import { instantAtOffset, instantOf, parisOffset, wallClockOf } from './calendar.ts';
import type { SimulatedFile } from './file-facts.ts';
import { fileNotes, personNotes, reportTexts, webPages } from './ncmec-texts.ts';
import type { Capture, Mention, ReportFacts } from './report-facts.ts';

/** One report as a police service downloads it (formats reference §1.4), with the habits of its service. */
export function ncmecJson(facts: ReportFacts): string {
  const body = {
    reportId: facts.number,
    dateReceived: instantOf(facts.slot.received),
    reportedInformation: {
      reportingEsp: reportingEsp(facts),
      incidentSummary: {
        incidentType: facts.incidentType,
        incidentDateTime: statedInstant(facts.slot.incident, zoneOf(facts)),
        incidentDateTimeDescription: facts.incidentMeaning,
        ...(facts.escalation === null ? {} : { escalateToHighPriority: facts.escalation }),
        ...(facts.annotations.length === 0 ? {} : { reportAnnotations: facts.annotations }),
      },
      incidentDetails: incidentDetails(facts),
      reportedPeople: { reportedPersons: suspectIsInTextOnly(facts) ? [] : [person(facts, facts.suspect)] },
      intendedRecipients: { intendedRecipients: facts.recipients.map((mention) => person(facts, mention)) },
      ...(facts.victims === 0 ? {} : { victims: { victims: victims(facts) } }),
      uploadedFiles: { uploadedFiles: facts.files.map((item, index) => file(facts, item, index)) },
      additionalInformations: reportTexts(facts).map((value) => ({ value })),
    },
  };
  // Some producers write a byte order mark, some indent: both are read in practice.
  const mark = facts.number % 11 === 0 ? '\ufeff' : '';
  return `${mark}${JSON.stringify(body, null, facts.number % 7 === 0 ? 1 : 0)}\n`;
}

/** A child is spoken of by a placeholder: no report of the simulator describes anybody. */
function victims(facts: ReportFacts): readonly object[] {
  return Array.from({ length: facts.victims }, (_, index) => ({
    screenName: { value: `personne-protegee-${facts.number}-${index + 1}` },
  }));
}

/**
 * In some reports of the pictures service the person stands in the words only. Never where a statement about the
 * person decides the situation: words carry none.
 */
export function suspectIsInTextOnly(facts: ReportFacts): boolean {
  const ordinary = facts.scenario === 'distribution' || facts.scenario === 'other';
  return ordinary && facts.service.shape === 'upload-as-capture' && facts.number % 3 === 0;
}

function reportingEsp(facts: ReportFacts): object {
  const search = facts.service.shape === 'search';
  return {
    espName: facts.service.name,
    firstName: search ? 'Service' : null,
    lastName: search ? 'ImageLookup' : null,
  };
}

function incidentDetails(facts: ReportFacts): object | null {
  const pages = webPages(facts);
  if (pages.length === 0) return null;
  if (facts.service.shape === 'header-lines') {
    return { emailIncident: [{ contents: pages.map((value) => ({ value })) }] };
  }
  return {
    webpageIncident: [{ sourceInformation: null, additionalInformations: pages.map((value) => ({ value })) }],
  };
}

function person(facts: ReportFacts, mention: Mention): object {
  const contact = (value: string | undefined, verified: boolean | null) =>
    value === undefined ? [] : [{ value, verified }];
  return {
    firstName: mention.name?.first ?? null,
    middleName: null,
    lastName: mention.name?.last ?? null,
    preferredName: null,
    dateOfBirth: mention.name?.birthDate ?? null,
    approximateAge: null,
    espService: mention.account.service.name,
    espUserId: mention.account.userId,
    accessToChildVictim: mention.accessToVictim,
    accessToChildren: mention.accessToChildren,
    convictedSexOffender: null,
    screenName: { value: mention.screenName },
    emails: { emails: contact(mention.email, mention.emailVerified) },
    phones: { phones: contact(mention.phone, facts.number % 2 === 0) },
    addresses:
      mention.city === undefined
        ? null
        : {
            addresses: [
              {
                street1: null,
                street2: null,
                city: mention.city,
                state: null,
                postalCode: null,
                country: 'FR',
              },
            ],
          },
    sourceInformation: { sourceCaptures: sourceCaptures(facts, mention) },
    additionalInformations: personNotes(facts, mention).map((value) => ({ value })),
  };
}

function sourceCaptures(facts: ReportFacts, mention: Mention): object[] {
  const captures: object[] = mention.captures.map((item) => capture(facts, item));
  if (mention.device !== undefined) captures.push({ captureType: 'Device ID', value: mention.device });
  if (mention.profileUrl !== undefined)
    captures.push({ captureType: 'Profile URL', value: mention.profileUrl });
  return captures;
}

function capture(facts: ReportFacts, item: Capture): object {
  const shouted = facts.service.shape === 'upload-as-capture' && item.event === 'Upload';
  return {
    captureType: 'IP Address',
    value: item.address,
    dateTime: statedInstant(item.at, item.zone),
    ...(item.port === null ? {} : { port: item.port }),
    eventName: shouted ? 'UPLOAD' : item.event,
  };
}

function file(facts: ReportFacts, item: SimulatedFile, index: number): object {
  const submittal = facts.service.shape === 'submittal';
  return {
    filename: `${facts.number}-${index + 1}-${item.name}`,
    originalFilename: item.name,
    ...(submittal ? { submittalId: `${facts.number}${index}` } : {}),
    verificationHash: item.md5,
    viewedByEsp: item.viewed,
    industryClassification: item.classification,
    ncmecTags: item.tags.length === 0 ? null : { groups: [{ tags: item.tags.map((value) => ({ value })) }] },
    espMetadata: uploadTimeInMetadata(facts, item),
    sourceInformation: null,
    additionalInformations: fileNotes(facts, index).map((value) => ({ value })),
  };
}

function uploadTimeInMetadata(facts: ReportFacts, item: SimulatedFile): object | null {
  if (facts.service.shape !== 'upload-time-in-metadata') return null;
  return { metadatas: [{ name: 'Upload Date and Time', value: instantOf(item.uploaded) }] };
}

function zoneOf(facts: ReportFacts): Capture['zone'] {
  if (facts.anomalies.includes('zone-missing')) return 'missing';
  return facts.anomalies.includes('zone-offset') ? 'offset' : 'utc';
}

/** The same instant as services write it; with the zone missing it is the service's own clock. */
export function statedInstant(at: number, zone: Capture['zone']): string {
  if (zone === 'missing') return wallClockOf(at, -5);
  return zone === 'offset' ? instantAtOffset(at, parisOffset(at)) : instantOf(at);
}
