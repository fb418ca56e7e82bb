import { refuse } from '#base/result.ts';
import type { FeedApi } from './feedApi.ts';
import type { Lifecycle } from './lifecycle.ts';

/** Published and followed calendars for the screens; what they need loads when one is looked at. */
export function feeding(life: Lifecycle): FeedApi {
  const space = async () => (await life.open()?.space) ?? null;
  const feeds = async () => (await space())?.feeds.here() ?? null;
  const set = async (open: boolean) => {
    const here = await space();
    return here ? (await here.feeds.here()).set(open, (token) => here.run({ do: 'setFeed', token }, null)) : refuse('not-unlocked');
  };
  return {
    feed: async () => (await feeds())?.feed() ?? null,
    openFeed: () => set(true),
    withdrawFeed: () => set(false),
    feedFile: async () => (await feeds())?.feedFile() ?? '',
    followed: async () => (await feeds())?.followed() ?? [],
    refreshFollowed: async () => (await feeds())?.refreshFollowed(),
    tryFollow: async (address) => (await (await feeds())?.tryFollow(address)) ?? refuse('unreachable'),
  };
}
