import type { Bytes } from '#base/bytes.ts';
import { TEAM, type DeviceId } from '#base/ids.ts';
import type { Roster } from '#roster/roster.ts';
import type { DeviceStanding } from '#sync/deviceTalk.ts';
import { decodeRosterEntry } from '#wire/rosterEntry.ts';
import type { Erasure } from './erasureApi.ts';

type Done = Extract<Erasure, { at: 'done' }>;
/** An erasure as the roster tells it: the epoch that began without what was erased. */
type Opened = { readonly epoch: number; readonly since: number; readonly by: DeviceId; /** Devices that joined later never had it. */ readonly later: ReadonlySet<DeviceId> };

/**
 * The erasures that the chain tells of, latest first, each with how many devices are done: those that say, signed, that they
 * keep nothing older than its epoch, and those that joined later. Removed devices do not count: they erase themselves.
 */
export function erasuresIn(chain: readonly Bytes[], roster: Roster, standings: readonly DeviceStanding[] | null): readonly Done[] {
  const active = [...roster.devices.values()].filter(({ removed }) => !removed).map(({ id }) => id);
  const kept = new Map(standings?.map(({ device, standings: at }) => [device, at.find(({ circle }) => circle === TEAM)?.epoch ?? 0]));
  return openedIn(chain).map(({ epoch, since, by, later }) => ({
    at: 'done' as const,
    id: `${TEAM} ${epoch}`,
    by: roster.devices.get(by)?.member ?? ('' as Done['by']),
    since,
    devices: standings && { done: active.filter((id) => later.has(id) || (kept.get(id) ?? 0) >= epoch).length, of: active.length },
  }));
}

/** Read from the end, so that each knows who joined after it. */
function openedIn(chain: readonly Bytes[]): readonly Opened[] {
  const later = new Set<DeviceId>();
  return chain.toReversed().flatMap((bytes): readonly Opened[] => {
    const entry = decodeRosterEntry(bytes);
    if (!entry.ok) return [];
    const { action, author, at } = entry.value;
    if (action.kind === 'join') later.add(author);
    const isErasure = action.kind === 'epoch' && action.circle === TEAM && action.reason === 'erasure';
    return isErasure ? [{ epoch: action.epoch, since: at, by: author, later: new Set(later) }] : [];
  });
}
