/** Values a log line may carry: ids, codes, counts and durations. Never names, identifiers or content. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

export interface Log {
  /** Somebody must act. */
  error(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
}

const ranks = { error: 0, warn: 1, info: 2 } as const;
export type LogLevel = keyof typeof ranks;

/** One JSON object a line. The clock is the caller's, so tests may stop it. */
export function createLog(write: (line: string) => void, level: LogLevel, now: () => Date): Log {
  const emit =
    (at: LogLevel) =>
    (event: string, fields: LogFields = {}) => {
      if (ranks[at] > ranks[level]) return;
      write(`${JSON.stringify({ at: now().toISOString(), level: at, event, ...fields })}\n`);
    };
  return { error: emit('error'), warn: emit('warn'), info: emit('info') };
}

export const silentLog: Log = { error: () => {}, warn: () => {}, info: () => {} };
