import { sql } from 'kysely';
import { storableJson, storableText } from '../kernel/storable-text.ts';
import type { CopyValue, Tx } from '../platform/db.ts';
import type { IntakeDelivery, IntakeSummary } from './contract.ts';
import type { Delivery } from './delivery.ts';

export type Channel = 'command' | 'web' | 'demonstration';

interface IntakeRow {
  readonly id: string;
  readonly channel: string;
  readonly label: string;
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly state: IntakeSummary['state'];
  readonly failure_code: string | null;
  readonly files_total: number | null;
  readonly files_done: number;
  readonly bytes_total: string | null;
  readonly bytes_done: string;
  readonly files_imported: number;
  readonly files_duplicate: number;
  readonly files_refused: number;
  readonly reports: number;
  readonly notes: number;
}

const intakeColumns = sql.raw(
  'id, channel, label, started_at, finished_at, state, failure_code, files_total, files_done, bytes_total,' +
    ' bytes_done, files_imported, files_duplicate, files_refused, reports, notes',
);

export async function insertIntake(
  tx: Tx,
  intake: { channel: Channel; label: string; startedAt: Date; state: 'waiting' | 'running' },
): Promise<IntakeSummary> {
  return summaryOf(
    await tx.one<IntakeRow>(sql`
      INSERT INTO intake.intake (channel, label, started_at, state)
      VALUES (${intake.channel}, ${storableText(intake.label)}, ${intake.startedAt}, ${intake.state})
      RETURNING ${intakeColumns}`),
  );
}

/** Puts an intake to work with its totals; also one that was interrupted. */
export async function startIntake(
  tx: Tx,
  id: string,
  totals: { files: number; bytes: number },
): Promise<IntakeSummary | undefined> {
  const row = await tx.maybe<IntakeRow>(sql`
    UPDATE intake.intake
    SET state = 'running', failure_code = NULL, finished_at = NULL, files_total = ${totals.files}, bytes_total = ${totals.bytes}
    WHERE id = ${id} AND state <> 'done'
    RETURNING ${intakeColumns}`);
  return row && summaryOf(row);
}

export async function endIntake(
  tx: Tx,
  id: string,
  end: { state: 'done' | 'failed'; failureCode: string | null; at: Date },
): Promise<IntakeSummary> {
  return summaryOf(
    await tx.one<IntakeRow>(sql`
      UPDATE intake.intake
      SET state = ${end.state}, failure_code = ${end.failureCode}, finished_at = ${end.at}
      WHERE id = ${id}
      RETURNING ${intakeColumns}`),
  );
}

