import { useEffect, useState } from 'react';
import type { BoardText, GuidePoint } from '#domain/guide.ts';
import { engine, run } from './engine.ts';
import { useLive } from './live.ts';
import type { GuideState } from './planningApi.ts';

type Apart = GuideState['apart'];
type GuideApart = {
  /** The versions that people wrote apart; empty where nothing is to be settled. */
  readonly apart: Apart;
  readonly busy: boolean;
  /** Why the last pick was not written. */
  readonly refused: string | null;
  /** Settles what was shown, and nothing that arrived since. Answers whether it was written. */
  readonly pick: (points: readonly GuidePoint[]) => Promise<boolean>;
};

/** What two people made of one of the association's texts apart, until somebody says which version holds. */
export function useGuideApart(of: BoardText): GuideApart {
  const stands = useLive((live) => live.guides[of]);
  const [state, setState] = useState<GuideState | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  useEffect(() => {
    let stale = false;
    void engine().guideState(of).then((found) => { if (!stale) setState(found); }, () => undefined);
    return () => { stale = true; };
  }, [of, stands]);
  const pick = async (points: readonly GuidePoint[]): Promise<boolean> => {
    if (!state) return false;
    setBusy(true);
    const result = await run({ do: 'editGuide', of, points, seen: state.heads });
    setBusy(false);
    setRefused(result.ok ? null : result.refusal);
    // What stands now is told by the next patch; until then nothing is offered twice.
    if (result.ok) setState(null);
    return result.ok;
  };
  return { apart: state?.apart ?? [], busy, refused, pick };
}
