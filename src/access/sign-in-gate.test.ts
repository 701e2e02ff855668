import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VigieError } from '../platform/errors.ts';
import { SignInGate } from './sign-in-gate.ts';

const start = new Date('2026-11-21T08:00:00.000Z');
const at = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);

function guess(gate: SignInGate, login: string, address: string, when: Date): boolean {
  try {
    gate.admit(login, address, when);
  } catch (cause) {
    if (cause instanceof VigieError) return false;
    throw cause;
  }
  gate.refused(login, address, when);
  return true;
}

describe('guessing a password', () => {
  it('gets four free attempts, then 1, 2, 4… seconds, a minute at most', () => {
    const gate = new SignInGate();
    const admittedAt: number[] = [];
    for (let second = 0; second < 400; second += 1) {
      if (second === 0) for (let free = 0; free < 4; free += 1) guess(gate, 'officer', '240.0.0.1', at(0));
      if (guess(gate, 'officer', '240.0.0.1', at(second))) admittedAt.push(second);
    }
    expect(admittedAt).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183, 243, 303, 363]);
  });

  it('too early does not lengthen the wait', () => {
    const gate = new SignInGate();
    for (let free = 0; free < 5; free += 1) guess(gate, 'officer', '240.0.0.1', at(0));
    for (let tenth = 0; tenth < 9; tenth += 1)
      expect(guess(gate, 'officer', '240.0.0.1', at(tenth / 10))).toBe(false);
    expect(guess(gate, 'officer', '240.0.0.1', at(1))).toBe(true);
  });

  it('never closes the door to the same login from another place, whatever is tried', () => {
    const attack = fc.array(fc.record({ address: fc.integer({ min: 2, max: 200 }), second: fc.nat(600) }), {
      maxLength: 300,
    });
    fc.assert(
      fc.property(attack, fc.nat(600), (attempts, second) => {
        const gate = new SignInGate();
        for (const attempt of attempts)
          guess(gate, 'officer', `240.0.0.${attempt.address}`, at(attempt.second));
        gate.admit('officer', '240.0.0.1', at(second));
      }),
    );
  });

  it('is forgotten after a quarter of an hour, and after a success', () => {
    const gate = new SignInGate();
    for (let failure = 0; failure < 12; failure += 1) gate.refused('officer', '240.0.0.1', at(failure));
    expect(() => gate.admit('officer', '240.0.0.1', at(20))).toThrow(VigieError);
    gate.refused('other', '240.0.0.1', at(16 * 60));
    expect(() => gate.admit('officer', '240.0.0.1', at(16 * 60))).not.toThrow();
    for (let failure = 0; failure < 12; failure += 1) gate.refused('officer', '240.0.0.1', at(2_000));
    gate.accepted('officer', '240.0.0.1');
    expect(() => gate.admit('officer', '240.0.0.1', at(2_000))).not.toThrow();
  });
});

describe('checking many passwords at once', () => {
  it('runs two at a time, each in its turn', async () => {
    const gate = new SignInGate();
    let running = 0;
    let most = 0;
    const order: number[] = [];
    const check = (number: number) => async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      order.push(number);
      running -= 1;
    };
    await Promise.all([...Array(12).keys()].map((number) => gate.inTurn('240.0.0.1', check(number))));
    expect(most).toBe(2);
    expect(order).toEqual([...Array(12).keys()]);
  });

  it('lets no single address fill the queue', async () => {
    const gate = new SignInGate();
    const release: (() => void)[] = [];
    const check = (): Promise<void> => new Promise((resolve) => release.push(resolve));
    const greedy = [...Array(30).keys()].map(() => gate.inTurn('240.0.0.1', check).catch((cause) => cause));
    const other = gate.inTurn('240.0.0.2', async () => 'in');
    const drain = setInterval(() => release.shift()?.(), 0);
    expect(await other).toBe('in');
    const refused = (await Promise.all(greedy)).filter((answer) => answer instanceof VigieError);
    clearInterval(drain);
    expect(refused).toHaveLength(30 - 2 - 16);
  });

  it('frees its place when a check fails', async () => {
    const gate = new SignInGate();
    const fail = (): Promise<never> => Promise.reject(new Error('failed'));
    for (let failure = 0; failure < 5; failure += 1)
      await expect(gate.inTurn('a', fail)).rejects.toThrow('failed');
    expect(await gate.inTurn('a', async () => 'in')).toBe('in');
  });
});
