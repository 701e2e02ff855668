import { IntakeRefusal } from '../errors.ts';
import { budgets } from './budgets.ts';
import { HeldBytes } from './held-bytes.ts';

/** Cuts chunks into lines (LF or CRLF), numbered from 1, each handed over as bytes without its end. */
export class LineCutter {
  readonly #held = new HeldBytes();
  readonly #take: (line: Uint8Array, number: number) => void;
  #number = 0;

  constructor(take: (line: Uint8Array, number: number) => void) {
    this.#take = take;
  }

  /** @throws IntakeRefusal 'intake.refused.too-long-value' for a line beyond the record budget. */
  push(chunk: Uint8Array): void {
    let from = 0;
    if (!this.#held.isOpen()) this.#held.begin(0);
    for (let at = chunk.indexOf(0x0a); at !== -1; at = chunk.indexOf(0x0a, from)) {
      this.#line(this.#held.release(chunk, at));
      from = at + 1;
      this.#held.begin(from);
    }
    if (this.#held.keep(chunk) > budgets.recordChars) {
      const line = this.#number + 1;
      throw new IntakeRefusal('intake.refused.too-long-value', `line:${line}`, { line, byte: 0 });
    }
  }

  end(): void {
    const rest = this.#held.release(new Uint8Array(0), 0);
    if (rest.length > 0) this.#line(rest);
  }

  #line(bytes: Uint8Array): void {
    this.#number++;
    const end = bytes[bytes.length - 1] === 0x0d ? bytes.length - 1 : bytes.length;
    this.#take(bytes.subarray(0, end), this.#number);
  }
}
