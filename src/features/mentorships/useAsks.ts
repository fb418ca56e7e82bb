import { useLive } from '#app/live.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { useTexts } from '#messages/useTexts.ts';
import type { Asks, NewForm } from './newMentorship.ts';

/** Whose consent is missing: the mentee's, and the mentor's unless they are of the team. While the contacts are still arriving nobody is asked for what may be on record. */
export function useAsks({ mentee, mentor }: Pick<NewForm, 'mentee' | 'mentor'>): Asks {
  const m = useTexts(texts);
  const rows = useLive((live) => live.rows);
  const linked = useLive((live) => live.members.some((member) => mentor !== null && member.contact === mentor));
  const [one, other] = [mentee === null ? undefined : rows.get(mentee), mentor === null ? undefined : rows.get(mentor)];
  return {
    mentee: one && !one.consent ? one.name || m.unknown : null,
    mentor: other && !other.consent && !linked ? other.name || m.unknown : null,
  };
}
