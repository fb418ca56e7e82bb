import type { Database } from '#store/database.ts';

/** Everything a person's words are written to. */
const tables = ['entries', 'heldDesk', 'heldNotes', 'drafts', 'device', 'roster', 'checkpoints'] as const;
const kinds = ['creating', 'updating', 'deleting'] as const;

/** From its nth write on the disk takes nothing more, as a phone that is switched off at that moment; revived, as one that is started again. */
export function dieAt(database: Database, nth: number): { isDead(): boolean; revive(): void } {
  let [left, dead] = [nth, false];
  const count = (): void => {
    left -= 1;
    dead ||= left <= 0;
    if (dead) throw new Error('switched off');
  };
  const hooks = tables.flatMap((table) => kinds.map((kind) => database[table].hook(kind as 'deleting')));
  for (const hook of hooks) hook.subscribe(count);
  return { isDead: () => dead, revive: () => { for (const hook of hooks) hook.unsubscribe(count); } };
}
