import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { IntakeSummary } from '../../../src/intake/contract.ts';
import { useMay } from '../access/session.tsx';
import { Empty, Failure, Loading } from '../ui/states.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { useWords } from '../ui/words.ts';
import { DropZone } from './drop-zone.tsx';
import css from './intake.module.css';
import { IntakeProgress, IntakeState } from './intake-progress.tsx';
import { intakesQuery } from './queries.ts';

/** Where sources come in, and what became of each delivery. */
export function IntakePage(): ReactNode {
  const { say } = useWords();
  const mayRun = useMay('intake.run');
  const intakes = useQuery(intakesQuery());
  return (
    <div className={css.page}>
      <h1 className={css.title}>{say('ui.nav.intake')}</h1>
      {mayRun && <DropZone />}
      {intakes.isPending && <Loading lines={8} />}
      {intakes.isError && <Failure error={intakes.error} retry={() => void intakes.refetch()} />}
      {intakes.data?.intakes.length === 0 && (
        <Empty title={say('ui.intake.empty')}>{say('ui.intake.empty.why')}</Empty>
      )}
      {intakes.data !== undefined && intakes.data.intakes.length > 0 && (
        <IntakeTable intakes={intakes.data.intakes} />
      )}
    </div>
  );
}

function IntakeTable(props: { readonly intakes: readonly IntakeSummary[] }): ReactNode {
  const { say, name, instant, number } = useWords();
  return (
    <section className={`card ${css.overflow}`} aria-label={say('ui.intake.list')}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{say('ui.intake.column.label')}</th>
            <th scope="col">{say('ui.intake.column.started')}</th>
            <th scope="col">{say('ui.intake.column.state')}</th>
            <th scope="col" className={css.numeric}>
              {say('ui.intake.column.imported')}
            </th>
            <th scope="col" className={css.numeric}>
              {say('ui.intake.column.duplicate')}
            </th>
            <th scope="col" className={css.numeric}>
              {say('ui.intake.column.refused')}
            </th>
            <th scope="col" className={css.numeric}>
              {say('ui.intake.column.reports')}
            </th>
            <th scope="col" className={css.numeric}>
              {say('ui.intake.column.notes')}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.intakes.map((intake) => (
            <tr key={intake.id}>
              <th scope="row">
                <Link to="/intake/$id" params={{ id: intake.id }}>
                  <Untrusted text={intake.label} maxChars={120} />
                </Link>{' '}
                <span className="quiet">{name('intake.channel', intake.channel)}</span>
              </th>
              <td>{instant(intake.startedAt)}</td>
              <td>
                <IntakeState intake={intake} />
                <IntakeProgress intake={intake} />
              </td>
              <td className={css.numeric}>{number(intake.filesImported)}</td>
              <td className={css.numeric}>{number(intake.filesDuplicate)}</td>
              <td className={css.numeric}>
                {intake.filesRefused > 0 ? <strong>{number(intake.filesRefused)}</strong> : 0}
              </td>
              <td className={css.numeric}>{number(intake.reports)}</td>
              <td className={css.numeric}>{number(intake.notes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
