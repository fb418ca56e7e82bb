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

/** One channel with its conversation and its watch. Frames wait for each other; `tell` hears what happens until the end. */
export function startAttempt(ports: SyncPorts, deps: { readonly open: OpenChannel; readonly timer: Timer }, remembered: Remembered, tell: (event: PhaseEvent) => void): Attempt {
  let ended = false;
  let settled = false;
  let channel: Channel | null = null;

  const report = (event: PhaseEvent): void => {
    settled ||= event.is === 'settled';
    if (!ended) tell(event);
  };
  const lost = (code: number): void => report({ is: 'lost', code });
  const send = (message: ToHub): void => {
    if (!ended) channel?.send(encodeToHub(message));
  };
  const queue = taskQueue(() => lost(BROKEN));
  const talk = converse(ports, { send, tell: report, hangUp: lost, remembered });
  const watch = lineWatch(deps.timer, { settled: () => settled, underWay: talk.underWay, busy: queue.busy, ping: () => send({ is: 'ping' }), dead: () => lost(BROKEN) });

  function handle(task: () => Promise<void>): void {
    watch.heard();
    queue.run(async () => {
      if (ended) return;
      await task();
      watch.heard();
    });
  }
  return {
    begin() {
      watch.heard();
      channel = deps.open({ opened: () => handle(talk.opened), frame: (bytes) => handle(() => talk.frame(bytes)), closed: (code) => queue.run(async () => lost(talk.excuses(code) ? BROKEN : code)) });
    },
    nudge: () => queue.run(() => talk.nudge()),
    appendRoster: talk.appendRoster,
    questions: talk.questions,
    end() {
      ended = true;
      watch.stop();
      talk.ended();
      channel?.close();
    },
  };
}
