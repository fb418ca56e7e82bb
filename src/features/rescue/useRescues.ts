import { useEffect, useState } from 'react';
import type { Result } from '#base/result.ts';
import type { AppRefusal } from '#app/api.ts';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import type { Rescue, RescueList } from '#app/rescueApi.ts';
import { rescue as texts } from '#messages/later/rescue.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { showToast } from '#ui/toasts.ts';

export type Decide = (rescue: Rescue, entries: readonly string[], count: number) => void;
type Rescues = { /** Null: not read yet. */ readonly list: RescueList | null; readonly busy: boolean; readonly problem: string | null; readonly take: Decide; readonly drop: Decide; readonly read: (rescue: Rescue) => void };

/** What waits for a decision, read anew whenever that may have changed. */
export function useRescues(): Rescues {
  const [m, words] = [useTexts(texts), useMessages()];
  const counts = useLive((live) => live.rescues);
  const [list, setList] = useState<RescueList | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const told = JSON.stringify(counts);
  useEffect(() => {
    let stays = true;
    void engine().rescues().then((read) => { if (stays) setList(read); });
    return () => { stays = false; };
  }, [told]);
  const decide = async (act: Promise<Result<null, AppRefusal>>, done: string | null): Promise<void> => {
    setBusy(true);
    const result = await act;
    setList(await engine().rescues());
    setBusy(false);
    setProblem(result.ok ? null : refusalWords(words, result));
    if (result.ok && done) showToast(done);
  };
  return {
    list, busy, problem,
    take: (rescue, entries, count) => void decide(engine().takeOver(rescue.device, entries), m.taken(count)),
    drop: (rescue, entries, count) => void decide(engine().dropRescue(rescue.device, entries), m.dropped(count)),
    read: (rescue) => void decide(engine().dropRescue(rescue.device, []), null),
  };
}
