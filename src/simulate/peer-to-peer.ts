import { daySeconds, parisOffset, wallClockOf } from './calendar.ts';
import { drawFor, hashOf, stream } from './draw.ts';
import { addressOf, md5Of, personAt, sha1Of } from './person.ts';
import type { Plan, Slot } from './plan.ts';

export const observationHeader =
  'observed_at,time_zone,ip,port,client,client_guid,file_name,file_size,sha1,file_count,authority,operator_ref';

export const observingAuthority = 'Unité fictive d’observation';

/** One operation a night. */
export function operationOf(slot: Slot): string {
  return `OBS-${String(slot.key + 1).padStart(3, '0')}`;
}

export interface Observation {
  readonly at: number;
  /** Slot that the line belongs to. */
  readonly slot: number;
  readonly person: number;
  /** What tells the client from others in that night: its number, else its address. */
  readonly client: string;
  readonly text: string;
}

/** All lines of one client in one night, in order of time. */
export function observationsOf(plan: Plan, slot: Slot): readonly Observation[] {
  const draw = drawFor(plan.seed, stream.observation, slot.slot);
  const person = personAt(plan, slot.person);
  const night = slot.key * daySeconds;
  const count = draw.between(2, 12);
  const port = draw.between(1025, 65_000);
  const guid = clientGuid(plan, slot);
  // A line of its own, unless many people of the building share one: the observed address stays the same all night.
  const address = addressOf(plan, { ...person, roams: 'never' }, night, 0);
  const files =
    draw.between(3, 60) * (hashOf(plan.seed, stream.observation, slot.person, 5) % 4 === 0 ? 12 : 1);
  const client = `ExampleShare ${2 + (person.number % 3)}.${person.number % 10}`;
  const times = Array.from({ length: count }, () => night + draw.between(0, daySeconds - 1)).toSorted(
    (a, b) => a - b,
  );
  return times.map((at, index) => {
    const content = `shared ${slot.person} ${draw.below(files)}`;
    const values = [
      wallClockOf(at, parisOffset(at)),
      'Europe/Paris',
      address,
      String(port),
      client,
      guid,
      `synthetic-${hashOf(plan.seed, stream.content, slot.person, index).toString(36)}.bin`,
      String(30_000 + (hashOf(plan.seed, stream.content, slot.slot, index) % 900_000_000)),
      sha1Of(plan.seed, content),
      String(files),
      observingAuthority,
      operationOf(slot),
    ];
    return {
      at,
      slot: slot.slot,
      person: slot.person,
      client: guid === '' ? address : guid,
      text: values.join(','),
    };
  });
}

/** A client keeps its number for some nights and then takes another; one in eight shows none. */
function clientGuid(plan: Plan, slot: Slot): string {
  if (slot.person % 8 === 3) return '';
  return md5Of(plan.seed, `client ${slot.person} ${Math.floor(slot.part / 6)}`);
}
