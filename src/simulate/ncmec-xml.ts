import { createHash } from 'node:crypto';
import { instantAtOffset, instantOf, parisOffset } from './calendar.ts';
import type { SimulatedFile } from './file-facts.ts';
import { reportTexts } from './ncmec-texts.ts';
import type { Capture, Mention, ReportFacts } from './report-facts.ts';

/**
 * One report as a platform submits it (formats reference §1.1): elements in the order of the public schema, flags
 * as empty elements, every time with its zone.
 */
export function ncmecXml(facts: ReportFacts): string {
  const batched = isBatched(facts);
  const parts = [
    ...(isNumbered(facts) ? [element('reportId', String(facts.number))] : []),
    ...(batched ? ['<batchedReport reason="VIRAL_POTENTIAL_MEME"/>'] : []),
    incidentSummary(facts),
    ...(batched ? [] : [chat(facts)]),
    reporter(facts),
    ...(batched ? [batchedPerson(facts.suspect)] : [suspect(facts)]),
    ...(batched ? [] : facts.recipients.map(recipient)),
    ...(batched ? [] : [element('additionalInfo', reportTexts(facts).join('\n'))]),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<report>\n${parts.join('\n')}\n</report>\n`;
}

/**
 * With documents about its files comes the number they go by: the clearing house passes it on inside the report,
 * where the public schema has no element for it. Without files a submission is as the platform wrote it.
 */
export function isNumbered(facts: ReportFacts): boolean {
  return facts.files.length > 0;
}

/** A batched report may say nothing of a person but its number at the service. */
export function isBatched(facts: ReportFacts): boolean {
  return facts.scenario === 'flood';
}

/** What the platform says of one file; the number is that of the report. */
export function fileDetailsXml(facts: ReportFacts, file: SimulatedFile): string {
  const flags = file.tags.map((tag) =>
    tag === 'Viral' ? '<viral/>' : tag === 'Potential Meme' ? '<potentialMeme/>' : '',
  );
  const annotations = flags.join('');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<fileDetails>',
    element('reportId', String(facts.number)),
    element('fileId', file.md5.split('').reverse().join('')),
    element('originalFileName', file.name),
    element('uploadedToEspTimestamp', instantOf(file.uploaded)),
    ...(file.viewed === null ? [] : [element('fileViewedByEsp', String(file.viewed))]),
    element('fileRelevance', 'Reported'),
    ...(annotations === '' ? [] : [`<fileAnnotations>${annotations}</fileAnnotations>`]),
    ...(file.classification === null ? [] : [element('industryClassification', file.classification)]),
    `<originalFileHash hashType="MD5">${file.md5}</originalFileHash>`,
    `<originalFileHash hashType="SHA1">${sha1FromMd5(file.md5)}</originalFileHash>`,
    '</fileDetails>\n',
  ].join('\n');
}

/** The one SHA-1 that goes with a simulated MD5, so that every source gives the same pair. */
export function sha1FromMd5(md5: string): string {
  return createHash('sha1').update(`vigie simulated ${md5}`).digest('hex');
}

function incidentSummary(facts: ReportFacts): string {
  const flags = facts.annotations.map((name) => `<${name}/>`).join('');
  return [
    '<incidentSummary>',
    element('incidentType', facts.incidentType),
    element('platform', facts.service.name),
    ...(facts.escalation === null || isBatched(facts)
      ? []
      : [element('escalateToHighPriority', facts.escalation)]),
    ...(flags === '' ? [] : [`<reportAnnotations>${flags}</reportAnnotations>`]),
    element('incidentDateTime', xmlInstant(facts.slot.incident, facts.anomalies.includes('zone-offset'))),
    element('incidentDateTimeDescription', facts.incidentMeaning),
    '</incidentSummary>',
  ].join('\n');
}

function chat(facts: ReportFacts): string {
  return `<internetDetails><chatImIncident>${element('chatClient', facts.service.name)}</chatImIncident></internetDetails>`;
}

function reporter(facts: ReportFacts): string {
  const email = element('email', `signalement@${facts.service.domain}`);
  return `<reporter><reportingPerson>${element('firstName', 'Service')}${element('lastName', facts.service.name)}${email}</reportingPerson></reporter>`;
}

function batchedPerson(mention: Mention): string {
  return `<personOrUserReported>${element('espIdentifier', mention.account.userId)}</personOrUserReported>`;
}

function suspect(facts: ReportFacts): string {
  const { suspect: mention } = facts;
  return [
    '<personOrUserReported>',
    identity('personOrUserReportedPerson', mention),
    element('espIdentifier', mention.account.userId),
    element('espService', mention.account.service.name),
    element('screenName', mention.screenName),
    ...(mention.profileUrl === undefined ? [] : [element('profileUrl', mention.profileUrl)]),
    ...mention.captures.map((capture) => captureEvent(capture)),
    ...(mention.device === undefined ? [] : [device(mention.device)]),
    ...(mention.city === undefined ? [] : [location(mention.city)]),
    ...(notesOf(mention) === '' ? [] : [element('additionalInfo', notesOf(mention))]),
    '</personOrUserReported>',
  ].join('\n');
}

/** The schema has no field for access to children: a platform can only write it. */
function notesOf(mention: Mention): string {
  return mention.notes.join('\n');
}

function recipient(mention: Mention): string {
  return [
    '<intendedRecipient>',
    identity('intendedRecipientPerson', mention),
    element('espIdentifier', mention.account.userId),
    element('espService', mention.account.service.name),
    element('screenName', mention.screenName),
    '</intendedRecipient>',
  ].join('\n');
}

function identity(name: string, mention: Mention): string {
  const parts = [
    ...(mention.name === undefined
      ? []
      : [element('firstName', mention.name.first), element('lastName', mention.name.last)]),
    // With the calling code in its attribute, the text does not repeat it.
    ...(mention.phone === undefined
      ? []
      : [`<phone type="Mobile" countryCallingCode="+33">${mention.phone.slice(3)}</phone>`]),
    ...(mention.email === undefined
      ? []
      : [`<email verified="${mention.emailVerified}">${escaped(mention.email)}</email>`]),
    ...(mention.name === undefined ? [] : [element('dateOfBirth', mention.name.birthDate)]),
  ];
  return parts.length === 0 ? '' : `<${name}>${parts.join('')}</${name}>`;
}

function captureEvent(capture: Capture): string {
  const port = capture.port === null ? '' : element('port', String(capture.port));
  const at = element('dateTime', xmlInstant(capture.at, capture.zone === 'offset'));
  return `<ipCaptureEvent>${element('ipAddress', capture.address)}${element('eventName', capture.event)}${at}${port}</ipCaptureEvent>`;
}

function device(value: string): string {
  return `<deviceId>${element('idType', 'Device ID')}${element('idValue', value)}</deviceId>`;
}

function location(city: string): string {
  return `<estimatedLocation>${element('city', city)}${element('countryCode', 'FR')}</estimatedLocation>`;
}

function xmlInstant(at: number, atOffset: boolean): string {
  return atOffset ? instantAtOffset(at, parisOffset(at)) : instantOf(at);
}

function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
