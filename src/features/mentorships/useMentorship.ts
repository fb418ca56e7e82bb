import type { Engine } from '#app/api.ts';
import { useLive } from '#app/live.ts';
import type { MentorshipDetail } from '#app/mentorApi.ts';
import { useLoaded, type Loaded } from '#app/useLoaded.ts';
import type { MentorshipId } from '#base/ids.ts';

const ask = (from: Engine, id: MentorshipId) => from.mentorship(id);

/** A mentorship with what this device may read of its notes, asked for again whenever its row or its notes changed. */
export function useMentorship(id: MentorshipId): Loaded<MentorshipDetail> {
  return useLoaded(ask, id, useLive((live) => live.mentorships.find((one) => one.id === id)), useLive((live) => live.notesTouched.get(id) ?? 0));
}
