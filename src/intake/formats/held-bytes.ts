/** The bytes of one value, gathered from one or several chunks; copies nothing while one chunk holds it all. */
export class HeldBytes {
  #from = -1;
  #parts: Uint8Array[] = [];
  #size = 0;

  begin(at: number): void {
    this.#from = at;
  }

  isOpen(): boolean {
    return this.#from >= 0;
  }

  /** Keeps what this chunk holds of the value (a copy: the caller may reuse the chunk). Answers the size so far. */
  keep(chunk: Uint8Array): number {
    this.#parts.push(chunk.slice(this.#from));
    this.#size += chunk.length - this.#from;
    this.#from = 0;
    return this.#size;
  }

  /** The whole value, ending before `end` in this chunk. */
  release(chunk: Uint8Array, end: number): Uint8Array {
    if (this.#from < 0) return new Uint8Array(0);
    const tail = chunk.subarray(this.#from, end);
    this.#from = -1;
    if (this.#parts.length === 0) return tail;
    const whole = new Uint8Array(this.#size + tail.length);
    let at = 0;
    for (const part of this.#parts) {
      whole.set(part, at);
      at += part.length;
    }
    whole.set(tail, at);
    this.#parts = [];
    this.#size = 0;
    return whole;
  }
}
