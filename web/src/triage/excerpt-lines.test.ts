import { describe, expect, it } from 'vitest';
import { linesOfExcerpt } from './excerpt-lines.ts';

describe('the excerpt of a source', () => {
  it('numbers its lines as the source does and marks the place in its line', () => {
    const lines = linesOfExcerpt({
      firstLine: 12,
      before: '{\n  "value": ',
      highlighted: '"06"',
      after: ',\n}',
    });
    expect(lines.map((line) => line.number)).toEqual([12, 13, 14]);
    expect(lines[1]?.pieces).toEqual([
      { text: '  "value": ', highlighted: false },
      { text: '"06"', highlighted: true },
      { text: ',', highlighted: false },
    ]);
  });

  it('marks every line of a place that spans several', () => {
    const lines = linesOfExcerpt({ firstLine: 1, before: '', highlighted: 'a\r\nb', after: '' });
    expect(lines.map((line) => line.pieces)).toEqual([
      [{ text: 'a', highlighted: true }],
      [{ text: 'b', highlighted: true }],
    ]);
  });
});
