import type { DeviceId } from '#base/ids.ts';
import type { LogKey } from '#circle/ports.ts';
import type { EntryHeader } from '#wire/entry.ts';
import type { Head } from '#wire/rosterAction.ts';

/** What the hub holds of each followed log, as far as we have heard: an epoch is opened on exactly these heads. */
export type HubHeads = {
  /** null: it was not followed yet. */
  of(log: LogKey): readonly Head[] | null;
  /** The hub's own word on following; it may be less than before. */
  told(log: LogKey, heads: readonly Head[]): void;
  /** The hub sent this entry or acknowledged it, so it holds it and all before it. */
  reached(header: EntryHeader): void;
};

export function hubHeads(): HubHeads {
  const logs = new Map<string, Map<DeviceId, number>>();
  return {
    of(log) {
      const heads = logs.get(nameOf(log));
      return heads ? [...heads].map(([author, number]) => ({ author, number })) : null;
    },
    told: (log, heads) => void logs.set(nameOf(log), new Map(heads.map(({ author, number }) => [author, number]))),
    reached({ author, number, ...log }) {
      const heads = logs.get(nameOf(log));
      heads?.set(author, Math.max(number, heads.get(author) ?? 0));
    },
  };
}

function nameOf({ circle, epoch }: LogKey): string {
  return `${circle} ${epoch}`;
}
