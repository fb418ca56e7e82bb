import type { CircleId, ContactId, FileId, MemberId } from '#base/ids.ts';
import type { AgreementFile } from '#domain/agreement.ts';
import { epochOf } from '#roster/rights.ts';
import type { Lease } from '#store/lease.ts';
import type { Log } from '#sync/ports.ts';
import type { Circles } from './circles.ts';
import type { EngineDeps } from './deps.ts';
import type { Desks } from './desks.ts';
import type { Unlocked } from './device.ts';
import type { HubLine } from './hubLine.ts';
import type { PhotoPlace } from './photoApi.ts';
import type { Receipts } from './receipts.ts';

/** What files need of an unlocked app. */
export type FileDeps = {
  readonly deps: EngineDeps;
  readonly lease: Lease;
  readonly unlocked: Unlocked;
  readonly circles: Circles;
  readonly desks: Desks;
  readonly receipts: Receipts;
  readonly line: HubLine;
  /** What waits for the hub may be another number now. */
  changed(): void;
  /** Whether all the hub has of the circle is here. */
  isLevel(circle: CircleId): Promise<boolean>;
};

/** Why a file does not reach the hub: it keeps no more; another lies in its place there; what is here is altered. */
export type FileTrouble = 'full' | 'other-bytes' | 'damaged';
/** What holds until the line breaks. */
export type FileState = { readonly trouble: Map<FileId, FileTrouble>; /** Desks of which the hub said what it has. */ readonly compared: Set<string>; isClosed: boolean };

/** The desk's log, where this phone and the hub are in its present epoch and can speak of it; null: not now. */
export function openLog({ unlocked, circles, line }: FileDeps, circle: CircleId): Log | null {
  const epoch = circles.epochHere(circle);
  const here = epoch > 0 && epoch === epochOf(unlocked.roster.current(), circle) && !circles.isStray(circle);
  return here && line.connection && line.state() === 'online' ? { circle, epoch } : null;
}

/** All files that the records of a desk name, by the record; null: its records can not be read now. */
export async function namedFiles({ desks }: FileDeps, desk: MemberId): Promise<ReadonlyMap<string, readonly AgreementFile[]> | null> {
  const view = await desks.of(desk);
  return view && new Map(view.views.map(({ agreement }) => [agreement.id, agreement.files]));
}

/** With whom the agreement is; null: it can not be read now. */
export async function contactOf({ desks }: FileDeps, { agreement: id, desk }: PhotoPlace): Promise<ContactId | null> {
  return (await desks.of(desk))?.views.find(({ agreement }) => agreement.id === id)?.agreement.contact ?? null;
}
