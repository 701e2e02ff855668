import type { TimelineEventKind } from './timeline-kinds.ts';

export interface TimelineInput {
  readonly at: string;
  readonly kind: TimelineEventKind;
  readonly label: string;
  readonly count: number;
}

export interface TimelineMark {
  /** Horizontal position, 0 (first) to 1 (last). */
  readonly x: number;
  readonly kind: TimelineEventKind;
  /** How many things happened here: the counts of the events that fall together. */
  readonly count: number;
  readonly events: readonly TimelineInput[];
}

export interface TimelineTick {
  readonly x: number;
  /** ISO 8601 UTC of the tick. */
  readonly at: string;
}

export interface TimelineLayout {
  readonly lanes: readonly { readonly kind: TimelineEventKind; readonly marks: readonly TimelineMark[] }[];
  readonly ticks: readonly TimelineTick[];
  readonly step: TickStep;
}

export type TickStep = 'hour' | 'day' | 'month' | 'year';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const steps: readonly { readonly step: TickStep; readonly ms: number }[] = [
  { step: 'hour', ms: hourMs },
  { step: 'hour', ms: 6 * hourMs },
  { step: 'day', ms: dayMs },
  { step: 'day', ms: 7 * dayMs },
  { step: 'month', ms: 30.44 * dayMs },
  { step: 'month', ms: 91.3 * dayMs },
  { step: 'year', ms: 365.25 * dayMs },
  { step: 'year', ms: 3652.5 * dayMs },
];
const mostTicks = 9;

/**
 * Places events on lanes, one lane per kind in the order given. Events of one lane closer than `together`
 * (a share of the width) become one mark that carries their count.
 *
 * Unreadable times are left out: they are listed with the facts. Cost: O(n log n).
 */
export function layoutTimeline(
  events: readonly TimelineInput[],
  kinds: readonly TimelineEventKind[],
  together = 0.012,
): TimelineLayout {
  const timed = events
    .map((event) => ({ event, ms: Date.parse(event.at) }))
    .filter(({ ms }) => Number.isFinite(ms))
    .sort((a, b) => a.ms - b.ms);
  const first = timed[0]?.ms ?? 0;
  const last = timed.at(-1)?.ms ?? 0;
  const margin = Math.max((last - first) * 0.03, hourMs);
  const start = first - margin;
  const span = last + margin - start;
  const lanes = kinds
    .map((kind) => {
      const marks: { x: number; kind: TimelineEventKind; count: number; events: TimelineInput[] }[] = [];
      for (const { event, ms } of timed) {
        if (event.kind !== kind) continue;
        const x = (ms - start) / span;
        const previous = marks.at(-1);
        if (previous !== undefined && x - previous.x < together) {
          previous.events.push(event);
          previous.count += event.count;
        } else {
          marks.push({ x, kind, count: event.count, events: [event] });
        }
      }
      return { kind, marks };
    })
    .filter((lane) => lane.marks.length > 0);
  const chosen = steps.find((candidate) => span / candidate.ms <= mostTicks) ??
    steps.at(-1) ?? { step: 'year' as const, ms: span };
  return { lanes, ticks: timed.length === 0 ? [] : ticksBetween(start, span, chosen.ms), step: chosen.step };
}

function ticksBetween(start: number, span: number, stepMs: number): readonly TimelineTick[] {
  const ticks: TimelineTick[] = [];
  for (let ms = Math.ceil(start / stepMs) * stepMs; ms <= start + span; ms += stepMs) {
    ticks.push({ x: (ms - start) / span, at: new Date(ms).toISOString() });
  }
  return ticks;
}
