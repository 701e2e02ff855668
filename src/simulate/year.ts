import { dayCount, daySeconds } from './calendar.ts';
import { carrierOf } from './delivery.ts';
import { planExtras } from './extras.ts';
import { chatExport, nightlyExport, weeklyList } from './list-files.ts';
import { areaOf, foreignCountries, networkHeader, networkLine, networkTable } from './networks.ts';
import type { Output } from './output.ts';
import { personAt } from './person.ts';
import { type Plan, planYear, type Slot } from './plan.ts';
import { plantedOutputs } from './planted.ts';
import { platformReport } from './platform-report.ts';
import { personName, type TruePerson } from './truth.ts';

/**
 * A whole simulated year, file after file. Only the plan (a few numbers a report) and one day of slots are held.
 */
export function* simulatedYear(seed: number, reports: number): Generator<Output> {
  const plan = planYear(seed, reports);
  const extras = planExtras(plan);
  yield { kind: 'file', path: 'reference/networks.csv', content: networkLines(), reports: 0 };
  let position = 0;
  for (let day = 0; day < dayCount; day += 1) {
    const slots: Slot[] = [];
    for (; position < reports; position += 1) {
      const slot = plan.slot(plan.order[position] ?? 0);
      if (slot.delivered >= (day + 1) * daySeconds) break;
      slots.push(slot);
    }
    yield* dayOutputs(plan, slots);
    for (const slot of slots) extras.remember(day, slot);
    yield* extras.on(day);
  }
  yield* plantedOutputs(plan);
  for (let person = 0; person < plan.persons; person += 1) {
    yield { kind: 'truth', table: 'persons', row: truePerson(plan, person) };
  }
}

function* networkLines(): Generator<string> {
  yield `${networkHeader}\n`;
  for (const line of networkTable()) yield `${networkLine(line)}\n`;
}

function* dayOutputs(plan: Plan, slots: readonly Slot[]): Generator<Output> {
  const listed: Slot[] = [];
  const observed: Slot[] = [];
  for (const slot of slots) {
    const carrier = carrierOf(plan, slot);
    if (carrier === 'foreign-list') listed.push(slot);
    else if (carrier === 'peer-to-peer') observed.push(slot);
    else if (carrier === 'telegram') {
      if (slot.scenario === 'chat') yield* chatExport(plan, slot);
    } else yield* platformReport(plan, slot);
  }
  yield* weeklyList(plan, listed);
  yield* nightlyExport(plan, observed);
}

function truePerson(plan: Plan, number: number): TruePerson {
  const person = personAt(plan, number);
  const abroad = foreignCountries[person.abroad];
  return {
    person: personName(number),
    name: `${person.firstName} ${person.familyName}`,
    birthDate: person.birthDate,
    household: `h-${person.household}`,
    country: abroad ?? 'FR',
    area: abroad === undefined ? areaOf(person.commune) : '',
    emails: person.emails,
    phones: person.phones,
    devices: person.devices,
    accounts: person.accounts.map(({ service, userId, screenName }) => ({
      service: service.name,
      userId,
      screenName,
    })),
    reports: plan.reportCountOf(number),
  };
}
