import { expect } from 'vitest';
import type { Bytes } from '#base/bytes.ts';
import { newId, type ContactId, type Random } from '#base/ids.ts';
import type { HandoverTaken } from '#app/handoverApi.ts';
import type { Phone } from './enginePhone.ts';
import { must } from './rosterActs.ts';

/** What a file brought, where nothing of it is special. */
export const nothingTaken: Omit<HandoverTaken, 'from'> = { taken: 0, known: 0, carried: 0, lacking: 0, not: [] };

/** So many new contacts, written on a phone. */
export async function writes(random: Random, phone: Phone, ...names: readonly string[]): Promise<readonly ContactId[]> {
  const ids = names.map(() => newId<ContactId>(random));
  for (const [index, name] of names.entries()) expect((await phone.engine.run({ do: 'createContact', id: ids[index]!, contact: { name } })).ok).toBe(true);
  return ids;
}

/** The phone's handover file, with so many entries. */
export async function fileOf(phone: Phone, entries: number): Promise<Bytes> {
  const given = must(await phone.engine.giveHandover());
  expect({ entries: given.entries, left: given.left }).toEqual({ entries, left: 0 });
  return given.file;
}

/** What became of a file that is one of the association's. */
export async function takes(phone: Phone, file: Bytes): Promise<Omit<HandoverTaken, 'from'>> {
  const { from: _, ...taken } = must(await phone.engine.takeHandover(file));
  return taken;
}

export const names = (phone: Phone): readonly string[] => phone.rows().map(({ name }) => name).toSorted();
