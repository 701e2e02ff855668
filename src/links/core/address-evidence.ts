import type { Discount, Edge, Evidence, NetworkKind, Sighting } from './evidence.ts';
import type { Clue, LinkPolicy } from './policy.ts';

interface Connection extends Sighting {
  readonly at: number;
  /** True when the address alone does not lead to one line at that moment. */
  readonly needsPort: boolean;
}

const dayMs = 86_400_000;
const anonymous: ReadonlySet<NetworkKind> = new Set(['hosting', 'vpn', 'tor']);
const translated: ReadonlySet<NetworkKind> = new Set(['mobile', 'shared']);

/**
 * Which mentions one address links.
 *
 * Only connections whose UTC time is known count: a wall clock without its zone may be hours away. Behind a VPN, Tor
 * or a hosting provider stands no line, so nothing is linked. A mobile or shared address, or one that too many
 * accounts used that day, needs the same port too (RFC 6302). On an unknown network without port the clue is weak.
 * Each connection is linked to the latest earlier one of another report: linear, never all pairs.
 *
 * Cost: O(n log n). Two mentions of one report are never linked: their sender knows them as two.
 */
export function addressEvidence(
  policy: LinkPolicy,
  network: NetworkKind | null,
  sightings: readonly Sighting[],
): Evidence {
  if (network !== null && anonymous.has(network)) {
    return { edges: [], discount: { code: 'no-line-behind-address', network } };
  }
  const timed = connectionsInOrder(sightings);
  const isTranslated = network !== null && translated.has(network);
  const crowd = isTranslated ? noCrowd : crowdedDays(policy, timed);
  const alwaysPort = network === null || isTranslated;
  const connections = timed.map((connection) => ({
    ...connection,
    needsPort: alwaysPort || crowd.days.has(dayOf(connection.at)),
  }));
  const best = new Map<string, Edge>();
  linkSamePort(policy, connections, best);
  const lines = connections.filter((connection) => !connection.needsPort);
  linkInTime(policy, lines, 'same-address', policy.address.fixedLineBits, best);
  if (network === null) {
    const uncrowded = connections.filter((connection) => !crowd.days.has(dayOf(connection.at)));
    linkInTime(policy, uncrowded, 'same-address-unknown-network', policy.address.unknownNetworkBits, best);
  }
  return { edges: [...best.values()], discount: discountOf(network, crowd.accounts) };
}

function connectionsInOrder(sightings: readonly Sighting[]): (Sighting & { readonly at: number })[] {
  return sightings
    .flatMap((sighting) => (sighting.at === null ? [] : [{ ...sighting, at: sighting.at }]))
    .sort((a, b) => a.at - b.at || a.mention - b.mention || (a.port ?? 0) - (b.port ?? 0));
}

/** Whether the accounts behind the address can change anything; see countsAccounts. */
export function addressCountsAccounts(
  policy: LinkPolicy,
  network: NetworkKind | null,
  mentions: number,
): boolean {
  if (network !== null && (anonymous.has(network) || translated.has(network))) return false;
  return mentions > policy.address.crowdedAccountsPerDay;
}

interface Crowd {
  readonly days: ReadonlySet<number>;
  /** On the most crowded day. */
  readonly accounts: number;
}

/** Behind a translated address there is a crowd every day: the port is asked for anyway. */
const noCrowd: Crowd = { days: new Set(), accounts: 0 };

/** A mention without any account counts as an account of its own: it may be anybody. */
function crowdedDays(
  policy: LinkPolicy,
  connections: readonly (Sighting & { readonly at: number })[],
): Crowd {
  const accountsByDay = new Map<number, Set<number>>();
  for (const connection of connections) {
    const day = dayOf(connection.at);
    const accounts = accountsByDay.get(day) ?? new Set<number>();
    accounts.add(connection.who >= 0 ? connection.who : -2 - connection.mention);
    accountsByDay.set(day, accounts);
  }
  const days = new Set<number>();
  let most = 0;
  for (const [day, accounts] of accountsByDay) {
    if (accounts.size <= policy.address.crowdedAccountsPerDay) continue;
    days.add(day);
    most = Math.max(most, accounts.size);
  }
  return { days, accounts: most };
}

function linkSamePort(policy: LinkPolicy, connections: readonly Connection[], best: Map<string, Edge>): void {
  const byPort = new Map<number, Connection[]>();
  for (const connection of connections) {
    if (connection.port === null) continue;
    const same = byPort.get(connection.port);
    if (same === undefined) byPort.set(connection.port, [connection]);
    else same.push(connection);
  }
  for (const same of byPort.values()) {
    linkInTime(policy, same, 'same-address-port', policy.address.samePortBits, best);
  }
}

/** `connections` in order of time. Keeps the strongest clue of each pair, then the shortest gap. */
function linkInTime(
  policy: LinkPolicy,
  connections: readonly Connection[],
  clue: Clue,
  bits: number,
  best: Map<string, Edge>,
): void {
  let latest: Connection | undefined;
  // The latest connection of a report other than latest's.
  let latestElsewhere: Connection | undefined;
  for (const connection of connections) {
    const partner = latest?.report === connection.report ? latestElsewhere : latest;
    if (partner !== undefined && connection.at - partner.at <= policy.address.windowMs) {
      keepStronger(best, partner, connection, clue, bits);
    }
    if (latest !== undefined && latest.report !== connection.report) latestElsewhere = latest;
    latest = connection;
  }
}

function keepStronger(
  best: Map<string, Edge>,
  earlier: Connection,
  later: Connection,
  clue: Clue,
  bits: number,
): void {
  const left = Math.min(earlier.mention, later.mention);
  const right = Math.max(earlier.mention, later.mention);
  const key = `${left}:${right}`;
  const gapMs = later.at - earlier.at;
  const known = best.get(key);
  if (known !== undefined && (known.bits > bits || (known.bits === bits && known.gapMs <= gapMs))) return;
  best.set(key, { left, right, clue, bits, gapMs });
}

function discountOf(network: NetworkKind | null, crowdAccounts: number): Discount | null {
  if (crowdAccounts > 0) return { code: 'crowded-address', accounts: crowdAccounts };
  if (network === null) return { code: 'unknown-network' };
  return translated.has(network) ? { code: 'shared-address', network } : null;
}

function dayOf(at: number): number {
  return Math.floor(at / dayMs);
}
