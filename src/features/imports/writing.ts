import type { RunResult } from '#app/api.ts';
import type { ContactId } from '#base/ids.ts';
import type { NewContact } from '#domain/command.ts';
import type { PlannedContact } from '#domain/imports/plan.ts';
import type { PlannedSeat } from '#domain/imports/seats.ts';

export const BATCH = 200;

export type RefusedContact = { readonly line: number; readonly name: string; readonly why: string };
export type Written = {
  readonly written: number;
  readonly refused: readonly RefusedContact[];
  /** What is still to be written: not empty if it was stopped or the device refused. */
  readonly rest: readonly PlannedContact[];
  /** The device's refusal (storage full, locked); null where a person stopped it or all is done. */
  readonly failed: string | null;
};
export type WriteTools = {
  run(contacts: readonly (NewContact & { readonly id: ContactId })[]): Promise<RunResult>;
  /** Gives the screen a turn. */
  pause(): Promise<void>;
  stopped(): boolean;
  progress(written: number): void;
};

/** These are no fault of a contact: the same batch may be tried again. */
const ofTheDevice: ReadonlySet<string> = new Set(['not-saved', 'storage-full', 'not-unlocked', 'not-allowed', 'demo-has-no-hub']);

/** Writes in batches, each saved before the next begins. A batch the rules refuse is halved until the one contact at fault stands alone; the others are written. */
export async function writeContacts(contacts: readonly PlannedContact[], tools: WriteTools): Promise<Written> {
  const refused: RefusedContact[] = [];
  let written = 0;
  const batches: (readonly PlannedContact[])[] = [];
  for (let from = 0; from < contacts.length; from += BATCH) batches.push(contacts.slice(from, from + BATCH));
  while (batches.length > 0) {
    if (tools.stopped()) return { written, refused, rest: batches.flat(), failed: null };
    const batch = batches.shift() ?? [];
    const result = await tools.run(batch.map(({ id, contact }) => ({ ...contact, id })));
    const [one] = batch;
    if (result.ok || (batch.length === 1 && result.refusal === 'already-exists')) {
      written += batch.length;
      tools.progress(written);
      await tools.pause();
    } else if (ofTheDevice.has(result.refusal)) {
      return { written, refused, rest: [batch, ...batches].flat(), failed: result.refusal };
    } else if (batch.length > 1) {
      const half = Math.ceil(batch.length / 2);
      batches.unshift(batch.slice(0, half), batch.slice(half));
    } else if (one) {
      refused.push({ line: one.line, name: one.contact.name, why: result.refusal });
    }
  }
  return { written, refused, rest: [], failed: null };
}

type SeatTools = Pick<WriteTools, 'pause' | 'stopped'> & { run(seat: PlannedSeat): Promise<RunResult> };
export type WrittenSeats = { readonly refused: readonly RefusedContact[]; readonly rest: readonly PlannedSeat[]; readonly failed: string | null };

/** Enters seats for contacts on record, one after the other; one that the rules refuse is named and keeps no other from being written. */
export async function writeSeats(seats: readonly PlannedSeat[], tools: SeatTools): Promise<WrittenSeats> {
  const refused: RefusedContact[] = [];
  for (const [at, seat] of seats.entries()) {
    if (tools.stopped()) return { refused, rest: seats.slice(at), failed: null };
    const result = await tools.run(seat);
    if (!result.ok && ofTheDevice.has(result.refusal)) return { refused, rest: seats.slice(at), failed: result.refusal };
    // One that exists had reached the disk, only its answer was lost.
    if (!result.ok && result.refusal !== 'already-exists') refused.push({ line: seat.line, name: seat.name, why: result.refusal });
    await tools.pause();
  }
  return { refused, rest: [], failed: null };
}
