import type { Random } from '#base/ids.ts';
import { refuse } from '#base/result.ts';
import type { RosterOffer } from '#wire/messages.ts';
import { startAttempt, type Attempt } from './attempt.ts';
import type { HubQuestions } from './hubQuestions.ts';
import { afterEvent, firstPhase, isFinal, shownState, waitBeforeDial, waitWhenNudged, type Phase, type PhaseEvent, type RefusedReason } from './phase.ts';
import type { ConnectionState, OpenChannel, SyncPorts, Timer } from './ports.ts';
import { nothingRemembered } from './remembered.ts';
import type { RosterAnswer } from './rosterTalk.ts';

/** What is asked of the hub needs a live connection; `unreachable` where there is none or it breaks before the answer. */
export type HubConnection = HubQuestions & {
  /** Something was saved, `ports.logs()` names other logs, or the network came back: sends, follows or connects now. */
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

/** Keeps a proven device connected to its hub for as long as it is open: delivers, receives, retries. Never throws. */
export function connectHub(ports: SyncPorts, deps: ConnectDeps): HubConnection {
  const remembered = nothingRemembered();
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
    const mine = startAttempt(ports, deps, remembered, (event) => {
      if (attempt === mine) move(event);
    });
    attempt = mine;
    mine.begin();
  }

  dialIn(0);
  return {
    nudge() {
      if (attempt) return attempt.nudge();
      const wait = waitWhenNudged(phase, fraction(deps.random));
      if (wait !== null) dialIn(wait);
    },
    ...askedOf(() => attempt),
    close: () => move({ is: 'shut' }),
  };
}

/** Everything that has an answer, asked of the attempt there is at that moment. */
function askedOf(present: () => Attempt | null): HubQuestions & Pick<HubConnection, 'appendRoster'> {
  const unreachable = refuse('unreachable');
  return {
    ask: async (...question) => present()?.questions.ask(...question) ?? unreachable,
    appendRoster: async (offer) => present()?.appendRoster(offer) ?? unreachable,
    putSnapshot: async (at, snapshot) => present()?.questions.putSnapshot(at, snapshot) ?? unreachable,
    pullSnapshot: async (at) => present()?.questions.pullSnapshot(at) ?? unreachable,
    pullWraps: async () => present()?.questions.pullWraps() ?? unreachable,
    reportStanding: async (log) => present()?.questions.reportStanding(log) ?? unreachable,
    devices: async () => present()?.questions.devices() ?? unreachable,
    mail: async () => present()?.questions.mail() ?? unreachable,
    dropMail: async (ids) => present()?.questions.dropMail(ids) ?? unreachable,
  };
}

/** 0 to 1 from two random bytes: enough to spread devices' returns. */
function fraction(random: Random): number {
  const [high = 0, low = 0] = random(2);
  return (high * 256 + low) / 65_535;
}
