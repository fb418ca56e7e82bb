import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import type { MentorshipDetail } from '#app/mentorApi.ts';
import { usePhones } from '#app/phones.ts';
import { dueOf } from '#domain/accompanying.ts';
import { formatDay } from '#messages/dates.ts';
import { pack as texts } from '#messages/later/pack.ts';
import { useTexts } from '#messages/useTexts.ts';
import { useReach } from './Sides.tsx';
import css from './Pack.module.css';

/** What the team knows and the open text may not say: when they speak next, whom to ask. */
export function PackNames({ section, detail }: { readonly section: string; readonly detail: MentorshipDetail }): ReactNode {
  if (section === 'dates') return <NextTalk detail={detail} />;
  return section === 'whom' ? <Whom detail={detail} /> : null;
}

function NextTalk({ detail }: { readonly detail: MentorshipDetail }): ReactNode {
  const m = useTexts(texts);
  const day = today();
  const due = dueOf(detail, day);
  return due !== null && due >= day ? <p className={css.name}>{m.nextTalk(formatDay(due))}</p> : null;
}

function Whom({ detail }: { readonly detail: MentorshipDetail }): ReactNode {
  const m = useTexts(texts);
  const { writtenPhone } = usePhones();
  const mentor = useReach(detail.mentor);
  const responsible = useLive((live) => live.rows.get(detail.mentee)?.responsible ?? null);
  const colleague = useLive((live) => live.members.find((member) => member.id === responsible && member.id !== detail.mentorMember)?.name);
  const ways = mentor ? [...mentor.phones.map(writtenPhone), ...mentor.mails] : [];
  return (
    <dl className={css.whom}>
      <div><dt>{m.mentor}</dt><dd><strong>{detail.mentorName}</strong>{ways.map((way) => <span key={way} className={css.way}>{way}</span>)}</dd></div>
      {colleague ? <div><dt>{m.responsible}</dt><dd><strong>{colleague}</strong></dd></div> : null}
    </dl>
  );
}
