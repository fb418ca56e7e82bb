import { useState, type ReactNode } from 'react';
import type { MemberRow } from '#app/api.ts';
import { usePresentMembers } from '#app/live.ts';
import type { MemberId } from '#base/ids.ts';
import { today as texts } from '#messages/later/today.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import css from './Panels.module.css';

/** More names than these are a menu. */
const AS_BUTTONS = 6;
type MemberChoiceProps = {
  /** Who has it already. */
  readonly except?: MemberId;
  /** Where there is little room. */
  readonly menu?: boolean;
  readonly onPick: (member: MemberRow) => void;
};

/** To whom something is handed over: one tap on a name, in a large team a choice and a tap. */
export function MemberChoice({ except, menu = false, onPick }: MemberChoiceProps): ReactNode {
  const m = useTexts(texts);
  const members = usePresentMembers().filter((member) => member.id !== except);
  if (members.length === 0) return <span className={css.quiet}>{m.nobodyElse}</span>;
  if (menu || members.length > AS_BUTTONS) return <MemberMenu members={members} onPick={onPick} />;
  return (
    <div className={css.buttons} role="group" aria-label={m.handOver}>
      {members.map((member) => <Button key={member.id} onClick={() => onPick(member)}>{member.name}</Button>)}
    </div>
  );
}

function MemberMenu({ members, onPick }: Pick<MemberChoiceProps, 'onPick'> & { readonly members: readonly MemberRow[] }): ReactNode {
  const m = useTexts(texts);
  const [first] = members;
  const [to, setTo] = useState<string>(first?.id ?? '');
  const picked = members.find((member) => member.id === to) ?? first;
  return (
    <div className={css.newDate}>
      <SelectField label={m.handOver} options={members.map(({ id, name }) => ({ value: id as string, label: name }))} value={picked?.id ?? ''} onChange={setTo} />
      <Button onClick={() => { if (picked) onPick(picked); }}>{m.handOverNow}</Button>
    </div>
  );
}
