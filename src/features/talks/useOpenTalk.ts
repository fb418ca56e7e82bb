import { useEffect, useState } from 'react';
import type { StoryItem } from '#app/api.ts';
import { today } from '#app/clock.ts';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import { systemRandom } from '#app/random.ts';
import { newId, type DraftId, type TalkId } from '#base/ids.ts';
import { usualAbout } from './about.ts';
import { draftFor, readTalkDraft, type TalkTarget } from './talkDraft.ts';
import { emptyTalk, formOf, type TalkForm, type TalkIds, type TalkStart } from './talkForm.ts';

/** A form ready to be filled in. */
export type OpenTalk = {
  readonly start: TalkStart;
  readonly form: TalkForm;
  readonly draftId: DraftId;
  /** When the draft it goes on with was last typed in; null: no draft. */
  readonly kept: number | null;
};
export type Opening =
  | { readonly at: 'loading' }
  | { readonly at: 'missing' }
  | { readonly at: 'failed'; readonly retry: () => void }
  | { readonly at: 'open'; readonly talk: OpenTalk };

/** What the form begins with: the draft that was left of it, else the talk on record, else an empty form. `drafts` false: leave drafts be. */
export function useOpenTalk(target: TalkTarget, drafts: boolean): Opening {
  const opening = useLive((live) => live.status.opening);
  const [tries, setTries] = useState(0);
  const [state, setState] = useState<Opening>({ at: 'loading' });
  const waits = state.at !== 'open' && opening;
  useEffect(() => {
    let stale = false;
    // Once open, the form is the person's: nothing that arrives later changes the ground under their hands.
    const show = (next: Opening) => setState((before) => (stale || before.at === 'open' ? before : next));
    open(target, drafts).then(
      (talk) => show(talk ? { at: 'open', talk } : { at: waits ? 'loading' : 'missing' }),
      () => show({ at: 'failed', retry: () => setTries((count) => count + 1) }),
    );
    return () => { stale = true; };
  }, [waits, tries]);
  return state;
}

async function open(target: TalkTarget, drafts: boolean): Promise<OpenTalk | null> {
  const kept = drafts ? await keptDraft(target) : null;
  if (kept) return kept;
  const start = target.open === 'edit' ? await startOfTalk(target.talk) : startOfNew(target);
  return start && { start, form: start.form, draftId: newId<DraftId>(systemRandom), kept: null };
}

/** A form must open even where drafts cannot be read. */
async function keptDraft(target: TalkTarget): Promise<OpenTalk | null> {
  const all = await engine().drafts().catch(() => []);
  const kept = draftFor(target, all.flatMap((draft) => readTalkDraft(draft) ?? []));
  return kept && { start: kept.start, form: kept.form, draftId: kept.id, kept: kept.about.at };
}

function startOfNew({ contact, about }: Extract<TalkTarget, { open: 'new' }>): TalkStart {
  const { rows, mandates } = useLive.getState();
  const person = contact ? ({ at: 'known', id: contact, name: rows.get(contact)?.name ?? '' } as const) : ({ at: 'searching', text: '' } as const);
  return { ...newIds(), talk: newId<TalkId>(systemRandom), form: { ...emptyTalk(today(), self(), person), about: about ?? usualAbout(person, mandates, today()) }, base: null };
}

async function startOfTalk(id: TalkId): Promise<TalkStart | null> {
  const talk = await engine().talk(id);
  const detail = talk && (await engine().contact(talk.contact));
  const told = detail?.story.find((item): item is Extract<StoryItem, { kind: 'talk' }> => item.kind === 'talk' && item.talk.id === id);
  if (!detail || !told) return null;
  return { ...newIds(), talk: id, form: formOf(told.talk, detail.contact.name, self()), base: { heads: told.heads } };
}

function newIds(): Omit<TalkIds, 'talk'> {
  return { person: newId(systemRandom), task: newId(systemRandom) };
}

function self(): TalkForm['step']['responsible'] {
  const { session } = useLive.getState();
  return session.at === 'unlocked' ? session.self : null;
}
