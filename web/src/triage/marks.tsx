import type { CSSProperties, ReactNode } from 'react';
import type { QueueRow, Situation } from '../../../src/triage/contract.ts';
import { daysLeft } from '../ui/format.ts';
import { Untrusted } from '../ui/untrusted.tsx';
import { useWords } from '../ui/words.ts';
import css from './marks.module.css';

const situations: readonly Situation[] = [
  'immediate-risk',
  'within-reach',
  'active-solicitation',
  'home-production',
  'high-volume',
  'group',
  'distribution',
  'other',
];

export function situationOfTier(tier: number): Situation {
  return situations[tier - 1] ?? 'other';
}

function tierColour(tier: number): CSSProperties {
  return { '--tier': `var(--tier-${tier})` } as CSSProperties;
}

/** The number of a tier in its square; the word always stands beside it. */
export function TierGlyph(props: { readonly tier: number }): ReactNode {
  return (
    <span className={css.glyph} style={tierColour(props.tier)} aria-hidden="true">
      {props.tier}
    </span>
  );
}

export function TierMark(props: { readonly tier: number; readonly situation: Situation }): ReactNode {
  const { say, name } = useWords();
  return (
    <span className={css.tier} style={tierColour(props.tier)}>
      <TierGlyph tier={props.tier} />
      <span className={css.hidden}>{say('ui.tier', { tier: props.tier })} </span>
      <span>{name('triage.situation', props.situation)}</span>
    </span>
  );
}

const pips = [1, 2, 3, 4, 5] as const;

/** How far this report can be worked, five squares and the figure. */
export function Pips(props: { readonly workability: number; readonly figure?: boolean }): ReactNode {
  const { say } = useWords();
  return (
    <span className={css.workability}>
      <span className={css.hidden}>{say('ui.workability.of', { value: props.workability })}</span>
      <span className={css.pips} aria-hidden="true">
        {pips.map((pip) => (
          <span key={pip} className={pip <= props.workability ? css.on : css.off} />
        ))}
      </span>
      {props.figure !== false && (
        <span className={css.figure} aria-hidden="true">
          {props.workability}/5
        </span>
      )}
    </span>
  );
}

/** Days left to ask for the evidence that dies first; the last week stands out by weight, sign and colour. */
export function EvidenceMark(props: { readonly deadline: string | null }): ReactNode {
  const { say, evidence, date } = useWords();
  if (props.deadline === null) {
    return (
      <span className="quiet" title={say('ui.evidence.none')}>
        <span aria-hidden="true">—</span>
        <span className={css.hidden}>{say('ui.evidence.none')}</span>
      </span>
    );
  }
  const days = daysLeft(props.deadline, new Date());
  const style = days < 0 ? css.evidencePast : days <= 7 ? css.evidenceSoon : css.evidence;
  return (
    <span className={style} title={say('ui.evidence.until', { date: date(props.deadline) })}>
      {evidence(props.deadline)}
    </span>
  );
}

/** Where this report belongs, as far as it is known; a doubt is written, not implied. */
export function AreaMark(props: Pick<QueueRow, 'area' | 'country' | 'areaCertain'>): ReactNode {
  const { say, locale } = useWords();
  const place = props.area ?? (props.country === null ? null : countryName(props.country, locale));
  if (place === null) return <span className={css.unknown}>{say('ui.unknown')}</span>;
  return (
    <span title={props.areaCertain ? undefined : say('ui.area.uncertain')}>
      <Untrusted text={place} />
      {!props.areaCertain && (
        <>
          <span aria-hidden="true">{'\u00a0?'}</span>
          <span className={css.hidden}> {say('ui.area.uncertain')}</span>
        </>
      )}
    </span>
  );
}

function countryName(code: string, locale: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' }).of(code) ?? code;
}

/** Who holds this report, in full words for assistive technology, initials for the eye. */
export function AssigneeMark(props: { readonly row: QueueRow; readonly mine: boolean }): ReactNode {
  const { say, name } = useWords();
  const { assignee, state } = props.row;
  if (assignee === null) {
    return state === 'new' ? (
      <span className="quiet">
        <span aria-hidden="true">—</span>
        <span className={css.hidden}>{say('ui.assignee.nobody')}</span>
      </span>
    ) : (
      <span className="quiet">{name('ui.state-of', state)}</span>
    );
  }
  return (
    <span className={props.mine ? css.mine : undefined}>
      {props.mine ? say('ui.assignee.me') : <Untrusted text={assignee.displayName} maxChars={40} />}
    </span>
  );
}
