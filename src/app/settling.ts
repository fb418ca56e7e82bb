import { accept, refuse, type Result } from '#base/result.ts';
import { settleFor } from '#roster/fork.ts';
import { encodeRosterEntry, signRosterEntry } from '#wire/rosterEntry.ts';
import type { AppRefusal } from './api.ts';
import type { Acting } from './rosterActing.ts';

/** The hub's chain may grow meanwhile. */
const TRIES = 4;

/**
 * Signs, on top of the hub's chain, that it holds; this device then changes over to it as every other will. Nothing to do
 * where the fork is over.
 */
export async function settleFork({ deps, unlocked, connection }: Acting): Promise<Result<null, AppRefusal>> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const fork = unlocked.roster.fork();
    if (!fork) return accept(null);
    const made = await settleFor(fork, unlocked.keys.id);
    if (!made.ok) return made;
    const entry = await signRosterEntry({ previous: fork.theirs.head, author: unlocked.keys.id, at: deps.now(), action: made.value }, unlocked.keys.sign);
    const put = await connection.appendRoster({ entry: encodeRosterEntry(entry), wraps: [] });
    if (put.ok) return unlocked.roster.fork() ? refuse('not-saved') : accept(null);
    if (put.refusal !== 'not-on-head') return put.refusal === 'unreachable' ? refuse('hub-unreachable') : refuse('hub-refused', put.refusal);
  }
  return refuse('hub-refused', 'not-on-head');
}
