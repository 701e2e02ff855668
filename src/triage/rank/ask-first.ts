import type { Reason } from '../contract.ts';
import { rankConnections } from './area.ts';
import { tierWith } from './counterfactual.ts';
import { connectionDeadline, evidenceDeadlineOf } from './evidence-clock.ts';
import type { ConnectionFact, ContactFact, RankFacts } from './facts.ts';
import type { FactName } from './policy.ts';
import { comparePlaces, type Params, reason } from './reason.ts';
import { type Answers, situationOf } from './situation.ts';
import { isAskable, isShared } from './workability.ts';

/** What a request about the person can settle, the most telling first. */
const settledByIdentity: readonly FactName[] = [
  'access-to-victim',
  'access-to-children',
  'lives-with-children',
];

/**
 * The unknown fact whose answer could move the tier most, and the request that would give it before it is too late.
 *
 * Who the person is comes first: no register can be asked about an account name. With a name and birth date in hand,
 * the children-roles register answers directly; else the subscriber of the best connection, else the holder of the
 * account or number, else the sender itself.
 *
 * @returns null when nothing that can be asked would change anything.
 */
export function askFirst(facts: RankFacts, answers: Answers): Reason | null {
  const fact = mostTelling(answers);
  const request = requestFor(facts);
  if (fact === null && request.code === 'triage.ask.sender') return null;
  const settles = fact ?? 'identity';
  return reason(request.code, 'unknown', request.places, { ...request.params, settles });
}

/** The unknown fact with the widest span of tiers between its two answers; null when none moves the tier. */
function mostTelling(answers: Answers): FactName | null {
  const { tier } = situationOf(answers);
  const spans = settledByIdentity
    .filter((name) => answers(name) === 'unknown')
    .map((name) => ({ name, gain: tier - tierWith(answers, [name], 'yes') }))
    .filter(({ gain }) => gain > 0)
    .sort((left, right) => right.gain - left.gain);
  return spans[0]?.name ?? null;
}

interface Request {
  readonly code: string;
  readonly params: Params;
  readonly places: readonly { readonly sourceId: string; readonly locator: string }[];
}

function requestFor(facts: RankFacts): Request {
  const identity = bestContact(facts.contacts, 'name-birth-date');
  if (identity !== undefined) return { code: 'triage.ask.register', params: {}, places: [identity.place] };
  const connection = rankConnections(facts.connections).find((candidate) =>
    isReachable(candidate, facts.receivedAt),
  );
  if (connection !== undefined) return subscriberRequest(connection);
  const contact = bestContact(facts.contacts, 'phone', 'account', 'payment', 'email');
  if (contact !== undefined) return holderRequest(contact, facts);
  return { code: 'triage.ask.sender', params: {}, places: [facts.place] };
}

/** Askable, and not already out of reach when the report arrived. */
function isReachable(connection: ConnectionFact, receivedAt: string): boolean {
  const deadline = connectionDeadline(connection);
  return isAskable(connection) && deadline !== null && deadline.lastDay >= receivedAt.slice(0, 10);
}

function subscriberRequest(connection: ConnectionFact): Request {
  const deadline = connectionDeadline(connection);
  const params = { address: connection.address, at: connection.at ?? '', day: deadline?.lastDay ?? '' };
  if (connection.port === null) {
    return { code: 'triage.ask.subscriber', params, places: [connection.place] };
  }
  const code = isShared(connection) ? 'triage.ask.subscriber-shared' : 'triage.ask.subscriber-port';
  return { code, params: { ...params, port: connection.port }, places: [connection.place] };
}

function holderRequest(contact: ContactFact, facts: RankFacts): Request {
  const deadline = evidenceDeadlineOf(facts);
  const dated = contact.kind === 'account' && deadline?.holder === 'platform';
  const params = { identifier: contact.display, ...(dated ? { day: deadline.lastDay } : {}) };
  const code = dated ? 'triage.ask.account-before' : `triage.ask.${contact.kind}`;
  return { code, params, places: [contact.place] };
}

function bestContact(
  contacts: readonly ContactFact[],
  ...kinds: readonly ContactFact['kind'][]
): ContactFact | undefined {
  return contacts
    .filter((contact) => contact.structured && kinds.includes(contact.kind))
    .sort(
      (left, right) =>
        kinds.indexOf(left.kind) - kinds.indexOf(right.kind) ||
        comparePlaces(left.place, right.place) ||
        // One place of a source may hold two identifiers.
        (left.display < right.display ? -1 : 1),
    )[0];
}
