import type { SpaceId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { closeCode, PROTOCOL_VERSION } from '#wire/limits.ts';
import { encodeToHub } from '#wire/toHub.ts';
import { decodeFromHub } from '#wire/fromHub.ts';
import type { ConnectionPurpose, FromHub, ToHub } from '#wire/messages.ts';
import type { Bytes } from '#base/bytes.ts';
import type { OpenChannel, Timer } from './ports.ts';
import { ANSWER_MS } from './watch.ts';

/** How a short conversation fails as a whole. `hub-refused`: the hub closed it by decision, its code is the detail. */
export type DialogueRefusal = 'unreachable' | 'other-version' | 'hub-refused' | 'unknown-space' | 'not-proven';

/** A short conversation with the hub, question by question: founding, joining, couriers. */
export type Dialogue = {
  send(message: ToHub): void;
  /** The next message, in order; a refusal where the connection ended or the hub stays silent for 15 s, or `patience` in milliseconds. */
  next(patience?: number): Promise<Result<FromHub, DialogueRefusal>>;
  /** Whoever waits for a message is told. */
  close(): void;
};

const BROKEN = 1006;

/** Connects, says hello and answers with the hub's nonce. */
export async function openDialogue(open: OpenChannel, timer: Timer, purpose: ConnectionPurpose, space: SpaceId | null): Promise<Result<{ readonly dialogue: Dialogue; readonly nonce: Bytes }, DialogueRefusal>> {
  const dialogue = startDialogue(open, timer, { is: 'hello', version: PROTOCOL_VERSION, purpose, space });
  const heard = await dialogue.next();
  const failed = !heard.ok ? heard : heard.value.is !== 'challenge' ? unexpected() : heard.value.version === PROTOCOL_VERSION ? null : refuse('other-version');
  if (heard.ok && heard.value.is === 'challenge' && !failed) return accept({ dialogue, nonce: heard.value.nonce });
  dialogue.close();
  return failed ?? unexpected();
}

/** The next message if it is one of these kinds; any other is the hub's fault. */
export async function expectOf<Is extends FromHub['is']>(dialogue: Dialogue, ...kinds: readonly Is[]): Promise<Result<Extract<FromHub, { is: Is }>, DialogueRefusal>> {
  const heard = await dialogue.next();
  if (!heard.ok) return heard;
  return kinds.some((kind) => kind === heard.value.is) ? accept(heard.value as Extract<FromHub, { is: Is }>) : unexpected();
}

function unexpected(): Result<never, DialogueRefusal> {
  return refuse('hub-refused', 'unexpected answer');
}

type Heard = Result<FromHub, DialogueRefusal>;

function startDialogue(open: OpenChannel, timer: Timer, hello: ToHub): Dialogue {
  const inbox: Heard[] = [];
  let waiting: ((heard: Heard) => void) | null = null;
  let end: Heard | null = null;

  function hear(heard: Heard): void {
    if (end) return;
    if (!heard.ok) end = heard;
    if (!waiting) return void inbox.push(heard);
    waiting(heard);
  }
  const channel = open({
    opened: () => channel.send(encodeToHub(hello)),
    frame: (bytes) => {
      const read = decodeFromHub(bytes);
      hear(read.ok ? read : unexpected());
    },
    closed: (code) => hear(whyClosed(code)),
  });
  return {
    send: (message) => channel.send(encodeToHub(message)),
    next: (patience = ANSWER_MS) =>
      new Promise((resolve) => {
        const here = inbox.shift() ?? end;
        if (here) return resolve(here);
        const cancel = timer(patience, () => hear(whyClosed(BROKEN)));
        waiting = (heard) => {
          waiting = null;
          cancel();
          resolve(heard);
        };
      }),
    close: () => {
      hear(whyClosed(BROKEN));
      channel.close();
    },
  };
}

function whyClosed(code: number): Heard {
  switch (code) {
    case closeCode.otherVersion:
      return refuse('other-version');
    case closeCode.unknownSpace:
      return refuse('unknown-space');
    case closeCode.unproven:
    case closeCode.removed:
      return refuse('not-proven');
    case closeCode.goingAway:
    case closeCode.failed:
      return refuse('unreachable');
    default:
      return code >= closeCode.malformed && code <= 4499 ? refuse('hub-refused', String(code)) : refuse('unreachable');
  }
}
