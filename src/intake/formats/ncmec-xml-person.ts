import type { ParsedIdentifier, ParsedPerson } from '../contract.ts';
import { readXmlCapture } from './ncmec-xml-captures.ts';
import { newPerson, type PersonDraft } from './report-draft.ts';
import type { XmlField, XmlTable } from './xml-fields.ts';

/** A person of the report, then the people behind accounts that are not their own (parents, others). */
export function readXmlPerson(field: XmlField, role: ParsedPerson['role']): PersonDraft[] {
  const person: PersonWithOthers = { ...newPerson(field.place, role), others: [] };
  field.readInto(person, personFields);
  const { others, ...draft } = person;
  return [draft, ...others];
}

interface PersonWithOthers extends PersonDraft {
  readonly others: PersonDraft[];
}

const leaveInSource = (): void => undefined;

/** Children of the types person and contactPerson. */
const civilFields: XmlTable<PersonDraft> = {
  firstName: (person, field) => setName(person, 'first', field),
  middleName: (person, field) => setName(person, 'middle', field),
  lastName: (person, field) => setName(person, 'last', field),
  phone: addPhone,
  email: addEmail,
  address: (person, field) => field.readInto(person, placeFields),
  age: leaveInSource,
  approximateAge: leaveInSource,
  dateOfBirth: (person, field) => {
    const text = field.text();
    if (text !== undefined) person.birthDate = text;
  },
};

const placeFields: XmlTable<PersonDraft> = {
  address: keepWords,
  city: (person, field) => {
    const text = field.text();
    if (text !== undefined) person.statements.city ??= text;
  },
  zipCode: keepWords,
  state: leaveInSource,
  nonUsaState: leaveInSource,
  region: leaveInSource,
  country: setCountry,
  countryCode: setCountry,
  '@type': leaveInSource,
  '@verified': leaveInSource,
  '@timestamp': leaveInSource,
};

/** What an account is, whoever it belongs to. */
const accountFields: XmlTable<PersonDraft> = {
  espIdentifier: (person, field) => add(person, 'account', field),
  espService: (person, field) => {
    const text = field.text();
    if (text !== undefined) person.service = text;
  },
  platform: leaveInSource,
  compromisedAccount: (person, field) => {
    person.statements.compromisedAccount = field.flag();
  },
  screenName: (person, field) => add(person, 'screen-name', field),
  displayName: (person, field) => add(person, 'screen-name', field),
  profileUrl: (person, field) => add(person, 'url', field),
  profileBio: addText,
  ipCaptureEvent: (person, field) => {
    person.identifiers.push(...readXmlCapture(field));
  },
  deviceId: (person, field) => {
    person.identifiers.push(...readXmlCapture(field));
  },
  priorCTReports: countPriorReport,
  // The manual has the plural everywhere, the schema the singular on associated accounts.
  priorCTReport: countPriorReport,
  groupIdentifier: keepWords,
  accountTemporarilyDisabled: setDisabled,
  accountPermanentlyDisabled: setDisabled,
  allEmailsReported: leaveInSource,
  additionalInfo: addText,
};

const personFields: XmlTable<PersonWithOthers> = {
  ...accountFields,
  personOrUserReportedPerson: (person, field) => field.readInto(person, civilFields),
  intendedRecipientPerson: (person, field) => field.readInto(person, civilFields),
  victimPerson: (person, field) => field.readInto(person, civilFields),
  vehicleDescription: keepWords,
  schoolName: keepWords,
  thirdPartyUserReported: leaveInSource,
  estimatedLocation: (person, field) => field.readInto(person, placeFields),
  associatedAccount: readAssociatedAccount,
};

const associatedFields: XmlTable<PersonDraft> = {
  ...civilFields,
  ...accountFields,
  '@type': leaveInSource,
  '@accountType': leaveInSource,
};

export const reporterFields: XmlTable<PersonDraft> = {
  reportingPerson: (person, field) => field.readInto(person, civilFields),
  contactPerson: (person, field) => field.readInto(person, civilFields),
  companyTemplate: leaveInSource,
  termsOfService: leaveInSource,
  legalURL: leaveInSource,
};

/** A parent's account is somebody else's; linked, billing and business accounts are the person's own. */
function readAssociatedAccount(person: PersonWithOthers, field: XmlField): void {
  const type = field.attribute('type') ?? field.attribute('accountType') ?? 'Other';
  const isOwn = ['Billing', 'Linked', 'Business', 'Creator'].includes(type);
  const other = newPerson(field.place, person.role === 'victim' ? 'victim' : 'participant');
  field.readInto(other, associatedFields);
  if (!isOwn) {
    person.others.push(other);
    return;
  }
  const scope = other.service;
  for (const identifier of other.identifiers) {
    const scoped =
      scope !== undefined && (identifier.kind === 'account' || identifier.kind === 'screen-name');
    person.identifiers.push(scoped ? { ...identifier, scope } : identifier);
  }
  person.texts.push(...other.texts);
}

function add(person: PersonDraft, kind: ParsedIdentifier['kind'], field: XmlField): void {
  const raw = field.text();
  if (raw !== undefined)
    person.identifiers.push({ kind, raw, locator: field.place, confidence: 'structured' });
}

function addEmail(person: PersonDraft, field: XmlField): void {
  addContact(person, 'email', field, field.text());
}

/** With a calling code beside it, the number itself does not repeat it. */
function addPhone(person: PersonDraft, field: XmlField): void {
  const text = field.text();
  const code = field.attribute('countryCallingCode');
  const withCode =
    text === undefined || code === undefined || text.startsWith('+') ? text : `${code} ${text}`;
  addContact(person, 'phone', field, withCode);
}

function addContact(
  person: PersonDraft,
  kind: 'email' | 'phone',
  field: XmlField,
  raw: string | undefined,
): void {
  if (raw === undefined) return;
  const stated = field.attribute('verified');
  const verified = stated === undefined ? {} : { verified: /^(?:true|1)$/i.test(stated) };
  person.identifiers.push({ kind, raw, locator: field.place, confidence: 'structured', ...verified });
}

function setName(person: PersonDraft, part: keyof PersonDraft['names'], field: XmlField): void {
  const text = field.text();
  if (text !== undefined) person.names[part] ??= text;
}

function setCountry(person: PersonDraft, field: XmlField): void {
  const text = field.text();
  if (text !== undefined) person.statements.country ??= text;
}

function setDisabled(person: PersonDraft, field: XmlField): void {
  person.statements.accountDisabled = field.flag() || person.statements.accountDisabled === true;
}

function countPriorReport(person: PersonDraft, field: XmlField): void {
  if (field.text() !== undefined) person.statements.priorReports = (person.statements.priorReports ?? 0) + 1;
}

function addText(person: PersonDraft, field: XmlField): void {
  if (field.text() !== undefined)
    person.texts.push({ text: field.rawText(), place: field.place, mined: true });
}

function keepWords(person: PersonDraft, field: XmlField): void {
  const text = field.text();
  if (text !== undefined) person.texts.push({ text, place: field.place, mined: false });
}
