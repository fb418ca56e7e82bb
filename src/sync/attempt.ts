import { encodeToHub } from '#wire/toHub.ts';
import type { ToHub } from '#wire/messages.ts';
import { converse, type Conversation } from './conversation.ts';
import type { PhaseEvent } from './phase.ts';
import type { Channel, OpenChannel, SyncPorts, Timer } from './ports.ts';
import type { Remembered } from './remembered.ts';
import { taskQueue } from './taskQueue.ts';
import { lineWatch } from './watch.ts';

/** The line's code where the network, not the hub, ended it (RFC 6455 §7.4.1). */
const BROKEN = 1006;

/** One try to be connected, from dialling to the end of the line. */
export type Attempt = Pick<Conversation, 'appendRoster' | 'questions'> & {
  begin(): void;
  nudge(): void;
  /** Hangs up; nothing is told afterwards. */
  end(): void;
};

type AttemptDeps = { readonly open: OpenChannel; readonly timer: Timer };

/** One channel with its conversation and its watch. Frames wait for each other; `tell` hears what happens until the end. */
export function startAttempt(ports: SyncPorts, deps: AttemptDeps, remembered: Remembered, tell: (event: PhaseEvent) => void): Attempt {
  const line = lineOf(tell);
  const queue = taskQueue(() => line.lost(BROKEN));
  const talk = converse(ports, { send: line.send, tell: line.report, hangUp: line.lost, remembered });
  const watch = lineWatch(deps.timer, { settled: line.settled, underWay: talk.underWay, busy: queue.busy, ping: () => line.send({ is: 'ping' }), dead: () => line.lost(BROKEN) });

  function handle(task: () => Promise<void>): void {
    watch.heard();
    queue.run(async () => {
      if (line.ended()) return;
      await task();
      watch.heard();
    });
  }
  return {
    begin() {
      watch.heard();
      line.stands(deps.open({ opened: () => handle(talk.opened), frame: (bytes) => handle(() => talk.frame(bytes)), closed: (code) => queue.run(async () => line.lost(talk.excuses(code) ? BROKEN : code)) }));
    },
    nudge: () => queue.run(() => talk.nudge()),
    appendRoster: talk.appendRoster,
    questions: talk.questions,
    end() {
      line.end();
      watch.stop();
      talk.ended();
      line.hangUp();
    },
  };
}

/** The channel, and what is told of it; after the end nothing is sent or told any more. */
function lineOf(tell: (event: PhaseEvent) => void) {
  let channel: Channel | null = null;
  let [ended, settled] = [false, false];
  const report = (event: PhaseEvent): void => {
    settled ||= event.is === 'settled';
    if (!ended) tell(event);
  };
  return {
    report,
    lost: (code: number): void => report({ is: 'lost', code }),
    send(message: ToHub): void {
      if (!ended) channel?.send(encodeToHub(message));
    },
    stands: (opened: Channel): void => void (channel = opened),
    settled: () => settled,
    ended: () => ended,
    end: (): void => void (ended = true),
    hangUp: () => channel?.close(),
  };
}
