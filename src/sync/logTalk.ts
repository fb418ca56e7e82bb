import type { FromHub, ToHub } from '#wire/messages.ts';
import { followedLog } from './followedLog.ts';
import { followedLogs } from './followedLogs.ts';
import { logName, sendWindow } from './outbox.ts';
import type { SyncPorts } from './ports.ts';
import type { Remembered } from './remembered.ts';

type Message<Is extends FromHub['is']> = Extract<FromHub, { is: Is }>;

/** The logs' part of one connection: what the hub holds, what it sends, what it still needs. */
export type LogTalk = {
  /** Follows every log that is not followed yet, and leaves those the phone names no more. `afresh`: what was refused before is tried again. */
  follow(afresh: boolean): Promise<void>;
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
  const window = sendWindow();
  const logs = followedLogs(ports, send, (log) => followedLog(ports, log, send, { window, remembered }));

  async function follow(afresh: boolean): Promise<void> {
    if (afresh) {
      muted.clear();
      logs.forgetPassedOver();
    }
    await logs.follow();
  }
  async function sendAll(): Promise<void> {
    for (const log of logs.all()) await log.send();
  }
  return {
    follow,
    heads: async (message) => logs.get(message)?.heads(message.heads) ?? 'fine',
    page: async (message) => logs.get(message)?.page(message.entries, message.more),
    async acknowledged({ header }) {
      window.answered(header);
      if (header.author === ports.device) vouched.set(logName(header), header.number);
      await ports.acknowledged(header);
      await sendAll();
    },
    async refused({ header, refusal }) {
      muted.add(header, refusal);
      window.dropped(header);
      logs.get(header)?.passOver();
      await sendAll();
    },
    async nudge() {
      if (logs.changed()) await follow(true);
      for (const log of logs.all()) log.stale();
      await sendAll();
    },
    underWay: () => !window.empty(),
  };
}
