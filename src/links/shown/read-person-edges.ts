import type { Ctx } from '../../platform/ctx.ts';
import { columnsOf } from '../component.ts';
import type { ShownClue } from '../contract.ts';
import { decisivePairs } from '../core/pairs.ts';
import { links1 } from '../core/policy.ts';
import { type EdgeRow, findEdgesTouching } from '../edge.store.ts';
import { personNotFound } from '../errors.ts';
import { findShownJudgements, type ShownJudgementRow } from '../judgement.store.ts';
import { findMembersOfPerson } from '../membership.store.ts';
import { onlyPairs } from './hold.ts';
import { findDiscounts } from './shown.store.ts';
import { shownClues } from './shown-clues.ts';

export interface PersonEdges {
  /** Those that hold the person together alone first, then the strongest. At most `limit`. */
  readonly edges: {
    readonly left: string;
    readonly right: string;
    readonly clues: ShownClue[];
    readonly bits: number;
    /** True: without it the person falls into two. */
    readonly only: boolean;
    /** Mentions in the smaller part if it falls; 0 unless `only`. */
    readonly cutsOff: number;
  }[];
  readonly edgesTotal: number;
  /** Judgements on any member, in order of decision; the other end of a `not-same` is often somebody else. */
  readonly judgements: {
    readonly id: string;
    readonly left: string;
    readonly right: string;
    readonly verdict: string;
    readonly reason: string;
    readonly byName: string;
    readonly at: string;
  }[];
  /** Identifiers of the person that link less than others of their kind, and why: `links.discount.*`. */
  readonly discounts: {
    readonly identifierId: string;
    readonly code: string;
    readonly params: Readonly<Record<string, string | number>>;
  }[];
}

const discountLimit = 50;

/**
 * What holds a presumed person together, what it hangs on, and what people decided about it.
 *
 * @throws VigieError 'links.person.not-found'. Cost: linear in the clues of the person.
 */
export async function readPersonEdges(
  ctx: Ctx,
  input: { readonly personId: string; readonly limit?: number },
): Promise<PersonEdges> {
  await ctx.demand('triage.read');
  const members = await findMembersOfPerson(ctx.tx, input.personId);
  if (members.length === 0) throw personNotFound();
  const isMember = new Set(members);
  const edges = (await findEdgesTouching(ctx.tx, members)).filter(
    (edge) => isMember.has(edge.left) && isMember.has(edge.right),
  );
  const judgements = await findShownJudgements(ctx.tx, members);
  const pairs = weighedPairs(members, edges, judgements);
  const shown = pairs.slice(0, input.limit ?? 500);
  const clueOf = await shownClues(
    ctx.tx,
    shown.flatMap((pair) => pair.edges),
  );
  const discounts = await findDiscounts(ctx.tx, members, discountLimit);
  return {
    edges: shown.map((pair) => ({
      left: String(pair.left),
      right: String(pair.right),
      clues: pair.edges.map((edge) => withWeight(clueOf(edge), edge.bits)),
      bits: pair.bits,
      only: pair.cutsOff > 0,
      cutsOff: pair.cutsOff,
    })),
    edgesTotal: pairs.length,
    judgements: judgements.map(shownJudgement),
    discounts: discounts.map(({ identifierId, display, code, params }) => ({
      identifierId,
      code: `links.discount.${code}`,
      params: { identifier: display, ...params },
    })),
  };
}

/** Each clue says what it adds to the total of its pair. */
function withWeight(clue: ShownClue, bits: number): ShownClue {
  return { ...clue, params: { ...clue.params, bits } };
}

interface WeighedPair {
  readonly left: number;
  readonly right: number;
  readonly edges: readonly EdgeRow[];
  readonly bits: number;
  readonly cutsOff: number;
}

function weighedPairs(
  members: readonly number[],
  edges: readonly EdgeRow[],
  judgements: readonly ShownJudgementRow[],
): readonly WeighedPair[] {
  const isMember = new Set(members);
  const edgesByPair = new Map<string, { left: number; right: number; edges: EdgeRow[] }>();
  for (const edge of edges) {
    const key = `${edge.left}:${edge.right}`;
    const known = edgesByPair.get(key);
    if (known === undefined) edgesByPair.set(key, { left: edge.left, right: edge.right, edges: [edge] });
    else known.edges.push(edge);
  }
  const decisive = decisivePairsById(members, edges);
  const judged = judgements.filter(
    (j) => j.verdict === 'same' && isMember.has(j.left) && isMember.has(j.right),
  );
  const bridges = onlyPairs(members, [...decisive, ...judged], edges, links1.thresholdBits);
  const cutsOff = new Map(decisive.map((pair, at) => [`${pair.left}:${pair.right}`, bridges.get(at) ?? 0]));
  return [...edgesByPair.entries()]
    .map(([key, pair]) => ({
      ...pair,
      edges: pair.edges.sort((a, b) => b.bits - a.bits || a.identifier - b.identifier),
      bits: pair.edges.reduce((sum, edge) => sum + edge.bits, 0),
      cutsOff: cutsOff.get(key) ?? 0,
    }))
    .sort((a, b) => b.cutsOff - a.cutsOff || b.bits - a.bits || a.left - b.left || a.right - b.right);
}

function decisivePairsById(members: readonly number[], edges: readonly EdgeRow[]) {
  const numbers = new Map(members.map((id, number) => [id, number]));
  const pairs = decisivePairs(links1, members.length, columnsOf(edges, numbers));
  return Array.from(pairs.left, (left, at) => ({
    left: members[left] ?? 0,
    right: members[pairs.right[at] ?? 0] ?? 0,
  }));
}

function shownJudgement(row: ShownJudgementRow): PersonEdges['judgements'][number] {
  return {
    id: row.id,
    left: String(row.left),
    right: String(row.right),
    verdict: row.verdict,
    reason: row.reason,
    byName: row.byName,
    at: row.at.toISOString(),
  };
}
