import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { usePlaceName } from '#app/places.ts';
import type { MentorshipRow } from '#app/recruitingApi.ts';
import { dueOf } from '#domain/accompanying.ts';
import { dueWords } from '#messages/dates.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Chip } from '#ui/Chip.tsx';
import { ReceiptMark } from '#ui/ReceiptMark.tsx';
import { Avatar, Row } from '#ui/Rows.tsx';
import { wantsHelp } from './mentorshipList.ts';
import css from './Mentorships.module.css';

/** One mentorship as a sentence; help wanted stands out, then what is due. */
export function MentorshipRowView({ row, mine }: { readonly row: MentorshipRow; readonly mine: boolean }): ReactNode {
  const [m, words] = [useTexts(texts), useMessages()];
  const placeOf = usePlaceName();
  const mentee = row.menteeName || m.unknown;
  return (
    <Row
      href={`/patenschaften/${row.id}`}
      lead={<Avatar name={row.menteeName} />}
      title={mine ? m.pairMine(mentee) : m.pair(row.mentorName || m.unknown, mentee)}
      detail={(
        <>
          <span className={css.line}>{[m.states[row.state], placeOf(row.menteePlace)].filter(Boolean).join(' · ')}<ReceiptMark receipt={row.receipt} word={words.common.receipt[row.receipt]} /></span>
          <span className={css.marks}>
            {wantsHelp(row) ? <Chip tone="late">{m.helpWanted}</Chip> : null}
            {row.lacksConsent ? <Chip tone="late">{m.detail.lacksConsent}</Chip> : null}
            <DueChip row={row} />
            {Object.keys(row.contested).length > 0 ? <Chip tone="due">{words.contacts.list.contested}</Chip> : null}
          </span>
        </>
      )}
    />
  );
}

/** When the next check-in is due; a gentle word once it is overdue. */
export function DueChip({ row }: { readonly row: MentorshipRow }): ReactNode {
  const m = useTexts(texts);
  const day = today();
  const due = dueOf(row, day);
  return due === null ? null : <Chip tone={due <= day ? 'due' : 'neutral'}>{m.due(dueWords(due, day))}</Chip>;
}
