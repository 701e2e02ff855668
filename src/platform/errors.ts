/** Kinds of expected refusal; the edge maps each to an HTTP status and an exit code. */
export type RefusalKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'unavailable';

/**
 * An expected refusal. `code` is one of a slice's closed list (`<slice>.<what>`); the text is chosen at the
 * edge, in the reader's language, from the slice's messages. `params` carry ids and counts, never content.
 */
export class VigieError extends Error {
  readonly code: string;
  readonly kind: RefusalKind;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(
    kind: RefusalKind,
    code: string,
    params: Readonly<Record<string, string | number>> = {},
    options?: { cause?: unknown },
  ) {
    super(code, options);
    this.name = 'VigieError';
    this.kind = kind;
    this.code = code;
    this.params = params;
  }
}
