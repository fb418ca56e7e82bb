import { useState, type ReactNode } from 'react';
import { today } from '#app/clock.ts';
import type { Acting } from '#app/useActing.ts';
import type { MentorshipId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { addDays } from '#domain/calendar.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Choice } from '#ui/Choice.tsx';
import { DateField } from '#ui/DateField.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Fields } from '#ui/Fields.tsx';

const kinds = ['until', 'open'] as const;
type Kind = (typeof kinds)[number];
type PauseSheetProps = { readonly id: MentorshipId; readonly acting: Acting; readonly onClose: () => void };

/** Until a day, or until somebody says that it goes on. */
export function PauseSheet({ id, acting, onClose }: PauseSheetProps): ReactNode {
  const m = useTexts(texts).pause;
  const day = today();
  const [kind, setKind] = useState<Kind>('until');
  const [until, setUntil] = useState<LocalDate | null>(null);
  const [missing, setMissing] = useState(false);
  const save = async (): Promise<void> => {
    const lacks = kind === 'until' && (until === null || until <= day);
    setMissing(lacks);
    if (!lacks && (await acting.act({ do: 'pauseMentorship', id, until: kind === 'until' ? until : null }, m.done))) onClose();
  };
  return (
    <Dialog open title={m.title} onClose={onClose}>
      <Fields>
        <p>{m.text}</p>
        <Choice label={m.how} value={kind} onChange={setKind} options={kinds.map((value) => ({ value, label: m[value] }))} />
        {kind === 'until' ? <DateField label={m.day} value={until} today={day} min={addDays(day, 1)} words={['inAWeek', 'inAMonth']} error={missing ? m.dayMissing : null} onChange={(next) => { setUntil(next); setMissing(false); }} /> : null}
        <Button kind="primary" wide busy={acting.busy} onClick={() => void save()}>{m.title}</Button>
      </Fields>
    </Dialog>
  );
}
