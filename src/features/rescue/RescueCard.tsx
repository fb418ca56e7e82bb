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
  const card = ({ device, name, count }: RescueCount): ReactNode => (
    <Banner key={device} tone="due" live="status" title={count > 0 ? m.question(count, name || m.somebody) : m.locked(name || m.somebody)} action={<LinkButton href="/team/rettung">{m.look}</LinkButton>}>
      {count > 0 ? <p>{m.questionHelp}</p> : null}
    </Banner>
  );
  return <div className={css.cards}>{rescues.map(card)}</div>;
}
