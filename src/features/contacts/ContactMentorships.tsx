import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ContactDetail } from '#app/api.ts';
import { today } from '#app/clock.ts';
import type { MentorshipRow } from '#app/recruitingApi.ts';
import { isOver } from '#domain/mentorship.ts';
import { dueIn } from '#domain/mentorshipDue.ts';
import { dueWords } from '#messages/dates.ts';
import { recruiting } from '#messages/later/recruiting.ts';
import { useTexts } from '#messages/useTexts.ts';
import { LinkButton } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';
import css from './ContactDetail.module.css';

/** The mentorships this person is in, from either side, and the way to begin one: whoever holds or held a seat as the mentor. */
export function ContactMentorships({ detail }: { readonly detail: ContactDetail }): ReactNode {
  const m = useTexts(recruiting).contact;
  const { mandates, mentorships, contact } = detail;
  const side = mandates.length > 0 ? 'pate' : 'schuetzling';
  return (
    <Section title={m.mentorships} count={mentorships.length}>
      {mentorships.length === 0 ? <p className={css.quiet}>{m.noMentorship}</p> : (
        <CardList label={m.mentorships}>{mentorships.map((one) => <Mentorship key={one.id} mentorship={one} mentors={one.mentor === contact.id} />)}</CardList>
      )}
      <div className={css.gap}><LinkButton href={`/patenschaften/neu?${side}=${contact.id}`} icon={<Plus aria-hidden="true" />}>{m.addMentorship}</LinkButton></div>
    </Section>
  );
}

function Mentorship({ mentorship, mentors }: { readonly mentorship: MentorshipRow; readonly mentors: boolean }): ReactNode {
  const m = useTexts(recruiting);
  const { lastCheckIn, nextAgreed, helpWanted, state } = mentorship;
  const day = today();
  const due = dueIn({ ...mentorship, last: lastCheckIn ? { on: lastCheckIn, next: nextAgreed } : null }, day);
  const title = mentors ? m.contact.accompanies(mentorship.menteeName || m.contact.somebody) : m.contact.accompaniedBy(mentorship.mentorName || m.contact.somebody);
  const detail = [due && m.contact.due(dueWords(due, day)), helpWanted && !isOver(mentorship) && m.contact.helpWanted].filter(Boolean).join(' · ');
  return <Row href={`/patenschaften/${mentorship.id}`} title={title} detail={detail} end={<Chip tone={due && due <= day ? 'due' : 'neutral'}>{m.states[state]}</Chip>} />;
}
