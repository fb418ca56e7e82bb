import type { RunResult } from '#app/api.ts';
import { isOfTheDevice, writeBatches, type BatchTools } from '#app/batches.ts';
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
export type WriteTools = Omit<BatchTools<never, unknown>, 'run'> & { run(contacts: readonly (NewContact & { readonly id: ContactId })[]): Promise<RunResult> };

/** Writes in batches, each saved before the next begins; a contact at fault is named and keeps no other from being written. */
export async function writeContacts(contacts: readonly PlannedContact[], tools: WriteTools): Promise<Written> {
  const done = await writeBatches(contacts, BATCH, { ...tools, run: (batch) => tools.run(batch.map(({ id, contact }) => ({ ...contact, id }))) });
  return { ...done, refused: done.refused.map(({ item, why }) => ({ line: item.line, name: item.contact.name, why })) };
}

type SeatTools = Pick<WriteTools, 'pause' | 'stopped'> & { run(seat: PlannedSeat): Promise<RunResult> };
export type WrittenSeats = { readonly refused: readonly RefusedContact[]; readonly rest: readonly PlannedSeat[]; readonly failed: string | null };

/** Enters seats for contacts on record, one after the other; one that the rules refuse is named and keeps no other from being written. */
export async function writeSeats(seats: readonly PlannedSeat[], tools: SeatTools): Promise<WrittenSeats> {
  const refused: RefusedContact[] = [];
  for (const [at, seat] of seats.entries()) {
    if (tools.stopped()) return { refused, rest: seats.slice(at), failed: null };
    const result = await tools.run(seat);
    if (!result.ok && isOfTheDevice(result.refusal)) return { refused, rest: seats.slice(at), failed: result.refusal };
    // One that exists had reached the disk, only its answer was lost.
    if (!result.ok && result.refusal !== 'already-exists') refused.push({ line: seat.line, name: seat.name, why: result.refusal });
    await tools.pause();
  }
  return { refused, rest: [], failed: null };
}
