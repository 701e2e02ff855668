/**
 * Which message numbers of a chat were seen. Numbers are dense, so 32 of them share one entry: two million
 * messages cost about 5 MB instead of 80.
 */
export class MessageNumbers {
  readonly #masksByBlock = new Map<number, number>();
  readonly #others = new Set<string>();

  /** false when this number was there already. */
  add(id: string): boolean {
    const number = Number(id);
    if (!Number.isSafeInteger(number) || String(number) !== id) return this.#addOther(id);
    const block = Math.floor(number / 32);
    const bit = 1 << (number - block * 32);
    const mask = this.#masksByBlock.get(block) ?? 0;
    if ((mask & bit) !== 0) return false;
    this.#masksByBlock.set(block, mask | bit);
    return true;
  }

  #addOther(id: string): boolean {
    if (this.#others.has(id)) return false;
    this.#others.add(id);
    return true;
  }
}
