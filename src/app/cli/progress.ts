import type { Shell } from './shell.ts';

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Key of the message that says what is counted; receives `done` and `total`. */
  readonly label: string;
  /** Measured instead of `done` for the bar, the rate and the time left, where items differ much in size. */
  readonly bytesDone?: number;
  readonly bytesTotal?: number;
}

export interface ProgressDisplay {
  show(progress: Progress): void;
  end(): void;
}

const redrawEveryMs = 100;
const lineEveryMs = 5_000;
const barCells = 24;

/** A bar redrawn in place on a terminal; else a plain line every five seconds, so that logs stay short. */
export function drawProgress(shell: Pick<Shell, 'terminal' | 'writeError'>): ProgressDisplay {
  const startedMs = performance.now();
  const everyMs = shell.terminal.interactive ? redrawEveryMs : lineEveryMs;
  let shownMs = shell.terminal.interactive ? Number.NEGATIVE_INFINITY : startedMs;
  let drawn = false;
  return {
    show: (progress) => {
      const nowMs = performance.now();
      const isLast = progress.done >= progress.total;
      if (nowMs - shownMs < everyMs && !(isLast && drawn)) return;
      shownMs = nowMs;
      drawn = true;
      const text = progressText(progress, nowMs - startedMs, shell.terminal.say);
      if (shell.terminal.interactive) shell.writeError(`\r\u001b[2K${text}`);
      else shell.terminal.warn(text);
    },
    end: () => {
      if (drawn && shell.terminal.interactive) shell.writeError('\r\u001b[2K');
    },
  };
}

/** `[#####.....]  42 %  840 of 2,000 files · 96/s · 12 s left` */
export function progressText(
  progress: Progress,
  elapsedMs: number,
  say: (key: string, params?: Readonly<Record<string, string | number>>) => string,
): string {
  const part = partDone(progress);
  const filled = Math.floor(part * barCells);
  const bar = `[${'#'.repeat(filled)}${'.'.repeat(barCells - filled)}]`;
  const counts = say(progress.label, { done: progress.done, total: progress.total });
  const rate = elapsedMs < 500 ? '' : ` · ${Math.round((progress.done * 1000) / elapsedMs)}/s`;
  const leftSeconds = part === 0 || part >= 1 ? 0 : Math.ceil(((elapsedMs / part) * (1 - part)) / 1000);
  const left =
    elapsedMs < 2_000 || leftSeconds === 0
      ? ''
      : ` · ${say('app.progress.left', { time: duration(leftSeconds) })}`;
  return `${bar} ${String(Math.floor(part * 100)).padStart(3)} % · ${counts}${rate}${left}`;
}

function partDone({ done, total, bytesDone, bytesTotal }: Progress): number {
  const [reached, goal] = bytesTotal === undefined ? [done, total] : [bytesDone ?? 0, bytesTotal];
  return goal <= 0 ? 1 : Math.min(1, Math.max(0, reached / goal));
}

function duration(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes} min ${seconds % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
