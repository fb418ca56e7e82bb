import type { FromHub, ToHub } from '#wire/messages.ts';
import { followedLog, type FollowedLog } from './followedLog.ts';
import { logName, sendWindow } from './outbox.ts';
import type { SyncPorts } from './ports.ts';
import type { Remembered } from './remembered.ts';

type Message<Is extends FromHub['is']> = Extract<FromHub, { is: Is }>;

/** The logs' part of one connection: what the hub holds, what it sends, what it still needs. */
export type LogTalk = {
  /** Follows every log that is not followed yet, and leaves those the phone names no more. `grew`: what was refused before is tried again. */
  follow(grew: boolean): Promise<void>;
  heads(message: Message<'heads'>): Promise<'superseded' | 'fine'>;
  page(message: Message<'page'>): Promise<void>;
  acknowledged(message: Message<'ack'>): Promise<void>;
  /** The hub takes these entries no more, or not yet: all others go on. */
  refused(message: Message<'refused'>): Promise<void>;
  /** Something was saved or other logs are to be followed: asks the phone again and sends. */
  nudge(): Promise<void>;
  /** Something sent is not answered yet. */
  underWay(): boolean;
};

/** Everything sent is taken from the phone's store, above what the hub said it holds; nothing waits in memory only. */
export function logTalk(ports: SyncPorts, send: (message: ToHub) => void, remembered: Remembered): LogTalk {
  const { muted, vouched } = remembered;
  const followed = new Map<string, FollowedLog>();
  const window = sendWindow();

  async function follow(): Promise<void> {
    const named = new Map(ports.logs().map((log) => [logName(log), log]));
    for (const name of followed.keys()) if (!named.has(name)) followed.delete(name);
    for (const [name, log] of named) {
      if (followed.has(name)) continue;
      followed.set(name, followedLog(ports, log, send, { window, remembered }));
      send({ is: 'follow', circle: log.circle, epoch: log.epoch, have: await ports.have(log) });
    }
  }
  /** The hub tells its heads anew for what was passed over, so that it is sent from there. */
  function unmute(): void {
    muted.clear();
    for (const [name, at] of followed) if (at.passedOver()) followed.delete(name);
  }
  function logsChanged(): boolean {
    const named = ports.logs();
    return named.length !== followed.size || named.some((log) => !followed.has(logName(log)));
  }
  async function sendAll(): Promise<void> {
    for (const at of followed.values()) await at.send();
  }

  return {
    async follow(grew) {
      if (grew) unmute();
      await follow();
    },
    heads: async (message) => followed.get(logName(message))?.heads(message.heads) ?? 'fine',
    page: async (message) => followed.get(logName(message))?.page(message.entries, message.more),
    async acknowledged({ header }) {
      window.answered(header);
      if (header.author === ports.device) vouched.set(logName(header), header.number);
      await ports.acknowledged(header);
      await sendAll();
    },
    async refused({ header, refusal }) {
      muted.add(header, refusal);
      window.dropped(header);
      followed.get(logName(header))?.passOver();
      await sendAll();
    },
    async nudge() {
      if (logsChanged()) {
        unmute();
        await follow();
      }
      for (const at of followed.values()) at.stale();
      await sendAll();
    },
    underWay: () => !window.empty(),
  };
}
