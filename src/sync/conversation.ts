import type { Bytes } from '#base/bytes.ts';
import { refuse } from '#base/result.ts';
import { decodeFromHub } from '#wire/fromHub.ts';
import { signHello } from '#wire/hello.ts';
import { closeCode, PROTOCOL_VERSION } from '#wire/limits.ts';
import type { FromHub, RosterOffer, ToHub } from '#wire/messages.ts';
import { hubQuestions, type HubQuestions } from './hubQuestions.ts';
import { logTalk } from './logTalk.ts';
import type { PhaseEvent } from './phase.ts';
import type { SyncPorts } from './ports.ts';
import { questions } from './questions.ts';
import { isSoft, type Remembered } from './remembered.ts';
import { rosterTalk, type RosterAnswer } from './rosterTalk.ts';

/** What one connection may do to its owner. After the connection ended all of it does nothing. */
export type Line = {
  send(message: ToHub): void;
  /** `settled`, `answered` and `superseded`, as they happen. */
  tell(event: PhaseEvent): void;
  /** Ends this connection, as if the hub had closed it with this code. */
  hangUp(code: number): void;
  /** Outlives the connection; what is muted is heard again when the roster grew or the logs changed. */
  readonly remembered: Remembered;
};

/** One connection from hello to its end. Each call is to be awaited before the next one. */
export type Conversation = {
  opened(): Promise<void>;
  frame(bytes: Bytes): Promise<void>;
  nudge(): Promise<void>;
  appendRoster(offer: RosterOffer): Promise<RosterAnswer>;
  readonly questions: HubQuestions;
  underWay(): boolean;
  /** Whether the hub closing with this code says nothing of this device: it parted over entries, which are muted now. */
  excuses(code: number): boolean;
  ended(): void;
};

type Step = 'greeting' | 'proving' | 'talking' | 'ended';
type Refused = Extract<FromHub, { is: 'refused' }>;

/** Speaks PROTOCOL.md's device side: hello, prove, roster, then every log. No frame makes it throw; only the phone's store can. */
export function converse(ports: SyncPorts, line: Line): Conversation {
  let step: Step = 'greeting';
  const talks = talksOf(ports, line, () => step === 'ended');
  const { asked, logs, roster } = talks;
  const talk = talking(ports, line, talks);
  const isLive = (): boolean => talks.followed() && step === 'talking';

  /** Each step has one message that leads to the next. */
  async function hear(message: FromHub): Promise<void> {
    if (step === 'talking') return talk.hear(message);
    if (step === 'greeting' && message.is === 'challenge') {
      step = 'proving';
      return prove(ports, line, message);
    }
    if (step !== 'proving' || message.is !== 'welcome') return line.hangUp(closeCode.malformed);
    step = 'talking';
    await roster.welcomed(message);
  }
  return {
    opened: async () => line.send({ is: 'hello', version: PROTOCOL_VERSION, purpose: 'device', space: ports.space }),
    async frame(bytes) {
      if (step === 'ended') return;
      const read = decodeFromHub(bytes);
      return read.ok ? hear(read.value) : line.hangUp(closeCode.malformed);
    },
    nudge: async () => (isLive() ? logs.nudge() : undefined),
    appendRoster: async (offer) => (isLive() ? roster.append(offer) : refuse('unreachable')),
    questions: hubQuestions(ports, asked.ask, isLive),
    underWay: () => logs.underWay() || asked.open(),
    excuses: talk.excuses,
    ended() {
      step = 'ended';
      roster.ended();
      asked.ended();
    },
  };
}

/** What is talked about; the logs are followed whenever the roster is level. */
function talksOf(ports: SyncPorts, line: Line, ended: () => boolean): Talks & { followed(): boolean } {
  let followed = false;
  const logs = logTalk(ports, line.send, line.remembered);
  const roster = rosterTalk(ports, line.send, async (grew) => {
    if (ended()) return;
    await logs.follow(grew);
    if (!followed) line.tell({ is: 'settled' });
    followed = true;
  });
  return { asked: questions(line.send), logs, roster, followed: () => followed };
}

async function prove(ports: SyncPorts, line: Line, { version, nonce }: Extract<FromHub, { is: 'challenge' }>): Promise<void> {
  if (version !== PROTOCOL_VERSION) return line.hangUp(closeCode.otherVersion);
  line.send({ is: 'prove', id: ports.device, signature: await signHello(ports.space, 'device', nonce, ports.signKey) });
}

type Talks = { readonly asked: ReturnType<typeof questions>; readonly logs: ReturnType<typeof logTalk>; readonly roster: ReturnType<typeof rosterTalk> };

/** Each message of a proven connection goes to whom it is for. */
function talking(ports: SyncPorts, line: Line, { asked, logs, roster }: Talks): Pick<Conversation, 'excuses'> & { hear(message: FromHub): Promise<void> } {
  let soft = false;

  /** Own numbers used otherwise mean a copy of this device; what only came too late or too early waits, and the line goes on. */
  async function refused(message: Refused): Promise<void> {
    const { header, refusal } = message;
    if (refusal === 'number-reused' && header.author === ports.device) return line.tell({ is: 'superseded' });
    if (isSoft(refusal)) {
      soft = true;
      if (header.author === ports.device && refusal !== 'epoch-due') asked.refused(header);
      return logs.refused(message);
    }
    if (refusal !== 'number-skipped' && refusal !== 'failed') line.remembered.muted.add(header, refusal);
    line.hangUp(closeCode.numberConflict);
  }

  async function hear(message: FromHub): Promise<void> {
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
      case 'challenge':
      case 'welcome':
        return line.hangUp(closeCode.malformed);
      default:
        line.tell({ is: 'answered' });
        return asked.answered(message);
    }
  }
  return { hear, excuses: (code) => soft && code === closeCode.forbidden };
}
