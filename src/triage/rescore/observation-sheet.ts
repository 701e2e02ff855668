import type {
  ConnectionEvent,
  ConnectionFact,
  ContactFact,
  ContactKind,
  NetworkFact,
  Place,
} from '../rank/facts.ts';
import { comparePlaces } from '../rank/reason.ts';
import type { ObservationRow } from './gather.store.ts';

export type FindNetwork = (address: string) => NetworkFact | null;

/** What the observations of one report come to. */
export interface Observed {
  readonly connections: readonly ConnectionFact[];
  readonly contacts: readonly ContactFact[];
  /** Something dated or direct leads to a child named as victim. */
  readonly victimReachable: boolean;
}

interface Sheet {
  readonly connections: Map<string, ConnectionFact>;
  readonly contacts: Map<string, ContactFact>;
  victimReachable: boolean;
}

const none: Observed = { connections: [], contacts: [], victimReachable: false };
const events: readonly string[] = ['upload', 'observation', 'login', 'registration', 'purchase', 'other'];
const contactKinds: readonly string[] = ['email', 'phone', 'account', 'device', 'payment', 'name-birth-date'];
const reachingKinds: readonly string[] = ['phone', 'email', 'name-birth-date', 'ip'];

/**
 * Folds observations as they stream by: one entry per address, event, port known or not, dated or not. A million
 * sightings of one line take the room of one. The result does not depend on the order of the rows.
 */
export class ObservationSheet {
  private readonly sheets = new Map<string, Sheet>();
  private readonly findNetwork: FindNetwork;

  constructor(findNetwork: FindNetwork) {
    this.findNetwork = findNetwork;
  }

  add(reportId: string, row: ObservationRow): void {
    const sheet = this.sheetOf(reportId);
    if (row.role === 'victim') {
      sheet.victimReachable ||= reachingKinds.includes(row.kind) && row.confidence === 'structured';
    } else if (row.role !== 'suspect' && row.role !== 'participant') {
      return;
    } else if (row.kind === 'ip') {
      this.addConnection(sheet, row);
    } else {
      addContact(sheet, row);
    }
  }

  of(reportId: string): Observed {
    const sheet = this.sheets.get(reportId);
    if (sheet === undefined) return none;
    return {
      connections: [...sheet.connections.values()],
      contacts: [...sheet.contacts.values()],
      victimReachable: sheet.victimReachable,
    };
  }

  private addConnection(sheet: Sheet, row: ObservationRow): void {
    const event = eventFrom(row.event);
    const key = `${row.value}|${event}|${row.port !== null}|${row.at !== null}`;
    const known = sheet.connections.get(key);
    const sightings = (known?.sightings ?? 0) + 1;
    const at = row.at === null ? null : row.at.toISOString();
    if (known !== undefined && !isLater(at, placeFrom(row), known)) {
      sheet.connections.set(key, { ...known, sightings });
      return;
    }
    sheet.connections.set(key, {
      address: row.value,
      event,
      at,
      port: row.port,
      network: known === undefined ? this.findNetwork(row.value) : known.network,
      sightings,
      place: placeFrom(row),
    });
  }

  private sheetOf(reportId: string): Sheet {
    const known = this.sheets.get(reportId);
    if (known !== undefined) return known;
    const sheet: Sheet = { connections: new Map(), contacts: new Map(), victimReachable: false };
    this.sheets.set(reportId, sheet);
    return sheet;
  }
}

function addContact(sheet: Sheet, row: ObservationRow): void {
  const key = `${row.kind}|${row.value}`;
  const known = sheet.contacts.get(key);
  const place = placeFrom(row);
  sheet.contacts.set(key, {
    kind: contactKindFrom(row.kind),
    verified: row.verified === true || known?.verified === true,
    structured: row.confidence === 'structured' || known?.structured === true,
    display: row.display,
    place: known === undefined || comparePlaces(place, known.place) < 0 ? place : known.place,
  });
}

function isLater(at: string | null, place: Place, known: ConnectionFact): boolean {
  const order = at ?? '';
  const knownOrder = known.at ?? '';
  return order === knownOrder ? comparePlaces(place, known.place) < 0 : order > knownOrder;
}

/** Both lists hold exactly the values of their type but for the last one, which takes everything else. */
function eventFrom(event: string | null): ConnectionEvent {
  return event !== null && events.includes(event) ? (event as ConnectionEvent) : 'unknown';
}

function contactKindFrom(kind: string): ContactKind {
  return contactKinds.includes(kind) ? (kind as ContactKind) : 'other';
}

function placeFrom(row: ObservationRow): Place {
  return { sourceId: row.source_id, locator: row.locator };
}
