import type { CommitmentId, CommitteeId, MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';

/** Who answers for it: somebody of the team, or a board (Gremium) where no single person does. */
export type Answerable = { readonly member: MemberId } | { readonly committee: CommitteeId };
/** Done on a day, or still to be done. One value, so that two who finish it apart do not leave a day without its state. */
export type CommitmentState = { readonly is: 'open' } | { readonly is: 'done'; readonly on: LocalDate };

export type CommitmentFields = {
  readonly title: string;
  /** What was resolved, in its own words. */
  readonly text: string;
  readonly answerable: Answerable | null;
  readonly due: LocalDate | null;
  readonly state: CommitmentState;
  readonly notes: string;
  /** Taken off the list; what was said of it stays. */
  readonly kept: boolean;
};
export type CommitmentField = keyof CommitmentFields;

export const commitmentDefaults: CommitmentFields = { title: '', text: '', answerable: null, due: null, state: { is: 'open' }, notes: '', kept: true };

/** Auftrag: a point of a resolution, with who answers for it. `point`: its number there, where it has one. */
export type Commitment = CommitmentFields & { readonly id: CommitmentId; readonly point: number | null; readonly createdBy: MemberId; readonly createdAt: number };

/** The points of the resolution this app came from, to begin with; their words are the catalogue's. */
export const resolutionPoints = ['early', 'recruiting', 'concept', 'support', 'talks', 'calendar'] as const;
export type ResolutionPoint = (typeof resolutionPoints)[number];

/** Whether it stands on the list: one that somebody took off while another did not stays until that is settled. */
export function isListed({ kept, contested }: Pick<Commitment, 'kept'> & { readonly contested: { readonly kept?: unknown } }): boolean {
  return kept || contested.kept !== undefined;
}

/** The same on every device, so that two who begin with the template apart have each point once. */
export function pointId(point: ResolutionPoint): CommitmentId {
  return `resolution-${point}` as CommitmentId;
}

export const commitmentGroups = ['late', 'open', 'done'] as const;
export type CommitmentGroup = (typeof commitmentGroups)[number];

/** Where it stands in the minutes: late once its day is over, on that day not yet. */
export function commitmentGroup({ state, due }: Pick<Commitment, 'state' | 'due'>, today: LocalDate): CommitmentGroup {
  if (state.is === 'done') return 'done';
  return due !== null && due < today ? 'late' : 'open';
}

/** As they stand in a list: the resolution's points by their numbers, then the others by their days, without one last. */
export function inMinutesOrder<C extends Pick<Commitment, 'id' | 'point' | 'due' | 'createdAt'>>(commitments: readonly C[]): readonly C[] {
  const key = ({ point, due, createdAt, id }: C) => [point ?? Infinity, due ?? '~', createdAt, id] as const;
  return commitments.toSorted((a, b) => {
    const [left, right] = [key(a), key(b)];
    const at = left.findIndex((part, index) => part !== right[index]);
    return at < 0 ? 0 : (left[at] ?? 0) < (right[at] ?? 0) ? -1 : 1;
  });
}
