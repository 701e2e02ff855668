import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { IntakeDelivery, IntakeDetail } from '../../../src/intake/contract.ts';
import { shortDigest } from '../ui/format.ts';
import { Failure, Loading } from '../ui/states.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { useWords } from '../ui/words.ts';
import css from './intake.module.css';
import { IntakeProgress, IntakeState } from './intake-progress.tsx';
import { NoteList } from './note-list.tsx';
import { intakeQuery } from './queries.ts';

/** The report of one intake: what was refused first, then what was read, with every note and its place. */
export function IntakeDetailPage(): ReactNode {
  const { id } = useParams({ from: '/intake/$id' });
  const intake = useQuery(intakeQuery(id));
  if (intake.isPending) return <Loading lines={12} />;
  if (intake.data === undefined) return <Failure error={intake.error} retry={() => void intake.refetch()} />;
  return <IntakeReport intake={intake.data} />;
}

function IntakeReport(props: { readonly intake: IntakeDetail }): ReactNode {
  const { intake } = props;
  const { say, name, instant, number } = useWords();
  const figures = [
    ['imported', intake.filesImported],
    ['duplicate', intake.filesDuplicate],
    ['refused', intake.filesRefused],
    ['reports', intake.reports],
    ['notes', intake.notes],
  ] as const;
  return (
    <article className={css.page}>
      <header>
        <p className="quiet">
          <Link to="/intake">{say('ui.nav.intake')}</Link> › {name('intake.channel', intake.channel)}
        </p>
        <h1 className={css.title}>
          <Untrusted text={intake.label} maxChars={160} />
        </h1>
        <p className="quiet">
          <IntakeState intake={intake} /> · {instant(intake.startedAt)}
          {intake.finishedAt !== null && ` – ${instant(intake.finishedAt)}`}
        </p>
        <IntakeProgress intake={intake} />
      </header>
      <dl className={css.figures}>
        {figures.map(([figure, count]) => (
          <div key={figure} className={figure === 'refused' && count > 0 ? css.alert : undefined}>
            <dt>{say(`ui.intake.column.${figure}`)}</dt>
            <dd>{number(count)}</dd>
          </div>
        ))}
      </dl>
      <ul className={css.deliveries}>
        {intake.deliveries.map((delivery) => (
          <Delivery key={delivery.ordinal} delivery={delivery} />
        ))}
      </ul>
      {intake.deliveriesTotal > intake.deliveries.length && (
        <p className="quiet">
          {say('ui.list.more', { count: intake.deliveriesTotal - intake.deliveries.length })}
        </p>
      )}
    </article>
  );
}

const outcomeGlyphs = { imported: '✓', duplicate: '=', refused: '✗' } as const;

function Delivery(props: { readonly delivery: IntakeDelivery }): ReactNode {
  const { delivery } = props;
  const { say, name, size, number } = useWords();
  const counts = Object.entries(delivery.counts).filter(([, count]) => count > 0);
  return (
    <li className={`card ${css.delivery} ${delivery.outcome === 'refused' ? css.refused : ''}`}>
      <p className={css.deliveryHead}>
        <span className={css.outcome}>
          <span aria-hidden="true">{outcomeGlyphs[delivery.outcome]} </span>
          {say(`intake.outcome.${delivery.outcome}`)}
        </span>
        <strong>
          <Untrusted text={delivery.name} maxChars={200} />
        </strong>
        <span className="quiet">
          {size(delivery.sizeBytes)}
          {delivery.format !== null && ` · ${name('intake.format', delivery.format)}`}
          {delivery.reader !== null && ` · ${say('ui.excerpt.reader', { reader: delivery.reader })}`}
        </span>
        {delivery.digest !== null && (
          <span className="mono quiet" title={delivery.digest}>
            sha256 {shortDigest(delivery.digest)}
          </span>
        )}
      </p>
      {counts.length > 0 && (
        <p className="quiet">
          {counts.map(([kind, count]) => `${name('intake.count', kind)} ${number(count)}`).join(' · ')}
        </p>
      )}
      <NoteList notes={delivery.notes} outcome={delivery.outcome} />
    </li>
  );
}
