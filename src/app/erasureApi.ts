import type { ContactId, MemberId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import type { AppRefusal } from './api.ts';

/** An erasure of a contact, by whom and since when; never whose name it was. */
export type Erasure =
  | {
      readonly at: 'waiting';
      readonly id: string;
      /** Still here until the hub has taken it. */
      readonly contact: ContactId;
      readonly by: MemberId;
      readonly since: number;
      /** Why it can not be carried out as things stand; null: it waits for the hub. */
      readonly refusal: AppRefusal | null;
    }
  | {
      /** The hub has deleted it, and each device does as soon as it hears of it. */
      readonly at: 'done';
      readonly id: string;
      readonly by: MemberId;
      readonly since: number;
      /** On how many of the team's devices nothing of it is left, by their own signed word; null while the hub has not been asked. */
      readonly devices: { readonly done: number; readonly of: number } | null;
    };

/** `waiting`: kept on this device; carried out by itself once the hub is within reach and the app unlocked. */
export type Erased = 'done' | 'waiting';

export type ErasureApi = {
  /**
   * Erases a contact with all talks and tasks on every device and at the hub, for good. Leitung only (`not-allowed`). Refuses also
   * `demo-has-no-hub`, `not-unlocked`, and where the wish could not be kept.
   */
  eraseContact(contact: ContactId): Promise<Result<Erased, AppRefusal>>;
  /** Takes a waiting erasure back; once it was carried out there is nothing to take back. */
  cancelErasure(id: string): Promise<Result<null, AppRefusal>>;
  /** Asks the hub how far the devices are; the answer comes as a patch. */
  refreshErasures(): Promise<void>;
};

/** All erasures, latest first. */
export type ErasurePatch = { readonly of: 'erasures'; readonly erasures: readonly Erasure[] };
