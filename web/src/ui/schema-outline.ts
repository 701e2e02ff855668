import type { OpenApiDocument, OpenApiSchema } from './wire.ts';

const deepest = 8;

/**
 * A JSON schema as an indented outline a person can read: `name?: type`, one line per property.
 * References are followed inside the document; a schema that holds itself stops at eight levels.
 */
export function outlineOfSchema(
  schema: OpenApiSchema,
  document: OpenApiDocument,
  depth = 0,
): readonly string[] {
  const found = resolve(schema, document);
  if (depth >= deepest) return ['…'];
  const properties = propertiesOf(found, document);
  if (properties.length > 0) {
    const pad = '  '.repeat(depth);
    return [
      '{',
      ...properties.flatMap(({ name, property, required }) => {
        const [first = '', ...rest] = outlineOfSchema(property, document, depth + 1);
        return [`${pad}  ${name}${required ? '' : '?'}: ${first}`, ...rest];
      }),
      `${pad}}`,
    ];
  }
  if (found.items !== undefined) {
    const lines = outlineOfSchema(found.items, document, depth);
    return [...lines.slice(0, -1), `${lines.at(-1) ?? ''}[]`];
  }
  if (found.anyOf !== undefined) return alternatives(found.anyOf, document, depth);
  if (found.const !== undefined) return [JSON.stringify(found.const)];
  if (found.enum !== undefined) return [found.enum.map((value) => JSON.stringify(value)).join(' | ')];
  return [Array.isArray(found.type) ? found.type.join(' | ') : String(found.type ?? 'any')];
}

function alternatives(
  schemas: readonly OpenApiSchema[],
  document: OpenApiDocument,
  depth: number,
): readonly string[] {
  const outlines = schemas.map((schema) => outlineOfSchema(schema, document, depth));
  return outlines.reduce((all, outline) => [
    ...all.slice(0, -1),
    `${all.at(-1) ?? ''} | ${outline[0] ?? ''}`,
    ...outline.slice(1),
  ]);
}

function resolve(schema: OpenApiSchema, document: OpenApiDocument): OpenApiSchema {
  const name = schema.$ref?.replace('#/components/schemas/', '');
  return name === undefined ? schema : (document.components?.schemas?.[name] ?? { type: name });
}

interface Property {
  readonly name: string;
  readonly property: OpenApiSchema;
  readonly required: boolean;
}

function propertiesOf(schema: OpenApiSchema, document: OpenApiDocument): readonly Property[] {
  const own = Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    property,
    required: schema.required?.includes(name) ?? false,
  }));
  const inherited = (schema.allOf ?? []).flatMap((part) => propertiesOf(resolve(part, document), document));
  return [...inherited, ...own];
}
