import type { ReactNode } from 'react';
import type { MemberRow } from '#app/api.ts';
import { usePresentMembers } from '#app/live.ts';
import type { MemberId } from '#base/ids.ts';
import { today as texts } from '#messages/later/today.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import css from './Panels.module.css';

type MemberButtonsProps = { /** Who has it already. */ readonly except?: MemberId; readonly onPick: (member: MemberRow) => void };

/** To whom something is handed over: one tap on a name. */
export function MemberButtons({ except, onPick }: MemberButtonsProps): ReactNode {
  const m = useTexts(texts);
  const members = usePresentMembers().filter((member) => member.id !== except);
  if (members.length === 0) return <span className={css.quiet}>{m.nobodyElse}</span>;
  return (
    <div className={css.buttons} role="group" aria-label={m.handOver}>
      {members.map((member) => <Button key={member.id} onClick={() => onPick(member)}>{member.name}</Button>)}
    </div>
  );
}
