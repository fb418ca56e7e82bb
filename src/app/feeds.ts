import { toBase64Url } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { openQueue } from '#circle/queue.ts';
import { mayLead } from '#roster/rights.ts';
import { FEED_TOKEN_BYTES } from '#wire/feed.ts';
import type { AppRefusal, RunResult } from './api.ts';
import type { FollowedEvent } from './calendarRows.ts';
import { openDelays } from './delays.ts';
import type { FeedApi } from './feedApi.ts';
import type { FeedDeps } from './feedDeps.ts';
import { openFollowing } from './following.ts';
import { openPublishing } from './publishing.ts';

/** The screens' part but for what is written by `run`. */
export type Feeds = Omit<FeedApi, 'openFeed' | 'withdrawFeed'> & {
  /** Something changed that may ask for more: the line came back, the board or the team did. */
  look(): void;
  /** The events of followed calendars, as they are here; the same list until something of it changes. */
  events(): Promise<readonly FollowedEvent[]>;
  /** Opens a new address, or withdraws the present one. */
  set(open: boolean, run: (token: string | null) => Promise<RunResult>): Promise<Result<null, AppRefusal>>;
  /** Begins nothing more; nobody who locks the app waits for what is under way, which ends with the line. */
  close(): void;
};

/** Several changes come at once, and each would be published. */
const SOON_MS = 1_000;
/** Somebody else may have changed what is followed. */
const NOW_AND_THEN_MS = 30 * 60_000;

export function openFeeds(at: FeedDeps): Feeds {
  const { deps, unlocked } = at;
  // A server far away takes its time, and nobody who looks at the own calendar waits for it.
  const [turn, fetchTurn] = [openQueue(), openQueue()];
  const tell = (): void => deps.show({ of: 'feed' });
  const [publishing, following] = [openPublishing(at, tell), openFollowing(at, tell)];
  const delays = openDelays(deps);

  /** What can not be done now is done with the next reason to look. */
  const publish = (when: 'now' | 'if-due'): Promise<void> => turn(() => publishing.round(when).catch(() => undefined));
  const look = (): void => delays.start('look', SOON_MS, round);
  function round(): void {
    delays.restart('now-and-then', NOW_AND_THEN_MS, look);
    void publish('if-due');
    void fetchTurn(() => (delays.isClosed() ? Promise.resolve() : following.round().catch(() => undefined)));
  }
  const lead = (): boolean => mayLead(unlocked.roster.current(), unlocked.keys.id);
  return {
    look,
    async feed() {
      await publish('now');
      return { standing: publishing.standing(), lead: lead(), demo: unlocked.row.demo };
    },
    feedFile: publishing.file,
    async set(open, run) {
      if (unlocked.row.demo) return refuse('demo-has-no-hub');
      if (!lead()) return refuse('not-allowed');
      const done = await run(open ? toBase64Url(deps.random(FEED_TOKEN_BYTES)) : null);
      if (!done.ok) return refuse('not-saved', done.refusal);
      await publish('now');
      return accept(null);
    },
    events: following.events,
    followed: following.standings,
    refreshFollowed: () => fetchTurn(following.refresh),
    tryFollow: following.tried,
    close: delays.close,
  };
}
