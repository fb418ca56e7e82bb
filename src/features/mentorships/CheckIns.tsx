import type { ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import type { MentorshipDetail, ShownNote } from '#app/mentorApi.ts';
import { noteTexts } from '#domain/note.ts';
import { formatDay } from '#messages/dates.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Chip } from '#ui/Chip.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';
import { LostPhone } from './WhoReads.tsx';
import css from './Mentorships.module.css';

/** That they spoke, newest first; what was noted only where it is ours to read. */
export function CheckIns({ detail }: { readonly detail: MentorshipDetail }): ReactNode {
  const m = useTexts(texts).detail;
  const { checkIns, notes } = detail;
  const byId = new Map((notes ?? []).map((note) => [note.id, note]));
  const said = new Set(checkIns.map(({ id }) => id));
  const others = (notes ?? []).filter((note) => !said.has(note.id));
  const held = (notes ?? []).filter((note) => note.held).length;
  return (
    <Section title={m.checkIns} count={checkIns.length}>
      <div className={css.soft}>
        <p>{useReadersLine(detail)}</p>
        {detail.where === 'not-ours' ? null : <LostPhone />}
      </div>
      {held > 0 ? <div className={css.gap}><Banner tone="here">{m.held(held)}</Banner></div> : null}
      {checkIns.length + others.length === 0 ? <p className={css.gap}>{m.noCheckIns}</p> : (
        <div className={css.gap}>
          <CardList label={m.checkIns}>
            {checkIns.map((one) => <CheckInRow key={one.id} day={m.spoke(formatDay(one.on))} help={one.helpWanted} note={byId.get(one.id)} />)}
            {others.map((note) => <CheckInRow key={note.id} day={`${note.about === 'closing' ? m.closing : m.handedIn}: ${formatDay(note.on)}`} help={false} note={note} />)}
          </CardList>
        </div>
      )}
    </Section>
  );
}

/** By name who reads the notes: the mentor and a second one, whoever is looking. */
function useReadersLine(detail: MentorshipDetail): string {
  const m = useTexts(texts);
  const members = useLive((live) => live.members);
  const others = members.filter((member) => !member.self && detail.readers.includes(member.id)).map((member) => member.name || m.unknown);
  if (detail.where !== 'not-ours') return others.length > 0 ? m.checkIn.youAnd(others.join(', ')) : m.checkIn.onlyYou;
  const second = members.find((member) => member.id === detail.coMentor)?.name;
  return m.detail.notesOf(detail.mentorName || m.unknown, second);
}

type CheckInRowProps = { readonly day: string; readonly help: boolean; readonly note: ShownNote | undefined };

function CheckInRow({ day, help, note }: CheckInRowProps): ReactNode {
  const m = useTexts(texts);
  const said = note ? noteTexts.filter((part) => note[part] !== '') : [];
  return (
    <Row
      title={day}
      detail={help ? <Chip tone="late">{m.helpWanted}</Chip> : undefined}
      panel={note && said.length > 0 ? (
        <dl className={css.note}>
          {said.map((part) => <div key={part}><dt>{m.checkIn[part]}</dt><dd>{note[part]}</dd></div>)}
        </dl>
      ) : undefined}
    />
  );
}
