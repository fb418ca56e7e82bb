import type { FollowId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import type { FollowRefusal } from '#sync/feedTalk.ts';
import type { AppRefusal } from './api.ts';

/**
 * How the open calendar is published. `opening`, `withdrawing`: the hub has not been told yet. `waiting`: it serves an older state than this device has, or none.
 * `differs`: what it serves, nobody of the association has signed.
 */
export type FeedStanding =
  | { readonly is: 'closed' | 'withdrawing' }
  | { readonly is: 'open'; readonly link: string; readonly hub: 'unknown' | 'opening' | 'waiting' | 'current' | 'differs' | 'too-large'; /** Since when what is served is served, in milliseconds since 1970. */ readonly at: number | null };
/** `lead`: whether this device may open and withdraw. `demo`: there is no hub. */
export type FeedView = { readonly standing: FeedStanding; readonly lead: boolean; readonly demo: boolean };

/** `unreadable`: what came is no calendar that can be read. */
export type FollowTrouble = FollowRefusal | 'unreadable';
/** A followed calendar on this device: when the hub fetched what is here, and why the last try brought nothing new. */
export type FollowedStanding = { readonly id: FollowId; readonly at: number | null; readonly trouble: FollowTrouble | null; readonly events: number };
/** What an address leads to, before it is followed. `address`: as it is to be kept. */
export type FollowTried = { readonly address: string; readonly name: string; readonly events: number };

/** The open calendar for others, and others' calendars here. Follows themselves are written by `run` (`createFollow`, `editFollow`). */
export type FeedApi = {
  /** Null while locked. Asks the hub where it is within reach. */
  feed(): Promise<FeedView | null>;
  /** A new address, told to the hub as soon as it is within reach. */
  openFeed(): Promise<Result<null, AppRefusal>>;
  withdrawFeed(): Promise<Result<null, AppRefusal>>;
  /** The open calendar as a file, also offline. Empty while nothing can be read. */
  feedFile(): Promise<string>;
  followed(): Promise<readonly FollowedStanding[]>;
  /** Asks the hub for what is followed, whose last try is older than a minute. */
  refreshFollowed(): Promise<void>;
  /** Has the hub fetch an address once. */
  tryFollow(address: string): Promise<Result<FollowTried, FollowTrouble>>;
};

/** Something of it changed: open screens ask again. */
export type FeedPatch = { readonly of: 'feed' };
