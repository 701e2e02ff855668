import { IntakeRefusal, type RefusalCode } from './errors.ts';
import { budgets } from './formats/budgets.ts';
import { chatHead, firstByte } from './formats/json-head.ts';
import { JsonWalker } from './formats/json-walk.ts';
import type { FormatReader } from './formats/reader.ts';
import { registry } from './formats/registry.ts';
import { shortName } from './formats/text.ts';

/** How many bytes of a source detection wants to see. */
export const headBytes = budgets.headBytes;

/** The reader of a source, or the refusal that names what the source looks like. */
export type Detection =
  | { readonly kind: 'reader'; readonly reader: FormatReader }
  | { readonly kind: 'refused'; readonly refusal: IntakeRefusal };

/**
 * Decides by content only; a file name proves nothing.
 *
 * @param head  The first `headBytes` bytes of the source (all of it when shorter).
 * Cost: O(head).
 */
export function detectFormat(head: Uint8Array): Detection {
  const reader = registry.find((candidate) => candidate.detect(head));
  if (reader !== undefined) return { kind: 'reader', reader };
  return { kind: 'refused', refusal: refusalFor(head) };
}

function refusalFor(head: Uint8Array): IntakeRefusal {
  if (firstByte(head) === undefined) return new IntakeRefusal('intake.refused.empty', 'whole');
  const binary = binaryKind(head);
  if (binary !== undefined) return new IntakeRefusal(binary.code, 'byte:0', { name: binary.name });
  const first = firstByte(head);
  const text = new TextDecoder('utf-8').decode(head);
  if (first === 0x3c) return markupRefusal(text);
  const isJson = first === 0x7b || first === 0x5b;
  return layoutRefusal(text) ?? (isJson ? jsonRefusal(head) : tableRefusal(text));
}

interface Magic {
  readonly code: RefusalCode;
  readonly name: string;
  readonly at?: number;
  readonly bytes: string;
}

/** Magic numbers, as Latin-1 text. Media is recognised here and never looked at further. */
const magics: readonly Magic[] = [
  { code: 'intake.refused.pdf', name: 'PDF', bytes: '%PDF-' },
  { code: 'intake.refused.archive', name: 'zip', bytes: 'PK\x03\x04' },
  { code: 'intake.refused.archive', name: 'zip', bytes: 'PK\x05\x06' },
  { code: 'intake.refused.archive', name: 'gzip', bytes: '\x1f\x8b' },
  { code: 'intake.refused.archive', name: 'xz', bytes: '\xfd7zXZ\0' },
  { code: 'intake.refused.archive', name: 'bzip2', bytes: 'BZh' },
  { code: 'intake.refused.archive', name: '7z', bytes: "7z\xbc\xaf'\x1c" },
  { code: 'intake.refused.archive', name: 'rar', bytes: 'Rar!\x1a\x07' },
  { code: 'intake.refused.archive', name: 'zstd', bytes: '\x28\xb5\x2f\xfd' },
  { code: 'intake.refused.archive', name: 'tar', at: 257, bytes: 'ustar' },
  { code: 'intake.refused.archive', name: 'E01', bytes: 'EVF\x09\x0d\x0a\xff\x00' },
  { code: 'intake.refused.picture', name: 'JPEG', bytes: '\xff\xd8\xff' },
  { code: 'intake.refused.picture', name: 'PNG', bytes: '\x89PNG' },
  { code: 'intake.refused.picture', name: 'GIF', bytes: 'GIF8' },
  { code: 'intake.refused.picture', name: 'BMP', bytes: 'BM' },
  { code: 'intake.refused.picture', name: 'TIFF', bytes: 'II*\0' },
  { code: 'intake.refused.picture', name: 'TIFF', bytes: 'MM\0*' },
  { code: 'intake.refused.picture', name: 'WebP', at: 8, bytes: 'WEBP' },
  { code: 'intake.refused.picture', name: 'HEIF', at: 4, bytes: 'ftyphei' },
  { code: 'intake.refused.picture', name: 'HEIF', at: 4, bytes: 'ftypmif1' },
  { code: 'intake.refused.picture', name: 'AVIF', at: 4, bytes: 'ftypavif' },
  { code: 'intake.refused.sound', name: 'M4A', at: 4, bytes: 'ftypM4A' },
  { code: 'intake.refused.video', name: 'MP4', at: 4, bytes: 'ftyp' },
  { code: 'intake.refused.video', name: 'Matroska', bytes: '\x1aE\xdf\xa3' },
  { code: 'intake.refused.video', name: 'AVI', at: 8, bytes: 'AVI ' },
  { code: 'intake.refused.video', name: 'MPEG', bytes: '\0\0\x01\xba' },
  { code: 'intake.refused.video', name: 'FLV', bytes: 'FLV\x01' },
  { code: 'intake.refused.video', name: 'WMV', bytes: '0&\xb2u\x8ef\xcf\x11' },
  { code: 'intake.refused.sound', name: 'WAVE', at: 8, bytes: 'WAVE' },
  { code: 'intake.refused.sound', name: 'MP3', bytes: 'ID3' },
  { code: 'intake.refused.sound', name: 'Ogg', bytes: 'OggS' },
  { code: 'intake.refused.sound', name: 'FLAC', bytes: 'fLaC' },
  { code: 'intake.refused.office-document', name: 'OLE', bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { code: 'intake.refused.office-document', name: 'RTF', bytes: '{\\rtf' },
  { code: 'intake.refused.database', name: 'SQLite', bytes: 'SQLite format 3\0' },
  { code: 'intake.refused.program', name: 'ELF', bytes: '\x7fELF' },
  { code: 'intake.refused.program', name: 'PE', bytes: 'MZ' },
];

function binaryKind(head: Uint8Array): { code: RefusalCode; name: string } | undefined {
  const known = magics.find(({ at = 0, bytes }) => holdsAt(head, at, bytes));
  // Two-letter marks also begin honest text.
  if (known !== undefined && (known.bytes.length > 2 || head.includes(0))) return known;
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) {
    return { code: 'intake.refused.utf16', name: 'UTF-16' };
  }
  return head.includes(0) ? { code: 'intake.refused.binary', name: 'binary' } : undefined;
}

