import type { Bytes } from '#base/bytes.ts';
import { TEAM, type DeviceId } from '#base/ids.ts';
import { mayFollow } from '#roster/rights.ts';
import type { Roster } from '#roster/roster.ts';
import type { DeviceStanding } from '#sync/deviceTalk.ts';
import type { Log } from '#sync/ports.ts';
import { decodeRosterEntry } from '#wire/rosterEntry.ts';
import type { Erasure } from './erasureApi.ts';

type Done = Extract<Erasure, { at: 'done' }>;
/** An epoch that began without what was erased, by its place in the chain. */
type Part = Log & { readonly index: number };
/** An erasure as the roster tells it: the team's epoch, and those of desks and mentorships that followed it. */
type Opened = { readonly epoch: number; readonly since: number; readonly by: DeviceId; readonly parts: Part[] };

/**
 * The erasures that the chain tells of, latest first, each with how many devices are done: those that say, signed, that they
 * keep nothing older than its epochs of each circle they are in; who joined after one never had it. What a mentorship or a desk erases counts with
 * the team's erasure before it (C-84). Removed devices do not count: they erase themselves.
 */
export function erasuresIn(chain: readonly Bytes[], roster: Roster, standings: readonly DeviceStanding[] | null): readonly Done[] {
  const active = [...roster.devices.values()].filter(({ removed }) => !removed).map(({ id }) => id);
  const { opened, joined } = readChain(chain);
  const kept = new Map(standings?.map(({ device, standings: at }) => [device, at]));
  const isDone = (device: DeviceId, { circle, epoch, index }: Part): boolean =>
    (joined.get(device) ?? 0) > index || !mayFollow(roster, device, circle) || (kept.get(device) ?? []).some((at) => at.circle === circle && at.epoch >= epoch);
  return opened.toReversed().map(({ epoch, since, by, parts }) => ({
    at: 'done' as const,
    id: `${TEAM} ${epoch}`,
    by: roster.devices.get(by)?.member ?? ('' as Done['by']),
    since,
    devices: standings && { done: active.filter((id) => parts.every((part) => isDone(id, part))).length, of: active.length },
  }));
}

/** The erasures in their order, and where in the chain each device joined. */
function readChain(chain: readonly Bytes[]): { readonly opened: readonly Opened[]; readonly joined: ReadonlyMap<DeviceId, number> } {
  const [opened, joined]: [Opened[], Map<DeviceId, number>] = [[], new Map()];
  for (const [index, bytes] of chain.entries()) {
    const entry = decodeRosterEntry(bytes);
    if (!entry.ok) continue;
    const { action, author, at } = entry.value;
    if (action.kind === 'join') joined.set(author, index);
    if (action.kind !== 'epoch' || action.reason !== 'erasure') continue;
    const { circle, epoch } = action;
    if (circle === TEAM) opened.push({ epoch, since: at, by: author, parts: [] });
    opened.at(-1)?.parts.push({ circle, epoch, index });
  }
  return { opened, joined };
}
