import { isAnonymising } from './evidence-clock.ts';
import type { ConnectionEvent, ConnectionFact, RankFacts } from './facts.ts';
import { comparePlaces } from './reason.ts';

/** Where the facts point, to find the service in charge. Never weighed by the rank. */
export interface Area {
  readonly country: string | null;
  readonly area: string | null;
  /** True only when two independent clues agree. */
  readonly certain: boolean;
}

const eventOrder: readonly ConnectionEvent[] = [
  'upload',
  'observation',
  'login',
  'purchase',
  'registration',
  'other',
  'unknown',
];

/**
 * Country and area from the best connection, else from what the sender declares. Clues are independent when they
 * are two different addresses, or an address and a declaration.
 */
export function areaOf(facts: RankFacts): Area {
  const clues = connectionClues(facts.connections);
  const declared = declaredClues(facts);
  const best = clues[0];
  if (best === undefined) return { ...(declared[0] ?? { country: null, area: null }), certain: false };
  const others = [...clues.slice(1).filter((clue) => clue.address !== best.address), ...declared];
  return { country: best.country, area: best.area, certain: others.some((clue) => agree(best, clue)) };
}

/** Upload before login, a private line before a shared one, the latest first. */
export function rankConnections(connections: readonly ConnectionFact[]): readonly ConnectionFact[] {
  return [...connections].sort(
    (left, right) =>
      eventOrder.indexOf(left.event) - eventOrder.indexOf(right.event) ||
      networkOrder(left) - networkOrder(right) ||
      compareText(right.at ?? '', left.at ?? '') ||
      compareText(left.address, right.address) ||
      comparePlaces(left.place, right.place) ||
      (right.port ?? 0) - (left.port ?? 0),
  );
}

interface Clue {
  readonly country: string | null;
  readonly area: string | null;
}

function connectionClues(connections: readonly ConnectionFact[]): (Clue & { address: string })[] {
  return rankConnections(connections.filter((connection) => !isAnonymising(connection))).flatMap(
    (connection) =>
      connection.network === null
        ? []
        : [
            {
              country: connection.network.country,
              area: connection.network.area,
              address: connection.address,
            },
          ],
  );
}

function declaredClues(facts: RankFacts): Clue[] {
  return facts.declaredAreas
    .map(({ country, city }) => ({ country: countryCode(country), area: city }))
    .filter((clue) => clue.country !== null || clue.area !== null)
    .sort((left, right) => compareText(`${left.country} ${left.area}`, `${right.country} ${right.area}`));
}

/** At the level of the area when both name one, of the country when the best clue names no area. */
function agree(best: Clue, other: Clue): boolean {
  if (best.area !== null && other.area !== null)
    return best.area === other.area || fold(best.area) === fold(other.area);
  return best.area === null && best.country !== null && best.country === other.country;
}

function countryCode(country: string | null): string | null {
  const code = country?.trim().toUpperCase() ?? '';
  return /^[A-Z]{2}$/.test(code) ? code : null;
}

function fold(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

function networkOrder(connection: ConnectionFact): number {
  const kind = connection.network?.kind;
  if (kind === undefined) return 2;
  return kind === 'fixed' ? 0 : 1;
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
