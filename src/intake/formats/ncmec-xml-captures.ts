import type { ParsedIdentifier, StatedTime } from '../contract.ts';
import { notedPort } from './json-fields.ts';
import type { XmlField, XmlTable } from './xml-fields.ts';

interface Capture {
  ip?: string;
  idType?: string;
  idValue?: string;
  at?: StatedTime;
  port?: number;
  event?: string;
}

const captureFields: XmlTable<Capture> = {
  ipAddress: (capture, field) => set(capture, 'ip', field.text()),
  eventName: (capture, field) => set(capture, 'event', field.text()?.toLowerCase()),
  dateTime: (capture, field) => set(capture, 'at', field.time()),
  possibleProxy: () => undefined,
  port: (capture, field) => {
    const text = field.text();
    if (text !== undefined) set(capture, 'port', notedPort(text, field.place, field.notes));
  },
  idType: (capture, field) => set(capture, 'idType', field.text()),
  idValue: (capture, field) => set(capture, 'idValue', field.text()),
};

/** An `ipCaptureEvent` or a `deviceId`: none when its value is missing. */
export function readXmlCapture(field: XmlField): ParsedIdentifier[] {
  const capture: Capture = {};
  field.readInto(capture, captureFields);
  const raw = capture.ip ?? capture.idValue;
  if (raw === undefined) return [];
  const isDevice = capture.ip === undefined;
  return [
    {
      kind: isDevice ? 'device' : 'ip',
      raw,
      ...(isDevice ? { scope: capture.idType ?? 'device' } : {}),
      locator: field.place,
      confidence: 'structured',
      ...(capture.at === undefined ? {} : { at: capture.at }),
      ...(capture.port === undefined ? {} : { port: capture.port }),
      ...(capture.event === undefined ? {} : { event: capture.event }),
    },
  ];
}

function set<T, K extends keyof T>(into: T, key: K, value: T[K] | undefined): void {
  if (value !== undefined) into[key] = value;
}
