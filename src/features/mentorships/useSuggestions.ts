import { useMemo } from 'react';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import type { ContactId } from '#base/ids.ts';
import type { BodyKind } from '#domain/mandate.ts';
import { suggestMentors, type Suggestion } from '#domain/suggestions.ts';

/** Who might accompany this contact; nobody while none is picked. */
export function useSuggestions(mentee: ContactId | null, body: BodyKind | null): readonly Suggestion[] {
  const people = useLive((live) => live.rows);
  const mandates = useLive((live) => live.mandates);
  const mentorships = useLive((live) => live.mentorships);
  const day = today();
  return useMemo(() => {
    const seeker = mentee === null ? undefined : people.get(mentee);
    return seeker ? suggestMentors({ ...seeker, body }, { people, mandates, mentorships, today: day }) : [];
  }, [mentee, body, people, mandates, mentorships, day]);
}
