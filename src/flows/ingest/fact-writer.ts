import { type MessageRun, recordChats, recordMessages, reserveChatIds } from '../../chats/index.ts';
import type { Mention } from '../../identity/contract.ts';
import { type KnownIdentifiers, recordObserved, reservePersonIds } from '../../identity/index.ts';
import type { ParsedChat, ParsedFile, ParsedMessage, ParsedReport, Part } from '../../intake/contract.ts';
import { type FactCounts, noFacts, type RunningIntake, recordReports } from '../../intake/index.ts';
import { recordFiles } from '../../media/index.ts';
import type { Ctx } from '../../platform/ctx.ts';

export interface WriterMeans {
  readonly intake: RunningIntake;
  readonly known: KnownIdentifiers;
  /** True for a large source, written in several flushes: other intakes wait at the shared rows until it commits. */
  readonly alone: boolean;
}

interface PendingReport {
  readonly sourceId: string;
  readonly report: ParsedReport;
  readonly chat: ParsedChat | undefined;
}

interface PendingMessages {
  readonly sourceId: string;
  readonly chatLocator: string;
  readonly messages: readonly ParsedMessage[];
}

/** A chat whose messages are being read: its senders become persons when its report comes. */
interface OpenChat {
  readonly id: string;
  readonly senderIds: Map<string, string>;
}

/**
 * Writes the facts of one transaction, gathered from the parts of one or many sources.
 *
 * `add` only gathers; `flush` writes what was gathered, so a large source holds no more than one flush in memory.
 */
export class FactWriter {
  readonly #ctx: Ctx;
  readonly #means: WriterMeans;
  readonly #counts = new Map<string, FactCounts>();
  readonly #openChats = new Map<string, OpenChat>();
  readonly #identifierIds = new Map<string, string>();
  #reports: PendingReport[] = [];
  #messages: PendingMessages[] = [];
  #files: { sourceId: string; files: readonly ParsedFile[] }[] = [];
  #weight = 0;

  constructor(ctx: Ctx, means: WriterMeans) {
    this.#ctx = ctx;
    this.#means = means;
  }

  /** How many rows wait to be written, roughly. */
  get weight(): number {
    return this.#weight;
  }

  countsOf(sourceId: string): FactCounts {
    return this.#counts.get(sourceId) ?? noFacts;
  }

  add(sourceId: string, part: Exclude<Part, { kind: 'note' }>): void {
    if (part.kind === 'report') this.#addReport({ sourceId, report: part.report, chat: part.chat });
    else if (part.kind === 'messages') {
      this.#messages.push({ sourceId, chatLocator: part.chatLocator, messages: part.messages });
      this.#count(sourceId, { messages: part.messages.length });
    } else {
      this.#files.push({ sourceId, files: part.files });
      this.#count(sourceId, { files: part.files.length });
    }
  }

