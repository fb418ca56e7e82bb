import type { ReactNode } from 'react';
import type { Seats } from '#domain/forecast.ts';
import css from './Forecast.module.css';

/** More than any council of ours has seats in one place; a longer row would say nothing a figure does not. */
const MOST = 24;

/** A mark a seat, so that one sees how much is sure: full where somebody stops, a question mark where nobody knows, empty where somebody stands again. The words beside it say the same. */
export function SeatMarks({ seats: { held, stops, uncertain } }: { readonly seats: Seats }): ReactNode {
  if (held > MOST) return null;
  return (
    <span className={css.marks} aria-hidden="true">
      {Array.from({ length: held }, (_, seat) => {
        const kind = seat < stops ? 'stops' : seat < stops + uncertain ? 'uncertain' : 'stands';
        return <span key={seat} className={`${css.mark} ${css[kind]}`}>{kind === 'uncertain' ? '?' : null}</span>;
      })}
    </span>
  );
}
