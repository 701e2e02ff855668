import { algorithmFrom, digestHex } from './digests.ts';
import { readXmlCapture } from './ncmec-xml-captures.ts';
import type { FileDraft } from './report-draft.ts';
import { kebabFrom } from './text.ts';
import { XmlField, type XmlTable } from './xml-fields.ts';

const leaveInSource = (): void => undefined;

/** Children of `fileDetails`. */
export const fileDetailsFields: XmlTable<FileDraft> = {
  reportId: (file, field) => {
    const text = field.text();
    if (text !== undefined) file.reportId = text;
  },
  fileId: leaveInSource,
  fileName: (file, field) => {
    const text = field.text();
    if (text !== undefined) file.name = text;
  },
  originalFileName: (file, field) => {
    const text = field.text();
    if (text !== undefined) file.originalName = text;
  },
  uploadedToEspTimestamp: (file, field) => {
    const time = field.time();
    if (time !== undefined) file.uploadedAt = time;
  },
  locationOfFile: keepWords,
  fileViewedByEsp: (file, field) => {
    file.viewedBySender = field.flag();
  },
  exifViewedByEsp: leaveInSource,
  publiclyAvailable: (file, field) => {
    if (field.flag()) file.annotations.push('publicly-available');
  },
  fileRelevance: leaveInSource,
  // The older spelling, a boolean beside the annotations.
  potentialMeme: (file, field) => {
    if (field.flag()) file.annotations.push('potential-meme');
  },
  fileAnnotations: (file, field) => {
    for (const child of field.element.children) {
      if (new XmlField(child, field.notes).flag()) file.annotations.push(kebabFrom(child.name));
    }
  },
  industryClassification: (file, field) => {
    const text = field.text()?.toUpperCase();
    if (text !== undefined && /^[AB][12]$/.test(text)) file.classification = text;
    else if (text !== undefined) field.notes.add('skipped', 'intake.note.value-unreadable', field.place);
  },
  originalFileHash: readDigest,
  ipCaptureEvent: (file, field) => {
    file.identifiers.push(...readXmlCapture(field));
  },
  deviceId: (file, field) => {
    file.identifiers.push(...readXmlCapture(field));
  },
  // Name and value pairs of camera data and further digests: they stay in the sealed source.
  details: leaveInSource,
  additionalInfo: (file, field) => {
    if (field.text() !== undefined)
      file.texts.push({ text: field.rawText(), place: field.place, mined: true });
  },
};

function readDigest(file: FileDraft, field: XmlField): void {
  const type = field.attribute('hashType') ?? '';
  const algorithm = algorithmFrom(type);
  const hex = algorithm === undefined ? undefined : digestHex(algorithm, field.text() ?? '');
  if (algorithm !== undefined && hex !== undefined) file.digests.push({ algorithm, hex, role: 'original' });
  else field.notes.add('skipped', 'intake.note.digest-unreadable', field.place);
}

function keepWords(file: FileDraft, field: XmlField): void {
  const text = field.text();
  if (text !== undefined) file.texts.push({ text, place: field.place, mined: false });
}
