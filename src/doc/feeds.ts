import type * as Y from 'yjs';
import { SPACE_ID } from '#domain/write.ts';
import { project } from './projection.ts';
import { readRecord, saidAbout } from './records.ts';
import { spaceShape } from './shapes.ts';

/** `number`: how often the address was opened or withdrawn, which only ever grows; so of two devices the one that knows more has the higher one. */
export type FeedOpening = { readonly number: number; readonly token: string | null };

/** Where the association publishes its open calendar. */
export function feedOpening(team: Y.Doc): FeedOpening {
  const record = readRecord(team, 'space', SPACE_ID);
  if (!record) return { number: 0, token: null };
  return { number: saidAbout(record, 'feed').length, token: project(record, spaceShape).fields.feed?.token ?? null };
}
