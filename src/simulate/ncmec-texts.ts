import { instantOf } from './calendar.ts';
import { drawFor, hashOf, stream } from './draw.ts';
import type { Mention, ReportFacts } from './report-facts.ts';
import { boilerplate } from './wording.ts';

/** What each kind of service puts into words instead of fields. */
export function reportTexts(facts: ReportFacts): readonly string[] {
  const texts = [...facts.notes];
  const { suspect } = facts;
  if (facts.service.shape === 'embedded-json') texts.push(embeddedJson(facts));
  if (facts.service.shape === 'upload-as-capture') {
    texts.push(
      [`username: ${suspect.screenName}`, suspect.email === undefined ? '' : `Email: ${suspect.email}`]
        .filter(Boolean)
        .join('\n'),
    );
  }
  if (facts.service.shape === 'text-block') texts.push(textBlock(facts));
  if (facts.service.shape === 'payment') texts.push(...payments(facts));
  return texts;
}

export function personNotes(facts: ReportFacts, mention: Mention): readonly string[] {
  if (facts.service.shape !== 'profile-in-text' || mention !== facts.suspect) return mention.notes;
  const name = mention.name === undefined ? mention.screenName : `${mention.name.first} ${mention.name.last}`;
  const lines = [
    `Full Name: ${name}`,
    `Location: ${mention.city ?? 'France'}`,
    'Description: synthetic placeholder text',
  ];
  return [lines.join('\n'), ...mention.notes];
}

export function fileNotes(facts: ReportFacts, index: number): readonly string[] {
  if (facts.service.shape === 'submittal') return [boilerplate];
  if (facts.service.shape === 'header-lines') return [`Message ID: ${messageId(facts, index)}`];
  return [];
}

/** Posts and messages around the incident: type and date only, the words are placeholders. */
export function webPages(facts: ReportFacts): readonly string[] {
  if (facts.service.shape === 'profile-in-text') {
    return [
      `Type: post\nText: synthetic placeholder text ${facts.number % 97}\nDate: ${instantOf(facts.slot.incident)}`,
    ];
  }
  if (facts.service.shape !== 'header-lines') return [];
  const sender = facts.suspect.email ?? facts.suspect.account.userId;
  return facts.files
    .slice(0, 3)
    .map((file, index) =>
      [
        `Sent Date: ${instantOf(file.uploaded)}`,
        `From: ${sender}`,
        `To: boite${(facts.number + index) % 9000}@example.org`,
        `X-Ymail-Msg-Id: ${messageId(facts, index)}`,
      ].join('\n'),
    );
}

function messageId(facts: ReportFacts, index: number): string {
  return `m${facts.number}x${index}`;
}

function embeddedJson(facts: ReportFacts): string {
  const group = facts.scenario === 'group';
  const content = {
    accountType: 'personal',
    registered: instantOf(facts.slot.incident - 86_400 * (30 + (facts.number % 300))).slice(0, 10),
    groupName: group ? `Groupe de test ${facts.number % 40}` : null,
    groupMembers: group ? 20 + (facts.number % 180) : null,
    reportedUserIsAdmin: group,
  };
  return `Account details supplied by the service: ${JSON.stringify(content)}`;
}

function textBlock(facts: ReportFacts): string {
  const log = facts.suspect.captures.map(
    (capture) => `${instantOf(capture.at)} ${capture.event.toLowerCase()} ${capture.address}`,
  );
  return [
    'Profile: synthetic placeholder profile',
    ...log,
    'Private message: synthetic placeholder text',
  ].join('\n');
}

/** Several payers meet at a few receivers; amounts turn around twenty euros. */
export function payments(facts: ReportFacts): readonly string[] {
  const { slot } = facts;
  return paymentsOf(facts).map(
    ({ at, cents, receiver }) =>
      `Transfer ${instantOf(at)} ${(cents / 100).toFixed(2)} EUR from ${facts.suspect.account.userId} to ${receiver} ref ${slot.slot}`,
  );
}

export interface Payment {
  readonly at: number;
  readonly cents: number;
  readonly receiver: string;
}

export function paymentsOf(facts: ReportFacts): readonly Payment[] {
  const { slot } = facts;
  const draw = drawFor(slot.person, stream.receiver, slot.slot);
  return Array.from({ length: draw.between(2, 5) }, (_, index) => ({
    at: slot.incident - index * draw.between(3, 12) * 86_400,
    cents: draw.between(1500, 2600),
    receiver: receiverHandle(slot.key),
  }));
}

/** One receiver for about nine payers. */
export function receiverHandle(payer: number): string {
  const receiver = Math.floor(payer / 9);
  return `$quaireceveur${receiver}${(hashOf(receiver, stream.receiver, 1) % 900) + 100}`;
}
