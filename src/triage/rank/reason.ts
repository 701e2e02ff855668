import type { Reason } from '../contract.ts';
import type { Place } from './facts.ts';
import { placesPerReason } from './policy.ts';

export type Params = Readonly<Record<string, string | number>>;

export function reason(
  code: string,
  standing: Reason['standing'],
  places: readonly Place[] = [],
  params: Params = {},
): Reason {
  return { code, params: { ...params }, standing, places: firstPlaces(places) };
}

/** The first places in the order of the source, each once: the same whatever order the facts came in. */
export function firstPlaces(places: readonly Place[]): Place[] {
  if (places.length < 2) return places.map(({ sourceId, locator }) => ({ sourceId, locator }));
  const sorted = [...places].sort(comparePlaces);
  const distinct = sorted.filter(
    (place, index) => index === 0 || comparePlaces(place, sorted[index - 1] ?? place) !== 0,
  );
  return distinct.slice(0, placesPerReason).map(({ sourceId, locator }) => ({ sourceId, locator }));
}

export function comparePlaces(left: Place, right: Place): number {
  if (left.locator !== right.locator) return left.locator < right.locator ? -1 : 1;
  if (left.sourceId === right.sourceId) return 0;
  return left.sourceId < right.sourceId ? -1 : 1;
}
