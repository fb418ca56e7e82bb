import type { CommitmentId } from '#base/ids.ts';
import type { EditOf } from './command.ts';
import type { CommitmentFields } from './commitment.ts';

export type NewCommitment = Partial<Omit<CommitmentFields, 'title' | 'kept' | 'state'>> & { readonly title: string; readonly id: CommitmentId; readonly point?: number };

/** What can be done to commitments. Finished and reopened by one tap, whatever stood there. */
export type CommitmentCommand =
  /** Several at once are the template: all of them or none. */
  | { readonly do: 'createCommitments'; readonly commitments: readonly NewCommitment[] }
  | { readonly do: 'editCommitment'; readonly id: CommitmentId; readonly edits: readonly EditOf<CommitmentFields>[] }
  | { readonly do: 'completeCommitment' | 'reopenCommitment'; readonly id: CommitmentId };
