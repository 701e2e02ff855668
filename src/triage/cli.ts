import type { Command, CommandInput, Terminal } from '../platform/command.ts';
import { VigieError } from '../platform/errors.ts';
import type { Fact, QueueQuery, QueueRow, Reason, ReportDetail } from './contract.ts';
import { readQueue } from './queue/read-queue.ts';
import { readReport } from './report/read-report.ts';

const defaultRows = 20;
const shownFacts = 40;

export const commands: readonly Command[] = [
  {
    name: 'queue',
    summary: 'triage.command.queue',
    arguments: [],
    options: {
      limit: { kind: 'count', summary: 'triage.option.limit', value: 'N' },
      sort: { kind: 'text', summary: 'triage.option.sort', value: 'ORDER' },
      state: { kind: 'text', summary: 'triage.option.state', value: 'STATE' },
      tier: { kind: 'count', summary: 'triage.option.tier', value: 'N' },
      json: { kind: 'flag', summary: 'triage.option.json' },
    },
    run: async (runtime, input, terminal) => {
      const page = await runtime.act((ctx) => readQueue(ctx, queryFrom(input)));
      if (input.options.json === true) terminal.print(JSON.stringify(page));
      else printQueue(page.rows, page.nextCursor !== null, terminal);
      return 0;
    },
  },
  {
    name: 'show',
    summary: 'triage.command.show',
    arguments: ['ID'],
    options: { json: { kind: 'flag', summary: 'triage.option.json' } },
    run: async (runtime, input, terminal) => {
      const [reference = ''] = input.arguments;
      const reportId = reportIdFrom(reference);
      const detail = await runtime.act((ctx) => readReport(ctx, { reportId }));
      if (input.options.json === true) terminal.print(JSON.stringify(detail));
      else printReport(detail, terminal);
      return 0;
    },
  },
];

const sorts = ['rank', 'evidence', 'received'] as const;
const states = ['open', 'new', 'in-progress', 'closed', 'all'] as const;

function queryFrom({ options }: CommandInput): QueueQuery {
  const { limit, tier } = options;
  return {
    limit: typeof limit === 'number' ? inRange('limit', limit, 200) : defaultRows,
    ...(typeof tier === 'number' ? { tier: inRange('tier', tier, 8) } : {}),
    ...(options.sort === undefined ? {} : { sort: oneOf('sort', sorts, options.sort) }),
    ...(options.state === undefined ? {} : { state: oneOf('state', states, options.state) }),
  };
}

function oneOf<Word extends string>(name: string, words: readonly Word[], given: unknown): Word {
  const found = words.find((word) => word === given);
  if (found === undefined) throw new VigieError('invalid', 'triage.cli.option.invalid', { name });
  return found;
}

function inRange(name: string, given: number, most: number): number {
  if (given < 1 || given > most) throw new VigieError('invalid', 'triage.cli.option.invalid', { name });
  return given;
}

/** `S-12`, as lists show it, or the bare number. */
function reportIdFrom(reference: string): string {
  const [, id] = /^(?:S-)?(\d{1,18})$/i.exec(reference.trim()) ?? [];
  if (id === undefined) throw new VigieError('not-found', 'triage.report-not-found');
  return id;
}

function printQueue(rows: readonly QueueRow[], more: boolean, { print, say }: Terminal): void {
  if (rows.length === 0) {
    print(say('triage.cli.queue.empty'));
    return;
  }
  const header = ['tier', 'reference', 'workability', 'evidence', 'person', 'area', 'received', 'situation'];
  const lines = [
    header.map((column) => say(`triage.cli.column.${column}`)),
    ...rows.map((row) => cellsOf(row, say)),
  ];
  const widths = header.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  for (const line of lines)
    print(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  if (more) print(say('triage.cli.queue.more'));
}

function cellsOf(row: QueueRow, say: Terminal['say']): readonly string[] {
  const area = row.area ?? row.country ?? '—';
  const why = row.reasons.slice(0, 2).map((reason) => say(reason.code, reason.params));
  return [
    String(row.tier),
    row.reference,
    `${row.workability}/5`,
    row.evidenceDeadline ?? '—',
    String(row.personReports),
    row.areaCertain || row.area === null ? area : `${area} ?`,
    row.receivedAt.slice(0, 16).replace('T', ' '),
    [say(`triage.situation.${row.situation}`), ...why].join(' · '),
  ];
}

function printReport(detail: ReportDetail, terminal: Terminal): void {
  const { print, say } = terminal;
  const { row } = detail;
  print(`${row.reference} · ${row.tier} ${say(`triage.situation.${row.situation}`)} · ${row.sender}`);
  printReasons('triage.cli.why', detail.reasons, terminal);
  printReasons('triage.cli.would-change', detail.wouldChange, terminal);
  printReasons('triage.cli.ask-first', detail.askFirst === null ? [] : [detail.askFirst], terminal);
  print('');
  print(`${say('triage.cli.workability')} ${row.workability}/5`);
  for (const reason of detail.workabilityReasons) print(`  - ${say(reason.code, reason.params)}`);
  const notChecked = detail.notChecked.map((check) => say(`triage.not-checked.${check}`)).join(', ');
  print('');
  print(`${say('triage.cli.not-checked')} · ${notChecked}`);
  printFacts(detail, terminal);
  if (detail.linked.length === 0) return;
  print('');
  print(say('triage.cli.linked'));
  for (const { row: linked, clues } of detail.linked) {
    const why = clues.map((clue) => say(clue.code, clue.params)).join(', ');
    print(`  - ${linked.reference} · ${linked.tier} · ${why}`);
  }
}

function printReasons(title: string, reasons: readonly Reason[], { print, say }: Terminal): void {
  if (reasons.length === 0) return;
  print('');
  print(say(title));
  for (const reason of reasons) {
    const [place] = reason.places;
    print(`  - ${say(reason.code, reason.params)}${place === undefined ? '' : `  [${place.locator}]`}`);
  }
}

function printFacts(detail: ReportDetail, { print, say }: Terminal): void {
  print('');
  print(say('triage.cli.facts'));
  const facts = detail.facts.slice(0, shownFacts);
  for (const fact of facts) print(`  ${factLine(fact, say)}`);
  const hidden = detail.factsTotal - facts.length;
  if (hidden > 0) print(`  ${say('triage.cli.facts.more', { count: hidden })}`);
}

function factLine(fact: Fact, say: Terminal['say']): string {
  const value = fact.valueCode === null ? (fact.value ?? say('triage.cli.unknown')) : say(fact.valueCode);
  const qualifiers = fact.qualifiers.map(({ code, params }) => say(code, params));
  const parts = [value, ...(fact.at === null ? [] : [fact.at]), ...qualifiers];
  const place = fact.place === null ? '' : `  [${fact.place.locator}]`;
  return `${say(fact.label)} · ${parts.join(' · ')}${place}`;
}
