import type { EntryHeader } from '#wire/entry.ts';
import type { AppendRefusal } from '#wire/messages.ts';
import { authorName, logName } from './outbox.ts';

/**
 * Refusals that say that the roster has moved on, or that the hub does not know what we know: no fault of the line, which
 * goes on. What was refused waits on the phone until there is more roster, or other logs.
 */
export function isSoft(refusal: AppendRefusal): boolean {
  return refusal === 'wrong-epoch' || refusal === 'epoch-due' || refusal === 'not-in-circle' || refusal === 'not-a-member';
}

/** What the hub refused: it is not told again while that stands. */
export type Muted = {
  /** Nobody's entries of a log that is over or waits for its next epoch, else those of the one author. */
  add(header: EntryHeader, refusal: AppendRefusal): void;
  has(header: Omit<EntryHeader, 'number'>): boolean;
  clear(): void;
};

/** What a connection leaves to the next one. */
export type Remembered = {
  readonly muted: Muted;
  /** By log, the last own number the hub acknowledged to us: what it holds there is ours, not a copy's. */
  readonly vouched: Map<string, number>;
};

export function nothingRemembered(): Remembered {
  return { muted: mutedSet(), vouched: new Map() };
}

function mutedSet(): Muted {
  const names = new Set<string>();
  return {
    add: (header, refusal) => void names.add(refusal === 'wrong-epoch' || refusal === 'epoch-due' ? logName(header) : authorName(header)),
    has: (header) => names.has(logName(header)) || names.has(authorName(header)),
    clear: () => names.clear(),
  };
}
