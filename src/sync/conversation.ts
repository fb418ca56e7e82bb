import { refuse } from '#base/result.ts';
import { signHello } from '#wire/hello.ts';
import { closeCode, PROTOCOL_VERSION } from '#wire/limits.ts';
import { decodeFromHub } from '#wire/fromHub.ts';
import type { FromHub, RosterOffer, ToHub } from '#wire/messages.ts';
import { logTalk, type Remembered } from './logTalk.ts';
import { authorName } from './outbox.ts';
import type { PhaseEvent } from './phase.ts';
import type { SyncPorts } from './ports.ts';
import { rosterTalk, type RosterAnswer } from './rosterTalk.ts';
import type { Bytes } from '#base/bytes.ts';

/** What one connection may do to its owner. After the connection ended all of it does nothing. */
export type Line = {
  send(message: ToHub): void;
  /** `settled`, `answered` and `superseded`, as they happen. */
  tell(event: PhaseEvent): void;
  /** Ends this connection, as if the hub had closed it with this code. */
  hangUp(code: number): void;
  /** Outlives the connection; what is muted is heard again when the roster grew. */
  readonly remembered: Remembered;
};

/** One connection from hello to its end. Each call is to be awaited before the next one. */
export type Conversation = {
  opened(): Promise<void>;
  frame(bytes: Bytes): Promise<void>;
  nudge(): Promise<void>;
  appendRoster(offer: RosterOffer): Promise<RosterAnswer>;
  underWay(): boolean;
  ended(): void;
};

type Step = 'greeting' | 'proving' | 'talking' | 'ended';

/** Speaks PROTOCOL.md's device side: hello, prove, roster, then every log. No frame makes it throw; only the phone's store can. */
export function converse(ports: SyncPorts, line: Line): Conversation {
  let step: Step = 'greeting';
  let live = false;
  const logs = logTalk(ports, line.send, line.remembered);
  const roster = rosterTalk(ports, line.send, async (grew) => {
    if (step === 'ended') return;
    if (grew) line.remembered.muted.clear();
    await logs.follow();
    if (!live) line.tell({ is: 'settled' });
    live = true;
  });

  async function prove(message: Extract<FromHub, { is: 'challenge' }>): Promise<void> {
    if (message.version !== PROTOCOL_VERSION) return line.hangUp(closeCode.otherVersion);
    step = 'proving';
    line.send({ is: 'prove', id: ports.device, signature: await signHello(ports.space, 'device', message.nonce, ports.signKey) });
  }

  /** Own numbers used otherwise mean a copy of this device; all else is left out until the roster says more. */
  function refused({ header, refusal }: Extract<FromHub, { is: 'refused' }>): void {
    if (refusal === 'number-reused' && header.author === ports.device) return line.tell({ is: 'superseded' });
    if (refusal !== 'number-skipped' && refusal !== 'failed') line.remembered.muted.add(authorName(header));
    line.hangUp(closeCode.numberConflict);
  }

  async function talk(message: FromHub): Promise<void> {
    switch (message.is) {
      case 'roster':
        return roster.received(message);
      case 'roster-accepted':
      case 'roster-refused':
        return roster.answered(message);
      case 'heads':
        if ((await logs.heads(message)) === 'superseded') line.tell({ is: 'superseded' });
        return;
      case 'page':
        return logs.page(message);
      case 'ack':
        line.tell({ is: 'answered' });
        return logs.acknowledged(message);
      case 'refused':
        return refused(message);
      case 'pong':
        return line.tell({ is: 'answered' });
      case 'wraps':
        return;
      case 'challenge':
      case 'welcome':
        return line.hangUp(closeCode.malformed);
    }
  }

  return {
    async opened() {
      line.send({ is: 'hello', version: PROTOCOL_VERSION, purpose: 'device', space: ports.space });
    },
    async frame(bytes) {
      if (step === 'ended') return;
      const read = decodeFromHub(bytes);
      if (!read.ok) return line.hangUp(closeCode.malformed);
      if (step === 'talking') return talk(read.value);
      if (step === 'greeting' && read.value.is === 'challenge') return prove(read.value);
      if (step !== 'proving' || read.value.is !== 'welcome') return line.hangUp(closeCode.malformed);
      step = 'talking';
      await roster.welcomed(read.value);
    },
    async nudge() {
      if (live && step === 'talking') await logs.nudge();
    },
    appendRoster: async (offer) => (live && step === 'talking' ? roster.append(offer) : refuse('unreachable')),
    underWay: () => logs.underWay(),
    ended() {
      step = 'ended';
      roster.ended();
    },
  };
}
