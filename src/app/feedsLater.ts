import type { FollowedEvent } from './calendarRows.ts';
import type { FeedDeps } from './feedDeps.ts';
import type { Feeds } from './feeds.ts';

/** Published and followed calendars; what they need loads once there is a hub to talk to, or a screen asks. */
export type FeedsLater = { here(): Promise<Feeds>; look(): void; events(): Promise<readonly FollowedEvent[]>; close(): Promise<void> };

export function feedsLater(at: FeedDeps): FeedsLater {
  let loading: Promise<Feeds> | null = null;
  let isClosed = false;
  const here = (): Promise<Feeds> =>
    (loading ??= import('./feeds.ts').then(({ openFeeds }) => openFeeds(at)).catch((error: unknown) => {
      loading = null;
      throw error;
    }));
  return {
    here,
    look: () => {
      if (!isClosed && at.line.state() === 'online') here().then((feeds) => feeds.look(), () => undefined);
    },
    events: () => here().then((feeds) => feeds.events()).catch(() => []),
    async close() {
      isClosed = true;
      await loading?.then((feeds) => feeds.close(), () => undefined);
    },
  };
}
