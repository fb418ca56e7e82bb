import type { DeviceId, SpaceId } from '#base/ids.ts';
import { believes, epochOf } from '#roster/rights.ts';
import type { Roster } from '#roster/roster.ts';
import { verifyEntry, type Entry } from '#wire/entry.ts';
import type { LogKey } from './ports.ts';
import type { Aside } from './replica.ts';

export type AdmissionDeps = { readonly space: SpaceId; readonly log: LogKey; readonly author: { readonly id: DeviceId }; readonly roster: () => Roster };
export type Admitted = { readonly believed: readonly Entry[]; readonly asides: readonly Aside[] };

/** Entries of this log by others whose signature holds, and those to set aside. One's own come from nowhere but the own log; nothing more is taken into an epoch that is over. */
export async function admit(deps: AdmissionDeps, entries: readonly Entry[]): Promise<Admitted> {
  const { log, space } = deps;
  const roster = deps.roster();
  if (epochOf(roster, log.circle) > log.epoch) return { believed: [], asides: [] };
  const ofLog = entries.filter(({ header }) => header.circle === log.circle && header.epoch === log.epoch && header.author !== deps.author.id);
  const doubts = await Promise.all(ofLog.map((entry) => doubt(space, roster, entry)));
  return {
    believed: ofLog.filter((_, index) => doubts[index] === null),
    asides: ofLog.flatMap((entry, index) => (doubts[index] ? [{ entry, reason: doubts[index] }] : [])),
  };
}

async function doubt(space: SpaceId, roster: Roster, entry: Entry): Promise<'unknown-author' | 'forged' | null> {
  const key = believes(roster, entry.header.author, entry.header.circle);
  if (!key) return 'unknown-author';
  return (await verifyEntry(space, entry, key)) ? null : 'forged';
}

/** Of each author the entries that follow its head without a gap, as they came, but an early one after those it waited for. */
export function continuing(entries: readonly Entry[], headOf: (author: DeviceId) => number): readonly Entry[] {
  const heads = new Map<DeviceId, number>();
  const early = new Map<string, Entry>();
  const taken: Entry[] = [];
  for (const entry of entries) {
    const { author, number } = entry.header;
    const head = heads.get(author) ?? headOf(author);
    heads.set(author, head);
    if (number > head && !early.has(`${author} ${number}`)) early.set(`${author} ${number}`, entry);
    for (let next = early.get(`${author} ${head + 1}`), at = head + 1; next; at += 1, next = early.get(`${author} ${at}`)) {
      taken.push(next);
      heads.set(author, at);
    }
  }
  return taken;
}
