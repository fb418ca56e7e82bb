import { refuse } from '#base/result.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { EngineDeps } from './deps.ts';
import type { MentorApi } from './mentorApi.ts';

/** Mentorships for the screens; what it needs loads when one is looked at. */
export function mentoring(deps: EngineDeps, life: Lifecycle): MentorApi {
  const room = async (): Promise<MentorApi | null> => {
    const open = life.open();
    if (!open) return null;
    const [space, { mentorRoom }] = await Promise.all([open.space, import('./mentorRoom.ts')]);
    return mentorRoom({ deps, unlocked: open.unlocked, space });
  };
  return {
    mentorship: async (id) => (await room())?.mentorship(id) ?? null,
    addCoMentor: async (id, member) => (await (await room())?.addCoMentor(id, member)) ?? refuse('not-unlocked'),
    removeCoMentor: async (id, member) => (await (await room())?.removeCoMentor(id, member)) ?? refuse('not-unlocked'),
    handOver: async (input) => (await (await room())?.handOver(input)) ?? refuse('not-unlocked'),
    forgetNotes: async (id) => (await (await room())?.forgetNotes(id)) ?? refuse('not-unlocked'),
  };
}
