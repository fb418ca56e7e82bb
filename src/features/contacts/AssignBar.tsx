import { useState, type ReactNode, type RefObject } from 'react';
import { usePresentMembers } from '#app/live.ts';
import { useActing } from '#app/useActing.ts';
import type { ContactId, MemberId } from '#base/ids.ts';
import { formatNumber } from '#messages/dates.ts';
import { lateRefusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import { showToast } from '#ui/toasts.ts';
import { answeredIds, type Answer } from './contactList.ts';
import css from './ContactList.module.css';

type AssignBarProps = { readonly picked: ReadonlySet<ContactId>; /** What the list shows. */ readonly answer: RefObject<Answer | null>; readonly onPick: (picked: ReadonlySet<ContactId> | null) => void };
const NOBODY = '';

/** Gives all picked contacts to one member at once; one command, so one undo. */
export function AssignBar({ picked, answer, onPick }: AssignBarProps): ReactNode {
  const m = useMessages().contacts.assign;
  const members = usePresentMembers();
  const [to, setTo] = useState<string>(() => members.find((member) => member.self)?.id ?? NOBODY);
  const { act, busy, problem } = useActing(lateRefusalWords, showToast);
  const [hint, setHint] = useState<string | null>(null);
  const assign = async () => {
    if (picked.size === 0) return setHint(m.pickSome);
    const responsible = to === NOBODY ? null : (to as MemberId);
    const done = await act({ do: 'assignContacts', ids: [...picked], responsible }, m.done(picked.size, formatNumber(picked.size)));
    if (done) onPick(null);
  };
  const options = [...members.map((member) => ({ value: member.id as string, label: member.name })), { value: NOBODY, label: m.nobody }];
  return (
    <div className={css.assign}>
      {problem ? <Banner tone="late" live="alert">{problem}</Banner> : null}
      <div className={css.assignHead}>
        <span role="status">{picked.size === 0 ? (hint ?? m.pickSome) : m.selected(picked.size, formatNumber(picked.size))}</span>
        <Button kind="plain" onClick={() => onPick(new Set(answer.current ? answeredIds(answer.current) : []))}>{m.all}</Button>
      </div>
      <div className={css.assignRow}>
        <SelectField label={m.to} options={options} value={to} onChange={setTo} />
        <Button kind="primary" busy={busy} onClick={() => void assign()}>{m.act}</Button>
      </div>
    </div>
  );
}
