import type { LocalDate } from '#base/localDate.ts';
import { councilOf, type Council } from './council.ts';
import { isPresent, type Mandate } from './mandate.ts';

/** Our seats in a council body: every one is in exactly one of the last three. */
export type Seats = {
  readonly held: number;
  /** The person stands again. */
  readonly stands: number;
  /** Nobody knows yet: not asked, still considering, or two answers stand side by side. */
  readonly uncertain: number;
  /** The person stops: somebody new is needed. */
  readonly stops: number;
};
export type CouncilSeats = Council & Seats;
export type Forecast = { readonly councils: readonly CouncilSeats[]; readonly total: Seats };

type Foreseen = Pick<Mandate, 'body' | 'place' | 'locality' | 'standingAgain' | 'endedOn'> & {
  /** Two answers to "standing again" stand side by side until somebody picks. */
  readonly disputed: boolean;
};

const none: Seats = { held: 0, stands: 0, uncertain: 0, stops: 0 };

/** Which of the present seats will need somebody new, by council body in the order in which they first occur. */
export function forecast(mandates: Iterable<Foreseen>, today: LocalDate): Forecast {
  const councils = new Map<string, CouncilSeats>();
  let total = none;
  for (const mandate of mandates) {
    if (!isPresent(mandate, today)) continue;
    const council = councilOf(mandate);
    const before = councils.get(council.key) ?? { ...council, ...none };
    councils.set(council.key, { ...before, ...counted(before, mandate) });
    total = counted(total, mandate);
  }
  return { councils: [...councils.values()], total };
}

/** How many somebody new is needed for: at least where people stop, at most also where nobody knows yet. */
export function neededSeats({ stops, uncertain }: Seats): { readonly least: number; readonly most: number } {
  return { least: stops, most: stops + uncertain };
}

function counted({ held, stands, uncertain, stops }: Seats, { standingAgain, disputed }: Foreseen): Seats {
  const part = disputed ? 'uncertain' : standingAgain === 'stands' || standingAgain === 'stops' ? standingAgain : 'uncertain';
  return {
    held: held + 1,
    stands: stands + (part === 'stands' ? 1 : 0),
    uncertain: uncertain + (part === 'uncertain' ? 1 : 0),
    stops: stops + (part === 'stops' ? 1 : 0),
  };
}
