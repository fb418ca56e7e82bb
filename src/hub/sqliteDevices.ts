import type { DatabaseSync } from 'node:sqlite';
import { ownBytes, type Bytes } from '#base/bytes.ts';
import type { CircleId, DeviceId, SpaceId } from '#base/ids.ts';
import type { ReportedDevice, SignedStanding } from '#wire/messages.ts';
import type { Speaker } from '#wire/statements.ts';
import type { Atomically } from './sqliteStore.ts';
import type { Contact } from './store.ts';

type DeviceRow = { device: DeviceId; contact: number | null; erased: Uint8Array | null };
type StandingRow = { device: DeviceId; circle: CircleId; epoch: number; signature: Uint8Array };

/** The part of the store that holds what is known of devices. */
export function sqliteDevices(db: DatabaseSync, atomically: Atomically) {
  const rows = db.prepare('SELECT device, contact, erased FROM devices WHERE space = ?');
  const standings = db.prepare('SELECT device, circle, epoch, signature FROM standings WHERE space = ? ORDER BY id');
  const addContact = db.prepare('INSERT INTO devices (space, device, contact) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET contact = excluded.contact');
  const addErased = db.prepare('INSERT INTO devices (space, device, erased) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET erased = excluded.erased');
  const epochHeld = db.prepare('SELECT epoch FROM standings WHERE space = ? AND device = ? AND circle = ?');
  const addStanding = db.prepare('INSERT OR REPLACE INTO standings (space, device, circle, epoch, signature) VALUES (?, ?, ?, ?, ?)');
  const dropOldest = db.prepare('DELETE FROM standings WHERE id IN (SELECT id FROM standings WHERE space = ? AND device = ? ORDER BY id DESC LIMIT -1 OFFSET ?)');

  function devicesOf(space: SpaceId): readonly ReportedDevice[] {
    const reported = Map.groupBy(standings.all(space) as unknown as StandingRow[], ({ device }) => device);
    const known = new Map((rows.all(space) as unknown as DeviceRow[]).map((row) => [row.device, row]));
    return [...new Set([...known.keys(), ...reported.keys()])].map((device) => {
      const row = known.get(device);
      const erased = row?.erased ? ownBytes(row.erased) : null;
      return { device, lastContact: row?.contact ?? null, erased, standings: (reported.get(device) ?? []).map(standingOf) };
    });
  }
  return {
    devicesOf: async (space: SpaceId) => devicesOf(space),
    keepContacts: async (contacts: readonly Contact[]) => atomically(() => {
      for (const { space, device, at } of contacts) addContact.run(space, device, at);
    }),
    keepStanding: async ({ space, device }: Speaker, { circle, epoch, signature }: SignedStanding, most: number) => atomically(() => {
      const held = epochHeld.get(space, device, circle) as { epoch: number } | undefined;
      if (held && held.epoch >= epoch) return;
      addStanding.run(space, device, circle, epoch, signature);
      dropOldest.run(space, device, most);
    }),
    keepErased: async ({ space, device }: Speaker, signature: Bytes) => void addErased.run(space, device, signature),
  };
}

function standingOf({ circle, epoch, signature }: StandingRow): SignedStanding {
  return { circle, epoch, signature: ownBytes(signature) };
}
