import { equalBytes } from '#base/bytes.ts';
import type { DeviceId, SpaceId } from '#base/ids.ts';
import { epochOf, mayFollow } from '#roster/rights.ts';
import type { Roster } from '#roster/roster.ts';
import { verifyEntry, type Entry, type EntryHeader } from '#wire/entry.ts';
import type { Head } from '#wire/rosterAction.ts';
import { authorName } from './outbox.ts';
import type { Log } from './ports.ts';

/**
 * Why an entry of a handover file is not taken. `unknown-device`: not on this phone's roster, perhaps not yet. `removed`: the
 * device was, or its member lost its place in the circle. `over`: of an epoch that is over; its author writes it again. `ahead`: of a
 * circle or an epoch this phone has not begun. `elsewhere`: of a circle this phone is not in. `gap`: one before it is neither here
 * nor in the file. `reused`: another entry is here under its number. `own`: in this phone's name and not in its log.
 */
export type NotTaken = 'unknown-device' | 'removed' | 'over' | 'ahead' | 'elsewhere' | 'forged' | 'gap' | 'reused' | 'own';

/** What the phone knows, by which entries of a file are judged. */
export type SortPorts = {
  readonly space: SpaceId;
  readonly device: DeviceId;
  roster(): Roster;
  /** Whether this phone is in that epoch of the circle. */
  isHere(log: Log): boolean;
  heads(log: Log): Promise<readonly Head[]>;
  held(header: EntryHeader): Promise<Entry | null>;
};

export type SortedHandover = {
  /** Each author's follow what is here without a gap. */
  readonly takes: readonly Entry[];
  /** Of circles this phone is not in, their signatures hold. */
  readonly elsewhere: readonly Entry[];
  /** The very same are here already, or stood in the file before. */
  readonly known: number;
  readonly not: ReadonlyMap<NotTaken, number>;
};
type Sorting = { takes: readonly Entry[]; elsewhere: readonly Entry[]; known: number; readonly not: Map<NotTaken, number> };

/** What becomes of each entry of a file, in whatever order and however often they stand there. Nothing is written. */
export async function sortHandover(ports: SortPorts, entries: readonly Entry[]): Promise<SortedHandover> {
  const sorting: Sorting = { takes: [], elsewhere: [], known: 0, not: new Map() };
  for (const group of byAuthor(entries)) await sortGroup(ports, group, sorting);
  return sorting;
}

type Group = { readonly header: EntryHeader; readonly entries: readonly Entry[] };

/** One author's of one log, by number. */
function byAuthor(entries: readonly Entry[]): readonly Group[] {
  const groups = Map.groupBy(entries, ({ header }) => authorName(header));
  return [...groups.values()].flatMap((group) => {
    const ordered = group.toSorted((one, other) => one.header.number - other.header.number);
    return ordered[0] ? [{ header: ordered[0].header, entries: ordered }] : [];
  });
}

async function sortGroup(ports: SortPorts, { header, entries }: Group, sorting: Sorting): Promise<void> {
  if (header.author === ports.device) return sortOwn(ports, entries, sorting);
  const place = placeOf(ports, header);
  if (place !== 'here' && place !== 'elsewhere') return leave(sorting, place, entries.length);
  const genuine = await genuineOf(ports, entries);
  leave(sorting, 'forged', entries.length - genuine.length);
  if (place === 'here') return sortByNumber(ports, { header, entries: genuine }, sorting);
  sorting.elsewhere = sorting.elsewhere.concat(genuine);
}

/** By the roster as it is here. Stricter than what a hub delivers (circle admission): what a removed device brings by another way than the hub nobody would take. */
function placeOf({ roster, device, isHere }: SortPorts, { author, circle, epoch }: EntryHeader): NotTaken | 'here' {
  const known = roster();
  if (!known.devices.has(author)) return 'unknown-device';
  if (epoch > epochOf(known, circle)) return 'ahead';
  if (!mayFollow(known, author, circle)) return 'removed';
  if (epoch < epochOf(known, circle)) return 'over';
  if (!mayFollow(known, device, circle)) return 'elsewhere';
  return isHere({ circle, epoch }) ? 'here' : 'ahead';
}

async function genuineOf({ space, roster }: SortPorts, entries: readonly Entry[]): Promise<readonly Entry[]> {
  const holds = await Promise.all(entries.map((entry) => {
    const key = roster().devices.get(entry.header.author)?.keys.sign;
    return key ? verifyEntry(space, entry, key) : false;
  }));
  return entries.filter((_, index) => holds[index]);
}

async function sortByNumber(ports: SortPorts, { header, entries }: Group, sorting: Sorting): Promise<void> {
  let last = (await ports.heads(header)).find(({ author }) => author === header.author)?.number ?? 0;
  const fresh = new Map<number, Entry>();
  for (const entry of entries) {
    const { number } = entry.header;
    if (number <= last) recognise(fresh.get(number) ?? (await ports.held(entry.header)), entry, 'reused', sorting);
    else if (number > last + 1) leave(sorting, 'gap', 1);
    else {
      fresh.set(number, entry);
      last = number;
    }
  }
  sorting.takes = sorting.takes.concat([...fresh.values()]);
}

/** One's own come from nowhere but the own log (circle C-15). */
async function sortOwn(ports: SortPorts, entries: readonly Entry[], sorting: Sorting): Promise<void> {
  for (const entry of entries) recognise(await ports.held(entry.header), entry, 'own', sorting);
}

/** Bodies are sealed with random nonces and bound to the signature: equal signatures are equal entries. */
function recognise(here: Entry | null, entry: Entry, otherwise: NotTaken, sorting: Sorting): void {
  if (here && equalBytes(here.signature, entry.signature)) sorting.known += 1;
  else leave(sorting, otherwise, 1);
}

function leave({ not }: Sorting, why: NotTaken, count: number): void {
  if (count > 0) not.set(why, (not.get(why) ?? 0) + count);
}
