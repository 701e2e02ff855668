import { SaxesParser } from 'saxes';
import { IntakeRefusal } from '../errors.ts';
import { budgets } from './budgets.ts';
import { decodeUtf8 } from './text.ts';

/** An element with the text that stands directly in it; text of its children is theirs. */
export interface XmlElement {
  readonly name: string;
  /** Locator path: `/report[1]/reporter[1]`. */
  readonly path: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Line ends normalised as XML demands, otherwise untouched: offsets in it are offsets in the source's text. */
  readonly text: string;
}

interface OpenElement {
  readonly name: string;
  readonly path: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  readonly countsByName: Map<string, number>;
  readonly pieces: string[];
}

/**
 * Parses a document held in memory, strictly and without any document type: no entity of its own making.
 *
 * @throws IntakeRefusal xml-syntax, xml-doctype, too-deep, too-many-attributes, too-many-members or invalid-utf8.
 */
export function parseXml(bytes: Uint8Array): XmlElement {
  const text = decodeUtf8(bytes);
  const builder = new TreeBuilder();
  const parser = new SaxesParser({ xmlns: false });
  parser.on('doctype', () => refuse('intake.refused.xml-doctype', parser.line));
  parser.on('error', (error) => refuse('intake.refused.xml-syntax', parser.line, error));
  parser.on('opentagstart', () => builder.checkDepth(parser.line));
  parser.on('attribute', () => builder.countAttribute(parser.line));
  parser.on('opentag', ({ name, attributes }) => builder.open(name, attributes, parser.line));
  parser.on('text', (piece) => builder.text(piece));
  parser.on('cdata', (piece) => builder.text(piece));
  parser.on('closetag', () => builder.close());
  parser.write(text).close();
  if (builder.root === undefined) refuse('intake.refused.xml-syntax', parser.line);
  return builder.root;
}

class TreeBuilder {
  root: XmlElement | undefined;
  readonly #open: OpenElement[] = [];
  readonly #countsAtTop = new Map<string, number>();
  #attributes = 0;
  #elements = 0;

  checkDepth(line: number): void {
    if (this.#open.length >= budgets.depth) refuse('intake.refused.too-deep', line);
    this.#attributes = 0;
  }

  countAttribute(line: number): void {
    if (++this.#attributes > budgets.attributes) refuse('intake.refused.too-many-attributes', line);
  }

  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void {
    if (++this.#elements > budgets.elements) refuse('intake.refused.too-many-members', line);
    const parent = this.#open.at(-1);
    const counts = parent?.countsByName ?? this.#countsAtTop;
    const position = (counts.get(name) ?? 0) + 1;
    counts.set(name, position);
    const path = `${parent?.path ?? ''}/${name}[${position}]`;
    this.#open.push({ name, path, attributes, children: [], countsByName: new Map(), pieces: [] });
  }

  text(piece: string): void {
    this.#open.at(-1)?.pieces.push(piece);
  }

  close(): void {
    const closed = this.#open.pop();
    if (closed === undefined) return;
    const { name, path, attributes, children, pieces } = closed;
    const element: XmlElement = { name, path, attributes, children, text: pieces.join('') };
    const parent = this.#open.at(-1);
    if (parent === undefined) this.root = element;
    else parent.children.push(element);
  }
}

function refuse(
  code:
    | 'intake.refused.xml-syntax'
    | 'intake.refused.xml-doctype'
    | 'intake.refused.too-deep'
    | 'intake.refused.too-many-attributes'
    | 'intake.refused.too-many-members',
  line: number,
  cause?: Error,
): never {
  throw new IntakeRefusal(code, `line:${line}`, { line, byte: 0 }, cause === undefined ? {} : { cause });
}
