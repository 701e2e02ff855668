import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Reason } from '../../../src/triage/contract.ts';
import { shortLocator } from '../ui/format.ts';
import { visibleText } from '../ui/visible-text.ts';
import type { Place } from '../ui/wire.ts';
import { useWords } from '../ui/words.ts';
import css from './reason-list.module.css';

const standingGlyphs: Readonly<Record<Reason['standing'], string>> = {
  verified: '✓',
  declared: '“',
  observed: '●',
  derived: '↳',
  unknown: '?',
};
const shownPlaces = 3;

interface ReasonListProps {
  readonly reportId: string;
  readonly reasons: readonly Reason[];
  /** Shows a place beside the reasons instead of opening the report at that place. */
  readonly onPlace?: (place: Place) => void;
}

/** Reasons in words, each with its standing and the places in the sealed sources it comes from. */
export function ReasonList(props: ReasonListProps): ReactNode {
  const { say } = useWords();
  return (
    <ul className={css.list}>
      {props.reasons.map((reason, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order of the reasons is their identity
        <li key={index} className={reason.standing === 'unknown' ? css.unknown : css.reason}>
          <span className={css.glyph} title={say(`ui.standing.${reason.standing}`)} aria-hidden="true">
            {standingGlyphs[reason.standing]}
          </span>
          <span>
            {say(reason.code, reason.params)}
            {reason.standing !== 'unknown' && (
              <span className={css.standing}> · {say(`ui.standing.${reason.standing}`)}</span>
            )}{' '}
            {reason.places.slice(0, shownPlaces).map((place) => (
              <PlaceLink
                key={`${place.sourceId} ${place.locator}`}
                reportId={props.reportId}
                place={place}
                onPlace={props.onPlace}
              />
            ))}
            {reason.places.length > shownPlaces && (
              <span className="quiet">+{reason.places.length - shownPlaces}</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface PlaceLinkProps {
  readonly reportId: string;
  readonly place: Place;
  readonly onPlace?: ((place: Place) => void) | undefined;
}

/** The way from a value to the exact place of the sealed source it was read from. */
export function PlaceLink(props: PlaceLinkProps): ReactNode {
  const { say } = useWords();
  const { place, onPlace } = props;
  const label = visibleText(shortLocator(place.locator), 60);
  const title = say('ui.place.open', { locator: place.locator });
  if (onPlace !== undefined) {
    return (
      <button type="button" className="place" title={title} onClick={() => onPlace(place)}>
        {label}
      </button>
    );
  }
  return (
    <Link
      to="/reports/$id"
      params={{ id: props.reportId }}
      search={{ source: place.sourceId, locator: place.locator }}
      className="place"
      title={title}
    >
      {label}
    </Link>
  );
}
