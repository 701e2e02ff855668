import { createHash } from 'node:crypto';
import { prolificPeakOf } from './cast.ts';
import { drawFor, hashOf, stream } from './draw.ts';
import { md5Of } from './person.ts';
import type { Plan } from './plan.ts';

export interface Listing {
  readonly number: number;
  /** The person on whose media the listing was made; some digests are those of its reported files. */
  readonly person: number;
  readonly lines: number;
  readonly day: number;
}

export function listingsOf(plan: Plan): readonly Listing[] {
  const count = Math.min(12, 2 + Math.floor(plan.reports / 20_000));
  const peak = prolificPeakOf(plan.reports);
  return Array.from({ length: count }, (_, number) => ({
    number,
    person: number,
    lines: Math.min(20_000, 60 + peak * 5 + Math.floor(plan.reports / 20)),
    day: 120 + (hashOf(plan.seed, stream.listing, number) % 240),
  }));
}

/** A hashdeep listing of seized media (formats reference §6); commas in names are left unquoted, as the tool does. */
export function* hashdeepText(plan: Plan, listing: Listing): Generator<string> {
  const exhibit = `SC-${listing.number + 1}`;
  yield '%%%% HASHDEEP-1.0\n%%%% size,md5,sha256,filename\n';
  yield `## Invoked from: /scelles/${exhibit}\n## $ hashdeep -c md5,sha256 -r .\n##\n`;
  for (let index = 0; index < listing.lines; index += 1) {
    const draw = drawFor(plan.seed, stream.listing, listing.number, 1000 + index);
    const content = draw.chance(150)
      ? `collection ${listing.person} ${draw.below(40)}`
      : `seized ${listing.number} ${index}`;
    const comma = draw.chance(30) ? ', copie' : '';
    const md5 = md5Of(plan.seed, content);
    const sha256 = createHash('sha256').update(`vigie simulated ${md5}`).digest('hex');
    yield `${draw.between(1000, 90_000_000)},${md5},${sha256},./dossier ${index % 17}/synthetic-${index}${comma}.bin\n`;
  }
}
