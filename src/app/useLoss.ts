import { useEffect, useState } from 'react';
import type { DeviceId } from '#base/ids.ts';
import { engine } from './engine.ts';
import type { LossShown } from './recoveryApi.ts';

/** What would be gone for good with these devices (null: this one), asked once somebody is about to; null until it is known. */
export function useLoss(devices: readonly DeviceId[] | null, how: 'erased' | 'removed'): LossShown | null {
  const [loss, setLoss] = useState<LossShown | null>(null);
  const key = devices?.join() ?? null;
  useEffect(() => {
    let current = true;
    void engine().wouldBeLost(key === null ? null : (key.split(',') as DeviceId[]), how).then((told) => { if (current) setLoss(told); });
    return () => { current = false; };
  }, [key, how]);
  return loss;
}
