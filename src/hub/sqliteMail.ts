import type { DatabaseSync } from 'node:sqlite';
import { equalBytes, ownBytes, type Bytes } from '#base/bytes.ts';
import type { DeviceId, SpaceId } from '#base/ids.ts';
import { PAGE_BYTES } from '#wire/limits.ts';
import type { Mail, SentMail } from '#wire/messages.ts';
import type { Speaker } from '#wire/statements.ts';
import type { Atomically } from './sqliteStore.ts';

type MailRow = { id: number; device: DeviceId; number: number; total: number; bytes: Uint8Array };

/** The part of the store that holds what removed devices left. `erase` makes what was deleted unrecoverable. */
export function sqliteMail(db: DatabaseSync, atomically: Atomically, erase: () => void) {
  const held = db.prepare('SELECT hash FROM mail WHERE space = ? AND device = ? AND number = ?');
  const total = db.prepare('SELECT total FROM mail WHERE space = ? AND device = ? LIMIT 1');
  const add = db.prepare('INSERT INTO mail (space, device, number, total, hash, bytes) VALUES (?, ?, ?, ?, ?, ?)');
  const after = db.prepare('SELECT id, device, number, total, bytes FROM mail WHERE space = ? AND id > ? AND bytes IS NOT NULL ORDER BY id');
  const drop = db.prepare('UPDATE mail SET bytes = NULL WHERE space = ? AND id = ?');

  function put({ space, device }: Speaker, mail: SentMail, hash: Bytes): boolean {
    const same = held.get(space, device, mail.number) as { hash: Uint8Array } | undefined;
    if (same) return equalBytes(same.hash, hash);
    const others = total.get(space, device) as { total: number } | undefined;
    if (others && others.total !== mail.of) return false;
    add.run(space, device, mail.number, mail.of, hash, mail.bytes);
    return true;
  }
  function page(space: SpaceId, from: number): { readonly mails: readonly Mail[]; readonly more: boolean } {
    const mails: Mail[] = [];
    let bytes = 0;
    for (const row of after.iterate(space, from) as Iterable<MailRow>) {
      bytes += row.bytes.length;
      if (mails.length > 0 && bytes > PAGE_BYTES) return { mails, more: true };
      mails.push({ id: row.id, device: row.device, number: row.number, of: row.total, bytes: ownBytes(row.bytes) });
    }
    return { mails, more: false };
  }
  return {
    putMail: async (by: Speaker, mail: SentMail, hash: Bytes) => atomically(() => put(by, mail, hash)),
    mailAfter: async (space: SpaceId, from: number) => page(space, from),
    dropMail: async (space: SpaceId, ids: readonly number[]) => {
      atomically(() => {
        for (const id of ids) drop.run(space, id);
      });
      erase();
    },
  };
}
