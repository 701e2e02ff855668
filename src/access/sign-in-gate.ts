import { busy, signInDelayed } from './errors.ts';

const freeAttempts = 4;
const longestDelayMs = 60_000;
const forgetAfterMs = 15 * 60_000;
const maximumPairs = 20_000;
const simultaneous = 2;
const waitingPerAddress = 16;
const waitingInAll = 64;

interface Failures {
  count: number;
  lastAt: number;
}

/**
 * Slows down guessing without giving anybody the power to lock a colleague out: the delay belongs to the pair of login
 * and address, never to the login, and an attempt made too early is refused unread and does not lengthen it. Password
 * checks cost 64 MiB each, so only a few run at once; no address may fill the queue alone.
 *
 * In memory: a restart forgets, which costs a guesser a restart.
 */
export class SignInGate {
  readonly #failuresByPair = new Map<string, Failures>();
  readonly #waitingByAddress = new Map<string, number>();
  readonly #queue: (() => void)[] = [];
  #running = 0;
  #waiting = 0;

  /** @throws VigieError 'access.sign-in-delayed' with the seconds left. */
  admit(login: string, address: string, now: Date): void {
    const failures = this.#failuresByPair.get(pairOf(login, address));
    if (failures === undefined) return;
    const waitMs = failures.lastAt + delayAfter(failures.count) - now.getTime();
    if (waitMs > 0) throw signInDelayed(Math.ceil(waitMs / 1000));
  }

  refused(login: string, address: string, now: Date): void {
    const pair = pairOf(login, address);
    const known = this.#failuresByPair.get(pair);
    const fresh = known !== undefined && now.getTime() - known.lastAt < forgetAfterMs;
    // Deleted first so that the map stays in order of last failure, oldest first.
    this.#failuresByPair.delete(pair);
    this.#failuresByPair.set(pair, { count: fresh ? known.count + 1 : 1, lastAt: now.getTime() });
    this.#forget(now);
  }

  accepted(login: string, address: string): void {
    this.#failuresByPair.delete(pairOf(login, address));
  }

  /**
   * Runs one password check when its turn comes.
   *
   * @throws VigieError 'access.busy' when too many wait already, in all or from this address.
   */
  async inTurn<T>(address: string, check: () => Promise<T>): Promise<T> {
    if (this.#running < simultaneous) this.#running += 1;
    else await this.#waitForPlace(address);
    try {
      return await check();
    } finally {
      const next = this.#queue.shift();
      // The place is handed over, not freed: nobody can slip in between.
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }

  async #waitForPlace(address: string): Promise<void> {
    const mine = this.#waitingByAddress.get(address) ?? 0;
    if (mine >= waitingPerAddress || this.#waiting >= waitingInAll) throw busy();
    this.#waitingByAddress.set(address, mine + 1);
    this.#waiting += 1;
    await new Promise<void>((resume) => this.#queue.push(resume));
    this.#waiting -= 1;
    const left = (this.#waitingByAddress.get(address) ?? 1) - 1;
    if (left === 0) this.#waitingByAddress.delete(address);
    else this.#waitingByAddress.set(address, left);
  }

  #forget(now: Date): void {
    for (const [pair, failures] of this.#failuresByPair) {
      const isOld = now.getTime() - failures.lastAt >= forgetAfterMs;
      if (!isOld && this.#failuresByPair.size <= maximumPairs) return;
      this.#failuresByPair.delete(pair);
    }
  }
}

/** None for the first failures, then 1, 2, 4… seconds, a minute at most. */
function delayAfter(failures: number): number {
  if (failures <= freeAttempts) return 0;
  return Math.min(longestDelayMs, 1000 * 2 ** Math.min(failures - freeAttempts - 1, 10));
}

function pairOf(login: string, address: string): string {
  return `${address}\n${login}`;
}
