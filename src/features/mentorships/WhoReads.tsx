import { Eye } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useLive } from '#app/live.ts';
import type { MentorshipDetail } from '#app/mentorApi.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import css from './Mentorships.module.css';

/** In one line who can read what is typed here, by name; below it, where it lies until the hub has it. */
export function WhoReads({ detail }: { readonly detail: MentorshipDetail }): ReactNode {
  const m = useTexts(texts);
  const members = useLive((live) => live.members);
  const others = members.filter((member) => !member.self && detail.readers.includes(member.id)).map((member) => member.name || m.unknown);
  if (detail.where === 'foreign') return <Foreign />;
  return (
    <div className={css.reads}>
      <Eye aria-hidden="true" />
      <div>
        <p>{others.length > 0 ? m.checkIn.youAnd(others.join(', ')) : m.checkIn.onlyYou}</p>
        {detail.where === 'held' ? <p className={css.soft}>{m.checkIn.kept}</p> : null}
      </div>
    </div>
  );
}

/** Said before it happens: what becomes of the notes with a lost phone, and what to do about it today. */
export function LostPhone(): ReactNode {
  const m = useTexts(texts).handOver;
  return <p>{m.lost} <Link href="/wiederherstellungsblatt">{m.sheet}</Link></p>;
}

/** Somebody else set up the place for the notes, or put somebody in: said, and nothing goes there. */
export function Foreign(): ReactNode {
  const m = useTexts(texts).detail;
  return <Banner tone="late" title={m.foreign}>{m.foreignText}</Banner>;
}
