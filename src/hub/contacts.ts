import type { Clock, DeviceId, SpaceId } from '#base/ids.ts';
import type { Contact, HubStore } from './store.ts';

/** When each device was last heard of. Kept in memory and written now and then: nobody waits for it. */
export type Contacts = {
  /** The device has proven itself, shows a sign of life or is gone. */
  heard(space: SpaceId, device: DeviceId): void;
  /** What is not written yet, in milliseconds since 1970. */
  unwritten(space: SpaceId, device: DeviceId): number | null;
  /** Writes all of it: before the store is closed. */
  flush(): Promise<void>;
};

/** All that was heard is written together, at most this often; killed, a hub forgets no more than what it heard since. */
const WRITE_MS = 60_000;

export function createContacts(store: HubStore, clock: Clock, failed: (error: unknown) => void): Contacts {
  let heard = new Map<string, Contact>();
  let written = 0;

  async function flush(): Promise<void> {
    const writing = heard;
    heard = new Map();
    written = clock();
    if (writing.size === 0) return;
    await store.keepContacts([...writing.values()]).catch((error: unknown) => {
      failed(error);
      heard = new Map([...writing, ...heard]);
    });
  }
  return {
    heard(space, device) {
      const at = clock();
      heard.set(`${space} ${device}`, { space, device, at });
      if (at - written >= WRITE_MS) void flush();
    },
    unwritten: (space, device) => heard.get(`${space} ${device}`)?.at ?? null,
    flush,
  };
}
