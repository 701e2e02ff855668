import { sql } from 'kysely';
import type { Tx } from './db.ts';

/**
 * The whole schema as readable text, one object a line, sorted: committed as db/schema.sql and compared in the
 * tests, so that a reviewer sees what a migration really changes. Not meant to be executed.
 */
export async function dumpSchema(tx: Tx): Promise<string> {
  const blocks = [
    await columns(tx),
    await constraints(tx),
    await indexes(tx),
    await triggers(tx),
    await views(tx),
  ];
  return `${blocks.flat().join('\n')}\n`;
}

const ours = sql`n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'public', 'jobs') AND n.nspname !~ '^pg_'`;

interface Line {
  readonly line: string;
}

async function columns(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.rows(sql<Line>`
    SELECT 'COLUMN ' || n.nspname || '.' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
      || CASE a.attidentity WHEN 'a' THEN ' IDENTITY ALWAYS' WHEN 'd' THEN ' IDENTITY BY DEFAULT' ELSE '' END
      || COALESCE(CASE WHEN a.attgenerated = 's' THEN ' GENERATED ' ELSE ' DEFAULT ' END
        || regexp_replace(pg_get_expr(d.adbin, d.adrelid), '\\s+', ' ', 'g'), '') AS line
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r'
    JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attnum > 0 AND NOT a.attisdropped AND ${ours}
    ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C", a.attnum`);
  return rows.map((row) => row.line);
}

async function constraints(tx: Tx): Promise<readonly string[]> {
  // NOT NULL is shown with its column: version 18 lists it as a constraint too, version 15 does not.
  const rows = await tx.rows(sql<Line>`
    SELECT 'CONSTRAINT ' || n.nspname || '.' || c.relname || '.' || k.conname || ' ' || pg_get_constraintdef(k.oid) AS line
    FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE k.contype <> 'n' AND ${ours}
    ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C", k.conname COLLATE "C"`);
  return rows.map((row) => row.line);
}

async function indexes(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.rows(sql<Line>`
    SELECT pg_get_indexdef(i.indexrelid) AS line
    FROM pg_index i
    JOIN pg_class c ON c.oid = i.indexrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${ours}
    ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`);
  return rows.map((row) => row.line);
}

async function triggers(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.rows(sql<Line>`
    SELECT pg_get_triggerdef(t.oid) AS line
    FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE NOT t.tgisinternal AND ${ours}
    ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C", t.tgname COLLATE "C"`);
  return rows.map((row) => row.line);
}

/** Their columns only: versions of PostgreSQL print one and the same definition differently. */
async function views(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.rows(sql<Line>`
    SELECT 'VIEW ' || n.nspname || '.' || c.relname || ' '
      || string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum) AS line
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
    WHERE c.relkind IN ('v', 'm') AND ${ours}
    GROUP BY n.nspname, c.relname
    ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`);
  return rows.map((row) => row.line);
}
