import type { ParsedDigest } from '../contract.ts';
import { algorithmFrom, digestHex } from './digests.ts';
import { type FieldTable, type JsonField, notedTime } from './json-fields.ts';
import { readCaptures } from './ncmec-captures.ts';
import { type FileDraft, newFile } from './report-draft.ts';
import { kebabFrom } from './text.ts';

/** Reads one FILE of the law-enforcement JSON. Names and digests only; the file itself never comes near. */
export function readFile(field: JsonField): FileDraft {
  const file = newFile(field.place);
  field.readInto(file, fileFields);
  const upload = file.identifiers.find(({ event, at }) => event === 'upload' && at !== undefined);
  if (file.uploadedAt === undefined && upload?.at !== undefined) file.uploadedAt = upload.at;
  return file;
}

const fileFields: FieldTable<FileDraft> = {
  filename: (file, field) => {
    file.name = field.text() ?? '';
  },
  originalFilename: (file, field) => {
    const name = field.text();
    if (name !== undefined) file.originalName = name;
  },
  submittalId: (file, field) => {
    const text = field.text();
    file.isSubmittal = text !== undefined;
    if (text !== undefined) file.texts.push({ text, place: field.place, mined: false });
  },
  fileSize: (file, field) => {
    const size = Number(field.text());
    if (Number.isSafeInteger(size) && size >= 0) file.sizeBytes = size;
  },
  // MD5 of the file as the registry holds it: a platform may have re-encoded it before.
  verificationHash: (file, field) => addDigest(file, 'md5', 'as-received', field),
  originalFileHash: (file, field) => {
    for (const item of field.items('originalFileHash')) readOriginalDigest(file, item);
  },
  originalFileHashes: (file, field) => {
    for (const item of field.items('originalFileHashes')) readOriginalDigest(file, item);
  },
  viewedByEsp: (file, field) => {
    const viewed = field.flag();
    if (viewed !== undefined) file.viewedBySender = viewed;
  },
  fileViewedByEsp: (file, field) => {
    const viewed = field.flag();
    if (viewed !== undefined) file.viewedBySender = viewed;
  },
  industryClassification: (file, field) => {
    const text = field.text()?.trim().toUpperCase();
    if (text === undefined) return;
    if (/^[AB][12]$/.test(text)) file.classification = text;
    else field.notes.add('skipped', 'intake.note.value-unreadable', field.place);
  },
  ncmecTags: (file, field) => {
    for (const group of field.items('groups')) group.readInto(file, tagGroupFields);
  },
  fileAnnotations: (file, field) => readAnnotations(field, file.annotations),
  espMetadata: (file, field) => {
    for (const item of field.items('metadatas')) readMetadata(file, item);
  },
  sourceInformation: (file, field) => {
    file.identifiers.push(...readCaptures(field));
  },
  additionalInformations: (file, field) => {
    for (const item of field.items('additionalInformations')) {
      const text = item.text();
      if (text !== undefined) file.texts.push({ text, place: item.textPlace, mined: true });
    }
  },
};

const tagGroupFields: FieldTable<FileDraft> = {
  name: (file, field) => {
    const text = field.text();
    if (text !== undefined) file.texts.push({ text, place: field.place, mined: false });
  },
  tags: (file, field) => {
    for (const tag of field.items('tags')) {
      const text = tag.text();
      if (text !== undefined && kebabFrom(text) !== '') file.annotations.push(kebabFrom(text));
    }
  },
};

/** Annotation names, given as a list of words or as an object of flags (an empty object under a name = set). */
export function readAnnotations(field: JsonField, into: string[]): void {
  if (Array.isArray(field.value)) {
    for (const item of field.items('')) {
      const text = item.text();
      if (text !== undefined && kebabFrom(text) !== '') into.push(kebabFrom(text));
    }
    return;
  }
  if (typeof field.value !== 'object' || field.value === null) return;
  for (const key of Object.keys(field.value)) {
    const child = field.child(key);
    if (child.value !== null && child.value !== undefined && child.flag() !== false)
      into.push(kebabFrom(key));
  }
}

interface Metadata {
  name?: string;
  value?: JsonField;
}
const metadataFields: FieldTable<Metadata> = {
  name: (metadata, field) => {
    metadata.name = field.text() ?? '';
  },
  value: (metadata, field) => {
    metadata.value = field;
  },
};

/** Dropbox gives the upload time only here, under the name `Upload Date and Time`. */
function readMetadata(file: FileDraft, item: JsonField): void {
  const metadata: Metadata = {};
  item.readInto(metadata, metadataFields);
  const text = metadata.value?.text();
  if (metadata.value === undefined || text === undefined) return;
  if (/^upload(?:ed)? (?:date(?: and )?\/?time|date|time)$/i.test(metadata.name?.trim() ?? '')) {
    file.uploadedAt = notedTime(text, metadata.value.place, item.notes);
    return;
  }
  file.texts.push({ text: `${metadata.name ?? ''}: ${text}`, place: metadata.value.place, mined: false });
}

interface OriginalDigest {
  type?: string;
  value?: JsonField;
}
const originalDigestFields: FieldTable<OriginalDigest> = {
  hashType: (digest, field) => {
    digest.type = field.text() ?? '';
  },
  value: (digest, field) => {
    digest.value = field;
  },
};

function readOriginalDigest(file: FileDraft, item: JsonField): void {
  const digest: OriginalDigest = {};
  item.readInto(digest, originalDigestFields);
  const algorithm = algorithmFrom(digest.type ?? '');
  if (algorithm !== undefined && digest.value !== undefined)
    addDigest(file, algorithm, 'original', digest.value);
  else if (digest.value !== undefined) {
    item.notes.add('skipped', 'intake.note.digest-unreadable', item.place);
  }
}

function addDigest(
  file: FileDraft,
  algorithm: ParsedDigest['algorithm'],
  role: ParsedDigest['role'],
  field: JsonField,
): void {
  const text = field.text();
  if (text === undefined) return;
  const hex = digestHex(algorithm, text);
  if (hex !== undefined) file.digests.push({ algorithm, hex, role });
  else field.notes.add('skipped', 'intake.note.digest-unreadable', field.place);
}
