/**
 * Ids of identifiers met lately, so that a bulk import does not ask the database about the same ones again.
 * Holds two generations of `capacity` keys: a key asked for again moves to the young one, the rest is dropped with the old.
 * Only ids that are committed may be kept: a transaction that dies takes its ids with it.
 */
export class KnownIdentifiers {
  readonly #capacity: number;
  #young = new Map<string, string>();
  #old = new Map<string, string>();

  constructor(capacity = 100_000) {
    this.#capacity = capacity;
  }

  find(key: string): string | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.#keepOne(key, old);
    return old;
  }

  keep(ids: ReadonlyMap<string, string>): void {
    for (const [key, id] of ids) this.#keepOne(key, id);
  }

  #keepOne(key: string, id: string): void {
    if (this.#young.size >= this.#capacity) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, id);
  }
}
