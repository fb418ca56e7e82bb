import type { ReactNode } from 'react';
import type { MentorshipDetail } from '#app/mentorApi.ts';
import type { Loaded } from '#app/useLoaded.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Unopened } from '#ui/Unopened.tsx';

type NotHereProps = { readonly title: string; readonly back: string; readonly loaded: Exclude<Loaded<MentorshipDetail>, { at: 'here' }> };

/** A mentorship's screen before there is something to show. */
export function NotHere({ title, back, loaded }: NotHereProps): ReactNode {
  return <Unopened title={title} back={back} loaded={loaded} words={useTexts(texts)} />;
}
