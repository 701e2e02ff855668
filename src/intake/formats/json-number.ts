// Where a number stands: after minus, after a leading zero, in digits, after the point, in the fraction, …
const MINUS = 0;
const ZERO = 1;
const DIGITS = 2;
const POINT = 3;
const FRACTION = 4;
const EXPONENT = 5;
const EXPONENT_SIGN = 6;
const EXPONENT_DIGITS = 7;

/** Integers of up to this many digits are exact in a double. */
const SAFE_INTEGER_DIGITS = 15;

/** The number grammar of RFC 8259 §6, one byte at a time. */
export class JsonNumber {
  #place = MINUS;
  #integerDigits = 0;

  /** @param first  `-` or a digit. */
  begin(first: number): void {
    this.#place = first === 0x2d ? MINUS : first === 0x30 ? ZERO : DIGITS;
    this.#integerDigits = first === 0x2d ? 0 : 1;
  }

  /** `end` means that this byte is no longer part of the number. */
  take(byte: number): 'more' | 'end' | 'bad' {
    if (byte >= 0x30 && byte <= 0x39) return this.#digit(byte);
    const place = this.#place;
    if (byte === 0x2e && (place === ZERO || place === DIGITS)) this.#place = POINT;
    else if ((byte === 0x65 || byte === 0x45) && (place === ZERO || place === DIGITS || place === FRACTION)) {
      this.#place = EXPONENT;
    } else if ((byte === 0x2b || byte === 0x2d) && place === EXPONENT) this.#place = EXPONENT_SIGN;
    else return 'end';
    return 'more';
  }

  isComplete(): boolean {
    const place = this.#place;
    return place === ZERO || place === DIGITS || place === FRACTION || place === EXPONENT_DIGITS;
  }

  isLongInteger(): boolean {
    return this.#place === DIGITS && this.#integerDigits > SAFE_INTEGER_DIGITS;
  }

  #digit(byte: number): 'more' | 'bad' {
    switch (this.#place) {
      case MINUS:
        this.#place = byte === 0x30 ? ZERO : DIGITS;
        this.#integerDigits = 1;
        break;
      case ZERO:
        return 'bad';
      case DIGITS:
        this.#integerDigits++;
        break;
      case POINT:
        this.#place = FRACTION;
        break;
      case EXPONENT:
      case EXPONENT_SIGN:
        this.#place = EXPONENT_DIGITS;
    }
    return 'more';
  }
}
