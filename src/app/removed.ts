import type { Unlocked } from './device.ts';
import type { HubLine } from './hubLine.ts';

/** Whether the roster this device verified and keeps says that it was removed. */
export function isRemoved({ roster, keys }: Unlocked): boolean {
  return roster.current().devices.get(keys.id)?.removed === true;
}

/** Tells once whenever this device seems to have been removed: by the roster, or by a hub that turns it away anew. */
export function removalWatch(unlocked: Unlocked, line: HubLine, seems: () => void): () => void {
  let [wasAway, wasRemoved] = [false, false];
  return () => {
    const [before, known] = [wasAway, wasRemoved];
    wasAway = line.turnedAway();
    wasRemoved = isRemoved(unlocked);
    if ((wasAway && !before) || (wasRemoved && !known)) seems();
  };
}
