import { useState } from 'react';
import type { Result } from '#base/result.ts';
import type { AppRefusal } from './api.ts';
import { today } from './clock.ts';
import { engine } from './engine.ts';
import { canShare, save, share, type HandedOut } from './handedOut.ts';

/** What became of giving on; null: nothing was asked yet. `nothing`: nothing waited any more. */
export type Given = { readonly is: 'nothing' | 'failed' } | { readonly is: HandedOut; readonly entries: number; readonly left: number };
export type GivingHandover = {
  readonly busy: boolean;
  readonly given: Given | null;
  /** The system has a sheet for sharing files. */
  readonly shares: boolean;
  give(by: 'save' | 'share'): void;
};

/** Makes the handover file and hands it out. `name`: the file's, before its day. */
export function useHandover(name: string): GivingHandover {
  const [busy, setBusy] = useState(false);
  const [given, setGiven] = useState<Given | null>(null);
  const fileOf = (bytes: BlobPart): File => new File([bytes], `${name}-${today()}.anlauf`, { type: 'application/octet-stream' });
  const give = async (by: 'save' | 'share'): Promise<Given> => {
    const made = await engine().giveHandover().catch((): Result<never, AppRefusal> => ({ ok: false, refusal: 'not-allowed' }));
    if (!made.ok) return { is: 'failed' };
    const { file, entries, left, last } = made.value;
    if (entries === 0) return { is: 'nothing' };
    const is = by === 'share' ? await share(fileOf(file)) : save(fileOf(file));
    if (is !== 'stopped') await engine().handedOut(last);
    return { is, entries, left };
  };
  return {
    busy,
    given,
    shares: canShare(fileOf('?')),
    give(by) {
      setBusy(true);
      void give(by).then((done) => {
        setGiven(done);
        setBusy(false);
      });
    },
  };
}
