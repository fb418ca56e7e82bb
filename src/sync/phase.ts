import { closeCode } from '#wire/limits.ts';
import type { ConnectionState } from './ports.ts';

/**
 * Why the hub takes nothing from this device. `superseded`: this device's numbers were used by a copy of it (a restored
 * backup, a cloned profile), or it lost entries the hub holds; it has to become a new device.
 */
export type RefusedReason = 'unproven' | 'forbidden' | 'removed' | 'unknown-space' | 'superseded';

/** Where a device's connection stands. `failures` counts attempts since the hub last answered something useful. */
export type Phase =
  | { readonly at: 'waiting'; readonly failures: number }
  | { readonly at: 'connecting'; readonly failures: number }
  | { readonly at: 'live'; readonly failures: number }
  | { readonly at: 'refused'; readonly why: RefusedReason }
  | { readonly at: 'other-version' }
  | { readonly at: 'closed' };

/** What happens to a connection. `answered`: the hub acknowledged or ponged, so the line is worth something. */
export type PhaseEvent =
  | { readonly is: 'dialled' }
  | { readonly is: 'settled' }
  | { readonly is: 'answered' }
  | { readonly is: 'lost'; readonly code: number }
  | { readonly is: 'superseded' }
  | { readonly is: 'shut' };

export const firstPhase: Phase = { at: 'waiting', failures: 0 };

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** A refusal or another version changes by a person's doing, not within seconds. */
const SLOW_WAIT_MS = 5 * 60_000;

const refusals: ReadonlyMap<number, RefusedReason> = new Map<number, RefusedReason>([
  [closeCode.unproven, 'unproven'],
  [closeCode.forbidden, 'forbidden'],
  [closeCode.removed, 'removed'],
  [closeCode.unknownSpace, 'unknown-space'],
]);

/** The phase after an event. `closed` stays closed and `superseded` stays refused, whatever comes. */
export function afterEvent(phase: Phase, event: PhaseEvent): Phase {
  if (phase.at === 'closed' || event.is === 'shut') return { at: 'closed' };
  if (isFinal(phase)) return phase;
  const failures = 'failures' in phase ? phase.failures : 0;
  switch (event.is) {
    case 'dialled':
      return { at: 'connecting', failures };
    case 'settled':
      return { at: 'live', failures };
    case 'answered':
      return phase.at === 'live' ? { at: 'live', failures: 0 } : phase;
    case 'superseded':
      return { at: 'refused', why: 'superseded' };
    case 'lost':
      return afterLoss(failures, event.code);
  }
}

function afterLoss(failures: number, code: number): Phase {
  if (code === closeCode.otherVersion) return { at: 'other-version' };
  const why = refusals.get(code);
  return why ? { at: 'refused', why } : { at: 'waiting', failures: failures + 1 };
}

/** True where no further attempt is made. */
export function isFinal(phase: Phase): boolean {
  return phase.at === 'closed' || (phase.at === 'refused' && phase.why === 'superseded');
}

/**
 * Milliseconds until the next attempt, or null where none is due: exponential with full jitter from 0.5 s to 30 s, so that
 * devices do not return all at once when a hub comes back. `fraction` is random, 0 to 1.
 */
export function waitBeforeDial(phase: Phase, fraction: number): number | null {
  if (isFinal(phase)) return null;
  if (isUnknown(phase)) return LONGEST_WAIT_MS;
  if (phase.at === 'refused' || phase.at === 'other-version') return SLOW_WAIT_MS;
  if (phase.at !== 'waiting') return null;
  if (phase.failures === 0) return 0;
  return Math.ceil(fraction * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (phase.failures - 1)));
}

/** The wait once there is a reason to try (something was saved, the network came back). */
export function waitWhenNudged(phase: Phase, fraction: number): number | null {
  return phase.at === 'waiting' || isUnknown(phase) ? Math.ceil(fraction * FIRST_WAIT_MS) : null;
}

/** A hub that was put back to before this device joined does not know it, until any other device has told it. */
function isUnknown(phase: Phase): boolean {
  return phase.at === 'refused' && phase.why === 'unproven';
}

/** What the header shows. */
export function shownState(phase: Phase): ConnectionState {
  switch (phase.at) {
    case 'waiting':
    case 'closed':
      return 'offline';
    case 'live':
      return 'online';
    default:
      return phase.at;
  }
}
