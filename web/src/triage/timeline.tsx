import { useElementSize } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { ReportDetail } from '../../../src/triage/contract.ts';
import { utcOf } from '../ui/format.ts';
import { Untrusted } from '../ui/untrusted.tsx';
import { useWords } from '../ui/words.ts';
import css from './timeline.module.css';
import { timelineKinds } from './timeline-kinds.ts';
import { layoutTimeline, type TickStep, type TimelineMark } from './timeline-layout.ts';

const lanePx = 18;
const labelPx = 104;
const axisPx = 20;

const tickFormats: Readonly<Record<TickStep, Intl.DateTimeFormatOptions>> = {
  hour: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  day: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
};

/** Everything dated in a report on one line of time, one lane per kind; the list below says the same in words. */
export function Timeline(props: { readonly events: ReportDetail['timeline'] }): ReactNode {
  const { say, name, locale, instant, number } = useWords();
  const { ref, width } = useElementSize();
  if (props.events.length === 0) return null;
  const layout = layoutTimeline(props.events, timelineKinds);
  const inner = Math.max(120, width - labelPx - 24);
  const height = layout.lanes.length * lanePx + axisPx;
  const tickText = new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', tickFormats[layout.step]);
  return (
    <section className={`card ${css.timeline}`} aria-label={say('ui.timeline.title')}>
      <h2 className={css.title}>
        {say('ui.timeline.title')} <span className="quiet">{say('ui.timeline.zone')}</span>
      </h2>
      <div ref={ref}>
        <svg
          width="100%"
          height={height}
          role="img"
          aria-label={say('ui.timeline.summary', { count: props.events.length })}
        >
          {layout.ticks.map((tick) => (
            <g key={tick.at} transform={`translate(${labelPx + tick.x * inner} 0)`}>
              <line y2={height - axisPx} className={css.tick} />
              <text y={height - 5} className={css.tickText} textAnchor="middle">
                {tickText.format(new Date(tick.at))}
              </text>
            </g>
          ))}
          {layout.lanes.map((lane, index) => (
            <g key={lane.kind} transform={`translate(0 ${index * lanePx + lanePx / 2})`}>
              <text x={0} y={4} className={css.laneText}>
                {name('ui.timeline', lane.kind)}
              </text>
              <line x1={labelPx} x2={labelPx + inner} className={css.lane} />
              {lane.marks.map((mark) => (
                <Mark key={mark.x} mark={mark} x={labelPx + mark.x * inner} count={number(mark.count)} />
              ))}
            </g>
          ))}
        </svg>
      </div>
      <details className={css.list}>
        <summary>{say('ui.timeline.list')}</summary>
        <ol>
          {props.events.map((event, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the order of the events is their identity
            <li key={index}>
              <time dateTime={event.at} title={utcOf(event.at)}>
                {instant(event.at)}
              </time>{' '}
              · {name('ui.timeline', event.kind)} · <Untrusted text={say(event.label)} maxChars={200} />
              {event.count > 1 && ` · ${number(event.count)}`}
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}

function Mark(props: { readonly mark: TimelineMark; readonly x: number; readonly count: string }): ReactNode {
  const { mark, x, count } = props;
  const radius = Math.min(9, 4 + Math.log2(mark.count) * 0.8);
  const title = `${count} · ${mark.events[0]?.at ?? ''}`;
  return (
    <g transform={`translate(${x} 0)`} className={css[mark.kind]}>
      <title>{title}</title>
      {mark.kind === 'received' ? (
        <path d="M0 -6L6 0L0 6L-6 0Z" className={css.shape} />
      ) : mark.kind === 'incident' ? (
        <path d="M0 -6.5L6 5H-6Z" className={css.shape} />
      ) : (
        <circle r={radius} className={css.shape} />
      )}
      {mark.count > 1 && (
        <text x={radius + 3} y={4} className={css.count}>
          {count}
        </text>
      )}
    </g>
  );
}
