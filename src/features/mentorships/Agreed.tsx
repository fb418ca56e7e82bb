import { useState, type ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import type { MentorshipDetail } from '#app/mentorApi.ts';
import type { Acting } from '#app/useActing.ts';
import { isOver } from '#domain/mentorship.ts';
import { rhythms } from '#domain/rhythm.ts';
import { formatDay } from '#messages/dates.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Choice } from '#ui/Choice.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Fact, Facts } from '#ui/Facts.tsx';
import { Field } from '#ui/Field.tsx';
import { Fields } from '#ui/Fields.tsx';
import { Section } from '#ui/Section.tsx';
import css from './Mentorships.module.css';

type AgreedProps = { readonly detail: MentorshipDetail; readonly acting: Acting };

/** Aim, rhythm, since when, who else: and a way to change the first two. */
export function Agreed({ detail, acting }: AgreedProps): ReactNode {
  const m = useTexts(texts);
  const [editing, setEditing] = useState(false);
  const second = useLive((live) => live.members.find((member) => member.id === detail.coMentor)?.name);
  const facts: readonly (readonly [string, string])[] = [
    [m.fields.aim, detail.aim || m.detail.noAim],
    [m.fields.rhythm, m.rhythms[detail.rhythm]],
    ...(detail.agreedOn ? [[m.fields.agreedOn, formatDay(detail.agreedOn)] as const] : []),
    ...(second ? [[m.fields.coMentor, second] as const] : []),
    ...detail.closings.map(({ side, again }) => [m.detail.closing, m.detail.again(side === 'mentor' ? detail.mentorName : detail.menteeName, m.answers[again])] as const),
  ];
  return (
    <Section title={m.detail.facts}>
      <Facts>
        {facts.map(([label, text]) => <Fact key={`${label} ${text}`} label={label}>{text}</Fact>)}
      </Facts>
      {isOver(detail) ? null : <div className={css.gap}><Button onClick={() => setEditing(true)}>{m.detail.edit}</Button></div>}
      {editing ? <EditAgreed detail={detail} acting={acting} onClose={() => setEditing(false)} /> : null}
    </Section>
  );
}

function EditAgreed({ detail, acting, onClose }: AgreedProps & { readonly onClose: () => void }): ReactNode {
  const [m, words] = [useTexts(texts), useMessages()];
  const [aim, setAim] = useState(detail.aim);
  const [rhythm, setRhythm] = useState(detail.rhythm);
  // What the person saw when the sheet opened: an edit that arrives meanwhile survives beside this one.
  const [seen] = useState(detail.heads);
  const save = async (): Promise<void> => {
    const edits = [{ field: 'aim', value: aim, seen: seen.aim } as const, { field: 'rhythm', value: rhythm, seen: seen.rhythm } as const].filter(({ field, value }) => value !== detail[field]);
    if (edits.length === 0 || (await acting.act({ do: 'editMentorship', id: detail.id, edits }, m.detail.edited))) onClose();
  };
  return (
    <Dialog open title={m.detail.editTitle} onClose={onClose}>
      <Fields>
        <Field kind="area" label={m.fields.aim} optional value={aim} onChange={setAim} />
        <Choice label={m.fields.rhythm} value={rhythm} onChange={setRhythm} options={rhythms.map((value) => ({ value, label: m.rhythms[value] }))} />
        <Button kind="primary" wide busy={acting.busy} onClick={() => void save()}>{words.common.save}</Button>
      </Fields>
    </Dialog>
  );
}
