import { newId, type ContactId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { BORN } from '#domain/write.ts';
import { encodeToHub } from '#wire/toHub.ts';
import { seededRandom } from '../support/random.ts';
import { found } from '../support/rosterActs.ts';
import type { Print } from './figure.ts';
import { newWriter } from './writer.ts';

/** The change of one contact's stage as the frame that goes to the hub, without WebSocket's own 8 bytes; and as the first of a session, which also announces its Yjs client. */
export async function editOnTheWire(print: Print): Promise<void> {
  const random = seededRandom(1);
  const association = await found(random, Date.now());
  const writer = await newWriter(association, association.founder, association.founderMember, random);
  const id = newId<ContactId>(random);
  const consent = { way: 'spoken', on: '2026-11-01' as LocalDate } as const;
  await writer.write([{ do: 'createContact', id, contact: { name: 'Käthe Süß' }, consent }]);
  const [update] = writer.decide([{ do: 'editContact', id, edits: [{ field: 'stage', value: 'in-talks', seen: [BORN] }] }]);
  if (!update) throw new Error('the edit changed nothing');
  const frame = async (announces: boolean): Promise<number> => encodeToHub({ is: 'append', entries: [await writer.seal(update, announces)] }).length;
  print('edit.wire', await frame(false), 'bytes');
  print('edit.wire.first-of-session', await frame(true), 'bytes');
}
