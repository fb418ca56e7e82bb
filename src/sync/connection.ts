import type { Random } from '#base/ids.ts';
import { refuse } from '#base/result.ts';
import { encodeToHub, type RosterOffer } from '#wire/messages.ts';
import { converse, type Conversation } from './conversation.ts';
import { afterEvent, firstPhase, isFinal, shownState, waitBeforeDial, waitWhenNudged, type Phase, type PhaseEvent, type RefusedReason } from './phase.ts';
import type { ConnectionState, OpenChannel, SyncPorts, Timer } from './ports.ts';
import type { RosterAnswer } from './rosterTalk.ts';
import { taskQueue } from './taskQueue.ts';

export type HubConnection = {
  /** Something was saved, or the network came back: sends or connects now. */
  nudge(): void;
  /**
   * Offers a roster entry on the live connection; an accepted one has been given to `receiveRoster` before this resolves.
   * Refuses `unreachable` where there is none or it breaks: the hub may then have taken it all the same, and the
   * next connection brings it.
   */
  appendRoster(offer: RosterOffer): Promise<RosterAnswer>;
  /** Ends it for good. */
  close(): void;
};
export type ConnectDeps = {
  readonly open: OpenChannel;
  readonly timer: Timer;
  readonly random: Random;
  /** Called at every change; `why` is set with `refused` only. */
  onState(state: ConnectionState, why: RefusedReason | null): void;
};

/** The line's code where the network, not the hub, ended it (RFC 6455 §7.4.1). */
const BROKEN = 1006;
/** A hub that does not answer within this is taken for gone, while connecting. */
const ANSWER_MS = 15_000;
/** After this much silence a ping is sent … */
const PING_MS = 25_000;
/** … and after this much more the line is dead. */
const PONG_MS = 10_000;
/** With entries under way a ping waits behind them: a village's uplink needs longer. */
const SLOW_PONG_MS = 60_000;

/** Keeps a proven device connected to its hub for as long as it is open: delivers, receives, retries. Never throws. */
export function connectHub(ports: SyncPorts, deps: ConnectDeps): HubConnection {
  const muted = new Set<string>();
  let phase: Phase = firstPhase;
  let attempt: Attempt | null = null;
  let cancelWait = (): void => {};

  function move(event: PhaseEvent): void {
    const before = phase;
    phase = afterEvent(phase, event);
    if (phase.at !== 'live' && phase.at !== 'connecting') endAttempt();
    if (shownState(before) !== shownState(phase)) deps.onState(shownState(phase), phase.at === 'refused' ? phase.why : null);
  }

  function endAttempt(): void {
    const ending = attempt;
    attempt = null;
    ending?.end();
    dialIn(waitBeforeDial(phase, fraction(deps.random)));
  }

  function dialIn(wait: number | null): void {
    cancelWait();
    if (wait !== null) cancelWait = deps.timer(wait, dial);
  }

  function dial(): void {
    if (attempt || isFinal(phase)) return;
    move({ is: 'dialled' });
    const mine = startAttempt(ports, deps, muted, (event) => {
      if (attempt === mine) move(event);
    });
    attempt = mine;
    mine.begin();
  }

  dialIn(0);
  return {
    nudge() {
      if (attempt) attempt.nudge();
      else if (phase.at === 'waiting') dialIn(waitWhenNudged(phase, fraction(deps.random)));
    },
    appendRoster: async (offer) => attempt?.appendRoster(offer) ?? refuse('unreachable'),
    close: () => move({ is: 'shut' }),
  };
}

type Attempt = Pick<Conversation, 'appendRoster'> & { begin(): void; nudge(): void; end(): void };

/** One channel with its conversation and its watch; `tell` hears its events until it is ended. */
function startAttempt(ports: SyncPorts, deps: ConnectDeps, muted: Set<string>, tell: (event: PhaseEvent) => void): Attempt {
  let ended = false;
  let settled = false;
  let cancelWatch = (): void => {};
  let close = (): void => {};
  let send = (_frame: ReturnType<typeof encodeToHub>): void => {};

  const lost = (code: number): void => {
    if (!ended) tell({ is: 'lost', code });
  };
  const queue = taskQueue(() => lost(BROKEN));
  const talk = converse(ports, {
    send: (message) => {
      if (!ended) send(encodeToHub(message));
    },
    tell: (event) => {
      settled ||= event.is === 'settled';
      if (!ended) tell(event);
    },
    hangUp: lost,
    muted,
  });

  function watch(ms: number, silent: () => void): void {
    cancelWatch();
    cancelWatch = deps.timer(ms, () => (queue.busy() ? watch(ms, silent) : silent()));
  }
  function listen(): void {
    if (ended) return;
    if (!settled) return watch(ANSWER_MS, () => lost(BROKEN));
    watch(PING_MS, () => {
      send(encodeToHub({ is: 'ping' }));
      watch(talk.underWay() ? SLOW_PONG_MS : PONG_MS, () => lost(BROKEN));
    });
  }
  function handle(task: () => Promise<void>): void {
    listen();
    queue.run(async () => {
      if (ended) return;
      await task();
      listen();
    });
  }

  return {
    begin() {
      listen();
      const channel = deps.open({ opened: () => handle(talk.opened), frame: (bytes) => handle(() => talk.frame(bytes)), closed: (code) => queue.run(async () => lost(code)) });
      send = channel.send;
      close = channel.close;
      if (ended) close();
    },
    nudge: () => queue.run(() => talk.nudge()),
    appendRoster: (offer) => talk.appendRoster(offer),
    end() {
      ended = true;
      cancelWatch();
      talk.ended();
      close();
    },
  };
}

/** 0 to 1 from two random bytes: enough to spread devices' returns. */
function fraction(random: Random): number {
  const [high = 0, low = 0] = random(2);
  return (high * 256 + low) / 65_535;
}
