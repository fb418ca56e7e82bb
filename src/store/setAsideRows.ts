import type { DeviceId } from '#base/ids.ts';
import type { Database } from './database.ts';

/** Of each entry that was set aside who claims to have written it, and why it was. */
export async function setAsideReasons(db: Database): Promise<readonly { readonly author: DeviceId; readonly reason: string }[]> {
  return (await db.setAside.toArray()).map(({ author, reason }) => ({ author, reason }));
}
