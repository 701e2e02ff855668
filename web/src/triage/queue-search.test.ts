import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activeFilters, queueQueryOf, queueSearchOf } from './queue-search.ts';

describe('the address of the queue', () => {
  it('keeps the filters that a colleague must see too', () => {
    const search = queueSearchOf({ tier: '2', sort: 'evidence', selected: '118402', assignee: 'me' });
    expect(search).toEqual({ tier: 2, sort: 'evidence', selected: '118402', assignee: 'me' });
    expect(queueQueryOf(search)).toEqual({ state: 'open', tier: 2, sort: 'evidence', assignee: 'me' });
    expect(activeFilters(search)).toBe(2);
  });

  it('keeps an id of nineteen digits as it is', () => {
    expect(queueSearchOf({ selected: '9223372036854775807' }).selected).toBe('9223372036854775807');
  });

  it('leaves out what it does not understand and never fails', () => {
    expect(queueSearchOf({ tier: '9', state: 'lost', assignee: 'x y', view: 'map' })).toEqual({});
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (raw) => {
        expect(queueSearchOf(queueSearchOf(raw) as Record<string, unknown>)).toEqual(queueSearchOf(raw));
      }),
    );
  });
});
