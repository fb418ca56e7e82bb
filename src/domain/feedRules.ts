import { TEAM } from '#base/ids.ts';
import { accept, refuse } from '#base/result.ts';
import { changes, partsIn } from './change.ts';
import type { Command } from './command.ts';
import type { Actor, Known } from './known.ts';
import type { Decided } from './refusal.ts';
import { SPACE_ID } from './write.ts';

/** Where the open calendar is published: a token nobody guesses; null: nowhere. */
export type FeedAddress = { readonly token: string } | null;

const TOKEN = /^[A-Za-z0-9_-]{32}$/;

/** Opens the calendar's address, or withdraws it: by Leitung. There is no undo: an address that was withdrawn never comes back, since whoever has it was told that it is gone. */
export function setFeed({ token }: Extract<Command, { do: 'setFeed' }>, known: Known, by: Actor): Decided {
  if (!by.roles?.includes('lead')) return refuse('not-your-role');
  if (token !== null && !TOKEN.test(token)) return refuse('value-unknown', 'token');
  const value = token === null ? null : { token };
  if (value && known.had('space', SPACE_ID, 'feed', value)) return refuse('already-exists');
  const wanted = { field: 'feed', value, seen: known.heads('space', SPACE_ID, 'feed') };
  return accept({ parts: partsIn(TEAM, changes('space', SPACE_ID, [wanted], known, by.random)), undo: null });
}

/** As it lies in a record; undefined: unreadable. */
export function readFeedAddress(value: unknown): FeedAddress | undefined {
  if (value === null) return null;
  const token = typeof value === 'object' ? (value as { token?: unknown }).token : undefined;
  return typeof token === 'string' && TOKEN.test(token) ? { token } : undefined;
}
