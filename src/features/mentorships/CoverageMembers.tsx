import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import type { Mentor } from '#domain/coverage.ts';
import { formatDayShort } from '#messages/dates.ts';
import { coverage as texts } from '#messages/later/coverage.ts';
import { mentorships } from '#messages/later/mentorships.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Chip, type Tone } from '#ui/Chip.tsx';
import css from './Coverage.module.css';

const tones: Readonly<Record<Mentor['state'], Tone>> = { mentors: 'safe', quiet: 'late', asked: 'due', none: 'neutral' };

/** Who mentors, whom, and how it goes: a line each. */
export function CoverageMembers({ members }: { readonly members: readonly Mentor[] }): ReactNode {
  return <ul role="list" className={css.members}>{members.map((member) => <Member key={member.id} member={member} />)}</ul>;
}

function Member({ member: { name, state, mentees } }: { readonly member: Mentor }): ReactNode {
  const m = useTexts(texts);
  const { unknown } = useTexts(mentorships);
  const day = today();
  const named = mentees.map((mentee) => mentee.name || unknown);
  const quiet = mentees.flatMap((mentee) => (mentee.quietSince === null ? [] : [m.quietSince(mentee.name || unknown, formatDayShort(mentee.quietSince, day))]));
  const words = state === 'none' ? m.noneYet : state === 'asked' ? m.askedFor(named.join(', ')) : [m.with(named.join(', ')), ...quiet].join(' · ');
  return (
    <li className={css.member}>
      <span><strong>{name || unknown}</strong><span className={css.what}>{words}</span></span>
      <Chip tone={tones[state]}>{m.states[state]}</Chip>
    </li>
  );
}
