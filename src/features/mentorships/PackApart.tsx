import type { ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import { useGuideApart } from '#app/useGuideApart.ts';
import { formatWhen } from '#messages/dates.ts';
import { pack as texts } from '#messages/later/pack.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { showToast } from '#ui/toasts.ts';
import { VersionsApart } from '#ui/Versions.tsx';
import { sectionsOf } from './packText.ts';
import css from './Pack.module.css';

/** What two people made of the pack's text apart, until somebody says which version holds. */
export function PackApart(): ReactNode {
  const [m, words] = [useTexts(texts), useMessages()];
  const members = useLive((live) => live.members);
  const { apart, busy, refused, pick } = useGuideApart('pack');
  const settle = async (edit: string): Promise<void> => {
    const picked = apart.find((version) => version.edit === edit);
    if (picked && (await pick(picked.points))) showToast(m.apart.settled);
  };
  const versions = apart.map(({ edit, by, at, points }) => ({
    id: edit,
    whose: m.apart.version(formatWhen(at), members.find(({ id }) => id === by)?.name || m.apart.somebody),
    says: <ul role="list" className={css.version}>{sectionsOf(points, m).map(({ id, title, text }) => <li key={id}><strong>{title}</strong><p>{text}</p></li>)}</ul>,
  }));
  return <VersionsApart {...m.apart} versions={versions} busy={busy} problem={refused && refusalWords(words, { refusal: refused })} onPick={(edit) => void settle(edit)} />;
}
