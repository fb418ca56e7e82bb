import type { Bytes } from '#base/bytes.ts';
import type { MemberId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import type { PackedHandover } from '#sync/handover.ts';
import type { NotTaken } from '#sync/handoverSorting.ts';
import type { HandoverRefusal } from '#wire/handover.ts';
import type { AppRefusal } from './api.ts';

export type HandoverFile = PackedHandover;
/** `unreadable`: stored and set aside, shown under "Startklar?". `not-saved`: this device's storage took no more. */
export type NotHandedWhy = NotTaken | 'unreadable' | 'not-saved';
export type HandoverTaken = {
  /** Now on this device, on their way to the hub. */
  readonly taken: number;
  readonly known: number;
  /** Of circles this device is not in: brought to the hub, and not kept here. */
  readonly carried: number;
  /** Entries of the file that are damaged. */
  readonly lacking: number;
  readonly not: readonly { readonly why: NotHandedWhy; readonly count: number }[];
  /** Whose devices wrote what was taken, known or carried. */
  readonly from: readonly MemberId[];
};

export type HandoverApi = {
  /** How many own entries a file would hold now: photos and what no circle has yet are none. */
  toGive(): Promise<number>;
  /** All own entries the hub has not confirmed; also while locked. Refuses `not-allowed` in the demonstration and on a device that has to become a new one. */
  giveHandover(): Promise<Result<HandoverFile, AppRefusal>>;
  /** Somebody has the file by now: what is in it shows as handed over. */
  handedOut(last: HandoverFile['last']): Promise<void>;
  /** Takes what can be believed, as if the hub had delivered it, and tells the hub. Doing it again changes nothing. Refuses `other-space` for another association's file. */
  takeHandover(file: Bytes): Promise<Result<HandoverTaken, AppRefusal | HandoverRefusal | 'other-space'>>;
  /** Others' entries taken from files that the hub has not got yet, as far as it has said; 0 while locked. */
  handedWaiting(): Promise<number>;
};
