import { expect, test } from 'vitest';
import type { RunResult } from '#app/api.ts';
import type { ContactId, MandateId } from '#base/ids.ts';
import { accept, refuse } from '#base/result.ts';
import type { PlannedContact } from '#domain/imports/plan.ts';
import type { PlannedSeat } from '#domain/imports/seats.ts';
import { BATCH, writeContacts, writeSeats, type WriteTools } from '#features/imports/writing.ts';

const people = (count: number): readonly PlannedContact[] => Array.from({ length: count }, (_, index) => ({ line: index + 2, id: `c${index}` as ContactId, contact: { name: `Person ${index}` } }));

/** An association that keeps what it accepts, all of a batch or none. */
function association(refuses: (id: string, written: ReadonlySet<string>) => string | null = () => null) {
  const written = new Set<string>();
  const sizes: number[] = [];
  const run: WriteTools['run'] = async (contacts): Promise<RunResult> => {
    const why = contacts.map(({ id }) => (written.has(id) ? 'already-exists' : refuses(id, written))).find((reason) => reason !== null);
    if (why) return refuse(why);
    contacts.forEach(({ id }) => written.add(id));
    sizes.push(contacts.length);
    return accept({ undo: null });
  };
  return { written, sizes, run };
}
const tools = (run: WriteTools['run'], more: Partial<WriteTools> = {}): WriteTools => ({ run, pause: async () => {}, stopped: () => false, progress: () => {}, ...more });

test('D-68 5,000 contacts go in batches, with a turn for the screen after each', async () => {
  const { written, sizes, run } = association();
  let pauses = 0;
  const progress: number[] = [];
  const done = await writeContacts(people(5000), tools(run, { pause: async () => void (pauses += 1), progress: (count) => progress.push(count) }));
  expect(done).toEqual({ written: 5000, refused: [], rest: [], failed: null });
  expect([written.size, Math.max(...sizes), pauses, progress.at(-1)]).toEqual([5000, BATCH, 25, 5000]);
});

test('D-68 stopping keeps what was written, and going on writes each of the rest once', async () => {
  const { written, run } = association();
  const done = await writeContacts(people(1000), tools(run, { stopped: () => written.size >= 400 }));
  expect([done.written, done.rest.length, written.size]).toEqual([400, 600, 400]);
  expect(await writeContacts(done.rest, tools(run))).toMatchObject({ written: 600, rest: [] });
  expect(written.size).toBe(1000);
});

test('D-68 a full storage stops the import, says so and loses nothing', async () => {
  const { run } = association((_, kept) => (kept.size >= 400 ? 'storage-full' : null));
  const done = await writeContacts(people(900), tools(run));
  expect([done.written, done.rest.length, done.failed]).toEqual([400, 500, 'storage-full']);
});

test('D-68 a contact the rules refuse is named, all others of its batch are written', async () => {
  const { written, run } = association((id) => (id === 'c57' ? 'name-too-long' : null));
  const done = await writeContacts(people(300), tools(run));
  expect(done).toEqual({ written: 299, refused: [{ line: 59, name: 'Person 57', why: 'name-too-long' }], rest: [], failed: null });
  expect(written.has('c57')).toBe(false);
});

test('D-68 a batch whose answer was lost is not written twice', async () => {
  const { written, run } = association();
  await run(people(10).map(({ id, contact }) => ({ ...contact, id })));
  const done = await writeContacts(people(12), tools(run));
  expect([done.written, done.refused, written.size]).toEqual([12, [], 12]);
});

test('D-68 seats for contacts on record: one the rules refuse is named, a full storage stops, and going on enters none twice', async () => {
  const seats = Array.from({ length: 5 }, (_, index): PlannedSeat => ({ line: index + 2, name: `Person ${index}`, contact: `c${index}` as ContactId, mandate: { id: `m${index}` as MandateId, body: 'city-council' } }));
  const kept: string[] = [];
  let full = true;
  const run = async ({ mandate: { id } }: PlannedSeat): Promise<RunResult> => {
    if (kept.includes(id)) return refuse('already-exists');
    if (id === 'm1') return refuse('contact-unknown');
    if (id === 'm3' && full) return refuse('storage-full');
    kept.push(id);
    return accept({ undo: null });
  };
  const turns = { pause: async () => {}, stopped: () => false, run };
  const done = await writeSeats(seats, turns);
  expect(done).toEqual({ refused: [{ line: 3, name: 'Person 1', why: 'contact-unknown' }], rest: seats.slice(3), failed: 'storage-full' });
  full = false;
  expect(await writeSeats([...seats.slice(2, 3), ...done.rest], turns)).toEqual({ refused: [], rest: [], failed: null });
  expect(kept).toEqual(['m0', 'm2', 'm3', 'm4']);
  expect((await writeSeats(seats, { ...turns, stopped: () => true })).rest).toEqual(seats);
});