/** @returns ids of the intakes that were left at work by a command that no longer runs. */
export async function endAbandoned(tx: Tx, failureCode: string, at: Date): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    UPDATE intake.intake
    SET state = 'failed', failure_code = ${failureCode}, finished_at = ${at}
    WHERE state = 'running' AND channel <> 'web'
    RETURNING id`);
  return rows.map((row) => row.id);
}

export interface IntakeProgress {
  readonly files: number;
  readonly bytes: number;
  readonly imported: number;
  readonly duplicate: number;
  readonly refused: number;
  readonly reports: number;
  readonly notes: number;
}

export async function advanceIntake(tx: Tx, id: string, by: IntakeProgress): Promise<void> {
  await tx.run(sql`
    UPDATE intake.intake
    SET files_done = files_done + ${by.files}, bytes_done = bytes_done + ${by.bytes},
      files_imported = files_imported + ${by.imported}, files_duplicate = files_duplicate + ${by.duplicate},
      files_refused = files_refused + ${by.refused}, reports = reports + ${by.reports},
      notes = notes + ${by.notes}
    WHERE id = ${id}`);
}

export async function findIntake(tx: Tx, id: string): Promise<IntakeSummary | undefined> {
  const row = await tx.maybe<IntakeRow>(sql`SELECT ${intakeColumns} FROM intake.intake WHERE id = ${id}`);
  return row && summaryOf(row);
}

export async function findIntakes(tx: Tx, limit: number): Promise<readonly IntakeSummary[]> {
  const rows = await tx.rows<IntakeRow>(sql`
    SELECT ${intakeColumns} FROM intake.intake ORDER BY id DESC LIMIT ${limit}`);
  return rows.map(summaryOf);
}

function summaryOf(row: IntakeRow): IntakeSummary {
  return {
    id: row.id,
    channel: row.channel,
    label: row.label,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    state: row.state,
    failureCode: row.failure_code,
    filesTotal: row.files_total,
    filesDone: row.files_done,
    bytesTotal: row.bytes_total === null ? null : Number(row.bytes_total),
    bytesDone: Number(row.bytes_done),
    filesImported: row.files_imported,
    filesDuplicate: row.files_duplicate,
    filesRefused: row.files_refused,
    reports: row.reports,
    notes: row.notes,
  };
}

export async function insertDeliveries(
  tx: Tx,
  intakeId: string,
  deliveries: readonly Delivery[],
): Promise<void> {
  await tx.copy(
    'intake.delivery',
    [
      'intake_id',
      'ordinal',
      'name',
      'size_bytes',
      'digest',
      'source_id',
      'outcome',
      'format',
      'reader',
      'reports',
      'counts',
    ],
    deliveries.map((delivery) => [
      intakeId,
      delivery.ordinal,
      storableText(delivery.name),
      delivery.sizeBytes,
      delivery.digest === null ? null : Buffer.from(delivery.digest, 'hex'),
      delivery.sourceId,
      delivery.outcome,
      delivery.format,
      delivery.reader,
      delivery.counts.reports,
      JSON.stringify(delivery.counts),
    ]),
  );
}

export async function insertNotes(tx: Tx, intakeId: string, deliveries: readonly Delivery[]): Promise<void> {
  const rows: CopyValue[][] = [];
  for (const delivery of deliveries) {
    for (const [line, note] of delivery.notes.entries()) {
      const params = storableJson(note.params ?? {});
      const place = storableText(note.place);
      rows.push([intakeId, delivery.ordinal, line, note.severity, note.code, place, params]);
    }
  }
  if (rows.length === 0) return;
  await tx.copy('intake.note', ['intake_id', 'ordinal', 'line', 'severity', 'code', 'place', 'params'], rows);
}

/** The files an interrupted intake has already dealt with, by name; and the next free ordinal. */
export async function findDelivered(
  tx: Tx,
  intakeId: string,
): Promise<{ names: ReadonlyMap<string, number>; nextOrdinal: number }> {
  const names = new Map<string, number>();
  let nextOrdinal = 0;
  const statement = sql<{ name: string; ordinal: number }>`
    SELECT name, ordinal FROM intake.delivery WHERE intake_id = ${intakeId} ORDER BY ordinal`;
  for await (const rows of tx.stream(statement)) {
    for (const row of rows) {
      names.set(row.name, (names.get(row.name) ?? 0) + 1);
      nextOrdinal = row.ordinal + 1;
    }
  }
  return { names, nextOrdinal };
}

interface DeliveryRow {
  readonly ordinal: number;
  readonly name: string;
  readonly size_bytes: string;
  readonly digest: Buffer | null;
  readonly outcome: IntakeDelivery['outcome'];
  readonly format: string | null;
  readonly reader: string | null;
  readonly reports: number;
  readonly counts: Record<string, number>;
  readonly notes: IntakeDelivery['notes'];
}

/** Refused files first, then those with notes, then the others; by ordinal. At most `notesEach` notes a file. */
export async function findDeliveries(
  tx: Tx,
  intakeId: string,
  limits: { deliveries: number; notesEach: number },
): Promise<{ deliveries: readonly IntakeDelivery[]; total: number }> {
  const { deliveries, notesEach } = limits;
  // Each branch stops at the limit on its own index: an intake may list hundreds of thousands of files.
  const rows = await tx.rows<DeliveryRow>(sql`
    WITH shown AS (
      SELECT ordinal, min(standing) AS standing
      FROM (
        (SELECT ordinal, 0 AS standing FROM intake.delivery
          WHERE intake_id = ${intakeId} AND outcome = 'refused' ORDER BY ordinal LIMIT ${deliveries})
        UNION ALL
        (SELECT DISTINCT ordinal, 1 FROM intake.note
          WHERE intake_id = ${intakeId} AND severity <> 'refused' ORDER BY ordinal LIMIT ${deliveries})
        UNION ALL
        (SELECT ordinal, 2 FROM intake.delivery WHERE intake_id = ${intakeId} ORDER BY ordinal LIMIT ${deliveries})
      ) candidates
      GROUP BY ordinal
      ORDER BY standing, ordinal
      LIMIT ${deliveries}
    )
    SELECT d.ordinal, d.name, d.size_bytes, d.digest, d.outcome, d.format, d.reader, d.reports, d.counts,
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('severity', n.severity, 'code', n.code, 'place', n.place,
          'params', n.params) ORDER BY n.line)
        FROM intake.note n
        WHERE n.intake_id = d.intake_id AND n.ordinal = d.ordinal AND n.line < ${notesEach}
      ), '[]') AS notes
    FROM shown JOIN intake.delivery d ON d.intake_id = ${intakeId} AND d.ordinal = shown.ordinal
    ORDER BY shown.standing, d.ordinal`);
  const { total } = await tx.one<{ total: number }>(sql`
    SELECT count(*)::integer AS total FROM intake.delivery WHERE intake_id = ${intakeId}`);
  return { deliveries: rows.map(deliveryOf), total };
}

function deliveryOf(row: DeliveryRow): IntakeDelivery {
  return {
    ordinal: row.ordinal,
    name: row.name,
    sizeBytes: Number(row.size_bytes),
    digest: row.digest?.toString('hex') ?? null,
    outcome: row.outcome,
    format: row.format,
    reader: row.reader,
    reports: row.reports,
    counts: row.counts,
    notes: row.notes,
  };
}
