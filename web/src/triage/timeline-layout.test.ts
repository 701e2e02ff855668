import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timelineKinds } from './timeline-kinds.ts';
import { layoutTimeline } from './timeline-layout.ts';

const event = (at: string, kind: 'upload' | 'received' = 'upload', count = 1) => ({
  at,
  kind,
  label: '',
  count,
});

describe('the timeline of a report', () => {
  it('gathers uploads of the same minute in one mark that carries their count', () => {
    const layout = layoutTimeline(
      [
        event('2026-11-14T21:40:07Z'),
        event('2026-11-14T21:40:09Z', 'upload', 3),
        event('2026-11-21T15:00:00Z', 'received'),
      ],
      timelineKinds,
    );
    expect(layout.lanes.map((lane) => lane.kind)).toEqual(['upload', 'received']);
    expect(layout.lanes[0]?.marks).toHaveLength(1);
    expect(layout.lanes[0]?.marks[0]?.count).toBe(4);
  });

  it('leaves out what has no readable time and draws nothing for nothing', () => {
    expect(layoutTimeline([event('sometime')], timelineKinds)).toEqual({
      lanes: [],
      ticks: [],
      step: 'hour',
    });
  });

  it('keeps every event, inside the drawing, in order, whatever the dates', () => {
    const dates = fc.date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.array(dates, { minLength: 1, maxLength: 60 }), (moments) => {
        const layout = layoutTimeline(
          moments.map((moment) => event(moment.toISOString())),
          timelineKinds,
        );
        const marks = layout.lanes.flatMap((lane) => lane.marks);
        expect(marks.reduce((sum, mark) => sum + mark.events.length, 0)).toBe(moments.length);
        expect(marks.every((mark) => mark.x >= 0 && mark.x <= 1)).toBe(true);
        expect(marks.map((mark) => mark.x)).toEqual(marks.map((mark) => mark.x).sort((a, b) => a - b));
        expect(layout.ticks.length).toBeLessThanOrEqual(10);
      }),
    );
  });
});
