/** Counts what holds and what does not, one line each; a check that throws fails and the next one runs. */
export interface Checks {
  check(sentence: string, act: () => Promise<void>): Promise<void>;
  readonly passed: number;
  readonly failed: number;
}

export function startChecks(print: (line: string) => void): Checks {
  let passed = 0;
  let failed = 0;
  return {
    async check(sentence, act) {
      try {
        await act();
        passed += 1;
        print(`ok    ${sentence}`);
      } catch (error) {
        failed += 1;
        const why = error instanceof Error ? error.message : String(error);
        print(`FAIL  ${sentence}\n      ${why.split('\n').slice(0, 12).join('\n      ')}`);
      }
    },
    get passed() {
      return passed;
    },
    get failed() {
      return failed;
    },
  };
}

export function must(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}
