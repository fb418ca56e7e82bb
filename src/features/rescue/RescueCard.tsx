import type { ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import type { RescueCount } from '#app/rescueApi.ts';
import { rescue } from '#messages/later/rescue.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { LinkButton } from '#ui/Button.tsx';
import css from './Rescue.module.css';

/** "3 Einträge von Kim retten?": stands where Leitung looks every day until somebody has decided. */
export function RescueCard(): ReactNode {
  const m = useTexts(rescue);
  const rescues = useLive((live) => live.rescues);
  const titleOf = ({ count, lost }: RescueCount, name: string): string => (count > 0 ? m.question(count, name) : lost > 0 ? m.lostOf(lost, name) : m.locked(name));
  const card = (one: RescueCount): ReactNode => (
    <Banner key={one.device} tone="due" live="status" title={titleOf(one, one.self ? m.you : one.name || m.somebody)} action={<LinkButton href="/team/rettung">{m.look}</LinkButton>}>
      {one.count > 0 ? <p>{m.questionHelp}</p> : null}
    </Banner>
  );
  return <div className={css.cards}>{rescues.map(card)}</div>;
}
