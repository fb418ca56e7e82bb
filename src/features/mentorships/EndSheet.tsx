import { useState, type ReactNode } from 'react';
import { today } from '#app/clock.ts';
import type { MentorshipRow } from '#app/recruitingApi.ts';
import type { Acting } from '#app/useActing.ts';
import type { LocalDate } from '#base/localDate.ts';
import { closingAnswers, type ClosingAnswer } from '#domain/mentorship.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Choice } from '#ui/Choice.tsx';
import { DateField } from '#ui/DateField.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Fields } from '#ui/Fields.tsx';

type Answer = ClosingAnswer | 'not-asked';
type EndSheetProps = { readonly detail: MentorshipRow; readonly acting: Acting; readonly onClose: () => void };

/** The closing question to both sides; whoever was not asked stays open. */
export function EndSheet({ detail, acting, onClose }: EndSheetProps): ReactNode {
  const m = useTexts(texts);
  const day = today();
  const [mentor, setMentor] = useState<Answer>('not-asked');
  const [mentee, setMentee] = useState<Answer>('not-asked');
  const [on, setOn] = useState<LocalDate | null>(day);
  const options = [...closingAnswers.map((value) => ({ value: value as Answer, label: m.answers[value] })), { value: 'not-asked' as Answer, label: m.end.notAsked }];
  const save = async (): Promise<void> => {
    if (on === null) return;
    const closings = [{ side: 'mentor', again: mentor } as const, { side: 'mentee', again: mentee } as const].flatMap(({ side, again }) => (again === 'not-asked' ? [] : [{ side, again }]));
    if (await acting.act({ do: 'endMentorship', id: detail.id, closings, on }, m.end.done)) onClose();
  };
  return (
    <Dialog open title={m.end.title} onClose={onClose}>
      <Fields>
        <p>{m.end.text}</p>
        <Choice label={m.end.question(detail.mentorName || m.mentor)} value={mentor} onChange={setMentor} options={options} />
        <Choice label={m.end.question(detail.menteeName || m.mentee)} value={mentee} onChange={setMentee} options={options} />
        <DateField label={m.end.on} value={on} today={day} max={day} words={['today', 'yesterday']} error={on === null ? m.end.onMissing : null} onChange={setOn} />
        <Button kind="primary" wide busy={acting.busy} onClick={() => void save()}>{m.end.title}</Button>
      </Fields>
    </Dialog>
  );
}