  #addReport(pending: PendingReport): void {
    this.#reports.push(pending);
    const { persons, files } = pending.report;
    this.#count(pending.sourceId, {
      reports: 1,
      persons: persons.length,
      identifiers: persons.reduce((total, person) => total + person.identifiers.length, 0),
      files: files.length,
      chats: pending.chat === undefined ? 0 : 1,
    });
  }

  #count(sourceId: string, by: Partial<FactCounts>): void {
    const total: Record<keyof FactCounts, number> = { ...this.countsOf(sourceId) };
    for (const kind of Object.keys(total) as (keyof FactCounts)[]) {
      total[kind] += by[kind] ?? 0;
      this.#weight += by[kind] ?? 0;
    }
    this.#counts.set(sourceId, total);
  }

  /** Writes everything gathered so far. */
  async flush(): Promise<void> {
    const [reports, messages, files] = [this.#reports, this.#messages, this.#files];
    [this.#reports, this.#messages, this.#files, this.#weight] = [[], [], [], 0];
    const runs = await this.#openChatsOf(messages, reports);
    const reportIds = await recordReports(this.#ctx, { intake: this.#means.intake, reports });
    const chats = reports.flatMap((pending, at) => {
      const open = pending.chat && this.#openChats.get(keyOf(pending.sourceId, pending.chat.locator));
      if (pending.chat === undefined || open === undefined) return [];
      const { sourceId, chat } = pending;
      return [{ id: open.id, reportId: reportIds[at] ?? '', sourceId, chat }];
    });
    await this.#recordObserved(reports, reportIds);
    await recordFiles(this.#ctx, { mentions: fileMentions(reports, reportIds, files) });
    await recordChats(this.#ctx, { chats });
    await recordMessages(this.#ctx, { runs });
    for (const { sourceId, chat } of chats) this.#openChats.delete(keyOf(sourceId, chat.locator));
  }

  /**
   * Holds the reader to its contract once all parts were given.
   *
   * @returns ids of the identifiers met, to be remembered after the commit.
   * @throws Error when messages came without the report of their chat.
   */
  finish(): ReadonlyMap<string, string> {
    if (this.#openChats.size > 0) throw new Error('a reader gave messages without the report of their chat');
    return this.#identifierIds;
  }

  async #recordObserved(reports: readonly PendingReport[], reportIds: readonly string[]): Promise<void> {
    const { known, alone } = this.#means;
    const mentions = reports.flatMap((pending, at) => this.#mentionsOf(pending, reportIds[at] ?? ''));
    const outcome = await recordObserved(this.#ctx, { mentions, known, alone });
    for (const [key, id] of outcome.identifierIds) this.#identifierIds.set(key, id);
    for (const [sourceId, count] of outcome.unusableBySource)
      this.#count(sourceId, { unusableIdentifiers: count });
    this.#weight = 0;
  }

  #mentionsOf({ sourceId, report, chat }: PendingReport, reportId: string): readonly Mention[] {
    const open = chat && this.#openChats.get(keyOf(sourceId, chat.locator));
    if (open === undefined) return report.persons.map((person) => ({ reportId, sourceId, person }));
    let senders = 0;
    const mentions = report.persons.map((person) => {
      const personId = person.senderKey === undefined ? undefined : open.senderIds.get(person.senderKey);
      if (personId === undefined) return { reportId, sourceId, person };
      senders += 1;
      return { reportId, sourceId, person, personId };
    });
    if (senders !== open.senderIds.size) throw new Error('a reader gave a message without its sender');
    return mentions;
  }

  /** Reserves ids for chats and senders met for the first time. */
  async #openChatsOf(
    messages: readonly PendingMessages[],
    reports: readonly PendingReport[],
  ): Promise<readonly MessageRun[]> {
    const keys = new Set(messages.map((part) => keyOf(part.sourceId, part.chatLocator)));
    for (const { sourceId, chat } of reports) if (chat !== undefined) keys.add(keyOf(sourceId, chat.locator));
    const newKeys = [...keys].filter((key) => !this.#openChats.has(key));
    if (newKeys.length > 0) {
      const ids = await reserveChatIds(this.#ctx, { count: newKeys.length });
      for (const [at, key] of newKeys.entries()) {
        this.#openChats.set(key, { id: ids[at] ?? '', senderIds: new Map() });
      }
    }
    const runs = messages.map(({ sourceId, chatLocator, messages: run }) => {
      const open = this.#openChats.get(keyOf(sourceId, chatLocator));
      if (open === undefined) throw new Error('a chat was not opened');
      return { open, run: { chatId: open.id, sourceId, messages: run, senderIds: open.senderIds } };
    });
    await this.#numberSenders(runs.map(({ open, run }) => ({ open, messages: run.messages })));
    return runs.map(({ run }) => run);
  }

  async #numberSenders(
    runs: readonly { open: OpenChat; messages: readonly ParsedMessage[] }[],
  ): Promise<void> {
    const unnumbered: { open: OpenChat; key: string }[] = [];
    for (const { open, messages } of runs) {
      for (const { senderKey } of messages) {
        if (senderKey === undefined || open.senderIds.has(senderKey)) continue;
        open.senderIds.set(senderKey, '');
        unnumbered.push({ open, key: senderKey });
      }
    }
    if (unnumbered.length === 0) return;
    const ids = await reservePersonIds(this.#ctx, { count: unnumbered.length });
    for (const [at, { open, key }] of unnumbered.entries()) open.senderIds.set(key, ids[at] ?? '');
  }
}

function keyOf(sourceId: string, chatLocator: string): string {
  return `${sourceId} ${chatLocator}`;
}

function fileMentions(
  reports: readonly PendingReport[],
  reportIds: readonly string[],
  files: readonly { sourceId: string; files: readonly ParsedFile[] }[],
) {
  const ofReports = reports.flatMap(({ sourceId, report }, at) =>
    report.files.map((file) => ({ reportId: reportIds[at] ?? null, sourceId, file })),
  );
  const listed = files.flatMap(({ sourceId, files: items }) =>
    items.map((file) => ({ reportId: null, sourceId, file })),
  );
  return [...ofReports, ...listed];
}
