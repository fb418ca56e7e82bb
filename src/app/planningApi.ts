import type { CommitteeId, EditId } from '#base/ids.ts';
import type { Commitment, CommitmentField } from '#domain/commitment.ts';
import type { Choice } from '#domain/contact.ts';
import type { BoardText, GuidePoint, GuideVersion } from '#domain/guide.ts';
import type { Support, SupportField } from '#domain/support.ts';
import type { Receipt } from './api.ts';

/** Auftrag: who answers for it and how it stands. */
export type CommitmentRow = Commitment & {
  readonly heads: Readonly<Record<CommitmentField, readonly EditId[]>>;
  readonly contested: Partial<Record<CommitmentField, readonly Choice[]>>;
  readonly receipt: Receipt;
};

/** What a board was asked, and what came back. */
export type SupportDetail = Support & {
  readonly heads: Readonly<Record<SupportField, readonly EditId[]>>;
  readonly contested: Partial<Record<SupportField, readonly Choice[]>>;
  readonly receipt: Receipt;
};

/** `points` are what stands where `heads` are. */
export type GuideState = { readonly points: readonly GuidePoint[]; readonly heads: readonly EditId[]; readonly apart: readonly GuideApart[] };
export type GuideApart = GuideVersion & { readonly edit: EditId };

/** Written by `run`: `recordAsk`, `editSupport`. */
export type PlanningApi = {
  /** Every version of a guide, oldest first. Ask again at every `guides` patch. */
  guideVersions(of: BoardText): Promise<readonly GuideVersion[]>;
  /** What an edit of a guide must name as `seen`, and the versions that were written apart until somebody picks one; null while locked. */
  guideState(of: BoardText): Promise<GuideState | null>;
  /** Of every board that was ever asked, in no order. Ask again at every `supports` patch. */
  supports(): Promise<readonly SupportDetail[]>;
  /** Of one board, asked or not yet; null while locked. */
  support(committee: CommitteeId): Promise<SupportDetail | null>;
};

export type PlanningPatch =
  /** All there are. */
  | { readonly of: 'commitments'; readonly commitments: readonly CommitmentRow[] }
  | { readonly of: 'supports' };
