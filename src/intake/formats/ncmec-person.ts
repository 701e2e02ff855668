import type { ParsedIdentifier, ParsedPerson } from '../contract.ts';
import { booleanFromWords, type FieldTable, type JsonField, notedTime } from './json-fields.ts';
import { readCaptures } from './ncmec-captures.ts';
import { newPerson, type PersonDraft } from './report-draft.ts';

/** Reads one PERSON of the law-enforcement JSON (formats reference §1.4). */
export function readPerson(field: JsonField, role: ParsedPerson['role']): PersonDraft {
  const person = newPerson(field.place, role);
  field.readInto(person, personFields);
  return person;
}

/** Known and left in the sealed source: nothing here may enter a fact, a search or a rank. */
const leaveInSource = (): void => undefined;

const personFields: FieldTable<PersonDraft> = {
  firstName: (person, field) => readName(person, 'first', field),
  middleName: (person, field) => readName(person, 'middle', field),
  lastName: (person, field) => readName(person, 'last', field),
  preferredName: (person, field) => readName(person, 'preferred', field),
  dateOfBirth: (person, field) => {
    const text = field.text();
    if (text !== undefined) person.birthDate = text;
  },
  approximateAge: leaveInSource,
  gender: leaveInSource,
  preferredPronouns: leaveInSource,
  races: leaveInSource,
  languages: leaveInSource,
  disabilities: leaveInSource,
  additionalDisabilityInformation: leaveInSource,
  physicalDescription: keepWords,
  vehicleDescription: keepWords,
  vehicleTagNumber: keepWords,
  occupation: keepWords,
  gangAffiliation: keepWords,
  relationshipToReporter: keepWords,
  relationshipToChildVictim: keepWords,
  accessToFirearms: keepWords,
  awareOfReport: keepWords,
  additionalContactInformation: (person, field) => readText(person, field, true),
  accessToChildVictim: (person, field) => readStatement(person, 'accessToVictim', field),
  accessToChildren: (person, field) => readStatement(person, 'accessToChildren', field),
  convictedSexOffender: (person, field) => readStatement(person, 'priorConviction', field),
  espService: (person, field) => {
    const service = field.text();
    if (service !== undefined) person.service = service;
  },
  espUserId: (person, field) => addText(person, 'account', field),
  espIdentifier: (person, field) => addText(person, 'account', field),
  ipAddress: (person, field) => addText(person, 'ip', field),
  screenName: (person, field) => {
    for (const item of listOfTexts(field, 'screenNames')) addText(person, 'screen-name', item);
  },
  screenNames: (person, field) => {
    for (const item of field.items('screenNames')) addText(person, 'screen-name', item);
  },
  displayName: (person, field) => {
    for (const item of listOfTexts(field, 'displayNames')) addText(person, 'screen-name', item);
  },
  profileUrl: (person, field) => {
    for (const item of listOfTexts(field, 'profileUrls')) addText(person, 'url', item);
  },
  emails: (person, field) => readContacts(person, 'email', field.items('emails')),
  phones: (person, field) => readContacts(person, 'phone', field.items('phones')),
  addresses: (person, field) => {
    for (const address of field.items('addresses')) address.readInto(person, addressFields);
  },
  compromisedAccount: (person, field) => readFlag(person, 'compromisedAccount', field),
  accountTemporarilyDisabled: (person, field) => readFlag(person, 'accountDisabled', field),
  accountPermanentlyDisabled: (person, field) => readFlag(person, 'accountDisabled', field),
  priorCTReports: (person, field) => {
    person.statements.priorReports = field.items('priorCTReports').length;
  },
  sourceInformation: (person, field) => {
    person.identifiers.push(...readCaptures(field));
  },
  additionalInformations: (person, field) => {
    for (const item of field.items('additionalInformations')) readText(person, item, true);
  },
};

const addressFields: FieldTable<PersonDraft> = {
  street1: keepWords,
  street2: keepWords,
  postalCode: keepWords,
  state: keepWords,
  city: (person, field) => {
    person.statements.city ??= field.text() ?? '';
    keepWords(person, field);
  },
  country: (person, field) => {
    person.statements.country ??= field.text() ?? '';
  },
  type: leaveInSource,
};

function readName(person: PersonDraft, part: keyof PersonDraft['names'], field: JsonField): void {
  const text = field.text()?.trim();
  if (text !== undefined) person.names[part] = text;
}

interface Contact {
  raw?: string;
  verified?: boolean;
  place?: string;
}

const contactFields: FieldTable<Contact> = {
  value: (contact, field) => {
    const raw = field.text();
    if (raw !== undefined) contact.raw = raw;
    contact.place = field.place;
  },
  verified: (contact, field) => {
    const verified = field.flag();
    if (verified !== undefined) contact.verified = verified;
  },
  verificationDate: (contact, field) => {
    const raw = field.text();
    if (raw !== undefined) notedTime(raw, field.place, field.notes);
    contact.verified ??= true;
  },
  type: leaveInSource,
};

function readContacts(person: PersonDraft, kind: 'email' | 'phone', items: readonly JsonField[]): void {
  for (const item of items) {
    if (typeof item.value === 'string') {
      addText(person, kind, item);
      continue;
    }
    const contact: Contact = {};
    item.readInto(contact, contactFields);
    if (contact.raw === undefined) continue;
    person.identifiers.push({
      kind,
      raw: contact.raw,
      locator: contact.place ?? item.place,
      confidence: 'structured',
      ...(contact.verified === undefined ? {} : { verified: contact.verified }),
    });
  }
}

function addText(person: PersonDraft, kind: ParsedIdentifier['kind'], field: JsonField): void {
  const raw = field.text();
  if (raw !== undefined) {
    person.identifiers.push({ kind, raw, locator: field.textPlace, confidence: 'structured' });
  }
}

function listOfTexts(field: JsonField, inner: string): JsonField[] {
  return Array.isArray(field.value) ? field.items(inner) : [field];
}

function readText(person: PersonDraft, field: JsonField, mined: boolean): void {
  const text = field.text();
  if (text !== undefined) person.texts.push({ text, place: field.textPlace, mined });
}

function keepWords(person: PersonDraft, field: JsonField): void {
  readText(person, field, false);
}

function readFlag(
  person: PersonDraft,
  name: 'compromisedAccount' | 'accountDisabled',
  field: JsonField,
): void {
  const flag = field.flag();
  if (flag !== undefined) person.statements[name] = flag || person.statements[name] === true;
}

/** Words count as declared unless they deny or say that nothing is known. Words are kept for search. */
function readStatement(
  person: PersonDraft,
  name: 'accessToVictim' | 'accessToChildren' | 'priorConviction',
  field: JsonField,
): void {
  const text = field.text();
  if (text === undefined || saysNothing(text)) return;
  const flag = booleanFromWords(text);
  person.statements[name] = flag === false || /^no(?:ne|t)?\b/i.test(text.trim()) ? 'denied' : 'declared';
  if (flag === undefined) person.texts.push({ text, place: field.textPlace, mined: false });
}

function saysNothing(text: string): boolean {
  return /^(?:unknown|n\/?a|not (?:known|provided|specified|available)|unspecified|null|-+|\?+)\.?$/i.test(
    text.trim(),
  );
}
