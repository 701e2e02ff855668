import { sql } from 'kysely';
import type { Actor, AuditEntry, Subject } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import type { EntryDetails, JournalEntry, Outcome, SubjectHistory } from './contract.ts';

export async function insertEntry(
  tx: Tx,
  by: { readonly actor: Actor; readonly purpose: string; readonly at: Date },
  entry: AuditEntry,
  outcome: Outcome,
): Promise<void> {
  await tx.run(sql`
    INSERT INTO audit.entry
      (at, actor_kind, account_id, actor_name, act, subject_kind, subject_id, purpose, outcome, details)
    VALUES (${by.at}, ${by.actor.kind}, ${by.actor.accountId}, ${by.actor.name}, ${entry.act},
      ${entry.subject.kind}, ${entry.subject.id}, ${by.purpose}, ${outcome}, ${JSON.stringify(entry.details ?? {})}::jsonb)`);
}

export async function insertEntries(
  tx: Tx,
  by: { readonly actor: Actor; readonly purpose: string },
  entries: readonly { readonly entry: AuditEntry; readonly at: Date }[],
): Promise<void> {
  const { actor, purpose } = by;
  await tx.copy(
    'audit.entry',
    [
      'at',
      'actor_kind',
      'account_id',
      'actor_name',
      'act',
      'subject_kind',
      'subject_id',
      'purpose',
      'outcome',
      'details',
    ],
    entries.map(({ entry, at }) => [
      at.toISOString(),
      actor.kind,
      actor.accountId,
      actor.name,
      entry.act,
      entry.subject.kind,
      entry.subject.id,
      purpose,
      'done',
      JSON.stringify(entry.details ?? {}),
    ]),
  );
}

interface EntryRow {
  readonly seq: string;
  readonly at: Date;
  readonly actor_name: string;
  readonly act: string;
  readonly subject_kind: string;
  readonly subject_id: string | null;
  readonly purpose: string;
  readonly outcome: Outcome;
  readonly details: EntryDetails;
}

export async function findEntriesBefore(
  tx: Tx,
  before: string | null,
  limit: number,
): Promise<readonly JournalEntry[]> {
  const rows = await tx.rows<EntryRow>(sql`
    SELECT seq, at, actor_name, act, subject_kind, subject_id, purpose, outcome, details
    FROM audit.entry
    WHERE ${before}::bigint IS NULL OR seq < ${before}::bigint
    ORDER BY seq DESC
    LIMIT ${limit}`);
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at.toISOString(),
    actorName: row.actor_name,
    act: row.act,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    purpose: row.purpose,
    outcome: row.outcome,
    details: row.details,
  }));
}

/** The newest `limit` entries done on the subject, given oldest first. */
export async function findHistory(
  tx: Tx,
  subject: Subject,
  limit: number,
): Promise<readonly SubjectHistory[]> {
  const rows = await tx.rows<Pick<EntryRow, 'at' | 'act' | 'actor_name' | 'details'>>(sql`
    SELECT at, act, actor_name, details
    FROM (
      SELECT seq, at, act, actor_name, details
      FROM audit.entry
      WHERE subject_kind = ${subject.kind} AND subject_id = ${subject.id} AND outcome = 'done'
      ORDER BY seq DESC
      LIMIT ${limit}
    ) newest
    ORDER BY seq`);
  return rows.map((row) => ({
    at: row.at.toISOString(),
    act: row.act,
    actorName: row.actor_name,
    details: row.details,
  }));
}