function holdsAt(head: Uint8Array, at: number, bytes: string): boolean {
  for (let index = 0; index < bytes.length; index++) {
    if (head[at + index] !== bytes.charCodeAt(index)) return false;
  }
  return true;
}

function jsonRefusal(head: Uint8Array): IntakeRefusal {
  const broken = syntaxRefusal(head);
  if (broken !== undefined) return broken;
  if (firstByte(head) === 0x5b) return new IntakeRefusal('intake.refused.json-list', 'json:');
  const { rootKeys, messageKeys } = chatHead(head);
  const name = jsonKind(rootKeys, messageKeys);
  if (name !== undefined) return new IntakeRefusal('intake.refused.looks-like', 'json:', { name });
  const keys = [...rootKeys].slice(0, 5).map(shortName).join(', ');
  return new IntakeRefusal('intake.refused.json-shape', 'json:', { keys });
}

/** What begins like JSON and is none is refused for that, with its place, and not for its shape. */
function syntaxRefusal(head: Uint8Array): IntakeRefusal | undefined {
  const walker = new JsonWalker({ wish: () => 'skip', taken: () => undefined }, { gather: false });
  try {
    walker.push(head);
    if (head.length < headBytes) walker.end();
    return undefined;
  } catch (error) {
    if (error instanceof IntakeRefusal) return error;
    throw error;
  }
}

function jsonKind(keys: ReadonlySet<string>, messageKeys: ReadonlySet<string>): string | undefined {
  if (keys.has('@odata.context') || keys.has('odata.metadata')) return 'Project VIC';
  if (keys.has('@context') || keys.has('@graph')) return 'JSON-LD';
  if (keys.has('guild') && keys.has('messages')) return 'Discord';
  if (messageKeys.has('sender_name')) return 'Instagram';
  return undefined;
}

function markupRefusal(text: string): IntakeRefusal {
  const root = /<([A-Za-z_][\w.:-]{0,99})/.exec(text.replace(/<!--[\s\S]{0,20000}?-->/g, ''))?.[1];
  if (/^\s*<!doctype html/i.test(text.slice(hasBomText(text))) || root?.toLowerCase() === 'html') {
    return new IntakeRefusal('intake.refused.html', 'byte:0');
  }
  if (root === undefined) return new IntakeRefusal('intake.refused.text-layout', 'line:1');
  return new IntakeRefusal('intake.refused.xml-root', `xml:/${shortName(root)}[1]`, {
    root: shortName(root),
  });
}

function hasBomText(text: string): number {
  return text.startsWith('\ufeff') ? 1 : 0;
}

/** Layouts of the trade that are text and not read (yet): the officer learns what was dropped in. */
const layouts: readonly { readonly name: string; readonly line: RegExp }[] = [
  { name: 'md5deep', line: /^(?: {0,10}\d{1,12} {2})?[0-9a-f]{32,64} {2}\S/i },
  { name: 'BSD md5', line: /^(?:MD5|SHA1|SHA256) \(.{1,500}\) = [0-9a-f]{32,64}$/i },
  { name: 'bodyfile', line: /^[0-9a-f]{1,32}\|.{0,2000}\|/i },
  { name: 'Signal', line: /^\[\d{4}-\d{2}-\d{2}, \d{2}:\d{2}\] / },
  { name: 'WhatsApp', line: /^\u200e?\[?\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? (?:à )?\d{1,2}[:.h]\d{2}/ },
  { name: 'NSRL', line: /^"?SHA-?1"?,"?(?:FileName|MD5)/i },
  { name: 'iLook', line: /^V[34]Hash/i },
  { name: 'Hashkeeper', line: /^"?file_id"?,/i },
];

function layoutRefusal(text: string): IntakeRefusal | undefined {
  const lines = firstLines(text);
  const layout = layouts.find(({ line }) => lines.some((candidate) => line.test(candidate)));
  if (layout === undefined) return undefined;
  return new IntakeRefusal('intake.refused.looks-like', 'line:1', { name: layout.name });
}

/** A table whose columns nobody knows is named as such: a saved mapping can make it readable. */
function tableRefusal(text: string): IntakeRefusal {
  const [first = '', second = ''] = firstLines(text);
  for (const delimiter of [';', '\t', ',']) {
    const columns = first.split(delimiter);
    if (columns.length < 2 || second.split(delimiter).length < columns.length) continue;
    const shown = columns.slice(0, 6).map((name) => shortName(name.trim()));
    return new IntakeRefusal('intake.refused.csv-header', 'line:1', { columns: shown.join(', ') });
  }
  return new IntakeRefusal('intake.refused.text-layout', 'line:1');
}

function firstLines(text: string): string[] {
  return text.slice(hasBomText(text), 20_000).split(/\r?\n/, 20);
}
