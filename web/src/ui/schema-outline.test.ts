import { describe, expect, it } from 'vitest';
import { outlineOfSchema } from './schema-outline.ts';

const document = {
  openapi: '3.1.0',
  info: { title: 'Vigie', version: '1' },
  paths: {},
  components: { schemas: { Loop: { properties: { again: { $ref: '#/components/schemas/Loop' } } } } },
} as const;

describe('the outline of a schema', () => {
  it('writes one line per property and marks the optional ones', () => {
    const schema = {
      type: 'object',
      properties: {
        id: { type: 'string' },
        rows: { type: 'array', items: { properties: { tier: { type: 'integer' } }, required: ['tier'] } },
        note: { anyOf: [{ type: 'string' }, { type: 'null' }] },
      },
      required: ['id', 'rows'],
    } as const;
    expect(outlineOfSchema(schema, document)).toEqual([
      '{',
      '  id: string',
      '  rows: {',
      '    tier: integer',
      '  }[]',
      '  note?: string | null',
      '}',
    ]);
  });

  it('stops at a schema that holds itself', () => {
    const lines = outlineOfSchema({ $ref: '#/components/schemas/Loop' }, document);
    expect(lines.length).toBeLessThan(40);
    expect(lines.join(' ')).toContain('…');
  });
});
