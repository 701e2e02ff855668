import type { ParsedIdentifier, StatedTime } from '../contract.ts';
import { type FieldTable, type JsonField, notedPort } from './json-fields.ts';

/** One line of a sender's log about a connection, a page or a device. */
interface Capture {
  kind?: string;
  raw?: string;
  at?: StatedTime;
  port?: number;
  event?: string;
}

const captureFields: FieldTable<Capture> = {
  captureType: (capture, field) => set(capture, 'kind', field.text()),
  value: (capture, field) => set(capture, 'raw', field.text()),
  dateTime: (capture, field) => set(capture, 'at', field.time()),
  eventName: (capture, field) => set(capture, 'event', field.text()?.trim().toLowerCase()),
  port: (capture, field) => {
    const text = field.text();
    if (text !== undefined) set(capture, 'port', notedPort(text, field.place, field.notes));
  },
};

/** captureType in lower case → what it is; `device` keeps the written type as scope. */
const kindsByCaptureType: Readonly<Record<string, ParsedIdentifier['kind']>> = {
  'ip address': 'ip',
  ip: 'ip',
  url: 'url',
  'profile url': 'url',
  'web page': 'url',
  'webpage/url': 'url',
  email: 'email',
  'email address': 'email',
  'e-mail address': 'email',
  phone: 'phone',
  'phone number': 'phone',
  'mobile phone': 'phone',
  'screen name': 'screen-name',
  'screen/user name': 'screen-name',
  username: 'screen-name',
  'device id': 'device',
  imei: 'device',
  imsi: 'device',
  'mac address': 'device',
  'advertising id': 'device',
};

/** The identifiers of a `sourceInformation` block (SRC): structured, each with its time, port and event. */
export function readCaptures(source: JsonField): ParsedIdentifier[] {
  const identifiers: ParsedIdentifier[] = [];
  for (const item of source.items('sourceCaptures')) {
    const capture: Capture = {};
    item.readInto(capture, captureFields);
    if (capture.raw === undefined) continue;
    const type = capture.kind?.trim().toLowerCase() ?? '';
    const kind = kindsByCaptureType[type] ?? (type === '' && looksLikeIp(capture.raw) ? 'ip' : undefined);
    if (kind === undefined) {
      item.notes.add('skipped', 'intake.note.capture-kind-unknown', item.place, { kind: type.slice(0, 60) });
      continue;
    }
    identifiers.push({
      kind,
      raw: capture.raw,
      locator: item.place,
      confidence: 'structured',
      ...(kind === 'device' ? { scope: capture.kind ?? 'device' } : {}),
      ...(capture.at === undefined ? {} : { at: capture.at }),
      ...(capture.port === undefined ? {} : { port: capture.port }),
      ...(capture.event === undefined ? {} : { event: capture.event }),
    });
  }
  return identifiers;
}

function looksLikeIp(text: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) || (text.includes(':') && /^[0-9a-f:.]{2,45}$/i.test(text));
}

function set<T, K extends keyof T>(into: T, key: K, value: T[K] | undefined): void {
  if (value !== undefined) into[key] = value;
}
