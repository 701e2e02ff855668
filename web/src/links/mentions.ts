import type { PersonDetail } from '../../../src/triage/contract.ts';

export type Mention = PersonDetail['observed'][number] & { readonly personId: string };
export type Edge = PersonDetail['edges'][number];
export type Judgement = PersonDetail['judgements'][number];

/** The mentions on the page, those of the person and of the one brought beside. */
export function mentionsOf(persons: readonly PersonDetail[]): readonly Mention[] {
  const seen = new Set<string>();
  return persons.flatMap((person) =>
    person.observed
      .filter((mention) => !seen.has(mention.id) && seen.add(mention.id))
      .map((mention) => ({ ...mention, personId: person.id })),
  );
}

export function edgesOf(persons: readonly PersonDetail[]): readonly Edge[] {
  const byPair = new Map(
    persons.flatMap((person) => person.edges).map((edge) => [`${edge.left} ${edge.right}`, edge]),
  );
  return [...byPair.values()];
}

export function edgeBetween(
  edges: readonly Edge[],
  left: string | undefined,
  right: string | undefined,
): Edge | undefined {
  return edges.find(
    (edge) => (edge.left === left && edge.right === right) || (edge.left === right && edge.right === left),
  );
}

export function judgementsOf(persons: readonly PersonDetail[]): readonly Judgement[] {
  return [...new Map(persons.flatMap((person) => person.judgements).map((item) => [item.id, item])).values()];
}

/** A letter for each mention, the same in the list and in the drawing: A … Z, then A1 … */
export function markOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${letter}${Math.floor(index / 26)}`;
}
