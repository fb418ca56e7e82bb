import type { ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import { useGuideApart } from '#app/useGuideApart.ts';
import type { GuideKind } from '#domain/guide.ts';
import { formatWhen } from '#messages/dates.ts';
import { guides } from '#messages/later/guides.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { showToast } from '#ui/toasts.ts';
import { VersionsApart } from '#ui/Versions.tsx';
import { VersionPoints } from './GuideHistory.tsx';

/** What two people made of the guide apart, until somebody says which version holds. */
export function ApartVersions({ of }: { readonly of: GuideKind }): ReactNode {
  const [m, words] = [useTexts(guides), useMessages()];
  const members = useLive((live) => live.members);
  const { apart, busy, refused, pick } = useGuideApart(of);
  const settle = async (edit: string): Promise<void> => {
    const picked = apart.find((version) => version.edit === edit);
    if (picked && (await pick(picked.points))) showToast(m.apart.settled);
  };
  const versions = apart.map((version) => ({ id: version.edit, whose: m.version(formatWhen(version.at), members.find(({ id }) => id === version.by)?.name || m.somebody), says: <VersionPoints version={version} /> }));
  return <VersionsApart {...m.apart} versions={versions} busy={busy} problem={refused && refusalWords(words, { refusal: refused })} onPick={(edit) => void settle(edit)} />;
}
