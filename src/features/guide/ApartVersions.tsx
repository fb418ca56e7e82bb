import { useEffect, useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import type { GuideApart } from '#app/planningApi.ts';
import type { GuideKind } from '#domain/guide.ts';
import { formatWhen } from '#messages/dates.ts';
import { guides } from '#messages/later/guides.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { ContestedFrame } from '#ui/ContestedCard.tsx';
import { showToast } from '#ui/toasts.ts';
import { VersionPoints } from './GuideHistory.tsx';
import css from './Guide.module.css';

/** What two people made of the guide apart, until somebody says which version holds. */
export function ApartVersions({ of }: { readonly of: GuideKind }): ReactNode {
  const [m, words] = [useTexts(guides), useMessages()];
  const stands = useLive((live) => live.guides[of]);
  const members = useLive((live) => live.members);
  const [apart, setApart] = useState<readonly GuideApart[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let stale = false;
    void engine().guideState(of).then((state) => { if (!stale) setApart(state?.apart ?? []); }, () => undefined);
    return () => { stale = true; };
  }, [of, stands]);
  if (apart.length === 0) return null;
  const pick = async (points: GuideApart['points']) => {
    setBusy(true);
    const result = await engine().run({ do: 'editGuide', of, points }).catch(() => ({ ok: false, refusal: 'not-saved' }) as const);
    setBusy(false);
    if (result.ok) setApart([]);
    setProblem(result.ok ? null : refusalWords(words, { refusal: result.refusal }));
    if (result.ok) showToast(m.apart.settled);
  };
  return (
    <ContestedFrame title={m.apart.title} why={m.apart.why} problem={problem}>
      {apart.map((version) => {
        const whose = m.version(formatWhen(version.at), members.find(({ id }) => id === version.by)?.name || m.somebody);
        return (
          <div key={version.edit}>
            <details className={css.answer}>
              <summary>{whose}</summary>
              <VersionPoints version={version} />
            </details>
            <Button aria-label={m.apart.pickVersion(whose)} busy={busy} onClick={() => void pick(version.points)}>{m.apart.pick}</Button>
          </div>
        );
      })}
    </ContestedFrame>
  );
}
