import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import { talkSubjects } from '#domain/talk.ts';
import { standing } from '#messages/later/standing.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Choice } from '#ui/Choice.tsx';
import { seatsOf } from './about.ts';
import { withAbout } from './talkForm.ts';
import type { TalkPartProps } from './talkPart.ts';

/** Standing for the first time, or again: asked only where somebody holds a seat, since nobody else could mean the second. */
export function TalkAbout({ form, change }: TalkPartProps): ReactNode {
  const m = useTexts(standing);
  const holds = useLive((live) => seatsOf(form.person, live.mandates, today()).length > 0);
  if (!holds && form.about === 'candidacy') return null;
  return <Choice label={m.about} options={talkSubjects.map((value) => ({ value, label: m.subjects[value] }))} value={form.about} onChange={(about) => change(withAbout(form, about))} />;
}
