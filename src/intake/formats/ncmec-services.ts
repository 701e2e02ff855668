import type { ReportDraft } from './report-draft.ts';

/** An account number means something only at its service: the person's own, else the sender's. */
export function givePersonsTheirService(report: ReportDraft): void {
  for (const person of report.persons) {
    const scope = person.service ?? report.sender;
    if (scope === undefined || scope === '') continue;
    person.identifiers.forEach((identifier, index) => {
      const scoped = identifier.kind === 'account' || identifier.kind === 'screen-name';
      if (scoped && identifier.scope === undefined) person.identifiers[index] = { ...identifier, scope };
    });
  }
}
