/** What the address of a person holds: the two mentions compared, and a second person brought beside. */
export interface PersonSearch {
  readonly left?: string;
  readonly right?: string;
  readonly beside?: string;
}

const id = /^\d{1,19}$/;

export function personSearchOf(raw: Readonly<Record<string, unknown>>): PersonSearch {
  const [left, right, beside] = [raw.left, raw.right, raw.beside].map((value) => String(value ?? ''));
  return {
    ...(left !== undefined && id.test(left) ? { left } : {}),
    ...(right !== undefined && id.test(right) ? { right } : {}),
    ...(beside !== undefined && id.test(beside) ? { beside } : {}),
  };
}
