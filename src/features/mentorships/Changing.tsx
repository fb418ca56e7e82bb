import { ArrowRightLeft, CircleCheck, FileText, Pause, Play, Trash2, UserMinus, UserPlus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import type { MentorshipDetail } from '#app/mentorApi.ts';
import type { Acting } from '#app/useActing.ts';
import { isOver } from '#domain/mentorship.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { useTexts } from '#messages/useTexts.ts';
import { CardList, Row } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';
import { CoMentorSheet } from './CoMentorSheet.tsx';
import { EndSheet } from './EndSheet.tsx';
import { ForgetNotes } from './ForgetNotes.tsx';
import { PauseSheet } from './PauseSheet.tsx';
import { TakeOut } from './TakeOut.tsx';

type Sheet = 'none' | 'pause' | 'end' | 'co-mentor' | 'take-out' | 'forget';

/** What can become of it: each a line of its own, none of them by accident. */
export function Changing({ detail, acting }: { readonly detail: MentorshipDetail; readonly acting: Acting }): ReactNode {
  const { detail: m, coMentor, unknown } = useTexts(texts);
  const second = useLive(({ members }) => members.find((member) => !member.self && detail.owner && detail.readers.includes(member.id)));
  const reader = second ? { id: second.id, name: second.name || unknown } : null;
  const [sheet, setSheet] = useState<Sheet>('none');
  const close = (): void => setSheet('none');
  const { id, state } = detail;
  const goesOn = !isOver(detail);
  const resume = (): void => void acting.act({ do: 'resumeMentorship', id }, m.resumed);
  return (
    <Section title={m.more}>
      <CardList label={m.more}>
        {goesOn ? <Row href={`/patenschaften/${id}/mappe`} title={m.pack} lead={<FileText aria-hidden="true" />} /> : null}
        {state === 'running' ? <Row onPress={() => setSheet('pause')} title={m.pause} lead={<Pause aria-hidden="true" />} /> : null}
        {state === 'paused' ? <Row onPress={resume} title={m.resume} lead={<Play aria-hidden="true" />} /> : null}
        {goesOn && detail.owner && detail.coMentor === null && !reader ? <Row onPress={() => setSheet('co-mentor')} title={m.coMentor} lead={<UserPlus aria-hidden="true" />} /> : null}
        {reader ? <Row onPress={() => setSheet('take-out')} title={coMentor.takeOut(reader.name)} lead={<UserMinus aria-hidden="true" />} /> : null}
        {goesOn && state !== 'requested' ? <Row href={`/patenschaften/${id}/uebergabe`} title={m.handOver} lead={<ArrowRightLeft aria-hidden="true" />} /> : null}
        {goesOn ? <Row onPress={() => setSheet('end')} title={m.end} lead={<CircleCheck aria-hidden="true" />} /> : null}
        {!goesOn && detail.owner && (detail.notes?.length ?? 0) > 0 ? <Row onPress={() => setSheet('forget')} title={m.forget} lead={<Trash2 aria-hidden="true" />} /> : null}
        {detail.continues ? <Row href={`/patenschaften/${detail.continues}`} title={m.continues} /> : null}
        {detail.continuedBy ? <Row href={`/patenschaften/${detail.continuedBy}`} title={m.continuedBy} /> : null}
      </CardList>
      {sheet === 'pause' ? <PauseSheet id={id} acting={acting} onClose={close} /> : null}
      {sheet === 'end' ? <EndSheet detail={detail} acting={acting} onClose={close} /> : null}
      <ForgetNotes open={sheet === 'forget'} id={id} onClose={close} />
      {reader ? <TakeOut open={sheet === 'take-out'} id={id} reader={reader} onClose={close} /> : null}
      {sheet === 'co-mentor' ? <CoMentorSheet detail={detail} onClose={close} /> : null}
    </Section>
  );
}
